"""What a message answers of a reminder that is not set yet."""

from dataclasses import replace

from bot.coach.answers.reminding import Lack, ReminderNote, ReminderNoteAnswer
from bot.coach.draft import ReminderDraft
from bot.coach.reminding.desk import ReminderDesk, ReminderTurn, one_line
from bot.coach.reminding.moving import moved
from bot.coach.reminding.settling import ask, settle
from bot.coach.reminding.steps import reworded
from bot.understanding.intents import Intent, command_of
from bot.understanding.moments.finding import combine
from bot.understanding.moments.mention import MomentMention
from bot.understanding.moments.reminding import read_reminder
from bot.understanding.moments.request import ReminderMention
from bot.understanding.reading import Understanding

_DROPPING = frozenset(
    "cancel|stop|no|nope|nothing|forget it|forget that|never mind|nevermind|leave it|skip|skip it|"
    "no thanks|drop it|dont|don't|cancel it|cancel that|abort|quit".split("|")
)
# What is to be done begins with one of these, whatever else it names.
_DEEDS = frozenset(
    "to call phone ring email mail text message write ask tell send sign check look follow reply "
    "answer talk speak meet see prepare prep review read finish submit accept decline reject "
    "negotiate counter book schedule contact chase ping practice practise update buy pay go get "
    "do make give take start stop bring think decide ring thank research find set".split()
)
_NOTHING_ELSE = frozenset({Intent.UNKNOWN, Intent.REMINDER, Intent.SMALLTALK})
_MAY_BE_A_TEXT = _NOTHING_ELSE | {Intent.OFFER}
_NEVER = frozenset({Intent.RESET, Intent.FORGET, Intent.ABUSE, Intent.REMINDERS})


def filled(heard: Understanding, desk: ReminderDesk) -> ReminderTurn | None:
    """The turn where a message goes on with the open draft; None where it says another thing."""
    draft = desk.person.session.draft
    if draft is None:
        return None
    said = heard.utterance.text.strip().strip(".!").casefold()
    if said in _DROPPING:
        return desk.said(ReminderNoteAnswer(ReminderNote.DROPPED))
    command = command_of(heard.utterance.text)
    if command is not None or any(one.intent in _NEVER for one in heard.intents) or not said:
        return None
    mention = _read(heard)
    if _is_another(heard):
        return None
    if not draft.text:
        return _with_text(draft, mention, heard, desk)
    return _with_moment(draft, mention, heard, desk)


def _read(heard: Understanding) -> ReminderMention | None:
    """The message as if it were said of a reminder, which it need not say itself."""
    if heard.reminder is not None and heard.reminder.requested:
        return heard.reminder
    return read_reminder(f"/remind {heard.utterance.text}")


def _is_another(heard: Understanding) -> bool:
    """Whether another reminder is asked for, with all that it needs."""
    mention = heard.reminder
    return mention is not None and mention.requested and bool(mention.what and mention.when)


def _with_text(
    draft: ReminderDraft,
    mention: ReminderMention | None,
    heard: Understanding,
    desk: ReminderDesk,
) -> ReminderTurn | None:
    if mention is None or _asks_another(heard):
        return None
    # Where the moment is known, all of the message is the text: "call ally before 5".
    whole = draft.when is not None or draft.chosen is not None
    words = heard.utterance.text if whole and mention.when is not None else mention.what
    old = desk.of(draft.key)
    if old is not None and words.strip():
        return reworded(old, words, desk)
    text, cut = one_line(words)
    if not whole:
        draft = replace(
            draft, when=mention.when, event=mention.event, led=mention.lead is not None,
            lead=None if mention.lead is None else mention.lead.before, at=mention.at,
        )  # fmt: skip
    return settle(replace(draft, text=text, cut=cut), desk)


def _asks_another(heard: Understanding) -> bool:
    """Whether something is asked, rather than told what to remind of."""
    keys = heard.utterance.keys
    if keys and keys[0] in _DEEDS:
        return False
    if "?" in heard.utterance.text:
        return True
    found = heard.entities
    if found.roles and found.employers and not found.unexplained:
        return True
    wanted = {one.intent for one in heard.intents if not one.implied}
    return not wanted <= _MAY_BE_A_TEXT or wanted == {Intent.SMALLTALK}


def _with_moment(
    draft: ReminderDraft,
    mention: ReminderMention | None,
    heard: Understanding,
    desk: ReminderDesk,
) -> ReminderTurn | None:
    when = None if mention is None else mention.when
    if mention is None or not _answers(mention, heard):
        return None
    if when is None:
        waits = draft.when is None and draft.chosen is None
        unread = {one.intent for one in heard.intents} == {Intent.UNKNOWN}
        return ask(Lack.NOT_READ, draft, desk) if waits and unread else None
    if draft.key is not None:
        return moved(draft, when, desk)
    led = draft.led or mention.lead is not None
    lead = draft.lead if mention.lead is None else mention.lead.before
    joined = _joined(draft.when, when)
    draft = replace(draft, when=joined, chosen=None, led=led, lead=lead, said=desk.now)
    return settle(draft, desk)


def _answers(mention: ReminderMention, heard: Understanding) -> bool:
    """Whether nothing is said but a moment, or that with words that ask for nothing."""
    if mention.when is not None and not mention.what:
        return True
    wanted = {one.intent for one in heard.intents if not one.implied}
    asks = heard.reminder is not None and heard.reminder.requested and bool(mention.what)
    return wanted <= _NOTHING_ELSE and "?" not in heard.utterance.text and not asks


def _joined(before: MomentMention | None, now: MomentMention) -> MomentMention:
    """An hour for the day that was told before; else what is told now."""
    if before is None or now.has_day or before.has_hour or not before.has_day:
        return now
    return combine(before, now) or now
