import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from bot.delivery.unasked import DigestRound, WatchRound
from bot.reminders.courier import (
    AccountRefusedError,
    DeliveryError,
    NotSentError,
    PerhapsSentError,
    PersonGoneError,
    RefusedError,
)
from bot.reminders.ports import GuideNow, Subscriber, Watching
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import SeenFigure, Watch
from tests.delivery.rig import ADA, BOB, NEVER_QUIET, NOON, Rig, after_quiet
from tests.fakes.courier import FakeCourier
from tests.fakes.reminders import FakeDigests, FakeWatchers

pytestmark = pytest.mark.anyio

OLD = SeenFigure("acme/baker", "London", "base", "£50K")
NEW = SeenFigure("acme/baker", "London", "base", "£55K")
BEFORE = GuideNow("acme/baker", "digest of old", (OLD,))
AFTER = GuideNow("acme/baker", "digest of new", (NEW,))


@pytest.fixture
def rig() -> Rig:
    return Rig()


def digests(*people: str, preferences: Preferences = NEVER_QUIET) -> FakeDigests:
    found = FakeDigests()
    for person in people:
        found.due[person] = (NOON, Subscriber(person, preferences, (), maintains=True))
    return found


async def what_is_due(subscriber: Subscriber, now: datetime) -> Sequence[str]:
    return (f"digest of {now:%d %b}",)


def digest_round(
    rig: Rig, table: FakeDigests, courier: FakeCourier | None = None
) -> DigestRound[str]:
    return DigestRound(
        table, rig.dispatch(courier), what_is_due, rig.clock.now, after_quiet, "telegram"
    )


async def until_done(one: DigestRound[str] | WatchRound[str]) -> int:
    count = 0
    while found := await one.run_once():
        count += found
    return count


# Digests -------------------------------------------------------------------------------------


async def test_everybody_gets_one_digest_a_day(rig: Rig) -> None:
    people = [f"telegram:{number}" for number in range(23)]
    one = digest_round(rig, digests(*people, "terminal"))
    assert await until_done(one) == 23
    assert sorted(whom for _, whom, _ in rig.courier.got) == sorted(people)
    rig.clock.moment = NOON + timedelta(days=1, hours=1)
    await until_done(one)
    assert rig.courier.texts(ADA) == ["digest of 27 Nov", "digest of 28 Nov"]


async def test_several_workers_send_each_digest_once(rig: Rig) -> None:
    table = digests(*(f"telegram:{number}" for number in range(40)))
    await asyncio.gather(*(until_done(digest_round(rig, table)) for _ in range(4)))
    assert len(rig.courier.got) == len({whom for _, whom, _ in rig.courier.got}) == 40


@pytest.mark.parametrize("error", [NotSentError(), PerhapsSentError(), RefusedError()])
async def test_a_digest_that_does_not_arrive_is_not_sent_again(
    rig: Rig, error: DeliveryError
) -> None:
    rig.courier.fails[ADA].append(error)
    one = digest_round(rig, digests(ADA, BOB))
    await until_done(one)
    rig.clock.pass_by(timedelta(hours=5))
    await until_done(one)
    assert rig.courier.texts(ADA) == []
    assert rig.courier.texts(BOB) == ["digest of 27 Nov"]


async def test_a_worker_killed_after_its_claim_sends_no_digest_twice(rig: Rig) -> None:
    table = digests(ADA, BOB)

    class Killed(FakeCourier):
        async def deliver(self, address: str, message: str) -> None:
            await super().deliver(address, message)
            raise KeyboardInterrupt

    killed = Killed(rig.clock.now)
    with pytest.raises(KeyboardInterrupt):
        await digest_round(rig, table, killed).run_once()
    await until_done(digest_round(rig, table))
    assert len(killed.got) == 1
    assert rig.courier.got == []


async def test_where_there_is_nothing_to_say_nothing_is_said(rig: Rig) -> None:
    async def nothing(subscriber: Subscriber, now: datetime) -> Sequence[str]:
        return ()

    table = digests(ADA)
    silent: DigestRound[str] = DigestRound(
        table, rig.dispatch(), nothing, rig.clock.now, after_quiet, "telegram"
    )
    assert await silent.run_once() == 1
    assert rig.courier.asked == 0


