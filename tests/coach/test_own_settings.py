"""Settings are shown, asked for and changed; what waits for a zone goes on once it is known."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.coach.answers import (
    Answer,
    PayRangesAnswer,
    SettingChoiceAnswer,
    SettingsAnswer,
    SettingSetAnswer,
    ZoneQuestionAnswer,
)
from bot.coach.following import follow
from bot.coach.person import Person, Session, ZoneWanted
from bot.coach.question import Question, SettingStep, Wish
from bot.coach.remembering import Reply
from bot.coach.reply import reply
from bot.coach.zones import ask_zone
from bot.conversation import Conversation, Incoming
from bot.library import Library
from bot.reminders.preferences import Preferences, Reviews
from bot.reminders.reminder import Reminder
from bot.reminders.rule import Repeat, Rule
from bot.understanding.reading import understand
from bot.understanding.told_settings import Setting
from tests.coach.made_up import DETROIT, ENGINEER, NOW, small_snapshot
from tests.coach.offers.talk import talk

SNAPSHOT = small_snapshot()
BERLIN = "Europe/Berlin"
PAY = Question((Wish.RANGE,), "google", ENGINEER, (DETROIT,))
WAITING = Person(Session(zone_wanted=ZoneWanted(PAY)))


def preferences_after(*said: str) -> Preferences:
    return talk(*said).person.preferences


def said_to(person: Person, text: str) -> Reply:
    return reply(understand(text, SNAPSHOT.lexicon, NOW), person, SNAPSHOT.knowledge, NOW)


def pressed(person: Person, step: SettingStep) -> Reply:
    return follow(step, person, SNAPSHOT.knowledge, NOW)


def kinds(answers: tuple[Answer, ...]) -> list[type[Answer]]:
    return [type(answer) for answer in answers]


def test_settings_are_changed_one_by_one() -> None:
    after = preferences_after(
        "my time zone is Berlin",
        "quiet hours 23 to 6",
        "mornings at 8",
        "weekly digests",
        "keep my offers for a year",
    )
    assert after == Preferences(
        "Europe/Berlin", time(23), time(6), time(8), Reviews.WEEKLY, keep_days=365
    )
    assert after.count_set() == 5


def test_no_quiet_hours_are_none() -> None:
    assert preferences_after("no quiet hours").quiet is None


def test_how_often_is_said_in_one_word_once_settings_are_shown() -> None:
    assert preferences_after("/settings", "weekly").reviews is Reviews.WEEKLY
    assert preferences_after("weekly").reviews is Reviews.DAILY


def test_the_clock_of_the_person_is_shown_with_their_settings() -> None:
    (answer,) = talk("my time zone is Berlin", "/settings").answers
    assert isinstance(answer, SettingsAnswer)
    assert answer.clock == NOW
    assert answer.clock is not None
    assert answer.clock.hour == NOW.hour + 2


@pytest.mark.parametrize("setting", [one for one in Setting if one is not Setting.ZONE])
def test_a_setting_without_a_value_offers_some_that_can_all_be_set(setting: Setting) -> None:
    (answer,) = pressed(Person(), SettingStep(setting)).answers
    assert isinstance(answer, SettingChoiceAnswer)
    for choice in answer.choices:
        assert isinstance(choice.target, SettingStep)
        assert kinds(pressed(Person(), choice.target).answers) == [SettingSetAnswer]


@pytest.mark.parametrize(
    "step",
    [
        SettingStep(Setting.ZONE, "Europe/Atlantis"),
        SettingStep(Setting.QUIET, "22:00"),
        SettingStep(Setting.QUIET, "22:00-25:00"),
        SettingStep(Setting.MORNING, "08:00+01:00"),
        SettingStep(Setting.KEEP, "100000"),
        SettingStep(Setting.REVIEWS, "hourly"),
        SettingStep(Setting.LANGUAGE, "xx"),
    ],
)
def test_a_button_that_holds_no_value_of_ours_changes_nothing(step: SettingStep) -> None:
    after = pressed(Person(), step)
    assert after.person.preferences == Preferences()
    assert kinds(after.answers)[0] in {SettingChoiceAnswer, ZoneQuestionAnswer}


def test_a_setting_told_while_an_offer_is_told_leaves_the_step_open() -> None:
    form = ("/offer", "google", "swe")
    after = talk(*form, "quiet hours 23 to 6").person
    assert after.kept.form == talk(*form).person.kept.form
    assert after.kept.offers == talk(*form).person.kept.offers
    assert after.preferences.quiet_from == time(23)


# The zone -----------------------------------------------------------------------------------------


def test_guesses_come_from_what_was_talked_about() -> None:
    person = talk("swe at google in detroit").person
    assert [choice.value for choice in ask_zone(person).choices] == ["America/Detroit"]
    person = talk("swe at google in london", "/offer google swe detroit 110k base").person
    assert [choice.value for choice in ask_zone(person).choices][:1] == ["America/Detroit"]
    assert ask_zone(Person()).choices == ()


@pytest.mark.parametrize("said", ["Berlin", "I'm in berlin", "berln", "in Berlin time", "CET"])
def test_a_zone_that_was_asked_for_is_settled_and_what_waited_goes_on(said: str) -> None:
    after = said_to(WAITING, said)
    assert kinds(after.answers) == [SettingSetAnswer, PayRangesAnswer]
    assert after.person.preferences.zone in {"Europe/Berlin", "CET"}
    assert after.person.session.zone_wanted is None


def test_a_button_settles_it_too() -> None:
    after = pressed(WAITING, SettingStep(Setting.ZONE, "Europe/Berlin"))
    assert kinds(after.answers) == [SettingSetAnswer, PayRangesAnswer]


def test_of_several_zones_one_is_asked_for_and_what_waits_still_waits() -> None:
    which = said_to(WAITING, "IST")
    assert kinds(which.answers) == [ZoneQuestionAnswer]
    after = said_to(which.person, "2")
    assert after.person.preferences.zone == "Europe/Dublin"
    assert kinds(after.answers) == [SettingSetAnswer, PayRangesAnswer]


def test_what_is_no_zone_is_asked_again_and_still_waits() -> None:
    again = said_to(WAITING, "my time zone is zzyzx")
    assert kinds(again.answers) == [ZoneQuestionAnswer]
    assert kinds(said_to(again.person, "berlin").answers) == [SettingSetAnswer, PayRangesAnswer]


def test_another_question_is_answered_and_the_zone_not_waited_for_any_more() -> None:
    after = said_to(WAITING, "swe at google in london")
    assert PayRangesAnswer in kinds(after.answers)
    assert after.person.session.zone_wanted is None
    assert after.person.preferences.zone is None


def test_whoever_asks_for_the_zone_is_waited_for() -> None:
    conversation = Conversation(Library(SNAPSHOT), lambda: NOW)

    async def turns() -> Reply:
        await conversation.follow(Incoming("ann", "s1.zone."))
        return (await conversation.take_turn(Incoming("ann", "new york"))).reply

    assert asyncio.run(turns()).person.preferences.zone == "America/New_York"


# Reminders ----------------------------------------------------------------------------------------

# By the clock on the wall, which says no zone.
DAILY = Rule(datetime(2026, 6, 2, 9, tzinfo=UTC).replace(tzinfo=None), BERLIN, Repeat.DAILY)
IN_BERLIN = Person(
    preferences=Preferences(BERLIN),
    reminders=(Reminder("a", "call ally", DAILY, datetime(2026, 6, 2, 7, tzinfo=UTC)),),
)


def test_who_travels_takes_what_repeats_along() -> None:
    after = said_to(IN_BERLIN, "my time zone is New York")
    (answer,) = after.answers
    assert isinstance(answer, SettingSetAnswer)
    assert answer.moved == 1
    (moved,) = after.person.reminders
    assert moved.rule == replace(DAILY, zone="America/New_York")
    assert moved.due == datetime(2026, 6, 2, 13, tzinfo=UTC)


def test_a_moment_that_was_put_off_stays_the_moment_that_it_is() -> None:
    later = datetime(2026, 6, 1, 15, 30, tzinfo=UTC)
    (reminder,) = IN_BERLIN.reminders
    person = replace(IN_BERLIN, reminders=(replace(reminder, due=later),))
    (moved,) = said_to(person, "my time zone is New York").person.reminders
    assert moved.due == later


def test_what_has_come_for_the_last_time_does_not_come_again() -> None:
    (reminder,) = IN_BERLIN.reminders
    person = replace(IN_BERLIN, reminders=(replace(reminder, due=None),))
    (moved,) = said_to(person, "my time zone is New York").person.reminders
    assert moved.due is None
