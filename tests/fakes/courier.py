"""A messenger in memory: it takes messages, or fails in the ways that are asked for."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.reminders.courier import DeliveryError, TooFastError


@dataclass(slots=True, eq=False)
class FakeCourier:
    """Takes messages at the pace of a messenger, one at a time; what comes faster is refused.

    `fails` are failures by address, one each time. Where `arrives` says so of one, the message
    arrives all the same. `seconds` is how long each takes.
    """

    now: Callable[[], datetime]
    sleep: Callable[[float], object] | None = None
    fails: defaultdict[str, deque[DeliveryError]] = field(
        default_factory=lambda: defaultdict(deque)
    )
    always: DeliveryError | None = None
    arrives_though: tuple[type[DeliveryError], ...] = ()
    got: list[tuple[datetime, str, str]] = field(default_factory=list)
    asked: int = 0
    under_way: int = 0
    most_under_way: int = 0
    hangs: set[str] = field(default_factory=set)
    most_a_second: int | None = None
    refused_for_pace: int = 0

    async def deliver(self, address: str, message: str) -> None:
        self.asked += 1
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await asyncio.sleep(0)
            await self._take(address, message)
        finally:
            self.under_way -= 1

    async def _take(self, address: str, message: str) -> None:
        if address in self.hangs:
            await asyncio.Event().wait()
        failure = self.fails[address].popleft() if self.fails[address] else self.always
        if failure is None or isinstance(failure, self.arrives_though):
            self._check_pace(address)
            self.got.append((self.now(), address, message))
        if failure is not None:
            raise failure

    def _check_pace(self, address: str) -> None:
        if self.most_a_second is None:
            return
        since = self.now() - timedelta(seconds=1)
        latest = self.got[-self.most_a_second :]
        full = len(latest) == self.most_a_second and latest[0][0] > since
        again = any(whom == address and moment > since for moment, whom, _ in latest)
        if full or again:
            self.refused_for_pace += 1
            raise TooFastError(timedelta(seconds=1))

    def texts(self, address: str) -> list[str]:
        return [text for _, whom, text in self.got if whom == address]
