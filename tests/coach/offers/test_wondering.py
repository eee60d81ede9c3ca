"""What people ask of an offer in passing is answered of the offer, not of a guide."""

import pytest

from bot.coach.answers import (
    Answer,
    CounterAnswer,
    OfferAnswer,
    OfferComparisonAnswer,
    WhyAnswer,
)
from tests.coach.offers.talk import said_last, talk

GOOGLE = "/offer google swe detroit 110k base, 30k stock a year"
ALLY = "/offer ally swe detroit 112k base, 10k sign on"


def answers(*said: str) -> list[type[Answer]]:
    return [type(one) for one in talk(*said).answers]


@pytest.mark.parametrize(
    "text",
    ["is that good", "is it good?", "is this a good offer", "should i take it", "should I accept?",
     "whats my offer now", "show my offer", "what's that per year", "what are my options worth",
     "ok so is it any good", "is the ally offer good", "how good is my offer",
     "whats my tc", "what now"],
)  # fmt: skip
def test_a_question_about_an_offer_shows_it_again(text: str) -> None:
    (answer,) = talk(GOOGLE, ALLY, text).answers
    assert isinstance(answer, OfferAnswer)
    assert answer.key == "b"


@pytest.mark.parametrize(
    "text",
    ["which is better", "who pays more", "which one should i take", "should i stay",
     "which one is better?", "what if the stock is worth nothing",
     "which pays more, google or ally", "is google's offer better than ally's",
     "which one would you pick"],
)  # fmt: skip
def test_a_question_about_several_offers_compares_them(text: str) -> None:
    assert answers(GOOGLE, ALLY, text) == [OfferComparisonAnswer]
    if "google" not in text:
        assert answers(GOOGLE, text) == [OfferAnswer]


@pytest.mark.parametrize(
    "text",
    [
        "what do i say",
        "what should i say?",
        "should i negotiate",
        "what do i say to google",
        "what should i tell them today",
    ],
)
def test_what_to_say_is_the_script_of_the_counter(text: str) -> None:
    assert answers(GOOGLE, text) == [CounterAnswer]
    assert answers(GOOGLE, text, "why?") == [WhyAnswer]
    assert answers(GOOGLE, text, "thanks", "why?") == [WhyAnswer]


def test_whether_to_take_it_is_neither_answered_yes_nor_no() -> None:
    text = said_last(GOOGLE, "should i take it")
    assert "Next:" in text
    assert "Beside the guide" in text


@pytest.mark.parametrize("text", ["is that good", "what do i say", "which is better", "why?"])
def test_without_an_offer_the_guides_answer_as_before(text: str) -> None:
    assert not {OfferAnswer, CounterAnswer, OfferComparisonAnswer, WhyAnswer} & set(
        answers("swe at google in detroit", text)
    )


@pytest.mark.parametrize("text", ["is that good", "what do i say", "why?"])
def test_behind_the_guide_of_another_company_that_one_is_meant(text: str) -> None:
    shown = answers(ALLY, "swe at google in detroit", text)
    assert not {OfferAnswer, CounterAnswer, WhyAnswer} & set(shown)
    # Of an offer alone can this be said.
    assert answers(ALLY, "swe at google in detroit", "should i take it") == [OfferAnswer]


def test_another_company_that_is_named_is_not_taken_for_the_offer() -> None:
    assert OfferAnswer not in answers(ALLY, "is google good")
    assert CounterAnswer not in answers(ALLY, "what do i say to google")
