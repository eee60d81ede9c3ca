"""The shape of an offer: whether it pays most at first or at last."""

from decimal import Decimal
from enum import StrEnum

from bot.pay.names import Name
from bot.pay.totals import Totals
from bot.pay.worked import Worked, quotient

# A heuristic (offer maths: Four headline figures), not from any study.
FRONT_LOADED_ABOVE = Decimal("1.20")
BACK_LOADED_BELOW = Decimal("0.85")


class Shape(StrEnum):
    """How the first year stands to the average year."""

    EVEN = "even"
    FRONT_LOADED = "front_loaded"
    BACK_LOADED = "back_loaded"


def mean_ratio(totals: Totals) -> Worked | None:
    """The first year by the average year, 1 where both are alike; None where all pay is zero."""
    if not totals.average.money.amount:
        return None
    return quotient(Name.RATIO, totals.year_1, totals.average)


def shape(totals: Totals) -> Shape:
    """The shape of an offer, one-time money included; on a limit it is still even."""
    ratio = mean_ratio(totals)
    if ratio is None:
        return Shape.EVEN
    if ratio.number > FRONT_LOADED_ABOVE:
        return Shape.FRONT_LOADED
    return Shape.BACK_LOADED if ratio.number < BACK_LOADED_BELOW else Shape.EVEN
