"""Puts a backup in the place of what is kept: all of it in one transaction, or nothing.

Whose key is not in the keyring any more was forgotten since, and does not come back.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import randbits
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.people import KeepingError, StoreUnavailableError
from bot.storage.addresses import Address
from bot.storage.backup import copy_rows, read_keys_file
from bot.storage.copies import COPIED, ROWS_AT_ONCE, NoBackupError, opened_copy
from bot.storage.engine import Database, make_private
from bot.storage.forgetting import Forgetting
from bot.storage.keyring import Keyring
from bot.storage.opening import DIGESTS_KEY, Places, masters_of, prepare_tables
from bot.storage.rows import FORGETTING, SENDING, WAITING
from bot.storage.sealing import MasterKeys, WrongKeyError
from bot.storage.tables import meta, person, reminder

_VERSION_BITS = 40


class OtherMasterKeyError(KeepingError):
    """A backup is sealed with a master key that is not here."""

    def __init__(self, file: Path, key_file: Path) -> None:
        super().__init__(
            f"{file} is sealed with another master key; set COACH_SECRET_KEYS to the key of that "
            f"time, or add it as a last line to {key_file}; nothing was changed"
        )


class NoneFitsError(KeepingError):
    """No key of anybody in a backup is in the keyring."""

    def __init__(self, file: Path, people: int) -> None:
        super().__init__(
            f"{file} holds {people} people and the keyring the key of none of them; set "
            "COACH_KEYRING_URL to their keyring, or name the file that coach backup --keys has "
            "written, with --keys; nothing was changed"
        )


class DamagedDatabaseError(KeepingError):
    """What is to be replaced cannot be read at all, and so not be saved either."""

    def __init__(self, shown: str) -> None:
        super().__init__(
            f"move {shown} away, with what has the same name and -wal or -shm behind it: it is "
            "damaged, and cannot be saved first. Then restore again; nothing was changed"
        )


@dataclass(frozen=True, slots=True)
class Sources:
    """A backup, and the keys that were written with it, if they are wanted back."""

    backup: Path
    keys: Path | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore has done.

    `before` is a backup of what was there, None where nothing was; `left_out` are people whose key
    is gone, `dropped` people who were there and are not in the backup. Where the digests' key is
    another one, running bots `must_restart`.
    """

    people: int
    reminders: int
    left_out: int
    dropped: int
    before: Path | None
    must_restart: bool


class _Whose(NamedTuple):
    id: str
    lookup: str
    key_id: str


@dataclass(frozen=True, slots=True)
class _Now:
    """The people there are, and those among them who are being forgotten."""

    here: tuple[_Whose, ...]
    leaving: tuple[_Whose, ...]

    def is_leaving(self, whose: _Whose) -> bool:
        return any(whose.id == one.id or whose.lookup == one.lookup for one in self.leaving)


async def restore_backup(places: Places, sources: Sources, aside: Path, now: datetime) -> Restored:
    """Replace what is kept by a backup; what is there now is written into the folder `aside`.

    Raises KeepingError, and then nothing was changed.
    """
    keys = [] if sources.keys is None else read_keys_file(sources.keys)
    if not places.keys and not places.key_file.exists():
        raise OtherMasterKeyError(sources.backup, places.key_file)
    masters = masters_of(places)
    with opened_copy(sources.backup) as copy:
        digests_key = _digests_key(sources.backup, places, copy, masters)
        await _prepare(places.database)
        make_private(places.keyring)
        database = Database(places.database)
        keyring_database = Database(places.keyring, erases=True)
        try:
            keyring = Keyring(keyring_database, masters)
            restoring = _Restoring(database, keyring, masters, copy)
            await restoring.prepare(keys, now)
            return await restoring.run(sources.backup, _free_name(aside, now), digests_key)
        finally:
            await database.close()
            await keyring_database.close()


