"""The documents say what the code does."""

import asyncio
import io
import json
import re
from contextlib import chdir
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from bot import wiring
from bot.cli import main
from bot.conversation import Conversation, Incoming
from bot.knowledge.amounts import CellReading, read_cell
from bot.knowledge.base import GuideId, PayFigure, Period, Unit
from bot.knowledge.families import OTHER_FAMILY
from bot.knowledge.folders import guide_files
from bot.knowledge.generic import load_generic
from bot.knowledge.loaded import ReadGuide
from bot.knowledge.loader import GuideReader
from bot.knowledge.records import GUIDE_KEYS, ROW_KEYS, LevelMappingRecord
from bot.knowledge.wording import placeholders
from bot.presentation.authors import guide_as_understood
from bot.presentation.catalogue import english
from bot.presentation.commands import commands
from bot.wiring import vocabulary_for

CHECKOUT = Path(__file__).resolve().parent.parent
DOCS = CHECKOUT / "docs"
KNOWLEDGE = CHECKOUT / "knowledge"
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
PAGES = [*sorted(DOCS.glob("*.md")), *DECISIONS, CHECKOUT / "CHANGELOG.md"]
EXAMPLE = GuideId("lantern-harbour", "data-engineer")

Json = dict[str, Any]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next one."""
    _, _, rest = text.partition(f"\n{heading}\n")
    assert rest, f"no heading {heading}"
    return re.split(r"^#{2,4} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def pairs(text: str, header: str) -> list[tuple[str, str]]:
    """The rows of a table of two columns, the first in code ticks."""
    _, _, rest = text.partition(header)
    assert rest, f"no table {header}"
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|$", rest.partition("\n\n")[0], re.MULTILINE)
    assert rows
    return rows


def anchor(heading: str) -> str:
    """The anchor that a heading gets where Markdown is shown."""
    kept = re.sub(r"[^\w\s-]", "", heading.lower())
    return kept.replace(" ", "-")


# Diagnostics --------------------------------------------------------------------------------


def codes_in_the_source() -> set[str]:
    sources = (CHECKOUT / "bot").rglob("*.py")
    return {code for path in sources for code in re.findall(r"KB\d{3}", path.read_text("utf-8"))}


def test_every_code_of_the_source_is_explained_and_no_other() -> None:
    explained = re.findall(r"^### (KB\d{3})$", page("diagnostics.md"), re.MULTILINE)
    assert explained == sorted(codes_in_the_source())


def test_every_explanation_begins_with_a_severity() -> None:
    bodies = re.findall(r"^### KB\d{3}\n(.+)$", page("diagnostics.md"), re.MULTILINE)
    assert len(bodies) == len(codes_in_the_source())
    odd = [body for body in bodies if not re.match(r"\*\*(error|warning)\*\* · [A-Z`]", body)]
    assert odd == []


# The format of guides -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def reader() -> GuideReader:
    vocabulary, _ = vocabulary_for(KNOWLEDGE)
    return GuideReader.from_vocabulary(vocabulary)


@pytest.fixture(scope="module")
def example(reader: GuideReader) -> ReadGuide:
    match = re.search(r"````markdown\n(.*?)````", page("guides.md"), re.DOTALL)
    assert match is not None
    return reader.read_text(f"{EXAMPLE}.md", match[1])


def test_the_worked_example_is_read_without_a_finding(example: ReadGuide) -> None:
    assert example.diagnostics == ()
    assert example.guide is not None
    assert example.guide.id == EXAMPLE


def test_the_worked_example_is_a_good_one(example: ReadGuide) -> None:
    guide = example.guide
    assert guide is not None
    assert all(lever.sayable for lever in guide.levers)
    assert all(lever.families[0] != OTHER_FAMILY for lever in guide.levers)
    assert {row.stock_basis.label.value for row in guide.rows} == {"grant"}
    assert {row.stock_basis.total_fits.value for row in guide.rows} == {"grant"}
    assert all(place.metro for row in guide.rows for place in row.places)


def test_the_example_of_a_script_without_a_company_is_a_good_one(tmp_path: Path) -> None:
    text = section(page("guides.md"), "### Scripts without a company").partition("```markdown\n")[2]
    example, fence, _ = text.partition("```")
    assert fence
    (tmp_path / "generic").mkdir()
    (tmp_path / "generic" / "relocation.md").write_text(example, encoding="utf-8")
    (script,), found = load_generic([tmp_path / "generic"], vocabulary_for(KNOWLEDGE)[0])
    assert found == ()
    assert script.sayable


def test_what_the_page_says_that_show_prints_is_printed(example: ReadGuide) -> None:
    assert example.guide is not None
    (line,) = re.findall(r"^Chicago \(HQ\)   → .*$", page("guides.md"), re.MULTILINE)
    assert line in guide_as_understood(example.guide, ())


def test_every_key_that_an_author_may_write_is_explained() -> None:
    assert keys_in_table("## Front matter") == GUIDE_KEYS
    assert keys_in_table("### A row of `compensation`") == ROW_KEYS


def test_every_key_of_the_level_mapping_is_explained() -> None:
    (row,) = re.findall(r"^\| `level_mapping` .*$", page("guides.md"), re.MULTILINE)
    assert set(re.findall(r"`([a-z]+):`", row)) == set(LevelMappingRecord.model_fields)


def keys_in_table(heading: str) -> set[str]:
    """The keys in the first column of the table below a heading."""
    rows = re.findall(r"^\| (`[^|]+`) \|", section(page("guides.md"), heading), re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`(\w+)`", row)}


@pytest.mark.parametrize(
    ("cell", "reading"), pairs(page("guides.md"), "| You write | What is read |")
)
def test_a_cell_is_read_as_the_page_says(cell: str, reading: str) -> None:
    assert in_words(read_cell(cell, line=1)) == reading


@pytest.mark.parametrize(("gap", "kind"), pairs(page("guides.md"), "| Placeholder | Kind |"))
def test_a_placeholder_is_of_the_kind_that_the_page_says(gap: str, kind: str) -> None:
    (placeholder,) = placeholders(f"Could we settle on {gap}?")
    assert (placeholder.text, placeholder.kind.value) == (gap, kind)


def in_words(reading: CellReading) -> str:
    """A reading as the page words it."""
    if reading.figure is None:
        return "nothing"
    figures = [reading.figure] if reading.alternate is None else [reading.figure, reading.alternate]
    return "; also ".join(figure_in_words(figure) for figure in figures)


def figure_in_words(figure: PayFigure) -> str:
    if figure.unit is Unit.TEXT:
        return "words, which are quoted"
    parts = []
    if figure.low is not None and figure.high is not None:
        parts.append(f"{ends(figure.low, figure.high)} {unit_in_words(figure)}")
    if figure.pct_low is not None and figure.pct_high is not None:
        parts.append(f"{ends(figure.pct_low, figure.pct_high)} % of base")
    return "; ".join(parts) + (", and more" if figure.open_ended else "")


def ends(low: Decimal, high: Decimal) -> str:
    return f"{int(low):,} to {int(high):,}"


def unit_in_words(figure: PayFigure) -> str:
    if figure.unit is Unit.SHARES:
        return "shares"
    periods = {Period.YEAR: "a year", Period.MONTH: "a month", Period.GRANT: "a grant"}
    return f"{figure.currency} {periods[figure.period]}"


# The export ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema() -> Json:
    loaded: Json = json.loads(page("schema/export.schema.json"))
    return loaded


@pytest.fixture(scope="module")
def validator(schema: Json) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> list[Json]:
    with chdir(tmp_path_factory.mktemp("away-from-any-env-file")):
        result = CliRunner().invoke(main, ["export", str(KNOWLEDGE), "--jsonl"])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def objects_in(schema: Json) -> list[Json]:
    """The schema and every definition of an object in it."""
    definitions = [schema, *schema["$defs"].values()]
    return [each for each in definitions if "properties" in each]


def complaints(validator: Draft202012Validator, value: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def test_every_line_of_the_export_keeps_to_the_schema(
    validator: Draft202012Validator, exported: list[Json]
) -> None:
    files, _ = guide_files(KNOWLEDGE)
    assert len(exported) == len(files)
    assert [complaints(validator, line) for line in exported] == [[] for _ in exported]


def test_the_lines_are_in_order_of_company_and_role(exported: list[Json]) -> None:
    names = [(line["company"], line["role"]) for line in exported]
    assert names == sorted(names)


def test_the_schema_lets_no_field_be_missing_or_added(schema: Json) -> None:
    for described in objects_in(schema):
        assert described["additionalProperties"] is False
        assert described["required"] == list(described["properties"])


@pytest.mark.parametrize(
    ("field", "value"),
    [("updated", "23/02/2026"), ("quarter", "Q4 2025"), ("company", "Ally Financial"), ("new", 1)],
)
def test_the_schema_refuses_what_is_not_in_the_contract(
    validator: Draft202012Validator, exported: list[Json], field: str, value: object
) -> None:
    assert complaints(validator, {**exported[0], field: value})


def test_every_field_of_the_export_is_explained(schema: Json) -> None:
    fields = {name for described in objects_in(schema) for name in described["properties"]}
    assert fields <= set(re.findall(r"`([a-z_]+)`", page("jsonl.md")))


def test_every_value_of_an_enumeration_is_explained(schema: Json) -> None:
    found = re.findall(r'"enum": \[([^\]]+)\]', page("schema/export.schema.json"))
    values = {value for each in found for value in json.loads(f"[{each}]")}
    assert values
    assert values <= set(re.findall(r"`([a-z]+)`", page("jsonl.md")))


def test_the_example_line_is_what_is_exported(
    validator: Draft202012Validator, exported: list[Json]
) -> None:
    match = re.search(r"```json\n(.*?)```", page("jsonl.md"), re.DOTALL)
    assert match is not None
    shown: Json = json.loads(match[1])
    guide = (shown["company"], shown["role"])
    (line,) = [each for each in exported if (each["company"], each["role"]) == guide]
    cut = {name: line[name][:1] for name in ("rows", "levers", "level_mapping")}
    assert complaints(validator, shown) == []
    assert shown == {**line, **cut}


def test_a_refused_file_has_no_line_and_its_finding_goes_to_standard_error(tmp_path: Path) -> None:
    guide = tmp_path / "acme" / "engineer.md"
    guide.parent.mkdir()
    guide.write_text("---\ncompany: acme\n---\n", encoding="utf-8")
    with chdir(tmp_path):
        result = CliRunner().invoke(main, ["export", str(tmp_path), "--jsonl"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "acme/engineer.md:1: error KB110" in result.stderr


# The record of a dialogue --------------------------------------------------------------------


@pytest.fixture(scope="module")
def ask_schema() -> Json:
    loaded: Json = json.loads(page("schema/ask.schema.json"))
    return loaded


def test_every_field_of_a_record_is_explained(ask_schema: Json) -> None:
    fields = {name for each in objects_in(ask_schema) for name in each["properties"]}
    _, _, part = page("jsonl.md").partition("## `coach ask --json` and `--jsonl`")
    assert fields <= set(re.findall(r"`([a-z_]+)`", part))


@pytest.mark.parametrize(
    ("name", "header"),
    [("intent", "| Intent | What is wanted |"), ("kind", "| Kind | What it says |")],
)
def test_every_intent_and_every_kind_of_answer_is_explained(
    ask_schema: Json, name: str, header: str
) -> None:
    explained = [each for each, _ in pairs(page("jsonl.md"), header)]
    assert explained == ask_schema["$defs"][name]["enum"]


def test_the_example_record_is_what_comes_back(ask_schema: Json) -> None:
    text = section(page("jsonl.md"), "### A dialogue and its record")
    sent, shown = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    (day,) = re.findall(r"sent on (\d{4}-\d{2}-\d{2})", text)
    now = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    library = wiring.open_library(KNOWLEDGE).library
    target = io.StringIO()
    talk = Conversation(library, lambda: now)
    asyncio.run(wiring.answer_lines(talk, io.StringIO(sent), target))
    record = json.loads(target.getvalue())
    for turn in record["turns"]:
        turn["reply"] = turn["reply"].partition("\n")[0]
    assert json.loads(shown) == record
    assert complaints(Draft202012Validator(ask_schema), record) == []


# What can be asked --------------------------------------------------------------------------

README = (CHECKOUT / "README.md").read_text("utf-8")


def test_what_the_page_says_can_be_asked_is_answered() -> None:
    rows = section(README, "## What you can ask").partition("| to go on |")[0]
    asked = re.findall(r"`([^`]+)`", rows)
    talk = Conversation(wiring.open_library(KNOWLEDGE).library, wiring.now)
    kinds = {}
    for text in asked:
        turn = asyncio.run(talk.take_turn(Incoming("reader", text)))
        kinds[text] = {answer.kind for answer in turn.answers}
    assert len(kinds) > 10
    assert [text for text in asked if kinds[text] & {"unknown", "clarify", "not_in_guides"}] == []


def test_the_page_names_every_command_and_no_other() -> None:
    (line,) = re.findall(r"^Commands, in Telegram.*$", README, re.MULTILINE)
    told = [f"/{name}" for name, _ in commands(english())]
    assert re.findall(r"`(/\w+)`", line) == [*told, "/quit"]


# All pages ----------------------------------------------------------------------------------


def name_of(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_link_leads_to_a_file_and_a_heading_that_are_there(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"(?<=\]\()(?!https?:)[^)\s]+", text):
        file, _, fragment = target.partition("#")
        there = path.parent / file if file else path
        assert there.is_file(), target
        headings = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
        assert not fragment or fragment in map(anchor, headings), target


@pytest.mark.parametrize("path", DECISIONS, ids=name_of)
def test_a_decision_has_context_decision_and_consequences(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith(f"# {path.name[:4]} · ")
    parts = re.findall(r"^\*\*(\w+)\.\*\* ", text, re.MULTILINE)
    assert parts == ["Context", "Decision", "Consequences"]


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))
