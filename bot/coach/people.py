"""The port to where people are kept, and what comes back from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol

from bot.coach.person import Person


class ChangedMeanwhileError(Exception):
    """A person was saved by somebody else since they were loaded; load, decide and save again."""

    def __init__(self) -> None:
        super().__init__("this person was saved meanwhile; load them again")


class KeepingError(Exception):
    """What we keep cannot be used; it words itself for whoever runs the bot."""


class StoreUnavailableError(KeepingError):
    """What we keep cannot be read or written now; says what whoever runs the bot can do.

    `reason` is one word for a log: "full", "read_only", "gone", "locked", "key" or "damaged".
    """

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(advice)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Held:
    """A person as they were loaded; `version` tells whether somebody saved them since."""

    person: Person
    version: int = 0


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was deleted of a person, by its kind: "offers", "reminders", "watches", "rows"."""

    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Collected:
    """Everything that is stored of a person, as it can be written to JSON."""

    data: Mapping[str, Any]


class People(Protocol):
    """Where what we remember of people is kept; each call may raise StoreUnavailableError."""

    async def load(self, person: str) -> Held:
        """What is remembered; a new person where nothing is."""
        ...

    async def save(self, person: str, held: Held, after: Person, update: str | None = None) -> None:
        """Remember a person as they are after a turn, and that an update was taken.

        Raises ChangedMeanwhileError where `held` is no longer what is kept.
        """
        ...

    async def was_taken(self, update: str) -> bool:
        """Whether a turn was saved for this update before."""
        ...

    async def answer(self, update: str) -> None:
        """Note that whoever sent an update has its answer."""
        ...

    async def was_answered(self, update: str) -> bool:
        """Whether that was noted; a process may have ended between the turn and its answer."""
        ...

    async def forget(self, person: str, update: str | None = None) -> Forgotten:
        """Delete everything that is kept of a person, beyond recovery, and take an update."""
        ...

    async def collect(self, person: str) -> Collected:
        """Everything that is kept of a person."""
        ...
