"""How far from now or from a day a moment is: "in 2 hours", "a week from tomorrow"."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.understanding.moments.mention import After, Clock, InDays, MomentMention, Unit
from bot.understanding.moments.reader import Reader, Tokens, letters_of, number_of, on_day, value_of


def _after(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """So much time from now; "vested in 4 years" is none."""
    number, unit = number_of(tokens, "nLQJ"), value_of(tokens, Unit)
    if number is None or unit is None:
        return None
    halves = number if "J" in letters_of(tokens) else number * 2
    long = unit is Unit.YEAR and halves > 2
    return None if long or unit is Unit.QUARTER else replace(found, day=After(halves, unit))


def _after_half(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    return on_day(After(1, value_of(tokens, Unit) or Unit.HOUR), found)


def _after_and_half(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    return on_day(After(3, value_of(tokens, Unit) or Unit.HOUR), found)


def _after_short(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    counted = tokens[-1].value
    if not isinstance(counted, tuple):
        return None
    return on_day(After(counted[0] * 2, counted[1]), found)


def _after_clock(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """So many hours and minutes from now: "in 1h30"."""
    clock = value_of(tokens, Clock)
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
    start = value_of(tokens, InDays)
    if start is None:
        return _after(tokens, found)
    number, unit = number_of(tokens, "nLQ"), value_of(tokens, Unit)
    days = {Unit.DAY: 1, Unit.WEEK: 7}.get(unit or Unit.HOUR)
    if number is None or days is None:
        return None
    return replace(found, day=InDays(start.days + number * days))


def _day_after(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    day = value_of(tokens, InDays)
    if day is None or value_of(tokens, Unit) is not Unit.DAY:
        return None
    return replace(found, day=InDays(day.days + 1))


STRETCHES: Mapping[str, Reader] = MappingProxyType(
    {
        "after": _after,
        "after_half": _after_half,
        "after_and_half": _after_and_half,
        "after_short": _after_short,
        "after_clock": _after_clock,
        "after_both": _after_both,
        "from_now": _from_now,
        "day_after": _day_after,
    }
)
