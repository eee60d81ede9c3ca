"""The doctor: what is well is said in a line, and what is not with what to do."""

import asyncio
import json
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import wiring
from bot.cli import main
from bot.storage.examining import DatabaseSeen
from bot.storage.sealing import new_key
from bot.wiring.doctor import examine
from bot.wiring.doctor.account import check_clock
from bot.wiring.doctor.checks import Check, State
from bot.wiring.doctor.kept import check_disk
from bot.wiring.keeping import database_file, keys_folder
from tests.fakes.telegram_core import TOKEN
from tests.fakes.telegram_server import TelegramServer

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (
        "TELEGRAM_TOKEN",
        "TELEGRAM_API_URL",
        "KNOWLEDGE",
        "DATABASE_URL",
        "KEYRING_URL",
        "SECRET_KEYS",
    ):
        monkeypatch.delenv(f"COACH_{name}", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")  # no .env here


@pytest.fixture
def kept() -> Path:
    """A database that something is kept in."""
    assert coach("migrate").exit_code == 0
    said = coach("chat", typed="/offer ally swe detroit 112k base\n")
    assert said.exit_code == 0, said.output
    return database_file()


def coach(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=typed)


async def checks() -> dict[str, Check]:
    found = await examine(None, wiring.now, wiring.load)
    return {check.name: check for check in found}


def doctor() -> tuple[int, dict[str, dict[str, str]]]:
    """What it ends with, and its checks by name."""
    said = coach("doctor", "--json")
    return said.exit_code, {one["name"]: one for one in json.loads(said.stdout)["checks"]}


def test_where_nothing_is_set_and_nothing_kept_all_is_well() -> None:
    said = coach("doctor")
    assert said.exit_code == 0, said.output
    assert said.stdout.splitlines()[-1] == "Nothing to do."
    assert "only the Telegram bot needs one" in said.stdout
    assert not database_file().exists()
    assert not keys_folder().exists()


def test_what_is_kept_is_counted_and_fits(kept: Path) -> None:
    code, found = doctor()
    assert code == 0
    assert found["database"]["state"] == found["key"]["state"] == found["keyring"]["state"] == "ok"
    assert found["people"]["text"] == "1 person, 0 reminders, 0 of them to come"


def test_colours_are_for_terminals_and_off_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    runner = CliRunner()
    assert "\x1b[" not in runner.invoke(main, ["doctor"]).output
    assert "\x1b[32mok" in runner.invoke(main, ["doctor"], color=True).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in runner.invoke(main, ["doctor"], color=True).output


def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_SECRET_KEYS", "hunter2")
    code, found = doctor()
    assert code == 1
    assert "COACH_SECRET_KEYS" in found["settings"]["text"]
    assert "hunter2" not in str(found)


def test_a_key_file_that_is_missing_is_told(kept: Path) -> None:
    (keys_folder() / "secret.key").unlink()
    code, found = doctor()
    assert (code, found["key"]["state"]) == (1, "to do")
    assert "put" in found["key"]["text"]


def test_another_key_is_told(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_SECRET_KEYS", new_key())
    code, found = doctor()
    assert (code, found["key"]["state"]) == (1, "to do")
    assert "another key" in found["key"]["text"]


def test_a_keyring_that_is_missing_is_told(kept: Path) -> None:
    (keys_folder() / "people.db").unlink()
    code, found = doctor()
    assert code == 1
    assert "no key for 1 of 1 person" in found["keyring"]["text"]


def test_rights_of_others_are_told(kept: Path) -> None:
    (keys_folder() / "secret.key").chmod(0o644)
    code, found = doctor()
    assert code == 1
    assert "chmod 600" in found["key"]["text"]


def test_keys_in_the_folder_of_the_database_are_told(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_DATABASE_URL", str(keys_folder() / "coach.db"))
    kept.rename(keys_folder() / "coach.db")
    code, found = doctor()
    assert (code, found["key"]["state"]) == (1, "to do")


def test_a_folder_without_guides_is_told(tmp_path: Path) -> None:
    for folder in (tmp_path / "empty", tmp_path / "nowhere"):
        said = coach("doctor", "--knowledge", str(folder))
        assert said.exit_code == 1
        assert str(folder) in said.stdout


def test_a_database_server_that_is_down_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_DATABASE_URL", "postgresql://coach:hunter2@127.0.0.1:1/coach")
    code, found = doctor()
    assert code == 1
    assert "cannot be reached" in found["database"]["text"]
    assert "hunter2" not in str(found)


def test_a_disk_that_is_nearly_full_is_told() -> None:
    (nearly,) = check_disk(DatabaseSeen(free=90_000_000))
    assert (nearly.state, nearly.text.partition(":")[0]) == (
        State.TO_DO,
        "only 90 MB are free on the disk of the database",
    )


# Telegram ------------------------------------------------------------------------------------


@pytest.fixture
def with_token(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("COACH_TELEGRAM_TOKEN", TOKEN)
    return monkeypatch


async def test_a_token_that_is_accepted_is_told_by_the_name_of_the_bot(
    with_token: pytest.MonkeyPatch,
) -> None:
    async with TelegramServer() as server:
        with_token.setenv("COACH_TELEGRAM_API_URL", server.address)
        found = await checks()
    assert found["token"].text == "Telegram knows the bot as @negotiation_test_bot"
    assert {found[name].state for name in ("token", "webhook", "clock")} == {State.OK}


async def test_a_token_that_is_not_accepted_is_told_and_not_shown(
    with_token: pytest.MonkeyPatch,
) -> None:
    async with TelegramServer(token=f"9{TOKEN}") as server:
        with_token.setenv("COACH_TELEGRAM_API_URL", server.address)
        found = await checks()
    assert found["token"].state is State.TO_DO
    assert "@BotFather" in found["token"].text
    assert TOKEN not in str(found)


async def test_a_webhook_is_told_by_its_host(with_token: pytest.MonkeyPatch) -> None:
    async with TelegramServer() as server:
        server.webhook = f"https://bot.example.org/{TOKEN}"
        with_token.setenv("COACH_TELEGRAM_API_URL", server.address)
        found = await checks()
    assert found["webhook"].state is State.TO_DO
    assert "bot.example.org" in found["webhook"].text
    assert TOKEN not in str(found)


async def test_a_server_that_is_down_is_told_and_the_token_is_not(
    with_token: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with_token.setenv("COACH_TELEGRAM_API_URL", f"http://127.0.0.1:{closed.getsockname()[1]}")
        found = await checks()
    assert "gave no usable answer (ConnectError)" in found["token"].text
    assert TOKEN not in str(found) + caplog.text


async def test_what_is_no_bot_api_server_is_told(with_token: pytest.MonkeyPatch) -> None:
    async def page(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<html>")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(page, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with_token.setenv("COACH_TELEGRAM_API_URL", f"http://127.0.0.1:{port}")
    found = await checks()
    server.close()
    assert "none of a Bot API server" in found["token"].text


def test_a_malformed_token_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_TELEGRAM_TOKEN", "hunter2")
    code, found = doctor()
    assert code == 1
    assert "does not look like a token" in found["token"]["text"]


@pytest.mark.parametrize(
    ("off", "state"), [(0, State.OK), (29, State.OK), (-31, State.TO_DO), (45, State.TO_DO)]
)
def test_a_clock_that_is_off_is_told(off: int, state: State) -> None:
    (check,) = check_clock(NOW + timedelta(seconds=off), NOW, lambda: NOW)
    assert check.state is state


def test_which_way_a_clock_is_off_is_told() -> None:
    (check,) = check_clock(NOW + timedelta(hours=1), NOW, lambda: NOW)
    assert "3,600 seconds behind" in check.text
    (check,) = check_clock(NOW - timedelta(hours=1), NOW, lambda: NOW)
    assert "3,600 seconds ahead" in check.text
