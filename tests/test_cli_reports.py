"""`coach reports`, run in process as whoever maintains guides would."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import wiring
from bot.cli import main
from bot.coach.report import Report
from bot.settings import load_settings
from bot.wiring.keeping import database_file
from bot.wiring.storing import open_store_of


@pytest.fixture(autouse=True)
def _folders_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("COACH_DATABASE_URL", "COACH_SECRET_KEYS", "COACH_KEYRING_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["reports", *arguments])


def keep(*reports: Report) -> None:
    """Keep some as reports of one person."""

    async def kept() -> None:
        store = await open_store_of(load_settings(), wiring.now)
        held = await store.people.load("telegram:1")
        await store.people.save("telegram:1", held, replace(held.person, reports=reports))
        await store.close()

    asyncio.run(kept())


def test_where_nothing_is_kept_to_look_makes_no_database() -> None:
    assert run().output == "no open reports\n"
    assert json.loads(run("--json").output) == []
    assert not database_file().exists()


def test_reports_are_listed_with_guide_age_and_words() -> None:
    now = wiring.now()
    keep(
        Report("google/software-engineer", "the base\x1b[2J is too low", now - timedelta(days=3)),
        Report(None, "zwölf is wrong", now - timedelta(days=1)),
        Report("google", "old", now),
    )
    first, words, second, _, third, _ = run().output.splitlines()
    assert first.endswith("  google/software-engineer, 3 days ago")
    assert words == "    the base[2J is too low"
    assert second.endswith("  no guide named, 1 day ago")
    assert third.endswith("  google, today")
    listed = json.loads(run("--json").output)
    assert [one["guide"] for one in listed] == ["google/software-engineer", None, "google"]
    assert listed[0]["text"] == "the base\x1b[2J is too low"
    assert "telegram" not in run().output


def test_one_that_is_dealt_with_is_deleted_once() -> None:
    keep(Report("google", "first", wiring.now()), Report("google", "second", wiring.now()))
    first, second = json.loads(run("--json").output)
    assert run("--done", first["id"]).output == "deleted\n"
    assert [one["id"] for one in json.loads(run("--json").output)] == [second["id"]]
    again = run("--done", first["id"])
    assert again.exit_code == 2
    assert "no open report" in again.output
    assert run("--done", "x").exit_code == 2
