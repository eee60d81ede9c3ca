from datetime import timedelta

import pytest

from bot.coach.answers import Answer, DueReminderAnswer
from bot.delivery.showing import DueAtTerminal
from tests.coach.made_up import small_snapshot
from tests.delivery.rig import ADA, NOON, Rig, next_due, reminder, sleeper
from tests.fakes.reminders import Status

pytestmark = pytest.mark.anyio


class Seat:
    """A terminal, and whoever sits there."""

    def __init__(self) -> None:
        self.rig = Rig()
        self.seen: list[DueReminderAnswer] = []
        self.due = self.open()

    def open(self) -> DueAtTerminal:
        return DueAtTerminal(self.rig.table, small_snapshot, self.rig.clock.now, next_due)

    async def look(self) -> float:
        return await self.due.tell(self.show)

    async def show(self, answers: tuple[Answer, ...]) -> None:
        self.seen += [one for one in answers if isinstance(one, DueReminderAnswer)]

    @property
    def texts(self) -> list[str]:
        return [one.text.text for one in self.seen]


@pytest.fixture
def seat() -> Seat:
    return Seat()


async def test_what_is_due_is_shown_once_and_the_late_as_late(seat: Seat) -> None:
    seat.rig.table.add("terminal", reminder(NOON, "a", "now"))
    seat.rig.table.add("terminal", reminder(NOON - timedelta(days=1), "b", "before"))
    for number in range(7):
        seat.rig.table.add("terminal", reminder(NOON, f"c{number}", "more"))
    await seat.look()
    await seat.look()
    assert seat.texts == ["before", "now", *["more"] * 7]
    assert [one.late for one in seat.seen][:2] == [True, False]
    assert {row.status for row in seat.rig.table.rows} == {Status.DONE}


async def test_who_sits_there_is_awake_in_their_quiet_hours_too(seat: Seat) -> None:
    sleeper(seat.rig.table.add("terminal", reminder(NOON)))
    seat.rig.clock.moment = NOON.replace(hour=23)
    await seat.look()
    assert seat.texts == ["call ally"]


async def test_what_is_due_to_others_stays_theirs(seat: Seat) -> None:
    row = seat.rig.add(ADA)
    await seat.look()
    assert (seat.texts, row.status) == ([], Status.WAITING)


async def test_it_asks_again_when_the_next_is_due_or_a_little_later(seat: Seat) -> None:
    assert await seat.look() == 15
    seat.rig.table.add("terminal", reminder(NOON + timedelta(seconds=9)))
    assert await seat.look() == 9
    seat.rig.clock.pass_by(timedelta(seconds=9))
    assert await seat.look() == 15
    assert seat.texts == ["call ally"]


async def test_a_daily_one_comes_again(seat: Seat) -> None:
    row = seat.rig.table.add("terminal", reminder(NOON, daily=True))
    await seat.look()
    assert row.due == NOON + timedelta(days=1)


async def test_a_table_that_is_gone_is_asked_again_and_nothing_is_shown_twice(seat: Seat) -> None:
    row = seat.rig.table.add("terminal", reminder(NOON))
    outages = seat.rig.table.outages
    outages.down = True
    assert await seat.look() == 15
    outages.down = False
    shown = seat.show

    async def breaking(answers: tuple[Answer, ...]) -> None:
        await shown(answers)
        outages.down = True

    await seat.due.tell(breaking)
    outages.down = False
    seat.rig.clock.pass_by(timedelta(minutes=2))
    await seat.look()
    assert seat.texts == ["call ally"]
    assert row.status is Status.DONE


async def test_what_a_terminal_that_was_killed_had_claimed_is_shown_by_the_next(seat: Seat) -> None:
    seat.rig.table.add("terminal", reminder(NOON))

    async def killed(_answers: tuple[Answer, ...]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await seat.due.tell(killed)
    seat.rig.clock.pass_by(timedelta(minutes=1))
    await seat.open().tell(seat.show)
    assert seat.texts == ["call ally"]
