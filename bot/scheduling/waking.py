"""The one use of APScheduler: it wakes the sweep, and keeps nothing.

Its own job stores may not be shared by processes, and lose or repeat jobs where they are. What is
due is kept in the table of reminders; these two jobs are made anew at each start.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

SECONDS_BETWEEN = 15.0
# Where the clock was set back, the scheduler waits until it shows again what it showed before.
_MISSED = 2
_NOW_AND_THEN = "now and then"
_NEXT_DUE = "next due"


class Waking:
    """Wakes the sweep every few seconds, and at the moment when the next thing is due."""

    def __init__(self, seconds_between: float = SECONDS_BETWEEN) -> None:
        self._seconds_between = seconds_between
        self._scheduler = AsyncIOScheduler(
            jobstores={"default": MemoryJobStore()},
            # Never dropped for being late, once however often it was missed, one at a time.
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            timezone=UTC,
        )
        self._wake: Callable[[], None] = _nobody
        self._started = False
        self._missed: asyncio.TimerHandle | None = None

    def start(self, wake: Callable[[], None]) -> None:
        """Call `wake` now and then from now on, in the loop that runs."""
        self._started, self._wake = True, wake
        self._scheduler.add_job(
            self._ring, "interval", seconds=self._seconds_between, id=_NOW_AND_THEN
        )
        self._scheduler.start()
        self._expect()

    def at(self, moment: datetime | None) -> None:
        """Call it at this moment too, which takes the place of the one before."""
        if moment is not None:
            self._scheduler.add_job(
                self._ring, "date", run_date=moment, id=_NEXT_DUE, replace_existing=True
            )
        elif self._scheduler.get_job(_NEXT_DUE) is not None:
            self._scheduler.remove_job(_NEXT_DUE)

    def stop(self) -> None:
        """Call it no more."""
        # The scheduler stops a moment later, and says until then that it runs.
        if self._started:
            self._started, self._wake = False, _nobody
            self._scheduler.shutdown(wait=False)
            self._expect_no_more()

    # A plain function would be called in a thread of its own.
    async def _ring(self) -> None:
        self._ring_now()

    def _ring_now(self) -> None:
        self._wake()
        if self._started:
            self._expect()

    def _expect(self) -> None:
        """Ring by a clock that nobody sets, where the scheduler does not."""
        self._expect_no_more()
        loop = asyncio.get_running_loop()
        self._missed = loop.call_later(_MISSED * self._seconds_between, self._ring_now)

    def _expect_no_more(self) -> None:
        if self._missed is not None:
            self._missed.cancel()


def _nobody() -> None:
    """Nobody is to be woken yet."""
