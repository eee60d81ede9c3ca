"""The conversation in a terminal and for programs, put together."""

import logging
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from bot.coach.house import House
from bot.coach.people import StoreUnavailableError
from bot.conversation import Conversation
from bot.delivery.showing import DueAtTerminal, Show
from bot.library import Library, Snapshot
from bot.presentation.catalogue import english
from bot.reminders.recurring import next_due
from bot.settings import Settings
from bot.wiring.clock import now
from bot.wiring.keeping import Keeps, OnNeed, PeopleOnNeed, is_kept
from bot.wiring.machine import machine_zone


def conversation(library: Library, house: House | None = None) -> Conversation:
    """A conversation that answers from a library; run by the person who talks, unless told."""
    return Conversation(library, now, house=_own_house() if house is None else house)


def _own_house() -> House:
    """The house of a person who runs the bot for themselves."""
    return House(own_machine=True, machine_zone=machine_zone())


class DueOnNeed:
    """What is due in the terminal, once anything is kept."""

    def __init__(
        self, store: OnNeed[Keeps], snapshot: Callable[[], Snapshot], is_kept: Callable[[], bool]
    ) -> None:
        self._store = store
        self._snapshot = snapshot
        self._is_kept = is_kept
        self._due: DueAtTerminal | None = None

    async def tell(self, show: Show) -> float:
        """Show what is due now; seconds after which to ask again."""
        if not (self._store.is_open or self._is_kept()):
            return _SECONDS_BETWEEN_LOOKS
        if self._due is None:
            try:
                reminders = (await self._store.store()).reminders
            except StoreUnavailableError:
                # The answer to whatever they type next says so.
                return _SECONDS_BETWEEN_LOOKS
            self._due = DueAtTerminal(reminders, self._snapshot, now, next_due)
        return await self._due.tell(show)


_SECONDS_BETWEEN_LOOKS = 15.0


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation in a terminal, and what is due to whoever sits there."""

    conversation: Conversation
    due: DueOnNeed


@asynccontextmanager
async def kept_conversation(library: Library, settings: Settings) -> AsyncIterator[Kept]:
    """A conversation in a terminal that keeps what lasts where a running bot keeps it, too."""
    # Whoever talks needs no library's complaint, and it may quote what was typed.
    logging.getLogger().addHandler(logging.NullHandler())
    keeping: OnNeed[Keeps] = OnNeed(lambda: _own_store(settings))

    def anything_is_kept() -> bool:
        return is_kept(settings)

    people = PeopleOnNeed(keeping, anything_is_kept)
    told: set[str] = set()

    def trouble(error: StoreUnavailableError) -> None:
        if error.reason not in told:
            told.add(error.reason)
            sys.stderr.write(f"coach: {error}\n")

    talk = Conversation(library, now, people, trouble, _own_house())
    try:
        yield Kept(talk, DueOnNeed(keeping, lambda: library.snapshot, anything_is_kept))
    finally:
        await keeping.close()


async def _own_store(settings: Settings) -> Keeps:
    from bot.wiring.storing import own_store_of  # noqa: PLC0415 - the database loads slowly

    def tell(key: Path, database: str) -> None:
        sys.stderr.write(
            f"coach: what you tell me is kept in {database}, sealed with a key that I made in "
            f"{key}; /forget deletes it.\n"
        )

    return await own_store_of(settings, now, tell)


async def answer_lines(conversation: Conversation, source: TextIO, target: TextIO) -> None:
    """Answer dialogues, one JSON object a line."""
    from bot.transports import machine  # noqa: PLC0415 - only programs need it

    await machine.answer_lines(conversation, source, target, english())


async def answer_as_json(conversation: Conversation, text: str) -> str:
    """One question and its answer as a JSON object."""
    from bot.transports import machine  # noqa: PLC0415

    record = await machine.answer_text(conversation, text, "terminal", english())
    return machine.as_line(record)
