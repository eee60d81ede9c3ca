"""Due reminders in the database, claimed by any number of workers: the port `DueReminders`.

Whoever claims a row writes a ticket on it and has it until the lease ends. What is noted of it
afterwards is noted only where the ticket still stands there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Select, and_, bindparam, func, or_, select, update

from bot.reminders.ports import Claimed
from bot.storage.engine import Database
from bot.storage.keyring import Keyring
from bot.storage.moments import moment_of, ticks
from bot.storage.records import UnreadableRecordError
from bot.storage.rows import (
    BLOCKED,
    DONE,
    FAILED,
    HERE,
    PREFERENCES,
    SENDING,
    WAITING,
    address_of,
    preferences_of,
    reminder_of,
)
from bot.storage.sealing import DataKey, Digests, WrongKeyError
from bot.storage.tables import person, record, reminder

_UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class GivenUp:
    """How many reminders could not be delivered for one kind of error, and when one last did."""

    error: str
    number: int


class StoredReminders:
    """The reminders of everybody, as the sweep sees them."""

    def __init__(self, database: Database, keyring: Keyring, digests: Digests) -> None:
        self._database = database
        self._keyring = keyring
        self._digests = digests

    async def claim(
        self, now: datetime, most: int, lease: timedelta, transport: str
    ) -> tuple[Claimed, ...]:
        """Claim the reminders that are due of people on a transport, the longest due first.

        One that cannot be read is given up; one without a key stays claimed until the lease ends.
        """
        while rows := await self._taken(now, most, lease, transport):
            opened = await self._opened(sorted(rows, key=lambda row: (row.try_at, row.id)))
            if opened:
                return opened
        return ()

    async def _taken(
        self, now: datetime, most: int, lease: timedelta, transport: str
    ) -> Sequence[Row[Any]]:
        ticket, moment = uuid4().hex, ticks(now)
        due = (
            _of(transport, reminder.c.id)
            .where(reminder.c.try_at <= moment, _is_free(moment))
            # By what the index is in order of, so that a thousand that are due are not sorted.
            .order_by(reminder.c.try_at)
            .limit(most)
            # Two workers that look at once must not both wait for the same rows.
            .with_for_update(skip_locked=True, of=reminder)
        )
        taken = (
            update(reminder)
            .where(reminder.c.id.in_(due.scalar_subquery()))
            .values(status=SENDING, ticket=ticket, lease_until=ticks(now + lease))
            .returning(reminder)
        )
        async with self._database.writing() as connection:
            rows: Sequence[Row[Any]] = (await connection.execute(taken)).all()
        return rows

    async def sent(self, claimed: Claimed, now: datetime, next_due: datetime | None) -> bool:
        """Note that one has arrived, and when it comes again; False where the claim is lost."""
        return await self._note(
            claimed,
            status=DONE if next_due is None else WAITING,
            due_at=ticks(next_due),
            try_at=ticks(next_due),
            sent_at=ticks(now),
            attempts=0,
            failed_since=None,
            error=None,
        )

    async def postpone(
        self, claimed: Claimed, until: datetime, *, failed: bool, error: str = ""
    ) -> bool:
        """Give one back until later; `failed` counts it as a try that failed for `error`."""
        if not failed:
            return await self._note(claimed, status=WAITING, try_at=ticks(until))
        return await self._note(
            claimed,
            status=WAITING,
            try_at=ticks(until),
            attempts=claimed.attempts + 1,
            failed_since=ticks(claimed.first_failed or claimed.due),
            error=error,
        )

    async def fail(self, claimed: Claimed, error: str, next_due: datetime | None = None) -> bool:
        """Give one up, for good or until it comes again; it is listed for the operator."""
        return await self._note(
            claimed,
            status=FAILED if next_due is None else WAITING,
            due_at=ticks(next_due),
            try_at=ticks(next_due),
            attempts=0,
            failed_since=None,
            error=error,
        )

    async def stop(self, address: str, now: datetime) -> None:  # noqa: ARG002 - the port has it
        """Stop all that would be sent to a person until they come back."""
        theirs = update(person).where(person.c.lookup == self._digests.of("person", address))
        async with self._database.writing() as connection:
            await connection.execute(theirs.where(person.c.state == HERE).values(state=BLOCKED))

    async def next_due(self, transport: str) -> datetime | None:
        """When the next one of people on a transport is to be tried; None where none waits."""
        tried = func.coalesce(reminder.c.lease_until, reminder.c.try_at)
        async with self._database.reading() as connection:
            return moment_of(await connection.scalar(_of(transport, func.min(tried))))

    async def given_up(self) -> tuple[GivenUp, ...]:
        """What could not be delivered, by the kind of error: nothing of whose it was."""
        kinds = (
            select(reminder.c.error, func.count())
            .where(reminder.c.error.is_not(None))
            .group_by(reminder.c.error)
            .order_by(reminder.c.error)
        )
        async with self._database.reading() as connection:
            return tuple(GivenUp(error, n) for error, n in await connection.execute(kinds))

    async def _note(self, claimed: Claimed, **values: Any) -> bool:
        name, _, ticket = claimed.ticket.partition(".")
        mine = update(reminder).where(reminder.c.id == name, reminder.c.ticket == ticket)
        async with self._database.writing() as connection:
            noted = await connection.execute(mine.values(ticket=None, lease_until=None, **values))
        return noted.rowcount > 0

    async def _opened(self, rows: Sequence[Row[Any]]) -> tuple[Claimed, ...]:
        """Claimed rows with whose they are; of people who were forgotten meanwhile none."""
        whose = {one.id: one for one in await self._whose({row.person_id for row in rows})}
        keys = await self._keyring.keys({one.key_id for one in whose.values()})
        found: list[Claimed] = []
        for row in rows:
            one = whose.get(row.person_id)
            if one is None or one.key_id not in keys:
                continue
            try:
                found.append(_claimed(row, one, keys[one.key_id]))
            except (WrongKeyError, UnreadableRecordError):
                await self._give_up(row)
        return tuple(found)

    async def _give_up(self, row: Row[Any]) -> None:
        """Set a claimed row aside, as it would hold up the others for ever."""
        mine = update(reminder).where(reminder.c.id == row.id, reminder.c.ticket == row.ticket)
        aside = mine.values(status=FAILED, ticket=None, lease_until=None, error=_UNREADABLE)
        async with self._database.writing() as connection:
            await connection.execute(aside)

    async def _whose(self, people: set[str]) -> Sequence[Any]:
        theirs = and_(record.c.person_id == person.c.id, record.c.kind == PREFERENCES)
        wanted = (
            select(person.c.id, person.c.key_id, person.c.address, record.c.sealed)
            .outerjoin(record, theirs)
            .where(person.c.id.in_(people))
        )
        async with self._database.reading() as connection:
            found: Sequence[Any] = (await connection.execute(wanted)).all()
        return found


def _of(transport: str, what: Any) -> Select[Any]:
    """Something of the reminders that may come to people on a transport.

    What the index holds is said in the words that it was made with: else no database uses it.
    """
    alive: Any = bindparam("alive", [WAITING, SENDING], expanding=True, literal_execute=True)
    return (
        select(what)
        .join(person, person.c.id == reminder.c.person_id)
        .where(person.c.transport == transport, person.c.state == HERE)
        .where(reminder.c.status.in_(alive))
    )


def _is_free(moment: int) -> Any:
    """Waiting, or claimed by somebody who has not come back in time."""
    return or_(
        reminder.c.status == WAITING,
        and_(reminder.c.status == SENDING, reminder.c.lease_until <= moment),
    )


def _claimed(row: Row[Any], whose: Row[Any], key: DataKey) -> Claimed:
    return Claimed(
        ticket=f"{row.id}.{row.ticket}",
        address=address_of(bytes(whose.address), key),
        reminder=reminder_of(row, key),
        due=moment_of(row.due_at),
        preferences=preferences_of(None if whose.sealed is None else bytes(whose.sealed), key),
        attempts=row.attempts,
        first_failed=moment_of(row.failed_since),
        last_error=row.error or "",
    )
