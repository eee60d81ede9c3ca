"""Who wants all deleted is asked once, told how much it is, and is one word away from it."""

import pytest

from bot.coach.answers import (
    ForgetQuestionAnswer,
    FormAnswer,
    NothingForgottenAnswer,
    OfferAnswer,
    PrivacyAnswer,
    ResetAnswer,
)
from bot.coach.kept import Kept
from bot.coach.question import DataStep, DataVerb, Forget
from bot.coach.steps import steps_of
from tests.coach.offers.talk import kept_after, said_last, talk

OFFER = "/offer google swe detroit 110k base"
# Message 25 of those that people send.
IN_PASSING = "ally detroit 125 base 20 bonus 36k rsu good?? and delete my data after"


@pytest.mark.parametrize(
    "text",
    ["/forget", "forget me", "delete my data", "delete everything about me", "erase my data",
     "please wipe everything", "can you delete all my data?", "forget everything"],
)  # fmt: skip
def test_who_wants_all_deleted_is_asked_once_and_told_what_it_is(text: str) -> None:
    (answer,) = talk(OFFER, text).answers
    assert isinstance(answer, ForgetQuestionAnswer)
    assert dict(answer.counts) == {
        "offers": 1,
        "reminders": 0,
        "watches": 0,
        "reports": 0,
        "settings": 0,
    }
    targets = [Forget(), DataStep(DataVerb.KEEP)]
    assert [choice.target for choice in answer.choices] == targets
    assert [step.target for row in steps_of(answer) for step in row] == targets
    assert kept_after(OFFER, text).offers


@pytest.mark.parametrize(
    "yes", ["yes", "Yes please", "1", "yep", "yes, delete everything", "sure, delete it all"]
)
def test_a_yes_deletes_and_says_what(yes: str) -> None:
    (answer,) = talk(OFFER, "/forget", yes).answers
    assert isinstance(answer, ResetAnswer)
    assert (answer.forgotten, dict(answer.counts)["offers"]) == (True, 1)
    assert kept_after(OFFER, "/forget", yes) == Kept()


@pytest.mark.parametrize("no", ["no", "2", "no, keep it", "nope", "don't delete it", "no thanks"])
def test_a_no_keeps_all(no: str) -> None:
    (answer,) = talk(OFFER, "/forget", no).answers
    assert isinstance(answer, NothingForgottenAnswer)
    assert len(kept_after(OFFER, "/forget", no, "yes").offers) == 1


@pytest.mark.parametrize(
    "other",
    ["swe at google in london", "thanks", "hmm", "/nonsense", "/privacy", "", "3", "/offers"],
)
def test_a_yes_to_what_came_later_deletes_nothing(other: str) -> None:
    assert kept_after(OFFER, "/forget", other, "yes").offers


def test_what_is_not_there_is_not_listed() -> None:
    assert said_last(OFFER, "/forget", "yes") == (
        "Done: I remember nothing of you any more.\nDeleted: 1 offer.\n"
        "The key that all of it was encrypted with is destroyed."
    )
    assert "nothing was kept" in said_last("/forget", "yes")


def test_a_request_inside_a_longer_message_is_asked_behind_its_answer() -> None:
    first, *_, last = talk(IN_PASSING).answers
    assert isinstance(first, OfferAnswer)
    assert isinstance(last, ForgetQuestionAnswer)
    assert kept_after(IN_PASSING, "no").offers
    assert kept_after(IN_PASSING, "yes") == Kept()


def test_beside_another_question_numbers_answer_that_one() -> None:
    text = "google 110k base 40k stock and delete my data after"
    *_, last = talk(text).answers
    assert isinstance(last, ForgetQuestionAnswer)
    assert last.beside
    assert kept_after(text, "1").offers
    assert kept_after(text, "yes") == Kept()


def test_the_question_is_asked_while_an_offer_is_told_step_by_step() -> None:
    form = ("/offer", "google", "swe")
    assert isinstance(talk(*form, "/forget").answers[0], ForgetQuestionAnswer)
    assert kept_after(*form, "/forget", "yes") == Kept()
    kept, *again = talk(*form, "/forget", "no").answers
    assert isinstance(kept, NothingForgottenAnswer)
    assert [type(one) for one in again] == [FormAnswer]
    assert kept_after(*form, "/forget", "no").form == kept_after(*form).form


@pytest.mark.parametrize("text", ["do you store my salary", "did you delete it", "/privacy"])
def test_who_asks_what_is_kept_is_told_only_that(text: str) -> None:
    (answer,) = talk(OFFER, text).answers
    assert isinstance(answer, PrivacyAnswer)
    assert kept_after(OFFER, text, "yes").offers
