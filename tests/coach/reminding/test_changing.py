"""Reminders are listed, changed and deleted in words, by number or as "it"."""

from datetime import UTC, datetime

import pytest

from bot.coach.answers.reminding import Lack
from bot.reminders.rule import Repeat
from tests.coach.offers.talk import talk
from tests.coach.reminding.talk import BERLIN, Talk, reminder_called, wall

THREE = (
    BERLIN,
    "/remind every monday 9am check pay",
    "remind me 2 days before the offer expires on 30 june",
    "remind me friday 9am to call hr",
)


def three() -> Talk:
    return Talk(*THREE, "/reminders")


def test_the_list_is_numbered_the_next_first() -> None:
    talk = three()
    assert talk.texts == ["call hr", "check pay", "the offer expires"]
    assert "1. Friday 5 June 2026, 09:00, Berlin time: call hr" in talk.text
    assert "Every Monday at 09:00" in talk.text


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("delete 2", ["call hr", "the offer expires"]),
        ("cancel reminder 1", ["check pay", "the offer expires"]),
        ("remove the last one", ["call hr", "check pay"]),
        ("delete the second", ["call hr", "the offer expires"]),
        ("delete 1 and 3", ["check pay"]),
        ("cancel the reminder about pay", ["call hr", "the offer expires"]),
        ("cancel the pay reminder", ["call hr", "the offer expires"]),
        ("delete call hr", ["check pay", "the offer expires"]),
        ("delete 7", ["call hr", "check pay", "the offer expires"]),
        ("done 1", ["check pay", "the offer expires"]),
    ],
)
def test_numbers_and_words_delete(said: str, left: list[str]) -> None:
    assert three().say(said).texts == left


def test_numbers_stay_those_of_the_list_that_was_shown() -> None:
    assert three().say("delete 1").say("delete 2").texts == ["the offer expires"]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("move 1 to thursday 10am", "Thu 04 Jun 10:00"),
        ("move reminder 1 to thursday", "Thu 04 Jun 09:00"),
        ("change reminder 1 to 10am", "Fri 05 Jun 10:00"),
        ("reminder 1 to 10:30", "Fri 05 Jun 10:30"),
        ("push 1 to tomorrow at 5", "Tue 02 Jun 17:00"),
        ("change the hr reminder to 11", "Fri 05 Jun 11:00"),
        ("move call hr to thursday", "Thu 04 Jun 09:00"),
    ],
)
def test_one_is_moved_and_keeps_what_was_not_said(said: str, when: str) -> None:
    talk = three()
    key = talk.person.reminders[0].key
    moved = reminder_called("call hr", talk.say(said).person)
    assert (wall(moved), moved.key) == (when, key)
    assert len(talk.person.reminders) == 3


def test_it_is_the_one_that_was_just_set() -> None:
    talk = Talk(*THREE, "change it to 10am")
    assert wall(reminder_called("call hr", talk.person)) == "Fri 05 Jun 10:00"
    assert talk.say("delete it").texts == ["check pay", "the offer expires"]


def test_what_repeats_goes_on_repeating() -> None:
    talk = three().say("move 2 to friday 10am")
    moved = reminder_called("check pay", talk.person)
    assert (wall(moved), moved.rule.repeat) == ("Fri 05 Jun 10:00", Repeat.WEEKLY)
    moved = reminder_called("check pay", talk.say("change it to 7pm").person)
    assert (wall(moved), moved.rule.repeat) == ("Fri 05 Jun 19:00", Repeat.WEEKLY)


def test_a_deadline_moves_with_its_leads() -> None:
    moved = reminder_called("the offer expires", three().say("move 3 to 20 june").person)
    assert (wall(moved), moved.rule.repeat) == ("Thu 18 Jun 09:00", Repeat.DEADLINE)


def test_to_a_moment_that_is_over_nothing_is_moved() -> None:
    talk = three()
    before = talk.person.reminders
    assert talk.say("move 1 to 1 march 2020").lack is Lack.PAST
    assert talk.person.reminders == before


