"""Telling an offer step by step, and every way out of it."""

import pytest

from bot.coach.answers import FormAnswer, OfferAnswer, OfferChangedAnswer
from bot.coach.answers.offers import OfferChange
from bot.coach.following import follow
from bot.coach.kept import Kept
from bot.coach.person import Person
from bot.coach.question import OfferStep, OfferVerb
from tests.coach.made_up import NOW, small_snapshot
from tests.coach.offers.talk import kept_after, said_last, talk

GOOGLE = "/offer google swe detroit 110k base"


def steps(*said: str) -> list[str]:
    return [one.step for one in talk(*said).answers if isinstance(one, FormAnswer)]


def changes(*said: str) -> list[OfferChange]:
    return [one.change for one in talk(*said).answers if isinstance(one, OfferChangedAnswer)]


@pytest.mark.parametrize(
    "text", ["wait what is base", "what is a base?", "why do you ask", "can i skip this?", "how?"]
)
def test_a_question_is_no_answer_and_the_step_is_asked_again(text: str) -> None:
    assert steps("/offer", text) == ["company"]
    (offer,) = kept_after("/offer", text).offers
    assert offer.employer is None


def test_a_question_about_a_guide_is_answered_and_the_form_stays_open() -> None:
    reply = talk("/offer", "what does google pay for swe in detroit")
    assert len(reply.answers) > 1
    assert isinstance(reply.answers[-1], FormAnswer)
    assert reply.person.kept.form == "company"
    assert steps("/offer", "what does google pay for swe in detroit", "ally") == ["role"]


def test_an_answer_that_ends_like_a_question_is_an_answer() -> None:
    assert steps("/offer", "google?") == ["role"]


def test_back_goes_one_step_back() -> None:
    assert steps("/offer", "google", "back") == ["company"]
    assert steps("/offer", "back") == ["company"]
    assert steps("/offer", "google", "swe", "detroit", "120k", "10%", "skip", "back") == ["stock"]


@pytest.mark.parametrize("text", ["cancel", "/cancel"])
def test_leaving_before_anything_is_told_says_that_nothing_is_kept(text: str) -> None:
    assert changes(GOOGLE, "/offer", text) == [OfferChange.FORM_LEFT]
    kept = kept_after(GOOGLE, "/offer", text)
    assert [one.key for one in kept.offers] == ["a"]
    assert kept.form is None
    assert "Offer B" not in said_last(GOOGLE, "/offer", text)


def test_leaving_after_something_is_told_says_what_is_not_kept() -> None:
    assert changes("/offer", "google", "cancel") == [OfferChange.FORM_DROPPED]
    assert "all else is as it was" in said_last(GOOGLE, "/offer", "google", "cancel")


@pytest.mark.parametrize(
    "text", ["wait what is base", "is that good", "what do i say", "my offers"]
)
def test_what_is_asked_meanwhile_is_not_of_the_offer_that_is_being_told(text: str) -> None:
    reply = talk(GOOGLE, "/offer", text)
    assert [one.key for one in reply.person.kept.offers] == ["a", "b"]
    assert reply.person.kept.current == "b"
    assert reply.person.kept.form == "company"
    assert all(one.key == "a" for one in reply.answers if isinstance(one, OfferAnswer))
    assert isinstance(reply.answers[-1], FormAnswer)


def test_another_offer_is_deleted_meanwhile() -> None:
    reply = talk(GOOGLE, "/offer", "delete 1")
    assert [one.key for one in reply.person.kept.offers] == ["b"]
    assert reply.person.kept.form == "company"


def test_the_form_within_the_form_begins_anew() -> None:
    assert changes("/offer", "google", "/offer") == [OfferChange.FORM_ANEW]
    assert steps("/offer", "google", "/offer") == ["company"]
    assert len(kept_after("/offer", "google", "/offer").offers) == 1


@pytest.mark.parametrize(
    "said", [("/offer",), ("/offer", "skip"), ("/offer", "skip", "swe"), ("/offer", "ally")]
)
def test_a_whole_offer_within_the_form_ends_it_and_the_blank_one_is_gone(
    said: tuple[str, ...],
) -> None:
    whole = "google swe detroit 120k base, 10% bonus"
    reply = talk(*said, whole)
    assert any(isinstance(one, OfferAnswer) for one in reply.answers)
    (offer,) = reply.person.kept.offers
    assert offer.company == "google"
    assert reply.person.kept.form is None


def test_the_pay_in_one_line_goes_into_the_offer_that_is_told() -> None:
    reply = talk("/offer", "google", "120k base, 10% bonus")
    (offer,) = reply.person.kept.offers
    assert offer.company == "google"
    assert offer.stated.bonus is not None
    assert reply.person.kept.form is None


@pytest.mark.parametrize("text", ["250k", "$250,000", "2"])
def test_an_amount_is_no_name(text: str) -> None:
    for said in (("/offer",), ("/offer", "google")):
        (answer,) = talk(*said, text).answers
        assert isinstance(answer, FormAnswer)
        assert answer.amount
    assert "amount" in said_last("/offer", "google", text)


def test_another_command_ends_the_form_and_keeps_no_blank_offer() -> None:
    reply = talk(GOOGLE, "/offer", "/offers")
    assert [one.key for one in reply.person.kept.offers] == ["a"]
    assert reply.person.kept.form is None
    assert changes(GOOGLE, "/offer", "/offers") == [OfferChange.FORM_LEFT]
    assert changes(GOOGLE, "/offer", "ally", "/offers") == [OfferChange.FORM_DROPPED]
    assert changes(GOOGLE, "/offer", "ally", "swe", "detroit", "115k", "/offers") == [
        OfferChange.FORM_ENDED
    ]


@pytest.mark.parametrize("text", ["around 120k", "maybe 120k", "it's 120k", "120k base"])
def test_a_word_beside_the_amount_that_is_asked_for_names_no_employer(text: str) -> None:
    assert steps("/offer", "google", "swe", "detroit", text) == ["bonus"]


def pressed(kept: Kept, *steps: OfferStep) -> Kept:
    person = Person(kept=kept)
    for step in steps:
        person = follow(step, person, small_snapshot().knowledge, NOW).person
    return person.kept


def test_the_buttons_of_a_closed_form_do_nothing_to_the_offer_at_hand() -> None:
    kept = kept_after(GOOGLE)
    for argument in ("cancel", "company", "done"):
        assert pressed(kept, OfferStep(OfferVerb.FORM, "a", argument)) == kept


def test_the_button_of_another_offer_ends_the_form() -> None:
    kept = pressed(kept_after(GOOGLE, "/offer"), OfferStep(OfferVerb.SHOW, "a"))
    assert kept.form is None
    assert [one.key for one in kept.offers] == ["a"]


@pytest.mark.parametrize("text", ["delete my data", "delete all"])
def test_yes_to_deleting_is_no_answer_to_a_step(text: str) -> None:
    ally = "/offer ally swe detroit 112k base"
    assert kept_after(GOOGLE, ally, "/offer", text, "yes").offers == ()


def test_an_amount_within_a_question_is_no_answer() -> None:
    said = ("/offer", "google", "swe", "detroit", "is 120k ok?")
    assert steps(*said) == ["base"]
    assert kept_after(*said).offers[0].stated.base is None


def test_leaving_where_nothing_is_open_says_so() -> None:
    assert changes(GOOGLE, "/cancel") == [OfferChange.NO_FORM]


@pytest.mark.parametrize("text", ["ok", "yes", "thanks"])
def test_small_talk_is_no_company(text: str) -> None:
    assert steps("/offer", text) == ["company"]
