"""What an utterance has to do with reminders, beside what else it wants."""

import re
from dataclasses import dataclass

from bot.understanding.intents import Intent, IntentMention, unknown_command
from bot.understanding.moments.cues import may_remind
from bot.understanding.moments.request import ReminderEdit, ReminderMention
from bot.understanding.utterance import Utterance

_ABOUT_REMINDERS = frozenset(
    {Intent.REMINDER, Intent.REMINDERS, Intent.WATCH, Intent.UNWATCH, Intent.WATCHES}
)
_SHORT_MESSAGE = 12
# "Remind me what google pays" asks for it now, where no day and no hour is said.
_ASKS_NOW = re.compile(
    r"\b(?:(?:can|could)\s(?:you|u)\s)?(?:remind|remid|rmind|rimind|reming|remaind|remnd|remimd|ping)\s(?:me|us)\s(?:again\s)?"
    r"(?:of\s|about\s)?"
    r"(?=(?:what|whats|how|why|which|who|where)\b|what['’]s\b|"
    r"(?:the|your|that|those)\s(?:salary\s|pay\s)?(?:range|ranges|figures|numbers|script|scripts)\b)",
    re.IGNORECASE,
)
_WANTS_NOTHING_ELSE = frozenset({Intent.RESET, Intent.FORGET})


@dataclass(frozen=True, slots=True)
class Reminded:
    """The intents with what is said of reminders, and what that is."""

    intents: tuple[IntentMention, ...]
    reminder: ReminderMention | None = None
    edit: ReminderEdit | None = None


def without_asking_again(text: str) -> str:
    """The text with blanks for "remind me" where that asks for an answer and for no reminder."""
    found = _ASKS_NOW.search(text)
    if found is None:
        return text
    from bot.understanding.moments.finding import find_moments  # noqa: PLC0415 - loads slowly

    if find_moments(text):
        return text
    return text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]


def find_reminded(utterance: Utterance, intents: tuple[IntentMention, ...]) -> Reminded:
    """What is to be reminded of, or to be done with reminders; wherever a reminder is wanted, one.

    A new topic wants neither, and the words of a command that is none of ours are no request.
    """
    wanted = {mention.intent for mention in intents}
    if not wanted.isdisjoint(_WANTS_NOTHING_ELSE) or unknown_command(utterance.text) is not None:
        return Reminded(intents)
    if Intent.REMINDER not in wanted and not may_remind(utterance):
        return Reminded(intents)
    return _read(utterance, intents)


def _read(utterance: Utterance, intents: tuple[IntentMention, ...]) -> Reminded:
    # These load slowly, and few messages need them.
    from bot.understanding.moments.editing import read_edit  # noqa: PLC0415
    from bot.understanding.moments.reminding import blank_reminder, read_reminder  # noqa: PLC0415

    edit = read_edit(utterance)
    if edit is not None:
        return Reminded((IntentMention(Intent.REMINDERS, edit.start),), edit=edit)
    reminder = read_reminder(utterance)
    intents = _with_reminder(intents, reminder, len(utterance))
    asked = next((one.start for one in intents if one.intent is Intent.REMINDER), None)
    if reminder is None and asked is not None:
        reminder = blank_reminder(utterance.text, asked)
    return Reminded(intents, reminder)


def _with_reminder(
    intents: tuple[IntentMention, ...], reminder: ReminderMention | None, words: int
) -> tuple[IntentMention, ...]:
    """The intents, with a reminder where words say so that no phrase of an intent holds.

    An event asks for one only where nothing else is said: "my review is on 15 jan".
    """
    wanted = {mention.intent for mention in intents}
    if reminder is None or not wanted.isdisjoint(_ABOUT_REMINDERS):
        return intents
    asked = IntentMention(Intent.REMINDER, reminder.start)
    if not reminder.requested and words > _SHORT_MESSAGE:
        return intents
    if wanted <= {Intent.UNKNOWN, Intent.SMALLTALK}:
        return (asked,)
    if not reminder.requested or reminder.when is None:
        return intents
    return tuple(sorted((*intents, asked), key=lambda mention: mention.start))
