"""What programs send and get, line by line."""

import asyncio
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from bot import wiring
from bot.coach.answers import Answer
from bot.conversation import Conversation, Incoming, Turn
from bot.library import Library
from bot.presentation.catalogue import english
from bot.transports.machine import LONGEST_LINE, MOST_TURNS, answer_lines
from bot.understanding.intents import Intent
from tests.coach.made_up import NOW, small_snapshot
from tests.conftest import SHARED

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs" / "schema" / "ask.schema.json").read_text("utf-8"))
EVAL = SHARED / "eval"

Json = dict[str, Any]


def conversation() -> Conversation:
    return Conversation(Library(small_snapshot()), lambda: NOW)


def answered(*lines: str, talk: Conversation | None = None) -> list[Json]:
    target = io.StringIO()
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    asyncio.run(answer_lines(talk or conversation(), source, target, english()))
    return [json.loads(line) for line in target.getvalue().splitlines()]


def said(*texts: str) -> list[Json]:
    """The turns of one dialogue."""
    (record,) = answered(json.dumps({"id": "a", "turns": [{"text": text} for text in texts]}))
    turns: list[Json] = record["turns"]
    return turns


def complaints(record: Json) -> list[str]:
    """What is wrong with a record, as one of the two that a line can be."""
    kind = "failure" if "error" in record else "dialogue"
    validator = Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]})
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(record)]


# The shape ----------------------------------------------------------------------------------


def objects_in_schema() -> list[Json]:
    return [each for each in SCHEMA["$defs"].values() if "properties" in each]


def test_the_schema_lets_no_field_be_missing_or_added() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for described in objects_in_schema():
        assert described["additionalProperties"] is False
        assert described["required"] == list(described["properties"])


def test_a_line_is_a_dialogue_or_a_failure() -> None:
    kinds = [{"$ref": "#/$defs/dialogue"}, {"$ref": "#/$defs/failure"}]
    assert SCHEMA["anyOf"] == kinds


def test_the_schema_names_every_kind_of_answer_and_no_other() -> None:
    kinds = {answer.kind for answer in get_args(Answer)}
    assert set(SCHEMA["$defs"]["kind"]["enum"]) == kinds


def test_the_schema_names_the_intents_that_there_are() -> None:
    own_names = {Intent.RESET, Intent.FORGET, Intent.ABUSE}
    assert set(SCHEMA["$defs"]["intent"]["enum"]) == set(Intent) - own_names


BROAD = (
    "swe at google in london",
    "swe at google in london and detroit, L4",
    "google vs apple swe london",
    "google",
    "google director",
    "who pays swe in london",
    "swe in tokyo",
    "swe at google in tokyo",
    "script for sign on at google swe",
    "scripts google swe",
    "script for equity",
    "script for relocation at google swe",
    "levels google swe",
    "strategy google swe",
    "sources google swe",
    "where do your figures come from",
    "swe at pfizer",
    "swe at gogle in lodnon",
    "my offer is 120k base, 10k sign on and $40,000 rsus at google, swe, london",
    "they said no",
    "hr calls me tomorrow",
    "remind me friday",
    "practice with me",
    "make a plan",
    "/companies",
    "/roles",
    "/regions",
    "/help",
    "/privacy",
    "/reset",
    "/forget",
    "/nothing",
    "/levels",
    "compare",
    "compare google",
    "thanks",
    "fuck you",
    "asdf qwer",
    "",
    " \t\n",
    "\x00",
    "\ud800",
    "🙂",
    "a" * 5000,
    "<b>&amp;",
    "1",
    "and in london?",
    "epic swe",
    "same at apple",
    "next page",
)


@pytest.mark.parametrize("before", ["", "swe at google in london", "swe in london", "google"])
@pytest.mark.parametrize("text", BROAD)
def test_every_message_gets_a_record_of_the_agreed_shape(text: str, before: str) -> None:
    (record,) = answered(json.dumps({"id": 1, "turns": [{"text": before}, {"text": text}]}))
    assert complaints(record) == []
    assert [turn["text"] for turn in record["turns"]] == [before, text]


