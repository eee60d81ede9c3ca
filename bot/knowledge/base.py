"""What the guides say, as values that do not change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias


class GuideId(NamedTuple):
    """A guide's name: the slugs of its company and of its role."""

    company: str
    role: str

    def __str__(self) -> str:
        return f"{self.company}/{self.role}"


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that pay is stated for: a city, a metro, a country, or remote work.

    `metro` is the key of a metropolitan area such as `sf-bay-area`; it and `country`
    (ISO 3166 alpha-2) are None where the label does not say. `state` is the one that it lies in
    or is. `city` is the one that it is, by its plain name ("NYC" is New York), and None where it
    holds several ("Bay Area").
    """

    name: str
    metro: str | None = None
    country: str | None = None
    remote: bool = False
    state: str | None = None
    city: str | None = None


# The seat of a company, wherever that is: what its guide says tells.
HEADQUARTERS = Place("HQ")


class Period(StrEnum):
    """What an amount is paid for."""

    YEAR = "year"
    MONTH = "month"
    GRANT = "grant"  # the whole grant, over all years of its vesting
    ONCE = "once"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """What a figure counts."""

    MONEY = "money"
    SHARES = "shares"
    PERCENT = "percent"
    TEXT = "text"  # words such as "Varies" that stand where a number was expected


@dataclass(frozen=True, slots=True)
class PayFigure:
    """One cell of a guide, read: a range of money, of shares, or of per cent of base.

    `low` and `high` are in whole units of `currency` (ISO 4217) for `period`. `pct_low`
    and `pct_high` are per cent of base. `quote` is the cell as it stands, at `line`.
    """

    quote: str
    line: int
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    period: Period = Period.YEAR
    unit: Unit = Unit.MONEY
    pct_low: Decimal | None = None
    pct_high: Decimal | None = None
    open_ended: bool = False

    @property
    def has_amount(self) -> bool:
        """Whether there is an amount of money, not only a percentage or words."""
        return self.low is not None and self.unit is Unit.MONEY


@dataclass(frozen=True, slots=True)
class PayComponents:
    """The parts of pay that a row states; None where it says nothing."""

    base: PayFigure | None = None
    stock: PayFigure | None = None
    bonus: PayFigure | None = None
    sign_on: PayFigure | None = None
    total: PayFigure | None = None

    def stated(self) -> tuple[PayFigure, ...]:
        """The parts that are there, in the order of the fields."""
        parts = (self.base, self.stock, self.bonus, self.sign_on, self.total)
        return tuple(part for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class OtherPay:
    """A part of pay under a label of its own: carry, profit sharing, a second grant."""

    label: str
    figure: PayFigure


class BasisLabel(StrEnum):
    """What a guide says a stock figure is."""

    GRANT = "grant"
    ANNUAL = "annual"
    UNKNOWN = "unknown"


class TotalFit(StrEnum):
    """Which reading of the stock figure the stated total agrees with, within 10 %."""

    ANNUAL = "annual"  # base + stock + bonus
    GRANT = "grant"  # base + stock / 4 + bonus
    EITHER = "either"
    NEITHER = "neither"
    UNTESTABLE = "untestable"


@dataclass(frozen=True, slots=True)
class StockBasis:
    """Whether a stock figure is a whole grant or a yearly amount, said and tested.

    `cell_differs` says that the cell and the heading above it say different things.
    """

    label: BasisLabel = BasisLabel.UNKNOWN
    total_fits: TotalFit = TotalFit.UNTESTABLE
    cell_differs: bool = False

    @property
    def disagrees(self) -> bool:
        """Whether the label and the arithmetic of the total contradict each other."""
        return (self.label, self.total_fits) in {
            (BasisLabel.GRANT, TotalFit.ANNUAL),
            (BasisLabel.ANNUAL, TotalFit.GRANT),
        }


@dataclass(frozen=True, slots=True)
class PayRow:
    """What a guide says about pay in one region, and at one level where it has levels.

    Beside its places the region may name countries that they lie in: `UK (London)`.
    """

    region: str
    places: tuple[Place, ...]
    level: str | None
    pay: PayComponents
    line: int
    other: tuple[OtherPay, ...] = ()
    alternate: PayComponents | None = None
    stock_basis: StockBasis = StockBasis()
    notes: tuple[str, ...] = ()
    headquarters: bool = False
    countries: tuple[str, ...] = ()


class PlaceholderKind(StrEnum):
    """What a person puts in the place of a placeholder."""

    AMOUNT = "amount"
    CHOICE = "choice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A gap in a script that the person fills, as it stands there."""

    text: str
    kind: PlaceholderKind


