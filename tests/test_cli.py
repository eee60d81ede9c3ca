"""The command, run in process as a person would, and once as a whole process."""

import csv
import errno
import io
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from click.testing import CliRunner, Result

from bot import wiring
from bot.cli import main

ROOT = Path(__file__).resolve().parents[1]
GUIDE = """---
company: acme
company_display: Acme
role: baker
role_display: Baker
last_updated: 2026-02-23
data_quality: high
salary_data_quarter: 2025-Q4
next_review_due: 2026-05-23
compensation:
  - region: Detroit, MI
    base_low: 50000
    base_high: 60000
    currency: USD
data_sources:
  - Bread Gazette
---
### Baker | Acme Global Negotiation Guide

| Region | Base Salary |
|---|---|
| Detroit, MI | $50K–$60K |

**Level Mapping:** Acme B2 = Ovenworks Baker II

**Global Levers**

1. **Ask for the top of the band:** "I have baked for ten years. Could the base be $60K?"

> **Negotiate Up Strategy:** Open at $60K.

**Evidence & Sources**
- Bread Gazette, 2025
"""


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in ("COACH_TELEGRAM_TOKEN", "COACH_TELEGRAM_API_URL", "COACH_KNOWLEDGE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")  # no .env here
    yield
    structlog.reset_defaults()


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    path = tmp_path / "guides" / "acme" / "baker.md"
    path.parent.mkdir(parents=True)
    path.write_text(GUIDE, "utf-8")
    return tmp_path / "guides"


def coach(*arguments: str | Path, typed: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=typed)


def test_in_a_terminal_the_bot_runs_on_the_persons_own_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COACH_OPERATOR", "Jane Doe")
    said = coach("ask", "/privacy").stdout
    assert "This runs on your own computer; nobody else sees it." in said
    assert "Jane" not in said


def test_a_question_is_answered_from_the_projects_own_guides() -> None:
    result = coach("ask", "swe", "at", "ally", "in", "detroit")
    assert result.exit_code == 0
    assert "Base: $110K–$138K" in result.stdout
    assert "Levels.fyi, Glassdoor, Dice, LinkedIn" in result.stdout


def test_a_named_folder_replaces_the_guides(guides: Path) -> None:
    result = coach("ask", "--knowledge", guides, "baker at acme")
    assert "Base: $50K–$60K" in result.stdout
    assert "$110K" not in coach("ask", "--knowledge", guides, "swe at ally in detroit").stdout


