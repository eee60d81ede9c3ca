"""What a chart shows, as plain values with every text that stands on it.

A chart makes no text of its own, least of all a number, so that it says what the reply says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from bot.pay.money import NotAnAmountError

MOST_BARS = 6
MOST_STACKS = 5
MOST_YEARS = 4


class ChartSizeError(ValueError):
    """A chart has nothing to show, or more than can be read on a phone."""

    def __init__(self, what: str, count: int, most: int) -> None:
        super().__init__(f"a chart shows 1 to {most} {what}, not {count}")


class UnlabelledMarkError(ValueError):
    """A mark has no text, or a text has no mark."""

    def __init__(self, label: str) -> None:
        super().__init__(f"the mark of '{label}' needs both its value and its text, or neither")


class MissingTextError(ValueError):
    """A chart was given no text for something that it needs one for."""

    def __init__(self, what: str) -> None:
        super().__init__(f"a chart was given no text for {what}")


@dataclass(frozen=True, slots=True)
class BandBar:
    """One component: the band from low to high, and where the offer lies; None if it has none.

    The mark may lie outside of the band, and low may equal high.
    """

    label: str
    low: Decimal
    high: Decimal
    low_text: str
    high_text: str
    mark: Decimal | None = None
    mark_text: str | None = None

    def __post_init__(self) -> None:
        for value in (self.low, self.high, self.mark):
            if value is not None:
                _check_finite(value)
        if (self.mark is None) != (self.mark_text is None):
            raise UnlabelledMarkError(self.label)


@dataclass(frozen=True, slots=True)
class BandsChart:
    """An offer in a guide's bands, each on a scale of its own; `alt` says all of it in words."""

    title: str
    subtitle: str
    bars: tuple[BandBar, ...]
    note: str
    alt: str

    def __post_init__(self) -> None:
        _check_count("bands", len(self.bars), MOST_BARS)
        _check_alt(self.alt)


class PartKind(StrEnum):
    """What a part of a year's pay is, in the order in which parts are stacked."""

    BASE = "base"
    BONUS = "bonus"
    EQUITY = "equity"
    SIGN_ON = "sign_on"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class YearPart:
    """A part of a year's pay; one that is not above zero takes no room."""

    kind: PartKind
    value: Decimal
    text: str

    def __post_init__(self) -> None:
        _check_finite(self.value)


@dataclass(frozen=True, slots=True)
class PayStack:
    """An offer: its parts in each year, the first year first, and a year's total in words."""

    name: str
    years: tuple[tuple[YearPart, ...], ...]
    totals: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.totals) != len(self.years):
            raise MissingTextError(f"the total of each year of '{self.name}'")


@dataclass(frozen=True, slots=True)
class YearlyChart:
    """Yearly pay of offers in one currency, on one scale from zero, side by side in each year.

    An offer may cover fewer years than there are names of years.
    """

    title: str
    subtitle: str
    year_names: tuple[str, ...]
    kind_names: Mapping[PartKind, str]
    stacks: tuple[PayStack, ...]
    note: str
    alt: str

    def __post_init__(self) -> None:
        _check_count("offers", len(self.stacks), MOST_STACKS)
        _check_count("years", len(self.year_names), MOST_YEARS)
        _check_alt(self.alt)
        if any(len(stack.years) > len(self.year_names) for stack in self.stacks):
            raise MissingTextError("each year of an offer")
        for kind in self.kinds:
            if kind not in self.kind_names:
                raise MissingTextError(kind.value)

    @property
    def kinds(self) -> tuple[PartKind, ...]:
        """The kinds of parts that take room somewhere, in their order."""
        parts = (part for stack in self.stacks for year in stack.years for part in year)
        shown = {part.kind for part in parts if part.value > 0}
        return tuple(kind for kind in PartKind if kind in shown)


Chart: TypeAlias = BandsChart | YearlyChart


def _check_finite(value: Decimal) -> None:
    if not value.is_finite():
        raise NotAnAmountError(value)


def _check_count(what: str, count: int, most: int) -> None:
    if not 1 <= count <= most:
        raise ChartSizeError(what, count, most)


def _check_alt(alt: str) -> None:
    if not alt.strip():
        raise MissingTextError("those who do not see it")
