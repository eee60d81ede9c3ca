import asyncio
import threading
from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from bot.reminders.ports import Alarm
from bot.scheduling.waking import Waking

pytestmark = pytest.mark.anyio


class Sleeper:
    """Notes when and where it was woken."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.threads: set[int] = set()
        self.woken = asyncio.Event()

    def wake(self) -> None:
        self.times.append(asyncio.get_running_loop().time())
        self.threads.add(threading.get_ident())
        self.woken.set()

    async def wait_for(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.times) < count:
                self.woken.clear()
                await self.woken.wait()


def soon(seconds: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)  # noqa: TID251 - the real scheduler's clock


async def test_it_rings_now_and_then_in_the_loop_that_runs() -> None:
    sleeper, alarm = Sleeper(), Waking(seconds_between=0.05)
    alarm.start(sleeper.wake)
    await sleeper.wait_for(3)
    alarm.stop()
    assert sleeper.threads == {threading.get_ident()}


async def test_it_rings_at_a_moment_and_only_at_the_last_one_that_was_told() -> None:
    sleeper = Sleeper()
    alarm: Alarm = Waking()
    began = asyncio.get_running_loop().time()
    alarm.start(sleeper.wake)
    alarm.at(soon(0.05))
    alarm.at(soon(0.3))
    await sleeper.wait_for(1)
    await asyncio.sleep(0.1)
    alarm.stop()
    (rang,) = sleeper.times
    assert rang - began >= 0.25


async def test_a_moment_that_has_passed_rings_at_once() -> None:
    sleeper, alarm = Sleeper(), Waking()
    alarm.start(sleeper.wake)
    alarm.at(soon(-3_600))
    await sleeper.wait_for(1)
    alarm.stop()


async def test_a_moment_that_passed_while_the_loop_was_blocked_is_not_lost() -> None:
    sleeper, alarm = Sleeper(), Waking(seconds_between=0.1)
    alarm.start(sleeper.wake)
    alarm.at(soon(0.05))
    await asyncio.sleep(0)
    threading.Event().wait(1.5)  # longer than the scheduler's own grace of a second
    await sleeper.wait_for(2)
    await asyncio.sleep(0.05)
    alarm.stop()
    # Fifteen rings were missed: they are one, with the moment's own.
    assert len(sleeper.times) <= 4


async def test_no_moment_and_no_more_calls_after_the_stop() -> None:
    sleeper, alarm = Sleeper(), Waking(seconds_between=0.05)
    alarm.start(sleeper.wake)
    alarm.at(soon(0.02))
    alarm.at(None)
    alarm.at(None)
    alarm.stop()
    alarm.stop()
    await asyncio.sleep(0.15)
    assert sleeper.times == []


async def test_it_rings_also_where_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    class SetBack(datetime):
        """The clock of the scheduler, from now on."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "SetBack":
            moment = datetime.now(tz) - timedelta(hours=1)  # noqa: TID251 - the real clock
            return cls.fromtimestamp(moment.timestamp(), tz)

    sleeper, alarm = Sleeper(), Waking(seconds_between=0.05)
    alarm.start(sleeper.wake)
    await sleeper.wait_for(1)
    monkeypatch.setattr("apscheduler.schedulers.base.datetime", SetBack)
    await sleeper.wait_for(len(sleeper.times) + 3)
    alarm.stop()
