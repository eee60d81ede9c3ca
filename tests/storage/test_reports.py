"""Reports in both databases: kept sealed, read by those who maintain guides, gone when done."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, insert, inspect, select, text

from bot.coach.person import Person
from bot.coach.report import REPORTS_LAST, Report
from bot.reminders.reminder import Watch
from bot.storage.addresses import Address
from bot.storage.engine import Database, make_private
from bot.storage.migrating import HEAD, STEPS, migrate, revision_of
from bot.storage.migrations.steps import NeverBackError
from bot.storage.opening import Places, Store, open_store
from bot.storage.tables import person, report, tables
from tests.coach.made_up import NOW
from tests.storage.clock import Clock

pytestmark = pytest.mark.anyio

CANARY = "the base of 987654 is wrong"


def a_report(words: str = CANARY, at: datetime = NOW, guide: str | None = "google/x") -> Report:
    return Report(guide, words, at)


async def keep(store: Store, address: str, *reports: Report) -> Person:
    held = await store.people.load(address)
    after = replace(held.person, reports=reports, seen=NOW)
    await store.people.save(address, held, after)
    return (await store.people.load(address)).person


async def open_texts(store: Store) -> list[str]:
    return [one.report.text for one in await store.reports.all()]


async def test_the_reports_of_everybody_are_read_the_oldest_first(store: Store) -> None:
    later = a_report("second", NOW + timedelta(minutes=1), None)
    assert (await keep(store, "telegram:1", later)).reports == (later,)
    await keep(store, "telegram:2", a_report("first"), a_report("third", NOW + timedelta(hours=1)))
    assert await open_texts(store) == ["first", "second", "third"]
    assert await store.reports.count() == 3
    found = await store.reports.all()
    assert [one.report.guide for one in found] == ["google/x", None, "google/x"]


async def test_one_that_is_dealt_with_is_gone_and_no_turn_brings_it_back(store: Store) -> None:
    await keep(store, "telegram:1", a_report("first"), a_report("second", NOW + timedelta(1)))
    held = await store.people.load("telegram:1")
    first, _ = await store.reports.all()
    assert await store.reports.done(first.id)
    assert not await store.reports.done(first.id)
    after = replace(held.person, watches=(Watch("google"),))
    await store.people.save("telegram:1", held, after)
    assert await open_texts(store) == ["second"]


async def test_one_that_is_taken_back_is_gone(store: Store) -> None:
    one, other = a_report("first"), a_report("second", NOW + timedelta(1))
    await keep(store, "telegram:1", one, other)
    assert (await keep(store, "telegram:1", one)).reports == (one,)
    assert await open_texts(store) == ["first"]


async def test_who_is_forgotten_leaves_no_report(store: Store) -> None:
    await keep(store, "telegram:1", a_report())
    forgotten = await store.people.forget("telegram:1")
    assert forgotten.counts["reports"] == 1
    assert await store.reports.all() == ()
    assert await store.reports.count() == 0


async def test_no_report_can_be_read_in_the_rows(store: Store) -> None:
    await keep(store, "telegram:1", a_report())
    async with store.database.reading() as connection:
        (row,) = (await connection.execute(select(report))).all()
    assert CANARY.encode() not in bytes(row.sealed)
    assert b"google" not in bytes(row.sealed)


async def test_a_report_outlives_offers_and_lapses_in_its_time(store: Store, clock: Clock) -> None:
    await keep(store, "telegram:1", a_report())
    clock.now = NOW + timedelta(days=100)
    await store.expiring.run(clock.now)
    assert await open_texts(store) == [CANARY]
    clock.now = NOW + REPORTS_LAST + timedelta(seconds=1)
    await store.expiring.run(clock.now)
    assert await open_texts(store) == []
    assert await store.expiring.count() == 0


# The step that made their table -----------------------------------------------------------------


def at_first_step(connection: Connection) -> None:
    """Migrate to the step before reports, and no further."""
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    config.attributes["connection"] = connection
    command.upgrade(config, "0001")


@pytest.fixture(params=["sqlite", "empty_postgres"])
async def before(request: pytest.FixtureRequest) -> Address:
    """Each of the two databases with the tables of the first step."""
    address: Address = request.getfixturevalue(request.param)
    make_private(address)
    database = Database(address, rebuilds=True)
    async with database.writing() as connection:
        await connection.run_sync(at_first_step)
    await database.close()
    return address


def places_at(address: Address, places: Places) -> Places:
    apart = places.keyring if address.file is not None else address
    return replace(places, database=address, keyring=apart)


ROW = {
    "id": "a" * 32, "lookup": "b" * 64, "key_id": "c" * 32, "version": 7, "state": "here",
    "transport": "telegram", "address": b"sealed", "created_at": 1,
}  # fmt: skip


async def test_a_database_with_people_gets_the_table_and_keeps_them(
    before: Address, places: Places, clock: Clock
) -> None:
    database = Database(before)
    async with database.writing() as connection:
        await connection.execute(insert(person).values(ROW))
    assert await revision_of(database) == "0001"
    migrated = await migrate(before)
    assert (migrated.before, migrated.after) == ("0001", HEAD)
    async with database.reading() as connection:
        assert (await connection.execute(select(person.c.id, person.c.version))).all() == [
            ("a" * 32, 7)
        ]
        assert await connection.scalar(select(func.count()).select_from(report)) == 0
    await database.close()
    store = await open_store(places_at(before, places), clock)
    assert (await keep(store, "telegram:1", a_report())).reports == (a_report(),)
    await store.close()


async def test_the_tables_are_those_that_the_steps_make(before: Address) -> None:
    await migrate(before)
    database = Database(before)
    async with database.reading() as connection:
        made = await connection.run_sync(
            lambda one: {
                name: {column["name"] for column in inspect(one).get_columns(name)}
                for name in inspect(one).get_table_names()
            }
        )
    await database.close()
    assert made | {"alembic_version": set()} == {
        name: set(table.c.keys()) for name, table in tables.tables.items()
    } | {"alembic_version": set()}


async def test_the_last_step_is_the_one_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


async def test_to_go_back_is_refused(before: Address) -> None:
    await migrate(before)

    def back(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(STEPS))
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")

    database = Database(before, rebuilds=True)
    with pytest.raises(NeverBackError):
        async with database.writing() as connection:
            await connection.run_sync(back)
    assert await revision_of(database) == HEAD
    async with database.reading() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM report")) == 0
    await database.close()
