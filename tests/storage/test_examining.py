"""What is looked at is told as it is, and stays as it is."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.storage.addresses import Address, address_of, address_of_file
from bot.storage.examining import see_database, see_keys, see_people
from bot.storage.migrating import HEAD
from bot.storage.opening import Places, Store, open_store
from bot.storage.reminders import GivenUp
from bot.storage.sealing import new_key
from bot.storage.tables import data_key, person, reminder, taken
from tests.fakes.postgres import run
from tests.storage.clock import Clock
from tests.storage.kept import count, keep

pytestmark = pytest.mark.anyio

NOBODY = 65_534


async def test_a_database_that_can_be_used_is_told_so(store: Store, places: Places) -> None:
    seen = await see_database(places.database)
    assert (seen.is_there, seen.trouble, seen.revision, seen.has_log) == (True, None, HEAD, True)
    assert await count(store, taken) == 0


async def test_a_file_that_is_not_there_is_not_made(sqlite: Address) -> None:
    seen = await see_database(sqlite)
    assert not seen.is_there
    assert seen.free is not None
    assert sqlite.file is not None
    assert not sqlite.file.parent.exists()


async def test_an_empty_database_stands_at_no_step(empty_postgres: Address) -> None:
    seen = await see_database(empty_postgres)
    assert (seen.revision, seen.trouble) == (None, None)


async def test_a_server_says_what_time_it_is(postgres: Address) -> None:
    moment = (await see_database(postgres)).moment
    assert moment is not None
    assert abs(moment - datetime.now(UTC)) < timedelta(seconds=30)  # noqa: TID251 - both are real


async def test_a_server_that_is_not_there_is_told() -> None:
    seen = await see_database(address_of("TEST", "postgresql://127.0.0.1:1/coach"))
    assert "cannot be reached" in (seen.trouble or "")


async def test_a_server_that_only_reads_is_told(postgres: Address, server: str) -> None:
    run(server, f"ALTER DATABASE {postgres.url.database} SET default_transaction_read_only = on")
    assert "cannot be written" in ((await see_database(postgres)).trouble or "")


@contextmanager
def without_rights() -> Iterator[None]:
    """As somebody who owns nothing, where the tests are root's."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


async def test_a_file_that_only_may_be_read_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, file = Path(name), Path(name) / "coach.db"
        await (await open_store(_places(folder), Clock())).close()
        file.chmod(0o444)
        folder.chmod(0o555)
        try:
            with without_rights():
                seen = await see_database(address_of_file(file))
        finally:
            folder.chmod(0o700)
    assert "cannot be written" in (seen.trouble or "")


async def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    file = tmp_path / "coach.db"
    file.write_text("no database\n" * 999)
    assert "damaged" in ((await see_database(address_of_file(file))).trouble or "")


async def test_keys_are_told_as_they_are(store: Store, places: Places, tmp_path: Path) -> None:
    fits = await see_keys(places, opens=True)
    assert (fits.fits, fits.number) == (True, 1)
    assert (await see_keys(replace(places, keys=(new_key(),)), opens=True)).fits is False
    missing = replace(places, keys=(), key_file=tmp_path / "none")
    assert not (await see_keys(missing, opens=True)).is_there


async def test_a_key_file_that_others_may_read_is_told(tmp_path: Path) -> None:
    places = _places(tmp_path)
    await (await open_store(places, Clock())).close()
    seen = await see_keys(places, opens=True)
    assert (seen.fits, seen.open_to_others, seen.beside_database) == (True, False, True)
    places.key_file.chmod(0o640)
    assert (await see_keys(places, opens=True)).open_to_others
    places.key_file.write_text("nonsense")
    assert "holds no key" in ((await see_keys(places, opens=True)).trouble or "")


async def test_people_and_their_keys_are_counted(store: Store, places: Places) -> None:
    clock = Clock()
    await keep(store, "telegram:1", "telegram:2")
    await store.keyring.create(clock())
    seen = await see_people(places, clock.move(hours=2))
    assert (seen.people, seen.keys, seen.without_key, seen.strays) == (2, 3, 0, 1)
    assert (seen.reminders, seen.waiting, seen.given_up) == (2, 2, ())
    async with store.database.writing() as connection:
        failed = update(reminder).values(status="failed", error="BadRequest")
        one = await connection.scalar(select(reminder.c.id).limit(1))
        await connection.execute(failed.where(reminder.c.id == one))
    async with store.keyring_database.writing() as connection:
        await connection.execute(data_key.delete())
    seen = await see_people(places, clock())
    assert (seen.keys, seen.without_key, seen.waiting) == (0, 2, 1)
    assert seen.given_up == (GivenUp("BadRequest", 1),)
    assert await count(store, person) == 2


def _places(folder: Path) -> Places:
    keyring = address_of_file(folder / "people.db")
    return Places(address_of_file(folder / "coach.db"), keyring, folder / "secret.key")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgres://coach:hunter2@db:5433/coach", "postgresql://coach@db:5433/coach"),
        ("postgresql://db/coach?user=coach&password=hunter2", "postgresql://db/coach"),
        (
            "postgresql:///coach?host=/run/pg&sslpassword=hunter2",
            "postgresql:///coach?host=/run/pg",
        ),
        ("sqlite:////data/coach.db", "/data/coach.db"),
    ],
)
def test_an_address_is_told_without_its_password(text: str, shown: str) -> None:
    """The driver takes a password behind the question mark, too."""
    assert address_of("TEST", text).shown == shown