@pytest.mark.skipif(not EVAL.is_dir(), reason="the labelled messages are not here")
def test_every_labelled_message_gets_a_record_of_the_agreed_shape() -> None:
    talk = wiring.conversation(wiring.open_library(ROOT / "knowledge").library)
    for path in sorted(EVAL.glob("*.jsonl")):
        lines = path.read_text("utf-8").splitlines()
        records = answered(*lines, talk=talk)
        assert [each["id"] for each in records] == [json.loads(line)["id"] for line in lines]
        assert all("turns" in each for each in records)
        assert [complaint for each in records for complaint in complaints(each)] == []


# What the figures refer to ------------------------------------------------------------------


def test_a_figure_of_the_person_is_where_its_reference_says() -> None:
    (turn,) = said("🙂 I have an offer of £90k base at google, swe, london. Is 3M an employer?")
    mine = [f for answer in turn["answers"] for f in answer["figures"] if f["source"] == "person"]
    assert mine
    for figure in mine:
        start, end = figure["ref"]
        assert figure["text"] in turn["text"][start:end]


def test_a_figure_of_a_guide_is_on_the_line_that_its_reference_says() -> None:
    talk = wiring.conversation(wiring.open_library(ROOT / "knowledge").library)
    asked = (
        "swe at ally in detroit",
        "scripts swe ally",
        "google swe strategy",
        "levels google swe",
    )
    for text in asked:
        (record,) = answered(json.dumps({"text": text}), talk=talk)
        figures = [f for answer in record["turns"][0]["answers"] for f in answer["figures"]]
        quoted = [figure for figure in figures if figure["source"] == "guide"]
        assert quoted
        for figure in quoted:
            guide, _, number = figure["ref"].rpartition(":")
            lines = (ROOT / "knowledge" / f"{guide}.md").read_text("utf-8").splitlines()
            assert figure["text"] in lines[int(number) - 1]


# Dialogues ----------------------------------------------------------------------------------


def test_a_dialogue_goes_on_and_the_next_line_knows_nothing_of_it() -> None:
    line = json.dumps({"turns": [{"text": "swe at google in london"}, {"text": "in detroit?"}]})
    first, second = answered(line, '{"text": "in detroit?"}')
    assert first["turns"][1]["companies"] == ["google"]
    assert second["turns"][0]["companies"] == []


def test_a_line_with_one_text_is_a_dialogue_of_one_turn() -> None:
    one, many = answered('{"text": "hi"}', '{"turns": [{"text": "hi"}], "text": "not read"}')
    assert one == many


@pytest.mark.parametrize("name", ["", "a", "ü🙂", "\ud800", 0, -7, 1.5, 10**30])
def test_an_id_comes_back_as_it_was(name: object) -> None:
    (good,) = answered(json.dumps({"id": name, "text": "hi"}))
    (bad,) = answered(json.dumps({"id": name}))
    assert good["id"] == bad["id"] == name
    assert complaints(bad) == []


@pytest.mark.parametrize("name", ["true", "null", "[1]", '{"a": 1}', "1e999", "-1e999"])
def test_an_id_that_is_no_text_and_no_number_is_null(name: str) -> None:
    (record,) = answered(f'{{"id": {name}, "text": "hi"}}')
    assert record["id"] is None
    assert record["turns"]


def test_of_a_key_that_stands_twice_the_last_counts() -> None:
    (record,) = answered('{"id": 1, "id": 2, "text": "help", "text": "thanks"}')
    assert (record["id"], record["turns"][0]["text"]) == (2, "thanks")


# What is wrong ------------------------------------------------------------------------------

