"""What is due to whoever sits at the terminal: it is shown to them, and needs no sending."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.coach.answers import Answer
from bot.coach.people import StoreUnavailableError
from bot.delivery.composing import due_answer
from bot.delivery.timing import BATCH, LATE, NextDue
from bot.library import Snapshot
from bot.reminders.ports import Claimed, DueReminders

# To show is a matter of a moment; another terminal may have it when this one was closed meanwhile.
_LEASE = timedelta(minutes=1)
_LONGEST_WAIT = 15.0
_SHORTEST_WAIT = 1.0

Show: TypeAlias = Callable[[tuple[Answer, ...]], Awaitable[None]]


class DueAtTerminal:
    """Shows reminders; in quiet hours too, as whoever sits there is awake."""

    def __init__(
        self,
        reminders: DueReminders,
        snapshot: Callable[[], Snapshot],
        now: Callable[[], datetime],
        next_due: NextDue,
        transport: str = "terminal",
    ) -> None:
        self._reminders = reminders
        self._snapshot = snapshot
        self._now = now
        self._next_due = next_due
        self._transport = transport
        self._shown: dict[tuple[str, datetime], datetime] = {}

    async def tell(self, show: Show) -> float:
        """Show what is due now, each once; seconds after which to ask again."""
        try:
            while batch := await self._claim():
                for claimed in batch:
                    await self._one(claimed, show)
            return self._wait(await self._reminders.next_due(self._transport))
        except StoreUnavailableError:
            # The answer to whatever they type next says that nothing can be read or kept.
            return _LONGEST_WAIT

    async def _claim(self) -> tuple[Claimed, ...]:
        return await self._reminders.claim(self._now(), BATCH, _LEASE, self._transport)

    async def _one(self, claimed: Claimed, show: Show) -> None:
        """Show one and note it; what was shown and could not be noted is not shown again."""
        which = claimed.reminder.key, claimed.due
        if which not in self._shown:
            late = self._now() - claimed.due > LATE
            await show((due_answer(claimed, self._snapshot(), late=late),))
            self._shown[which] = self._now()
        shown = self._shown[which]
        following = self._next_due(claimed.reminder.rule, max(shown, claimed.due))
        await self._reminders.sent(claimed, shown, following)
        del self._shown[which]

    def _wait(self, due: datetime | None) -> float:
        if due is None:
            return _LONGEST_WAIT
        seconds = (due - self._now()).total_seconds()
        return min(_LONGEST_WAIT, max(_SHORTEST_WAIT, seconds))
