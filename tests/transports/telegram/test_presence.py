import asyncio

import pytest

from bot.transports.telegram.polling import serve_until_signalled
from bot.transports.telegram.ports import Account
from tests.fakes.presence import FakePresence
from tests.fakes.telegram_server import TelegramServer
from tests.transports.telegram.rig import TEXTS, Coach, menu, serving

pytestmark = pytest.mark.anyio

ADA = 42


async def test_who_blocks_the_bot_and_lets_it_in_again_is_passed_on(server: TelegramServer) -> None:
    presence = FakePresence()
    async with serving(server, presence=presence):
        await server.wait_for_calls("getUpdates")
        await server.person_blocks(ADA)
        await server.person_unblocks(ADA)
        await server.person_says(ADA, "hello")
        await server.wait_for_messages(ADA, 1)
    assert presence.heard == [(what, "telegram:42") for what in ("blocked", "back", "back")]


async def test_who_writes_or_presses_is_there(server: TelegramServer) -> None:
    presence = FakePresence()
    async with serving(server, presence=presence):
        sent = await menu(server, ADA)
        await server.press(ADA, sent, "Go")
        await server.wait_until(lambda: len(presence.heard) == 2)
    assert presence.heard == [("back", "telegram:42")] * 2


async def test_a_group_that_throws_the_bot_out_is_nobody(server: TelegramServer) -> None:
    presence = FakePresence()
    server.group(-7)
    async with serving(server, presence=presence):
        await server.wait_for_calls("getUpdates")
        await server.person_blocks(-7)
        await server.person_says(ADA, "hello")
        await server.wait_for_messages(ADA, 1)
    assert presence.heard == [("back", "telegram:42")]


async def test_a_table_that_is_gone_costs_nobody_their_answer(server: TelegramServer) -> None:
    async with serving(server, presence=FakePresence(down=True)):
        await server.person_says(ADA, "hello")
        assert await server.wait_for_messages(ADA, 1) == ["hello"]


async def test_what_runs_beside_the_bot_ends_with_it(server: TelegramServer) -> None:
    ended = []
    account = Account("1:wrong", server.address)

    async def beside(stop: asyncio.Event) -> None:
        await stop.wait()
        ended.append("beside")

    with pytest.raises(Exception, match="does not accept the bot's token"):
        await serve_until_signalled(account, Coach(), TEXTS, beside=beside)
    assert ended == ["beside"]
