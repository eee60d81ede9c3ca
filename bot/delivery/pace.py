"""How fast we may send: all of us together, and to one chat."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

# Telegram takes 30 a second; replies to people who wait need room too. In no second do more leave
# than the burst and the rate together.
MESSAGES_A_SECOND = 25.0
BURST = 4.0
SECONDS_BETWEEN = 1.0
# Where others send for the same bot, each slows down until all together keep the limit: a little
# less at each refusal, and a little more with each second without one.
_SLOWER = 0.8
_SLOWEST = 2.0
_FASTER_EACH_SECOND = 0.5
# Chats are let go of when there are more and they are free again.
_TIDIED_AT = 256
# Less than a clock can tell.
_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Bucket:
    """Tokens that drip in at a rate up to a most; each message takes one."""

    rate: float
    most: float
    tokens: float
    at: float

    def filled(self, now: float) -> "Bucket":
        """The bucket at a later moment; a clock that went back fills nothing."""
        later = max(now, self.at)
        return Bucket(
            self.rate, self.most, min(self.most, self.tokens + (later - self.at) * self.rate), later
        )

    def wait(self, now: float) -> float:
        """Seconds until there is a token."""
        there = self.filled(now)
        return max(0.0, (1.0 - there.tokens) / self.rate + there.at - now)

    def taken(self, now: float) -> "Bucket":
        """The bucket without a token; it may owe one."""
        there = self.filled(now)
        return Bucket(self.rate, self.most, there.tokens - 1.0, there.at)


class Pace:
    """Lets messages through one by one, no faster than the messenger takes them."""

    def __init__(
        self,
        a_second: float = MESSAGES_A_SECOND,
        seconds: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._seconds = seconds
        self._sleep = sleep
        self._fastest = a_second
        self._bucket = Bucket(a_second, BURST, BURST, seconds())
        self._free: dict[str, float] = {}
        self._promised: dict[str, float] = {}
        self._all_free = seconds()

    def chat_wait(self, address: str) -> float:
        """Seconds until something may be sent to a chat; 0 where it may be now."""
        return max(0.0, self._free.get(address, 0.0) - self._seconds())

    def wait(self) -> float:
        """Seconds for which the messenger wants nothing from us at all."""
        return max(0.0, self._all_free - self._seconds())

    async def turn(self, address: str) -> None:
        """Return when a message may be sent to a chat, and count it as sent."""
        while (wait := self._wait_for_all(address)) > _NOTHING:
            await self._sleep(wait)
        now = self._seconds()
        self._bucket = self._faster(now).taken(now)
        self._free[address] = now + SECONDS_BETWEEN
        self._tidy(now)

    def hold(self, address: str, seconds: float) -> None:
        """Send nothing to a chat for so long."""
        self._free[address] = max(self._free.get(address, 0.0), self._seconds() + seconds)

    def hold_all(self, seconds: float) -> None:
        """Send nothing to anybody for so long."""
        self._all_free = max(self._all_free, self._seconds() + seconds)

    def slow_down(self) -> None:
        """Send a little slower to everybody, for a while."""
        there = self._bucket.filled(self._seconds())
        slower = max(_SLOWEST, there.rate * _SLOWER)
        self._bucket = replace(there, rate=slower, tokens=min(0.0, there.tokens))

    def _faster(self, now: float) -> Bucket:
        """The bucket, a little faster for the time since the last message."""
        gained = max(0.0, now - self._bucket.at) * _FASTER_EACH_SECOND
        there = self._bucket.filled(now)
        return replace(there, rate=min(self._fastest, there.rate + gained))

    def promise(self, address: str) -> float:
        """Seconds until the turn of one more message to a chat that has to wait.

        Several that are put off are put off to a turn each.
        """
        now = self._seconds()
        turn = max(self._free.get(address, now), self._promised.get(address, now))
        self._promised[address] = turn + SECONDS_BETWEEN
        return turn - now

    def _wait_for_all(self, address: str) -> float:
        return max(self.chat_wait(address), self.wait(), self._bucket.wait(self._seconds()))

    def _tidy(self, now: float) -> None:
        for times in (self._free, self._promised):
            if len(times) > _TIDIED_AT:
                for chat in [chat for chat, free in times.items() if free <= now]:
                    del times[chat]