@dataclass(frozen=True, slots=True)
class _Restoring:
    database: Database
    keyring: Keyring
    masters: MasterKeys
    copy: Connection

    async def prepare(self, keys: Collection[tuple[str, bytes]], now: datetime) -> None:
        """Finish what was begun, and take in the keys of those who are to come back."""
        await self.keyring.prepare()
        await Forgetting(self.database, self.keyring).finish_all()
        wanted = {one.key_id for one in self._people()}
        await self.keyring.absorb([key for key in keys if key[0] in wanted], now)

    async def run(self, backup: Path, before: Path, digests_key: bytes) -> Restored:
        """Replace everything."""
        there = self._people()
        async with self.database.writing() as connection:
            await connection.run_sync(_hold)
            were = await _people_now(connection)
            back = await self._who_comes_back(backup, there, were)
            old_key = await self._present_digests_key(connection)
            if were.here:
                await copy_rows(connection, before)
            reminders = await self._replace(connection, {one.id for one in back})
        await Forgetting(self.database, self.keyring).finish_all()
        await self.database.analyze()
        await self.database.tidy()
        return Restored(
            people=len(back),
            reminders=reminders,
            left_out=len(there) - len(back),
            dropped=len({one.key_id for one in were.here} - {one.key_id for one in back}),
            before=before if were.here else None,
            must_restart=old_key not in {None, digests_key},
        )

    async def _who_comes_back(
        self, backup: Path, there: Collection[_Whose], were: _Now
    ) -> list[_Whose]:
        """Those of a backup whose key there is, and who are not being forgotten just now.

        Asked for while nobody else writes: afterwards nobody can be forgotten in between.
        """
        openable = await self.keyring.names_that_open()
        fitting = [one for one in there if one.key_id in openable]
        if there and not fitting:
            raise NoneFitsError(backup, len(there))
        return [one for one in fitting if not were.is_leaving(one)]

    def _people(self) -> list[_Whose]:
        """The people of the backup, without those who were being forgotten just then."""
        wanted = select(person.c.id, person.c.lookup, person.c.key_id)
        rows = self.copy.execute(wanted.where(person.c.state != FORGETTING))
        return [_Whose(*row) for row in rows]

    async def _present_digests_key(self, connection: AsyncConnection) -> bytes | None:
        """The key of digests that running bots hold; empty where it cannot be read here."""
        wrapped = await connection.scalar(select(meta.c.value).where(meta.c.name == DIGESTS_KEY))
        if wrapped is None:
            return None
        try:
            return self.masters.unwrap(bytes(wrapped), "the database")
        except WrongKeyError:
            return b""

    async def _replace(self, connection: AsyncConnection, back: set[str]) -> int:
        """Put the rows of some people in the place of all others; says how many reminders."""
        # Whoever is being forgotten stays marked, so that it is brought to its end.
        await connection.execute(delete(person).where(person.c.state != FORGETTING))
        await connection.execute(delete(meta))
        for some in self._rows(meta):
            await connection.execute(insert(meta), some)
        reminders = 0
        for table in (one for one in COPIED if one is not meta):
            whose = "id" if table is person else "person_id"
            for some in self._rows(table):
                kept = [_fresh(table, row) for row in some if row[whose] in back]
                reminders += len(kept) if table is reminder else 0
                if kept:
                    await connection.execute(insert(table), kept)
        return reminders

    def _rows(self, table: Table) -> Iterator[list[dict[str, Any]]]:
        rows = self.copy.execute(select(table)).mappings()
        for some in rows.partitions(ROWS_AT_ONCE):
            yield [dict(row) for row in some]


def _fresh(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """A row as it may come back: turns and claims that are under way are of another time."""
    if table is person:
        return row | {"version": randbits(_VERSION_BITS) + 1}
    if table is reminder:
        status = WAITING if row["status"] == SENDING else row["status"]
        return row | {"status": status, "ticket": None, "lease_until": None}
    return row


async def _people_now(connection: AsyncConnection) -> _Now:
    wanted = select(person.c.id, person.c.lookup, person.c.key_id, person.c.state)
    rows = (await connection.execute(wanted)).all()
    here = tuple(_Whose(*row[:3]) for row in rows if row.state != FORGETTING)
    return _Now(here, tuple(_Whose(*row[:3]) for row in rows if row.state == FORGETTING))


def _digests_key(backup: Path, places: Places, copy: Connection, masters: MasterKeys) -> bytes:
    """The key of digests of a backup, which shows that the master key fits."""
    wrapped = copy.scalar(select(meta.c.value).where(meta.c.name == DIGESTS_KEY))
    if wrapped is None:
        raise NoBackupError(backup)
    try:
        return masters.unwrap(bytes(wrapped), "the backup")
    except WrongKeyError:
        raise OtherMasterKeyError(backup, places.key_file) from None


async def _prepare(address: Address) -> None:
    try:
        await prepare_tables(address)
    except StoreUnavailableError as error:
        if error.reason != "damaged":
            raise
        raise DamagedDatabaseError(address.shown) from None


def _hold(connection: Connection) -> None:
    """Let nobody else write people meanwhile; SQLite has let in one writer only."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE person IN EXCLUSIVE MODE"))


def _free_name(folder: Path, now: datetime) -> Path:
    return folder / f"before-restore-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.db"
