import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot.delivery.running import Delivery
from bot.reminders.courier import AccountRefusedError
from bot.scheduling.waking import Waking
from tests.delivery.rig import ADA, BOB, NOON, Rig
from tests.fakes.clock import Clock
from tests.fakes.courier import FakeCourier
from tests.fakes.reminders import Status

pytestmark = pytest.mark.anyio


@dataclass(slots=True)
class Bell:
    """An alarm that a test rings."""

    wake: Callable[[], None] = lambda: None
    started: bool = False
    stopped: bool = False
    moments: list[datetime | None] = field(default_factory=list)

    def start(self, wake: Callable[[], None]) -> None:
        self.wake, self.started = wake, True

    def at(self, moment: datetime | None) -> None:
        self.moments.append(moment)

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def rig() -> Rig:
    return Rig()


async def a_while() -> None:
    for _ in range(50):
        await asyncio.sleep(0)


async def test_what_is_due_at_the_start_is_sent_and_the_next_is_waited_for(rig: Rig) -> None:
    bell, stop = Bell(), asyncio.Event()
    rig.add(ADA, NOON - timedelta(hours=1))
    rig.add(BOB, NOON + timedelta(hours=1))
    running = asyncio.create_task(Delivery([rig.sweep], bell, rig.clock.now).run(stop))
    await a_while()
    assert rig.courier.texts(ADA) == ["call ally (late: 27 Nov 11:00)"]
    assert bell.moments == [NOON + timedelta(hours=1)]
    rig.clock.pass_by(timedelta(hours=1))
    bell.wake()
    await a_while()
    assert rig.courier.texts(BOB) == ["call ally"]
    assert bell.moments == [NOON + timedelta(hours=1), None]
    stop.set()
    await running
    assert bell.stopped


async def test_a_table_that_is_gone_for_a_minute_is_told_once_and_waited_for(rig: Rig) -> None:
    bell, stop = Bell(), asyncio.Event()
    row = rig.add(ADA)
    rig.table.outages.down = True

    async def sleep(seconds: float) -> None:
        await rig.clock.sleep(seconds)
        if rig.clock.moment >= NOON + timedelta(seconds=60):
            rig.table.outages.down = False

    with capture_logs() as logs:
        running = asyncio.create_task(Delivery([rig.sweep], bell, rig.clock.now, sleep).run(stop))
        await a_while()
        stop.set()
        await running
    assert row.status is Status.DONE
    assert rig.clock.moment < NOON + timedelta(seconds=90)
    assert rig.table.outages.failures < 10
    events = [entry["event"] for entry in logs]
    assert events.count("delivery_store_unavailable") == 1
    assert "delivery_goes_on" in events


async def test_a_refused_account_is_said_and_ends_the_delivery(rig: Rig) -> None:
    bell = Bell()
    rig.add(ADA)
    rig.courier.always = AccountRefusedError()
    with capture_logs() as logs:
        async with asyncio.timeout(5):
            await Delivery([rig.sweep], bell, rig.clock.now).run(asyncio.Event())
    assert "delivery_stopped" in [entry["event"] for entry in logs]
    assert bell.stopped


async def test_a_mistake_of_ours_is_told_once_and_ends_no_reminders(rig: Rig) -> None:
    class Broken:
        """Fails some times with what nobody expected."""

        fails = 3

        async def run_once(self, stop: asyncio.Event | None = None) -> int:
            if self.fails:
                self.fails -= 1
                raise ZeroDivisionError
            return 0

        async def next_wake(self) -> datetime | None:
            return None

    stop = asyncio.Event()
    delivery = Delivery([Broken(), rig.sweep], Bell(), rig.clock.now, rig.clock.sleep)
    rig.add(ADA)
    with capture_logs() as logs:
        running = asyncio.create_task(delivery.run(stop))
        await a_while()
        stop.set()
        await running
    assert rig.courier.texts(ADA) == ["call ally"]
    failed = [entry for entry in logs if entry["event"] == "delivery_failed"]
    assert [entry["error"] for entry in failed] == ["ZeroDivisionError"]


async def test_a_round_that_fails_does_not_hold_up_those_behind_it(rig: Rig) -> None:
    class Failing:
        async def run_once(self, stop: asyncio.Event | None = None) -> int:
            raise ZeroDivisionError

        async def next_wake(self) -> datetime | None:
            return None

    stop = asyncio.Event()
    rig.add(ADA, NOON)
    with capture_logs() as logged:
        delivery = Delivery([Failing(), rig.sweep], Bell(), rig.clock.now)
        running = asyncio.create_task(delivery.run(stop))
        await a_while()
        stop.set()
        await running
    assert rig.courier.texts(ADA) == ["call ally"]
    assert [entry["error"] for entry in logged if entry["event"] == "delivery_failed"] == [
        "ZeroDivisionError"
    ]


async def test_who_is_told_to_stop_stops_at_once_also_while_a_table_is_gone(rig: Rig) -> None:
    stop = asyncio.Event()
    rig.table.outages.down = True
    delivery = Delivery([rig.sweep], Bell(), rig.clock.now)  # with real pauses
    running = asyncio.create_task(delivery.run(stop))
    await a_while()
    stop.set()
    async with asyncio.timeout(0.5):
        await running


async def test_one_round_with_much_to_say_does_not_keep_reminders_waiting(rig: Rig) -> None:
    class Chatty:
        """Always has something to say, until a reminder was sent."""

        async def run_once(self, stop: asyncio.Event | None = None) -> int:
            rig.clock.pass_by(timedelta(minutes=1))
            return 0 if rig.courier.got else 5

        async def next_wake(self) -> datetime | None:
            return None

    stop = asyncio.Event()
    rig.add(ADA, NOON + timedelta(minutes=5))
    running = asyncio.create_task(Delivery([rig.sweep, Chatty()], Bell(), rig.clock.now).run(stop))
    await a_while()
    stop.set()
    await running
    assert rig.courier.texts(ADA) == ["call ally"]


class RealClock(Clock):
    """The clock on the wall, which the real scheduler goes by."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251


class Arrival(FakeCourier):
    """Says when a message has arrived."""

    arrived: asyncio.Event

    async def deliver(self, address: str, message: str) -> None:
        await super().deliver(address, message)
        self.arrived.set()


async def test_the_real_alarm_wakes_the_real_sweep_in_time() -> None:
    rig, stop = Rig(clock=RealClock(NOON)), asyncio.Event()
    due = rig.clock.now() + timedelta(seconds=1.2)
    rig.add(ADA, due)
    courier = Arrival(rig.clock.now)
    courier.arrived = asyncio.Event()
    delivery = Delivery([rig.worker(courier)], Waking(), rig.clock.now)
    running = asyncio.create_task(delivery.run(stop))
    async with asyncio.timeout(5):
        await courier.arrived.wait()
    stop.set()
    await running
    ((moment, _, text),) = courier.got
    assert timedelta() <= moment - due < timedelta(seconds=1)
    assert text == "call ally"
