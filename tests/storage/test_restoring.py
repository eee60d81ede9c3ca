"""A backup comes back on either database, whole or not at all, without who was forgotten."""

import asyncio
import sqlite3
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, select, update

from bot.coach.people import ChangedMeanwhileError
from bot.storage.addresses import Address, address_of_file
from bot.storage.backup import (
    write_backup,
    write_keys_file,
)
from bot.storage.copies import (
    BackupTooNewError,
    CopyFailedError,
    NoBackupError,
)
from bot.storage.migrating import STEPS
from bot.storage.opening import Places, Store, open_store
from bot.storage.restoring import (
    NoneFitsError,
    OtherMasterKeyError,
    Sources,
    restore_backup,
)
from bot.storage.rows import FORGETTING, SENDING
from bot.storage.sealing import new_key
from bot.storage.tables import person
from tests.storage.clock import Clock
from tests.storage.kept import LEASE, NOW, count, keep, kept, places_of, rows_of, somebody, url_of
from tests.storage.killed import killed_at

pytestmark = pytest.mark.anyio

# A turn is taken again then; and at last there is nobody left to restore.
EXPECTED = (ChangedMeanwhileError, NoneFitsError)
# Every third statement: each run starts a program.
STEP = 3


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "saved.db"


@pytest.fixture
def aside(tmp_path: Path) -> Path:
    return tmp_path


@asynccontextmanager
async def opened(places: Places) -> AsyncIterator[Store]:
    store = await open_store(places, Clock())
    try:
        yield store
    finally:
        await store.close()


async def test_what_was_backed_up_comes_back(
    store: Store, places: Places, file: Path, aside: Path
) -> None:
    await keep(store, "telegram:1", "telegram:2")
    before = [(await store.people.load(f"telegram:{n}")).person for n in (1, 2)]
    await write_backup(store.database, file)
    await keep(store, "telegram:3")
    changed = replace(before[0], reminders=(), watches=())
    await store.people.save("telegram:1", await store.people.load("telegram:1"), changed)
    done = await restore_backup(places, Sources(file), aside, NOW)
    assert (done.people, done.reminders, done.left_out, done.dropped) == (2, 2, 0, 1)
    assert not done.must_restart
    # The store that was open goes on with what was restored.
    assert [(await store.people.load(f"telegram:{n}")).person for n in (1, 2)] == before
    assert await kept(store, "telegram:3") is None


async def test_a_turn_under_way_does_not_overwrite_what_was_restored(
    store: Store, places: Places, file: Path, aside: Path
) -> None:
    await keep(store, "telegram:1")
    await write_backup(store.database, file)
    held = await store.people.load("telegram:1")
    await restore_backup(places, Sources(file), aside, NOW)
    with pytest.raises(ChangedMeanwhileError):
        await store.people.save("telegram:1", held, await somebody("of another time"))
    assert await kept(store, "telegram:1") == "telegram:1"


async def test_what_was_there_can_be_restored_too(
    store: Store, places: Places, file: Path, aside: Path
) -> None:
    await keep(store, "telegram:1")
    await write_backup(store.database, file)
    await keep(store, "telegram:2")
    done = await restore_backup(places, Sources(file), aside, NOW)
    assert done.before == aside / "before-restore-20260601T120000Z.db"
    assert stat.S_IMODE(done.before.stat().st_mode) == 0o600
    again = await restore_backup(places, Sources(done.before), aside, NOW + LEASE)
    assert again.people == 2
    assert await kept(store, "telegram:2") == "telegram:2"


async def test_who_was_forgotten_since_does_not_come_back(
    store: Store, places: Places, file: Path, aside: Path
) -> None:
    await keep(store, "telegram:1", "telegram:2")
    await write_backup(store.database, file)
    await store.people.forget("telegram:1")
    done = await restore_backup(places, Sources(file), aside, NOW)
    assert (done.people, done.left_out) == (1, 1)
    assert await kept(store, "telegram:1") is None
    assert await count(store, person) == 1


async def test_who_was_being_forgotten_does_not_come_back(
    store: Store, places: Places, file: Path, aside: Path
) -> None:
    await keep(store, "telegram:1", "telegram:2")
    async with store.database.writing() as connection:
        whose = await connection.scalar(select(person.c.id).limit(1))
        await connection.execute(
            update(person).where(person.c.id == whose).values(state=FORGETTING)
        )
    await write_backup(store.database, file)
    done = await restore_backup(places, Sources(file), aside, NOW)
    assert (done.people, done.left_out) == (1, 0)
    assert await store.keyring.count() == 1


