"""The tables of this version, from whatever was there, by however many at once."""

import asyncio

import pytest
from sqlalchemy import inspect

from bot.storage.addresses import Address
from bot.storage.engine import Database
from bot.storage.migrating import HEAD, Migrated, migrate
from bot.storage.tables import tables

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["sqlite", "empty_postgres"])
def empty(request: pytest.FixtureRequest) -> Address:
    """Each of the two databases, without a table."""
    found: Address = request.getfixturevalue(request.param)
    if found.file is not None:
        found.file.parent.mkdir()
    return found


async def test_those_who_migrate_at_once_do_it_once(empty: Address) -> None:
    done = await asyncio.gather(*(migrate(empty) for _ in range(4)))
    assert sorted(map(str, done)) == sorted(
        map(str, [Migrated(None, HEAD), *[Migrated(HEAD, HEAD)] * 3])
    )
    database = Database(empty)
    async with database.reading() as connection:
        names = await connection.run_sync(lambda plain: inspect(plain).get_table_names())
    await database.close()
    assert set(names) == {*tables.tables, "alembic_version"}
