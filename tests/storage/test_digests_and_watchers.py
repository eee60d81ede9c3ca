"""Digests and news of watched guides in both databases: each at most once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.coach.people import ChangedMeanwhileError, StoreUnavailableError
from bot.reminders.changes import content_id
from bot.reminders.ports import GuideNow, Watching
from bot.reminders.preferences import Preferences, Reviews
from bot.reminders.reminder import SeenFigure, Watch
from bot.storage.opening import Places, Store, open_store
from tests.coach.made_up import NOW
from tests.storage.clock import Clock

pytestmark = pytest.mark.anyio

BERLIN = Preferences(zone="Europe/Berlin")
MORNING = datetime(2026, 6, 2, 7, tzinfo=UTC)  # 9:00 in Berlin
OLD = SeenFigure("google/swe", "London", "base", "£100K", "GBP")
NEW = replace(OLD, quote="£110K")
GOOGLE = Watch("google", "swe", (OLD,))


def guide_with(figure: SeenFigure) -> GuideNow:
    return GuideNow(figure.guide, content_id((figure,)), (figure,))


async def watching(
    store: Store, address: str, *watches: Watch, as_set: Preferences = BERLIN
) -> None:
    held = await store.people.load(address)
    after = replace(held.person, watches=watches, preferences=as_set, seen=NOW)
    await store.people.save(address, held, after)


@pytest.fixture
async def kept_by_maintainers(places: Places, clock: Clock) -> AsyncIterator[Store]:
    store = await open_store(places, clock, frozenset({"telegram:7"}))
    await store.people.expect_maintainers()
    yield store
    await store.close()


async def test_who_watches_gets_a_digest_on_their_morning_and_once(store: Store) -> None:
    await watching(store, "telegram:1", GOOGLE)
    assert await store.reviews.next_due("telegram") == MORNING
    assert await store.reviews.claim(MORNING - timedelta(seconds=1), 5, "telegram") == ()
    (one,) = await store.reviews.claim(MORNING, 5, "telegram")
    assert (one.address, one.watches, one.maintains) == ("telegram:1", (GOOGLE,), False)
    assert await store.reviews.claim(MORNING, 5, "telegram") == ()
    assert await store.reviews.next_due("telegram") == MORNING + timedelta(days=1)


async def test_who_wants_no_digest_gets_none(store: Store) -> None:
    await watching(store, "telegram:1", GOOGLE)
    await watching(store, "telegram:1", GOOGLE, as_set=replace(BERLIN, reviews=Reviews.OFF))
    assert await store.reviews.next_due("telegram") is None
    await watching(store, "telegram:1", GOOGLE, as_set=replace(BERLIN, reviews=Reviews.WEEKLY))
    assert await store.reviews.next_due("telegram") == MORNING + timedelta(days=6)
    await watching(store, "telegram:1")
    assert await store.reviews.next_due("telegram") is None


async def test_a_turn_does_not_put_off_the_digest(store: Store, clock: Clock) -> None:
    await watching(store, "telegram:1", GOOGLE)
    clock.now = MORNING + timedelta(seconds=1)
    await watching(store, "telegram:1", GOOGLE, Watch("ally"))
    assert await store.reviews.next_due("telegram") == MORNING


async def test_a_maintainer_who_never_wrote_gets_it_too(kept_by_maintainers: Store) -> None:
    store = kept_by_maintainers
    (one,) = await store.reviews.claim(MORNING + timedelta(hours=2), 5, "telegram")
    assert (one.address, one.maintains, one.watches) == ("telegram:7", True, ())
    held = await store.people.load("telegram:7")
    await store.people.save("telegram:7", held, replace(held.person, seen=NOW))
    assert await store.reviews.next_due("telegram") is not None


async def test_many_workers_claim_a_digest_once(store: Store) -> None:
    for number in range(20):
        await watching(store, f"telegram:{number}", GOOGLE)
    claims = await asyncio.gather(*(store.reviews.claim(MORNING, 5, "telegram") for _ in range(12)))
    addresses = [one.address for some in claims for one in some]
    assert len(addresses) == len(set(addresses)) == 20


async def test_watchers_of_a_guide_and_of_its_company_are_told_what_they_saw(store: Store) -> None:
    await watching(store, "telegram:1", GOOGLE)
    await watching(store, "telegram:2", Watch("google", None, (OLD,)))
    await watching(store, "telegram:3", Watch("google", "pm", ()), Watch("ally"))
    told = await store.watchers.claim((guide_with(NEW),), NOW, 9, "telegram")
    assert sorted(one.address for one in told) == ["telegram:1", "telegram:2"]
    assert all(one.watch.seen == (OLD,) for one in told)
    seen = (await store.people.load("telegram:1")).person.watches
    assert seen == (Watch("google", "swe", (NEW,)),)


async def test_nobody_is_told_twice(store: Store) -> None:
    await watching(store, "telegram:1", GOOGLE)
    claims = await asyncio.gather(
        *(store.watchers.claim((guide_with(NEW),), NOW, 9, "telegram") for _ in range(8))
    )
    assert sum(map(len, claims)) == 1
    assert await store.watchers.claim((guide_with(NEW),), NOW, 9, "telegram") == ()


async def test_a_worker_that_has_not_read_the_change_does_not_tell_of_it_backwards(
    store: Store,
) -> None:
    await watching(store, "telegram:1", GOOGLE)
    assert len(await store.watchers.claim((guide_with(NEW),), NOW, 9, "telegram")) == 1
    assert await store.watchers.claim((guide_with(OLD),), NOW, 9, "telegram") == ()
    later = NOW + timedelta(days=8)
    await store.expiring.run(later)
    # So long afterwards the guide has indeed gone back.
    assert len(await store.watchers.claim((guide_with(OLD),), later, 9, "telegram")) == 1


async def test_what_reads_the_same_is_no_news(store: Store) -> None:
    await watching(store, "telegram:1", GOOGLE)
    assert await store.watchers.claim((guide_with(OLD),), NOW, 9, "telegram") == ()


async def test_who_sleeps_is_told_afterwards(store: Store) -> None:
    await watching(store, "telegram:1", GOOGLE)
    night = datetime(2026, 6, 1, 22, tzinfo=UTC)
    assert await store.watchers.claim((guide_with(NEW),), night, 9, "telegram") == ()
    assert len(await store.watchers.claim((guide_with(NEW),), MORNING, 9, "telegram")) == 1


async def test_a_turn_under_way_does_not_forget_what_was_seen(store: Store) -> None:
    await watching(store, "telegram:1", GOOGLE)
    held = await store.people.load("telegram:1")
    await store.watchers.claim((guide_with(NEW),), NOW, 9, "telegram")
    with pytest.raises(ChangedMeanwhileError):
        await store.people.save("telegram:1", held, replace(held.person, seen=NOW))


async def test_what_one_worker_notes_another_does_not_undo(store: Store) -> None:
    """They have not all read the same guides anew, and look at the same watches at once."""
    old = replace(OLD, guide="google/pm", quote="£90K")
    swe, pm = guide_with(NEW), guide_with(replace(old, quote="£95K"))
    names = [f"telegram:{number}" for number in range(12)]
    for name in names:
        await watching(store, name, Watch("google", None, (OLD, old)))
    claims = await asyncio.gather(
        *(
            store.watchers.claim(some, NOW, 99, "telegram")
            for some in ((swe,), (pm,), (swe, pm), (swe,), (pm,))
        )
    )
    assert sum(map(len, claims)) == 2 * len(names)
    for name in names:
        (kept,) = (await store.people.load(name)).person.watches
        assert {one.quote for one in kept.seen} == {"£110K", "£95K"}


async def test_turns_and_news_do_not_stand_in_each_others_way(store: Store) -> None:
    names = [f"telegram:{number}" for number in range(8)]
    for name in names:
        await watching(store, name, GOOGLE)

    async def turn(name: str, number: int) -> None:
        with suppress(ChangedMeanwhileError):
            await watching(store, name, replace(GOOGLE, seen=(replace(OLD, row=str(number)),)))

    for number in range(20):
        news = guide_with(replace(NEW, quote=f"£{number}K"))
        await asyncio.gather(
            store.watchers.claim((news,), NOW, 99, "telegram"),
            *(turn(name, number) for name in names),
        )


async def test_who_was_noted_before_the_database_went_is_still_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was noted as told and is not handed over would never be told."""
    for number in range(3):
        await watching(store, f"telegram:{number}", GOOGLE)
    noting = store.watchers._told
    noted: list[Any] = []

    async def goes_after_the_first(*given: Any) -> list[Watching]:
        if noted:
            raise StoreUnavailableError("gone", "start the database")
        noted.append(given)
        return await noting(*given)

    monkeypatch.setattr(store.watchers, "_told", goes_after_the_first)
    assert len(await store.watchers.claim((guide_with(NEW),), NOW, 9, "telegram")) == 1
    with pytest.raises(StoreUnavailableError):
        await store.watchers.claim((guide_with(NEW),), NOW, 9, "telegram")
    monkeypatch.undo()
    assert len(await store.watchers.claim((guide_with(NEW),), NOW, 9, "telegram")) == 2
