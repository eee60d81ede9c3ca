"""Messages in YAML, each with what it must yield; people who do not program can add one."""

import asyncio
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.conversation import Conversation, Incoming
from bot.library import Library, Snapshot
from bot.presentation.catalogue import english
from bot.presentation.turn_record import turn_record
from bot.resources import project_folder
from bot.wiring import load
from tests.coach.made_up import NOW

FILES = sorted((Path(__file__).parent / "utterances").glob("*.yaml"))
CASES = [case for file in FILES for case in yaml.safe_load(file.read_text(encoding="utf-8"))]


@cache
def project_snapshot() -> Snapshot:
    """The project's own guides, with their lexicon."""
    read = load(project_folder("knowledge"))
    return Snapshot.of(read.loaded.knowledge, read.vocabulary)


def record_of(text: str) -> dict[str, Any]:
    """What one message of a stranger yields."""
    conversation = Conversation(Library(project_snapshot()), lambda: NOW)
    turn = asyncio.run(conversation.take_turn(Incoming("stranger", text)))
    assert turn.heard is not None
    return turn_record(turn.heard, turn.reply, turn.snapshot.knowledge, english())


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_an_utterance_yields_what_its_line_says(case: dict[str, Any]) -> None:
    record = record_of(case["text"])
    kinds = [answer["kind"] for answer in record["answers"]]
    assert record["intents"] == case.get("intents", record["intents"])
    assert record["companies"] == case.get("companies", record["companies"])
    assert kinds == case.get("kinds", kinds)
    for words in case.get("says", ()):
        assert words in record["reply"]
    for words in case.get("lacks", ()):
        assert words not in record["reply"]


def test_every_case_claims_something_that_we_know() -> None:
    known = {"text", "intents", "companies", "kinds", "says", "lacks"}
    for case in CASES:
        assert known >= case.keys() > {"text"}
