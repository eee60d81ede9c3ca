"""What a number says, with all that hangs on it: "17:30", "3/12/2026", "25/25/25/25", "180k"."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from bot.understanding.moments.mention import Clock, InNumbers, InWords, Unit
from bot.understanding.moments.vocabulary import MONTHS, OTHER, WORDS, Value

TokenValue: TypeAlias = Value | Clock | InNumbers | InWords | tuple[int, Unit]
Read: TypeAlias = tuple[str, TokenValue]

_CLOCK = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::\d{2})?"
_HALF_DAY = r"(?P<half>[ap])\.?(?:m\.?)?"
_PATTERNS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "whole": re.compile(r"(\d{1,3}|20\d\d)"),
        "four": re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"),
        "ordinal": re.compile(r"(\d{1,2})(?:st|nd|rd|th)"),
        "hour": re.compile(rf"{_CLOCK}{_HALF_DAY}(?:[-–].*)?"),
        "opening": re.compile(
            r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?[-–]\d{1,2}(?:[:.]\d\d)?[ap]m?"
        ),
        "colon": re.compile(
            r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?:[-–]\d{1,2}:\d\d)?(?P<half>)"
        ),
        "h": re.compile(r"(?P<hour>\d{1,2})h(?P<minute>\d{2})(?P<half>)"),
        "iso": re.compile(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})"),
        "date": re.compile(r"(\d{1,2})(?:([/.])(\d{1,2})\2(20\d\d|\d\d)|(-)(\d{1,2})-(20\d\d))"),
        "short": re.compile(r"(\d{1,2})([/.])(\d{1,2})"),
        "named": re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/.]?([a-z]{3,9})(?:[-/.]?(20\d\d|\d\d))?"),
        "count": re.compile(
            r"(\d{1,3})-?(m|min|mins|h|hr|hrs|hours?|d|days?|w|wk|wks|weeks?|months?)"
        ),
    }
)
# What a number may be, by what stands behind its first digits.
_BY_MARK: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "": ("whole", "four"),
        ":": ("hour", "colon", "opening"),
        "/": ("short", "date", "iso", "named"),
        ".": ("hour", "short", "date", "iso", "named", "opening"),
        "-": ("iso", "opening", "named", "date", "count"),
        "–": ("opening",),
    }
)
_LETTERS = ("hour", "ordinal", "count", "h", "named")
_DOTTED = re.compile(r"(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])")
_DIGITS = re.compile(r"\d+")
_MOST_DIGITS = 24


def read_number(typed: str, *, dotted: bool) -> Read:
    """What a number with all that hangs on it says; nothing where it is pay, a share, a range.

    `dotted` is where a dot stands behind it: "3.12." is a day.
    """
    digits = _DIGITS.match(typed)
    if digits is None or len(typed) > _MOST_DIGITS:
        return OTHER, None
    word = typed.casefold()
    if dotted and (day := _DOTTED.fullmatch(word)) is not None:
        return "s", InNumbers(int(day[1]), int(day[2]), day_first=True)
    mark = word[digits.end() : digits.end() + 1]
    for name in _BY_MARK.get(mark, _LETTERS):
        found = _PATTERNS[name].fullmatch(word)
        read = None if found is None else _READERS[name](found)
        if read is not None:
            return read
    return OTHER, None


def _whole(found: re.Match[str]) -> Read:
    number = int(found[0])
    return {1: "n", 2: "n", 3: "L"}.get(len(found[0]), "y"), number


def _hour(found: re.Match[str]) -> Read:
    half = found["half"]
    afternoon = None if not half else half == "p"
    hour = found["hour"]
    padded = hour.startswith("0") and afternoon is None
    return "c", Clock(int(hour), int(found["minute"] or 0), afternoon, padded)


def _opening(found: re.Match[str]) -> Read:
    """The beginning of a stretch that is told by its end: "9-11am"; which half is left open."""
    return "c", Clock(int(found["hour"]), int(found["minute"] or 0))


def _year(typed: str | None) -> int | None:
    return None if typed is None else int(typed) % 2000 + 2000  # "26" and "2026"


def _iso(found: re.Match[str]) -> Read:
    year, month, day = (int(part) for part in found.groups()[:3])
    return "d", InNumbers(month, day, year, day_first=False)


def _date(found: re.Match[str]) -> Read | None:
    mark, second, year = (found[at] or found[at + 3] for at in (2, 3, 4))
    if len(year) == 2 and not _may_be_day(int(found[1]), int(second)):
        return None
    day_first = True if mark == "." else None
    return "d", InNumbers(int(found[1]), int(second), _year(year), day_first)


def _may_be_day(first: int, second: int) -> bool:
    return min(first, second) in range(1, 13) and max(first, second) in range(1, 32)


def _short(found: re.Match[str]) -> Read | None:
    """A date such as 03/04, an hour behind "at" such as 9.30, or a number such as 1.5."""
    first, second = int(found[1]), int(found[3])
    if found[2] == "/":
        may_be = _may_be_day(first, second) and found[0] != "24/7"
        return ("d", InNumbers(first, second)) if may_be else None
    if len(found[3]) == 2:
        return "v", Clock(first, second)
    return ("J", first * 2 + 1) if second == 5 else None


def _named(found: re.Match[str]) -> Read | None:
    letter, month = WORDS.get(found[2], (OTHER, None))
    if letter != "M" or not isinstance(month, int | str):
        return None
    return "g", in_words(int(found[1]), month, _year(found[3]))


_COUNTED: Mapping[str, Unit] = MappingProxyType(
    {"m": Unit.MINUTE, "h": Unit.HOUR, "d": Unit.DAY, "w": Unit.WEEK}
)


def _count(found: re.Match[str]) -> Read:
    unit = Unit.MONTH if found[2].startswith("mo") else _COUNTED[found[2][0]]
    return "u", (int(found[1]), unit)


def in_words(day: int, month: int | str, year: int | None) -> InWords:
    """A date as it is written out, the month as it is called where we know."""
    name = MONTHS[month - 1] if isinstance(month, int) else month
    return InWords(f"{day} {name}", year)


_READERS: Mapping[str, Callable[[re.Match[str]], Read | None]] = MappingProxyType(
    {
        "whole": _whole,
        "four": lambda found: ("v", Clock(int(found["hour"]), int(found["minute"]), padded=True)),
        "ordinal": lambda found: ("o", int(found[1])),
        "hour": _hour,
        "colon": _hour,
        "h": lambda found: ("1", _hour(found)[1]),
        "opening": _opening,
        "iso": _iso,
        "date": _date,
        "short": _short,
        "named": _named,
        "count": _count,
    }
)
