"""Questions back, and what is not in the guides."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.coach.answers.pay import Provenance
from bot.coach.figures import (
    Name,
    PersonQuote,
)
from bot.coach.question import Choice, Question


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
