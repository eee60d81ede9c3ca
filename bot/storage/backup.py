"""Writes what is kept into one file, as of one moment, while others go on; and the keys apart."""

import json
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.people import KeepingError
from bot.storage.copies import COPIED, ROWS_AT_ONCE, new_copy, troubles_with
from bot.storage.engine import Database
from bot.storage.keyring import Keyring
from bot.storage.placing import new_file
from bot.storage.tables import person, reminder
from bot.storage.troubles import worded

_KIND = "negotiation-coach keys"
_FORM = 1


class NoKeysFileError(KeepingError):
    """A file holds no keys that were written with a backup."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is no file of keys that coach backup --keys has written; nothing was changed"
        )


@dataclass(frozen=True, slots=True)
class BackedUp:
    """How much a backup holds."""

    people: int
    reminders: int


async def write_backup(database: Database, file: Path) -> BackedUp:
    """Write a backup as of this moment, never over a file that is there.

    Raises AlreadyThereError, CopyFailedError and StoreUnavailableError.
    """
    async with database.reading() as connection:
        return await copy_rows(connection, file)


async def copy_rows(connection: AsyncConnection, file: Path) -> BackedUp:
    """Write what a transaction sees into a new backup."""
    with new_copy(file) as copy:
        for table in COPIED:
            await _copy(connection, table, copy)
        people = copy.scalar(select(func.count()).select_from(person))
        reminders = copy.scalar(select(func.count()).select_from(reminder))
    return BackedUp(people or 0, reminders or 0)


async def _copy(connection: AsyncConnection, table: Table, copy: Connection) -> None:
    async for some in _in_parts(connection, table):
        copy.execute(insert(table), some)


async def _in_parts(
    connection: AsyncConnection, table: Table
) -> AsyncIterator[list[dict[str, Any]]]:
    with worded():  # what goes wrong here is not the fault of the file that is written
        rows = await connection.stream(select(table))
        async for some in rows.mappings().partitions(ROWS_AT_ONCE):
            yield [dict(row) for row in some]


async def write_keys_file(database: Database, keyring: Keyring, file: Path) -> int:
    """Write the wrapped keys of the people there are, and say how many they are.

    Raises AlreadyThereError, CopyFailedError and StoreUnavailableError.
    """
    async with database.reading() as connection:
        named = frozenset((await connection.scalars(select(person.c.key_id))).all())
    keys = [(name, wrapped) for name, wrapped in await keyring.export() if name in named]
    _write_keys(file, keys)
    return len(keys)


def read_keys_file(file: Path) -> list[tuple[str, bytes]]:
    """The wrapped keys of a file; raises NoKeysFileError and CopyFailedError."""
    with troubles_with(file):
        written = file.read_bytes()
    try:
        first, *rest = map(json.loads, written.decode().splitlines())
        if (first["kind"], first["form"]) == (_KIND, _FORM):
            return [(str(one["id"]), str(one["wrapped"]).encode("ascii")) for one in rest]
    except (ValueError, KeyError, TypeError):
        pass
    raise NoKeysFileError(file)


def _write_keys(file: Path, keys: Iterable[tuple[str, bytes]]) -> None:
    lines: list[dict[str, object]] = [{"kind": _KIND, "form": _FORM}]
    lines += [{"id": name, "wrapped": wrapped.decode("ascii")} for name, wrapped in keys]
    with troubles_with(file), new_file(file) as beside:
        beside.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
