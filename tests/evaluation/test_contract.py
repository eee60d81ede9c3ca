"""What programs get of an evaluation, beside what docs/jsonl.md and the schema say."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bot.evaluation.columns import TABLES
from bot.evaluation.labels import SLOTS, BadLine, read_labelled
from bot.evaluation.measures import Overlap, Score, Share
from bot.evaluation.record import evaluation_record
from bot.evaluation.results import Evaluation, Failure
from bot.evaluation.scoring import QUESTION, Miss

DOCS = Path(__file__).resolve().parents[2] / "docs"
SCHEMA = json.loads((DOCS / "schema" / "evaluate.schema.json").read_text("utf-8"))
_, _, PART = (DOCS / "jsonl.md").read_text("utf-8").partition("\n## `coach evaluate`\n")

Json = dict[str, Any]

FAILURES = (
    Failure("mine.jsonl", 7, None, "x", Miss("company", (("a",), ("b", "c")), (), ("a",))),
    Failure("mine.jsonl", 8, 2, "", Miss("intent", (("range",),), ("script",))),
)
FOUND = Evaluation(
    name="mine.jsonl",
    lines=3,
    dialogues=1,
    messages=4,
    score=Score(company=Overlap(2, 1, 0), company_exact=Share(2, 3), role=Overlap(missed=1)),
    failures=FAILURES,
    bad_lines=(BadLine("mine.jsonl", 9, "this line is not UTF-8"),),
    without_guide=(("acme",), ("zenith", "acme")),
    unknown=(("companies",),),
    milliseconds=(0.12345, 0.5),
)


def complaints(record: Json) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(record)]


def objects_in_schema() -> list[Json]:
    return [each for each in (SCHEMA, *SCHEMA["$defs"].values()) if "properties" in each]


def test_a_record_counts_everything() -> None:
    record = evaluation_record(FOUND, failures=True)
    assert record["company"] == {
        "right": 2,
        "extra": 1,
        "missed": 0,
        "precision": 66.7,
        "recall": 100.0,
        "f1": 80.0,
    }
    assert record["company_exact"] == {"count": 2, "of": 3, "percent": 66.7}
    assert record["lever"] == {"count": 0, "of": 0, "percent": None}
    assert record["without_guide"] == {"messages": 2, "names": ["acme", "zenith"]}
    assert record["not_slots"] == {"messages": 1, "names": ["companies"]}
    assert record["bad_lines"] == [{"line": 9, "message": "this line is not UTF-8"}]
    assert record["milliseconds"] == {"p50": 0.5, "p99": 0.5}
    assert record["failures"][0] == {
        "line": 7,
        "turn": None,
        "text": "x",
        "slot": "company",
        "expected": [["a"], ["b", "c"]],
        "found": [],
        "asked": ["a"],
    }


@pytest.mark.parametrize("failures", [True, False])
def test_a_record_keeps_to_the_schema(failures: bool) -> None:
    record = evaluation_record(FOUND, failures=failures)
    assert complaints(record) == []
    assert list(record) == SCHEMA["required"]
    assert (record["failures"] is None) == (not failures)


@pytest.mark.parametrize(("field", "value"), [("lines", 0), ("company", None), ("new", 1)])
def test_the_schema_refuses_what_is_not_in_the_contract(field: str, value: object) -> None:
    assert complaints({**evaluation_record(FOUND, failures=False), field: value})


def test_the_schema_lets_no_field_be_missing_or_added() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for described in objects_in_schema():
        assert described["additionalProperties"] is False
        assert described["required"] == list(described["properties"])


def test_the_schema_names_the_slots_that_there_are() -> None:
    assert SCHEMA["$defs"]["failure"]["properties"]["slot"]["enum"] == [*SLOTS, QUESTION]


def test_every_field_of_a_record_is_explained() -> None:
    fields = {name for each in objects_in_schema() for name in each["properties"]}
    assert fields <= set(re.findall(r"`([a-z_0-9]+)`", PART))


def test_every_column_is_explained_or_named_after_a_slot() -> None:
    explained = dict(re.findall(r"^\| ([a-z+ ]+) \| `(\w+)` \|", PART, re.MULTILINE))
    titles = [column.title for table in TABLES for column in table.columns]
    assert set(explained) == set(titles) - {"lines", *SLOTS}
    assert set(explained.values()) <= set(SCHEMA["properties"])


def test_every_slot_is_explained() -> None:
    rows = PART.partition("| Slot |")[2].partition("\n\n")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE)) == SLOTS


def test_the_labelled_lines_of_the_page_can_be_scored(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", PART, re.DOTALL)
    path = tmp_path / "shown.jsonl"
    path.write_text(shown, "utf-8")
    file = read_labelled(path)
    assert (len(file.dialogues), file.bad_lines) == (3, ())
    assert [each.unknown for line in file.dialogues for each in line.messages] == [()] * 4
