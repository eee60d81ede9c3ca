"""The buttons below a reminder that came."""

from datetime import timedelta

import pytest

from bot.coach.answers.reminding import Lack
from bot.coach.question import ReminderStep, ReminderVerb
from tests.coach.reminding.talk import BERLIN, Talk, wall

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def came(text: str = "remind me in 1 hour to stretch") -> Talk:
    """A reminder that came a minute ago."""
    talk = Talk(BERLIN, text)
    due = talk.only.due
    assert due is not None
    talk.now = due
    return talk.comes(talk.only.text).later(timedelta(minutes=1))


def press(talk: Talk, verb: ReminderVerb, argument: str = "") -> Talk:
    key = next(iter(talk.person.reminders)).key
    return talk.press(ReminderStep(verb, key, argument))


def test_done_is_gone() -> None:
    talk = press(came(), ReminderVerb.DONE)
    assert talk.person.reminders == ()
    assert "Done: stretch" in talk.text


def test_done_of_what_comes_again_keeps_it() -> None:
    talk = press(Talk(BERLIN, "/remind every monday 9am check pay"), ReminderVerb.DONE)
    assert wall(talk.only) == "Mon 08 Jun 09:00"
    assert "Done for now" in talk.text


def test_in_an_hour_is_an_hour_from_now() -> None:
    talk = press(came(), ReminderVerb.HOUR)
    assert talk.only.due == talk.now + HOUR


def test_tomorrow_is_the_same_hour_by_the_clock() -> None:
    assert wall(press(came(), ReminderVerb.TOMORROW).only) == "Tue 02 Jun 15:00"
    # The night in between is an hour longer: clocks go back on 25 October.
    autumn = came("remind me on 24 october at 9am to vote")
    assert wall(press(autumn, ReminderVerb.TOMORROW).only) == "Sun 25 Oct 09:00"


def test_tomorrow_pressed_after_midnight_is_the_day_that_began() -> None:
    talk = came("remind me today at 11pm to sleep").later(timedelta(hours=2))
    assert wall(press(talk, ReminderVerb.TOMORROW).only) == "Tue 02 Jun 23:00"


def test_putting_off_keeps_the_rule() -> None:
    talk = Talk(BERLIN, "/remind every monday 9am check pay")
    rule = talk.only.rule
    talk.later(7 * DAY)
    press(talk, ReminderVerb.HOUR)
    assert (talk.only.rule, talk.only.due) == (rule, talk.now + HOUR)
    assert "put off" in talk.text


def test_what_came_and_was_not_ticked_off_is_listed_apart() -> None:
    talk = came().say("remind me friday to rest").say("/reminders")
    assert "did not tick them off" in talk.text
    assert talk.say("done 2").texts == ["rest"]


def test_editing_asks_to_when_and_changes_that_one() -> None:
    talk = came().say("remind me friday to rest")
    key = next(one.key for one in talk.person.reminders if one.text == "stretch")
    assert talk.press(ReminderStep(ReminderVerb.EDIT, key)).lack is Lack.NEW_WHEN
    talk.say("thursday 10am")
    moved = next(one for one in talk.person.reminders if one.key == key)
    assert (moved.text, wall(moved)) == ("stretch", "Thu 04 Jun 10:00")


def test_showing_changes_nothing() -> None:
    talk = came().say("thanks")
    before = talk.person.reminders
    assert press(talk, ReminderVerb.SHOW).person.reminders == before
    assert "stretch" in talk.text


def test_the_buttons_of_a_set_reminder_lead_on() -> None:
    talk = Talk(BERLIN, "remind me friday to rest")
    verbs = [one.verb for one in talk.targets if isinstance(one, ReminderStep)]
    assert verbs == [ReminderVerb.EDIT, ReminderVerb.DELETE, ReminderVerb.LIST]
    assert talk.press(talk.targets[1]).person.reminders == ()


@pytest.mark.parametrize(
    "verb",
    [ReminderVerb.DONE, ReminderVerb.HOUR, ReminderVerb.TOMORROW, ReminderVerb.SHOW,
     ReminderVerb.EDIT, ReminderVerb.DELETE],
)  # fmt: skip
def test_of_one_that_is_gone_that_is_said(verb: ReminderVerb) -> None:
    talk = Talk(BERLIN, "remind me friday to rest")
    key = talk.only.key
    talk.say("delete it").say("remind me friday to sleep")
    before = talk.person.reminders
    assert "gone already" in talk.press(ReminderStep(verb, key)).text
    assert talk.person.reminders == before


def test_a_key_is_not_used_again() -> None:
    text = "remind me friday to rest"
    first = Talk(BERLIN, text)
    key = first.only.key
    assert first.say("delete it").later(HOUR).say(text).only.key != key


@pytest.mark.parametrize(
    "data",
    [
        "r1.add..2026-13-45",
        "r1.add..9999-12-31T23:59",
        "r1.edit.zzz.2026-06-05",
        "r1.delete..all",
        "r1.add.a.told",
    ],
)
def test_no_button_raises(data: str) -> None:
    for talk in (Talk(), Talk(BERLIN, "remind me to call"), came()):
        assert talk.press(data).answers


@pytest.mark.parametrize(
    ("said", "when"), [("in an hour", "Mon 01 Jun 16:01"), ("tomorrow", "Tue 02 Jun 15:00")]
)
def test_what_stands_on_the_buttons_can_be_typed_while_it_is_fresh(said: str, when: str) -> None:
    assert wall(came().say(said).only) == when
    late = came().later(timedelta(hours=5)).say(said)
    assert late.only.due is None


def test_done_can_be_typed_too() -> None:
    assert came().say("done").person.reminders == ()
    assert len(Talk(BERLIN, "remind me friday to rest", "done").person.reminders) == 1
