"""What has had its time is let go of, in both databases."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.coach.kept import Kept
from bot.coach.people import ChangedMeanwhileError
from bot.coach.person import Person, Session
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder
from bot.reminders.rule import Rule
from bot.storage.moments import ticks
from bot.storage.opening import Store
from bot.storage.tables import person, record
from tests.coach.made_up import NOW
from tests.coach.offers.talk import talked
from tests.storage.clock import Clock

pytestmark = pytest.mark.anyio

DAYS = timedelta(days=90)


async def told_an_offer(store: Store, address: str, **more: object) -> Person:
    value = (await talked("/offer wombat 90k base")).person.seen_at(NOW)
    value = replace(value, **more)  # type: ignore[arg-type] # what a test wants to add
    await store.people.save(address, await store.people.load(address), value)
    return value


async def test_offers_stay_until_their_days_are_over(store: Store) -> None:
    told = await told_an_offer(store, "telegram:1")
    assert await store.expiring.run(NOW + DAYS - timedelta(seconds=1)) == 0
    assert (await store.people.load("telegram:1")).person == told


async def test_of_whom_nothing_is_left_not_even_the_key_is(store: Store) -> None:
    for number in range(3):
        await told_an_offer(store, f"telegram:{number}")
    assert await store.expiring.run(NOW + DAYS) == 3
    assert await store.expiring.count() == 0
    assert await store.keyring.count() == 0
    assert (await store.people.load("telegram:1")).person == Person()


async def test_a_reminder_that_is_to_come_outlives_the_offers(store: Store) -> None:
    due = NOW + timedelta(days=200)
    coming = Reminder("a", "my review", Rule(due.replace(tzinfo=None), "UTC"), due)
    await told_an_offer(store, "telegram:1", reminders=(coming,))
    assert await store.expiring.run(NOW + DAYS) == 0
    left = (await store.people.load("telegram:1")).person
    assert (left.kept, left.session) == (Kept(), Session())
    assert left.reminders == (coming,)


async def test_whoever_says_so_is_kept_for_longer(store: Store) -> None:
    told = await told_an_offer(store, "telegram:1", preferences=Preferences(keep_days=365))
    assert await store.expiring.run(NOW + timedelta(days=364)) == 0
    assert (await store.people.load("telegram:1")).person == told


async def test_a_turn_puts_the_days_off(store: Store, clock: Clock) -> None:
    await told_an_offer(store, "telegram:1")
    held = await store.people.load("telegram:1")
    later = clock.move(days=80)
    await store.people.save("telegram:1", held, replace(held.person, seen=later))
    assert await store.expiring.run(NOW + DAYS) == 0


async def test_a_turn_under_way_does_not_bring_old_offers_back(store: Store) -> None:
    due = NOW + timedelta(days=200)
    coming = Reminder("a", "my review", Rule(due.replace(tzinfo=None), "UTC"), due)
    await told_an_offer(store, "telegram:1", reminders=(coming,))
    held = await store.people.load("telegram:1")
    await store.expiring.run(NOW + DAYS)
    with pytest.raises(ChangedMeanwhileError):
        await store.people.save("telegram:1", held, held.person)


async def test_taken_updates_are_forgotten_after_days(store: Store) -> None:
    await store.people.save("telegram:1", await store.people.load("telegram:1"), Person(), "7")
    await store.expiring.run(NOW + timedelta(days=1))
    assert await store.people.was_taken("7")
    await store.expiring.run(NOW + timedelta(days=3))
    assert not await store.people.was_taken("7")


async def test_a_reminder_that_came_is_kept_while_its_buttons_may_be_pressed(
    store: Store,
) -> None:
    came = Reminder("a", "call", Rule(NOW.replace(tzinfo=None), "UTC"), None, sent=NOW)
    await told_an_offer(store, "telegram:1", reminders=(came,))
    await store.expiring.run(NOW + timedelta(days=29))
    assert (await store.people.load("telegram:1")).person.reminders == (came,)
    await store.expiring.run(NOW + timedelta(days=31))
    assert (await store.people.load("telegram:1")).person.reminders == ()


async def test_what_somebody_who_is_back_tells_meanwhile_does_not_lapse(store: Store) -> None:
    await told_an_offer(store, "telegram:1")
    later = NOW + timedelta(days=91)
    async with store.database.writing() as turn:
        await turn.execute(update(person).values(expires_at=ticks(later + timedelta(days=90))))
        await turn.execute(update(record).values(updated_at=ticks(later)))
        lapsing = asyncio.create_task(store.expiring.run(later))
        await asyncio.sleep(0.3)
    await lapsing
    assert (await store.people.load("telegram:1")).person.kept.offers
