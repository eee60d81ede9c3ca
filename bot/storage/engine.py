"""Opens a database, and keeps what SQLite needs to be safe with many at once."""

import os
import sqlite3
import stat
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.storage.addresses import Address
from bot.storage.troubles import worded

# Somebody waits for an answer meanwhile; what is held for longer is said to be.
_SECONDS_TO_WAIT = 3
_SHORTEST_WAIT = 12  # milliseconds
_MOST_CONNECTIONS = 5
# A server that vanished without a word is noticed in about as many seconds as a person waits.
_NOTICING = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
_READS = "coach_reads"
_FREE = "coach_in_no_transaction"
_FILE = "coach_file"


class Database:
    """A database: transactions that read, and transactions that write.

    With `erases` no log of the database outlives a transaction, which makes writes slower: for
    keys. With `rebuilds` tables may be made anew without taking along what refers to them. Of
    others who write, each transaction waits for so many seconds.
    """

    def __init__(
        self,
        address: Address,
        *,
        erases: bool = False,
        rebuilds: bool = False,
        patience: float = _SECONDS_TO_WAIT,
    ) -> None:
        self.address = address
        self._reads: dict[str, Any] = {_READS: True}
        options: dict[str, Any] = {}
        if address.file is not None:
            options["connect_args"] = {"timeout": patience}
        else:
            options["connect_args"] = _for_server(address, patience)
            options["pool_pre_ping"] = True
            self._reads["isolation_level"] = "REPEATABLE READ"
        self.engine: AsyncEngine = create_async_engine(
            address.url,
            hide_parameters=True,  # errors must not quote what was to be written
            pool_size=_MOST_CONNECTIONS,
            max_overflow=_MOST_CONNECTIONS,
            pool_timeout=_SECONDS_TO_WAIT,
            **options,
        )
        if address.file is not None:
            _make_safe(self.engine, patience, erases=erases, rebuilds=rebuilds)
            _stay_with(self.engine, address.file)

    @property
    def is_file(self) -> bool:
        """Whether it is SQLite."""
        return self.address.file is not None

    @property
    def _in_no_transaction(self) -> dict[str, Any]:
        return {_FREE: True} if self.is_file else {"isolation_level": "AUTOCOMMIT"}

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that sees one moment; raises StoreUnavailableError."""
        with worded():
            async with self.engine.connect() as connection:
                yield await connection.execution_options(**self._reads)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is kept whole or not at all; raises StoreUnavailableError."""
        with worded():
            async with self.engine.begin() as connection:
                yield connection

    async def tidy(self) -> None:
        """Empty the log of an SQLite database, so that no deleted bytes are left in it."""
        if not self.is_file:
            return
        with worded():
            async with self.engine.connect() as connection:
                free = await connection.execution_options(**{_FREE: True})
                # Where somebody still reads, it does less than all; the next one does the rest.
                await free.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    async def analyze(self) -> None:
        """Have the database count its rows, by which it chooses how to find them.

        A server does so by itself, but minutes after many came at once.
        """
        with worded():
            async with self.engine.connect() as connection:
                free = await connection.execution_options(**self._in_no_transaction)
                await free.exec_driver_sql("ANALYZE")

    async def rewrite(self, table: str) -> None:
        """Write a table anew: both databases leave copies of deleted rows in their files.

        SQLite overwrites what is deleted, but not what it had moved within a page before.
        """
        statement = "VACUUM" if self.is_file else f"VACUUM FULL {table}"
        with worded():
            async with self.engine.connect() as connection:
                free = await connection.execution_options(**self._in_no_transaction)
                await free.exec_driver_sql(statement)

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()


def _for_server(address: Address, patience: float) -> dict[str, object]:
    """What a connection to a server is made with; what the address says goes before."""
    said = address.url.query
    own: dict[str, object] = {"connect_timeout": _SECONDS_TO_WAIT, **_NOTICING}
    locks = f"-c lock_timeout={int(patience * 1000)}"
    given = said.get("options", "")
    return {name: value for name, value in own.items() if name not in said} | {
        "options": " ".join((locks, *((given,) if isinstance(given, str) else given))).strip()
    }


def _make_safe(engine: AsyncEngine, patience: float, *, erases: bool, rebuilds: bool) -> None:
    journal = "DELETE" if erases else "WAL"
    foreign_keys = "OFF" if rebuilds else "ON"

    @event.listens_for(engine.sync_engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:
        # The driver must not begin transactions by itself: it begins them deferred, and two that
        # read and then write would refuse each other at once, however long they may wait.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {int(patience * 1000)}",
            f"journal_mode = {journal}",
            "synchronous = FULL",
            f"foreign_keys = {foreign_keys}",
            "secure_delete = ON",  # what is deleted is overwritten
            "temp_store = MEMORY",  # or a copy of everything passes through the folder for it
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get(_FREE, False):
            return
        if options.get(_READS, False):
            connection.exec_driver_sql("BEGIN")
        else:
            _begin_to_write(connection, patience)


def _begin_to_write(connection: Connection, patience: float) -> None:
    """Wait for whoever writes, in turns as short as those of whoever comes later.

    SQLite looks less often the longer it waits, so that among many somebody waits for ever.
    """
    cursor, until = connection.connection.cursor(), time.monotonic() + patience
    cursor.execute(f"PRAGMA busy_timeout = {_SHORTEST_WAIT}")
    try:
        while True:
            try:
                cursor.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
            else:
                return
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        cursor.close()


def _stay_with(engine: AsyncEngine, file: Path) -> None:
    """Use the file that is at its place: not one that was there, nor an empty one instead.

    Who has a file open could go on writing into it after it was taken away or replaced.
    """

    @event.listens_for(engine.sync_engine, "do_connect")
    def _look(*_: object) -> None:
        if not file.exists():
            raise sqlite3.OperationalError("unable to open database file")

    @event.listens_for(engine.sync_engine, "connect")
    def _note(_connection: object, record: Any) -> None:
        record.info[_FILE] = _identity(file)

    @event.listens_for(engine.sync_engine, "checkout")
    def _compare(_connection: object, record: Any, _proxy: object) -> None:
        if record.info.get(_FILE) != _identity(file):
            raise DisconnectionError


def _identity(file: Path) -> tuple[int, int] | None:
    """Which file it is, whatever its name; None where there is none."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def make_private(address: Address) -> None:
    """Make the file of a database, where it is one, with rights for its owner only."""
    if address.file is None:
        return
    with worded():
        address.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        rights = stat.S_IRUSR | stat.S_IWUSR
        # What SQLite makes beside it gets the same rights.
        os.close(os.open(address.file, os.O_RDWR | os.O_CREAT, rights))
