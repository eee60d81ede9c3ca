"""A backup holds everything but keys, and is of one moment."""

import asyncio
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.coach.people import StoreUnavailableError
from bot.coach.person import Person
from bot.storage.backup import (
    BackedUp,
    NoKeysFileError,
    read_keys_file,
    write_backup,
    write_keys_file,
)
from bot.storage.copies import (
    COPIED,
    AlreadyThereError,
    CopyFailedError,
)
from bot.storage.migrating import HEAD
from bot.storage.opening import Places, Store
from bot.storage.tables import meta, person, record, reminder, tables, taken, watch
from tests.storage.kept import count, keep, rows_of, url_of

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "saved.db"


async def test_a_backup_holds_every_row_and_only_its_owner_reads_it(
    store: Store, file: Path
) -> None:
    await keep(store, "telegram:1", "telegram:2")
    await store.people.save("telegram:3", await store.people.load("telegram:3"), Person(), "77")
    assert await write_backup(store.database, file) == BackedUp(people=2, reminders=2)
    for table in (meta, person, record, reminder, watch):
        assert len(rows_of(file, table.name)) == await count(store, table)
    assert rows_of(file, "alembic_version") == [(HEAD,)]
    assert await count(store, taken) == 1
    assert rows_of(file, "taken") == []
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_backup_holds_no_key(store: Store, file: Path) -> None:
    await keep(store, "telegram:1")
    await write_backup(store.database, file)
    written = file.read_bytes()
    assert all(wrapped not in written for _, wrapped in await store.keyring.export())
    assert not rows_of(file, "sqlite_master WHERE name = 'data_key'")


async def test_a_backup_is_never_written_over_a_file(store: Store, file: Path) -> None:
    file.write_text("mine")
    with pytest.raises(AlreadyThereError, match="is there already"):
        await write_backup(store.database, file)
    with pytest.raises(AlreadyThereError):
        await write_keys_file(store.database, store.keyring, file)
    assert file.read_text() == "mine"


async def test_a_backup_that_fails_leaves_nothing_beside_it(store: Store, file: Path) -> None:
    await keep(store, "telegram:1")
    async with store.database.writing() as connection:
        await connection.execute(delete(record))
        await connection.exec_driver_sql("ALTER TABLE record RENAME TO elsewhere")
    with pytest.raises(StoreUnavailableError) as caught:
        await write_backup(store.database, file)
    assert caught.value.reason == "schema"
    assert list(file.parent.glob("*saved*")) == []


async def test_a_folder_that_is_not_there_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(CopyFailedError, match="no such folder"):
        await write_backup(store.database, tmp_path / "nowhere" / "saved.db")


async def test_what_is_saved_meanwhile_is_in_the_backup_whole_or_not(
    store: Store, file: Path
) -> None:
    """Each person has as many reminders as watches, whenever the backup looks."""
    names = [f"telegram:{n}" for n in range(30)]
    await keep(store, *names[:10])
    await asyncio.gather(
        *(keep(store, name) for name in names[10:]), write_backup(store.database, file)
    )
    people = {row[0] for row in rows_of(file, "person")}
    assert len(people) >= 10
    for table in ("reminder", "watch"):
        owners = rows_of(file, f"(SELECT person_id FROM {table})")
        assert {owner for (owner,) in owners} == people


def test_a_file_of_keys_must_be_one(file: Path) -> None:
    for content in ("", "{}\n", "nonsense", '{"kind": "negotiation-coach keys", "form": 2}\n'):
        file.write_text(content)
        with pytest.raises(NoKeysFileError):
            read_keys_file(file)


def test_every_table_of_people_is_in_a_backup_after_theirs() -> None:
    names = [table.name for table in COPIED]
    assert set(names) == set(tables.tables) - {"taken"}
    assert all("person_id" in table.c for table in COPIED if table not in (meta, person))
    assert all(names.index("person") <= names.index(t.name) for t in COPIED if "person_id" in t.c)


async def test_a_backup_that_does_not_fit_says_so_and_leaves_nothing(
    store: Store, places: Places, file: Path
) -> None:
    await keep(store, "telegram:1")
    limited = """
import asyncio, resource, sys
from pathlib import Path
from bot.storage.addresses import address_of
from bot.storage.backup import write_backup
from bot.storage.copies import CopyFailedError
from bot.storage.engine import Database
database = Database(address_of("TEST", sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
try:
    asyncio.run(write_backup(database, Path(sys.argv[2])))
except CopyFailedError as error:
    print(error)
"""
    said = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", limited, url_of(places.database), str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stdout.startswith(f"{file}: "), said.stderr
    assert list(file.parent.glob("*saved*")) == []
