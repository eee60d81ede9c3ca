"""`coach evaluate`, run in process as a person would."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from bot.cli import main

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schema" / "evaluate.schema.json"
LINES = """\
{"text": "swe at monzo in london", "expect": {"company": ["monzo"], "region": ["London"]}}
{"text": "swe at revolut", "expect": {"company": ["monzo"], "role": ["baker"]}}
nonsense
{"text": "what does acme pay?", "expect": {"company": ["acme"]}}
"""


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COACH_KNOWLEDGE", raising=False)
    monkeypatch.chdir(tmp_path)  # no .env here


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "mine.jsonl"
    path.write_text(LINES, "utf-8")
    return path


def coach(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_a_file_is_scored_over_the_projects_own_guides(labelled: Path) -> None:
    result = coach(labelled)
    assert result.exit_code == 0
    assert "mine      3 " in result.stdout
    assert "1 of 2 (50.0)" in result.stdout
    assert "mine: 1 of 4 lines cannot be read" in result.stdout
    assert "scored without them: acme" in result.stdout
    assert result.stderr == f"{labelled}:3: this line cannot be read as JSON\n"


def test_misses_are_shown_where_they_are_asked_for(labelled: Path) -> None:
    first, second, *_ = coach(labelled, "--failures").stdout.splitlines()
    where = f'{labelled}:2: "swe at revolut"'
    assert first == f"{where}: company: expected monzo; found revolut"
    assert second == f"{where}: role: expected baker; found software-engineer"
    assert "revolut" not in coach(labelled).stdout


def test_several_files_are_scored_one_by_one_and_together(labelled: Path) -> None:
    other = labelled.with_name("other.jsonl")
    other.write_text(LINES, "utf-8")
    rows = [line.split() for line in coach(labelled, other).stdout.splitlines()]
    assert [row[:2] for row in rows if row[:1] in (["mine"], ["other"], ["all"])][:3] == [
        ["mine", "3"],
        ["other", "3"],
        ["all", "6"],
    ]


@pytest.mark.parametrize("options", [["--json"], ["--json", "--failures"]])
def test_each_file_is_written_as_one_object(options: list[str], labelled: Path) -> None:
    result = coach(labelled, labelled, *options)
    assert result.exit_code == 0
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [list(validator.iter_errors(record)) for record in records] == [[], []]
    assert [record["file"] for record in records] == [str(labelled)] * 2
    assert [record["failures"] is None for record in records] == ["--failures" not in options] * 2


def test_other_guides_are_named_by_their_folder(labelled: Path, tmp_path: Path) -> None:
    result = coach(labelled, "--knowledge", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "no folder of guides at" in result.stderr


def test_a_file_that_is_not_there_is_said_without_a_traceback(labelled: Path) -> None:
    result = coach(labelled, labelled.with_name("none.jsonl"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "none.jsonl: No such file or directory" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_without_a_labelled_line_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Notes\n", "utf-8")
    result = coach(tmp_path / "notes.md")
    assert result.exit_code == 2
    assert "notes.md: there is no labelled line in it" in result.stderr


def test_a_file_has_to_be_named() -> None:
    result = coach()
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
