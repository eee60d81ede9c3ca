"""Wraps every key with a new master key, while bots go on; and drops the keys of nobody.

The older master keys stay until nothing is wrapped by them: whoever is stopped, at whatever
statement, leaves everything readable, and the next rotation brings it to its end.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import Database
from bot.storage.key_file import read_keys, write_keys
from bot.storage.keyring import Keyring
from bot.storage.opening import DIGESTS_KEY, Places, masters_of
from bot.storage.sealing import MasterKeys, new_key
from bot.storage.tables import meta, person
from bot.storage.troubles import worded

# Any number, as long as nobody else locks it.
_LOCK = 5_417_265
# Somebody who is new has a key a moment before they have a row.
_A_MOMENT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many keys of people were wrapped anew, and how many master keys are older than it."""

    keys: int
    older: int
    in_file: bool


async def rotate(places: Places, database: Database, keyring_database: Database) -> Rotated:
    """Wrap everything with the first master key; with a key file, with one made now.

    Raises KeepingError; whatever was wrapped anew until then stays readable.
    """
    async with _alone(database) as connection:
        masters = masters_of(places)
        older = _put_new_key_first(places)
        with worded():
            done = await Keyring(keyring_database, masters).rewrap()
            await _rewrap_digests_key(connection, masters)
    # Only now, since what the transaction wrote was not kept before.
    if not places.keys:
        async with _alone(database):
            # Another rotation may have put a key before ours meanwhile, which must stay.
            now = read_keys(places.key_file)
            with worded():
                write_keys(places.key_file, tuple(key for key in now if key not in older))
    return Rotated(done, len(older), in_file=not places.keys)


async def drop_stray_keys(database: Database, keyring: Keyring, now: datetime) -> int:
    """Destroy the keys of people who are not in the database, and say how many those were."""
    strays = await stray_keys(database, keyring, now)
    if strays:
        await keyring.destroy(strays)
    return len(strays)


async def stray_keys(database: Database, keyring: Keyring, now: datetime) -> frozenset[str]:
    """Keys that open nothing in the database: what they open is in backups only, if anywhere."""
    # The keys first: whoever comes meanwhile has a key that is not among them.
    old = await keyring.names_before(now - _A_MOMENT)
    async with database.reading() as connection:
        used = frozenset((await connection.scalars(select(person.c.key_id))).all())
    return old - used


def _put_new_key_first(places: Places) -> tuple[str, ...]:
    """Make a new key the first of the file, where it is a file; says which keys are older."""
    if places.keys:
        return places.keys[1:]
    older = read_keys(places.key_file)
    with worded():
        write_keys(places.key_file, (new_key(), *older))
    return older


async def _rewrap_digests_key(connection: AsyncConnection, masters: MasterKeys) -> None:
    mine = meta.c.name == DIGESTS_KEY
    wrapped = await connection.scalar(select(meta.c.value).where(mine))
    if wrapped is not None:
        anew = masters.rewrap(bytes(wrapped), "the database")
        await connection.execute(update(meta).where(mine).values(value=anew))


@asynccontextmanager
async def _alone(database: Database) -> AsyncIterator[AsyncConnection]:
    """A transaction beside which nobody else rotates; on SQLite, nobody writes at all."""
    async with database.writing() as connection:
        await connection.run_sync(_lock)
        yield connection


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
