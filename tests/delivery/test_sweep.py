import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.people import StoreUnavailableError
from bot.delivery.sweep import Sweep
from bot.delivery.timing import BATCH
from bot.reminders.courier import (
    AccountRefusedError,
    NotSentError,
    PerhapsSentError,
    PersonGoneError,
    RefusedError,
    TooFastError,
)
from bot.reminders.ports import Claimed
from tests.delivery.rig import ADA, BOB, NOON, Rig, sleeper, written
from tests.fakes.courier import FakeCourier
from tests.fakes.reminders import Status

pytestmark = pytest.mark.anyio


@pytest.fixture
def rig() -> Rig:
    return Rig()


# What is due, and when it comes again --------------------------------------------------------


async def test_what_is_due_is_sent_once_and_what_is_not_waits(rig: Rig) -> None:
    rig.add(ADA)
    rig.add(BOB, NOON + timedelta(hours=1))
    assert await rig.at(NOON) == 1
    assert await rig.at(NOON) == 0
    assert [whom for _, whom, _ in rig.courier.got] == [ADA]
    assert await rig.later(hours=1) == 1
    assert rig.courier.texts(BOB) == ["call ally"]


async def test_a_daily_one_comes_again_the_next_day_and_a_single_one_does_not(rig: Rig) -> None:
    daily, single = rig.add(ADA, daily=True), rig.add(BOB)
    await rig.at(NOON)
    assert (daily.status, daily.due) == (Status.WAITING, NOON + timedelta(days=1))
    assert single.status is Status.DONE


async def test_people_on_another_transport_are_left_to_it(rig: Rig) -> None:
    row = rig.add("terminal")
    assert await rig.at(NOON) == 0
    assert row.status is Status.WAITING


async def test_what_fell_due_while_we_were_down_comes_once_and_says_when_it_was_for(
    rig: Rig,
) -> None:
    rig.add(ADA, NOON, daily=True)
    rig.add(BOB, NOON + timedelta(days=3))
    await rig.at(NOON + timedelta(days=3, minutes=2))
    assert rig.courier.texts(ADA) == ["call ally (late: 27 Nov 12:00)"]
    assert rig.courier.texts(BOB) == ["call ally"]


async def test_a_late_one_waits_for_the_end_of_the_quiet_hours_and_is_late_then(rig: Rig) -> None:
    row = rig.add(ADA, NOON)
    sleeper(row)
    assert await rig.at(NOON.replace(hour=23)) == 0
    assert row.try_at == datetime.fromisoformat("2026-11-28T08:00+00:00")
    assert await rig.at(row.try_at) == 1
    assert rig.courier.texts(ADA) == ["call ally (late: 27 Nov 12:00)"]
    assert row.attempts == 0


async def test_one_that_a_person_wants_in_their_quiet_hours_comes_then(rig: Rig) -> None:
    night = NOON.replace(hour=23)
    sleeper(rig.add(ADA, night))
    assert await rig.at(night + timedelta(minutes=1)) == 1


# What goes wrong -----------------------------------------------------------------------------


async def test_nothing_more_is_sent_to_somebody_gone_until_they_come_back(rig: Rig) -> None:
    for number in range(3):
        rig.add(ADA, key=str(number))
    rig.add(ADA, NOON + timedelta(days=1), key="later")
    rig.add(BOB)
    rig.courier.fails[ADA].append(PersonGoneError())
    await rig.at(NOON)
    await rig.later(days=2)
    assert rig.courier.texts(ADA) == []
    assert rig.courier.asked == 2
    assert rig.courier.texts(BOB) == ["call ally"]
    rig.table.back(ADA)
    for _ in range(5):
        await rig.later(seconds=1)
    assert len(rig.courier.texts(ADA)) == 4


