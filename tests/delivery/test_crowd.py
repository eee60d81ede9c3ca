"""A crowd: 10,000 people with 3 reminders each, of which 1,000 are due in the same minute."""

import tracemalloc
from datetime import datetime, timedelta

import pytest

from bot.reminders.courier import PerhapsSentError, PersonGoneError, TooFastError
from tests.delivery.rig import NEVER_QUIET, NOON, Rig, reminder
from tests.fakes.reminders import FakeReminders, Status

pytestmark = pytest.mark.anyio

PEOPLE = 10_000
AT_ONCE = 1_000
# What Telegram takes, and what it takes to send all at that pace with room for replies.
MOST_A_SECOND = 30
WITHIN = timedelta(seconds=45)


def crowd(table: FakeReminders) -> None:
    """Everybody has a daily one, one in a month, and one now or at some other hour."""
    for number in range(PEOPLE):
        whom = f"telegram:{number}"
        now = number % (PEOPLE // AT_ONCE) == 0
        first = NOON if now else NOON + timedelta(hours=1 + number % 20)
        table.add(whom, reminder(first, "a"), NEVER_QUIET)
        table.add(whom, reminder(NOON + timedelta(days=1 + number % 3), "b"), NEVER_QUIET)
        table.add(whom, reminder(NOON + timedelta(days=30), "c"), NEVER_QUIET)


def kept_by_the_bot() -> int:
    """The bytes that our own code made since the measuring began and still holds."""
    ours = tracemalloc.Filter(inclusive=True, filename_pattern="*/bot/*")
    kept = tracemalloc.take_snapshot().filter_traces([ours]).statistics("filename")
    return sum(one.size for one in kept)


async def go_on(rig: Rig, until: datetime) -> None:
    """Sweep whenever there is something to do."""
    while rig.clock.moment < until:
        await rig.sweep.run_once()
        wake = await rig.sweep.next_wake()
        rig.clock.moment = max(
            min(wake or until, until), rig.clock.moment + timedelta(milliseconds=50)
        )


async def test_a_thousand_at_once_are_sent_at_the_pace_of_the_messenger_and_no_memory_is_kept() -> (
    None
):
    rig = Rig()
    rig.courier.most_a_second = MOST_A_SECOND
    crowd(rig.table)
    tracemalloc.start()
    await go_on(rig, NOON + timedelta(minutes=1))
    sent = len(rig.courier.got)
    assert sent == AT_ONCE
    assert rig.courier.refused_for_pace == 0
    assert rig.courier.got[-1][0] - NOON < WITHIN
    assert len({whom for _, whom, _ in rig.courier.got}) == AT_ONCE
    assert rig.courier.most_under_way == 1
    rig.courier.got.clear()
    await go_on(rig, NOON + timedelta(hours=5))
    kept = kept_by_the_bot()
    tracemalloc.stop()
    assert len(rig.courier.got) == 3 * 500
    assert kept < 100_000
    assert len(rig.sweep._unnoted) == len(rig.sweep._gone) == 0


async def test_flooded_slow_and_blocked_chats_hold_up_nobody_in_a_crowd() -> None:
    rig = Rig()
    rig.courier.most_a_second = MOST_A_SECOND
    crowd(rig.table)
    due = [f"telegram:{number}" for number in range(0, PEOPLE, PEOPLE // AT_ONCE)]
    flooded, gone, unclear = due[:300:20], due[301:500:20], due[505:700:20]
    for whom in flooded:
        rig.courier.fails[whom] += [TooFastError(timedelta(seconds=30))] * 2
    for whom in gone:
        rig.courier.fails[whom].append(PersonGoneError())
    for whom in unclear:
        rig.courier.fails[whom].append(PerhapsSentError())
    await go_on(rig, NOON + timedelta(minutes=2))
    well = set(due) - {*flooded, *gone, *unclear}
    first = {whom: moment for moment, whom, _ in reversed(rig.courier.got)}
    assert max(first[whom] for whom in well) - NOON < WITHIN
    assert set(first) == set(due) - set(gone)
    assert rig.courier.refused_for_pace == 0
    assert len(rig.courier.got) == len(first)
    stopped = [row for row in rig.table.rows if row.status is Status.STOPPED]
    assert len(stopped) == 3 * len(gone)
