"""Changes of reminders as people type them where reminders are spoken of: "delete 2"."""

import re
from collections.abc import Iterable

from bot.understanding.moments.editing import VERBS, read_edit, read_edit_of_it
from bot.understanding.moments.request import Edit, ReminderEdit

# Beside a number alone these say something else: "set 2 reminders", "forget 2".
_NOT_BESIDE_A_NUMBER = frozenset({"set", "forget"})
_VERBS = "|".join(
    verb
    for verbs in VERBS.values()
    for verb in verbs.split("|")
    if verb not in _NOT_BESIDE_A_NUMBER
)
_POLITE = r"(?:(?:please|pls|can\syou|could\syou)\s)*"
# "Delete 2" is as good as "delete reminder 2" where reminders were shown last.
NUMBERED = re.compile(
    rf"\s*{_POLITE}(?P<verb>{_VERBS})\s(?:no\.?\s?|number\s|\#\s?)?(?P<number>\d{{1,2}})\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"\s*{_POLITE}(?:{_VERBS})\s", re.IGNORECASE)
_ORDINAL = re.compile(
    rf"\s*{_POLITE}(?P<verb>{_VERBS})\s(?:the\s)?"
    r"(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest|"
    r"\d{1,2}(?:st|nd|rd|th))\b(?!\s(?:one|reminder))",
    re.IGNORECASE,
)
_BEGINS_WITH_ONE = re.compile(
    r"\s*reminder\s(?:no\.?\s?|number\s|\#\s?)?(?P<number>\d{1,2})\s(?:to|at)\b", re.IGNORECASE
)
# What is shorter may be the number of a reminder.
_LONGEST_NUMBER = 2
# A number alone is no hour: "move it to 11".
_TO_HOUR = re.compile(r"\bto\s(?P<hour>\d{1,2})(?=\s*[.!]?\s*\Z)", re.IGNORECASE)
_SAYS = re.compile(
    r"\s*(?:change|edit|update|make)\sreminder\s(?P<number>\d{1,2})\s(?:to\s)?says?\s",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"\s*{_POLITE}(?P<verb>{_VERBS})\s(?:the|my|that|this)\s(?P<words>(?!all\b).{{1,60}}?)\sreminder\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"\s*(?:please\s|pls\s)?(?:delete|cancel|remove|drop|del|rm|clear)\s(?:reminders?\s)?"
    r"(?P<numbers>\d{1,2}(?:(?:\s?,\s?|\s?(?:and|&|\+)\s?|\s)\d{1,2})+)\s*[.!]?\s*\Z",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\s*(?:please\s|pls\s)?(?:delete|cancel|remove|drop|stop|clear)\s(?:them\s)?(?:all|everything|all\sof\sthem|"
    r"them|both)\s*[.!]?\s*\Z"
    r"|\s*(?:please\s|pls\s)?(?:stop|quit|no\smore|do\snot|dont|don['’]t)\sremind(?:ing)?\s(?:me|us)(?:\sany\s?more)?"
    r"\s*[.!]?\s*\Z",
    re.IGNORECASE,
)
DO = re.compile(
    r"\s*(?:(?P<edit>change|edit|move|reschedule)|(?P<done>done|tick(?:\soff)?|ticked(?:\soff)?|finished|complete|completed)(?:\swith)?|(?P<show>show|see|open))"
    r"\s(?:reminder\s)?(?:\#|no\.?\s?|number\s)?(?P<number>\d{1,2})\s*[.!]?\s*\Z",
    re.IGNORECASE,
)


def read_change(text: str) -> ReminderEdit | None:
    """The change that is wanted, where the word "reminder" need not be said."""
    text = _TO_HOUR.sub(r"to at \g<hour>", text)
    for pattern, said in (
        (NUMBERED, r"\g<verb> reminder \g<number>"),
        (_ORDINAL, r"\g<verb> the \g<ordinal> one"),
        (_BEGINS_WITH_ONE, r"move reminder \g<number> to"),
        (_SAYS, r"reword reminder \g<number> to "),
        (_CALLED, r"\g<verb> the reminder about \g<words>"),
    ):
        found = pattern.match(text)
        if found is not None:
            return read_edit_of_it(found.expand(said) + text[found.end() :])
    if _ALL.fullmatch(text):
        return ReminderEdit(Edit.DELETE, 0, everything=True)
    return read_edit(text) or read_edit_of_it(text)


def with_name(text: str, names: Iterable[str]) -> str:
    """The message with "reminder about" before words that are all that one of them says."""
    begins = _BEGINS.match(text)
    if begins is None:
        return text
    behind = text[begins.end() :]
    longer = (one.casefold() for one in names if len(one) > _LONGEST_NUMBER)
    found = any(behind.casefold().startswith(one) for one in longer)
    return f"{text[: begins.end()]}the reminder about {behind}" if found else text