async def test_a_flooded_chat_waits_as_long_as_it_is_told_and_nobody_else_does(rig: Rig) -> None:
    row, other = rig.add(ADA), rig.add(ADA, key="b")
    for number in range(10, 20):
        rig.add(f"telegram:{number}")
    rig.courier.fails[ADA].append(TooFastError(timedelta(seconds=40)))
    assert await rig.at(NOON) == 10
    assert rig.clock.moment < NOON + timedelta(seconds=2)
    assert row.attempts == 0
    assert row.error == ""
    assert min(row.try_at, other.try_at) >= NOON + timedelta(seconds=40)
    assert await rig.later(seconds=30) == 0
    assert await rig.later(seconds=15) + await rig.later(seconds=1) == 2


async def test_a_flood_of_everybody_stops_the_worker_until_it_is_over(rig: Rig) -> None:
    for number in range(100, 120):
        rig.add(f"telegram:{number}")
    rig.courier.always = TooFastError(timedelta(seconds=7))
    assert await rig.at(NOON) == 0
    assert rig.courier.asked == 5
    wake = await rig.sweep.next_wake()
    assert wake is not None
    assert wake >= NOON + timedelta(seconds=7)
    rig.courier.always = None
    assert await rig.at(NOON + timedelta(seconds=9)) == 20
    assert {row.attempts for row in rig.table.rows} == {0}


async def test_what_is_refused_is_given_up_and_listed(rig: Rig) -> None:
    row = rig.add(ADA, daily=True)
    rig.courier.fails[ADA].append(RefusedError())
    await rig.at(NOON)
    assert (row.status, row.error) == (Status.FAILED, "refused")
    assert await rig.later(days=2) == 0


async def test_what_surely_did_not_arrive_is_tried_ever_later_until_it_does(rig: Rig) -> None:
    row = rig.add(ADA)
    rig.courier.always = NotSentError()
    pauses = []
    await rig.at(NOON)
    for _ in range(12):
        pauses.append(row.try_at - rig.clock.moment)
        await rig.at(row.try_at)
    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(seconds=15)
    assert pauses[-1] == timedelta(hours=1)
    assert row.attempts == 13
    assert row.first_failed == NOON


async def test_after_a_day_of_failing_it_says_when_it_should_have_come(rig: Rig) -> None:
    row = rig.add(ADA)
    rig.courier.always = NotSentError()
    while rig.clock.moment < NOON + timedelta(hours=24):
        await rig.at(row.try_at)
    rig.courier.always = None
    await rig.at(row.try_at)
    assert rig.courier.texts(ADA) == ["call ally (late: 27 Nov 12:00)"]
    assert row.status is Status.DONE


async def test_what_may_have_arrived_is_sent_once_more_and_no_third_time(rig: Rig) -> None:
    row = rig.add(ADA)
    rig.courier.always = PerhapsSentError()
    rig.courier.arrives_though = (PerhapsSentError,)
    await rig.at(NOON)
    await rig.later(hours=1)
    await rig.later(days=1)
    assert len(rig.courier.got) == 2
    assert (row.status, row.error) == (Status.FAILED, "perhaps_sent")


async def test_that_it_may_have_arrived_is_remembered_through_other_failures(rig: Rig) -> None:
    row = rig.add(ADA)
    rig.courier.fails[ADA] += [PerhapsSentError(), NotSentError(), PerhapsSentError()]
    for _ in range(3):
        await rig.later(minutes=5)
    assert row.status is Status.FAILED


async def test_a_daily_one_that_may_have_arrived_comes_again_the_next_day(rig: Rig) -> None:
    row = rig.add(ADA, daily=True)
    rig.courier.fails[ADA] += [PerhapsSentError(), PerhapsSentError()]
    await rig.at(NOON)
    await rig.later(minutes=5)
    assert (row.status, row.due) == (Status.WAITING, NOON + timedelta(days=1))
    await rig.at(NOON + timedelta(days=1))
    assert rig.courier.texts(ADA) == ["call ally"]


async def test_a_refused_account_ends_it_all_and_leaves_every_row_to_others(rig: Rig) -> None:
    rows = [rig.add(f"telegram:{number}") for number in range(1, 9)]
    rig.courier.fails["telegram:2"].append(AccountRefusedError())
    with pytest.raises(AccountRefusedError):
        await rig.at(NOON)
    assert [row.status for row in rows] == [Status.DONE] + [Status.WAITING] * 7
    assert {row.attempts for row in rows} == {0}


