import pytest
from hypothesis import given, settings

from bot.understanding.moments.answering import read_moment
from tests.understanding.moments.test_resolving import texts


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("friday 9am", "friday 9am"),
        ("tomorrow", "tomorrow"),
        ("the 3rd", "the 3rd"),
        ("9", "9"),
        ("at 9 please", "at 9"),
        ("maybe 9 pls", "9"),
        ("10ish", "10"),
        ("friday works, 9am", "friday 9am"),
        ("make it 9am, on monday then", "9am, on monday"),
        ("in 2 hours", "in 2 hours"),
        ("3.12.", "3.12."),
    ],
)
def test_an_answer_is_a_moment(text: str, typed: str) -> None:
    mention = read_moment(text)
    assert mention is not None
    assert mention.typed == typed


@pytest.mark.parametrize("text", ["no idea", "180k", "google swe", "250", "", "9 offers"])
def test_other_words_are_none(text: str) -> None:
    assert read_moment(text) is None


@settings(max_examples=200, deadline=None)
@given(texts)
def test_any_answer_is_read_and_stands_in_the_text(text: str) -> None:
    mention = read_moment(text)
    if mention is not None:
        assert mention.typed == " ".join(text[one.start : one.end] for one in mention.pieces)
