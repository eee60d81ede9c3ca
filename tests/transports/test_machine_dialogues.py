"""The conversation for programs: a line in, a line out, whatever stands in it."""

import asyncio
import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.person import Person
from bot.conversation import Conversation, Incoming, PeopleInMemory
from bot.library import Library
from bot.presentation.catalogue import english
from bot.presentation.plain import render
from bot.transports.machine import MOST_TURNS, answer_lines, answer_text
from tests.coach.made_up import NOW, small_snapshot
from tests.presentation.answers import MESSAGES

Json = dict[str, Any]

TEXTS = {
    name: said[0] for name, said in MESSAGES.items() if len(said) == 1 and isinstance(said[0], str)
}


def conversation(people: PeopleInMemory | None = None) -> Conversation:
    return Conversation(Library(small_snapshot()), lambda: NOW, people)


def lines(*given: str, people: PeopleInMemory | None = None) -> list[Json]:
    """The object that each line is answered with."""
    source, target = io.StringIO("\n".join(given)), io.StringIO()
    asyncio.run(answer_lines(conversation(people), source, target, english()))
    return [json.loads(line) for line in target.getvalue().splitlines()]


def asked(*texts: str) -> list[Json]:
    """The turns of one dialogue."""
    (record,) = lines(json.dumps({"id": 1, "turns": [{"text": text} for text in texts]}))
    turns: list[Json] = record["turns"]
    return turns


def test_a_line_is_answered_under_its_id() -> None:
    (record,) = lines('{"id": "a-1", "text": "swe at google in london"}')
    assert record["id"] == "a-1"
    (turn,) = record["turns"]
    assert turn["text"] == "swe at google in london"
    assert turn["intents"] == ["range"]
    assert (turn["companies"], turn["roles"]) == (["google"], ["software-engineer"])
    (place,) = turn["places"]
    assert (place["name"], place["metro"], place["remote"]) == ("London", "london", False)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nonsense", "this line cannot be read as JSON"),
        ("[" * 100_000, "this line cannot be read as JSON"),
        ('["text"]', "this line is no JSON object"),
        ("null", "this line is no JSON object"),
        ("{}", 'the line has no "text"'),
        ('{"text": 5}', 'the line has no "text"'),
        ('{"turns": []}', '"turns" is no list with something in it'),
        ('{"turns": "swe"}', '"turns" is no list with something in it'),
        ('{"turns": [{"text": "swe"}, "google"]}', 'turn 2 has no "text"'),
        (json.dumps({"turns": [{"text": "hi"}] * (MOST_TURNS + 1)}), '"turns" has more than'),
    ],
)
def test_a_bad_line_gets_an_error_and_the_rest_goes_on(line: str, told: str) -> None:
    good = '{"id": 2, "text": "swe at google in london"}'
    bad, then = lines(line, good)
    assert bad["error"].startswith(told)
    assert '{"id": "…", "text": "…"}' in bad["error"]
    assert "turns" not in bad
    assert then["turns"][0]["companies"] == ["google"]


def test_an_error_keeps_the_id_where_it_can_be_read() -> None:
    (record,) = lines('{"id": 7}')
    assert record["id"] == 7


def test_empty_lines_are_passed_over() -> None:
    assert len(lines("", "  \n", '{"text": "hi"}')) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(("id", "text", "turns")) | st.text(max_size=3), inner)
        ),
        max_leaves=6,
    )
)
def test_any_json_gets_one_line_back(value: object) -> None:
    (record,) = lines(json.dumps(value))
    assert ("error" in record) != ("turns" in record)


def test_each_line_is_a_dialogue_of_its_own() -> None:
    first, second = lines('{"text": "swe at google in london"}', '{"text": "and in detroit?"}')
    assert first["turns"][0]["companies"] == ["google"]
    assert second["turns"][0]["companies"] == []


def test_nothing_of_a_dialogue_is_remembered_after_its_line() -> None:
    people = PeopleInMemory()
    lines('{"text": "swe at google in london"}', people=people)
    assert len(people) == 0
    assert asyncio.run(people.load("line-1")).person == Person()


def test_the_turns_of_a_dialogue_hold_what_still_holds() -> None:
    first, second, third = asked("swe at google in london", "script for equity", "and in detroit?")
    assert [turn["companies"] for turn in (first, second, third)] == [["google"]] * 3
    assert [turn["intents"] for turn in (first, second)] == [["range"], ["script"]]
    assert [place["name"] for place in second["places"]] == ["London"]
    assert [place["name"] for place in third["places"]] == ["Detroit"]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_reply_is_the_plain_text_and_each_answer_has_its_kind(name: str) -> None:
    text = TEXTS[name]
    turn = asyncio.run(conversation().take_turn(Incoming("ann", text)))
    record = asyncio.run(answer_text(conversation(), text, "ann", english()))
    assert record["reply"] == render(turn.answers, english())
    assert [answer["kind"] for answer in record["answers"]] == [a.kind for a in turn.answers]
    assert json.loads(json.dumps(record)) == record


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_figure_of_the_person_is_what_stands_at_its_span(name: str) -> None:
    text = TEXTS[name]
    record = asyncio.run(answer_text(conversation(), text, "ann", english()))
    for figure in (figure for answer in record["answers"] for figure in answer["figures"]):
        # A moment stands nowhere in the text: it is what "in 2 hours" comes to.
        if figure["source"] == "person" and figure["ref"] is not None:
            start, end = figure["ref"]
            assert figure["text"] in text[start:end]
    for amount in record["amounts"]:
        start, end = amount["span"]
        assert any(letter.isdigit() for letter in text[start:end])


def test_each_source_of_a_figure_is_told() -> None:
    text = "google swe london, they offered 110k base"
    (turn,) = asked(text)
    figures = [figure for answer in turn["answers"] for figure in answer["figures"]]
    refs = {(figure["text"], figure["source"]): figure["ref"] for figure in figures}
    assert refs["110k", "person"] == [text.index("110k"), text.index(" base")]
    assert refs["£100K–£120K", "guide"] == "google/software-engineer:20"
    assert refs["100", "arithmetic"] == "2026-06-01 - 2026-02-21 (last_updated), in days"
    assert {figure["source"] for figure in figures} == {"person", "guide", "arithmetic"}


@pytest.mark.parametrize(
    ("text", "slot", "first"),
    [
        ("google", "role", "senior-software-engineer"),
        ("swe at google in tokyo", "place", "Detroit, MI (HQ)"),
        ("swe offer from epic", "company", "epic-games"),
        ("how much in detroit", "role", "software-engineer"),
        ("swe offer from Apple Bank", "company", "apple"),
    ],
)
def test_what_is_asked_back_is_told_with_its_choices(text: str, slot: str, first: str) -> None:
    (turn,) = asked(text)
    assert turn["clarify"]["slot"] == slot
    assert turn["clarify"]["choices"][0]["value"] == first


def test_nothing_is_asked_back_where_all_is_said() -> None:
    (turn,) = asked("swe at google in london")
    assert turn["clarify"] is None


def test_an_unknown_employer_is_told_as_it_was_typed() -> None:
    (turn,) = asked("swe at Pfizer")
    assert (turn["companies"], turn["unlisted"]) == ([], ["Pfizer"])
