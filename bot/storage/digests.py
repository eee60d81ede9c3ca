"""Who hears of reviews: the port `Digests`.

Each digest is noted as sent before it is sent, so that nobody gets one twice.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select, update

from bot.reminders.ports import Subscriber
from bot.reminders.quiet import next_digest
from bot.storage.engine import Database
from bot.storage.keyring import Keyring
from bot.storage.moments import moment_of, ticks
from bot.storage.reminders import StoredReminders
from bot.storage.rows import (
    HERE,
    address_of,
)
from bot.storage.sealing import DataKey
from bot.storage.tables import person
from bot.storage.wishes import if_readable, wishes

_DAY = timedelta(days=1)


class StoredDigests:
    """The digests of everybody who hears of reviews."""

    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        reminders: StoredReminders,
        maintainers: frozenset[str],
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._reminders = reminders
        self._maintainers = maintainers

    async def claim(self, now: datetime, most: int, transport: str) -> tuple[Subscriber, ...]:
        """Note the next digest of some people as sent, set when the one after comes, and say who.

        What is not sent afterwards, whatever the reason, never is.
        """
        due = (
            select(person.c.id)
            .where(person.c.digest_at <= ticks(now), person.c.transport == transport)
            .where(person.c.state == HERE)
            .order_by(person.c.digest_at, person.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        taken = (
            update(person)
            .where(person.c.id.in_(due.scalar_subquery()))
            # Until it is known when their morning is; whoever is stopped here comes a day later.
            .values(digest_at=ticks(now + _DAY))
            .returning(person.c.id, person.c.key_id, person.c.address)
        )
        async with self._database.writing() as connection:
            rows = (await connection.execute(taken)).all()
        keys = await self._keyring.keys({row.key_id for row in rows}) if rows else {}
        found = [
            await if_readable(self._subscriber(row, keys[row.key_id], now))
            for row in rows
            if row.key_id in keys
        ]
        return tuple(one for one in found if one is not None)

    async def stop(self, address: str, now: datetime) -> None:
        """Stop all that would be sent to a person until they come back."""
        await self._reminders.stop(address, now)

    async def next_due(self, transport: str) -> datetime | None:
        """When the next digest of people on a transport is due; None where none is."""
        first = select(func.min(person.c.digest_at))
        first = first.where(person.c.transport == transport, person.c.state == HERE)
        async with self._database.reading() as connection:
            return moment_of(await connection.scalar(first))

    async def _subscriber(self, row: Row[Any], key: DataKey, now: datetime) -> Subscriber | None:
        """Who gets a digest, with the next one set; None who wants none any more."""
        address = address_of(bytes(row.address), key)
        async with self._database.writing() as connection:
            preferences, watches = await wishes(connection, row.id, key)
            following = next_digest(now, preferences)
            mine = update(person).where(person.c.id == row.id)
            await connection.execute(mine.values(digest_at=ticks(following)))
        if following is None:
            return None
        return Subscriber(address, preferences, watches, address in self._maintainers)
