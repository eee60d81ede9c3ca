import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.reading import understand
from bot.understanding.unspaced import with_blanks
from bot.understanding.utterance import read
from tests.coach.made_up import NOW, small_snapshot


def spaced(text: str) -> str | None:
    return with_blanks(read(text), small_snapshot().lexicon)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("googleswelondon", "google swe london"),
        ("googlepmlondon", "google pm london"),
        ("seniorsoftwareengineeratgoogle", "senior software engineer at google"),
        ("#SWEatDatadog", "SWE at Datadog"),
    ],
)
def test_words_that_were_run_together_are_parted(typed: str, meant: str) -> None:
    assert spaced(typed) == meant


@pytest.mark.parametrize(
    "typed", ["targetedness", "googleplexity", "datadog", "unhelpfulness", "swelondon", "a b c d"]
)
def test_a_long_word_stays_one(typed: str) -> None:
    assert spaced(typed) is None


@given(st.text(alphabet="abcdegilmnoprstu", max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    parted = spaced(text)
    assert parted is None or parted.replace(" ", "") == text.replace(" ", "")


def test_a_message_without_blanks_is_understood() -> None:
    found = understand("googleswelondon", small_snapshot().lexicon, NOW).entities
    assert [mention.company for mention in found.companies] == ["google"]
    assert [mention.role for mention in found.roles] == ["software-engineer"]
    assert [mention.place.name for mention in found.places] == ["London"]
