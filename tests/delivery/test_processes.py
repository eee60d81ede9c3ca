"""Workers in processes of their own, on both databases, against a messenger that counts."""

import asyncio
import json
import random
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.timing import BATCH
from bot.reminders.preferences import Preferences
from bot.storage.opening import Places, Store, open_store
from bot.transports.telegram.ports import Account
from bot.wiring import now
from tests.delivery.worker import Work
from tests.delivery.workforce import (
    CHANGED,
    CountingServer,
    Workforce,
    due,
    settings_of,
    until_all_have_heard,
    until_nothing_is_due,
    watching,
    working,
)
from tests.storage.crowd import fill
from tests.storage.kills import is_sound

pytestmark = pytest.mark.anyio

FAST = 1_000.0
BETWEEN_ARRIVAL_AND_NOTE = 0.02
# A send that takes longer may come twice, though nobody was killed.
ON_A_SLOW_MACHINE = timedelta(seconds=10)
SOON_FREE_AGAIN = timedelta(seconds=2)
A_WHILE = timedelta(minutes=1)


@pytest.fixture
async def store(places: Places) -> AsyncIterator[Store]:
    opened = await open_store(places, now)
    yield opened
    await opened.close()


@pytest.fixture
async def messenger() -> AsyncIterator[CountingServer]:
    async with CountingServer() as opened:
        yield opened


def work_of(places: Places, messenger: CountingServer) -> Work:
    account = Account(messenger.token, messenger.address)
    return Work(places, account, longest_send=ON_A_SLOW_MACHINE, a_second=FAST)


async def crowd(
    store: Store, messenger: CountingServer, people: int, due_in: timedelta = -A_WHILE
) -> None:
    """People with two reminders each."""
    chats, moment = range(1, people + 1), now() + due_in
    for chat in chats:
        messenger.meet(chat)
    await fill(store, (due(chat, moment, f"no-{chat}a", f"no-{chat}b") for chat in chats), now())


async def kill_some(
    force: Workforce, messenger: CountingServer, chance: random.Random, kills: int
) -> None:
    """Kill a worker now and then, and start another in its place."""
    for _ in range(kills):
        so_many = messenger.arrived.total() + chance.randrange(5, 25)
        await messenger.wait_for(so_many)
        await force.kill(chance.randrange(len(force.workers)))
        force.start()


async def test_four_processes_send_each_reminder_once(
    places: Places, store: Store, messenger: CountingServer
) -> None:
    await crowd(store, messenger, 100)
    async with working(work_of(places, messenger), 4) as force:
        await until_nothing_is_due(store)
        assert await force.stop() == [0, 0, 0, 0]
    assert len(messenger.arrived) == 200
    assert messenger.twice == 0


async def test_who_is_killed_loses_no_reminder_and_repeats_one_at_most(
    places: Places, store: Store, messenger: CountingServer
) -> None:
    kills, people = 3, 60
    messenger.seconds_to_answer = BETWEEN_ARRIVAL_AND_NOTE
    await crowd(store, messenger, people)
    work = replace(work_of(places, messenger), longest_send=SOON_FREE_AGAIN)
    async with working(work, 4) as force:
        await kill_some(force, messenger, random.Random(1), kills)
        await until_nothing_is_due(store)
        assert await force.stop() == [0, 0, 0, 0]
    assert len(messenger.arrived) == 2 * people
    assert messenger.twice <= kills
    assert await is_sound(store.database)
    assert await is_sound(store.keyring_database)


async def test_digests_and_news_come_once_at_most_whoever_is_killed(
    places: Places, store: Store, messenger: CountingServer
) -> None:
    kills, people = 3, 60
    messenger.seconds_to_answer = BETWEEN_ARRIVAL_AND_NOTE
    moment = now()
    for chat in range(1, people + 1):
        messenger.meet(chat)
    await fill(store, (watching(chat, moment) for chat in range(1, people + 1)), moment)
    work = replace(work_of(places, messenger), changed=(CHANGED,))
    async with working(work, 4) as force:
        await kill_some(force, messenger, random.Random(2), kills)
        await until_nothing_is_due(store)
        await until_all_have_heard(store, people)
        assert await force.stop() == [0, 0, 0, 0]
    assert messenger.twice == 0
    # Whoever is killed has claimed five of each kind at most.
    assert len(messenger.arrived) >= 2 * people - kills * BATCH
    assert await is_sound(store.database)
    assert await is_sound(store.keyring_database)


async def test_what_fell_due_while_nobody_ran_comes_on_start_and_says_so(
    places: Places, store: Store, messenger: CountingServer
) -> None:
    moment = now()
    sleeps = Preferences(
        "UTC",
        quiet_from=(moment - timedelta(hours=1)).time(),
        quiet_until=(moment + timedelta(hours=2)).time(),
    )
    overdue = moment - timedelta(hours=3)
    for chat in (1, 2, 3, 4):
        messenger.meet(chat)
    await fill(
        store,
        (
            due(1, overdue, "no-late"),
            due(2, moment, "no-punctual"),
            replace(due(3, overdue, "no-asleep"), preferences=sleeps),
            replace(due(4, moment, "no-hour"), preferences=sleeps),
        ),
        moment,
    )
    async with working(work_of(places, messenger), 2) as force:
        await until_nothing_is_due(store)
        assert await force.stop() == [0, 0]
    late, punctual, asleep, chosen = (messenger.texts(chat) for chat in (1, 2, 3, 4))
    assert ["Late: this was for" in one for one in late] == [True]
    assert ["Late" in one for one in (*punctual, *chosen)] == [False, False]
    assert asleep == []
    awake = await store.reminders.next_due("telegram")
    assert awake is not None
    assert abs(awake - (moment + timedelta(hours=2))) < timedelta(seconds=1)


@pytest.mark.parametrize("address", ["postgres"], indirect=True)
async def test_a_running_bot_and_a_worker_beside_it_share_what_is_due(
    places: Places, store: Store, messenger: CountingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Two bots of one token cannot both fetch messages: Telegram tells one of them so.
    for name, value in settings_of(places, messenger).items():
        monkeypatch.setenv(name, value)
    await crowd(store, messenger, 60, due_in=timedelta(seconds=5))
    slow = replace(work_of(places, messenger), a_second=2)
    async with working(slow, 1) as force:
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", stdout=PIPE, stderr=PIPE
        )
        await messenger.person_says(1, "swe at ally in detroit")
        await messenger.wait_until(lambda: any("Base" in one for one in messenger.texts(1)), 60)
        await until_nothing_is_due(store, within=120)
        bot.terminate()
        _, log = await asyncio.wait_for(bot.communicate(), 20)
        assert await force.stop() == [0]
    assert len(messenger.arrived) == 120
    assert messenger.twice == 0
    events = map(json.loads, log.splitlines())
    sent = sum(one["count"] for one in events if one["event"] == "reminders_sent")
    assert 0 < sent < 120
