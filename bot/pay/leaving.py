"""Leaving early: what is vested by then, and what of a sign-on must be paid back."""

from dataclasses import dataclass
from decimal import Decimal

from bot.pay.names import Name
from bot.pay.offer import Clawback, Instalment, Offer
from bot.pay.vesting import MONTHS_OF_A_YEAR, vested
from bot.pay.worked import Worked, difference, product, quotient, share, stated, total


class UnknownClawbackError(ValueError):
    """A clawback of which nobody said whether less is owed each month."""

    def __init__(self) -> None:
        super().__init__("a clawback is owed in full or pro-rated; choose a reading first")


@dataclass(frozen=True, slots=True)
class Left:
    """What a person has and owes on leaving; None is "not given".

    `vested` is equity at today's price, `owed` the sign-on to be paid back before tax.
    """

    vested: Worked | None
    owed: Worked | None


def clawback_at(
    sign_on: Worked, clawback: Clawback, months: int, *, prorated: bool | None = None
) -> Worked:
    """What is owed on leaving after so many months (offer maths: Sign-on).

    S x (1 - m/C) where it is pro-rated, else S; nothing from month C. `prorated` is the reading
    to take where the clawback does not tell; without one either, UnknownClawbackError.
    """
    if months >= clawback.months:
        return product(Name.OWED, sign_on, share(Decimal(0)))
    reading = prorated if clawback.prorated is None else clawback.prorated
    if reading is None:
        raise UnknownClawbackError
    if not reading:
        return sign_on.called(Name.OWED)
    worked_off = quotient("", stated(Decimal(months)), stated(Decimal(clawback.months)))
    return product(Name.OWED, sign_on, difference("", stated(Decimal(1)), worked_off))


def left_on_leaving(offer: Offer, months: int, *, prorated: bool | None = None) -> Left:
    """What has vested and what is owed after so many months of the job.

    Each instalment is owed for the clawback's months from its own payment, at the start of its
    year; one that is not paid yet is not owed. Letters differ in this, so ask (offer maths:
    Sign-on). `owed` is None without a clawback or a sign-on.
    """
    equity = None if offer.grant is None else vested(offer.grant, months)
    if offer.clawback is None or not offer.sign_on:
        return Left(equity, None)
    parts = [_owed(part, offer.clawback, months, prorated=prorated) for part in offer.sign_on]
    return Left(equity, parts[0] if len(parts) == 1 else total(Name.OWED, *parts))


def _owed(part: Instalment, clawback: Clawback, months: int, *, prorated: bool | None) -> Worked:
    since = months - (part.year - 1) * MONTHS_OF_A_YEAR
    if since < 0:
        return product(Name.OWED, part.amount, share(Decimal(0)))
    return clawback_at(part.amount, clawback, since, prorated=prorated)
