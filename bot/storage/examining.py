"""Looks at what is kept, without changing it: facts for whoever runs the bot."""

import os
import shutil
import stat
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, insert, inspect, select, text

from bot.coach.people import KeepingError, StoreUnavailableError
from bot.storage.addresses import Address
from bot.storage.engine import Database
from bot.storage.keyring import Keyring
from bot.storage.migrating import revision_of
from bot.storage.opening import DIGESTS_KEY, Places, masters_of
from bot.storage.reminders import GivenUp, StoredReminders
from bot.storage.rotating import stray_keys
from bot.storage.rows import FORGETTING, SENDING, WAITING
from bot.storage.sealing import Digests, MasterKeys, WrongKeyError
from bot.storage.tables import data_key, meta, person, reminder, taken
from bot.storage.troubles import worded

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class DatabaseSeen:
    """A database as it was found; `trouble` says what is in the way of using it.

    `free` are the bytes left on its disk, `moment` is the server's clock, where it has one.
    """

    is_there: bool = True
    trouble: str | None = None
    revision: str | None = None
    has_log: bool = True
    free: int | None = None
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeysSeen:
    """The master keys as they were found; `fits` is None where nothing is sealed yet.

    `beside_database`: in the very folder; `open_to_others`: others than the owner have rights.
    """

    trouble: str | None = None
    is_there: bool = True
    number: int = 0
    fits: bool | None = None
    open_to_others: bool = False
    beside_database: bool = False


@dataclass(frozen=True, slots=True)
class PeopleSeen:
    """How much is kept, and whether each person has their key; nothing of anybody."""

    people: int
    keys: int
    without_key: int
    strays: int
    reminders: int
    waiting: int
    given_up: tuple[GivenUp, ...]


async def see_database(address: Address) -> DatabaseSeen:
    """Whether a database can be read and written, and where it stands."""
    free = None
    if address.file is not None:
        if not address.file.exists():
            return DatabaseSeen(is_there=False, free=_free(address.file))
        free = _free(address.file)
    async with _opened(address) as database:
        try:
            revision = await revision_of(database)
            has_log, moment = await _log_and_moment(database)
        except StoreUnavailableError as error:
            return DatabaseSeen(trouble=str(error), free=free)
        trouble = None if revision is None else await _why_not_written(database)
        return DatabaseSeen(
            trouble=trouble, revision=revision, has_log=has_log, free=free, moment=moment
        )


async def see_keys(places: Places, *, opens: bool) -> KeysSeen:
    """Whether there are master keys and, where it `opens`, whether they are the database's."""
    if not places.keys and (places.database.file is None or not places.key_file.exists()):
        return KeysSeen(is_there=False)
    try:
        masters = masters_of(places)
        number = len(masters)
        fits = await _fits(places.database, masters) if opens else None
    except KeepingError as error:
        return KeysSeen(trouble=str(error))
    if places.keys:
        return KeysSeen(number=number, fits=fits)
    return KeysSeen(
        number=number,
        fits=fits,
        open_to_others=os.name != "nt" and bool(places.key_file.stat().st_mode & _OTHERS),
        beside_database=_is_beside(places.key_file, places.database.file),
    )


async def see_people(places: Places, now: datetime) -> PeopleSeen:
    """Count people, their keys and their reminders; raises StoreUnavailableError."""
    async with _opened(places.database) as database:
        async with database.reading() as connection:
            mine = select(person.c.key_id).where(person.c.state != FORGETTING)
            named = (await connection.scalars(mine)).all()
            reminders = await connection.scalar(select(func.count()).select_from(reminder))
            waits = select(func.count()).where(reminder.c.status.in_((WAITING, SENDING)))
            waiting = await connection.scalar(waits.select_from(reminder))
        keys, strays = await _keys(places, database, now)
        masters = masters_of(places)
        # What was given up is counted without a key of anybody.
        stored = StoredReminders(database, Keyring(database, masters), Digests(b""))
        given_up = await stored.given_up()
    without = sum(name not in keys for name in named)
    return PeopleSeen(
        len(named), len(keys), without, strays, reminders or 0, waiting or 0, given_up
    )


async def _keys(places: Places, database: Database, now: datetime) -> tuple[Collection[str], int]:
    """The names of the keys in the keyring, and how many of them are of nobody."""
    file = places.keyring.file
    if file is not None and not file.exists():
        return (), 0
    async with _opened(places.keyring, erases=True) as ring:
        async with ring.reading() as connection:
            if not await connection.run_sync(_has_keys):
                return (), 0
            names = frozenset((await connection.scalars(select(data_key.c.id))).all())
        strays = await stray_keys(database, Keyring(ring, masters_of(places)), now)
    return names, len(strays)


def _has_keys(connection: Connection) -> bool:
    return inspect(connection).has_table(data_key.name)


async def _fits(address: Address, masters: MasterKeys) -> bool | None:
    wanted = select(meta.c.value).where(meta.c.name == DIGESTS_KEY)
    async with _opened(address) as database, database.reading() as connection:
        wrapped = await connection.scalar(wanted)
    if wrapped is None:
        return None
    try:
        masters.unwrap(bytes(wrapped), "the database")
    except WrongKeyError:
        return False
    return True


async def _why_not_written(database: Database) -> str | None:
    """What is in the way of writing; what is written to find out is taken back."""
    row = {"update_id": "doctor", "at": 0}
    try:
        with worded():
            async with database.engine.connect() as connection:
                await connection.execute(insert(taken).values(row))
                await connection.rollback()
    except StoreUnavailableError as error:
        return str(error)
    return None


async def _log_and_moment(database: Database) -> tuple[bool, datetime | None]:
    """Whether the log is written ahead, which shared disks do not allow; and a server's clock."""
    async with database.reading() as connection:
        if database.is_file:
            return await connection.scalar(text("PRAGMA journal_mode")) == "wal", None
        moment = await connection.scalar(text("SELECT clock_timestamp()"))
    return True, moment.astimezone(UTC) if isinstance(moment, datetime) else None


@asynccontextmanager
async def _opened(address: Address, *, erases: bool = False) -> AsyncIterator[Database]:
    database = Database(address, erases=erases)
    try:
        yield database
    finally:
        await database.close()


def _free(file: Path) -> int | None:
    """The bytes that are left on the disk of a file, or of the folder that it will be made in."""
    folder = next((one for one in file.absolute().parents if one.is_dir()), None)
    return None if folder is None else shutil.disk_usage(folder).free


def _is_beside(key_file: Path, database: Path | None) -> bool:
    return database is not None and key_file.resolve().parent == database.resolve().parent
