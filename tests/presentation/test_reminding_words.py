"""Reminders as people and programs read them."""

from datetime import timedelta

import pytest

from bot.coach.answers import ReminderSetAnswer
from bot.coach.figures import PersonQuote
from bot.presentation.catalogue import english
from bot.presentation.export_file import calendar_rows, documents_of
from bot.presentation.keyboard import compose
from bot.presentation.outgoing import LONGEST_DATA
from bot.presentation.reminder_record import reminder_records
from bot.transports.terminal import in_full
from tests.coach.reminding.talk import BERLIN, Talk

THREE = (BERLIN, "/remind every monday 9am check pay", "remind me friday 9am to call <Ally> & Bo")


def test_the_time_comes_first_and_is_shown_by_each_readers_own_clock() -> None:
    (message,) = compose(Talk(*THREE).answers, english())
    first, second = message.html.splitlines()
    assert first.startswith('<tg-time unix="1780642800" format="')
    assert first.endswith(">Friday 5 June 2026, 09:00</tg-time>, Berlin time")
    assert second == "I remind you: call &lt;Ally&gt; &amp; Bo"


def test_a_button_holds_whatever_day_there_is() -> None:
    talk = Talk(BERLIN, "remind me on 03/04 to " + "sign " * 30)
    buttons = [
        one
        for message in compose(talk.answers, english())
        for row in message.buttons
        for one in row
    ]
    assert all(len((one.data or "").encode()) <= LONGEST_DATA for one in buttons)
    assert len(buttons) == 2


def test_the_calendar_is_a_document_and_stands_below_the_answer_in_a_terminal() -> None:
    answers = Talk(*THREE, "/reminders ics").answers
    (document,) = documents_of(answers, english())
    assert document.name == "reminders.ics"
    assert document.content.count(b"BEGIN:VEVENT") == 2
    rows = calendar_rows(answers, english())
    assert rows[0] == "BEGIN:VCALENDAR"
    assert in_full(answers, english()).endswith("END:VCALENDAR")
    assert calendar_rows(Talk(*THREE).answers, english()) == ()


@pytest.mark.parametrize(
    ("text", "due", "repeat"),
    [
        ("remind me friday 9am to call", ("05",), "once"),
        ("/remind every monday 9am check pay", ("08",), "weekly"),
        ("remind me before it expires on 4 june", ("02", "04"), "deadline"),
    ],
)
def test_a_record_has_every_time_that_still_comes(
    text: str, due: tuple[str, ...], repeat: str
) -> None:
    (record,) = reminder_records(Talk(BERLIN, text).answers)
    days = tuple(moment.removesuffix("T09:00:00+02:00")[-2:] for moment in record["due"])
    assert (days, record["zone"], record["repeat"]) == (due, "Europe/Berlin", repeat)


def test_a_record_of_the_list_has_them_all_and_one_of_a_question_none() -> None:
    assert len(reminder_records(Talk(*THREE, "/reminders").answers)) == 2
    assert reminder_records(Talk(BERLIN, "remind me to call").answers) == []


def test_words_of_the_person_have_their_place_in_the_message() -> None:
    text = "remind me friday 9am to call Ally"
    (answer,) = Talk(BERLIN, text).answers
    assert isinstance(answer, ReminderSetAnswer)
    assert answer.reminder.text == PersonQuote("call Ally", text.index("call"), len(text))


def test_a_reminder_that_was_put_off_says_so_and_when_it_comes_then() -> None:
    talk = Talk(BERLIN, "/remind every day at 9 stretch")
    talk.press(f"r1.hour.{talk.only.key}.")
    assert talk.only.due == talk.now + timedelta(hours=1)
    assert talk.text.splitlines()[0] == "Monday 1 June 2026, 15:00, Berlin time"
    assert "after that it comes as before" in talk.text
