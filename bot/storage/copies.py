"""A copy of the database in one SQLite file, whatever the database itself is.

It holds what is kept of people as it is kept: sealed. It never holds a key.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table, create_engine, event, inspect
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.coach.people import KeepingError
from bot.storage.migrating import HEAD, revision_in, upgrade
from bot.storage.placing import new_file
from bot.storage.tables import meta, tables, taken
from bot.storage.troubles import reason_of

# Parents first. What was taken says nothing of anybody and is not needed.
COPIED: tuple[Table, ...] = tuple(one for one in tables.sorted_tables if one is not taken)
ROWS_AT_ONCE = 500
_WORDS = {
    "missing": "there is no such file, or no such folder",
    "full": "the disk is full",
    "read_only": "it may not be written or read there",
    "damaged": "it is damaged",
}


class CopyFailedError(KeepingError):
    """A copy could not be written or read."""

    def __init__(self, file: Path, reason: str) -> None:
        why = _WORDS.get(reason, "it cannot be written or read there")
        super().__init__(f"{file}: {why}; nothing was changed")


class AlreadyThereError(KeepingError):
    """There is a file of that name."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is there already; nothing was written")


class NoBackupError(KeepingError):
    """A file is no backup of ours."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is no backup that coach backup has written; nothing was changed")


class BackupTooNewError(KeepingError):
    """A backup of a later version."""

    def __init__(self, file: Path, revision: str) -> None:
        super().__init__(
            f"{file} stands at step {revision}, which this version does not know; install the "
            "version that made it, or a later one; nothing was changed"
        )


@contextmanager
def new_copy(file: Path) -> Iterator[Connection]:
    """A transaction to fill a new copy in; the file is there once the block has ended well.

    Raises AlreadyThereError and CopyFailedError.
    """
    with troubles_with(file), new_file(file) as beside, _opened(beside) as connection:
        upgrade(connection)
        yield connection
        connection.commit()


@contextmanager
def opened_copy(file: Path) -> Iterator[Connection]:
    """What is in a copy, brought to the tables of this version; the file stays as it is.

    Raises NoBackupError, BackupTooNewError and CopyFailedError.
    """
    with tempfile.TemporaryDirectory(prefix="coach-restore-") as folder:
        ours = Path(folder) / "copy.db"
        with troubles_with(file):
            _take(file, ours)
            with _opened(ours) as connection:
                _check(file, connection)
                upgrade(connection)
                connection.commit()
        with troubles_with(file), _opened(ours) as connection:
            yield connection


def _take(file: Path, ours: Path) -> None:
    """Copy the file; it may be where nothing can be written."""
    if not file.is_file():
        raise CopyFailedError(file, "missing")
    if file.stat().st_size == 0:
        raise NoBackupError(file)
    address = f"{file.resolve().as_uri()}?mode=ro"
    try:
        with (
            closing(sqlite3.connect(address, uri=True)) as theirs,
            closing(sqlite3.connect(ours)) as copy,
        ):
            theirs.backup(copy)
            sound = copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError as error:
        if reason_of(error) == "damaged":
            raise NoBackupError(file) from None
        raise
    if not sound:
        raise CopyFailedError(file, "damaged")


def _check(file: Path, connection: Connection) -> None:
    revision = revision_in(connection)
    if revision is None or not inspect(connection).has_table(meta.name):
        raise NoBackupError(file)
    if revision > HEAD:
        raise BackupTooNewError(file, revision)


@contextmanager
def _opened(file: Path) -> Iterator[Connection]:
    engine = create_engine(URL.create("sqlite", database=str(file)), hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _whole(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver would commit before it makes a table
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def troubles_with(file: Path) -> Iterator[None]:
    """Say which file it was; nothing of the first error, which may quote what was in it.

    Raises AlreadyThereError and CopyFailedError.
    """
    reason = None
    try:
        yield
    except FileExistsError:
        raise AlreadyThereError(file) from None
    except FileNotFoundError:
        reason = "missing"
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        reason = reason_of(error)
    if reason is not None:
        raise CopyFailedError(file, reason)
