"""Checks of the database, the keys, and what is kept."""

from collections.abc import Iterator
from datetime import datetime

from bot.coach.people import KeepingError
from bot.settings import Settings
from bot.storage.examining import (
    DatabaseSeen,
    KeysSeen,
    PeopleSeen,
    see_database,
    see_keys,
    see_people,
)
from bot.storage.migrating import HEAD, NotMigratedError, TooNewError
from bot.storage.opening import KeyFileGoneError, NoKeysError, Places
from bot.wiring.counted import counted
from bot.wiring.doctor.checks import Check, note, ok, to_do
from bot.wiring.storing import places_of

_LEAST_FREE = 200_000_000
_MEGABYTE = 1_000_000


async def check_kept(
    settings: Settings, now: datetime
) -> tuple[tuple[Check, ...], datetime | None]:
    """All checks of what is kept, and what the clock of a database server says."""
    try:
        places = places_of(settings)
    except KeepingError as error:
        return (to_do("database", str(error)),), None
    seen = await see_database(places.database)
    is_ready = seen.is_there and seen.revision == HEAD
    checks = [_database(seen, places), *check_disk(seen)]
    keys = await see_keys(places, opens=is_ready)
    checks += _keys(keys, places, is_there=seen.is_there and seen.revision is not None)
    if is_ready and keys.is_there and keys.trouble is None:
        try:
            checks += _people(await see_people(places, now), places)
        except KeepingError as error:
            checks.append(to_do("keyring", str(error)))
    return tuple(checks), seen.moment


def _database(seen: DatabaseSeen, places: Places) -> Check:
    name, shown = "database", places.database.shown
    if not seen.is_there:
        return ok(name, f"nothing is kept yet; {shown} is made once there is something to keep")
    if seen.trouble is not None:
        return to_do(name, f"{shown}: {seen.trouble}")
    if seen.revision != HEAD:
        return _of_another_version(seen.revision, places)
    if not seen.has_log:
        advice = "its disk does not let SQLite write a log ahead; keep it on a disk of this machine"
        return to_do(name, f"{shown}: {advice}")
    return ok(name, f"{shown} can be read and written, and stands at step {HEAD}")


def _of_another_version(revision: str | None, places: Places) -> Check:
    name, shown = "database", places.database.shown
    if revision is not None and revision > HEAD:
        return to_do(name, f"{shown}: {TooNewError(revision)}")
    if places.database.file is None:
        return to_do(name, f"{shown}: {NotMigratedError()}")
    return note(
        name, f"{shown} is brought to this version when the bot starts, or now with: coach migrate"
    )


def check_disk(seen: DatabaseSeen) -> Iterator[Check]:
    """Whether there is room, where the disk is of this machine."""
    if seen.free is None:
        return
    megabytes = f"{seen.free // _MEGABYTE:,} MB are free on the disk of the database"
    if seen.free < _LEAST_FREE:
        yield to_do("disk", f"only {megabytes}: make room before it is full")
    else:
        yield ok("disk", megabytes)


def _keys(seen: KeysSeen, places: Places, *, is_there: bool) -> Iterator[Check]:
    name, file = "key", places.key_file
    if not seen.is_there:
        yield _no_key(places, is_there=is_there)
    elif seen.trouble is not None:
        yield to_do(name, seen.trouble)
    elif seen.fits is False:
        yield to_do(
            name,
            f"{_where(places)} is another key than that of the database: set "
            "COACH_SECRET_KEYS, or put the key file back",
        )
    elif seen.open_to_others:
        yield to_do(name, f"others on this machine may read {file}: chmod 600 {file}")
    elif seen.beside_database:
        yield to_do(
            name,
            f"{file} is in the folder of the database, so that a copy of it can be "
            "read: keep them apart, or set COACH_SECRET_KEYS",
        )
    else:
        fits = "fits the database" if seen.fits else "is ready"
        yield ok(name, f"{_where(places)} {fits}; keep a copy apart from the database")


def _no_key(places: Places, *, is_there: bool) -> Check:
    if places.database.file is None:
        return to_do("key", str(NoKeysError()))
    if is_there:
        return to_do("key", str(KeyFileGoneError(places.key_file, places.database.shown)))
    return ok("key", f"{places.key_file} is made with the database")


def _where(places: Places) -> str:
    return "COACH_SECRET_KEYS" if places.keys else str(places.key_file)


def _people(seen: PeopleSeen, places: Places) -> Iterator[Check]:
    yield _keyring(seen, places)
    yield ok(
        "people",
        f"{counted(seen.people, 'person', 'people')}, {counted(seen.reminders, 'reminder')}, "
        f"{seen.waiting:,} of them to come",
    )
    if seen.given_up:
        kinds = ", ".join(f"{one.number:,} for {one.error}" for one in seen.given_up)
        yield note("delivery", f"reminders that did not arrive at their last try: {kinds}")


def _keyring(seen: PeopleSeen, places: Places) -> Check:
    name, shown = "keyring", places.keyring.shown
    if seen.without_key:
        people = counted(seen.people, "person", "people")
        return to_do(
            name,
            f"{shown} has no key for {seen.without_key:,} of {people}: put the keyring of this "
            "database back, or set COACH_KEYRING_URL to it",
        )
    if seen.strays:
        return note(
            name,
            f"{shown} has {counted(seen.strays, 'key')} of nobody in the database; a backup may "
            "need them. To destroy them: coach keys prune",
        )
    if places.keyring == places.database:
        return note(
            name,
            "the keys of people are in the database itself, so that its server's own backups hold "
            "both; COACH_KEYRING_URL keeps them apart",
        )
    return ok(name, f"{shown} has a key for everybody")
