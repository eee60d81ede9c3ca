"""What guides say beside pay and scripts: levels, strategy, sources."""

from dataclasses import dataclass
from typing import ClassVar

from bot.coach.answers.pay import Provenance
from bot.coach.answers.scripts import Mismatch
from bot.coach.figures import (
    ComputedFigure,
    GuideQuote,
    Name,
)
from bot.coach.question import Question


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