async def test_one_that_cannot_be_written_holds_up_nobody(rig: Rig) -> None:
    def stumbling(claimed: Claimed, now: datetime, *, late: bool) -> Sequence[str]:
        if claimed.address == ADA:
            raise ZeroDivisionError
        return ("call ally",)

    rows = rig.add(ADA), rig.add(BOB)
    sweep = Sweep(rig.table, rig.dispatch(), stumbling, rig.timing(), "telegram")
    assert await sweep.run_once() == 1
    assert [row.status for row in rows] == [Status.FAILED, Status.DONE]


# Pace and fairness ---------------------------------------------------------------------------


async def test_many_of_one_person_keep_nobody_waiting(rig: Rig) -> None:
    for number in range(20):
        rig.add(ADA, NOON - timedelta(seconds=1), key=str(number))
    rig.add(BOB)
    await rig.at(NOON)
    assert len(rig.courier.texts(BOB)) == 1
    assert rig.clock.moment < NOON + timedelta(seconds=1)
    for _ in range(25):
        await rig.later(seconds=1)
    times = [moment for moment, whom, _ in rig.courier.got if whom == ADA]
    assert len(times) == 20
    assert all(b - a >= timedelta(seconds=1) for a, b in pairwise(times))


async def test_a_message_that_hangs_is_given_up_in_time(rig: Rig) -> None:
    row = rig.add(ADA)
    rig.add(BOB)
    rig.courier.hangs.add(ADA)
    dispatch = rig.dispatch()
    dispatch.longest_send = timedelta(milliseconds=20)
    sweep = Sweep(rig.table, dispatch, written, rig.timing(), "telegram")
    assert await sweep.run_once() == 1
    assert (row.attempts, row.error) == (1, "perhaps_sent")


# Several workers, leases and a table that is gone --------------------------------------------


async def test_what_one_worker_has_claimed_no_other_sends(rig: Rig) -> None:
    for number in range(40):
        rig.add(f"telegram:{number}")
    workers = [rig.worker() for _ in range(4)]
    counts = await asyncio.gather(*(worker.run_once() for worker in workers))
    assert sum(counts) == 40
    assert sorted(whom for _, whom, _ in rig.courier.got) == sorted(
        f"telegram:{number}" for number in range(40)
    )


async def test_each_worker_has_one_message_on_its_way(rig: Rig) -> None:
    for number in range(20):
        rig.add(f"telegram:{number}")
    await asyncio.gather(rig.sweep.run_once(), rig.sweep.run_once())
    assert rig.courier.most_under_way == 1


async def test_what_a_worker_had_that_was_killed_is_sent_when_its_lease_has_ended(
    rig: Rig,
) -> None:
    rows = [rig.add(f"telegram:{number}") for number in range(BATCH)]
    await rig.table.claim(NOON, BATCH, timedelta(seconds=120), "telegram")
    assert await rig.later(seconds=119) == 0
    assert await rig.later(seconds=1) == BATCH
    assert {len(row.sent) for row in rows} == {1}


async def test_a_worker_that_was_too_slow_changes_nothing_any_more(rig: Rig) -> None:
    row = rig.add(ADA, daily=True)
    (slow,) = await rig.table.claim(NOON, 1, timedelta(seconds=120), "telegram")
    await rig.later(seconds=121)
    due = row.due
    assert due == NOON + timedelta(days=1)
    assert not await rig.table.sent(slow, rig.clock.moment, None)
    assert not await rig.table.postpone(slow, NOON, failed=True)
    assert not await rig.table.fail(slow, "refused")
    assert (row.due, row.status, len(row.sent)) == (due, Status.WAITING, 1)


class Sleepy(FakeCourier):
    """The whole machine sleeps while the first message is on its way."""

    async def deliver(self, address: str, message: str) -> None:
        await super().deliver(address, message)
        if self.asked == 1 and self.sleep is not None:
            self.sleep(600.0)


