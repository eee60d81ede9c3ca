"""Of what a person tells nothing is set unasked, and one tap sets it."""

import pytest

from bot.coach.answers import OfferAnswer, ReminderOfferAnswer
from bot.reminders.rule import BEFORE_A_DEADLINE, Repeat
from tests.coach.reminding.talk import BERLIN, Talk, wall


@pytest.mark.parametrize(
    "text",
    ["my review is on 15 Jan", "google offered 180k, i have until friday", "it expires 3 dec",
     "they want an answer by thursday",
     "google swe detroit 110k base, offer expires 10 june"],
)  # fmt: skip
@pytest.mark.parametrize("yes", ["remind me", "button"])
def test_one_tap_sets_what_was_told(text: str, yes: str) -> None:
    talk = Talk(BERLIN, text)
    assert talk.person.reminders == ()
    assert isinstance(talk.answers[-1], ReminderOfferAnswer)
    if yes == "button":
        talk.press(talk.answers[-1].step)
    else:
        talk.say(yes)
    assert talk.only.rule.repeat is Repeat.DEADLINE
    assert talk.only.rule.before == BEFORE_A_DEADLINE


def test_it_stands_beside_the_offer_and_is_linked_to_it() -> None:
    talk = Talk(BERLIN, "google swe detroit 110k base, i have until friday")
    assert isinstance(talk.answers[0], OfferAnswer)
    talk.say("remind me")
    assert (talk.only.offer, talk.only.text) == ("a", "Google: deadline")


def test_the_zone_is_asked_first_and_the_button_goes_on() -> None:
    talk = Talk("my review is on 15 Jan")
    talk.press(talk.targets[0]).say("berlin")
    assert talk.only.text == "my review"


def test_nobody_is_asked_who_told_no_day_or_one_that_is_over() -> None:
    for text in ("google swe detroit 110k base", "my review was on 15 jan 2020"):
        talk = Talk(BERLIN, text)
        assert not any(isinstance(one, ReminderOfferAnswer) for one in talk.answers)


def test_a_button_of_an_event_that_was_let_go_asks_anew() -> None:
    talk = Talk(BERLIN, "my review is on 15 Jan").say("/reset")
    talk.press("r1.add..told")
    assert talk.person.session.draft is not None
    assert talk.person.reminders == ()


@pytest.mark.parametrize(
    "text",
    [
        "ally offered 125k, remind me friday to answer",
        "ally offered 125k base, remind me friday to answer",
        "swe ally detroit 125k. remind me friday 9am",
    ],
)
def test_an_offer_that_is_told_before_the_request_is_kept(text: str) -> None:
    talk = Talk(BERLIN, text)
    assert len(talk.reply.person.kept.offers) == 1
    assert talk.reply.person.reminders or talk.reply.person.session.draft is not None


def test_an_amount_in_the_words_of_a_reminder_is_no_offer() -> None:
    talk = Talk(BERLIN, "remind me friday to ask ally for 150k")
    assert talk.reply.person.kept.offers == ()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("remind me 2 days before the offer expires", "Mon 08 Jun 09:00"),
        ("remind me the day before at 10am", "Tue 09 Jun 10:00"),
        ("remind me before it expires", "Wed 03 Jun 09:00"),
    ],
)
def test_a_time_before_what_was_told_needs_no_day_of_its_own(text: str, when: str) -> None:
    talk = Talk(BERLIN, "google swe detroit 110k base, offer expires 10 june", text)
    assert wall(talk.only) == when


def test_a_time_before_another_event_is_asked() -> None:
    talk = Talk(BERLIN, "offer expires 10 june", "remind me 2 days before my review")
    assert talk.person.reminders == ()


@pytest.mark.parametrize(
    "text", ["offer expired yesterday", "my review was yesterday", "deadline was 3 june 2020"]
)
def test_what_is_told_to_be_over_gets_an_answer(text: str) -> None:
    talk = Talk(BERLIN, text)
    assert talk.text.strip()
    assert talk.person.reminders == ()


@pytest.mark.parametrize(
    "text", ["swe at ally detroit remnd me of the range", "swe ally nudge me of the range"]
)
def test_what_is_asked_in_words_of_reminding_is_answered(text: str) -> None:
    assert Talk(BERLIN, text).text.strip()
