"""Messages in YAML, each with what it must yield; people who do not program can add one.

What fails is known by name, in known_failures.yaml, and that list only gets shorter.
"""

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

HERE = Path(__file__).parent
FILES = sorted((HERE / "utterances").glob("*.yaml"))
CASES = [case for file in FILES for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
KNOWN_FAILURES: dict[str, list[str]] = (
    yaml.safe_load((HERE / "known_failures.yaml").read_text(encoding="utf-8")) or {}
)


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


def failing(case: dict[str, Any], record: dict[str, Any]) -> list[str]:
    """The claims of a case that do not hold of a record, by their names."""
    kinds = [answer["kind"] for answer in record["answers"]]
    holds = {
        "intents": record["intents"] == case.get("intents"),
        "companies": record["companies"] == case.get("companies"),
        "kinds": kinds == case.get("kinds"),
        "says": all(words in record["reply"] for words in case.get("says", ())),
        "lacks": not any(words in record["reply"] for words in case.get("lacks", ())),
    }
    return [name for name in case if name != "text" and not holds[name]]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_an_utterance_yields_what_its_line_says(case: dict[str, Any]) -> None:
    record = record_of(case["text"])
    failed, known = failing(case, record), KNOWN_FAILURES.get(case["text"], [])
    assert [name for name in failed if name not in known] == [], record
    assert [name for name in known if name not in failed] == [], "take it from the known failures"


def test_every_known_failure_is_one_of_a_case_that_is_still_there() -> None:
    claims = {case["text"]: case.keys() - {"text"} for case in CASES}
    strange = [
        text
        for text, names in KNOWN_FAILURES.items()
        if not claims.get(text, set()) >= set(names) > set()
    ]
    assert strange == []


@pytest.mark.parametrize(
    ("claims", "failed"),
    [
        ({"intents": ["range"], "companies": ["monzo"], "kinds": ["ranges"]}, []),
        ({"says": ["£45K"], "lacks": ["$"]}, []),
        (
            {"intents": ["script"], "companies": [], "kinds": ["script"]},
            ["intents", "companies", "kinds"],
        ),
        ({"says": ["£45K", "€"], "lacks": ["£"]}, ["says", "lacks"]),
    ],
)
def test_each_claim_that_does_not_hold_is_named(claims: dict[str, Any], failed: list[str]) -> None:
    record = {
        "intents": ["range"],
        "companies": ["monzo"],
        "answers": [{"kind": "ranges"}],
        "reply": "Base: £45K",
    }
    assert failing({"text": "swe at monzo", **claims}, record) == failed


def test_every_case_claims_something_that_we_know() -> None:
    known = {"text", "intents", "companies", "kinds", "says", "lacks"}
    for case in CASES:
        assert known >= case.keys() > {"text"}


def test_no_message_stands_there_twice() -> None:
    texts = [case["text"] for case in CASES]
    assert len(texts) == len(set(texts))