async def test_with_the_keys_that_were_written_apart_everybody_comes_back(
    store: Store, places: Places, file: Path, tmp_path: Path
) -> None:
    await keep(store, "telegram:1", "telegram:2")
    await write_backup(store.database, file)
    keys = tmp_path / "saved.keys"
    assert await write_keys_file(store.database, store.keyring, keys) == 2
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    await store.people.forget("telegram:1")
    done = await restore_backup(places, Sources(file, keys), tmp_path, NOW)
    assert (done.people, done.left_out) == (2, 0)
    assert await kept(store, "telegram:1") == "telegram:1"


async def test_where_no_key_fits_nothing_is_replaced(
    store: Store, places: Places, file: Path, aside: Path
) -> None:
    await keep(store, "telegram:1")
    await write_backup(store.database, file)
    await store.people.forget("telegram:1")
    await keep(store, "telegram:2")
    with pytest.raises(NoneFitsError, match="--keys"):
        await restore_backup(places, Sources(file), aside, NOW)
    assert await kept(store, "telegram:2") == "telegram:2"


async def test_another_master_key_is_refused_before_anything_is_changed(
    store: Store, places: Places, file: Path, aside: Path
) -> None:
    await keep(store, "telegram:1")
    await write_backup(store.database, file)
    for wrong in (
        replace(places, keys=(new_key(),)),
        replace(places, keys=(), key_file=places.key_file.with_name("none")),
    ):
        with pytest.raises(OtherMasterKeyError, match="COACH_SECRET_KEYS"):
            await restore_backup(wrong, Sources(file), aside, NOW)
    assert await kept(store, "telegram:1") == "telegram:1"
    assert list(aside.glob("before-restore-*")) == []


async def test_what_was_being_sent_waits_again(
    store: Store, places: Places, file: Path, aside: Path, clock: Clock
) -> None:
    await keep(store, "telegram:1")
    later = clock.move(days=5)
    claimed = await store.reminders.claim(later, 5, LEASE, "telegram")
    await write_backup(store.database, file)
    await restore_backup(places, Sources(file), aside, NOW)
    assert not await store.reminders.sent(claimed[0], later, None)
    (again,) = await store.reminders.claim(later, 5, LEASE, "telegram")
    assert again.due == claimed[0].due
    assert rows_of(file, f"reminder WHERE status = '{SENDING}'")


async def test_a_database_with_other_digests_needs_bots_to_start_again(
    store: Store, places: Places, file: Path, tmp_path: Path, sqlite: Address
) -> None:
    await keep(store, "telegram:1")
    keys = tmp_path / "saved.keys"
    await write_backup(store.database, file)
    await write_keys_file(store.database, store.keyring, keys)
    other = places_of(address_of_file(tmp_path / "b" / "b.db"), tmp_path / "b", *places.keys)
    async with opened(other):
        pass
    assert (await restore_backup(other, Sources(file, keys), tmp_path, NOW)).must_restart
    assert not (await restore_backup(other, Sources(file), tmp_path, NOW)).must_restart
    async with opened(other) as restored:
        assert await kept(restored, "telegram:1") == "telegram:1"


@pytest.mark.parametrize("way", [("sqlite", "postgres"), ("postgres", "sqlite")])
async def test_a_backup_moves_from_one_database_to_the_other(
    way: tuple[str, str], request: pytest.FixtureRequest, tmp_path: Path, file: Path
) -> None:
    key = new_key()
    first, second = (places_of(request.getfixturevalue(name), tmp_path / name, key) for name in way)
    keys = tmp_path / "saved.keys"
    async with opened(first) as store:
        await keep(store, "telegram:1", "terminal:me")
        await store.reminders.stop("telegram:1", NOW)
        await write_backup(store.database, file)
        await write_keys_file(store.database, store.keyring, keys)
        before = [(await store.people.load(a)).person for a in ("telegram:1", "terminal:me")]
    done = await restore_backup(second, Sources(file, keys), tmp_path, NOW)
    assert (done.people, done.before) == (2, None)
    async with opened(second) as store:
        after = [(await store.people.load(a)).person for a in ("telegram:1", "terminal:me")]
        assert await store.reminders.claim(NOW + timedelta(9), 9, LEASE, "telegram") == ()
    assert after == before


def steps() -> list[str]:
    """Every step that there was, the first one first."""
    found = ScriptDirectory(str(STEPS)).walk_revisions()
    return [one.revision for one in found][::-1]