@dataclass(frozen=True, slots=True)
class Lever:
    """One reason or component to negotiate on.

    `script` holds the words of the lever; whether a candidate can say them as they are
    is `sayable`, else they are advice in the third person. `advice` is what the guide
    says around a quoted script. `line` is where the name stands; the words of the script
    and of the advice begin on `script_line` and `advice_line`.
    """

    name: str
    script: str
    line: int
    script_line: int
    advice: str | None = None
    advice_line: int | None = None
    families: tuple[str, ...] = ()
    sayable: bool = False
    claims_offer: bool = False
    placeholders: tuple[Placeholder, ...] = ()


@dataclass(frozen=True, slots=True)
class GenericScript:
    """Words for a family of levers that need no company; they hold no figure.

    `path` is below the folder of guides, such as `generic/sign_on.md`, and `line` is where the
    words of the script begin. `name`, `advice` and the rest are as in a lever.
    """

    family: str
    name: str
    script: str
    advice: str | None
    path: str
    line: int
    sayable: bool
    claims_offer: bool
    placeholders: tuple[Placeholder, ...]


@dataclass(frozen=True, slots=True)
class LevelEquivalent:
    """A level on one company's ladder."""

    ladder: str
    level: str


@dataclass(frozen=True, slots=True)
class LevelMapping:
    """One statement that levels of several ladders correspond, or a note about it."""

    text: str
    line: int
    equivalents: tuple[LevelEquivalent, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a guide's prose under its own title, as it stands.

    `lines` holds the line in the file of each line of `text`; empty where they stand one below
    the other from `line` on.
    """

    title: str
    text: str
    line: int
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or so of a guide, at its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatterLines:
    """The lines on which a guide says what its figures rest on.

    `source_items` has the line of each source, or is empty where they share that of `sources`.
    """

    company: int = 1
    role: int = 1
    quality: int = 1
    quarter: int = 1
    updated: int = 1
    due: int = 1
    sources: int = 1
    source_items: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """What one guide says about one role at one company."""

    id: GuideId
    path: str
    company_name: str
    role_name: str
    role_type: str
    quality: str
    quarter: str
    updated: date | None
    due: date | None
    sources: tuple[str, ...]
    rows: tuple[PayRow, ...]
    levers: tuple[Lever, ...]
    company_aliases: tuple[str, ...] = ()
    company_title: str | None = None  # the company as the body's first heading names it
    level_mapping: tuple[LevelMapping, ...] = ()
    strategy: tuple[Passage, ...] = ()
    evidence: tuple[Statement, ...] = ()
    dna: str | None = None
    premium: tuple[Passage, ...] = ()
    vesting: tuple[Decimal, ...] = ()
    lines: FrontMatterLines = FrontMatterLines()


@dataclass(frozen=True, slots=True)
class Company:
    """A company with its guides; `names` are all that the guides call it."""

    slug: str
    name: str
    names: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What all guides together tell, counted when they were read.

    `places` with how many guides have each, the commonest first; `due` counts the guides by the
    date of their next review (ISO 8601); `role_names` is what most guides call a role, and
    `role_guides` how many guides there are for it.
    """

    places: tuple[tuple[Place, int], ...] = ()
    due: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    role_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    role_guides: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


# The role of each rung ("l5") of a company's ladder, by the company's slug.
Ladders: TypeAlias = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Every guide of one moment, by id, the companies that have one, and scripts without one.

    `ladders` say which role a rung is where the guides of its company do not.
    """

    guides: Mapping[GuideId, Guide] = field(default_factory=lambda: MappingProxyType({}))
    companies: Mapping[str, Company] = field(default_factory=lambda: MappingProxyType({}))
    generic: tuple[GenericScript, ...] = ()
    facts: Facts = field(default_factory=Facts)
    ladders: Ladders = field(default_factory=lambda: MappingProxyType({}))

    def __len__(self) -> int:
        return len(self.guides)

    def __iter__(self) -> Iterator[Guide]:
        return iter(self.guides.values())

    def of_company(self, slug: str) -> tuple[Guide, ...]:
        """All guides of a company, by role; none where it is unknown."""
        company = self.companies.get(slug)
        if company is None:
            return ()
        return tuple(self.guides[GuideId(slug, role)] for role in company.roles)

    def with_role(self, role: str) -> tuple[Guide, ...]:
        """All guides for a role, by company."""
        return tuple(
            self.guides[GuideId(slug, role)]
            for slug, company in self.companies.items()
            if role in company.roles
        )

    def generic_for(self, family: str) -> tuple[GenericScript, ...]:
        """The scripts of a family that need no company, in the order to offer them."""
        return tuple(script for script in self.generic if script.family == family)
