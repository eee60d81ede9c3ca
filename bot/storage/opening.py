"""Opens everything that is kept: the database, the keyring and the keys, each checked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select, text

from bot.coach.people import KeepingError
from bot.storage.addresses import Address
from bot.storage.digests import StoredDigests
from bot.storage.engine import Database, make_private
from bot.storage.expiring import Expiring
from bot.storage.forgetting import Forgetting
from bot.storage.key_file import make_key_file, read_keys
from bot.storage.keyring import Keyring
from bot.storage.migrating import HEAD, NotMigratedError, migrate, revision_of
from bot.storage.people import StoredPeople
from bot.storage.reminders import StoredReminders
from bot.storage.reports import StoredReports
from bot.storage.sealing import Digests, MasterKeys, WrongKeyError, new_data_key
from bot.storage.tables import meta
from bot.storage.troubles import unavailable, worded
from bot.storage.watchers import StoredWatchers

DIGESTS_KEY = "digests_key"


class NoKeysError(KeepingError):
    """There is no master key, and here none is made."""

    def __init__(self) -> None:
        super().__init__(
            "COACH_SECRET_KEYS is not set, and what is kept on a server is sealed with a key that "
            "is kept apart from it. Make one with: coach keys new. Give every replica the same."
        )


class KeyFileGoneError(KeepingError):
    """There is something that was sealed, and the file with its key is missing."""

    def __init__(self, path: Path, database: str) -> None:
        super().__init__(
            f"the key of {database} is missing: put {path} back, or set COACH_SECRET_KEYS. "
            f"Without it nothing there can be read; to begin anew, move {database} away"
        )


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are kept, and the master keys where they are set."""

    database: Address
    keyring: Address
    key_file: Path
    keys: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Store:
    """Everything that is kept, opened; `made_key` is the key file where this start made one."""

    database: Database
    keyring_database: Database
    keyring: Keyring
    masters: MasterKeys
    digests: Digests
    people: StoredPeople
    reminders: StoredReminders
    reviews: StoredDigests
    watchers: StoredWatchers
    reports: StoredReports
    expiring: Expiring
    made_key: Path | None = None

    async def close(self) -> None:
        """Close all connections."""
        await self.database.close()
        await self.keyring_database.close()


async def open_store(
    places: Places, clock: Callable[[], datetime], maintainers: frozenset[str] = frozenset()
) -> Store:
    """Open what is kept, and bring to its end what was cut short.

    The tables of an SQLite file are made or migrated here; those of a server must be there.
    Raises NoKeysError, KeyFileGoneError, UnreadableKeyFileError, NotMigratedError, TooNewError,
    and StoreUnavailableError.
    """
    made_key = make_key(places)
    masters = masters_of(places)
    await prepare_tables(places.database)
    make_private(places.keyring)
    database = Database(places.database)
    keyring_database = Database(places.keyring, erases=True)
    try:
        keyring = Keyring(keyring_database, masters)
        await keyring.prepare()
        digests = Digests(await _digests_key(database, masters))
        await Forgetting(database, keyring).finish_all()
    except BaseException:
        await database.close()
        await keyring_database.close()
        raise
    reminders = StoredReminders(database, keyring, digests)
    return Store(
        database=database,
        keyring_database=keyring_database,
        keyring=keyring,
        masters=masters,
        digests=digests,
        people=StoredPeople(database, keyring, digests, clock, maintainers),
        reminders=reminders,
        reviews=StoredDigests(database, keyring, reminders, maintainers),
        watchers=StoredWatchers(database, keyring, digests, reminders),
        reports=StoredReports(database, keyring),
        expiring=Expiring(database, keyring),
        made_key=made_key,
    )


def masters_of(places: Places) -> MasterKeys:
    """The master keys; raises NoKeysError, StoreUnavailableError and UnreadableKeyFileError."""
    if not places.keys and places.database.file is None:
        raise NoKeysError
    return MasterKeys(lambda: places.keys or read_keys(places.key_file))


def make_key(places: Places) -> Path | None:
    """The key file, where there was no key and one was made.

    Raises NoKeysError for a server: a file on this machine is no key for the other replicas.
    """
    if places.keys:
        return None
    file = places.database.file
    if file is None:
        raise NoKeysError
    with worded():
        return _made(places.key_file, file)


def _made(key_file: Path, database: Path) -> Path | None:
    if key_file.exists():
        return None
    # Whoever began at the same moment makes the key first, and only then the database.
    if database.exists() and database.stat().st_size > 0 and not key_file.exists():
        raise KeyFileGoneError(key_file, str(database))
    make_key_file(key_file)
    return key_file


async def prepare_tables(address: Address) -> None:
    """Make or migrate the tables of a file; those of a server are migrated on purpose.

    Raises NotMigratedError, TooNewError and StoreUnavailableError.
    """
    make_private(address)
    if address.file is not None:
        await migrate(address)
        return
    database = Database(address)
    try:
        if await revision_of(database) != HEAD:
            raise NotMigratedError
    finally:
        await database.close()


async def _digests_key(database: Database, masters: MasterKeys) -> bytes:
    """The key of digests, which is made once and kept wrapped; it shows which master key fits."""
    mine = select(meta.c.value).where(meta.c.name == DIGESTS_KEY)
    async with database.reading() as connection:
        wrapped = await connection.scalar(mine)
    if wrapped is None:
        async with database.writing() as connection:
            await connection.run_sync(_only_one)
            wrapped = await connection.scalar(mine)
            if wrapped is None:
                wrapped = masters.wrap(new_data_key())
                row = {"name": DIGESTS_KEY, "value": wrapped}
                await connection.execute(insert(meta).values(row))
    try:
        return masters.unwrap(bytes(wrapped), "the database")
    except WrongKeyError:
        raise unavailable("key") from None


def _only_one(connection: Connection) -> None:
    """Let nobody else make the key meanwhile; SQLite has let in one writer only."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE meta IN EXCLUSIVE MODE"))
