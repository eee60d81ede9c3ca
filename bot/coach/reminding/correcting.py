"""What is said right behind a reminder that was set or came: "no, saturday", "snooze 1 hour"."""

import re

from bot.coach.draft import ReminderDraft
from bot.coach.reminding.desk import ReminderDesk, ReminderTurn
from bot.coach.reminding.moving import moved
from bot.coach.reminding.steps import delete
from bot.reminders.reminder import Reminder
from bot.understanding.moments.finding import find_moments, gathered
from bot.understanding.moments.mention import MomentMention
from bot.understanding.utterance import keys_of

# Taken back is only what has just been set; "cancel" below a list may leave the list.
_TAKES_BACK = re.compile(
    r"\s*(?:(?:no|oh|ok|oops|sorry|wait|actually|pls|please)[\s,]+)*"
    r"(?:undo|cancel|delete|remove|nvm|never\s?mind|scrap|drop|forget)(?:\s(?:it|that|this))?[\s.!]*",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(r"\bnot\s[^,]{1,40},\s*", re.IGNORECASE)
# All that may stand beside a moment which is to be that of the reminder at hand.
_AROUND = frozenset(
    "actually no nope oh ok oops sorry wait i mean meant make it that set rather better change "
    "move push reschedule postpone to for on at instead please pls plz should be but until "
    "till".split()
)
_SNOOZES = re.compile(
    r"\s*(?:pls\s|please\s)?(?:snooze|(?:remind\sme\s)?again)(?:\s(?:it|this|that))?"
    r"(?:\s(?:for|until|till|by))?\s(?P<when>.{1,40})",
    re.IGNORECASE,
)
_BY_WORDS = re.compile(
    r"\s*(?:pls\s|please\s)?(?:delete|cancel|remove|drop|del|rm)\s(?:the\s|my\s)?"
    r"(?:(?:one|reminder)\s(?:about|for|to|of|with)\s)?(?P<words>.{2,60}?)(?:\sone)?[\s.!]*",
    re.IGNORECASE,
)


def corrected(text: str, desk: ReminderDesk) -> ReminderTurn | None:
    """The turn where the reminder at hand is taken back, or is to come at another moment."""
    shown = desk.person.session.reminders
    one = None if shown is None else desk.of(shown.at_hand)
    if shown is None or one is None or one.sent is not None or "?" in text:
        return None
    if desk.person.kept.form is not None or desk.person.session.pending:
        return None  # it answers what is asked there
    if _TAKES_BACK.fullmatch(text):
        return None if one.key in shown.keys else delete((one,), desk)
    when = _moment_alone(_NOT_THIS.sub("", text, count=1))
    return None if when is None else _at(one, when, desk)


def snoozed(text: str, one: Reminder, desk: ReminderDesk) -> ReminderTurn | None:
    """The turn where a reminder that has just come is to come again."""
    said = _SNOOZES.fullmatch(text)
    if said is None:
        return None
    when = _moment_alone(said["when"]) or _moment_alone(f"in {said['when']}")
    return None if when is None else _at(one, when, desk)


def deleted_by_words(text: str, desk: ReminderDesk) -> ReminderTurn | None:
    """The turn where the only reminder that has some words is to be deleted: "delete meta"."""
    said = _BY_WORDS.fullmatch(text)
    wanted = set() if said is None else set(keys_of(said["words"]))
    if not wanted:
        return None
    meant = tuple(one for one in desk.person.reminders if wanted <= set(keys_of(one.text)))
    return delete(meant, desk) if len(meant) == 1 else None


def _at(one: Reminder, when: MomentMention, desk: ReminderDesk) -> ReminderTurn:
    return moved(ReminderDraft(desk.now, one.text, key=one.key), when, desk)


def _moment_alone(text: str) -> MomentMention | None:
    """The moment that is all that a text says."""
    moments = find_moments(text)
    when, used = gathered(moments)
    if when is None or len(used) != len(moments):
        return None
    rest, at = [], 0
    for piece in when.pieces:
        rest.append(text[at : piece.start])
        at = piece.end
    left = keys_of(" ".join((*rest, text[at:])))
    return when if set(left) <= _AROUND else None
