import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, Process

import pytest

from tests.fakes.telegram_server import TelegramServer

ADA = 1001

pytestmark = pytest.mark.anyio


async def start(server: TelegramServer, seconds: float = 0.0) -> Process:
    module = "tests.transports.telegram.served"
    arguments = (server.address, server.token, str(seconds))
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, stdout=PIPE, stderr=PIPE
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_the_process_well(
    server: TelegramServer, number: signal.Signals
) -> None:
    process = await start(server)
    await server.person_says(ADA, "hello")
    assert await server.wait_for_messages(ADA, 1, within=10) == ["hello"]
    process.send_signal(number)
    output, errors = await asyncio.wait_for(process.communicate(), 5)
    assert (process.returncode, errors) == (0, b"")
    assert server.token.encode() not in output


async def test_a_signal_during_a_press_lets_it_finish(server: TelegramServer) -> None:
    process = await start(server, seconds=0.5)
    await server.person_says(ADA, "menu")
    await server.wait_for_messages(ADA, 1, within=10)
    await server.press(ADA, server.sent(ADA)[0], "Much")
    await server.wait_until(lambda: server.unanswered() == 0)
    process.terminate()
    _, errors = await asyncio.wait_for(process.communicate(), 5)
    assert (process.returncode, errors) == (0, b"")
    assert server.texts(ADA) == ["one", "two", "three"]


async def test_what_was_fetched_is_answered_although_the_signal_comes_twice(
    server: TelegramServer,
) -> None:
    for number in range(20):
        await server.person_says(ADA, f"line {number}")
    process = await start(server, seconds=0.02)
    await server.wait_for_messages(ADA, 1, within=10)
    process.terminate()
    await server.wait_for_messages(ADA, 5)
    process.terminate()
    await asyncio.wait_for(process.communicate(), 5)
    assert process.returncode == 0
    assert server.texts(ADA) == [f"line {number}" for number in range(20)]
    assert server.pending() == 0
