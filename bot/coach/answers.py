"""What the coach decided to say, as data; renderers find the words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias

from bot.coach.figures import (
    ComputedFigure,
    GuideFigure,
    GuideQuote,
    Name,
    PersonFigure,
    PersonQuote,
    Quote,
)
from bot.coach.question import Choice, Listing, Question
from bot.knowledge.base import GuideId, StockBasis
from bot.understanding.intents import Intent, Situation
from bot.understanding.terms import Term

# Money ----------------------------------------------------------------------------------------


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
class PayRangesAnswer:
    """Pay as a guide states it, and the other regions and levers that it holds.

    `missing` are places that were asked and have no row; `not_by_place` are those asked of a
    guide that splits by level only, and `not_by_level` is a level it does not tell apart.
    `compact` where several guides are shown side by side.
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
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Guides in the order of one part of pay, in one currency, the highest first.

    `lead` is how far the top of the first is above that of the second.
    """

    component: Component
    currency: str
    entries: tuple[tuple[Provenance, PayRange, GuideFigure], ...]
    lead: ComputedFigure | None = None


@dataclass(frozen=True, slots=True)
class SideBySideAnswer:
    """Who pays more, for each currency; `unlike` where figures are in several currencies."""

    kind: ClassVar[str] = "comparison"

    standings: tuple[Standing, ...]
    unlike: bool


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


# Scripts --------------------------------------------------------------------------------------


class Mismatch(StrEnum):
    """Why the figures of a script do not belong to what was asked."""

    PLACE = "place"
    CURRENCY = "currency"


@dataclass(frozen=True, slots=True)
class Script:
    """Words of a lever; sayable as they are, or advice to put in one's own words.

    `tells_of_self` says that they state facts about who says them, which may not be true.
    """

    name: Quote
    words: Quote
    advice: Quote | None
    sayable: bool
    claims_offer: bool
    placeholders: tuple[Quote, ...]
    mismatch: Mismatch | None = None
    tells_of_self: bool = False


@dataclass(frozen=True, slots=True)
class ScriptAnswer:
    """Scripts of a guide for one family of levers, or of all; some were shown before.

    `others` are the guide's other scripts, each one choice away.
    """

    kind: ClassVar[str] = "script"

    provenance: Provenance
    family: str | None
    scripts: tuple[Script, ...]
    places: tuple[Name, ...]
    other_families: tuple[str, ...]
    others: tuple[Choice, ...]
    asked: Question
    skipped: int = 0
    remaining: ComputedFigure | None = None


@dataclass(frozen=True, slots=True)
class NoSuchLeverAnswer:
    """The guide has no lever of the family; `families` are those it has."""

    kind: ClassVar[str] = "no_such_lever"

    provenance: Provenance
    family: str
    families: tuple[str, ...]
    asked: Question


@dataclass(frozen=True, slots=True)
class GenericScriptAnswer:
    """Scripts that belong to no company; `families` are those that there are others for.

    A company that was asked for has no script of its own of the family.
    """

    kind: ClassVar[str] = "generic_script"

    family: str
    scripts: tuple[Script, ...]
    families: tuple[str, ...]
    asked: Question


# Levels, strategy, sources --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LevelStatement:
    """One statement about levels, and the levels that it calls equal: each ladder with its rung."""

    text: GuideQuote
    equals: tuple[tuple[Name, Name], ...]


@dataclass(frozen=True, slots=True)
class LevelsAnswer:
    """What a guide says about levels; no statements where it says nothing."""

    kind: ClassVar[str] = "levels"

    provenance: Provenance
    statements: tuple[LevelStatement, ...]
    asked: Question


@dataclass(frozen=True, slots=True)
class StrategyPassage:
    """A piece of a guide's strategy under its title, with what must be known before saying it."""

    title: GuideQuote
    text: GuideQuote
    claims_offer: bool
    mismatch: Mismatch | None = None


