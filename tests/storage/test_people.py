"""People in both databases: what was saved is loaded, and nobody overwrites anybody."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

import pytest
from sqlalchemy import func, select

from bot.coach.answers import InterruptedAnswer
from bot.coach.people import ChangedMeanwhileError, StoreUnavailableError
from bot.coach.person import Person
from bot.coach.report import Report
from bot.conversation import Conversation, Incoming
from bot.library import Library
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder, SeenFigure, Watch
from bot.reminders.rule import Repeat, Rule
from bot.storage.opening import Places, Store, open_store
from bot.storage.sealing import new_key
from bot.storage.tables import data_key, person, record, reminder, report, tables, taken, watch
from tests.coach.made_up import NOW, small_snapshot
from tests.coach.offers.talk import talked
from tests.presentation.answers import EVERY_PART, MESSAGES
from tests.storage.clock import Clock

pytestmark = pytest.mark.anyio

CALL = Reminder(
    key="a",
    text="call ally",
    rule=Rule(datetime.fromisoformat("2026-06-05T09:00"), "Europe/Berlin"),
    due=NOW + timedelta(days=4),
    offer="a",
    about="o1.ask.a.",
)
GOOGLE = Watch("google", "software-engineer", (SeenFigure("google/x", "London", "base", "£1K"),))


TOO_LOW = Report("google/software-engineer", "the base is 20k too low", NOW)


async def someone() -> Person:
    """A person of whom everything is kept that can be."""
    kept = (await talked(EVERY_PART, "ally swe detroit 112k base", "/counter")).person
    return replace(
        kept,
        seen=NOW,
        preferences=Preferences(zone="Europe/Berlin", keep_days=30),
        reminders=(CALL,),
        watches=(GOOGLE,),
        reports=(TOO_LOW,),
    )


async def saved(store: Store, address: str, value: Person) -> Person:
    await store.people.save(address, await store.people.load(address), value)
    return (await store.people.load(address)).person


def in_order(value: Person) -> Person:
    """The person with reports of one moment, and with reminders, in one order."""
    reminders = sorted(value.reminders, key=lambda one: one.key)
    reports = sorted(value.reports, key=str)
    return replace(value, reminders=tuple(reminders), reports=tuple(reports))


async def rows(store: Store) -> int:
    """How many rows there are of people."""
    async with store.database.reading() as connection:
        counts = [
            cast("int", await connection.scalar(select(func.count()).select_from(table)))
            for table in (person, record, reminder, watch, report)
        ]
    return sum(counts)


async def test_of_whom_nothing_is_kept_nothing_is_loaded(store: Store) -> None:
    assert (await store.people.load("telegram:1")).person == Person()
    assert await rows(store) == 0


async def test_what_was_saved_is_loaded(store: Store) -> None:
    assert await saved(store, "telegram:1", await someone()) == await someone()
    assert (await store.people.load("telegram:2")).person == Person()


async def test_the_state_after_any_dialogue_is_loaded_as_it_was(store: Store) -> None:
    for name, said in MESSAGES.items():
        texts = [one for one in said if isinstance(one, str)]
        value = (await talked(*texts)).person.seen_at(NOW) if texts else Person()
        kept = await saved(store, f"telegram:{name}", value)
        assert (name, in_order(kept)) == (name, in_order(value))


async def test_what_was_saved_outlives_the_process(
    store: Store, places: Places, clock: Clock
) -> None:
    await saved(store, "telegram:1", await someone())
    again = await open_store(places, clock)
    assert (await again.people.load("telegram:1")).person == await someone()
    await again.close()


async def test_a_change_takes_away_what_is_gone(store: Store) -> None:
    await saved(store, "telegram:1", await someone())
    less = replace(await someone(), reminders=(), watches=(), preferences=Preferences())
    assert await saved(store, "telegram:1", less) == less


async def test_a_reminder_is_changed_in_its_place(store: Store) -> None:
    await saved(store, "telegram:1", await someone())
    weekly = replace(CALL, rule=replace(CALL.rule, repeat=Repeat.WEEKLY), due=NOW)
    both = replace(await someone(), reminders=(weekly, replace(CALL, key="b")))
    assert (await saved(store, "telegram:1", both)).reminders == both.reminders


async def test_who_was_saved_meanwhile_is_not_overwritten(store: Store) -> None:
    await saved(store, "telegram:1", await someone())
    old = await store.people.load("telegram:1")
    await saved(store, "telegram:1", replace(await someone(), watches=()))
    with pytest.raises(ChangedMeanwhileError):
        await store.people.save("telegram:1", old, await someone())
    assert (await store.people.load("telegram:1")).person.watches == ()


async def test_two_who_meet_somebody_new_at_once_do_not_make_two_of_them(store: Store) -> None:
    first, second = await store.people.load("telegram:1"), await store.people.load("telegram:1")
    await store.people.save("telegram:1", first, await someone())
    with pytest.raises(ChangedMeanwhileError):
        await store.people.save("telegram:1", second, await someone())
    async with store.database.reading() as connection:
        assert await connection.scalar(select(func.count()).select_from(person)) == 1
    assert await store.keyring.count() == 1


async def test_many_turns_of_one_person_at_once_lose_nothing(store: Store) -> None:
    conversation = Conversation(Library(small_snapshot()), lambda: NOW, store.people)
    told = [f"/offer wombat{letter} {90 + n}k base" for n, letter in enumerate("abcdef")]
    await asyncio.gather(*(conversation.take_turn(Incoming("telegram:1", one)) for one in told))
    kept = (await store.people.load("telegram:1")).person.kept
    amounts = sorted(offer.stated.base.amount.low for offer in kept.offers if offer.stated.base)
    assert amounts == [90_000 + 1000 * n for n in range(6)]


async def test_an_update_is_taken_once(store: Store) -> None:
    conversation = Conversation(Library(small_snapshot()), lambda: NOW, store.people)
    once = Incoming("telegram:1", "/offer wombat 90k base", update="7")
    answered = [(await conversation.take_turn(once)).answers for _ in range(2)]
    await conversation.answer("7")
    answered += [(await conversation.take_turn(once)).answers for _ in range(2)]
    assert answered[0]
    assert answered[1:] == [(InterruptedAnswer(),), (), ()]
    assert len((await store.people.load("telegram:1")).person.kept.offers) == 1


async def test_an_update_that_leaves_nothing_to_keep_is_taken_too(store: Store) -> None:
    await store.people.save("telegram:1", await store.people.load("telegram:1"), Person(), "8")
    assert await store.people.was_taken("8")
    assert not await store.people.was_taken("9")
    assert await rows(store) == 0


async def test_who_was_forgotten_meanwhile_is_not_brought_back(store: Store) -> None:
    await saved(store, "telegram:1", await someone())
    old = await store.people.load("telegram:1")
    await store.people.forget("telegram:1")
    with pytest.raises(ChangedMeanwhileError):
        await store.people.save("telegram:1", old, await someone())
    await saved(store, "telegram:1", replace(await someone(), watches=()))
    with pytest.raises(ChangedMeanwhileError):
        await store.people.save("telegram:1", old, await someone())


async def test_forgetting_deletes_every_row_and_the_key(store: Store) -> None:
    await saved(store, "telegram:1", await someone())
    await saved(store, "telegram:2", await someone())
    before = await rows(store)
    forgotten = await store.people.forget("telegram:1")
    each = {"offers": 2, "reminders": 1, "watches": 1, "reports": 1, "settings": 2}
    assert forgotten.counts == each | {"rows": before // 2}
    assert await rows(store) == before // 2
    assert await store.keyring.count() == 1
    assert (await store.people.load("telegram:1")).person == Person()
    assert (await store.people.load("telegram:2")).person == await someone()


async def test_a_message_that_made_us_forget_was_taken(store: Store) -> None:
    await saved(store, "telegram:1", await someone())
    for update in ("8", "8", "9"):
        await store.people.forget("telegram:1", update)
        assert await store.people.was_taken(update)


async def test_to_forget_somebody_unknown_deletes_nothing(store: Store) -> None:
    assert (await store.people.forget("telegram:1")).counts == {}


async def test_every_table_of_a_person_is_emptied(store: Store) -> None:
    """A table that is added later must be forgotten too."""
    of_person = {table.name for table in tables.tables.values() if "person_id" in table.c}
    assert of_person == {"record", "reminder", "watch", "report", "announced"}


async def test_who_has_nothing_left_is_not_kept_at_all(store: Store) -> None:
    await saved(store, "telegram:1", await someone())
    assert await saved(store, "telegram:1", Person(seen=NOW)) == Person()
    assert await rows(store) == 0
    assert await store.keyring.count() == 0


async def test_a_key_that_does_not_fit_is_said_so(
    store: Store, places: Places, clock: Clock
) -> None:
    await saved(store, "telegram:1", await someone())
    with pytest.raises(StoreUnavailableError) as caught:
        await open_store(replace(places, keys=(new_key(),)), clock)
    assert caught.value.reason == "key"
    assert "COACH_SECRET_KEYS" in str(caught.value)


async def test_an_older_key_still_opens(store: Store, places: Places, clock: Clock) -> None:
    await saved(store, "telegram:1", await someone())
    again = await open_store(replace(places, keys=(new_key(), *places.keys)), clock)
    assert (await again.people.load("telegram:1")).person == await someone()
    await again.close()


async def test_a_keyring_without_the_key_is_no_forgetting(store: Store) -> None:
    await saved(store, "telegram:1", await someone())
    async with store.keyring_database.writing() as connection:
        await connection.execute(data_key.delete())
    with pytest.raises(StoreUnavailableError) as caught:
        await store.people.load("telegram:1")
    assert caught.value.reason == "key"
    assert await rows(store) > 0


async def test_everything_that_is_kept_can_be_read_by_the_person(store: Store) -> None:
    await saved(store, "telegram:1", await someone())
    data = (await store.people.collect("telegram:1")).data
    assert data["address"] == "telegram:1"
    assert data["settings"] == {"zone": "Europe/Berlin", "keep_days": 30}
    assert data["reminders"][0]["text"] == "call ally"
    assert len(data["offers"]["offers"]) == 2
    assert data["watches"][0]["company"] == "google"
    assert data["reports"][0]["text"] == "the base is 20k too low"
    assert (await store.people.collect("telegram:2")).data == {}


async def test_taken_updates_say_nothing_of_anybody(store: Store) -> None:
    assert set(taken.c.keys()) == {"update_id", "at"}
