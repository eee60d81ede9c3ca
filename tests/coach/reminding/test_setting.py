"""A request becomes a reminder that is read back in full, or one thing is asked at a time."""

import pytest

from bot.coach.answers import ZoneQuestionAnswer
from bot.coach.answers.reminding import Lack, Took
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import MOST_REMINDERS
from bot.reminders.rule import BEFORE_A_DEADLINE, Repeat
from bot.understanding.moments.moment import Wrong
from tests.coach.reminding.talk import BERLIN, Talk, wall


@pytest.mark.parametrize(
    ("text", "what", "when"),
    [
        ("/remind friday 9am call ally", "call ally", "Fri 05 Jun 09:00"),
        ("remind me to follow up in 3 days", "follow up", "Thu 04 Jun 09:00"),
        ("/remind every monday 9am check pay", "check pay", "Mon 08 Jun 09:00"),
        ("remind me tmrw 9 to call hr", "call hr", "Tue 02 Jun 09:00"),
        ("pls remind me at 5 to go", "go", "Mon 01 Jun 17:00"),
        ("remind me 2 days before it expires on 3 dec", "it expires", "Tue 01 Dec 09:00"),
        ("remind me the day before my review on 15 jan at 9am", "my review", "Thu 14 Jan 09:00"),
        ("remind me an hour before the call friday 3pm", "the call", "Fri 05 Jun 14:00"),
        ("remind me on friday to ask google for 150k", "ask google for 150k", "Fri 05 Jun 09:00"),
        ("remind me tomorrow at 9 to practice", "practice", "Tue 02 Jun 09:00"),
        ("remind me friday 9am to say <b>🎉</b> שלום", "say <b>🎉</b> שלום", "Fri 05 Jun 09:00"),
        ("remind me friday 9am to\ncall\nally", "call ally", "Fri 05 Jun 09:00"),
    ],
)  # fmt: skip
def test_what_is_said_is_set(text: str, what: str, when: str) -> None:
    talk = Talk(BERLIN, text)
    assert (talk.only.text, wall(talk.only)) == (what, when)


def test_a_reminder_is_read_back_with_weekday_date_time_and_zone() -> None:
    assert Talk(BERLIN, "/remind friday 9am call ally").text == (
        "Friday 5 June 2026, 09:00, Berlin time\nI remind you: call ally"
    )


def test_of_a_deadline_every_time_that_still_comes_is_told() -> None:
    talk = Talk(BERLIN, "remind me before the offer expires on 6 june")
    assert talk.only.rule.before == BEFORE_A_DEADLINE
    assert [f"{one:%d %b %H:%M}" for one in talk.told.reminder.times] == [
        "04 Jun 09:00", "06 Jun 09:00",
    ]  # fmt: skip


def test_an_hour_that_was_taken_and_one_in_quiet_hours_are_told() -> None:
    assert Talk(BERLIN, "remind me at 5 to go").told.took is Took.HOUR
    assert Talk(BERLIN, "remind me at 9:30 to go").told.took is None
    assert Talk(BERLIN, "remind me friday to go").told.took is Took.MORNING
    assert Talk(BERLIN, "remind me friday 11pm to sleep").told.quiet
    assert not Talk(BERLIN, "remind me friday 9pm to sleep").told.quiet


def test_today_after_the_morning_is_soon_and_never_over() -> None:
    talk = Talk(BERLIN, "remind me today to sign")
    assert (wall(talk.only), talk.told.took) == ("Mon 01 Jun 15:00", Took.SOON)


def test_what_is_missing_is_asked_one_thing_at_a_time() -> None:
    talk = Talk("/remind")
    assert talk.lack is Lack.TEXT
    assert talk.say("call ally").lack is Lack.WHEN
    assert isinstance(talk.say("friday 9am").answers[0], ZoneQuestionAnswer)
    assert not talk.person.reminders
    talk.say("berlin")
    assert (talk.only.text, wall(talk.only)) == ("call ally", "Fri 05 Jun 09:00")
    assert talk.person.session.draft is None


@pytest.mark.parametrize("zone", ["berlin", "my time zone is berlin", "Germany"])
def test_it_goes_on_by_itself_once_the_zone_is_known(zone: str) -> None:
    talk = Talk("remind me friday 9am to call ally", zone)
    assert wall(talk.only) == "Fri 05 Jun 09:00"


