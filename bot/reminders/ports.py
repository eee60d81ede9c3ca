"""What the sweep asks of the world: rows to claim, people to reach, and somebody to wake it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder, Watch


@dataclass(frozen=True, slots=True)
class Claimed:
    """A due reminder that this worker alone may send, until its lease ends.

    `ticket` is what the claim is known by; it fits nothing any more once the lease has ended and
    somebody else has claimed the row. `address` is the person as transports know them, such as
    `telegram:12345`. `due` is when it should have come, and `attempts` counts tries that failed.
    """

    ticket: str
    address: str
    reminder: Reminder
    due: datetime
    preferences: Preferences
    attempts: int = 0
    first_failed: datetime | None = None


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
        """Give one back until later; `failed` counts it as a try."""
        ...

    async def fail(self, claimed: Claimed, error: str) -> bool:
        """Give one up for good; it is listed for the operator by the kind of error."""
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