@dataclass(frozen=True, slots=True)
class StrategyAnswer:
    """How the guide would negotiate: its own words, title by title."""

    kind: ClassVar[str] = "strategy"

    provenance: Provenance
    passages: tuple[StrategyPassage, ...]
    places: tuple[Name, ...]
    asked: Question


@dataclass(frozen=True, slots=True)
class SourcesAnswer:
    """Where a guide's figures come from, and what it cites."""

    kind: ClassVar[str] = "sources"

    provenance: Provenance
    evidence: tuple[GuideQuote, ...]
    asked: Question


@dataclass(frozen=True, slots=True)
class LibraryAnswer:
    """What all guides together rest on."""

    kind: ClassVar[str] = "library"

    guides: ComputedFigure
    companies: ComputedFigure
    overdue: ComputedFigure


# What there is --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """One role of a company, with its base where the guide states one."""

    provenance: Provenance
    row: PayRange | None
    choice: Choice


@dataclass(frozen=True, slots=True)
class CompanyOverviewAnswer:
    """The roles that a company has guides for; `missing` is one that was asked and is not."""

    kind: ClassVar[str] = "overview"

    company: Name
    entries: tuple[RoleEntry, ...]
    question: Question
    missing: Name | None = None
    near: tuple[Choice, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The roles to choose from."""
        return tuple(entry.choice for entry in self.entries)


@dataclass(frozen=True, slots=True)
class BrowseAnswer:
    """One page of all that there is of a kind; `page` counts from 0."""

    kind: ClassVar[str] = "browse"

    listing: Listing
    choices: tuple[Choice, ...]
    page: int
    shown: ComputedFigure
    pages: ComputedFigure
    count: ComputedFigure


# Questions and the rest -----------------------------------------------------------------------


class Slot(StrEnum):
    """What a question may lack."""

    COMPANY = "company"
    ROLE = "role"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Clarification:
    """A question back; a choice, by number or by name, goes on with what was asked.

    Without choices `typed` is a word that may name a company that has no guide.
    """

    kind: ClassVar[str] = "clarify"

    slot: Slot
    choices: tuple[Choice, ...]
    question: Question
    typed: PersonQuote | None = None


@dataclass(frozen=True, slots=True)
class NotInGuidesAnswer:
    """An employer without a guide, as it was typed, and those with one that look like it.

    `families` are those that there are generic scripts for: they need no guide.
    """

    kind: ClassVar[str] = "not_in_guides"

    typed: PersonQuote
    nearest: tuple[Choice, ...]
    examples: tuple[Name, ...]
    families: tuple[str, ...]
    question: Question


@dataclass(frozen=True, slots=True)
class GoneAnswer:
    """What was talked about, or a button leads to, is in the guides no longer."""

    kind: ClassVar[str] = "gone"

    name: Name | None


@dataclass(frozen=True, slots=True)
class NoSuchPlaceAnswer:
    """The guide has no row for any of the places; a choice of a region goes on."""

    kind: ClassVar[str] = "no_such_place"

    provenance: Provenance
    places: tuple[Name, ...]
    choices: tuple[Choice, ...]
    question: Question


@dataclass(frozen=True, slots=True)
class NobodyThereAnswer:
    """No guide has the role in the place; `choices` are places that have it."""

    kind: ClassVar[str] = "nobody_there"

    role: Name
    places: tuple[Name, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class StillMeantAnswer:
    """A question whether the company of before is meant, since a word may name another."""

    kind: ClassVar[str] = "still_meant"

    typed: PersonQuote
    choices: tuple[Choice, ...]
    question: Question


@dataclass(frozen=True, slots=True)
class StillOnAnswer:
    """What was carried over from before, so that the person sees it."""

    kind: ClassVar[str] = "still_on"

    companies: tuple[Name, ...]
    role: Name | None
    carried: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyGuideAnswer:
    """That a company has one guide only, whose role was not named."""

    kind: ClassVar[str] = "only_guide"

    company: Name
    role: Name


@dataclass(frozen=True, slots=True)
class ReadAsAnswer:
    """How a misspelt place was read."""

    kind: ClassVar[str] = "read_as"

    typed: PersonQuote
    name: Name


@dataclass(frozen=True, slots=True)
class LeftOutAnswer:
    """What was asked with the rest and is not answered now."""

    kind: ClassVar[str] = "left_out"

    companies: tuple[Name, ...]
    families: tuple[str, ...]


class Compared(StrEnum):
    """Where an amount lies beside a range."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class HeardAmount:
    """An amount that the person stated, and where it lies beside the guide's figure.

    `read_as` is there where "125" was read as thousands; `assumed_currency` is the guide's,
    where the person named none; `unlike` is the currency of a figure that it cannot be set
    beside, since it is paid in another money or for another time.
    """

    component: Component | None
    figure: PersonFigure
    read_as: ComputedFigure | None = None
    beside: GuideFigure | None = None
    region: Name | None = None
    compared: Compared | None = None
    assumed_currency: str | None = None
    unlike: Name | None = None


@dataclass(frozen=True, slots=True)
class OfferHeardAnswer:
    """The amounts of an offer as they were read."""

    kind: ClassVar[str] = "offer"

    amounts: tuple[HeardAmount, ...]
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class HelpAnswer:
    """What can be asked, with a few companies that there are and situations to choose from."""

    kind: ClassVar[str] = "help"

    examples: tuple[Name, ...]
    situations: tuple[Situation, ...]


@dataclass(frozen=True, slots=True)
class SituationAnswer:
    """What to do where a person stands, with scripts that belong to no company."""

    kind: ClassVar[str] = "situation"

    situation: Situation
    scripts: tuple[Script, ...]
    families: tuple[str, ...]
    topic: StillOnAnswer | None = None


@dataclass(frozen=True, slots=True)
class TermAnswer:
    """What a word of pay means; `topic` is what is still talked about."""

    kind: ClassVar[str] = "term"

    term: Term
    topic: StillOnAnswer | None = None


@dataclass(frozen=True, slots=True)
class PrivacyAnswer:
    """What is kept of a conversation."""

    kind: ClassVar[str] = "privacy"


@dataclass(frozen=True, slots=True)
class ResetAnswer:
    """What was talked about is let go; `forgotten` where nothing at all is kept."""

    kind: ClassVar[str] = "reset"

    forgotten: bool = False


@dataclass(frozen=True, slots=True)
class NotYetAnswer:
    """What the coach cannot do yet."""

    kind: ClassVar[str] = "not_yet"

    intent: Intent


@dataclass(frozen=True, slots=True)
class SmallTalkAnswer:
    """A kind word back; `rough` where the person's was not."""

    kind: ClassVar[str] = "smalltalk"

    rough: bool = False


@dataclass(frozen=True, slots=True)
class UnknownAnswer:
    """Nothing was understood, or there is nothing more.

    `empty` says that there was nothing to read at all, `finished` that more was asked for and
    there is none. `topic` is what can still be asked about, and `command` one that is none of ours.
    """

    kind: ClassVar[str] = "unknown"

    empty: bool = False
    finished: bool = False
    topic: StillOnAnswer | None = None
    command: PersonQuote | None = None


Answer: TypeAlias = (
    PayRangesAnswer
    | SideBySideAnswer
    | AcrossCompaniesAnswer
    | NoSuchPlaceAnswer
    | NobodyThereAnswer
    | ScriptAnswer
    | NoSuchLeverAnswer
    | GenericScriptAnswer
    | LevelsAnswer
    | StrategyAnswer
    | SourcesAnswer
    | LibraryAnswer
    | CompanyOverviewAnswer
    | BrowseAnswer
    | Clarification
    | NotInGuidesAnswer
    | GoneAnswer
    | StillMeantAnswer
    | StillOnAnswer
    | OnlyGuideAnswer
    | ReadAsAnswer
    | LeftOutAnswer
    | OfferHeardAnswer
    | HelpAnswer
    | SituationAnswer
    | TermAnswer
    | PrivacyAnswer
    | ResetAnswer
    | NotYetAnswer
    | SmallTalkAnswer
    | UnknownAnswer
)
