"""Due reminders in both databases: claimed by one worker at a time, and lost by none."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.coach.person import Person
from bot.reminders.ports import Claimed
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder
from bot.reminders.rule import Repeat, Rule
from bot.storage.opening import Store
from tests.coach.made_up import NOW
from tests.storage.clock import Clock

pytestmark = pytest.mark.anyio

LEASE = timedelta(minutes=2)
DAILY = Rule(datetime.fromisoformat("2026-06-01T09:00"), "Europe/Berlin", Repeat.DAILY)


def reminder(key: str, due: datetime | None, text: str = "call ally") -> Reminder:
    return Reminder(key=key, text=text, rule=DAILY, due=due)


async def keep(store: Store, address: str, *reminders: Reminder, zone: str | None = None) -> None:
    held = await store.people.load(address)
    preferences = Preferences(zone=zone)
    after = replace(held.person, reminders=reminders, preferences=preferences, seen=NOW)
    await store.people.save(address, held, after)


async def kept(store: Store, address: str) -> tuple[Reminder, ...]:
    return (await store.people.load(address)).person.reminders


async def claim(store: Store, now: datetime = NOW, most: int = 5) -> tuple[Claimed, ...]:
    return await store.reminders.claim(now, most, LEASE, "telegram")


async def test_what_is_due_is_claimed_the_longest_due_first(store: Store) -> None:
    await keep(store, "telegram:1", reminder("a", NOW - timedelta(minutes=1)))
    await keep(store, "telegram:2", reminder("b", NOW - timedelta(minutes=2)), zone="Asia/Tokyo")
    await keep(store, "telegram:3", reminder("c", NOW + timedelta(minutes=1)))
    first, second = await claim(store)
    assert (first.address, first.reminder.key) == ("telegram:2", "b")
    assert (second.address, second.reminder.key) == ("telegram:1", "a")
    assert first.due == NOW - timedelta(minutes=2)
    assert first.preferences.zone == "Asia/Tokyo"
    assert first.reminder.text == "call ally"
    assert await claim(store) == ()


async def test_another_transport_has_its_own(store: Store) -> None:
    await keep(store, "terminal", reminder("a", NOW))
    assert await claim(store) == ()
    assert len(await store.reminders.claim(NOW, 5, LEASE, "terminal")) == 1


async def test_no_more_are_claimed_than_were_asked_for(store: Store) -> None:
    await keep(store, "telegram:1", *(reminder(key, NOW) for key in "abcdefg"))
    assert [len(await claim(store)) for _ in range(3)] == [5, 2, 0]


async def test_what_was_sent_comes_again_at_its_next_time(store: Store) -> None:
    await keep(store, "telegram:1", reminder("a", NOW), reminder("b", NOW))
    first, second = await claim(store)
    later = NOW + timedelta(days=1)
    assert await store.reminders.sent(first, NOW, later)
    assert await store.reminders.sent(second, NOW, None)
    again, over = await kept(store, "telegram:1")
    assert (again.due, again.sent) == (later, NOW)
    assert (over.due, over.sent) == (None, NOW)
    assert [one.reminder.key for one in await claim(store, later)] == [first.reminder.key]


async def test_whose_lease_has_ended_has_lost_the_claim(store: Store) -> None:
    await keep(store, "telegram:1", reminder("a", NOW))
    (slow,) = await claim(store)
    late = NOW + LEASE
    (quick,) = await claim(store, late)
    assert quick.reminder == slow.reminder
    assert not await store.reminders.sent(slow, late, None)
    assert not await store.reminders.postpone(slow, late, failed=True, error="x")
    assert not await store.reminders.fail(slow, "x")
    assert await store.reminders.sent(quick, late, None)


async def test_a_try_that_failed_is_counted_and_tried_later(store: Store) -> None:
    await keep(store, "telegram:1", reminder("a", NOW))
    (first,) = await claim(store)
    later = NOW + timedelta(minutes=5)
    assert await store.reminders.postpone(first, later, failed=True, error="gone")
    assert await claim(store, later - timedelta(seconds=1)) == ()
    (second,) = await claim(store, later)
    assert (second.attempts, second.last_error, second.due) == (1, "gone", NOW)
    assert second.first_failed is not None
    assert await store.reminders.postpone(second, later, failed=False)
    (third,) = await claim(store, later)
    assert (third.attempts, third.first_failed) == (1, second.first_failed)


async def test_what_is_given_up_is_listed_by_its_error_and_by_nothing_else(store: Store) -> None:
    await keep(store, "telegram:1", reminder("a", NOW), reminder("b", NOW))
    for claimed in await claim(store):
        assert await store.reminders.fail(claimed, "bad_request")
    (given_up,) = await store.reminders.given_up()
    assert (given_up.error, given_up.number) == ("bad_request", 2)
    assert await claim(store, NOW + timedelta(days=9)) == ()


async def test_who_cannot_be_reached_gets_nothing_until_they_are_back(store: Store) -> None:
    await keep(store, "telegram:1", reminder("a", NOW), reminder("b", NOW + timedelta(days=2)))
    await store.reminders.stop("telegram:1", NOW)
    assert await claim(store) == ()
    assert await store.reminders.next_due("telegram") is None
    await store.people.come_back("telegram:1")
    assert len(await claim(store)) == 1


async def test_a_message_brings_them_back_without_what_they_missed_long_ago(
    store: Store, clock: Clock
) -> None:
    once = Reminder("b", "send it", Rule(DAILY.first, "UTC"), NOW)
    await keep(store, "telegram:1", reminder("a", NOW), once)
    await store.reminders.stop("telegram:1", NOW)
    clock.move(days=3)
    held = await store.people.load("telegram:1")
    await store.people.save("telegram:1", held, replace(held.person, seen=clock.now))
    daily, missed = await kept(store, "telegram:1")
    assert daily.due == datetime.fromisoformat("2026-06-05T07:00:00+00:00")
    assert missed.due is None
    assert await claim(store, clock.now) == ()


async def test_a_turn_that_leaves_a_reminder_alone_does_not_undo_the_sweep(store: Store) -> None:
    await keep(store, "telegram:1", reminder("a", NOW))
    held = await store.people.load("telegram:1")
    (claimed,) = await claim(store)
    await store.reminders.sent(claimed, NOW, NOW + timedelta(days=1))
    await store.people.save("telegram:1", held, replace(held.person, seen=NOW))
    (left,) = await kept(store, "telegram:1")
    assert left.due == NOW + timedelta(days=1)


async def test_a_reminder_that_was_changed_meanwhile_is_not_marked_as_sent(store: Store) -> None:
    await keep(store, "telegram:1", reminder("a", NOW))
    (claimed,) = await claim(store)
    moved = NOW + timedelta(hours=3)
    await keep(store, "telegram:1", reminder("a", moved))
    assert not await store.reminders.sent(claimed, NOW, None)
    assert (await kept(store, "telegram:1"))[0].due == moved


async def test_a_reminder_of_somebody_forgotten_is_not_claimed(store: Store) -> None:
    await keep(store, "telegram:1", reminder("a", NOW))
    (claimed,) = await claim(store)
    await store.people.forget("telegram:1")
    assert not await store.reminders.sent(claimed, NOW, None)
    assert await claim(store, NOW + LEASE) == ()


async def test_the_next_one_says_when_to_wake(store: Store) -> None:
    assert await store.reminders.next_due("telegram") is None
    await keep(store, "telegram:1", reminder("a", NOW), reminder("b", NOW + timedelta(hours=2)))
    assert await store.reminders.next_due("telegram") == NOW
    await claim(store)
    # Where whoever has it dies, it is free again when the lease ends.
    assert await store.reminders.next_due("telegram") == NOW + LEASE


async def test_many_workers_claim_each_reminder_once(store: Store) -> None:
    await keep(store, "telegram:1", *(reminder(f"a{n}", NOW) for n in range(25)))
    await keep(store, "telegram:2", *(reminder(f"b{n}", NOW) for n in range(25)))
    claimed = [
        one for some in await asyncio.gather(*(claim(store) for _ in range(16))) for one in some
    ]
    claimed += [one for _ in range(8) for one in await claim(store)]
    keys = [one.reminder.key for one in claimed]
    assert len(keys) == len(set(keys)) == 50


async def test_the_words_of_a_reminder_are_in_no_column(store: Store) -> None:
    await keep(store, "telegram:987654321", reminder("a", NOW, text="xylophone"))
    async with store.database.reading() as connection:
        found = [
            row
            for table in ("person", "record", "reminder", "watch")
            for row in await connection.exec_driver_sql(f"SELECT * FROM {table}")
        ]
    assert len(found) == 2
    assert not any("xylophone" in repr(row) or "987654321" in repr(row) for row in found)


async def test_nobody_stays_who_has_nothing_but_a_moment(store: Store) -> None:
    await keep(store, "telegram:1", reminder("a", NOW))
    held = await store.people.load("telegram:1")
    await store.people.save("telegram:1", held, Person(seen=NOW))
    assert await store.expiring.count() == 0
