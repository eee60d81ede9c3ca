"""Whatever is said in whatever order: nothing raises, and no reminder goes without a word."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.answers import ReminderNoteAnswer
from bot.coach.answers.reminding import ReminderNote
from bot.coach.person import Session
from bot.presentation.catalogue import english
from bot.presentation.keyboard import compose
from bot.reminders.reminder import Reminder
from bot.storage import records
from tests.coach.reminding.talk import Talk

SAID = (
    "my time zone is Berlin",
    "tokyo",
    "berlin",
    "/remind friday 9am call ally",
    "/remind",
    "remind me",
    "remind me in 2 hours to stretch",
    "remind me before the offer expires on 30 june",
    "call ally",
    "remind me on 03/04 to sign",
    "1",
    "2",
    "yes",
    "no",
    "the second",
    "friday 9am",
    "the 3rd",
    "10am",
    "25:00",
    "31 june",
    "next friday",
    "in 3 days",
    "every monday",
    "every other week",
    "1 march 2020",
    "/reminders",
    "/reminders ics",
    "delete 1",
    "delete reminder 2",
    "move 1 to friday 10am",
    "change it to 10am",
    "cancel it",
    "delete all reminders",
    "delete 1 and 2",
    "done 1",
    "reword reminder 1",
    "remind me again tomorrow",
    "my review is on 15 jan",
    "google swe detroit 110k base, i have until friday",
    "/offers",
    "/offer",
    "google",
    "skip",
    "swe at google in london",
    "thanks",
    "never mind",
    "/reset",
    "hmm?",
    "/settings",
    "/forget",
    "remind me every day at 8 to practice",
    "remind me an hour before my call on friday",
    "remind me 9am est friday to call",
    "",
    "🎉",
    "reminder",
    "set a reminder for tomorrow",
)
STEPS = st.one_of(
    st.sampled_from(SAID),
    st.integers(0, 12),  # the button of a number
    st.sampled_from((timedelta(hours=1), timedelta(days=3))),
)
GOES = frozenset({ReminderNote.DELETED, ReminderNote.DONE})


def said_to_be_gone(talk: Talk) -> set[str]:
    notes = (one for one in talk.answers if isinstance(one, ReminderNoteAnswer))
    return {text.text for one in notes if one.note in GOES for text in one.texts}


def next_turn(talk: Talk, step: str | int | timedelta) -> None:
    if isinstance(step, timedelta):
        talk.later(step)
    elif isinstance(step, str):
        talk.say(step)
    elif talk.targets:
        talk.press(talk.targets[step % len(talk.targets)])


def texts_of(reminders: tuple[Reminder, ...]) -> dict[str, str]:
    return {one.key: one.text for one in reminders}


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, min_size=2, max_size=9))
def test_any_talk_has_answers_and_loses_no_reminder(steps: list[str | int | timedelta]) -> None:
    talk = Talk()
    for step in steps:
        before = texts_of(talk.person.reminders)
        next_turn(talk, step)
        forgotten = any(one.kind == "reset" for one in talk.answers) and not talk.person.seen
        gone = {before[key] for key in before.keys() - texts_of(talk.person.reminders).keys()}
        assert gone <= said_to_be_gone(talk) or forgotten
        compose(talk.answers, english())
        reminders = talk.person.reminders
        assert records.load(records.dump(talk.person.session), Session) == talk.person.session
        assert tuple(records.load(records.dump(one), Reminder) for one in reminders) == reminders
        assert all(one.due is None or one.due.utcoffset() == timedelta() for one in reminders)
