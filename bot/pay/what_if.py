"""What would change who wins: assumptions on the parts of an offer that may come out otherwise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.pay.leads import leaders_of
from bot.pay.names import Name
from bot.pay.offer import Offer
from bot.pay.options import with_face_value
from bot.pay.totals import Totals, YearPay, counts_stated_total
from bot.pay.worked import Worked, difference, total

Named: TypeAlias = tuple[str, Offer, Totals]


class Assumption(StrEnum):
    """What is supposed of all offers alike."""

    STOCK_AT_ZERO = "stock_at_zero"
    BONUS_UNPAID = "bonus_unpaid"  # a bonus that is guaranteed is paid all the same
    SIGN_ON_LEFT_OUT = "sign_on_left_out"
    OPTIONS_AT_FACE = "options_at_face"  # all of them, beside a total that holds them at zero


@dataclass(frozen=True, slots=True)
class Flip:
    """An assumption under which others lead on 4-year pay, and what each offer then pays.

    `leaders` are several where they are tied.
    """

    assumption: Assumption
    leaders: tuple[str, ...]
    four_years: tuple[tuple[str, Worked], ...]


def flips(offers: Sequence[Named]) -> tuple[Flip, ...]:
    """The assumptions that change who leads on 4-year pay (offer maths: Private equity).

    Stock and bonus cannot be taken out of a total that was told without its parts; where one is
    among the offers, nothing is said about them, since it would win by that alone.
    """
    usual = leaders_of([(name, pay.four_years) for name, _, pay in offers])
    supposed = (_suppose(assumption, offers) for assumption in _possible(offers))
    return tuple(flip for flip in supposed if flip.leaders != usual)


def _possible(offers: Sequence[Named]) -> tuple[Assumption, ...]:
    if any(counts_stated_total(offer) for _, offer, _ in offers):
        return (Assumption.SIGN_ON_LEFT_OUT, Assumption.OPTIONS_AT_FACE)
    return tuple(Assumption)


def _suppose(assumption: Assumption, offers: Sequence[Named]) -> Flip:
    change = _CHANGES[assumption]
    pay = tuple((name, change(offer, of)) for name, offer, of in offers)
    return Flip(assumption, leaders_of(pay), pay)


def _without(pay: Totals, part_of: Callable[[YearPay], Worked | None]) -> Worked:
    parts = [part for part in map(part_of, pay.years) if part is not None]
    if not parts:
        return pay.four_years
    left_out = total(parts[0].name, *parts)
    return difference(Name.TOTAL, pay.four_years, left_out)


def _without_stock(_offer: Offer, pay: Totals) -> Worked:
    return _without(pay, lambda year: year.equity)


def _without_bonus(offer: Offer, pay: Totals) -> Worked:
    if offer.bonus is not None and offer.bonus.guaranteed:
        return pay.four_years
    return _without(pay, lambda year: year.bonus)


def _without_sign_on(_offer: Offer, pay: Totals) -> Worked:
    return _without(pay, lambda year: year.sign_on)


def _with_options(offer: Offer, pay: Totals) -> Worked:
    return with_face_value(pay.four_years, offer.options)


_CHANGES: dict[Assumption, Callable[[Offer, Totals], Worked]] = {
    Assumption.STOCK_AT_ZERO: _without_stock,
    Assumption.BONUS_UNPAID: _without_bonus,
    Assumption.SIGN_ON_LEFT_OUT: _without_sign_on,
    Assumption.OPTIONS_AT_FACE: _with_options,
}
