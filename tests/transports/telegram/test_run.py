"""The whole bot as an operator starts it: `coach run`, guides, settings, log and all."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process

import pytest

from bot.presentation.catalogue import english
from bot.presentation.commands import commands
from tests.fakes.telegram_server import TelegramServer

ADA = 1001
CANARY = "my base is 123457 at ally"

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def _settings(server: TelegramServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_TELEGRAM_TOKEN", server.token)
    monkeypatch.setenv("COACH_TELEGRAM_API_URL", server.address)
    monkeypatch.setenv("COACH_LOG_LEVEL", "debug")


async def run() -> Process:
    """Start the bot against the fake Bot API server."""
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", stdout=PIPE, stderr=PIPE
    )


async def test_a_question_in_telegram_gets_the_guides_figures(server: TelegramServer) -> None:
    process = await run()
    await server.person_says(ADA, "swe at ally in detroit")
    (reply,) = await server.wait_for_messages(ADA, 1, within=20)
    process.terminate()
    await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 0
    told = [name for name, _ in commands(english())]
    assert [command["command"] for command in server.commands] == told
    assert "Base: $110K–$138K" in reply
    assert "Pre-tax · data of 2025-Q4" in reply


async def test_the_log_holds_neither_words_nor_amounts_nor_the_token(
    server: TelegramServer,
) -> None:
    process = await run()
    await server.person_says(ADA, CANARY)
    await server.wait_for_messages(ADA, 1, within=20)
    process.terminate()
    output, errors = await asyncio.wait_for(process.communicate(), 10)
    log = (output + errors).decode()
    events = [json.loads(line)["event"] for line in errors.decode().splitlines()]
    assert "guides_loaded" in events
    for secret in ("123457", "ally", str(ADA), server.token):
        assert secret not in log


async def test_a_token_that_is_refused_ends_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COACH_TELEGRAM_TOKEN", "123456789:" + "A" * 35)
    process = await run()
    _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 2
    assert b"does not accept the bot's token" in errors
    assert b"Traceback" not in errors
