"""Workers in processes of their own, on both databases, against a messenger that counts."""

import random
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.storage.opening import Places, Store, open_store
from bot.transports.telegram.ports import Account
from bot.wiring import now
from tests.delivery.worker import Work
from tests.delivery.workforce import (
    CountingServer,
    due,
    until,
    until_nothing_is_due,
    working,
)
from tests.storage.crowd import fill

pytestmark = pytest.mark.anyio

FAST = 1_000.0
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
    return Work(places, Account(messenger.token, messenger.address), a_second=FAST)


async def crowd(store: Store, messenger: CountingServer, people: int, first: int = 1) -> None:
    """People with two reminders each, which are due."""
    chats = range(first, first + people)
    for chat in chats:
        messenger.meet(chat)
    moment = now() - A_WHILE
    await fill(store, (due(chat, moment, f"no-{chat}a", f"no-{chat}b") for chat in chats), moment)


async def test_four_processes_send_each_reminder_once(
    places: Places, store: Store, messenger: CountingServer
) -> None:
    await crowd(store, messenger, 100)
    async with working(work_of(places, messenger), 4) as force:
        await until_nothing_is_due(store)
        assert await force.stop() == [0, 0, 0, 0]
    assert len(messenger.arrived) == 200
    assert messenger.twice == 0