def test_the_environment_names_the_guides_too(
    guides: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_KNOWLEDGE", str(guides))
    assert "$50K–$60K" in coach("ask", "baker at acme").stdout


def test_a_folder_s_own_generic_scripts_come_before_the_projects(guides: Path) -> None:
    (guides / "generic").mkdir()
    script = '---\nfamily: base\n---\n1. **Ask:** "Could we talk about [your target base]?"\n'
    (guides / "generic" / "base.md").write_text(script, "utf-8")
    loaded = wiring.load(guides)
    assert loaded.generic_findings == ()
    names = [script.name for script in loaded.loaded.knowledge.generic_for("base")]
    ours = wiring.load(ROOT / "knowledge").loaded.knowledge.generic_for("base")
    assert names == ["Ask", *(script.name for script in ours)]


def test_check_looks_at_generic_scripts_too(guides: Path) -> None:
    (guides / "generic").mkdir()
    (guides / "generic" / "base.md").write_text("---\nfamily: bass\n---\n", "utf-8")
    result = coach("check", guides)
    assert result.exit_code == 1
    assert "generic/base.md:2: error KB130: there is no family 'bass'" in result.stdout


def test_a_folder_adds_to_the_vocabulary(guides: Path) -> None:
    (guides / "vocabulary").mkdir()
    (guides / "vocabulary" / "companies.yaml").write_text(
        "- slug: acme\n  name: Acme\n  also: [zenith loaves]\n", "utf-8"
    )
    assert "$50K–$60K" in coach("ask", "--knowledge", guides, "baker at zenith loaves").stdout


def test_a_question_is_answered_as_one_json_object(guides: Path) -> None:
    record = json.loads(coach("ask", "--knowledge", guides, "--json", "baker at acme").stdout)
    assert record["companies"] == ["acme"]
    assert "Base: $50K–$60K" in record["reply"]


def test_dialogues_are_answered_line_by_line_as_json(guides: Path) -> None:
    typed = '{"id": 1, "turns": [{"text": "baker at acme"}, {"text": "script?"}]}\nnonsense\n'
    result = coach("ask", "--knowledge", guides, "--jsonl", typed=typed)
    assert result.exit_code == 0
    good, bad = (json.loads(line) for line in result.stdout.splitlines())
    assert [turn["intents"] for turn in good["turns"]] == [["range"], ["script"]]
    assert "cannot be read as JSON" in bad["error"]


@pytest.mark.parametrize("arguments", [("ask",), ("ask", "--jsonl", "baker at acme")])
def test_a_question_is_given_once_and_in_one_way(arguments: tuple[str, ...]) -> None:
    result = coach(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_a_pipe_is_answered_line_by_line() -> None:
    result = coach("chat", typed="swe at ally in detroit\nthanks\nquit\nswe at monzo\n")
    assert result.exit_code == 0
    assert "$110K–$138K" in result.stdout
    assert "Monzo" not in result.stdout


def test_bytes_that_are_no_text_do_not_end_a_conversation() -> None:
    result = coach("chat", typed=b"\xff\xfe swe\nswe at ally in detroit\n")
    assert result.exit_code == 0
    assert "$110K–$138K" in result.stdout


def test_a_missing_folder_is_said_without_a_traceback(tmp_path: Path) -> None:
    result = coach("ask", "--knowledge", tmp_path / "nowhere", "swe at ally")
    assert result.exit_code == 2
    assert "no folder of guides at" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_without_a_usable_guide_is_said_before_anybody_asks(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result = coach("ask", "--knowledge", tmp_path / "none", "swe at ally")
    assert result.exit_code == 2
    assert f"no usable guide in {tmp_path / 'none'}" in result.stderr


@pytest.mark.parametrize("token", [None, "not-a-token"])
def test_the_bot_without_a_usable_token_says_how_to_get_one(
    token: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if token is not None:
        monkeypatch.setenv("COACH_TELEGRAM_TOKEN", token)
    result = coach("run")
    assert result.exit_code == 2
    assert "@BotFather" in result.stderr
    assert "not-a-token" not in result.stderr
    assert "Traceback" not in result.stderr


def test_guides_without_a_finding_are_said_to_be_clean(guides: Path) -> None:
    result = coach("check", guides)
    assert (result.exit_code, result.stdout) == (0, "1 guide, nothing to complain about.\n")


def test_a_warning_is_shown_and_passes(guides: Path) -> None:
    (guides / "acme" / "notes.md").write_text("no front matter", "utf-8")
    result = coach("check", guides)
    assert result.exit_code == 0
    assert f"{guides}/acme/notes.md:1: warning KB105: " in result.stdout
    assert "1 guide, 0 errors, 1 warning." in result.stdout


def test_an_error_fails_the_check_and_costs_no_other_guide(guides: Path) -> None:
    (guides / "acme" / "smith.md").write_text("---\ntitle: [Smith\n---\n", "utf-8")
    result = coach("check", guides)
    assert result.exit_code == 1
    assert f"{guides}/acme/smith.md:2: error KB106: " in result.stdout
    assert "$50K–$60K" in coach("ask", "--knowledge", guides, "baker at acme").stdout


def test_findings_come_as_json_too(guides: Path) -> None:
    (guides / "acme" / "smith.md").write_text("---\ntitle: [Smith\n---\n", "utf-8")
    found = json.loads(coach("check", guides, "--format", "json").stdout)
    assert (found["guides"], found["errors"]) == (1, 1)
    (diagnostic,) = found["diagnostics"]
    assert (diagnostic["line"], diagnostic["code"]) == (2, "KB106")


def test_the_summary_alone_lists_no_single_finding(guides: Path) -> None:
    (guides / "acme" / "notes.md").write_text("no front matter", "utf-8")
    result = coach("check", guides, "--summary")
    assert "KB105  warning" in result.stdout
    assert "notes.md" not in result.stdout


def test_our_own_guides_are_clean() -> None:
    result = coach("check")
    assert result.exit_code == 0
    assert "nothing to complain about" in result.stdout


def test_a_new_guide_is_a_skeleton_that_nobody_is_answered_from(guides: Path) -> None:
    result = coach("new", "acme/miller", "--knowledge", guides)
    assert result.exit_code == 0
    path = guides / "acme" / "miller.md"
    assert str(path) in result.stdout
    checked = coach("check", guides)
    assert checked.exit_code == 1
    assert f"{path}:1: error KB122: this guide is still a skeleton" in checked.stdout
    assert "1 guide, 1 error, 0 warnings." in checked.stdout


def test_a_skeleton_that_is_filled_in_is_a_guide(guides: Path) -> None:
    coach("new", "acme/miller", "--knowledge", guides)
    path = guides / "acme" / "miller.md"
    path.write_text(path.read_text("utf-8").replace("…", "Ghent"), "utf-8")
    assert "2 guides, 0 errors" in coach("check", guides).stdout


def test_a_new_guide_never_overwrites_one(guides: Path) -> None:
    result = coach("new", "acme/baker", "--knowledge", guides)
    assert result.exit_code == 2
    assert "is there already; nothing was written" in result.stderr
    assert (guides / "acme" / "baker.md").read_text("utf-8") == GUIDE


def test_a_new_guide_is_not_written_into_a_mistyped_folder(tmp_path: Path) -> None:
    result = coach("new", "acme/miller", "--knowledge", tmp_path / "typo")
    assert result.exit_code == 2
    assert "name a folder of your own, which is there already" in result.stderr
    assert not (tmp_path / "typo").exists()


def test_an_empty_folder_does_not_pass_the_check(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result = coach("check", tmp_path / "none")
    assert result.exit_code == 2
    assert "no usable guide in" in result.stderr


@pytest.mark.parametrize("name", ["acme", "../acme/baker", "Acme/Baker", "acme/baker/x", "/"])
def test_what_is_no_name_of_a_guide_is_refused(name: str, guides: Path) -> None:
    result = coach("new", name, "--knowledge", guides)
    assert result.exit_code == 2
    assert "is not company/role" in result.stderr


def test_a_guide_is_shown_as_it_was_understood(guides: Path) -> None:
    shown = coach("show", "acme/baker", "--knowledge", guides).stdout
    assert "base: “$50K–$60K” = 50,000–60,000 USD a year" in shown
    assert "Detroit, MI   → Detroit / detroit / US" in shown
    assert "lever 1: Ask for the top of the band" in shown
    assert "Acme: B2; Ovenworks Baker II" in shown


def test_a_guide_that_is_not_there_cannot_be_shown(guides: Path) -> None:
    result = coach("show", "acme/smith", "--knowledge", guides)
    assert result.exit_code == 1
    assert "acme/smith.md:1: error KB103" in result.stderr


def test_what_is_there_is_counted(guides: Path) -> None:
    counted = coach("stats", guides).stdout.split("\n")
    assert counted[0].split() == ["companies", "1"]
    assert counted[2].split() == ["pay", "rows", "1"]


def test_each_guide_is_exported_on_a_line_and_what_was_refused_is_said(guides: Path) -> None:
    (guides / "acme" / "smith.md").write_text("---\ntitle: [Smith\n---\n", "utf-8")
    result = coach("export", guides, "--jsonl")
    (line,) = result.stdout.splitlines()
    (row,) = json.loads(line)["rows"]
    assert row["base"] == {"low": 50000, "high": 60000, "currency": "USD", "period": "year"}
    assert "smith.md:2: error KB106" in result.stderr


def test_a_question_loads_nothing_that_it_has_no_use_for() -> None:
    program = (
        "import sys; from bot.cli import main\n"
        "try: main(['ask', 'swe at ally in detroit'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('telegram', 'httpx', 'sqlalchemy', 'aiohttp', 'PIL',"
        " 'apscheduler', 'rich', 'prompt_toolkit', 'structlog', 'babel', 'watchfiles', 'pydantic',"
        " 'yaml', 'yaml_rs', 'frontmatter', 'pyromark', 'multiprocessing') if name in sys.modules])"
    )
    # The first run may have to read the guides, and needs the parsers for it.
    _, last = (
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
        )
        for _ in range(2)
    )
    assert last.stdout.splitlines()[-1] == "[]"
    assert "$110K–$138K" in last.stdout


def test_a_question_is_answered_where_nothing_can_be_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, guides: Path
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert "$50K–$60K" in coach("ask", "--knowledge", guides, "baker at acme").stdout


def test_what_is_kept_follows_the_guides(guides: Path) -> None:
    assert "$50K–$60K" in coach("ask", "--knowledge", guides, "baker at acme").stdout
    path = guides / "acme" / "baker.md"
    changed = GUIDE.replace("60000", "160000").replace("$60K", "$160K")
    path.write_text(changed, "utf-8")
    assert "$50K–$160K" in coach("ask", "--knowledge", guides, "baker at acme").stdout
    path.unlink()
    result = coach("ask", "--knowledge", guides, "baker at acme")
    assert result.exit_code == 2
    assert "no usable guide in" in result.stderr


# Files beside an answer -----------------------------------------------------------------------

OFFER = "acme baker detroit 55k base, 10k sign on"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_picture_of_an_offer_is_saved_beside_its_answer(guides: Path, tmp_path: Path) -> None:
    path = tmp_path / "offer.png"
    result = coach("ask", "--knowledge", guides, OFFER, "--chart", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == coach("ask", "--knowledge", guides, OFFER).stdout
    assert path.read_bytes().startswith(b"\x89PNG")
    assert mode(path) == 0o600


@pytest.mark.parametrize("command", [("ask", OFFER), ("chat",)])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("offer.jpg", "a picture is saved as PNG: name a file ending in .png, not {path}"),
        ("guides", "the picture cannot be saved as {path}: that is a folder"),
        ("no/offer.png", "the picture cannot be saved as {path}: there is no folder {path.parent}"),
    ],
)
def test_where_no_picture_can_be_is_said_in_a_sentence_before_anybody_asks(
    guides: Path, tmp_path: Path, command: tuple[str, ...], name: str, said: str
) -> None:
    path = tmp_path / name
    result = coach(*command, "--knowledge", guides, "--chart", path, typed=f"{OFFER}\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"coach: {said.format(path=path)}\n"


def test_an_answer_without_a_picture_is_given_and_says_so(guides: Path, tmp_path: Path) -> None:
    path = tmp_path / "offer.png"
    result = coach("ask", "--knowledge", guides, "baker at acme", "--chart", path)
    assert result.exit_code == 2
    assert "Base: $50K–$60K" in result.stdout
    assert result.stderr == (
        "coach: there is no picture of this answer; tell an offer with its base, or several\n"
    )
    assert not path.exists()


@pytest.mark.parametrize("arguments", [("--json", OFFER), ("--jsonl",)])
def test_a_picture_goes_with_plain_text_only(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = tmp_path / "offer.png"
    result = coach("ask", *arguments, "--chart", path, typed="")
    assert result.exit_code == 2
    assert "--chart goes with plain text" in result.stderr
    assert not path.exists()


def tells_where_it_keeps(stderr: str) -> bool:
    """Whether one line says where things are kept from now on, and nothing else is said."""
    return re.fullmatch(r"coach: what you tell me is kept in .*coach\.db, .*\n", stderr) is not None


def test_a_pipe_saves_the_last_picture(guides: Path, tmp_path: Path) -> None:
    path, alone = tmp_path / "offer.png", tmp_path / "alone.png"
    other = "ghent bread 58k base"
    result = coach(
        *("chat", "--knowledge", guides, "--chart", path),
        typed=f"offer from {other}\n{OFFER}\nthanks\n",
    )
    assert result.exit_code == 0
    assert tells_where_it_keeps(result.stderr)
    assert "Year one" in result.stdout
    coach("ask", "--knowledge", guides, OFFER, "--chart", alone)
    assert path.read_bytes() == alone.read_bytes()
    assert mode(path) == 0o600


def test_a_pipe_without_an_offer_saves_nothing(guides: Path, tmp_path: Path) -> None:
    paths = (tmp_path / "offer.png", tmp_path / "offers.csv")
    options = ("--chart", paths[0], "--export", paths[1])
    result = coach("chat", "--knowledge", guides, *options, typed="baker at acme\n/export\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert not any(path.exists() for path in paths)


def test_a_table_is_saved_and_not_shown(guides: Path, tmp_path: Path) -> None:
    path = tmp_path / "offers.csv"
    path.write_bytes(b"older")
    result = coach("chat", "--knowledge", guides, "--export", path, typed=f"{OFFER}\n/export\n")
    assert result.exit_code == 0
    assert tells_where_it_keeps(result.stderr)
    assert "1 offer as a file for a spreadsheet" in result.stdout
    assert "name,company," not in result.stdout
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["name"], row["base"], row["sign_on_year_1"]) == ("Acme", "55000", "10000")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert mode(path) == 0o600


def test_a_table_without_a_place_can_be_taken_out_of_a_pipe(guides: Path) -> None:
    result = coach("chat", "--knowledge", guides, typed=f"{OFFER}\n/export\n")
    table = result.stdout[result.stdout.index("name,company,") :].rstrip("\n")
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["name"], row["base"]) == ("Acme", "55000")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("offers.txt", "a table is saved as CSV: name a file ending in .csv, not {path}"),
        ("guides", "the table cannot be saved as {path}: that is a folder"),
        ("no/offers.csv", "the table cannot be saved as {path}: there is no folder {path.parent}"),
    ],
)
def test_where_no_table_can_be_is_said_in_a_sentence_before_anybody_asks(
    guides: Path, tmp_path: Path, name: str, said: str
) -> None:
    path = tmp_path / name
    result = coach("chat", "--knowledge", guides, "--export", path, typed=f"{OFFER}\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"coach: {said.format(path=path)}\n"


def test_a_place_that_is_lost_meanwhile_ends_a_pipe_in_a_sentence(
    guides: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    coach("chat", "--knowledge", guides, typed=f"{OFFER}\n")  # makes the key
    monkeypatch.setattr("bot.presentation.saving.os.fsync", full)
    path = tmp_path / "offer.png"
    result = coach("chat", "--knowledge", guides, "--chart", path, typed=f"{OFFER}\nthanks\n")
    assert result.exit_code == 2
    assert "Year one" in result.stdout
    reason = "No space left on device"
    assert result.stderr == f"coach: the picture cannot be saved as {path}: {reason}\n"


def test_the_help_tells_of_files() -> None:
    chat, ask = (" ".join(coach(name, "--help").stdout.split()) for name in ("chat", "ask"))
    assert "--chart FILE.png" in chat
    assert "--export FILE.csv" in chat
    assert "kept in no file but those that you name here" in chat
    assert "--chart FILE.png" in ask
    assert "--export" not in ask
