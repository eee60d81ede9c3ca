"""Where what we keep of people is, and who keeps it once there is something to keep.

The database loads slowly, so that it is imported on first need only.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import platformdirs

from bot.coach.people import (
    ChangedMeanwhileError,
    Collected,
    Forgotten,
    Held,
    KeepingError,
    People,
    StoreUnavailableError,
)
from bot.coach.person import Person
from bot.conversation import PeopleInMemory
from bot.reminders.ports import DueReminders
from bot.settings import Settings

APP = "negotiation-coach"
# What could not be opened, or went away, is not tried again by everybody at once.
_SECONDS_BETWEEN_TRIES = 2.0
# Somebody waits for an answer meanwhile.
_SECONDS_FOR_A_CALL = 4.0
_TOO_LATE = "the database does not answer in time: see that it runs and has little to do"

T = TypeVar("T")


def database_file() -> Path:
    """Where the database is unless another is set: in the platform's folder for data."""
    return platformdirs.user_data_path(APP, appauthor=False) / "coach.db"


def keys_folder() -> Path:
    """Where the keys are, apart from the database: in the platform's folder for configuration."""
    return platformdirs.user_config_path(APP, appauthor=False) / "keys"


def is_kept(settings: Settings) -> bool:
    """Whether there may be something that was kept before."""
    try:
        return settings.database_url is not None or database_file().exists()
    except OSError:  # it is said why when it is opened
        return True


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

    def __init__(
        self,
        open_store: Callable[[], Awaitable[K_co]],
        rest: float = _SECONDS_BETWEEN_TRIES,
    ) -> None:
        self._open = open_store
        self._rest = rest
        self._opened: K_co | None = None
        self._lock = asyncio.Lock()
        self._failed: tuple[float, StoreUnavailableError] | None = None
        self._abandoned: set[asyncio.Task[Any]] = set()

    @property
    def is_open(self) -> bool:
        """Whether it was opened."""
        return self._opened is not None

    async def store(self) -> K_co:
        """What is kept, opened; raises StoreUnavailableError."""
        async with self._lock:
            self._check()
            if self._opened is None:
                try:
                    self._opened = await self._open()
                except KeepingError as error:
                    self._failed = time.monotonic(), _as_unavailable(error)
                    raise self._failed[1] from None
            return self._opened

    async def ask(self, call: Callable[[People], Coroutine[Any, Any, T]]) -> T:
        """What a call of the people that are kept brings, in time; raises StoreUnavailableError.

        A server that hangs also hangs whoever wants to break off, so that nobody waits for that.
        """
        task = asyncio.create_task(call((await self.store()).people))
        try:
            done, _ = await asyncio.wait({task}, timeout=_SECONDS_FOR_A_CALL)
            if not done:
                raise StoreUnavailableError("gone", _TOO_LATE)
            return task.result()
        except StoreUnavailableError as error:
            if error.reason == "gone":
                self._failed = time.monotonic(), error
            raise
        finally:
            self._abandon(task)

    def _check(self) -> None:
        """Raise what was raised a moment ago."""
        if self._failed is None:
            return
        since, error = self._failed
        if time.monotonic() - since < self._rest:
            raise StoreUnavailableError(error.reason, str(error))

    def _abandon(self, task: asyncio.Task[Any]) -> None:
        if task.done():
            return
        task.cancel()
        self._abandoned.add(task)
        task.add_done_callback(self._forget)

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._abandoned.discard(task)
        if not task.cancelled():
            task.exception()  # nobody waits for it any more

    async def close(self) -> None:
        """Close what was opened."""
        if self._opened is not None:
            await self._opened.close()


def _as_unavailable(error: KeepingError) -> StoreUnavailableError:
    """What keeps us from opening, as it concerns a turn: there is an answer all the same."""
    if isinstance(error, StoreUnavailableError):
        return error
    return StoreUnavailableError("key", str(error))


class PeopleOnNeed:
    """People in memory until there is something that lasts.

    `is_kept` says whether anything is kept already: of before, or by another process meanwhile.
    """

    def __init__(self, store: OnNeed[Keeps], is_kept: Callable[[], bool]) -> None:
        self._store = store
        self._is_kept = is_kept
        self._memory = PeopleInMemory()

    async def load(self, person: str) -> Held:
        """What is kept of a person; while nothing is, what they talked about in this process."""
        remembered = await self._memory.load(person)
        if not self._keeps():
            return remembered
        held = await self._store.ask(lambda people: people.load(person))
        return held if held.version else replace(held, person=remembered.person)

    async def save(self, person: str, held: Held, after: Person, update: str | None = None) -> None:
        """Keep a person; a talk alone is remembered for as long as the process runs."""
        if not self._keeps():
            if not after.keeps_more_than(Person()):
                await self._memory.save(person, held, after, update)
                return
            held = replace(held, version=0)
            # Where somebody else kept them meanwhile, this was decided without knowing.
            if (await self._store.ask(lambda people: people.load(person))).version:
                raise ChangedMeanwhileError
        await self._store.ask(lambda people: people.save(person, held, after, update))
        await self._memory.forget(person)

    async def was_taken(self, update: str) -> bool:
        """Whether a turn was saved for an update before."""
        if not self._keeps():
            return await self._memory.was_taken(update)
        return await self._store.ask(lambda people: people.was_taken(update))

    async def answer(self, update: str) -> None:
        """Note that whoever sent an update has its answer."""
        if not self._keeps():
            await self._memory.answer(update)
            return
        await self._store.ask(lambda people: people.answer(update))

    async def was_answered(self, update: str) -> bool:
        """Whether that was noted."""
        if not self._keeps():
            return await self._memory.was_answered(update)
        return await self._store.ask(lambda people: people.was_answered(update))

    async def forget(self, person: str, update: str | None = None) -> Forgotten:
        """Delete everything that is kept of a person."""
        remembered = await self._memory.forget(person, update)
        if not self._keeps():
            return remembered
        return await self._store.ask(lambda people: people.forget(person, update))

    async def collect(self, person: str) -> Collected:
        """Everything that is kept of a person."""
        if not self._keeps():
            return await self._memory.collect(person)
        return await self._store.ask(lambda people: people.collect(person))

    def _keeps(self) -> bool:
        """Whether anything is kept yet that lasts."""
        return self._store.is_open or self._is_kept()
