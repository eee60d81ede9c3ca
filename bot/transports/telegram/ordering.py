"""In which order updates are worked on: each chat waits for itself and for nobody else."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

# The library takes a place of its own semaphore before an update may wait for its chat, so one
# busy chat would take them all. Its semaphore never fills; ours comes after the wait.
NEVER_FULL = 1_000_000_000
REMEMBERED_UPDATES = 1_000


@dataclass(slots=True)
class _Line:
    """The updates of one chat, one behind the other."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0


class PerChat(BaseUpdateProcessor):
    """Works on the updates of a chat strictly in order, and on up to `places` chats at once.

    An update that comes a second time is dropped.
    """

    def __init__(self, places: int) -> None:
        super().__init__(NEVER_FULL)
        self._places = asyncio.Semaphore(places)
        self._lines: dict[int, _Line] = {}
        self._seen: dict[int, None] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when it is the turn of its chat and there is a place."""
        try:
            if not self._is_repeated(update):
                async with self._in_line(update), self._places:
                    await coroutine
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # where it was dropped, or cancelled before its turn

    async def initialize(self) -> None:
        """There is nothing to prepare."""

    async def shutdown(self) -> None:
        """There is nothing to give back."""

    @asynccontextmanager
    async def _in_line(self, update: object) -> AsyncIterator[None]:
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            yield
            return
        line = self._lines.setdefault(chat.id, _Line())
        line.length += 1
        try:
            async with line.lock:
                yield
        finally:
            line.length -= 1
            if not line.length:
                del self._lines[chat.id]

    def _is_repeated(self, update: object) -> bool:
        if not isinstance(update, Update):
            return False
        if update.update_id in self._seen:
            return True
        self._seen[update.update_id] = None
        if len(self._seen) > REMEMBERED_UPDATES:
            del self._seen[next(iter(self._seen))]
        return False