def test_the_zone_is_guessed_from_what_was_talked_about() -> None:
    talk = Talk("swe at google in london", "remind me friday 9am to call")
    assert talk.say("1").only.rule.zone == "Europe/London"


def test_so_many_hours_from_now_need_no_zone() -> None:
    talk = Talk("remind me in 2 hours to stretch")
    assert wall(talk.only) == "Mon 01 Jun 16:00"
    assert talk.person.preferences.zone is None


def test_at_a_terminal_the_zone_of_the_machine_is_taken_and_kept_with_the_first_reminder() -> None:
    talk = Talk("hello", machine_zone="Europe/Berlin")
    assert talk.person.preferences == Preferences()
    talk.say("remind me friday 9am to call ally")
    assert wall(talk.only) == "Fri 05 Jun 09:00"
    assert talk.person.preferences == Preferences(zone="Europe/Berlin")


@pytest.mark.parametrize("answer", ["2", "the second", "Saturday 3 April 2027", "3 april"])
def test_a_date_that_can_be_two_is_asked(answer: str) -> None:
    talk = Talk(BERLIN, "remind me on 03/04 to sign")
    assert (talk.lack, talk.person.reminders) == (Lack.WHICH_DAY, ())
    assert wall(talk.say(answer).only) == "Sat 03 Apr 09:00"


def test_each_choice_of_two_dates_is_a_button() -> None:
    talk = Talk(BERLIN, "remind me on 03/04 to sign")
    assert wall(talk.press(talk.targets[0]).only) == "Thu 04 Mar 09:00"


def test_what_is_over_is_refused_and_the_nearest_to_come_is_one_tap() -> None:
    talk = Talk(BERLIN, "/remind 1 march 2020 call bob")
    assert (talk.lack, talk.person.reminders) == (Lack.PAST, ())
    talk.press(talk.targets[0])
    assert (talk.only.text, wall(talk.only)) == ("call bob", "Mon 01 Mar 09:00")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("/remind 25:00 call bob", Wrong.HOUR),
        ("/remind 31 june call bob", Wrong.DAY),
        ("remind me every other week to call bob", Wrong.REPEAT),
        ("remind me to call bob at the end of the fiscal year", Wrong.FISCAL),
    ],
)
def test_what_is_no_moment_is_told_and_another_takes_its_place(text: str, wrong: Wrong) -> None:
    talk = Talk(BERLIN, text)
    assert talk.lack is Lack.UNCLEAR
    assert wrong in [getattr(one, "wrong", None) for one in talk.answers]
    talk.say("friday 9am")
    assert (talk.only.text, wall(talk.only)) == ("call bob", "Fri 05 Jun 09:00")


def test_an_hour_of_the_day_before_that_there_is_not_is_told_too() -> None:
    talk = Talk(BERLIN, "remind me the day before at 25:00 of my review on 15 jan")
    assert talk.lack is Lack.UNCLEAR
    assert wall(talk.say("9am").only) == "Thu 14 Jan 09:00"


def test_what_is_no_moment_at_all_is_asked_again() -> None:
    talk = Talk(BERLIN, "remind me to call bob", "hmm soonish")
    assert talk.lack is Lack.NOT_READ
    assert wall(talk.say("the 3rd").only) == "Wed 03 Jun 09:00"


def test_before_an_event_without_a_day_the_day_is_asked() -> None:
    talk = Talk(BERLIN, "/remind before the offer expires")
    assert talk.lack is Lack.EVENT
    assert talk.say("20 june").only.rule.repeat is Repeat.DEADLINE


def test_hours_before_an_event_of_a_day_ask_for_its_hour() -> None:
    talk = Talk(BERLIN, "remind me 2 hours before my call on friday")
    assert talk.lack is Lack.HOUR
    assert wall(talk.say("3pm").only) == "Fri 05 Jun 13:00"


@pytest.mark.parametrize(
    "other", ["swe at google in london", "/offers", "/export", "script for equity"]
)
def test_a_draft_lapses_when_something_else_is_asked(other: str) -> None:
    for begun in ("/remind", "remind me to call bob"):
        talk = Talk(BERLIN, begun, other)
        assert talk.person.session.draft is None
        assert talk.say("friday 9am").person.reminders == ()


