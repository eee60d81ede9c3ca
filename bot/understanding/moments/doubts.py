"""Whether more is said of a time than was read, so that it is asked and not set."""

import re
from collections.abc import Sequence

from bot.understanding.moments.mention import MomentMention

# What stands between two times, where both are meant or one is taken back.
_JOINS = re.compile(
    r"(?:[\s,/&+–-]|\b(?:and|or|then|also|not|no|sorry|actually|rather|i\smean|on|at)\b)+",
    re.IGNORECASE,
)
# Another time with another deed: "… call ally, sat 10am call meta".
_ANOTHER = re.compile(r"(?:[,;&\n+]|\b(?:and|then|also)\b)\s*(?:on\s|at\s)?\Z", re.IGNORECASE)
_DEED = re.compile(
    r"\s*(?:to\s|:|call\b|email\b|mail\b|text\b|message\b|ask\b|send\b)", re.IGNORECASE
)
_BEHIND = re.compile(
    r"\s*(?:[ap]m\b|(?:at\s)?\d{1,2}\s?(?:and|or|&|,)\s?\d{1,2}\b|\d{1,2}\sto\s|\d{1,2}\s*\Z"
    r"|(?:at\s)?\d{1,2}(?:[ap]m)?\s?ish\b|(?:and|or|&)\s(?:\d{1,2}|two|three)\sto\s"
    r"|(?:and|or|&)\s?(?:\d{1,2}(?:st|nd|rd|th)|mon|tues?|wed|thu|thurs|fri|sat|sun)\b"
    r"|week\sto\b|week\Z)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:weeks?\s(?:from|after)|days?\safter|between(?:\s\d{1,2}\s?(?:[ap]m\s?)?(?:and|to|-))?|"
    r"\d{1,2}\s?(?:[ap]m\s?)?(?:and|or|&)|\d{1,2}(?:[ap]m)?\s?ish|after|except|not)\s*\Z",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:remind\sme|reminder)\b", re.IGNORECASE)
_REACH = 24


def is_doubtful(
    text: str, used: Sequence[MomentMention], others: Sequence[MomentMention], start: int
) -> bool:
    """Whether what stands beside the times that were read, behind `start`, is of time as well."""
    pieces = [piece for moment in used for piece in moment.pieces]
    if any(_BEHIND.match(text, piece.end) for piece in pieces):
        return True
    if any(_AHEAD.search(text, max(start, piece.start - _REACH), piece.start) for piece in pieces):
        return True
    behind = [one for one in others if one.start >= start]
    if behind and _AGAIN.search(text, start, behind[-1].start) is not None:
        return True
    ends = [piece.end for piece in pieces]
    return any(
        any(_JOINS.fullmatch(text, end, one.start) for end in ends if end <= one.start)
        or _is_another(text, one)
        for one in behind
    )


def _is_another(text: str, one: MomentMention) -> bool:
    """Whether another reminder begins with a moment."""
    begins = _ANOTHER.search(text, max(0, one.start - _REACH), one.start) is not None
    return begins and one.has_day and _DEED.match(text, one.end) is not None
