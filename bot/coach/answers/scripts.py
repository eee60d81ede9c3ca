"""Words to say, of a guide or of no company."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.coach.answers.pay import Provenance
from bot.coach.figures import (
    ComputedFigure,
    Name,
    Quote,
)
from bot.coach.question import Choice, Question


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
