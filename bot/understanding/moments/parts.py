"""What each part of a moment says, by the name that the grammar gives it."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.understanding.moments.clocks import CLOCKS
from bot.understanding.moments.mention import (
    Day,
    DayOfMonth,
    DayPart,
    EndOf,
    InDays,
    InNumbers,
    InWords,
    MomentMention,
    NextOne,
    OnWeekday,
    Repeat,
    Unit,
    Weekend,
    Which,
)
from bot.understanding.moments.numbers import in_words
from bot.understanding.moments.reader import Reader, Tokens, letters_of, number_of, on_day, value_of
from bot.understanding.moments.stretches import STRETCHES

_WHICH = {"N": Which.NEXT, "H": Which.THIS, "C": Which.COMING}
_REPEATS = {Unit.DAY: Repeat.DAILY, Unit.WEEK: Repeat.WEEKLY, Unit.MONTH: Repeat.MONTHLY}


def _odd(_tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, odd=True)


def _every(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    repeat = _REPEATS.get(value_of(tokens, Unit) or Unit.YEAR)
    return replace(found, odd=True) if repeat is None else replace(found, repeat=repeat)


def _repeat(tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, repeat=value_of(tokens, Repeat) or Repeat.ONCE)


def _every_weekday(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    weekly = replace(found, repeat=Repeat.WEEKLY)
    return on_day(_weekday_of(tokens, Which.NEAREST), weekly)


def _every_part(tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, repeat=Repeat.DAILY, part=value_of(tokens, DayPart))


def _every_day_of_month(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    unit = value_of(tokens, Unit)
    if unit not in {None, Unit.MONTH}:
        return None
    return replace(found, repeat=Repeat.MONTHLY, day=DayOfMonth(number_of(tokens, "o") or 0))


def _weekday_of(tokens: Tokens, which: Which) -> Day | None:
    number = number_of(tokens, "WYw")
    return None if number is None else OnWeekday(number, which)


def _weekday(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    which = next((_WHICH[one.letter] for one in tokens if one.letter in _WHICH), Which.NEAREST)
    return on_day(_weekday_of(tokens, which), found)


def _of_next_week(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    if value_of(tokens, Unit) is not Unit.WEEK:
        return None
    return on_day(_weekday_of(tokens, Which.NEXT_WEEK), found)


def _month(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """A day and the name of a month, in either order, with or without a year."""
    month = next((one.value for one in tokens if one.letter == "M"), None)
    day = number_of(tokens, "no")
    if day is None or not isinstance(month, int | str):
        return None
    return replace(found, day=in_words(day, month, number_of(tokens, "y")))


def _named(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    day = value_of(tokens, InWords)
    year = number_of(tokens, "y")
    return None if day is None else replace(found, day=replace(day, year=year or day.year))


def _numbers(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    return on_day(value_of(tokens, InNumbers), found)


def _of_month(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    if value_of(tokens, Unit) not in {None, Unit.MONTH}:
        return None
    day = DayOfMonth(number_of(tokens, "o") or 0, next_month="N" in letters_of(tokens))
    return replace(found, day=day)


def _end(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """The end of a month and its like; the end of a day is an hour of today or of another day."""
    letters = letters_of(tokens)
    unit = value_of(tokens, Unit) or Unit.DAY
    if unit is Unit.DAY:
        return replace(found, part=DayPart.END)
    if unit in {Unit.MINUTE, Unit.HOUR}:
        return None
    return replace(found, day=EndOf(unit, next_one="N" in letters, fiscal="S" in letters))


def _weekend(tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, day=Weekend(next_one="N" in letters_of(tokens)))


def _next_one(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    unit = value_of(tokens, Unit)
    return on_day(NextOne(unit), found) if unit in {Unit.WEEK, Unit.MONTH} else None


def _this_part(tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, day=InDays(0), part=value_of(tokens, DayPart))


def _day(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    return on_day(value_of(tokens, InDays), found)


def _part(tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, part=value_of(tokens, DayPart))


def _half_day(tokens: Tokens, found: MomentMention) -> MomentMention:
    part = DayPart.AFTERNOON if number_of(tokens, "A") else DayPart.MORNING
    return replace(found, part=part)


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        **STRETCHES,
        **CLOCKS,
        "odd": _odd,
        "odd_day_of_month": _odd,
        "every_day_of_month": _every_day_of_month,
        "every_weekday": _every_weekday,
        "every_part": _every_part,
        "every": _every,
        "repeat": _repeat,
        "week_then_day": _of_next_week,
        "day_next_week": _of_next_week,
        "which_weekday": _weekday,
        "weekday": _weekday,
        "day_month": _month,
        "month_day": _month,
        "named": _named,
        "numbers": _numbers,
        "of_next_month": _of_month,
        "of_month": _of_month,
        "end": _end,
        "weekend": _weekend,
        "next_one": _next_one,
        "this_part": _this_part,
        "tonight": lambda _, found: replace(found, day=InDays(0), part=DayPart.EVENING),
        "day": _day,
        "part": _part,
        "half_day": _half_day,
    }
)
