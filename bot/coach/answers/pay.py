"""Pay as guides state it, for one guide, side by side or across companies."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.coach.figures import (
    ComputedFigure,
    GuideFigure,
    GuideQuote,
    Name,
)
from bot.coach.question import Choice, Question
from bot.knowledge.base import GuideId, StockBasis, TotalFit


class Component(StrEnum):
    """A part of pay."""

    BASE = "base"
    STOCK = "stock"
    BONUS = "bonus"
    SIGN_ON = "sign_on"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class ComponentPay:
    """One part of pay, with its value in a second currency where the guide gives one."""

    component: Component
    figure: GuideFigure
    alternate: GuideFigure | None = None


@dataclass(frozen=True, slots=True)
class OtherComponentPay:
    """A part of pay under the guide's own label."""

    label: GuideQuote
    figure: GuideFigure


@dataclass(frozen=True, slots=True)
class PayRange:
    """What a guide says for one region, and level where it has levels."""

    region: Name
    level: Name | None
    currency: str | None
    components: tuple[ComponentPay, ...]
    other: tuple[OtherComponentPay, ...]
    stock_basis: StockBasis | None
    notes: tuple[GuideQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the figures of an answer come from and how old they are.

    `age` is in days, None where the guide has no date; `overdue` says that its review is past
    due. Of the sources the first are named, all of them counted.
    """

    guide: GuideId
    company: Name
    role: Name
    quarter: GuideQuote | None
    quality: GuideQuote | None
    sources: tuple[Name, ...]
    source_count: ComputedFigure
    age: ComputedFigure | None
    due: GuideQuote | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class StandIn:
    """Places that were asked, and the regions whose figures are shown for them.

    The regions lie in the places, which are a country or a state; `beside` them where the places
    are cities of the same metro.
    """

    places: tuple[Name, ...]
    regions: tuple[Name, ...]
    beside: bool


@dataclass(frozen=True, slots=True)
class PayRangesAnswer:
    """Pay as a guide states it, and the other regions and levers that it holds.

    `missing` are places that were asked and have no row; `not_by_place` are those asked of a
    guide that splits by level only, and `not_by_level` is a level it does not tell apart.
    `stand_ins` are rows of other places than those that were asked. `compact` where several
    guides are shown side by side.
    """

    kind: ClassVar[str] = "ranges"

    provenance: Provenance
    rows: tuple[PayRange, ...]
    other_regions: tuple[Choice, ...]
    families: tuple[str, ...]
    asked: Question
    missing: tuple[Name, ...] = ()
    not_by_place: tuple[Name, ...] = ()
    not_by_level: Name | None = None
    stand_ins: tuple[StandIn, ...] = ()
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Guides in the order of one part of pay, in one currency, the highest first.

    `lead` is how far the top of the first is above that of the second. `counts` is how all of
    the totals count stock, None for base.
    """

    component: Component
    currency: str
    entries: tuple[tuple[Provenance, PayRange, GuideFigure], ...]
    lead: ComputedFigure | None = None
    counts: TotalFit | None = None


class Unranked(StrEnum):
    """Why a total is in no order with others."""

    ANOTHER_WAY = "another_way"  # no other total counts stock as it does
    NO_SUM = "no_sum"  # it does not follow from its parts, or cannot be tested


@dataclass(frozen=True, slots=True)
class SideBySideAnswer:
    """Who pays more, for each currency; `unlike` where figures are in several currencies.

    `unranked` are the totals that are left out. `role` is what all guides call their role.
    """

    kind: ClassVar[str] = "comparison"

    standings: tuple[Standing, ...]
    unlike: bool
    unranked: tuple[tuple[Provenance, PayRange, Unranked], ...] = ()
    role: Name | None = None


@dataclass(frozen=True, slots=True)
class AcrossEntry:
    """What one company pays for a role in a place."""

    provenance: Provenance
    row: PayRange
    choice: Choice


@dataclass(frozen=True, slots=True)
class AcrossCompaniesAnswer:
    """A role in a place at every company that has both, by base within each currency.

    `before` and `after` count the companies on the pages before and after this one.
    """

    kind: ClassVar[str] = "across"

    role: Name
    places: tuple[Name, ...]
    entries: tuple[AcrossEntry, ...]
    count: ComputedFigure
    first: ComputedFigure
    last: ComputedFigure
    asked: Question
    following: Question | None = None
