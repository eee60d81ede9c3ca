import pytest

from bot.understanding.intents import Intent, IntentMention
from bot.understanding.reminded import find_reminded, without_asking_again
from bot.understanding.utterance import read

UNKNOWN = (IntentMention(Intent.UNKNOWN, 0),)


def test_a_message_without_a_word_of_it_keeps_its_intents() -> None:
    found = find_reminded(read("swe at google"), UNKNOWN)
    assert (found.intents, found.reminder, found.edit) == (UNKNOWN, None, None)


def test_an_event_alone_asks_for_a_reminder() -> None:
    found = find_reminded(read("ok so my review is on 15 jan"), UNKNOWN)
    assert found.intents == (IntentMention(Intent.REMINDER, 6),)


def test_an_event_in_a_long_story_asks_for_nothing() -> None:
    story = read("so many things happened at work and nobody knows what my review is on 15 jan for")
    found = find_reminded(story, UNKNOWN)
    assert found.intents == UNKNOWN
    assert found.reminder is not None


def test_an_event_beside_an_offer_takes_nothing_away() -> None:
    offer = (IntentMention(Intent.OFFER, 0),)
    found = find_reminded(read("google offered 180k, i have until friday"), offer)
    assert found.intents == offer
    assert found.reminder is not None
    assert found.reminder.when is not None
    assert (found.reminder.when.typed, found.reminder.requested) == ("friday", False)


def test_a_request_in_other_words_is_one_beside_what_else_is_asked() -> None:
    asked = (IntentMention(Intent.RANGE, 0),)
    found = find_reminded(read("google swe pay? remid me friday"), asked)
    assert [mention.intent for mention in found.intents] == [Intent.RANGE, Intent.REMINDER]


def test_where_a_reminder_is_wanted_there_is_one() -> None:
    asked = (IntentMention(Intent.REMINDER, 0),)
    found = find_reminded(read("let me know when it is monday"), asked)
    assert found.reminder is not None
    assert found.reminder.when is not None
    assert found.reminder.when.typed == "monday"


def test_a_change_of_a_reminder_is_about_the_list() -> None:
    found = find_reminded(read("cancel reminder 2"), (IntentMention(Intent.REMINDER, 7),))
    assert found.intents == (IntentMention(Intent.REMINDERS, 0),)
    assert found.edit is not None
    assert found.reminder is None


def test_the_words_of_an_unknown_command_are_no_request() -> None:
    found = find_reminded(read("/snooze remind me friday"), UNKNOWN)
    assert (found.intents, found.reminder) == (UNKNOWN, None)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("remind me what the range was", "what the range was"),
        ("can you remind me what google pays", "what google pays"),
        ("remind me of the script", "the script"),
        ("ping me the range for swe at google", "the range for swe at google"),
    ],
)  # fmt: skip
def test_who_asks_again_wants_an_answer_and_no_reminder(text: str, left: str) -> None:
    blanked = without_asking_again(text)
    assert (blanked.strip(), len(blanked)) == (left, len(text))


@pytest.mark.parametrize(
    "text",
    ["remind me friday what google pays", "remind me to ask what they pay", "what does google pay",
     "remind me of the call"],
)  # fmt: skip
def test_who_wants_a_reminder_keeps_every_word(text: str) -> None:
    assert without_asking_again(text) == text