def at_step(file: Path, step: str, older: Path) -> None:
    """Make a backup as a version wrote it whose last step was another."""
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    engine = create_engine(f"sqlite:///{older}")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, step)
        connection.commit()
    engine.dispose()
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("ATTACH ? AS whole", (str(file),))
        for (table,) in connection.execute(
            "SELECT name FROM main.sqlite_master WHERE type='table'"
        ):
            if table == "alembic_version":
                continue
            columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
            named = ", ".join(f'"{one}"' for one in columns)
            connection.execute(
                f"INSERT INTO main.{table} ({named}) SELECT {named} FROM whole.{table}"
            )
        connection.commit()


@pytest.mark.parametrize("step", steps())
async def test_a_backup_of_an_earlier_version_is_restored(
    step: str, store: Store, places: Places, file: Path, tmp_path: Path
) -> None:
    await keep(store, "telegram:1")
    await write_backup(store.database, file)
    older = tmp_path / "older.db"
    await asyncio.to_thread(at_step, file, step, older)
    before = older.read_bytes()
    assert (await restore_backup(places, Sources(older), tmp_path, NOW)).people == 1
    assert await kept(store, "telegram:1") == "telegram:1"
    assert older.read_bytes() == before


async def test_what_is_no_backup_is_refused(places: Places, file: Path, aside: Path) -> None:
    async with opened(places):
        pass
    for content in (b"", b"hello\n" * 999, b"SQLite format 3\0" + bytes(5000)):
        file.write_bytes(content)
        with pytest.raises(NoBackupError):
            await restore_backup(places, Sources(file), aside, NOW)
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE person (id)")
    with pytest.raises(NoBackupError):
        await restore_backup(places, Sources(file), aside, NOW)
    with pytest.raises(CopyFailedError, match="no such file"):
        await restore_backup(places, Sources(aside / "none.db"), aside, NOW)


async def test_a_backup_of_a_later_version_is_refused(
    store: Store, places: Places, file: Path, aside: Path
) -> None:
    await write_backup(store.database, file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(BackupTooNewError, match="9999"):
        await restore_backup(places, Sources(file), aside, NOW)


async def test_keys_of_others_are_not_taken_in(
    store: Store, places: Places, file: Path, tmp_path: Path
) -> None:
    await keep(store, "telegram:1")
    await write_backup(store.database, file)
    await keep(store, "telegram:2")
    keys = tmp_path / "saved.keys"
    await write_keys_file(store.database, store.keyring, keys)
    await store.people.forget("telegram:2")
    await restore_backup(places, Sources(file, keys), tmp_path, NOW)
    assert await store.keyring.count() == 1


async def test_who_is_forgotten_while_all_is_restored_leaves_nothing_that_cannot_be_read(
    store: Store, places: Places, file: Path, tmp_path: Path
) -> None:
    names = ("telegram:1", "telegram:2", "telegram:3")
    await keep(store, *names)
    await write_backup(store.database, file)
    for number in range(6):
        aside = tmp_path / f"aside-{number}"
        aside.mkdir()
        await keep(store, "telegram:4")
        ended = await asyncio.gather(
            restore_backup(places, Sources(file), aside, NOW),
            store.people.forget(names[number // 2]),
            keep(store, "telegram:5"),
            return_exceptions=True,
        )
        for one in ended:
            assert not isinstance(one, BaseException) or isinstance(one, EXPECTED), one
        # To load somebody whose key is gone, and whose rows are not, fails.
        assert [await kept(store, f"telegram:{n}") for n in range(6)]
    assert [await kept(store, name) for name in names] == [None, None, None]


# Killed --------------------------------------------------------------------------------------

_RESTORES = """
from bot.storage.restoring import Sources, restore_backup
database, keyring, key, backup, aside = sys.argv[2:]
places = Places(place(database), place(keyring), Path(aside) / "none", (key,))
asyncio.run(restore_backup(places, Sources(Path(backup)), Path(aside), NOW))
"""


async def test_a_restore_that_is_killed_anywhere_leaves_before_or_after(
    store: Store,
    places: Places,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    await keep(store, "telegram:1", "telegram:2")
    await write_backup(store.database, file)
    await store.people.forget("telegram:2")
    await keep(store, "telegram:3")
    before, after = ("telegram:1", None, "telegram:3"), ("telegram:1", None, None)
    states, statement, was_killed = [], 1, True
    while was_killed:
        aside = tmp_path / f"aside-{statement}"
        aside.mkdir()
        given = (url_of(places.database), url_of(places.keyring), places.keys[0], file, aside)
        was_killed = await asyncio.to_thread(killed_at, statement, _RESTORES, *given)
        states.append(tuple([await kept(store, f"telegram:{n}") for n in (1, 2, 3)]))
        statement += STEP
        if states[-1] == after:
            break
    assert set(states) == {before, after}
    assert len(states) > 3
