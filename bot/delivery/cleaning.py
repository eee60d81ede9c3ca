"""Lets go, now and then, of what has had its time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

_BETWEEN = timedelta(hours=1)


class Cleaning:
    """Calls `expire` once an hour; it deletes what has lapsed by the moment that it is given."""

    def __init__(
        self, expire: Callable[[datetime], Awaitable[object]], now: Callable[[], datetime]
    ) -> None:
        self._expire = expire
        self._now = now
        self._next: datetime | None = None

    async def run_once(self, stop: asyncio.Event | None = None) -> int:  # noqa: ARG002 - a round has it
        """Delete what has lapsed, where that was not done within the hour."""
        moment = self._now()
        if self._next is None or moment >= self._next:
            await self._expire(moment)
            self._next = moment + _BETWEEN
        return 0

    async def next_wake(self) -> datetime | None:
        """When the next hour is over."""
        return self._next