@pytest.mark.parametrize("said", ["never mind", "cancel", "no", "stop"])
def test_a_draft_is_dropped_when_that_is_said(said: str) -> None:
    talk = Talk(BERLIN, "remind me to call bob", said)
    assert "set nothing" in talk.text
    assert talk.person.session.draft is None


def test_thanks_drops_no_draft() -> None:
    assert (
        wall(Talk(BERLIN, "remind me to call bob", "thanks", "friday").only) == "Fri 05 Jun 09:00"
    )


@pytest.mark.parametrize(
    "text", ["call google", "ask ally for 150k", "check the swe range at google"]
)
def test_what_was_asked_for_is_the_text_whatever_it_names(text: str) -> None:
    assert Talk(BERLIN, "remind me in 2 hours", text).only.text == text


def test_a_reminder_is_answered_beside_a_form() -> None:
    talk = Talk(BERLIN, "/offer", "google", "remind me to call bob")
    assert talk.lack is Lack.WHEN
    talk.say("friday 9am")
    assert [one.kind for one in talk.answers] == ["reminder_set", "offer_form"]
    assert talk.person.kept.form is not None
    assert talk.say("swe").person.kept.form is not None


def test_the_zone_is_asked_inside_a_form_too() -> None:
    talk = Talk("/offer", "google", "remind me friday 9am to call bob", "berlin")
    assert [one.kind for one in talk.answers] == ["setting_set", "reminder_set", "offer_form"]


def test_a_reminder_beside_an_offer_and_beside_a_question() -> None:
    both = Talk(BERLIN, "google swe detroit 110k base and remind me on thursday to answer")
    assert [one.kind for one in both.answers] == ["offer", "reminder_set"]
    assert both.only.text == "answer"
    asked = Talk(BERLIN, "remind me friday to answer. what does google pay a swe in london?")
    assert [one.kind for one in asked.answers] == ["ranges", "reminder_set"]
    assert asked.only.text == "answer"


def test_a_long_text_is_cut_and_that_is_said() -> None:
    talk = Talk(BERLIN, "remind me friday 9am to " + "call and " * 400)
    assert len(talk.only.text) <= 200
    assert talk.told.cut
    assert "kept its beginning" in talk.text


def test_no_more_than_so_many_are_kept() -> None:
    talk = Talk(BERLIN)
    for number in range(MOST_REMINDERS):
        talk.say(f"remind me in {number + 1} days to call {number}")
    before = talk.person.reminders
    talk.say("remind me friday to call bob")
    assert len(before) == MOST_REMINDERS
    assert talk.person.reminders == before
    assert "Delete one" in talk.text


def test_the_same_again_is_one_reminder() -> None:
    text = "remind me friday 9am to call bob"
    assert len(Talk(BERLIN, text, text).person.reminders) == 1


def test_another_zone_in_the_words_counts_for_that_reminder() -> None:
    talk = Talk(BERLIN, "remind me friday 9am est to call hr")
    assert wall(talk.only) == "Fri 05 Jun 15:00"


def test_what_a_reminder_is_about_is_linked() -> None:
    offer = "google swe detroit 110k base"
    assert Talk(BERLIN, offer, "remind me friday to answer google").only.offer == "a"
    assert Talk(BERLIN, offer, "remind me friday to answer").only.offer == "a"
    topic = Talk(BERLIN, "swe at google in london", "remind me friday to call").only
    assert topic.offer is None
    assert topic.about is not None
    assert topic.about.startswith("q1.s.")
    assert Talk(BERLIN, "remind me before the deadline on 20 june").only.about == "h1.deadline"
    assert Talk(BERLIN, "remind me friday to stretch").only.about is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("remind me the night before my interview on tuesday", "Mon 01 Jun 19:00"),
        ("remind me a day before the deadline on tuesday", "Tue 02 Jun 09:00"),
    ],
)
def test_a_day_that_is_to_come_is_never_said_to_be_over(text: str, when: str) -> None:
    assert wall(Talk(BERLIN, text).only) == when
