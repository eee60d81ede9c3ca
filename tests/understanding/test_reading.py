import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.presentation.catalogue import english
from bot.presentation.money_words import family_name
from bot.understanding.intents import Intent
from bot.understanding.reading import LONGEST_TEXT, Understanding, understand
from tests.coach.made_up import NOW, small_snapshot, vocabulary


def heard(text: str) -> Understanding:
    return understand(text, small_snapshot().lexicon, NOW)


@pytest.mark.parametrize(
    ("text", "role", "seniority"),
    [
        ("swe at google", "software-engineer", None),
        ("sr swe at google", "senior-software-engineer", None),
        ("senior software engineers", "senior-software-engineer", None),
        ("what do senior engineers make", "senior-software-engineer", None),
        ("senior data engineer", "data-engineer", "senior"),
        ("softwar enginer", "software-engineer", None),
        ("ML/AI engineer", "ml-ai-engineer", None),
    ],
)
def test_a_role_is_heard_apart_from_its_seniority(
    text: str, role: str, seniority: str | None
) -> None:
    (mention,) = heard(text).entities.roles
    assert (mention.role, mention.seniority) == (role, seniority)


def test_words_inside_other_words_are_no_role() -> None:
    assert heard("our pmo and redevelopment").entities.roles == ()


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("google swe london", [Intent.RANGE]),
        ("script for equity at google", [Intent.SCRIPT]),
        ("who pays more and what do i say", [Intent.COMPARE, Intent.SCRIPT]),
        ("what do i say, and what is the range", [Intent.SCRIPT, Intent.RANGE]),
        ("/help", [Intent.HELP]),
        ("/start", [Intent.HELP]),
        ("/privacy", [Intent.PRIVACY]),
        ("thanks, that was super helpful!", [Intent.SMALLTALK]),
        ("😂😂", [Intent.SMALLTALK]),
        ("ghghghghgh", [Intent.UNKNOWN]),
        ("", [Intent.UNKNOWN]),
        ("\0", [Intent.UNKNOWN]),
    ],
)
def test_intents_are_heard_in_the_order_asked(text: str, intents: list[Intent]) -> None:
    assert [mention.intent for mention in heard(text).intents] == intents


def test_places_and_levers_are_heard() -> None:
    found = heard("swe in detroit, script for a sign on").entities
    assert [mention.typed for mention in found.places] == ["detroit"]
    assert [mention.family for mention in found.levers] == ["sign_on"]


def test_a_place_inside_a_companys_name_is_no_place() -> None:
    assert heard("Target in Target").entities.places == ()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_has_an_understanding(text: str) -> None:
    assert heard(text).intents


@pytest.mark.parametrize(
    "text", ["😀", "a'", "at ", "!?", "zorblat ", "stripe offer ", "\u202eab "]
)
def test_a_long_hostile_text_is_read_in_time(text: str) -> None:
    long_text = text * (LONGEST_TEXT // len(text) + 1)
    began = time.perf_counter()
    understood = heard(long_text)
    # Far above what it takes, since test machines are slow; a careless pattern takes seconds.
    assert time.perf_counter() - began < 0.25
    assert len(understood.utterance.text) == LONGEST_TEXT


def test_a_refresher_is_asked_for_by_one_word() -> None:
    asked = heard("script for refresher at google senior swe").entities
    assert [mention.family for mention in asked.levers] == ["refresher"]


def test_every_family_that_an_answer_names_can_be_asked_for_by_that_name() -> None:
    for entry in vocabulary().families:
        asked = heard(f"script for {family_name(entry.family, english()).text}")
        assert [mention.family for mention in asked.entities.levers][:1] == [entry.family]
        assert asked.entities.places == ()


@given(st.text(max_size=200))
@settings(max_examples=300)
def test_any_text_has_an_understanding_that_stands_in_it(text: str) -> None:
    heard = understand(text, small_snapshot().lexicon, NOW)
    found = heard.entities
    assert heard.intents
    spans = [(one.span, one.typed) for one in found.companies]
    spans += [(one.span, one.typed) for one in found.unlisted]
    spans += [(one.span, one.typed) for one in found.doubtful]
    spans += [(one.span, one.typed) for one in found.roles]
    spans += [(one.span, one.typed) for one in found.places]
    for span, typed in spans:
        assert heard.utterance.text[span.start : span.end] == typed


@pytest.mark.parametrize(
    "piece",
    ["swe google nyc ", "at ", "10k-20k ", "a b c d ", "google, meta, ", "xkqzv ", "在谷歌 "],
)
def test_a_letter_of_one_thing_repeated_is_read_to_its_end(piece: str) -> None:
    heard = understand((piece * 4096)[:4096], small_snapshot().lexicon, NOW)
    assert len(heard.utterance.text) == 4096
    assert len(heard.entities.companies) <= 64
