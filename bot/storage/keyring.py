"""The keys of people, kept apart from what they seal: a copy of one is worth nothing alone.

They are in a file of their own, or in a database of their own, so that a backup of the database
cannot be read any more once somebody's key was destroyed.
"""

from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, delete, func, insert, inspect, select, text, update

from bot.coach.people import StoreUnavailableError
from bot.storage.engine import Database
from bot.storage.moments import ticks
from bot.storage.sealing import DataKey, MasterKeys, WrongKeyError, new_data_key
from bot.storage.tables import data_key, keyring_tables
from bot.storage.troubles import worded

_AT_ONCE = 500
# Any number, as long as nobody else locks it.
_LOCK = 5_417_264


_HELD = "locked"


class KeyGoneError(Exception):
    """The key of a person is not in the keyring: it was destroyed, or the keyring is another."""

    def __init__(self) -> None:
        super().__init__("a key that is needed is not in the keyring")


class Keyring:
    """Makes, finds and destroys the keys of people; each call may raise StoreUnavailableError."""

    def __init__(self, database: Database, masters: MasterKeys) -> None:
        self._database = database
        self._masters = masters
        self._has_traces = False

    async def prepare(self) -> None:
        """Make its table where it is missing."""
        await prepare_keyring(self._database)

    async def create(self, now: datetime) -> tuple[str, DataKey]:
        """A new key, kept already, and what it is known by."""
        name, key = uuid4().hex, new_data_key()
        async with self._database.writing() as connection:
            # Whoever rotates the master keys waits for keys that are being wrapped by an older one.
            await connection.run_sync(_lock, "ROW EXCLUSIVE")
            row = {"id": name, "wrapped": self._masters.wrap(key), "created_at": ticks(now)}
            await connection.execute(insert(data_key).values(row))
        return name, DataKey(key)

    async def key(self, name: str) -> DataKey:
        """The key that is known by a name; raises KeyGoneError."""
        keys = await self.keys((name,))
        if name not in keys:
            raise KeyGoneError
        return keys[name]

    async def keys(self, names: Iterable[str]) -> dict[str, DataKey]:
        """Those keys that there are and that a master key opens; others are left out.

        Where a master key opens none of them, it is not the right one: StoreUnavailableError.
        """
        wanted = select(data_key.c.id, data_key.c.wrapped).where(data_key.c.id.in_(tuple(names)))
        async with self._database.reading() as connection:
            rows = (await connection.execute(wanted)).all()
        with worded():
            found = {name: self._opened(bytes(wrapped)) for name, wrapped in rows}
            if found and not any(found.values()):
                raise WrongKeyError("a key")
        return {name: key for name, key in found.items() if key is not None}

    async def count(self) -> int:
        """How many keys there are."""
        async with self._database.reading() as connection:
            counted = await connection.scalar(select(func.count()).select_from(data_key))
        return counted or 0

    async def discard(self, name: str) -> None:
        """Delete a key that has sealed nothing that is kept."""
        async with self._database.writing() as connection:
            await connection.execute(delete(data_key).where(data_key.c.id == name))

    async def destroy(self, names: Iterable[str]) -> None:
        """Destroy keys; what they sealed cannot be read by anybody any more."""
        wanted = tuple(names)
        async with self._database.writing() as connection:
            for at in range(0, len(wanted), _AT_ONCE):
                some = wanted[at : at + _AT_ONCE]
                await connection.execute(delete(data_key).where(data_key.c.id.in_(some)))
        self._has_traces = True
        await self.erase_traces()

    async def erase_traces(self) -> None:
        """Write the table anew where keys were destroyed since; else do nothing.

        They are destroyed already. Where somebody else holds the table now, that is not said to
        have failed: it is done the next time.
        """
        if not self._has_traces:
            return
        try:
            await self._database.rewrite(data_key.name)
        except StoreUnavailableError as error:
            if error.reason != _HELD:
                raise
        else:
            self._has_traces = False

    async def rewrap(self) -> int:
        """Wrap every key with the first master key, and say how many there were."""
        done = 0
        async for names in self._names():
            wanted = select(data_key.c.id, data_key.c.wrapped).where(data_key.c.id.in_(names))
            async with self._database.writing() as connection:
                await connection.run_sync(_lock, "SHARE ROW EXCLUSIVE")
                for name, wrapped in (await connection.execute(wanted)).all():
                    anew = self._masters.rewrap(bytes(wrapped), "a key")
                    row = update(data_key).where(data_key.c.id == name)
                    await connection.execute(row.values(wrapped=anew))
                    done += 1
        await self._database.rewrite(data_key.name)
        return done

    async def export(self) -> list[tuple[str, bytes]]:
        """Every key as it is kept: wrapped."""
        async with self._database.reading() as connection:
            rows = await connection.execute(select(data_key.c.id, data_key.c.wrapped))
            return [(name, bytes(wrapped)) for name, wrapped in rows.all()]

    async def names_that_open(self) -> frozenset[str]:
        """What those keys are known by that a master key opens."""
        return frozenset(name for name, wrapped in await self.export() if self._opens(wrapped))

    async def names_before(self, moment: datetime) -> frozenset[str]:
        """What those keys are known by that were made before a moment."""
        old = select(data_key.c.id).where(data_key.c.created_at < ticks(moment))
        async with self._database.reading() as connection:
            return frozenset((await connection.scalars(old)).all())

    async def absorb(self, keys: Iterable[tuple[str, bytes]], now: datetime) -> int:
        """Take those wrapped keys in that are not there and fit, and say how many those are."""
        async with self._database.writing() as connection:
            await connection.run_sync(_lock, "ROW EXCLUSIVE")
            there = set((await connection.scalars(select(data_key.c.id))).all())
            rows = [
                {
                    "id": name,
                    "wrapped": self._masters.rewrap(wrapped, "a key"),
                    "created_at": ticks(now),
                }
                for name, wrapped in keys
                if name not in there and self._opens(wrapped)
            ]
            if rows:
                await connection.execute(insert(data_key), rows)
        return len(rows)

    def _opens(self, wrapped: bytes) -> bool:
        return self._opened(wrapped) is not None

    def _opened(self, wrapped: bytes) -> DataKey | None:
        try:
            return DataKey(self._masters.unwrap(wrapped, "a key"))
        except WrongKeyError:
            return None

    async def _names(self) -> AsyncIterator[tuple[str, ...]]:
        async with self._database.reading() as connection:
            names = (await connection.scalars(select(data_key.c.id))).all()
        for at in range(0, len(names), _AT_ONCE):
            yield tuple(names[at : at + _AT_ONCE])


async def prepare_keyring(database: Database) -> None:
    """Make the table of a keyring where it is missing; two may do so at once."""
    async with database.reading() as connection:
        if await connection.run_sync(_has_table):
            return
    async with database.writing() as connection:
        await connection.run_sync(_make_table)


def _has_table(connection: Connection) -> bool:
    return inspect(connection).has_table(data_key.name)


def _make_table(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # SQLite has let in one writer only
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    keyring_tables.create_all(connection)


def _lock(connection: Connection, mode: str) -> None:
    """Lock the table of keys in a mode of PostgreSQL; SQLite has let in one writer only."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE data_key IN {mode} MODE"))
