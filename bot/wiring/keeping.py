"""Where what we keep of people is, and who keeps it once there is something to keep.

The database loads slowly, so that it is imported on first need only.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import platformdirs

from bot.coach.people import Collected, Forgotten, Held, People, StoreUnavailableError
from bot.coach.person import Person
from bot.conversation import PeopleInMemory
from bot.reminders.ports import DueReminders
from bot.settings import Settings

APP = "negotiation-coach"
# What could not be opened is not tried again by everybody at once.
_SECONDS_BETWEEN_TRIES = 2.0


def database_file() -> Path:
    """Where the database is unless another is set: in the platform's folder for data."""
    return platformdirs.user_data_path(APP, appauthor=False) / "coach.db"


def keys_folder() -> Path:
    """Where the keys are, apart from the database: in the platform's folder for configuration."""
    return platformdirs.user_config_path(APP, appauthor=False) / "keys"


def is_kept(settings: Settings) -> bool:
    """Whether there may be something that was kept before."""
    return settings.database_url is not None or database_file().exists()


class Keeps(Protocol):
    """Everything that is kept, opened."""

    @property
    def people(self) -> People:
        """Where people are kept."""
        ...

    @property
    def reminders(self) -> DueReminders:
        """Where what is due is found."""
        ...

    async def close(self) -> None:
        """Close it."""
        ...


K_co = TypeVar("K_co", bound=Keeps, covariant=True)


class OnNeed(Generic[K_co]):
    """Opens what is kept once it is needed; what cannot be opened is tried again later."""

    def __init__(self, open_store: Callable[[], Awaitable[K_co]]) -> None:
        self._open = open_store
        self._store: K_co | None = None
        self._lock = asyncio.Lock()
        self._failed: tuple[float, StoreUnavailableError] | None = None

    @property
    def is_open(self) -> bool:
        """Whether it was opened."""
        return self._store is not None

    async def store(self) -> K_co:
        """What is kept, opened; raises StoreUnavailableError."""
        async with self._lock:
            if self._store is not None:
                return self._store
            if self._failed is not None:
                since, error = self._failed
                if time.monotonic() - since < _SECONDS_BETWEEN_TRIES:
                    raise StoreUnavailableError(error.reason, str(error))
            try:
                self._store = await self._open()
            except StoreUnavailableError as error:
                self._failed = time.monotonic(), error
                raise
            return self._store

    async def close(self) -> None:
        """Close what was opened."""
        if self._store is not None:
            await self._store.close()


class PeopleOnNeed:
    """People in memory until there is something that lasts, or something was kept before."""

    def __init__(self, store: OnNeed[Keeps], *, kept_before: bool) -> None:
        self._store = store
        self._kept_before = kept_before
        self._memory = PeopleInMemory()

    async def load(self, person: str) -> Held:
        """What is kept of a person; while nothing is, what they talked about in this process."""
        remembered = await self._memory.load(person)
        people = await self._kept()
        if people is None:
            return remembered
        held = await people.load(person)
        return held if held.version else replace(held, person=remembered.person)

    async def save(self, person: str, held: Held, after: Person, update: str | None = None) -> None:
        """Keep a person; a talk alone is remembered for as long as the process runs."""
        people = await self._kept()
        if people is None and after.keeps_more_than(Person()):
            people, held = (await self._store.store()).people, replace(held, version=0)
            # Somebody else may have kept them since.
            found = await people.load(person)
            held = found if found.version else held
        if people is None:
            await self._memory.save(person, held, after, update)
            return
        await people.save(person, held, after, update)
        await self._memory.forget(person)

    async def was_taken(self, update: str) -> bool:
        """Whether a turn was saved for an update before."""
        people = await self._kept()
        return await (self._memory if people is None else people).was_taken(update)

    async def forget(self, person: str) -> Forgotten:
        """Delete everything that is kept of a person."""
        remembered = await self._memory.forget(person)
        people = await self._kept()
        return remembered if people is None else await people.forget(person)

    async def collect(self, person: str) -> Collected:
        """Everything that is kept of a person."""
        people = await self._kept()
        return await (self._memory if people is None else people).collect(person)

    async def _kept(self) -> People | None:
        """Where they are kept; None where nothing is yet."""
        if self._store.is_open or self._kept_before:
            return (await self._store.store()).people
        return None
