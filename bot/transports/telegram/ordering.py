"""In which order updates are worked on: each chat waits for itself and for nobody else."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import BaseUpdateProcessor

# The library takes a place of its own semaphore before an update may wait for its chat, so one
# busy chat would take them all. Its semaphore never fills; ours comes after the wait.
NEVER_FULL = 1_000_000_000
REMEMBERED_UPDATES = 1_000


# Entered as soon as an update is there; says whether to work on it.
Reception: TypeAlias = Callable[[object], AbstractAsyncContextManager[bool]]


@asynccontextmanager
async def _nothing_special(_update: object) -> AsyncIterator[bool]:
    yield True


@dataclass(slots=True)
class _Line:
    """The updates of one chat, one behind the other."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0


class PerChat(BaseUpdateProcessor):
    """Works on the updates of a chat strictly in order, and on up to `places` chats at once.

    An update that comes a second time is dropped, and so is one that `received` says no to.
    """

    def __init__(self, places: int, received: Reception = _nothing_special) -> None:
        super().__init__(NEVER_FULL)
        self._received = received
        self._places = asyncio.Semaphore(places)
        self._lines: dict[int, _Line] = {}
        self._seen: dict[int, None] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when it is the turn of its chat and there is a place."""
        try:
            if not self._is_repeated(update):
                async with self._received(update) as is_wanted:
                    if is_wanted:
                        await self._take_turn(update, coroutine)
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # where it was dropped, or cancelled before its turn

    async def initialize(self) -> None:
        """There is nothing to prepare."""

    async def shutdown(self) -> None:
        """There is nothing to give back."""

    async def _take_turn(self, update: object, coroutine: Awaitable[Any]) -> None:
        async with self._in_line(update), self._places:
            await coroutine

    @asynccontextmanager
    async def _in_line(self, update: object) -> AsyncIterator[None]:
        key = _line_of(update)
        if key is None:
            yield
            return
        line = self._lines.setdefault(key, _Line())
        line.length += 1
        try:
            async with line.lock:
                yield
        finally:
            line.length -= 1
            if not line.length:
                del self._lines[key]

    def _is_repeated(self, update: object) -> bool:
        if not isinstance(update, Update):
            return False
        if update.update_id in self._seen:
            return True
        self._seen[update.update_id] = None
        if len(self._seen) > REMEMBERED_UPDATES:
            del self._seen[next(iter(self._seen))]
        return False


def _line_of(update: object) -> int | None:
    """The chat that an update belongs to, else its person; a private chat has the same number."""
    if not isinstance(update, Update):
        return None
    place = update.effective_chat or update.effective_user
    return place.id if place else None
