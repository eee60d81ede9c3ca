"""What the sweep asks of the world: rows to claim, people to reach, and somebody to wake it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder, SeenFigure, Watch


@dataclass(frozen=True, slots=True)
class Claimed:
    """A due reminder that this worker alone may send, until its lease ends.

    `ticket` is what the claim is known by; it fits nothing any more once the lease has ended and
    somebody else has claimed the row. `address` is the person as transports know them, such as
    `telegram:12345`. `due` is when it should have come, `attempts` counts tries that failed, the
    first of them at `first_failed`, and `last_error` is what the last one was noted with.
    """

    ticket: str
    address: str
    reminder: Reminder
    due: datetime
    preferences: Preferences
    attempts: int = 0
    first_failed: datetime | None = None
    last_error: str = ""


class DueReminders(Protocol):
    """Where reminders are kept, as the sweep sees it: any number of workers may ask at once."""

    async def claim(
        self, now: datetime, most: int, lease: timedelta, transport: str
    ) -> tuple[Claimed, ...]:
        """Claim the reminders that are due of people on a transport, the longest due first."""
        ...

    async def sent(self, claimed: Claimed, now: datetime, next_due: datetime | None) -> bool:
        """Note that one has arrived, and when it comes again; False where the claim is lost."""
        ...

    async def postpone(
        self, claimed: Claimed, until: datetime, *, failed: bool, error: str = ""
    ) -> bool:
        """Give one back until later; `failed` counts it as a try that failed for `error`."""
        ...

    async def fail(self, claimed: Claimed, error: str, next_due: datetime | None = None) -> bool:
        """Give one up, for good or until it comes again; it is listed for the operator."""
        ...

    async def stop(self, address: str, now: datetime) -> None:
        """Stop all that would be sent to a person until they come back."""
        ...

    async def next_due(self, transport: str) -> datetime | None:
        """When the next one of people on a transport is to be tried; None where none waits."""
        ...


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody who gets a digest now: it was noted as sent before it is."""

    address: str
    preferences: Preferences
    watches: tuple[Watch, ...]
    maintains: bool


class Digests(Protocol):
    """Who gets a digest, as the sweep sees it; each is sent at most once."""

    async def claim(self, now: datetime, most: int, transport: str) -> tuple[Subscriber, ...]:
        """Note the next digest of some people as sent, set when the one after comes, and say who.

        What is not sent afterwards, whatever the reason, never is.
        """
        ...

    async def stop(self, address: str, now: datetime) -> None:
        """Stop all that would be sent to a person until they come back."""
        ...

    async def next_due(self, transport: str) -> datetime | None:
        """When the next digest of people on a transport is due; None where none is."""
        ...


@dataclass(frozen=True, slots=True)
class GuideNow:
    """A guide as it reads now: its id, a digest of its figures, and the figures themselves."""

    guide: str
    content: str
    figures: tuple[SeenFigure, ...]


@dataclass(frozen=True, slots=True)
class Watching:
    """Somebody who watches a guide that changed; their watch holds the figures seen before."""

    address: str
    preferences: Preferences
    watch: Watch
    changed: GuideNow


class Watchers(Protocol):
    """Who watches what, as the sweep sees it; each change is told at most once."""

    async def claim(
        self, changed: tuple[GuideNow, ...], now: datetime, most: int, transport: str
    ) -> tuple[Watching, ...]:
        """Note the guides as seen by some who watch them, and say who and what they saw before.

        Nobody is told of the same content twice, however many workers ask. Who has quiet hours
        now is left out, to be claimed when they are asked for again.
        """
        ...

    async def stop(self, address: str, now: datetime) -> None:
        """Stop all that would be sent to a person until they come back."""
        ...


class Alarm(Protocol):
    """Wakes the sweep."""

    def start(self, wake: Callable[[], None]) -> None:
        """Call `wake` now and then from now on."""
        ...

    def at(self, moment: datetime | None) -> None:
        """Call it at this moment too, which takes the place of the one before."""
        ...

    def stop(self) -> None:
        """Call it no more."""
        ...
