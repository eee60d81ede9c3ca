"""Goes round all that may be due, whenever it is woken, until it is told to stop."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

import structlog

from bot.coach.people import StoreUnavailableError
from bot.reminders.courier import AccountRefusedError
from bot.reminders.ports import Alarm

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 15.0
# Where something is due and nobody may take it yet, we do not ask all the time.
_LEAST_WAIT = timedelta(seconds=1)

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)


class Round(Protocol):
    """One kind of thing that may be due."""

    async def run_once(self, stop: asyncio.Event | None = None) -> int:
        """Send some of what is due; how much there was, 0 where nothing more is due."""
        ...

    async def next_wake(self) -> datetime | None:
        """When there is something to do next; None where that is not known."""
        ...


class Delivery:
    """Keeps going round; a database that is gone is waited for."""

    def __init__(
        self,
        rounds: Sequence[Round],
        alarm: Alarm,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._rounds = tuple(rounds)
        self._alarm = alarm
        self._now = now
        self._sleep = sleep

    async def run(self, stop: asyncio.Event) -> None:
        """Send what is due until told to stop, or until the messenger does not accept us."""
        woken = asyncio.Event()
        self._alarm.start(woken.set)
        try:
            await self._run(stop, woken)
        except AccountRefusedError:
            _log.error("delivery_stopped", advice="the messenger does not accept the bot's token")
        finally:
            self._alarm.stop()

    async def _run(self, stop: asyncio.Event, woken: asyncio.Event) -> None:
        pauses = 0
        while not stop.is_set():
            woken.clear()
            trouble = await self._trouble(stop)
            if trouble is not None:
                if not pauses:
                    trouble()
                await self._either(stop, self._sleep(_pause(pauses)))
                pauses += 1
                continue
            if pauses:
                _log.info("delivery_goes_on", tried=pauses)
                pauses = 0
            await self._either(stop, woken.wait())

    async def _trouble(self, stop: asyncio.Event) -> Callable[[], None] | None:
        """Go round; what tells of the trouble that there was, None where there was none."""
        try:
            await self._go_round(stop)
        except StoreUnavailableError as error:
            return partial(_log.error, "delivery_store_unavailable", reason=error.reason)
        except AccountRefusedError:
            raise
        # A mistake of ours must not end all reminders of everybody.
        except Exception as error:  # noqa: BLE001
            return partial(_log.error, "delivery_failed", error=type(error).__name__)
        return None

    async def _go_round(self, stop: asyncio.Event) -> None:
        """One round after the other, until none has anything to do.

        One that fails does not hold up those behind it; what it raised is raised in the end.
        """
        found, failed = 1, dict[Round, Exception]()
        while found and not stop.is_set():
            found = 0
            for one in self._rounds:
                if one not in failed:
                    found += await self._one(one, stop, failed)
        if failed:
            raise next(iter(failed.values()))
        wakes = [wake for one in self._rounds if (wake := await one.next_wake()) is not None]
        self._alarm.at(max(min(wakes), self._now() + _LEAST_WAIT) if wakes else None)

    async def _one(self, one: Round, stop: asyncio.Event, failed: dict[Round, Exception]) -> int:
        try:
            return await one.run_once(stop)
        except AccountRefusedError:
            raise
        except Exception as error:  # noqa: BLE001 - it is raised once the others had their turn
            failed[one] = error
            return 0

    async def _either(self, stop: asyncio.Event, waiting: Awaitable[object]) -> None:
        """Wait, unless told to stop."""
        tasks = asyncio.ensure_future(stop.wait()), asyncio.ensure_future(waiting)
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()


def _pause(before: int) -> float:
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(before, 10))
