from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.coach.answers import DueReminderAnswer
from bot.coach.figures import PersonQuote
from bot.coach.question import OfferStep, OfferVerb, Question, Wish
from bot.coach.shorthand import write
from bot.delivery.composing import ForTelegram, ForTerminal, due_answer
from bot.presentation.catalogue import english
from bot.reminders.ports import Claimed
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder
from bot.reminders.rule import Repeat, Rule
from tests.coach.made_up import ENGINEER, small_snapshot
from tests.fakes.telegram_html import parse_html

DUE = datetime(2026, 11, 27, 8, tzinfo=UTC)
NEW_YORK = Preferences(zone="America/New_York")
RULE = Rule(datetime(2026, 11, 27, 9), "Europe/Berlin")  # noqa: DTZ001 - a clock on a wall
SCRIPTS = Question((Wish.SCRIPT,), "google", ENGINEER)


def claimed(
    text: str = "call ally",
    preferences: Preferences | None = None,
    *,
    offer: str | None = None,
    about: str | None = None,
) -> Claimed:
    reminder = Reminder("a1", text, RULE, DUE, offer, about)
    return Claimed("ticket", "telegram:1", reminder, DUE, preferences or Preferences())


def labels(what: Claimed, *, late: bool = False) -> list[str]:
    (message,) = ForTelegram(small_snapshot, english())(what, DUE, late=late)
    return [button.label for row in message.buttons for button in row]


def test_a_reminder_says_what_the_person_said_and_nothing_of_it_is_markup() -> None:
    (message,) = ForTelegram(small_snapshot, english())(
        claimed("<b>base</b> & <tg-time unix='1'>"), DUE, late=False
    )
    text, entities = parse_html(message.html)
    assert text == "Reminder: <b>base</b> & <tg-time unix='1'>"
    assert [entity.type for entity in entities] == ["bold"]


def test_a_late_one_says_when_it_was_for_by_the_clock_of_each_reader() -> None:
    (message,) = ForTelegram(small_snapshot, english())(claimed(), DUE, late=True)
    text, entities = parse_html(message.html)
    assert text == "Reminder: call ally\nLate: this was for Fri 27 Nov, 9:00."
    (moment,) = (entity for entity in entities if entity.type == "date_time")
    assert moment.as_json()["unix_time"] == int(DUE.timestamp())


def test_the_time_is_by_the_clock_of_the_person_who_has_set_one_else_of_the_reminder() -> None:
    assert due_answer(claimed(), small_snapshot(), late=True).due.hour == 9
    assert due_answer(claimed(preferences=NEW_YORK), small_snapshot(), late=True).due.hour == 3


def test_it_can_be_done_or_put_off_and_its_script_is_one_tap_away() -> None:
    assert labels(claimed()) == ["Done", "In an hour", "Tomorrow"]
    assert labels(claimed(offer="b"))[3:] == ["The script for it"]
    assert labels(claimed(about=write(SCRIPTS)))[3:] == ["The script for it"]


@pytest.mark.parametrize(
    ("more", "script"),
    [
        ({"offer": "b"}, OfferStep(OfferVerb.COUNTER, "b")),
        ({"about": write(SCRIPTS)}, SCRIPTS),
        ({"about": write(SCRIPTS), "offer": "b"}, SCRIPTS),
        # What it was about has left the guides.
        ({"about": "q1.s.aaaaa.rca7d....", "offer": "b"}, OfferStep(OfferVerb.COUNTER, "b")),
        ({"about": "q1.s.aaaaa.rca7d...."}, None),
        ({"about": "what is this"}, None),
        ({}, None),
    ],
)
def test_the_script_is_what_it_is_about_else_the_counter_of_its_offer(
    more: dict[str, str], script: object
) -> None:
    what = claimed(offer=more.get("offer"), about=more.get("about"))
    assert due_answer(what, small_snapshot(), late=False).script == script


@pytest.mark.parametrize("repeat", [Repeat.DAILY, Repeat.WEEKLY, Repeat.MONTHLY, Repeat.DEADLINE])
def test_one_that_comes_again_is_off_in_one_tap(repeat: Repeat) -> None:
    what = claimed()
    rule = replace(RULE, repeat=repeat)
    again = replace(what, reminder=replace(what.reminder, rule=rule))
    assert labels(again)[-1] == "Stop this reminder"


def test_a_very_long_text_is_sent_whole() -> None:
    text = "call ally " * 800
    messages = ForTelegram(small_snapshot, english())(claimed(text), DUE, late=True)
    assert len(messages) > 1
    assert sum(message.words.count("ally") for message in messages) == 800


def test_the_terminal_gets_an_answer_that_it_renders_itself() -> None:
    (answer,) = ForTerminal(small_snapshot)(claimed(), DUE, late=False)
    assert answer == due_answer(claimed(), small_snapshot(), late=False)
    assert isinstance(answer, DueReminderAnswer)
    assert answer.text == PersonQuote("call ally", -1, -1)
