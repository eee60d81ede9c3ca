"""What is to be done with a reminder that is kept: "cancel reminder 2", "move it to 10am"."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.understanding.moments.finding import find_moments
from bot.understanding.moments.request import Edit, ReminderEdit
from bot.understanding.utterance import Utterance, read

_ORDINALS: Mapping[str, int] = MappingProxyType(
    {
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
        "eighth": 8, "ninth": 9, "tenth": 10, "last": -1, "latest": -1,
    }
)  # fmt: skip
VERBS: Mapping[Edit, str] = MappingProxyType(
    {
        Edit.DELETE: r"delete|delte|delet|dlete|cancel|cancle|remove|drop|stop|turn\soff|forget|"
        r"clear|del|rm|kill|dismiss",
        Edit.MOVE: r"move|change|chnage|cahnge|chagne|chang|reschedule|postpone|push|shift|delay|"
        r"update|edit|snooze|set",
        Edit.REWORD: r"reword|rename|rewrite",
    }
)
_WHICH = (
    r"(?:(?P<all>(?:all(?:\s(?:of\s)?(?:my|the))?|every|my)\sreminders|every\sreminder)\b"
    r"|(?:the\s|my\s)?(?P<ordinal>{ordinals}|\d{{1,2}}(?:st|nd|rd|th))\s(?:reminder|one)"
    r"|(?:the\s|my\s|this\s|that\s)?reminder(?:\s(?:no\.?|number|nr\.?))?\s?(?:\#\s?)?(?P<number>\d{{1,2}})\b"
    r"|(?:the\s|my\s|this\s|that\s)?reminder\b(?:\s(?:to|about|for|of)\s(?P<words>.{{1,80}}))?"
    r"|(?P<it>it|that|this|them)\b)"
).format(ordinals="|".join(_ORDINALS))
_EDITS: Mapping[Edit, re.Pattern[str]] = MappingProxyType(
    {
        edit: re.compile(
            rf"\s*(?:(?:please|pls|can\syou|can\su|could\syou)\s){{0,2}}(?:{verbs})\s{_WHICH}",
            re.IGNORECASE,
        )
        for edit, verbs in VERBS.items()
    }
)
_TO = re.compile(r"\s*(?:to|for|by|until|till|at|on|:)\s", re.IGNORECASE)
_PLEASE = re.compile(r"[\s,]*(?:please|pls|thanks|now)?[\s.!]*", re.IGNORECASE)


def read_edit(said: str | Utterance) -> ReminderEdit | None:
    """The change of a reminder that is wanted; None where the word is not said.

    "Change it to 10am" says not what: `read_edit_of_it` reads that, where a reminder is at hand.
    """
    utterance = read(said) if isinstance(said, str) else said
    if "reminder" not in utterance.keys and "reminders" not in utterance.keys:
        return None
    return _edit(utterance.text)


def read_edit_of_it(text: str) -> ReminderEdit | None:
    """The change of a reminder that was just spoken of: "cancel it", "move it to friday"."""
    return _edit(text)


def _edit(text: str) -> ReminderEdit | None:
    for edit, pattern in _EDITS.items():
        found = pattern.match(text)
        if found is not None:
            return _read(edit, found, text)
    return None


def _read(edit: Edit, found: re.Match[str], text: str) -> ReminderEdit | None:
    """The change; moved must it be to a moment, and what is deleted ends the message."""
    behind = text[found.end() :]
    words = (found["words"] or "").strip(" .!?\n")
    when = None
    if edit is Edit.MOVE:
        moments = find_moments(text)
        when = moments[-1] if moments else None
        if when is None or (not words and _TO.match(behind) is None):
            return None
        words = text[found.start("words") : when.start] if words else ""
        words = re.sub(r"\s(?:to|for|on|at)\s*\Z", "", words).strip()
    elif edit is Edit.REWORD:
        to = _TO.match(behind)
        words = behind[to.end() :].strip() if to is not None else words
    elif not words and _PLEASE.fullmatch(behind) is None:
        return None
    everything = found["all"] is not None or (found["it"] or "").casefold() == "them"
    number = _number(found["number"] or found["ordinal"])
    return ReminderEdit(edit, found.start(), number, everything, words, when)


def _number(typed: str | None) -> int | None:
    if typed is None:
        return None
    digits = typed.rstrip("stndrh").casefold()
    return int(digits) if digits.isdigit() else _ORDINALS[typed.casefold()]
