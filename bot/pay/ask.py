"""The number to ask for: a target, a range that bolsters it, and how precise to be."""

from dataclasses import dataclass
from decimal import Decimal

from bot.pay.money import Money
from bot.pay.names import Name
from bot.pay.worked import (
    Worked,
    difference,
    largest,
    product,
    rounded,
    share,
    smallest,
    stated,
    total,
)

# Ames & Mason 2015 (S7): the width is from the paper's examples, 1.05 to 1.08, no tested optimum.
BOLSTERED = Decimal("1.05")
# How far up a band to aim from below: our heuristic.
WAY_UP = Decimal("0.75")

_PRECISION = Decimal("0.005")
_FINE, _COARSE = Decimal(500), Decimal(1000)
_SALARIES_FROM, _COARSE_FROM, _SALARIES_TO = map(Decimal, (20_000, 150_000, 1_000_000))
# Where a number is nearer to the next of 1, 2, 5 and 10: their geometric means, squared.
_NEAREST = ((2, 1), (10, 2), (50, 5))


@dataclass(frozen=True, slots=True)
class Bolstered:
    """A range to ask for: the target, and what is above it; `capped` by the band's high."""

    low: Worked
    high: Worked
    capped: bool


def bolstering(target: Worked, band_high: Worked | None, factor: Decimal = BOLSTERED) -> Bolstered:
    """From the target to somewhat more, at most the band's high (Ames & Mason 2015, S7).

    The upper end is rounded to `ask_step` before it is capped. A target at or above the high
    leaves no range: both ends are the target.
    """
    low = target.called(Name.TARGET)
    more = product(Name.HIGH, target, share(factor))
    even = asked(more)
    if band_high is None or even.money <= band_high.money:
        return Bolstered(low, even, capped=False)
    highest = band_high.called(Name.HIGH)
    high = smallest(Name.HIGH, more if more.money > highest.money else even, highest)
    if high.money < target.money:
        high = largest(Name.HIGH, low, high)
    return Bolstered(low, high, capped=True)


def ask_step(amount: Money) -> Worked:
    """The step in which to ask for such an amount, in its currency and never to the unit.

    500, or 1,000 from 150,000, for salaries of 20,000 to 999,999; else 1, 2 or 5 x 10^k, next
    to 0.5 % of the amount, so that lakhs, yen and monthly pay have theirs. Somewhat precise
    numbers draw smaller counter-offers (Mason et al. 2013, S5); to experts very precise ones
    draw larger ones (Loschelder et al. 2016, S6).
    """
    size = abs(amount.amount)
    if _SALARIES_FROM <= size < _SALARIES_TO:
        step = _FINE if size < _COARSE_FROM else _COARSE
    else:
        step = _round_step(size * _PRECISION)
    return stated(Money(step, amount.currency), Name.STEP)


def asked(amount: Worked) -> Worked:
    """An amount as one asks for it: to the nearest step, itself where it is on one."""
    ask = rounded(amount.name, amount, ask_step(amount.money))
    return amount if ask.money == amount.money else ask


def target_in_band(offered: Worked, low: Worked, high: Worked) -> Worked | None:
    """Three quarters up the band for an offer below that, else the high; not rounded.

    None for an offer at or above the high, after which other terms are the subject (S12), and
    where the low is not below the high (offer maths: T21).
    """
    if offered.money >= high.money or low.money >= high.money:
        return None
    width = difference("", high.called(Name.HIGH), low.called(Name.LOW))
    aim = total(Name.TARGET, low.called(Name.LOW), product("", width, share(WAY_UP)))
    return aim if offered.money < aim.money else high.called(Name.TARGET)


def _round_step(size: Decimal) -> Decimal:
    """The nearest of 1, 2 and 5 x 10^k; 1 for nothing, and 0.01 at least."""
    if not size:
        return Decimal(1)
    power = Decimal(1).scaleb(size.adjusted())
    leading = size / power
    digit = next((digit for limit, digit in _NEAREST if leading * leading < limit), 10)
    return max(digit * power, Decimal("0.01"))
