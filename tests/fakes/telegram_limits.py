"""How fast Telegram takes messages: so many a second from a bot, and one a second in a chat."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.telegram_content import Refused


@dataclass(slots=True, eq=False)
class Limits:
    """Refuses what comes faster, and says how long to wait."""

    a_second: int = 30
    seconds_between: float = 1.0
    clock: Callable[[], float] = time.monotonic
    refused: int = 0
    _latest: deque[float] = field(default_factory=deque)
    _chats: dict[int, float] = field(default_factory=dict)

    def check(self, chat_id: int) -> None:
        """Count a message, or refuse it."""
        now = self.clock()
        while self._latest and self._latest[0] <= now - 1.0:
            self._latest.popleft()
        chat_wait = self._chats.get(chat_id, 0.0) + self.seconds_between - now
        all_wait = self._latest[0] + 1.0 - now if len(self._latest) >= self.a_second else 0.0
        wait = max(chat_wait if chat_id in self._chats else 0.0, all_wait)
        if wait > 0:
            self.refused += 1
            seconds = math.ceil(wait)
            raise Refused(429, f"Too Many Requests: retry after {seconds}", seconds)
        self._latest.append(now)
        self._chats[chat_id] = now
