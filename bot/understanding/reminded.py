"""What an utterance has to do with reminders, beside what else it wants."""

from dataclasses import dataclass

from bot.understanding.intents import Intent, IntentMention
from bot.understanding.moments.editing import ReminderEdit, read_edit
from bot.understanding.moments.reminding import blank_reminder, read_reminder
from bot.understanding.moments.request import ReminderMention
from bot.understanding.utterance import Utterance

_ABOUT_REMINDERS = frozenset(
    {Intent.REMINDER, Intent.REMINDERS, Intent.WATCH, Intent.UNWATCH, Intent.WATCHES}
)
_WANTS_NOTHING_ELSE = frozenset({Intent.RESET, Intent.FORGET})


@dataclass(frozen=True, slots=True)
class Reminded:
    """The intents with what is said of reminders, and what that is."""

    intents: tuple[IntentMention, ...]
    reminder: ReminderMention | None = None
    edit: ReminderEdit | None = None


def find_reminded(utterance: Utterance, intents: tuple[IntentMention, ...]) -> Reminded:
    """What is to be reminded of, or to be done with reminders; wherever a reminder is wanted, one.

    A new topic and an unknown command want neither.
    """
    if any(mention.intent in _WANTS_NOTHING_ELSE for mention in intents):
        return Reminded(intents)
    edit = read_edit(utterance)
    if edit is not None:
        return Reminded((IntentMention(Intent.REMINDERS, edit.start),), edit=edit)
    reminder = read_reminder(utterance)
    intents = _with_reminder(intents, reminder)
    return Reminded(intents, reminder or _unspecified(utterance, intents))


def _with_reminder(
    intents: tuple[IntentMention, ...], reminder: ReminderMention | None
) -> tuple[IntentMention, ...]:
    """The intents, with a reminder where words say so that no phrase of an intent holds.

    An event asks for one only where nothing else is understood: "my review is on 15 jan".
    """
    wanted = {mention.intent for mention in intents}
    if reminder is None or not wanted.isdisjoint(_ABOUT_REMINDERS):
        return intents
    asked = IntentMention(Intent.REMINDER, reminder.start)
    if wanted <= {Intent.UNKNOWN, Intent.SMALLTALK}:
        return (asked,)
    if not reminder.requested or reminder.when is None:
        return intents
    return tuple(sorted((*intents, asked), key=lambda mention: mention.start))


def _unspecified(
    utterance: Utterance, intents: tuple[IntentMention, ...]
) -> ReminderMention | None:
    """A reminder that is wanted in words of which nothing more was understood."""
    for mention in intents:
        if mention.intent is Intent.REMINDER:
            return blank_reminder(utterance.text, mention.start)
    return None
