"""A sweep under test: a table, a clock and a messenger in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

from bot.delivery.dispatch import Dispatch
from bot.delivery.pace import Pace
from bot.delivery.sweep import Sweep
from bot.delivery.timing import Timing
from bot.reminders.ports import Claimed
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder
from bot.reminders.rule import Repeat, Rule
from tests.fakes.clock import Clock
from tests.fakes.courier import FakeCourier
from tests.fakes.reminders import FakeReminders, Row

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
ADA = "telegram:1"
BOB = "telegram:2"


def next_due(rule: Rule, after: datetime) -> datetime | None:
    """Daily ones come again each day; the whole of the rules is tested where they are."""
    first = rule.first.replace(tzinfo=UTC)
    if rule.repeat is Repeat.ONCE:
        return first if first > after else None
    days = max(0, (after - first) // timedelta(days=1) + 1)
    return first + timedelta(days=days)


def after_quiet(moment: datetime, preferences: Preferences) -> datetime:
    """Quiet hours from the evening on, by UTC."""
    start, end = preferences.quiet_from, preferences.quiet_until
    clock = moment.time()
    if not (clock >= start or clock < end):
        return moment
    day = moment + timedelta(days=1) if clock >= start else moment
    return datetime.combine(day.date(), end, tzinfo=UTC)


def reminder(
    due: datetime = NOON, key: str = "a", text: str = "call ally", *, daily: bool = False
) -> Reminder:
    repeat = Repeat.DAILY if daily else Repeat.ONCE
    return Reminder(key, text, Rule(due.replace(tzinfo=None), "UTC", repeat), due)


def written(claimed: Claimed, now: datetime, *, late: bool) -> Sequence[str]:
    mark = f" (late: {claimed.due:%d %b %H:%M})" if late else ""
    return (claimed.reminder.text + mark,)


NEVER_QUIET = Preferences(quiet_from=time(23, 59), quiet_until=time(0))


@dataclass(slots=True)
class Rig:
    """A table, some people, and a worker; `worker` makes another one."""

    clock: Clock = field(default_factory=lambda: Clock(NOON))
    table: FakeReminders = field(default_factory=FakeReminders)
    courier: FakeCourier = field(init=False)
    sweep: Sweep[str] = field(init=False)
    chance: float = 1.0

    def __post_init__(self) -> None:
        self.courier = FakeCourier(self.clock.now)
        self.sweep = self.worker()

    def dispatch(self, courier: FakeCourier | None = None) -> Dispatch[str]:
        pace = Pace(seconds=self.clock.seconds, sleep=self.clock.sleep)
        return Dispatch(courier or self.courier, pace)

    def timing(self) -> Timing:
        return Timing(self.clock.now, next_due, after_quiet, lambda: self.chance, self.clock.sleep)

    def worker(self, courier: FakeCourier | None = None) -> Sweep[str]:
        dispatch = self.dispatch(courier)
        return Sweep(self.table, dispatch, written, self.timing(), "telegram")

    def add(
        self, address: str = ADA, due: datetime = NOON, key: str = "a", *, daily: bool = False
    ) -> Row:
        return self.table.add(address, reminder(due, key, daily=daily), NEVER_QUIET)

    async def at(self, moment: datetime) -> int:
        """What is sent at a moment."""
        self.clock.moment = max(moment, self.clock.moment)
        return await self.sweep.run_once()

    async def later(self, **span: float) -> int:
        return await self.at(self.clock.moment + timedelta(**span))


def sleeper(row: Row) -> None:
    """Give a row's person the usual quiet hours."""
    row.preferences = replace(Preferences(), zone="UTC")
