"""A pay band, and where an amount stands in it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.pay.names import Name
from bot.pay.worked import Worked, difference, quotient

# Where one step ends and the next begins, as a part of the way from low to high: for words only.
_LOW_TO, _LOWER_TO, _MIDDLE_TO, _TOP_FROM = map(Decimal, ("0.2", "0.45", "0.55", "0.8"))


class Standing(StrEnum):
    """Where an amount stands in a band, in steps that can be said in words."""

    BELOW = "below"
    LOW = "low"  # up to 0.2 of the way from low to high
    LOWER = "lower"  # below 0.45
    MIDDLE = "middle"  # up to 0.55
    UPPER = "upper"  # below 0.8
    TOP = "top"  # up to the high
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class PayBand:
    """What a job pays in one place, from low to high; both amounts a year in one currency.

    Guides state bands whose low is not below their high: such a band has no positions.
    """

    low: Worked
    high: Worked

    @property
    def is_range(self) -> bool:
        """Whether the low is below the high."""
        return self.low.money < self.high.money

    def penetration(self, amount: Worked) -> Worked | None:
        """(x - low) / (high - low), below 0 and above 1 outside; None where it is no range.

        Range penetration, not a percentile (offer maths: Position in the guide's range).
        """
        if not self.is_range:
            return None
        above_low = difference("", amount, self._low)
        return quotient(Name.POSITION, above_low, difference("", self._high, self._low))

    def position(self, amount: Worked) -> Decimal | None:
        """The number of `penetration`."""
        position = self.penetration(amount)
        return None if position is None else position.number

    def place(self, amount: Worked) -> Standing | None:
        """The step in which an amount stands; None where the band is no range."""
        position = self.position(amount)
        return None if position is None else _standing(position)

    def gap_to_high(self, amount: Worked) -> Worked:
        """What is missing to the high; negative above it."""
        return difference(Name.GAP, self._high, amount)

    @property
    def _low(self) -> Worked:
        return self.low.called(Name.LOW)

    @property
    def _high(self) -> Worked:
        return self.high.called(Name.HIGH)


def _standing(position: Decimal) -> Standing:
    if position < 0:
        return Standing.BELOW
    if position > 1:
        return Standing.ABOVE
    if position <= _LOW_TO:
        return Standing.LOW
    if position < _LOWER_TO:
        return Standing.LOWER
    if position <= _MIDDLE_TO:
        return Standing.MIDDLE
    return Standing.UPPER if position < _TOP_FROM else Standing.TOP
