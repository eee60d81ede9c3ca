"""A row that cannot be opened holds up nobody else's."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table, delete, select, update

from bot.coach.people import StoreUnavailableError
from bot.coach.person import Person
from bot.storage.opening import Store
from bot.storage.tables import data_key, person, record, reminder, watch
from tests.coach.made_up import NOW
from tests.storage.test_digests_and_watchers import (
    BERLIN,
    GOOGLE,
    MORNING,
    NEW,
    guide_with,
    watching,
)
from tests.storage.test_reminders import LEASE, claim, keep
from tests.storage.test_reminders import reminder as reminder_of

pytestmark = pytest.mark.anyio

DAMAGED = b"gAAAAA-nobody-sealed-this"
ADA, BOB, EVE = "telegram:1", "telegram:2", "telegram:3"


async def damage(store: Store, table: Table, address: str) -> None:
    """Spoil what a table holds of a person."""
    whose = select(person.c.id).where(person.c.lookup == store.digests.of("person", address))
    mine, sealed = ("id", "address") if table is person else ("person_id", "sealed")
    spoilt = update(table).where(table.c[mine].in_(whose)).values({sealed: DAMAGED})
    async with store.database.writing() as connection:
        await connection.execute(spoilt)


async def damage_reminder(store: Store, address: str) -> None:
    await damage(store, reminder, address)


async def key_of(store: Store, address: str) -> str:
    mine = select(person.c.key_id).where(person.c.lookup == store.digests.of("person", address))
    async with store.database.reading() as connection:
        return str(await connection.scalar(mine))


async def spoil_key(store: Store, address: str) -> None:
    mine = data_key.c.id == await key_of(store, address)
    async with store.keyring_database.writing() as connection:
        await connection.execute(update(data_key).where(mine).values(wrapped=DAMAGED))


async def lose_key(store: Store, address: str) -> None:
    mine = data_key.c.id == await key_of(store, address)
    async with store.keyring_database.writing() as connection:
        await connection.execute(delete(data_key).where(mine))


async def keep_all(store: Store, *addresses: str) -> None:
    """One due reminder each, the first of them the longest due."""
    for number, address in enumerate(addresses):
        due = NOW - timedelta(minutes=len(addresses) - number)
        await keep(store, address, reminder_of("a", due), zone="Europe/Berlin")


@pytest.mark.parametrize("table", [reminder, record, person], ids=lambda table: str(table.name))
async def test_a_damaged_reminder_is_set_aside_and_listed_and_the_others_go_on(
    store: Store, table: Table
) -> None:
    await keep_all(store, ADA, BOB, EVE)
    await damage(store, table, BOB)
    assert [one.address for one in await claim(store)] == [ADA, EVE]
    (given_up,) = await store.reminders.given_up()
    assert (given_up.error, given_up.number) == ("unreadable", 1)
    assert await claim(store, NOW + LEASE, most=1) != ()
    assert [one.address for one in await claim(store, NOW + 2 * LEASE)] == [ADA, EVE]


async def test_more_damaged_reminders_than_are_claimed_at_once_hide_nothing_behind_them(
    store: Store,
) -> None:
    await keep_all(store, ADA, BOB, EVE)
    for address in (ADA, BOB):
        await damage(store, reminder, address)
    assert [one.address for one in await claim(store, most=1)] == [EVE]
    assert await store.reminders.next_due("telegram") == NOW + LEASE


@pytest.mark.parametrize("take_away", [lose_key, spoil_key])
async def test_a_reminder_without_a_key_waits_for_it_and_the_others_go_on(
    store: Store, take_away: Any
) -> None:
    await keep_all(store, ADA, BOB)
    async with store.keyring_database.reading() as connection:
        before = [dict(row._mapping) for row in await connection.execute(select(data_key))]
    await take_away(store, ADA)
    assert [one.address for one in await claim(store)] == [BOB]
    assert await store.reminders.given_up() == ()
    async with store.keyring_database.writing() as connection:
        await connection.execute(delete(data_key))
        await connection.execute(data_key.insert(), before)
    assert [one.address for one in await claim(store, NOW + LEASE)] == [ADA, BOB]


async def test_where_no_key_fits_the_operator_is_told_and_no_reminder_is_given_up(
    store: Store,
) -> None:
    await keep_all(store, ADA, BOB)
    for address in (ADA, BOB):
        await spoil_key(store, address)
    with pytest.raises(StoreUnavailableError, match="another key"):
        await claim(store)
    assert await store.reminders.given_up() == ()


@pytest.mark.parametrize("take_away", [damage_reminder, lose_key, spoil_key])
async def test_who_cannot_be_read_can_be_forgotten(store: Store, take_away: Any) -> None:
    await keep_all(store, ADA, BOB)
    await take_away(store, ADA)
    forgotten = await store.people.forget(ADA)
    assert forgotten.counts["reminders"] == 1
    assert (await store.people.load(ADA)).person == Person()
    assert [one.address for one in await claim(store)] == [BOB]


@pytest.mark.parametrize("table", [watch, record, person], ids=lambda table: str(table.name))
async def test_a_digest_that_cannot_be_read_holds_up_no_other(store: Store, table: Table) -> None:
    for address in (ADA, BOB, EVE):
        await watching(store, address, GOOGLE)
    await damage(store, table, BOB)
    claimed = await store.reviews.claim(MORNING, 5, "telegram")
    assert {one.address for one in claimed} == {ADA, EVE}
    # Where it can be read again, their next morning is as good as this one.
    assert await store.reviews.next_due("telegram") == MORNING + timedelta(days=1)


@pytest.mark.parametrize("table", [watch, record, person], ids=lambda table: str(table.name))
async def test_a_watch_that_cannot_be_read_holds_up_no_news(store: Store, table: Table) -> None:
    for address in (ADA, BOB, EVE):
        await watching(store, address, GOOGLE, as_set=replace(BERLIN, zone="Europe/Paris"))
    await damage(store, table, BOB)
    told = await store.watchers.claim((guide_with(NEW),), NOW, 9, "telegram")
    assert {one.address for one in told} == {ADA, EVE}
    assert await store.watchers.claim((guide_with(NEW),), NOW, 9, "telegram") == ()
