"""Which guides a person watches, and what came of a wish to watch one or to watch it no more."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.coach.answers.asking import Slot
from bot.coach.figures import ComputedFigure, Name, PersonQuote
from bot.coach.question import Choice, WatchStep
from bot.reminders.preferences import Preferences


class WatchChange(StrEnum):
    """What came of such a wish."""

    STARTED = "started"
    WIDENED = "widened"  # from some roles of a company to all of it
    ALREADY = "already"
    WITHIN = "within"  # all of the company is watched already
    FULL = "full"
    ENDED = "ended"
    NOT_WATCHED = "not_watched"
    STILL = "still"  # all of the company is watched, so that one role cannot be left out


@dataclass(frozen=True, slots=True)
class Watched:
    """A company, or one role there, and what came of it; `step` is what one tap does next.

    `guides` is how many guides there are of a company that is watched as a whole.
    """

    company: Name
    role: Name | None
    change: WatchChange
    step: WatchStep | None = None
    guides: ComputedFigure | None = None


@dataclass(frozen=True, slots=True)
class WatchingAnswer:
    """What came of each thing that was to be watched, or not; `on_topic` where none was named."""

    kind: ClassVar[str] = "watching"

    entries: tuple[Watched, ...]
    preferences: Preferences
    on_topic: bool = False

    @property
    def begins(self) -> bool:
        """Whether anything is watched from now on that was not."""
        return any(one.change in _BEGINNING for one in self.entries)


_BEGINNING = frozenset({WatchChange.STARTED, WatchChange.WIDENED})


@dataclass(frozen=True, slots=True)
class WatchesAnswer:
    """All that a person watches; a choice ends it. `gone` are those without a guide any more."""

    kind: ClassVar[str] = "watches"

    choices: tuple[Choice, ...]
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WatchQuestionAnswer:
    """What is to be watched: which company, or which role of one.

    `missing` is a role or a level that the company has no guide for, and `typed` a word that may
    name a company that we do not know.
    """

    kind: ClassVar[str] = "watch_question"

    slot: Slot
    choices: tuple[Choice, ...] = ()
    company: Name | None = None
    missing: Name | None = None
    typed: PersonQuote | None = None