async def test_a_digest_that_is_so_late_that_it_would_wake_somebody_waits_for_the_next(
    rig: Rig,
) -> None:
    rig.clock.moment = NOON.replace(hour=23)
    await until_done(digest_round(rig, digests(ADA, preferences=Preferences())))
    assert rig.courier.got == []


async def test_who_has_blocked_us_gets_no_more_digests(rig: Rig) -> None:
    table = digests(ADA)
    rig.courier.always = PersonGoneError()
    await until_done(digest_round(rig, table))
    assert table.stopped == {ADA}


async def test_a_digest_that_cannot_be_written_takes_no_other_with_it(rig: Rig) -> None:
    async def stumbling(subscriber: Subscriber, now: datetime) -> Sequence[str]:
        if subscriber.address == ADA:
            raise ZeroDivisionError
        return ("digest",)

    one: DigestRound[str] = DigestRound(
        digests(ADA, BOB), rig.dispatch(), stumbling, rig.clock.now, after_quiet, "telegram"
    )
    await one.run_once()
    assert rig.courier.texts(BOB) == ["digest"]


async def test_a_refused_account_ends_digests_too(rig: Rig) -> None:
    rig.courier.always = AccountRefusedError()
    with pytest.raises(AccountRefusedError):
        await digest_round(rig, digests(ADA, BOB)).run_once()
    assert rig.courier.asked == 1


# What changed in watched guides --------------------------------------------------------------


async def from_to(watching: Watching, now: datetime) -> Sequence[str]:
    (old,), (new,) = watching.watch.seen, watching.changed.figures
    return () if old == new else (f"{old.quote} → {new.quote}",)


def watched(*people: str) -> FakeWatchers:
    found = FakeWatchers()
    for person in people:
        found.watches[person] = (NEVER_QUIET, Watch("acme", "baker", (OLD,)))
    return found


def watch_round(rig: Rig, table: FakeWatchers) -> WatchRound[str]:
    return WatchRound(table, rig.dispatch(), from_to, rig.clock.now, "telegram")


async def test_watchers_hear_once_what_changed_however_many_workers_saw_it(rig: Rig) -> None:
    table = watched(*(f"telegram:{number}" for number in range(12)))
    rounds = [watch_round(rig, table) for _ in range(3)]
    for one in rounds:
        one.note([AFTER])
    await asyncio.gather(*map(until_done, rounds))
    rounds[0].note([AFTER])
    await until_done(rounds[0])
    assert len(rig.courier.got) == 12
    assert rig.courier.texts(ADA) == ["£50K → £55K"]


async def test_a_guide_that_reads_as_it_was_seen_is_no_news(rig: Rig) -> None:
    one = watch_round(rig, watched(ADA))
    one.note([BEFORE])
    await until_done(one)
    assert rig.courier.got == []
    one.note([AFTER])
    await until_done(one)
    assert rig.courier.texts(ADA) == ["£50K → £55K"]


async def test_who_had_quiet_hours_hears_of_it_after_them(rig: Rig) -> None:
    table = watched(ADA, BOB)
    table.quiet.add(ADA)
    one = watch_round(rig, table)
    one.note([AFTER])
    await until_done(one)
    assert [whom for _, whom, _ in rig.courier.got] == [BOB]
    table.quiet.clear()
    assert await one.run_once() == 0
    wake = await one.next_wake()
    assert wake is not None
    rig.clock.moment = wake
    await until_done(one)
    assert rig.courier.texts(ADA) == ["£50K → £55K"]


async def test_a_change_is_forgotten_when_everybody_has_been_awake_since(rig: Rig) -> None:
    one = watch_round(rig, watched(ADA))
    assert await one.next_wake() is None
    one.note([AFTER])
    rig.clock.pass_by(timedelta(hours=26))
    assert await one.run_once() == 0
    assert await one.next_wake() is None


async def test_a_watcher_who_is_gone_is_left_alone(rig: Rig) -> None:
    table = watched(ADA)
    rig.courier.always = PersonGoneError()
    one = watch_round(rig, table)
    one.note([AFTER])
    await until_done(one)
    assert table.stopped == {ADA}
