"""What is done about a press on a button before its turn comes."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

from telegram import CallbackQuery, Update

from bot.transports.telegram.sending import Sender

ANSWERS_AT_ONCE = 16
# The same button again within this time is a finger that slipped, not another wish.
SECONDS_OF_A_DOUBLE_TAP = 1.0


@dataclass(frozen=True, slots=True)
class Tap:
    """Who pressed which button below which message."""

    person: int
    chat: int | None
    message: int | str | None
    data: str | None


class Presses:
    """Ends the wait that Telegram shows, and tells a second tap from another press."""

    def __init__(self, sender: Sender, clock: Callable[[], float] = time.monotonic) -> None:
        self._sender = sender
        self._clock = clock
        self._places = asyncio.Semaphore(ANSWERS_AT_ONCE)
        self._under_way: set[Tap] = set()
        self._done: dict[Tap, float] = {}

    @asynccontextmanager
    async def received(self, update: object) -> AsyncIterator[bool]:
        """Around the work on an update: whether to do it.

        A press is answered at once, also while it waits for its turn. Entering waits for nothing,
        so that nothing is overtaken.
        """
        query = update.callback_query if isinstance(update, Update) else None
        if query is None:
            yield True
            return
        answering = asyncio.ensure_future(self._answer(query))
        try:
            with self._begun(tap_of(query)) as is_first:
                yield is_first
        finally:
            await answering

    async def _answer(self, query: CallbackQuery) -> None:
        async with self._places:
            await self._sender.answer(query)

    @contextmanager
    def _begun(self, tap: Tap) -> Iterator[bool]:
        """Around a press: whether no equal one is under way, or was a moment ago."""
        self._forget()
        if tap in self._under_way or tap in self._done:
            yield False
            return
        self._under_way.add(tap)
        try:
            yield True
        finally:
            self._under_way.remove(tap)
            self._done[tap] = self._clock()

    def _forget(self) -> None:
        """Let go of taps that are too long ago to be the first of two."""
        latest = self._clock() - SECONDS_OF_A_DOUBLE_TAP
        while self._done and next(iter(self._done.values())) <= latest:
            del self._done[next(iter(self._done))]


def tap_of(query: CallbackQuery) -> Tap:
    """A press, as far as two of them can be the same."""
    message = query.message
    if message is None:
        return Tap(query.from_user.id, None, query.inline_message_id, query.data)
    return Tap(query.from_user.id, message.chat.id, message.message_id, query.data)
