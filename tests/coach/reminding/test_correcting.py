"""Right behind a reminder that was set or came, few words change it."""

from datetime import timedelta

import pytest

from bot.coach.answers.reminding import ReminderNoteAnswer
from bot.reminders.rule import Repeat
from tests.coach.reminding.talk import BERLIN, Talk, wall

CALL = "remind me fri to call ally"


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("actually saturday", "Sat 06 Jun 09:00"),
        ("no i mean sat 10am", "Sat 06 Jun 10:00"),
        ("not friday, saturday", "Sat 06 Jun 09:00"),
        ("10am", "Fri 05 Jun 10:00"),
        ("make it 10am", "Fri 05 Jun 10:00"),
        ("move to monday", "Mon 08 Jun 09:00"),
        ("sorry tomorrow at 5", "Tue 02 Jun 17:00"),
    ],
)
def test_another_moment_moves_what_was_just_set(said: str, when: str) -> None:
    talk = Talk(BERLIN, CALL, said)
    assert (talk.only.text, wall(talk.only)) == ("call ally", when)


@pytest.mark.parametrize("said", ["make it weekly", "make it every friday"])
def test_it_can_be_made_to_come_again_on_its_day(said: str) -> None:
    talk = Talk(BERLIN, CALL, said)
    assert (talk.only.rule.repeat, wall(talk.only)) == (Repeat.WEEKLY, "Fri 05 Jun 09:00")


@pytest.mark.parametrize(
    "said", ["cancel", "forget it", "undo", "no cancel that", "nvm", "delete", "never mind"]
)
def test_what_was_just_set_is_taken_back(said: str) -> None:
    assert Talk(BERLIN, CALL, said).person.reminders == ()


def test_below_a_list_cancel_deletes_nothing() -> None:
    assert Talk(BERLIN, CALL, "/reminders", "cancel").texts == ["call ally"]


@pytest.mark.parametrize("said", ["and saturday too", "saturday?", "make it 150k", "same for sat"])
def test_what_says_more_than_a_moment_moves_nothing(said: str) -> None:
    talk = Talk(BERLIN, CALL, said)
    assert wall(talk.only) == "Fri 05 Jun 09:00"


def test_a_moment_said_of_something_else_moves_nothing() -> None:
    talk = Talk(BERLIN, CALL, "swe at ally in detroit", "saturday")
    assert wall(talk.only) == "Fri 05 Jun 09:00"


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("snooze 2 hours", "Fri 05 Jun 11:00"),
        ("snooze for 30 min", "Fri 05 Jun 09:30"),
        ("snooze until monday 10am", "Mon 08 Jun 10:00"),
        ("remind me again at 3pm", "Fri 05 Jun 15:00"),
    ],
)
def test_what_has_just_come_is_put_off_for_as_long_as_is_said(said: str, when: str) -> None:
    talk = Talk(BERLIN, CALL).later(timedelta(days=3, hours=19)).comes("call ally").say(said)
    assert wall(talk.only) == when


@pytest.mark.parametrize(
    "said", ["delete meta", "delete the meta one", "delete the one about meta"]
)
def test_a_word_deletes_the_only_reminder_that_has_it(said: str) -> None:
    talk = Talk(BERLIN, CALL, "remind me sat to call meta", "/reminders", said)
    assert talk.texts == ["call ally"]
    assert isinstance(talk.answers[-1], ReminderNoteAnswer)


@pytest.mark.parametrize("said", ["yes", "yes pls", "yep"])
def test_a_yes_sets_what_is_offered(said: str) -> None:
    assert len(Talk(BERLIN, "my review is on 15 jan", said).person.reminders) == 1


@pytest.mark.parametrize("said", ["cancel", "monday", "skip"])
def test_in_a_form_the_same_words_answer_the_form(said: str) -> None:
    talk = Talk(BERLIN, "/offer", "ally", CALL, said)
    assert (talk.only.text, wall(talk.only)) == ("call ally", "Fri 05 Jun 09:00")
