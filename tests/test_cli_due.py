"""`coach due`, run in process as a person would."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from bot import wiring
from bot.cli import main
from bot.presentation.outgoing import LONGEST_MESSAGE
from tests.conftest import SHARED

ROOT = Path(__file__).resolve().parents[1]
JSONL = ROOT / "docs" / "jsonl.md"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COACH_KNOWLEDGE", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    """One guide overdue, one due in ten days, one in forty, and one that does not say."""
    root = tmp_path / "guides"
    write(root, "acme", "baker", "2026-05-23")
    write(root, "acme", "cook", in_days(10))
    write(root, "bolt", "cook", in_days(40))
    write(root, "bolt", "baker", "")
    return root


def in_days(days: int) -> str:
    return (wiring.today() + timedelta(days=days)).isoformat()


def write(root: Path, company: str, role: str, due: str) -> None:
    name = company.title()
    text = "\n".join(
        (
            f"---\ncompany: {company}\ncompany_display: {name}",
            f"role: {role}\nrole_display: {role.title()}",
            "last_updated: 2026-02-23\ndata_quality: high\nsalary_data_quarter: 2025-Q4",
            f"next_review_due: {due}" if due else "# no day for its review",
            "compensation:\n  - region: Detroit, MI\n    base_low: 50000\n    base_high: 60000",
            "    currency: USD\ndata_sources:\n  - Bread Gazette\n---",
            f"### {role.title()} | {name} Guide\n\n| Region | Base Salary |\n|---|---|",
            "| Detroit, MI | $50K-$60K |\n",
        )
    )
    path = root / company / f"{role}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def due(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["due", *map(str, arguments)])


def test_every_guide_that_is_due_is_listed_with_its_day(guides: Path) -> None:
    result = due(guides)
    assert result.exit_code == 0
    assert result.stdout.startswith("1 guide is overdue for review\nDue on 2026-05-23, ")
    assert "Baker: due since 2026-05-23\n" in result.stdout
    assert f"Cook: due on {in_days(10)}\n" in result.stdout
    assert "Baker: names no day for its review\n" in result.stdout
    assert in_days(40) not in result.stdout.partition("Due within")[0]


def test_it_looks_as_far_ahead_as_it_is_told(guides: Path) -> None:
    assert f"Cook: due on {in_days(40)}" in due(guides, "--days", "40").stdout
    assert f"Cook: due on {in_days(40)}" not in due(guides, "--days", "39").stdout
    assert due(guides, "--days", "-1").exit_code == 2


def test_the_folder_may_be_named_by_the_option_too(guides: Path) -> None:
    assert due("--knowledge", guides).stdout == due(guides).stdout


def test_a_program_gets_one_object_with_the_counts_and_each_guide(guides: Path) -> None:
    record = json.loads(due(guides, "--format", "json").stdout)
    states = [(one["company"], one["role"], one["due"], one["state"]) for one in record["reviews"]]
    assert states == [
        ("acme", "baker", "2026-05-23", "overdue"),
        ("acme", "cook", in_days(10), "upcoming"),
        ("bolt", "baker", None, "undated"),
    ]
    assert (record["guides"], record["days"]) == (4, 30)
    assert (record["overdue"], record["upcoming"], record["undated"]) == (1, 1, 1)


def test_every_field_of_the_object_is_explained(guides: Path) -> None:
    record = json.loads(due(guides, "--format", "json").stdout)
    _, _, part = JSONL.read_text(encoding="utf-8").partition("## `coach due --format json`")
    explained = set(re.findall(r"`([a-z_]+)`", part.partition("\n## ")[0]))
    assert {*record, *record["reviews"][0]} <= explained


def test_a_calendar_gets_a_day_for_each_company_and_date(guides: Path) -> None:
    result = due(guides, "--format", "ics")
    calendar = Calendar.from_ical(result.stdout_bytes)
    days = [
        (str(event["summary"]), event.decoded("dtstart").isoformat())
        for event in calendar.walk("VEVENT")
    ]
    assert days == [
        ("Review 1 guide: Acme", "2026-05-23"),
        ("Review 1 guide: Acme", in_days(10)),
    ]
    assert result.stdout_bytes.count(b"\n") == result.stdout_bytes.count(b"\r\n")


def test_without_guides_it_says_what_to_do(tmp_path: Path) -> None:
    result = due(tmp_path / "nowhere")
    assert result.exit_code == 2
    assert result.stderr.startswith("coach: ")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus lies beside the project or not")
def test_all_guides_of_others_are_listed_company_by_company() -> None:
    result = due(SHARED / "guides")
    listed = re.findall(r"^  - .*: due since 2026-05-23$", result.stdout, re.MULTILINE)
    headings = re.findall(r"^\S.*: 14 guides$", result.stdout, re.MULTILINE)
    assert (len(listed), len(headings)) == (3_094, 221)
    assert len(result.stdout) > LONGEST_MESSAGE
