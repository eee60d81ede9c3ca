"""What the coach decided to say, as data; renderers find the words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from bot.knowledge.base import GuideId, PayFigure, Place, StockBasis
from bot.understanding.levels import Level

# What may stand in an answer, each with where it comes from -----------------------------------


@dataclass(frozen=True, slots=True)
class GuideFigure:
    """A figure as it stands in a guide."""

    figure: PayFigure
    guide: GuideId


# Figures of the person and figures that were computed from others join here.
Figure: TypeAlias = GuideFigure


@dataclass(frozen=True, slots=True)
class GuideQuote:
    """Words of a guide as they stand there; whatever figures they hold are the guide's."""

    text: str
    guide: GuideId
    line: int


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
    figure: Figure
    alternate: Figure | None = None


@dataclass(frozen=True, slots=True)
class OtherComponentPay:
    """A part of pay under the guide's own label."""

    label: GuideQuote
    figure: Figure


@dataclass(frozen=True, slots=True)
class PayRange:
    """What a guide says for one region, and level where it has levels."""

    region: str
    level: str | None
    currency: str | None
    components: tuple[ComponentPay, ...]
    other: tuple[OtherComponentPay, ...]
    stock_basis: StockBasis | None
    notes: tuple[GuideQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the figures of an answer come from and how old they are.

    `age_days` is None where the guide has no date; `overdue` says that its review is past due.
    """

    guide: GuideId
    company_name: str
    role_name: str
    quarter: str
    quality: str
    sources: tuple[str, ...]
    age_days: int | None
    due: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class PayRangesAnswer:
    """Pay as a guide states it, and the other regions and levers that it holds.

    `missing` are places that were asked and have no row; `not_by_place` are those asked of a
    guide that splits by level only, and `not_by_level` is a level it does not tell apart.
    """

    provenance: Provenance
    rows: tuple[PayRange, ...]
    other_regions: tuple[str, ...]
    families: tuple[str, ...]
    missing: tuple[str, ...] = ()
    not_by_place: tuple[str, ...] = ()
    not_by_level: str | None = None


# Scripts --------------------------------------------------------------------------------------


class Mismatch(StrEnum):
    """Why the figures of a script do not belong to what was asked."""

    PLACE = "place"
    CURRENCY = "currency"


@dataclass(frozen=True, slots=True)
class Script:
    """Words of a lever; sayable as they are, or advice to put in one's own words."""

    name: GuideQuote
    words: GuideQuote
    advice: GuideQuote | None
    sayable: bool
    claims_offer: bool
    placeholders: tuple[str, ...]
    mismatch: Mismatch | None


@dataclass(frozen=True, slots=True)
class ScriptAnswer:
    """Scripts of a guide for one family of levers, or of all; some were shown before."""

    provenance: Provenance
    family: str | None
    scripts: tuple[Script, ...]
    place: str | None
    other_families: tuple[str, ...]
    skipped: int = 0
    remaining: int = 0


@dataclass(frozen=True, slots=True)
class NoSuchLeverAnswer:
    """The guide has no lever of the family; `families` are those it has."""

    provenance: Provenance
    family: str
    families: tuple[str, ...]


# Questions and the rest -----------------------------------------------------------------------


class Wish(StrEnum):
    """What can be asked about a guide."""

    RANGE = "range"
    SCRIPT = "script"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, as far as it is known; a clarification fills what is missing.

    `skip` counts the scripts that were shown already.
    """

    wishes: tuple[Wish, ...] = ()
    company: str | None = None
    role: str | None = None
    places: tuple[Place, ...] = ()
    families: tuple[str, ...] = ()
    level: Level | None = None
    skip: int = 0


class Slot(StrEnum):
    """What a question may lack."""

    COMPANY = "company"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to go on: the slug it stands for and what a person calls it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Clarification:
    """A question back; the choice, by number or by name, resumes `question`.

    Without choices `typed` is a word that may name a company that has no guide.
    """

    slot: Slot
    choices: tuple[Choice, ...]
    question: Question
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class CompanyRolesAnswer:
    """The roles that a company has guides for; `missing` is one that was asked and is not."""

    company_name: str
    choices: tuple[Choice, ...]
    question: Question
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class NotInGuidesAnswer:
    """An employer without a guide, as it was typed, and those with one that look like it."""

    typed: str
    nearest: tuple[Choice, ...]
    examples: tuple[str, ...]
    question: Question


@dataclass(frozen=True, slots=True)
class NoSuchPlaceAnswer:
    """The guide has no row for any of the places; a choice of a region resumes `question`.

    `spots` are the places that the choices stand for, one each.
    """

    provenance: Provenance
    places: tuple[str, ...]
    choices: tuple[Choice, ...]
    spots: tuple[Place, ...]
    question: Question


@dataclass(frozen=True, slots=True)
class StillMeantAnswer:
    """A question whether the company of before is meant, since a word may name another."""

    typed: str
    company: Choice
    question: Question


@dataclass(frozen=True, slots=True)
class StillOnAnswer:
    """What was carried over from before, so that the person sees it."""

    company_name: str
    role_name: str | None
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadAsAnswer:
    """How a misspelt place was read."""

    typed: str
    name: str


@dataclass(frozen=True, slots=True)
class LeftOutAnswer:
    """What was asked with the rest and is not answered now."""

    companies: tuple[str, ...]
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpAnswer:
    """What can be asked, with a few companies that there are."""

    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrivacyAnswer:
    """What is kept of a conversation."""


@dataclass(frozen=True, slots=True)
class SmallTalkAnswer:
    """A kind word back."""


@dataclass(frozen=True, slots=True)
class UnknownAnswer:
    """Nothing was understood; `empty` where there was nothing to read at all.

    `topic` is what can still be asked about.
    """

    empty: bool = False
    topic: StillOnAnswer | None = None


Answer: TypeAlias = (
    PayRangesAnswer
    | NoSuchPlaceAnswer
    | ScriptAnswer
    | NoSuchLeverAnswer
    | Clarification
    | CompanyRolesAnswer
    | NotInGuidesAnswer
    | StillMeantAnswer
    | StillOnAnswer
    | ReadAsAnswer
    | LeftOutAnswer
    | HelpAnswer
    | PrivacyAnswer
    | SmallTalkAnswer
    | UnknownAnswer
)
