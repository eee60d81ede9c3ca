"""The project's own scripts without a company: honest, sayable, and free of figures."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bot.knowledge.base import GenericScript, KnowledgeBase
from bot.knowledge.families import OTHER_FAMILY
from bot.knowledge.generic import GENERIC, load_generic
from bot.knowledge.vocabulary import Vocabulary, load_vocabulary
from bot.knowledge.wording import claims_offer, is_sayable

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
FREQUENT = (
    *("sign_on", "base", "equity", "bonus", "level", "competing_offer", "deadline"),
    *("relocation", "remote", "refresher", "vesting", "benefits"),
)
CLAIMS = {"Use another offer, on the phone", "Use another offer, in writing"}
# About half a minute aloud.
MOST_WORDS = 60


def project_vocabulary() -> Vocabulary:
    return load_vocabulary([KNOWLEDGE / "vocabulary"])[0]


SCRIPTS, FOUND = load_generic([KNOWLEDGE / GENERIC], project_vocabulary())

each_script = pytest.mark.parametrize(
    "script", SCRIPTS, ids=[f"{script.family}: {script.name}" for script in SCRIPTS]
)


def test_coach_check_finds_nothing() -> None:
    assert [str(found) for found in FOUND] == []


def test_every_family_that_can_be_asked_for_has_a_script() -> None:
    asked = {entry.family for entry in project_vocabulary().families} - {OTHER_FAMILY}
    assert {script.family for script in SCRIPTS} == asked


@pytest.mark.parametrize("family", FREQUENT)
def test_a_frequent_family_has_words_to_say_and_words_to_send(family: str) -> None:
    names = [script.name for script in KnowledgeBase(generic=SCRIPTS).generic_for(family)]
    assert names[0].endswith(", on the phone")
    assert names[1].endswith(", in writing")


def test_no_two_scripts_share_a_name() -> None:
    names = Counter(script.name for script in SCRIPTS)
    assert [name for name, count in names.items() if count > 1] == []


def test_the_scripts_that_claim_an_offer_are_these_and_no_other() -> None:
    assert {script.name for script in SCRIPTS if claims_offer(script.script)} == CLAIMS
    assert {script.name for script in SCRIPTS if script.claims_offer} == CLAIMS


@each_script
def test_there_is_no_digit_and_no_sign_of_money(script: GenericScript) -> None:
    words = f"{script.name} {script.script} {script.advice}"
    assert re.findall(r"[\d$€£¥₹%]", words) == []


@each_script
def test_it_can_be_said_aloud(script: GenericScript) -> None:
    assert is_sayable(script.script)
    assert script.sayable
    assert len(script.script.split()) <= MOST_WORDS


@each_script
def test_it_asks_exactly_once(script: GenericScript) -> None:
    assert script.script.count("?") == 1


@each_script
def test_its_advice_is_one_or_two_sentences(script: GenericScript) -> None:
    assert script.advice is not None
    assert len(re.findall(r"[.!?](?:\s|$)", script.advice)) in {1, 2}


@each_script
def test_its_placeholders_say_what_they_hold(script: GenericScript) -> None:
    brackets = re.findall(r"\[[^\]]*\]", script.script)
    assert brackets != []
    assert list(dict.fromkeys(brackets)) == [gap.text for gap in script.placeholders]
    assert [text for text in brackets if len(text.split()) < 2] == []


@each_script
def test_it_begins_on_its_line_of_the_file(script: GenericScript) -> None:
    lines = (KNOWLEDGE / script.path).read_text("utf-8").splitlines()
    assert lines[script.line - 1] == f'> "{script.script}"'


@each_script
def test_a_message_names_who_writes_to_whom(script: GenericScript) -> None:
    is_message = script.name.endswith(", in writing")
    assert script.script.startswith("Hello [name of your contact], ") == is_message
    assert script.script.endswith(" Kind regards, [your name]") == is_message