def test_one_is_reworded() -> None:
    assert three().say("reword reminder 1 to call Bo").texts[0] == "call Bo"
    assert three().say("reword reminder 1").say("call Bo").texts[0] == "call Bo"
    assert three().say("change reminder 1 to say call Bo").texts[0] == "call Bo"


def test_all_are_deleted_only_once_that_is_said_again() -> None:
    for yes in ("yes", "1", "yes, delete all"):
        talk = three().say("delete all reminders")
        assert (talk.lack, len(talk.texts)) == (Lack.DELETE_ALL, 3)
        assert talk.say(yes).texts == []
    for other in ("no", "2", "thanks", "/privacy", "hm"):
        assert len(three().say("delete all reminders").say(other).texts) == 3


def test_a_yes_to_what_was_there_deletes_nothing_that_came_since() -> None:
    talk = three().say("delete all reminders")
    yes = talk.targets[0]
    talk.say("remind me sunday to rest").press(yes)
    assert len(talk.texts) == 4


def test_which_one_is_asked_where_none_is_said() -> None:
    talk = three().say("cancel it")
    assert talk.lack is Lack.WHICH
    assert talk.say("2").texts == ["call hr", "the offer expires"]


OFFER = "google swe detroit 110k base"


def test_a_number_means_what_was_shown_last() -> None:
    offers_last = Talk(*THREE, OFFER, "/reminders", "/offers", "delete 1")
    assert (len(offers_last.texts), offers_last.person.kept.offers) == (3, ())
    reminders_last = Talk(*THREE, OFFER, "/offers", "/reminders", "delete 1")
    assert (len(reminders_last.texts), len(reminders_last.person.kept.offers)) == (2, 1)


def test_where_neither_was_shown_it_is_asked() -> None:
    talk = Talk(*THREE, OFFER, "/reset", "delete 1")
    assert talk.lack is Lack.OFFER_OR_REMINDER
    assert len(talk.say("reminder").texts) == 2


def test_without_reminders_offers_are_deleted_as_ever() -> None:
    assert Talk(OFFER, "/offers", "delete 1").person.kept.offers == ()


@pytest.mark.parametrize("said", ["/reminders", "my reminders", "what is my next reminder"])
def test_all_are_shown(said: str) -> None:
    assert [one.kind for one in Talk(*THREE, said).answers] == ["reminders"]


@pytest.mark.parametrize("said", ["/reminders ics", "export my reminders", "/reminders calendar"])
def test_the_calendar_is_a_file(said: str) -> None:
    assert [one.kind for one in Talk(*THREE, said).answers] == ["reminders_file"]
    assert [one.kind for one in three().say("calendar file").answers] == ["reminders_file"]


@pytest.mark.parametrize(
    "said", ["/reminders", "my reminders", "delete reminder 1", "/reminders ics"]
)
def test_without_any_that_is_said(said: str) -> None:
    assert "You have no reminders" in Talk(BERLIN, said).text


def test_forget_it_deletes_no_reminder() -> None:
    assert len(three().say("forget it").texts) == 3


def test_another_zone_takes_the_reminders_along() -> None:
    talk = three().say("my time zone is new york")
    assert {one.rule.zone for one in talk.person.reminders} == {"America/New_York"}
    # A moment stays the moment that it is, what repeats goes with the clock.
    assert wall(reminder_called("call hr", talk.person)) == "Fri 05 Jun 09:00"
    assert wall(reminder_called("check pay", talk.person)) == "Mon 08 Jun 15:00"


def test_stop_reminding_me_asks_whether_to_delete_all() -> None:
    talk = three().say("stop reminding me")
    assert "Delete all 3 reminders?" in talk.text
    assert talk.say("yes").texts == []


def test_a_morning_that_nobody_named_goes_with_the_clock_and_a_named_hour_stays() -> None:
    told = ("my time zone is kolkata", "/remind friday call ally", "/remind friday 3pm call hr")
    after = talk(*told, "my time zone is london").person
    due = {one.text: one.due for one in after.reminders}
    assert due["call ally"] == datetime(2026, 6, 5, 8, tzinfo=UTC)  # 9:00 in London
    assert due["call hr"] == datetime(2026, 6, 5, 9, 30, tzinfo=UTC)  # 15:00 in Kolkata
