import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from telegram import CallbackQuery, Chat, Message, Update, User

from bot.transports.telegram.ordering import PerChat

pytestmark = pytest.mark.anyio


class Work:
    """What is done for updates, in the order of its beginning; `gate` holds up chat 1."""

    def __init__(self, places: int) -> None:
        self.processor = PerChat(places)
        self.gate = asyncio.Event()
        self.done: list[tuple[int, int]] = []
        self.at_once = self.most_at_once = 0

    def begin(self, update_id: int, chat_id: int) -> asyncio.Task[None]:
        date = datetime(2026, 11, 23, tzinfo=UTC)
        message = Message(update_id, date, Chat(chat_id, Chat.PRIVATE))
        return self.begin_update(Update(update_id, message=message), chat_id)

    def begin_update(self, update: Update, chat_id: int = 1) -> asyncio.Task[None]:
        process = self.processor.process_update(update, self.do(update.update_id, chat_id))
        return asyncio.create_task(process)

    async def do(self, update_id: int, chat_id: int) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        if chat_id == 1:
            await self.gate.wait()
        await asyncio.sleep(0)
        self.done.append((chat_id, update_id))
        self.at_once -= 1


async def test_a_chat_with_a_hundred_messages_takes_one_place() -> None:
    work = Work(places=2)
    busy = [work.begin(number, chat_id=1) for number in range(100)]
    others = [work.begin(1000 + chat, chat) for chat in (2, 3, 4)]
    async with asyncio.timeout(2):
        await asyncio.gather(*others)
        assert [chat for chat, _ in work.done] == [2, 3, 4]
        work.gate.set()
        await asyncio.gather(*busy)
    assert [number for chat, number in work.done if chat == 1] == list(range(100))


async def test_no_more_chats_than_places_are_worked_on() -> None:
    work = Work(places=3)
    work.gate.set()
    await asyncio.gather(*(work.begin(number, chat_id=number) for number in range(30)))
    assert work.most_at_once == 3


async def test_an_update_that_comes_again_is_dropped() -> None:
    work = Work(places=3)
    await asyncio.gather(*(work.begin(7, chat_id=2) for _ in range(3)))
    assert work.done == [(2, 7)]


async def test_what_reception_refuses_is_not_worked_on() -> None:
    received: list[object] = []

    @asynccontextmanager
    async def refuse_odd(update: object) -> AsyncIterator[bool]:
        assert isinstance(update, Update)
        received.append(update.update_id)
        yield update.update_id % 2 == 0

    work = Work(places=1)
    work.processor = PerChat(1, refuse_odd)
    await asyncio.gather(*(work.begin(number, chat_id=2) for number in range(4)))
    assert (received, work.done) == ([0, 1, 2, 3], [(2, 0), (2, 2)])


async def test_what_is_in_no_chat_waits_for_its_person() -> None:
    work = Work(places=9)
    ada = User(1, "Ada", is_bot=False)
    queries = [CallbackQuery(str(number), ada, "1", inline_message_id="a") for number in range(3)]
    updates = [Update(number, callback_query=query) for number, query in enumerate(queries)]
    work.gate.set()
    await asyncio.gather(*map(work.begin_update, updates), work.begin(3, chat_id=1))
    assert ([number for _, number in work.done], work.most_at_once) == ([0, 1, 2, 3], 1)


async def test_a_cancelled_update_lets_the_next_one_go_on() -> None:
    work = Work(places=1)
    begun, waiting, last = (work.begin(number, chat_id=1) for number in (1, 2, 3))
    await asyncio.sleep(0)
    begun.cancel()
    waiting.cancel()
    work.gate.set()
    async with asyncio.timeout(2):
        await last
    assert work.done == [(1, 3)]
