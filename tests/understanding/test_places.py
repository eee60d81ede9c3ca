import pytest

from bot.understanding.entities import Entities
from bot.understanding.reading import understand
from tests.coach.made_up import NOW, small_snapshot


def heard(text: str) -> Entities:
    return understand(text, small_snapshot().lexicon, NOW).entities


@pytest.mark.parametrize(
    ("text", "metro"),
    [
        ("ally swe detriot", "detroit"),
        ("swe at google in lodnon", "london"),
        ("google swe new yrok", "new-york"),
    ],
)
def test_a_slip_in_a_place_is_read_and_marked(text: str, metro: str) -> None:
    (mention,) = heard(text).places
    assert (mention.misspelt, mention.place.metro) == (True, metro)


@pytest.mark.parametrize("text", ["the landing page", "swe at Pariz", "i bank with wells fargo"])
def test_another_word_is_no_misspelt_place(text: str) -> None:
    assert heard(text).places == ()


def test_a_place_as_it_is_written_is_not_marked() -> None:
    (mention,) = heard("google swe london").places
    assert not mention.misspelt


@pytest.mark.parametrize("text", ["stripe swe sf", "what does toast pay", "zorblat script"])
def test_a_word_that_may_be_an_employer_is_never_left_unsaid(text: str) -> None:
    found = heard(text)
    assert found.companies == ()
    assert found.unlisted or found.possible


@pytest.mark.parametrize(
    "text", ["and in london?", "same for l5 please", "what about senior", "script for equity"]
)
def test_words_that_go_on_are_no_possible_employer(text: str) -> None:
    assert heard(text).possible == ()
