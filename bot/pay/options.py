"""Options to buy shares: three lines of value, since nobody knows which comes true."""

from dataclasses import dataclass
from decimal import Decimal

from bot.pay.money import Money
from bot.pay.names import Name
from bot.pay.offer import Options
from bot.pay.worked import SHARE, Worked, difference, largest, product, share, stated, total


@dataclass(frozen=True, slots=True)
class OptionLines:
    """All options at no value, at the person's own haircut if they gave one, and at face value.

    For the whole count, in money of today; nothing is said about when they vest.
    """

    at_zero: Worked
    at_haircut: Worked | None
    at_face: Worked


def face_value(options: Options) -> Worked | None:
    """max(0, price - strike) x count; None without both (offer maths: Private equity)."""
    if options.strike is None or options.price is None:
        return None
    strike, price = options.strike.called(Name.STRIKE), options.price.called(Name.PRICE)
    spread = difference("", price, strike)
    nothing = stated(Money(Decimal(0), price.money.currency))
    return product(Name.AT_FACE, largest("", nothing, spread), options.count)


def option_lines(options: Options, haircut: Worked | None = None) -> OptionLines | None:
    """The lines of value; None without both strike and price.

    `haircut` is the share that the person takes off: 0.6 leaves 40 % of the face value.
    """
    face = face_value(options)
    if face is None:
        return None
    cut = None
    if haircut is not None:
        kept = difference("", stated(Decimal(1)), haircut.called(SHARE))
        cut = product(Name.AT_HAIRCUT, face, kept)
    return OptionLines(product(Name.AT_ZERO, face, share(Decimal(0))), cut, face)


def with_face_value(pay: Worked, options: Options | None) -> Worked:
    """Pay with options at face value; the same where they have none that could be told."""
    face = None if options is None else face_value(options)
    return pay if face is None else total(Name.TOTAL, pay, face)