async def test_a_worker_that_slept_sends_nothing_that_somebody_else_may_have_by_now(
    rig: Rig,
) -> None:
    rows = [rig.add(f"telegram:{number}") for number in range(BATCH)]
    sleepy = Sleepy(rig.clock.now, lambda seconds: rig.clock.pass_by(timedelta(seconds=seconds)))
    other = rig.worker()

    class Overtaken(Sleepy):
        async def deliver(self, address: str, message: str) -> None:
            await super().deliver(address, message)
            if self.asked == 1:
                await other.run_once()

    slow = Overtaken(sleepy.now, sleepy.sleep)
    assert await rig.worker(slow).run_once() == 1
    # The one that was on its way may come twice, no other.
    assert len(slow.got) == 1
    assert len(rig.courier.got) == BATCH
    assert {len(row.sent) for row in rows} == {1}


async def test_what_has_arrived_is_noted_as_soon_as_the_table_is_back(rig: Rig) -> None:
    row = rig.add(ADA)
    outages = rig.table.outages

    class Breaking(FakeCourier):
        async def deliver(self, address: str, message: str) -> None:
            await super().deliver(address, message)
            outages.lasts = 60

    courier = Breaking(rig.clock.now)
    assert await rig.worker(courier).run_once() == 1
    assert row.status is Status.DONE
    assert (len(courier.got), outages.failures) == (1, 60)


async def test_what_could_not_be_noted_in_its_lease_is_not_sent_again(rig: Rig) -> None:
    row = rig.add(ADA, daily=True)
    outages = rig.table.outages

    class Breaking(FakeCourier):
        async def deliver(self, address: str, message: str) -> None:
            await super().deliver(address, message)
            outages.down = True

    courier = Breaking(rig.clock.now)
    worker = rig.worker(courier)
    with pytest.raises(StoreUnavailableError):
        await worker.run_once()
    outages.down = False
    rig.clock.pass_by(timedelta(minutes=10))
    await worker.run_once()
    assert len(courier.got) == 1
    assert (row.status, row.due) == (Status.WAITING, NOON + timedelta(days=1))
    assert row.sent == [NOON]


async def test_who_is_told_to_stop_gives_back_what_is_left(rig: Rig) -> None:
    rows = [rig.add(f"telegram:{number}") for number in range(BATCH)]
    stop = asyncio.Event()

    class Stopping(FakeCourier):
        async def deliver(self, address: str, message: str) -> None:
            await super().deliver(address, message)
            stop.set()

    assert await rig.worker(Stopping(rig.clock.now)).run_once(stop) == 1
    assert await rig.at(NOON) == BATCH - 1
    assert {len(row.sent) for row in rows} == {1}


FAILURES = st.sampled_from([NotSentError, PerhapsSentError, TooFastError, None, None])


@given(st.lists(st.tuples(st.integers(1, 6), FAILURES), max_size=40))
def test_whatever_goes_wrong_each_arrives_once_and_again_only_where_nobody_knows(
    what: list[tuple[int, type | None]],
) -> None:
    rig = Rig()
    rig.courier.arrives_though = (PerhapsSentError,)
    for number in range(1, 7):
        rig.add(f"telegram:{number}")
    perhaps = dict.fromkeys(range(1, 7), 0)
    for number, failure in what:
        if failure is not None:
            wait = (timedelta(seconds=30),) if failure is TooFastError else ()
            rig.courier.fails[f"telegram:{number}"].append(failure(*wait))
            perhaps[number] += failure is PerhapsSentError

    async def for_days() -> None:
        for _ in range(150):
            await rig.later(hours=1)

    asyncio.run(for_days())
    for number in range(1, 7):
        arrived = len(rig.courier.texts(f"telegram:{number}"))
        assert 1 <= arrived <= (2 if perhaps[number] else 1)
    assert all(row.status in {Status.DONE, Status.FAILED} for row in rig.table.rows)
