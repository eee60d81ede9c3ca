"""What whoever runs the bot does with what is kept; each says in words what it has done."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.coach.people import KeepingError
from bot.settings import Settings
from bot.storage.backup import write_backup, write_keys_file
from bot.storage.copies import AlreadyThereError
from bot.storage.engine import Database, make_private
from bot.storage.keyring import Keyring, prepare_keyring
from bot.storage.migrating import Migrated, migrate
from bot.storage.opening import Places, make_key, masters_of, prepare_tables
from bot.storage.restoring import Restored, Sources, restore_backup
from bot.storage.rotating import drop_stray_keys, rotate
from bot.wiring.counted import counted
from bot.wiring.keeping import database_file
from bot.wiring.storing import places_of


class NothingKeptError(KeepingError):
    """There is no database yet."""

    def __init__(self, shown: str) -> None:
        super().__init__(f"nothing is kept yet: there is no {shown}")


async def migrated(settings: Settings) -> str:
    """Bring the database and the keyring to this version; raises KeepingError."""
    places = places_of(settings)
    made = make_key(places) if places.database.file is not None else None
    for address in (places.database, places.keyring):
        make_private(address)
    done = await migrate(places.database)
    keyring = Database(places.keyring, erases=True)
    try:
        await prepare_keyring(keyring)
    finally:
        await keyring.close()
    said = f"{places.database.shown} {_steps(done)}."
    return said if made is None else f"{said}\nIts key was made in {made}: keep a copy elsewhere."


async def backed_up(settings: Settings, file: Path, keys: Path | None) -> str:
    """Write a backup, and the keys of people apart if a file is named for them."""
    for path in (file, keys):
        if path is not None and path.exists():
            raise AlreadyThereError(path)
    async with _opened(settings) as (places, database, keyring_database):
        written = await write_backup(database, file)
        said = (
            f"{file} holds {counted(written.people, 'person', 'people')} and "
            f"{counted(written.reminders, 'reminder')}, sealed; the keys are not in it."
        )
        if keys is None:
            return said
        keyring = Keyring(keyring_database, masters_of(places))
        number = await write_keys_file(database, keyring, keys)
    return (
        f"{said}\n{keys} holds {counted(number, 'key')} of people, wrapped by the master key. "
        "With it this backup stays readable also for those who are forgotten later: keep it apart "
        "from the backup, and not for long."
    )


async def restored(settings: Settings, file: Path, keys: Path | None, now: datetime) -> str:
    """Put a backup in the place of what is kept."""
    places = places_of(settings)
    folder = (places.database.file or database_file()).absolute().parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    done = await restore_backup(places, Sources(file, keys), folder, now)
    return "\n".join(_told(done, places))


async def rotated(settings: Settings) -> str:
    """Wrap all keys with the first master key, or with a new one in the key file."""
    async with _opened(settings) as (places, database, keyring_database):
        done = await rotate(places, database, keyring_database)
    number = counted(done.keys, "key")
    if done.in_file:
        return (
            f"{number} of people wrapped by a new master key in {places.key_file}; the old one is "
            "gone from there. Backups from before need the old one, so make a new backup now, and "
            "copy this file anew."
        )
    if not done.older:
        return f"{number} of people wrapped by the one key in COACH_SECRET_KEYS."
    return (
        f"{number} of people wrapped by the first key in COACH_SECRET_KEYS. Once every process "
        "has been started with these keys, run this again; then all but the first can be taken "
        "out. Backups from before need the older ones: keep those apart as long as the backups."
    )


async def pruned(settings: Settings, now: datetime) -> str:
    """Destroy the keys of people who are not in the database any more."""
    async with _opened(settings) as (places, database, keyring_database):
        keyring = Keyring(keyring_database, masters_of(places))
        number = await drop_stray_keys(database, keyring, now)
    return f"{counted(number, 'key')} of nobody in the database destroyed."


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[tuple[Places, Database, Database]]:
    """The database and the keyring, where there are some already."""
    places = places_of(settings)
    file = places.database.file
    if file is not None and not file.exists():
        raise NothingKeptError(places.database.shown)
    await prepare_tables(places.database)
    make_private(places.keyring)
    database, keyring = Database(places.database), Database(places.keyring, erases=True)
    try:
        await prepare_keyring(keyring)
        yield places, database, keyring
    finally:
        await database.close()
        await keyring.close()


def _told(done: Restored, places: Places) -> list[str]:
    holds = (
        f"{places.database.shown} holds {counted(done.people, 'person', 'people')} and "
        f"{counted(done.reminders, 'reminder')} of the backup now."
    )
    lines = [holds]
    if done.left_out:
        lines.append(
            f"{counted(done.left_out, 'person', 'people')} were left out: they were forgotten "
            "since, or their keys are elsewhere."
        )
    if done.before is not None:
        lines.append(f"What was there before is in {done.before}.")
    if done.dropped:
        lines.append(
            f"{counted(done.dropped, 'person', 'people')} of those are not in the backup. Delete "
            "that file when you do not need it, and destroy their keys with: coach keys prune"
        )
    lines.append(
        "Bots that run must be started again: they look for people by another key."
        if done.must_restart
        else "Bots that run go on with it."
    )
    return lines


def _steps(done: Migrated) -> str:
    if done.before == done.after:
        return f"stands at step {done.after} already"
    before = "empty" if done.before is None else f"at step {done.before}"
    return f"was {before} and stands at step {done.after} now"
