"""What each part of a moment says, by the name that the grammar gives it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from bot.understanding.moments.mention import (
    After,
    Clock,
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
from bot.understanding.moments.tokens import Token

T = TypeVar("T")
Tokens: TypeAlias = Sequence[Token]
Reader: TypeAlias = Callable[[Tokens, MomentMention], MomentMention | None]

_WHICH = {"N": Which.NEXT, "H": Which.THIS, "C": Which.COMING}
_REPEATS = {Unit.DAY: Repeat.DAILY, Unit.WEEK: Repeat.WEEKLY, Unit.MONTH: Repeat.MONTHLY}
_LAST_HOUR = 24
_HALF_PAST, _QUARTER = 30, 15


def _letters(tokens: Tokens) -> str:
    return "".join(token.letter for token in tokens)


def _value(tokens: Tokens, kind: type[T]) -> T | None:
    """The last value of a kind among the tokens."""
    return next((one.value for one in reversed(tokens) if isinstance(one.value, kind)), None)


def _number(tokens: Tokens, letters: str) -> int | None:
    """The last number among tokens of some letters."""
    for token in reversed(tokens):
        if token.letter in letters and isinstance(token.value, int):
            return token.value
    return None


def _on(day: Day | None, found: MomentMention) -> MomentMention | None:
    return None if day is None else replace(found, day=day)


def _odd(_tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, odd=True)


def _every(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    repeat = _REPEATS.get(_value(tokens, Unit) or Unit.YEAR)
    return replace(found, odd=True) if repeat is None else replace(found, repeat=repeat)


def _repeat(tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, repeat=_value(tokens, Repeat) or Repeat.ONCE)


def _every_weekday(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    weekly = replace(found, repeat=Repeat.WEEKLY)
    return _on(_weekday_of(tokens, Which.NEAREST), weekly)


def _every_part(tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, repeat=Repeat.DAILY, part=_value(tokens, DayPart))


def _every_day_of_month(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    unit = _value(tokens, Unit)
    if unit not in {None, Unit.MONTH}:
        return None
    return replace(found, repeat=Repeat.MONTHLY, day=DayOfMonth(_number(tokens, "o") or 0))


def _weekday_of(tokens: Tokens, which: Which) -> Day | None:
    number = _number(tokens, "WYw")
    return None if number is None else OnWeekday(number, which)


def _weekday(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    which = next((_WHICH[one.letter] for one in tokens if one.letter in _WHICH), Which.NEAREST)
    return _on(_weekday_of(tokens, which), found)


def _of_next_week(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    if _value(tokens, Unit) is not Unit.WEEK:
        return None
    return _on(_weekday_of(tokens, Which.NEXT_WEEK), found)


def _after(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """So much time from now; "vested in 4 years" is none."""
    number, unit = _number(tokens, "nLQJ"), _value(tokens, Unit)
    if number is None or unit is None:
        return None
    halves = number if "J" in _letters(tokens) else number * 2
    long = unit is Unit.YEAR and halves > 2
    return None if long or unit is Unit.QUARTER else replace(found, day=After(halves, unit))


def _after_half(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    return _on(After(1, _value(tokens, Unit) or Unit.HOUR), found)


def _after_and_half(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    return _on(After(3, _value(tokens, Unit) or Unit.HOUR), found)


def _after_short(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    counted = tokens[-1].value
    if not isinstance(counted, tuple):
        return None
    return _on(After(counted[0] * 2, counted[1]), found)


def _after_clock(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """So many hours and minutes from now: "in 1h30"."""
    clock = _value(tokens, Clock)
    minutes = 0 if clock is None else clock.hour * 60 + clock.minute
    return replace(found, day=After(minutes * 2, Unit.MINUTE))


def _after_both(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """Hours and minutes: "in 2 hours 30 minutes", "in 2h 30m"."""
    short = [one.value for one in tokens if isinstance(one.value, tuple)]
    numbers = [one.value for one in tokens if one.letter in "nQ" and isinstance(one.value, int)]
    units = [one.value for one in tokens if isinstance(one.value, Unit)]
    counted = [*zip(numbers, units, strict=False), *short]
    if {unit for _, unit in counted} != {Unit.HOUR, Unit.MINUTE}:
        return None
    minutes = sum(number * (60 if unit is Unit.HOUR else 1) for number, unit in counted)
    return replace(found, day=After(minutes * 2, Unit.MINUTE))


def _from_now(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """So much time from now or from a day: "a week from tomorrow"."""
    start = _value(tokens, InDays)
    if start is None:
        return _after(tokens, found)
    number, unit = _number(tokens, "nLQ"), _value(tokens, Unit)
    days = {Unit.DAY: 1, Unit.WEEK: 7}.get(unit or Unit.HOUR)
    if number is None or days is None:
        return None
    return replace(found, day=InDays(start.days + number * days))


def _day_after(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    day = _value(tokens, InDays)
    if day is None or _value(tokens, Unit) is not Unit.DAY:
        return None
    return replace(found, day=InDays(day.days + 1))


def _month(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """A day and the name of a month, in either order, with or without a year."""
    month = next((one.value for one in tokens if one.letter == "M"), None)
    day = _number(tokens, "no")
    if day is None or not isinstance(month, int | str):
        return None
    return replace(found, day=in_words(day, month, _number(tokens, "y")))


def _named(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    day = _value(tokens, InWords)
    year = _number(tokens, "y")
    return None if day is None else replace(found, day=replace(day, year=year or day.year))


def _numbers(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    return _on(_value(tokens, InNumbers), found)


def _of_month(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    if _value(tokens, Unit) not in {None, Unit.MONTH}:
        return None
    day = DayOfMonth(_number(tokens, "o") or 0, next_month="N" in _letters(tokens))
    return replace(found, day=day)


def _end(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """The end of a month and its like; the end of a day is an hour of today or of another day."""
    letters = _letters(tokens)
    unit = _value(tokens, Unit) or Unit.DAY
    if unit is Unit.DAY:
        return replace(found, part=DayPart.END)
    if unit in {Unit.MINUTE, Unit.HOUR}:
        return None
    return replace(found, day=EndOf(unit, next_one="N" in letters, fiscal="S" in letters))


def _weekend(tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, day=Weekend(next_one="N" in _letters(tokens)))


def _next_one(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    unit = _value(tokens, Unit)
    return _on(NextOne(unit), found) if unit in {Unit.WEEK, Unit.MONTH} else None


def _this_part(tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, day=InDays(0), part=_value(tokens, DayPart))


def _day(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    return _on(_value(tokens, InDays), found)


def _half_past(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """A half or a quarter past an hour, or a quarter to it."""
    letters, hour = _letters(tokens), _number(tokens, "n")
    quarter = _value(tokens, Unit) is Unit.QUARTER
    if hour is None or not (quarter or "h" in letters) or ("T" in letters and not quarter):
        return None
    minutes = _QUARTER if quarter else _HALF_PAST
    back = hour - 1 if hour > 1 else 12
    clock = Clock(back, 60 - minutes) if "T" in letters else Clock(hour, minutes)
    return replace(found, clock=clock)


def _clock(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """An hour, with the clock that it is of where that is said."""
    clock = next((one.value for one in tokens if isinstance(one.value, Clock)), None)
    number, half = _number(tokens, "n"), _number(tokens, "A")
    if clock is None:
        if number is None or (number > _LAST_HOUR and half is None):
            return None
        clock = Clock(number)
    if half is not None:
        clock = replace(clock, afternoon=bool(half))
    zone = next((one.value for one in tokens if one.letter == "z"), None)
    return replace(found, clock=clock, zone=zone if isinstance(zone, str) else None)


def _part(tokens: Tokens, found: MomentMention) -> MomentMention:
    return replace(found, part=_value(tokens, DayPart))


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "odd": _odd,
        "every_day_of_month": _every_day_of_month,
        "every_weekday": _every_weekday,
        "every_part": _every_part,
        "every": _every,
        "repeat": _repeat,
        "after_half": _after_half,
        "after_and_half": _after_and_half,
        "after": _after,
        "after_short": _after_short,
        "after_clock": _after_clock,
        "after_both": _after_both,
        "from_now": _from_now,
        "day_after": _day_after,
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
        "half_past": _half_past,
        "clock": _clock,
        "part": _part,
    }
)
