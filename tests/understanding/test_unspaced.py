import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.intents import Intent
from bot.understanding.reading import understand
from bot.understanding.unspaced import parted
from bot.understanding.utterance import read
from tests.coach.made_up import NOW, small_snapshot


def words(text: str) -> list[str]:
    utterance = parted(read(text), small_snapshot().lexicon)
    assert utterance.text == text
    return [word.text for word in utterance.words]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("googleswelondon", "google swe london"),
        ("googlepmlondon", "google pm london"),
        ("seniorsoftwareengineeratgoogle", "senior software engineer at google"),
        ("#SWEatDatadog", "SWE at Datadog"),
        ("targetswe", "target swe"),
    ],
)
def test_words_that_were_run_together_are_parted(typed: str, meant: str) -> None:
    assert words(typed) == meant.split()


@pytest.mark.parametrize(
    "typed", ["targetedness", "googleplexity", "datadog", "unhelpfulness", "swelondon", "a b c d"]
)
def test_a_long_word_stays_one(typed: str) -> None:
    assert words(typed) == [typed]


@given(st.text(alphabet="abcdegilmnoprstu", max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(words(text)) == text


def test_a_message_without_blanks_is_understood() -> None:
    found = understand("googleswelondon", small_snapshot().lexicon, NOW).entities
    assert [mention.company for mention in found.companies] == ["google"]
    assert [mention.role for mention in found.roles] == ["software-engineer"]
    assert [mention.place.name for mention in found.places] == ["London"]


@pytest.mark.parametrize(
    ("typed", "amounts"),
    [("GoogleSWE: 180.5k", [180_500]), ("datadogswe $350,000", [350_000])],
)
def test_what_stands_between_run_together_words_is_kept(typed: str, amounts: list[int]) -> None:
    heard = understand(typed, small_snapshot().lexicon, NOW)
    assert [found.value for found in heard.amounts] == amounts
    assert heard.utterance.text == typed


def test_run_together_words_behind_a_command_leave_it_one() -> None:
    heard = understand("/forget myGoogleOffer", small_snapshot().lexicon, NOW)
    assert heard.intents[0].intent is Intent.FORGET


@pytest.mark.parametrize("typed", ["googleswenyc", "google.swe.nyc", "google_swe_nyc"])
def test_a_place_that_was_run_together_is_heard(typed: str) -> None:
    found = understand(typed, small_snapshot().lexicon, NOW).entities
    assert [mention.place.name for mention in found.places] == ["New York"]
