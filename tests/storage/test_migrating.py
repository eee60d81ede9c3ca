"""Tables come to be step by step, whole or not at all, and never go back."""

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, inspect, text

from bot.coach.people import KeepingError
from bot.storage import migrating, opening
from bot.storage.addresses import Address, address_of, address_of_file
from bot.storage.engine import Database, make_private
from bot.storage.migrating import HEAD, STEPS, Migrated, TooNewError, migrate, revision_of
from bot.storage.migrations.steps import NeverBackError
from bot.storage.opening import Places, open_store
from bot.storage.sealing import new_key
from bot.storage.tables import tables
from tests.coach.made_up import NOW
from tests.fakes.postgres import named, run
from tests.storage.test_people import saved, someone

pytestmark = pytest.mark.anyio

STEP = '''"""A step that a later version may take."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "{revision}", "{before}"


def upgrade():
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("later", sa.Integer, nullable=False, server_default="7"))


def downgrade():
    raise NotImplementedError
'''


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Address]:
    """A database without a table."""
    if request.param == "sqlite":
        address = address_of_file(tmp_path / "coach.db")
        make_private(address)
        yield address
        return
    server: str = request.getfixturevalue("server")
    name = f"e_{uuid4().hex}"
    run(server, f"CREATE DATABASE {name}")
    yield address_of("TEST", named(server, name))
    run(server, f"DROP DATABASE {name} WITH (FORCE)")


async def seen(address: Address, look: Any) -> Any:
    database = Database(address)
    try:
        async with database.reading() as connection:
            return await connection.run_sync(look)
    finally:
        await database.close()


def url_of(address: Address) -> str:
    return address.url.render_as_string(hide_password=False)


def names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def stand(address: Address, revision: str) -> None:
    """Have a database say that it stands at another step."""
    database = Database(address)
    async with database.writing() as connection:
        await connection.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))
    await database.close()


def config(steps: Path = STEPS) -> Config:
    found = Config()
    found.set_main_option("script_location", str(steps))
    return found


async def test_the_last_step_is_the_one_that_alembic_finds() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [HEAD]


async def test_the_steps_make_the_tables_that_are_read_and_written(empty: Address) -> None:
    assert await migrate(empty) == Migrated(None, HEAD)

    def differences(connection: Connection) -> list[Any]:
        options = {"compare_type": True, "compare_server_default": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), tables))

    assert await seen(empty, differences) == []
    assert await migrate(empty) == Migrated(HEAD, HEAD)


async def test_many_who_migrate_at_once_do_it_once(empty: Address) -> None:
    """Each is a process of its own, as replicas are that start together."""
    program = (
        "import asyncio, sys\n"
        "from bot.storage.addresses import address_of\n"
        "from bot.storage.migrating import migrate\n"
        "print(asyncio.run(migrate(address_of('X', sys.argv[1]))).before)\n"
    )
    starts = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", program, str(empty.file or url_of(empty)),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]  # fmt: skip
    done = [await one.communicate() for one in starts]
    assert [err for _, err in done] == [b""] * 4
    assert sorted(out.strip() for out, _ in done) == [HEAD.encode()] * 3 + [b"None"]


async def test_no_step_goes_back(empty: Address) -> None:
    await migrate(empty)
    before = await seen(empty, names)
    database = Database(empty)

    def back(connection: Connection) -> None:
        found = config()
        found.attributes["connection"] = connection
        command.downgrade(found, "base")

    with pytest.raises(NeverBackError, match="coach restore"):
        async with database.writing() as connection:
            await connection.run_sync(back)
    await database.close()
    assert await seen(empty, names) == before
    database = Database(empty)
    assert await revision_of(database) == HEAD
    await database.close()


async def test_what_a_later_version_has_changed_is_left_alone(empty: Address) -> None:
    await migrate(empty)
    await stand(empty, "0999")
    with pytest.raises(TooNewError, match="step 0999"):
        await migrate(empty)
    places = Places(empty, empty, Path("none"), (new_key(),))
    with pytest.raises(KeepingError):
        await open_store(places, lambda: NOW)
    database = Database(empty)
    assert await revision_of(database) == "0999"
    await database.close()


def test_whoever_is_killed_while_migrating_leaves_nothing_half(
    empty: Address, tmp_path: Path
) -> None:
    program = [sys.executable, "-m", "tests.storage.kills_migrating", "--folder", str(tmp_path)]
    if empty.file is None:
        program += ["--database", url_of(empty)]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(seen) > 10
    assert [one["tables"] for one in seen[:-1]] == [[]] * (len(seen) - 1)
    assert set(seen[-1]["tables"]) == {*tables.tables, "alembic_version"}


# Every step with data --------------------------------------------------------------------------

REVISIONS = [one.revision for one in ScriptDirectory.from_config(config()).walk_revisions()]


@pytest.fixture
def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A step that a later version takes after all that there are."""
    folder, revision = tmp_path / "steps", "9000"
    shutil.copytree(STEPS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = STEP.format(revision=revision, before=HEAD)
    (folder / "versions" / "r9000_later.py").write_text(step, "utf-8")
    monkeypatch.setattr(migrating, "STEPS", folder)
    monkeypatch.setattr(migrating, "HEAD", revision)
    return revision


async def upgraded_to(address: Address, revision: str) -> None:
    database = Database(address, rebuilds=True)

    def up(connection: Connection) -> None:
        found = config()
        found.attributes["connection"] = connection
        command.upgrade(found, revision)

    async with database.writing() as connection:
        await connection.run_sync(up)
    await database.close()


def filled(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Two rows in each table, whatever tables there are at a step."""
    there = MetaData()
    there.reflect(connection, resolve_fks=True)
    for table in there.sorted_tables:
        if table.name != "alembic_version":
            rows = [{one.name: made_up(one, at) for one in table.columns} for at in (1, 2)]
            connection.execute(table.insert(), rows)
    return rows_in(connection)


def made_up(column: Column[Any], at: int) -> Any:
    kind = column.type.python_type
    return at if kind is int else f"{at}".encode() if kind is bytes else str(at)


def rows_in(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    there = MetaData()
    there.reflect(connection)
    return {
        table.name: [dict(row._mapping) for row in connection.execute(table.select())]
        for table in there.sorted_tables
        if table.name != "alembic_version"
    }


@pytest.mark.parametrize("revision", REVISIONS)
async def test_from_every_step_what_is_kept_comes_along(
    empty: Address, revision: str, next_step: str
) -> None:
    await upgraded_to(empty, revision)
    database = Database(empty)
    async with database.writing() as connection:
        before = await connection.run_sync(filled)
    await database.close()
    assert all(len(rows) == 2 for rows in before.values())
    assert await migrate(empty) == Migrated(revision, next_step)
    after = await seen(empty, rows_in)
    for name, rows in before.items():
        for row in rows:
            assert any(row.items() <= one.items() for one in after[name]), (name, row)
    assert {one["later"] for one in after["person"]} == {7}


async def test_people_are_read_after_a_step_as_before(
    places: Places, next_step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(migrating, "HEAD", HEAD)
        earlier.setattr(migrating, "STEPS", STEPS)
        store = await open_store(places, lambda: NOW)
        await saved(store, "telegram:1", await someone())
        await store.close()
    await migrate(places.database)
    monkeypatch.setattr(opening, "HEAD", next_step)
    store = await open_store(places, lambda: NOW)
    assert (await store.people.load("telegram:1")).person == await someone()
    await store.close()
