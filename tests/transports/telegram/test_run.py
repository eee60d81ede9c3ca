"""The whole bot as an operator starts it: `coach run`, guides, settings, log and all."""

import asyncio
import csv
import io
import json
import shutil
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import pytest

from bot.presentation.catalogue import english
from bot.presentation.commands import commands
from bot.resources import project_folder
from tests.fakes.telegram_server import TelegramServer

ADA = 1001
CANARY = "my base is 123457 at ally"

OUR_GUIDES = project_folder("knowledge")
# Within so many seconds a change of a guide is live.
LIVE_WITHIN = 2.0

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def _settings(server: TelegramServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_TELEGRAM_TOKEN", server.token)
    monkeypatch.setenv("COACH_TELEGRAM_API_URL", server.address)
    monkeypatch.setenv("COACH_LOG_LEVEL", "debug")


async def run(folder: Path | None = None) -> Process:
    """Start the bot against the fake Bot API server, with a folder of guides or with our own."""
    more = () if folder is None else ("--knowledge", str(folder))
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", *more, stdout=PIPE, stderr=PIPE
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


async def test_buttons_lead_from_pay_to_scripts_and_back(server: TelegramServer) -> None:
    process = await run()
    await server.person_says(ADA, "swe at ally in detroit")
    await server.wait_for_messages(ADA, 1, within=20)
    (sent,) = server.sent(ADA)
    await server.press(ADA, sent, "Scripts")
    await server.wait_until(lambda: "What to say" in server.texts(ADA)[0])
    (sent,) = server.sent(ADA)
    await server.press(ADA, sent, "‹ Pay")
    await server.wait_until(lambda: "Base: $110K–$138K" in server.texts(ADA)[0])
    process.terminate()
    await asyncio.wait_for(process.communicate(), 10)
    assert (process.returncode, len(server.sent(ADA))) == (0, 1)


async def test_an_offer_gets_a_picture_and_an_export_a_file(server: TelegramServer) -> None:
    process = await run()
    await server.person_says(ADA, "offer from ally swe detroit 125k base, 20k bonus")
    await server.wait_for_messages(ADA, 2, within=20)
    await server.person_says(ADA, "/export")
    await server.wait_for_messages(ADA, 4, within=20)
    process.terminate()
    await asyncio.wait_for(process.communicate(), 10)
    pictured, offer, export, file = server.sent(ADA)
    assert (pictured.photo or b"").startswith(b"\x89PNG")
    assert "Ally Financial: Software Engineer, Detroit" in offer.text
    assert "1 offer as a file for a spreadsheet" in export.text
    assert (file.document_name, file.text) == ("offers.csv", "Your offers: Ally Financial")
    table = io.StringIO((file.document or b"").decode("utf-8-sig"), newline="")
    (row,) = csv.DictReader(table)
    assert (row["name"], row["base"], row["bonus"]) == ("Ally Financial", "125000", "20000")


async def test_people_are_told_who_runs_the_bot_get_their_data_and_can_have_it_deleted(
    server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_OPERATOR", "Jane <Doe>, jane@example.org")
    process = await run()
    for number, text in enumerate(("/developer_info", "my time zone is IST", "1"), start=1):
        await server.person_says(ADA, text)
        await server.wait_for_messages(ADA, number, within=20)
    await server.person_says(ADA, "/mydata")
    await server.wait_for_messages(ADA, 5)
    await server.person_says(ADA, "/forget")
    await server.wait_for_messages(ADA, 6)
    await server.person_says(ADA, "yes")
    await server.wait_for_messages(ADA, 7)
    process.terminate()
    await asyncio.wait_for(process.communicate(), 10)
    developer, _, _, _, file, _, forgotten = server.sent(ADA)
    assert "This bot is run by Jane <Doe>, jane@example.org." in developer.text
    assert file.document_name == "my-data.json"
    assert json.loads(file.document or b"")["settings"]["zone"] == "Asia/Kolkata"
    assert "Deleted: 1 setting" in forgotten.text


async def test_guides_are_pulled_away_and_put_back_under_the_running_bot(
    server: TelegramServer, tmp_path: Path
) -> None:
    for company in ("ally-financial", "google"):
        shutil.copytree(OUR_GUIDES / company, tmp_path / "guides" / company)
    process = await run(tmp_path / "guides")
    await server.person_says(ADA, "swe at ally in detroit")
    await server.wait_for_messages(ADA, 1, within=20)
    (sent,) = server.sent(ADA)

    shutil.move(tmp_path / "guides" / "ally-financial", tmp_path / "away")
    await asyncio.sleep(LIVE_WITHIN)
    await server.press(ADA, sent, "Levels")
    await server.wait_until(lambda: "no longer in my guides" in server.texts(ADA)[0])
    await server.person_says(ADA, "and in new york?")
    gone = (await server.wait_for_messages(ADA, 2))[1]
    first, _, rest = gone.partition(" is no longer in my guides")
    assert (first, "Ally" in rest) == ("Ally Financial", False)

    shutil.move(tmp_path / "away", tmp_path / "guides" / "ally-financial")
    await asyncio.sleep(LIVE_WITHIN)
    await server.person_says(ADA, "swe at ally in detroit")
    assert "Base: $110K–$138K" in (await server.wait_for_messages(ADA, 3))[2]
    process.terminate()
    await asyncio.wait_for(process.communicate(), 10)


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
