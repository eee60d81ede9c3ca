"""The conversation in a terminal and for programs, put together."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TextIO

from bot.coach.house import House
from bot.coach.people import StoreUnavailableError
from bot.conversation import Conversation
from bot.library import Library
from bot.presentation.catalogue import english
from bot.settings import Settings
from bot.wiring.clock import now
from bot.wiring.keeping import ClosesPeople, OnNeed, PeopleOnNeed, is_kept


def conversation(library: Library, house: House | None = None) -> Conversation:
    """A conversation that answers from a library; run by the person who talks, unless told."""
    return Conversation(library, now, house=House(own_machine=True) if house is None else house)


@asynccontextmanager
async def kept_conversation(library: Library, settings: Settings) -> AsyncIterator[Conversation]:
    """A conversation in a terminal that keeps what lasts where a running bot keeps it, too."""
    keeping = OnNeed(lambda: _people_in_terminal(settings))
    people = PeopleOnNeed(keeping, kept_before=is_kept(settings))
    told: set[str] = set()

    def trouble(error: StoreUnavailableError) -> None:
        if error.reason not in told:
            told.add(error.reason)
            sys.stderr.write(f"coach: {error}\n")

    try:
        yield Conversation(library, now, people, trouble, House(own_machine=True))
    finally:
        await keeping.close()


async def _people_in_terminal(settings: Settings) -> ClosesPeople:
    from bot.wiring.storing import people_of  # noqa: PLC0415 - the database loads slowly

    def tell(key: Path, database: str) -> None:
        sys.stderr.write(
            f"coach: what you tell me is kept in {database}, sealed with a key that I made in "
            f"{key}; /forget deletes it.\n"
        )

    return await people_of(settings, now, tell)


async def answer_lines(conversation: Conversation, source: TextIO, target: TextIO) -> None:
    """Answer dialogues, one JSON object a line."""
    from bot.transports import machine  # noqa: PLC0415 - only programs need it

    await machine.answer_lines(conversation, source, target, english())


async def answer_as_json(conversation: Conversation, text: str) -> str:
    """One question and its answer as a JSON object."""
    from bot.transports import machine  # noqa: PLC0415

    record = await machine.answer_text(conversation, text, "terminal", english())
    return machine.as_line(record)
