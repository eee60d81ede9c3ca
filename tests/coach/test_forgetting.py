"""Who wants all deleted is one tap, or one word, away from it."""

import pytest

from bot.coach.answers import PrivacyAnswer, ResetAnswer
from bot.coach.kept import Kept
from bot.coach.question import Forget
from bot.coach.steps import steps_of
from tests.coach.offers.talk import kept_after, talk

OFFER = "/offer google swe detroit 110k base"


@pytest.mark.parametrize(
    "text",
    ["delete my data", "delete everything about me", "erase my data", "please wipe everything",
     "can you delete all my data?", "forget everything"],
)  # fmt: skip
def test_who_wants_all_deleted_is_asked_once(text: str) -> None:
    (answer,) = talk(OFFER, text).answers
    assert isinstance(answer, PrivacyAnswer)
    assert [choice.target for choice in answer.choices] == [Forget()]
    assert [step.target for row in steps_of(answer) for step in row] == [Forget()]
    assert kept_after(OFFER, text).offers
    assert isinstance(talk(OFFER, text, "yes").answers[0], ResetAnswer)
    assert kept_after(OFFER, text, "yes") == Kept()


@pytest.mark.parametrize("text", ["do you store my salary", "did you delete it", "/privacy"])
def test_who_asks_what_is_kept_is_told_only_that(text: str) -> None:
    (answer,) = talk(OFFER, text).answers
    assert isinstance(answer, PrivacyAnswer)
    assert answer.choices == ()
    assert kept_after(OFFER, text, "yes").offers