BAD = {
    "no JSON": "swe at google",
    "cut off": '{"text": "swe',
    "a list": '[{"text": "hi"}]',
    "a number": "7",
    "a text": '"hi"',
    "null": "null",
    "no text": '{"id": "x"}',
    "text is a number": '{"text": 7}',
    "text is null": '{"text": null}',
    "no turns": '{"turns": []}',
    "turns are a text": '{"turns": "hi"}',
    "turns are texts": '{"turns": ["hi"]}',
    "a turn without text": '{"turns": [{"text": "hi"}, {}]}',
    "too many turns": json.dumps({"turns": [{"text": "hi"}] * (MOST_TURNS + 1)}),
    "deep": "[" * 100_000,
    "deep inside": '{"text": "hi", "id": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "not a number": '{"id": NaN, "text": "hi"}',
    "too many digits": '{"id": ' + "9" * 5_000 + ', "text": "hi"}',
    "a bare NUL": "\x00",
    "a NUL in JSON": '{"text": "a\x00b"}',
    "half a character": "\ud800",
}


@pytest.mark.parametrize("line", BAD.values(), ids=BAD)
def test_a_bad_line_gets_an_error_and_the_next_one_its_answer(line: str) -> None:
    first, second = answered(line, '{"id": "next", "text": "swe at google in london"}')
    assert complaints(first) == []
    assert "expected {" in first["error"]
    assert second["turns"][0]["companies"] == ["google"]


@pytest.mark.parametrize("fill", ["x", "google ", "\x00", "£9", "ü"])
def test_a_text_of_any_length_comes_back_whole(fill: str) -> None:
    text = (fill * 100_000)[:100_000]
    (turn,) = said(text)
    assert turn["text"] == text


def test_a_line_that_never_ends_is_not_kept_in_memory_and_the_next_is_answered() -> None:
    first, second = answered("x" * (2 * LONGEST_LINE + 5), '{"text": "hi"}')
    assert "more than 32,000,000 characters" in first["error"]
    assert second["turns"]


def test_empty_lines_are_passed_over() -> None:
    assert len(answered("", '{"text": "hi"}', "  ")) == 1


class Faulty(Conversation):
    """A conversation that fails at one word."""

    async def take_turn(self, incoming: Incoming) -> Turn:
        if incoming.text == "fail":
            raise KeyError("my base is 120k")
        return await super().take_turn(incoming)


def test_a_fault_of_ours_costs_one_line_and_tells_nothing_personal() -> None:
    talk = Faulty(Library(small_snapshot()), lambda: NOW)
    first, second = answered('{"id": 1, "text": "fail"}', '{"id": 2, "text": "hi"}', talk=talk)
    assert complaints(first) == []
    assert "KeyError" in first["error"]
    assert "120k" not in first["error"]
    assert second["turns"]


# A process ----------------------------------------------------------------------------------

COACH = (sys.executable, "-m", "bot", "ask")


def test_each_line_is_answered_before_the_next_is_sent() -> None:
    process = subprocess.Popen(
        [*COACH, "--jsonl"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    got = []
    with process:
        for line in (b'{"id": 1, "text": "swe at ally"}', b"\xff\xfe", b'{"id": "\xc3\xbc\xff"}'):
            process.stdin.write(line + b"\n")
            process.stdin.flush()
            got.append(json.loads(process.stdout.readline().decode("utf-8")))
        process.stdin.close()
        assert process.wait(20) == 0
    assert [complaints(record) for record in got] == [[], [], []]
    assert [record["id"] for record in got] == [1, None, "ü\ufffd"]


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_what_is_written_is_utf_8_in_any_locale(locale: str) -> None:
    done = subprocess.run(
        ["env", f"LC_ALL={locale}", "PYTHONUTF8=0", "PYTHONCOERCECLOCALE=0", *COACH, "--jsonl"],
        cwd=ROOT,
        input='{"text": "swe at ally in detroit", "id": "ü"}\n'.encode(),
        capture_output=True,
        check=True,
    )
    record = json.loads(done.stdout.decode("utf-8"))
    assert record["id"] == "ü"
    assert "$110K–$138K" in record["turns"][0]["reply"]


def test_a_text_on_the_command_line_gets_one_turn() -> None:
    done = subprocess.run(
        [*COACH, "--json", os.fsdecode(b"swe at ally \xff")],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    turn = json.loads(done.stdout.decode("utf-8"))
    assert complaints({"id": None, "turns": [turn]}) == []
    assert turn["companies"] == ["ally-financial"]
