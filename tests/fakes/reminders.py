"""Reminders in memory, as honest about leases and several workers as a database is."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.coach.people import StoreUnavailableError
from bot.reminders.ports import Claimed, GuideNow, Subscriber, Watching
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder, Watch


class Status(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(slots=True)
class Row:
    """One reminder of one person, and where sending it stands."""

    number: int
    address: str
    reminder: Reminder
    due: datetime
    preferences: Preferences
    try_at: datetime
    status: Status = Status.WAITING
    ticket: str = ""
    claimed: datetime | None = None
    lease_until: datetime | None = None
    attempts: int = 0
    first_failed: datetime | None = None
    error: str = ""
    sent: list[datetime] = field(default_factory=list)

    def may_be_claimed(self, now: datetime) -> bool:
        if self.status is Status.SENDING:
            return self.lease_until is not None and self.lease_until <= now
        return self.status is Status.WAITING and self.try_at <= now

    @property
    def wakes(self) -> datetime | None:
        if self.status is Status.SENDING:
            return self.lease_until
        return self.try_at if self.status is Status.WAITING else None


@dataclass(slots=True, eq=False)
class Outages:
    """A database that cannot be reached while it is down."""

    down: bool = False
    failures: int = 0
    lasts: int = 0

    def check(self) -> None:
        if self.lasts:
            self.lasts -= 1
        elif not self.down:
            return
        self.failures += 1
        raise StoreUnavailableError("gone", "start the database")


@dataclass(slots=True, eq=False)
class FakeReminders:
    """The table of reminders. Any number of workers may share one."""

    rows: list[Row] = field(default_factory=list)
    outages: Outages = field(default_factory=Outages)
    stopped: dict[str, datetime] = field(default_factory=dict)
    _queue: list[tuple[datetime, int]] = field(default_factory=list)
    _tickets: int = 0

    def add(self, address: str, reminder: Reminder, preferences: Preferences | None = None) -> Row:
        assert reminder.due is not None
        number = len(self.rows)
        due = reminder.due
        row = Row(number, address, reminder, due, preferences or Preferences(), due)
        self.rows.append(row)
        self._wait(row)
        return row

    def of(self, address: str) -> list[Row]:
        return [row for row in self.rows if row.address == address]

    async def claim(
        self, now: datetime, most: int, lease: timedelta, transport: str
    ) -> tuple[Claimed, ...]:
        self.outages.check()
        return tuple(self._claimed(row, now, lease) for row in self._due(now, most, transport))

    async def sent(self, claimed: Claimed, now: datetime, next_due: datetime | None) -> bool:
        self.outages.check()
        row = self._own(claimed)
        if row is None:
            return False
        row.sent.append(now)
        self._come_again(row, next_due, Status.DONE)
        return True

    async def postpone(
        self, claimed: Claimed, until: datetime, *, failed: bool, error: str = ""
    ) -> bool:
        self.outages.check()
        row = self._own(claimed)
        if row is None:
            return False
        if failed:
            row.attempts += 1
            row.error = error
            row.first_failed = row.first_failed or row.claimed
        row.status, row.try_at, row.ticket, row.lease_until = Status.WAITING, until, "", None
        self._wait(row)
        return True

    async def fail(self, claimed: Claimed, error: str, next_due: datetime | None = None) -> bool:
        self.outages.check()
        row = self._own(claimed)
        if row is None:
            return False
        self._come_again(row, next_due, Status.FAILED)
        row.error = error
        return True

    async def stop(self, address: str, now: datetime) -> None:
        self.outages.check()
        self.stopped[address] = now
        for row in self.of(address):
            if row.status in {Status.WAITING, Status.SENDING}:
                row.status, row.ticket, row.lease_until = Status.STOPPED, "", None

    def back(self, address: str) -> None:
        """A person is there again."""
        self.stopped.pop(address, None)
        for row in self.of(address):
            if row.status is Status.STOPPED:
                row.status = Status.WAITING
                self._wait(row)

    async def next_due(self, transport: str) -> datetime | None:
        self.outages.check()
        while self._queue:
            moment, number = self._queue[0]
            if self.rows[number].wakes == moment:
                return moment
            heapq.heappop(self._queue)
        return None

    def _due(self, now: datetime, most: int, transport: str) -> Iterator[Row]:
        others = []
        while most and self._queue and self._queue[0][0] <= now:
            moment, number = heapq.heappop(self._queue)
            row = self.rows[number]
            if row.wakes != moment or not row.may_be_claimed(now):
                continue
            if row.address.partition(":")[0] != transport:
                others.append((moment, number))
                continue
            most -= 1
            yield row
        for one in others:
            heapq.heappush(self._queue, one)

    def _claimed(self, row: Row, now: datetime, lease: timedelta) -> Claimed:
        self._tickets += 1
        row.status, row.claimed, row.lease_until = Status.SENDING, now, now + lease
        row.ticket = f"{row.number}.{self._tickets}"
        heapq.heappush(self._queue, (row.lease_until, row.number))
        return Claimed(
            row.ticket,
            row.address,
            row.reminder,
            row.due,
            row.preferences,
            row.attempts,
            row.first_failed,
            row.error,
        )

    def _own(self, claimed: Claimed) -> Row | None:
        """The row of a claim, where nobody else has claimed or stopped it since."""
        row = self.rows[int(claimed.ticket.split(".")[0])]
        return row if row.ticket == claimed.ticket else None

    def _come_again(self, row: Row, due: datetime | None, or_else: Status) -> None:
        row.ticket, row.lease_until = "", None
        row.attempts, row.first_failed, row.error = 0, None, ""
        row.status = or_else if due is None else Status.WAITING
        if due is not None:
            row.due = row.try_at = due
            row.reminder = replace(row.reminder, due=due)
            self._wait(row)

    def _wait(self, row: Row) -> None:
        heapq.heappush(self._queue, (row.try_at, row.number))


@dataclass(slots=True, eq=False)
class FakeDigests:
    """Who gets a digest, and when the next one; noted before it is sent."""

    due: dict[str, tuple[datetime, Subscriber]] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)
    outages: Outages = field(default_factory=Outages)

    async def claim(self, now: datetime, most: int, transport: str) -> tuple[Subscriber, ...]:
        self.outages.check()
        ready = [one for moment, one in self.due.values() if moment <= now]
        mine = [one for one in ready if one.address.partition(":")[0] == transport][:most]
        for one in mine:
            self.due[one.address] = (now + timedelta(days=1), one)
        return tuple(mine)

    async def stop(self, address: str, now: datetime) -> None:
        self.stopped.add(address)
        self.due.pop(address, None)

    async def next_due(self, transport: str) -> datetime | None:
        return min((moment for moment, _ in self.due.values()), default=None)


@dataclass(slots=True, eq=False)
class FakeWatchers:
    """Who watches which guide, what they saw last, and of what they were told."""

    watches: dict[str, tuple[Preferences, Watch]] = field(default_factory=dict)
    quiet: set[str] = field(default_factory=set)
    stopped: set[str] = field(default_factory=set)
    announced: set[tuple[str, str]] = field(default_factory=set)

    async def claim(
        self, changed: tuple[GuideNow, ...], now: datetime, most: int, transport: str
    ) -> tuple[Watching, ...]:
        found: list[Watching] = []
        for guide in changed:
            for address, (preferences, watch) in self.watches.items():
                told = (address, guide.content) in self.announced
                if told or address in self.quiet or len(found) == most:
                    continue
                if guide.guide.partition("/")[0] == watch.company:
                    self.announced.add((address, guide.content))
                    found.append(Watching(address, preferences, watch, guide))
                    seen = replace(watch, seen=guide.figures)
                    self.watches[address] = (preferences, seen)
        return tuple(found)

    async def stop(self, address: str, now: datetime) -> None:
        self.stopped.add(address)
        del self.watches[address]
