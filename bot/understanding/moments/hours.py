"""Which hour is meant: "at 5" is the afternoon of a working day, "at 9" the morning."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from types import MappingProxyType

from bot.understanding.moments.mention import Clock, DayPart, MomentMention

# Hours that nobody works at are those of the afternoon.
_FIRST_MORNING_HOUR = 8
_NOON, _HOURS, _MINUTES = 12, 24, 60
_LATE = frozenset({DayPart.AFTERNOON, DayPart.EVENING, DayPart.END})
# What is taken where only a part of the day is named; the morning is the person's own matter.
_PARTS: Mapping[DayPart, time] = MappingProxyType(
    {
        DayPart.NOON: time(12),
        DayPart.AFTERNOON: time(15),
        DayPart.EVENING: time(19),
        DayPart.MIDNIGHT: time(0),
        DayPart.END: time(17),
    }
)


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the day; `assumed` where we chose a half of the day that was not said."""

    time: time
    assumed: bool


def hour_of(mention: MomentMention) -> Hour | None:
    """The hour that is said; None where none is, or only that it is in the morning."""
    if mention.clock is not None:
        clock, assumed = _settled(mention.clock, mention.part)
        return Hour(time(clock.hour, clock.minute), assumed)
    known = None if mention.part is None else _PARTS.get(mention.part)
    return None if known is None else Hour(known, mention.part is not DayPart.NOON)


def is_hour(clock: Clock) -> bool:
    """Whether there is such an hour: neither 25:00 nor 13pm."""
    if clock.afternoon is not None and not 1 <= clock.hour <= _NOON:
        return False
    return clock.hour < _HOURS and clock.minute < _MINUTES


def _settled(clock: Clock, part: DayPart | None) -> tuple[Clock, bool]:
    """The hour from 0 to 23, and whether we chose the half of the day."""
    if clock.afternoon is not None:
        return Clock(clock.hour % _NOON + _NOON * clock.afternoon, clock.minute), False
    if clock.padded or clock.hour > _NOON or clock.hour == 0:
        return clock, False
    if part in _LATE:
        return Clock(clock.hour % _NOON + _NOON, clock.minute), False
    if part is DayPart.MORNING:
        return Clock(clock.hour % _NOON, clock.minute), False
    if clock.hour < _FIRST_MORNING_HOUR:
        return Clock(clock.hour + _NOON, clock.minute), True
    return clock, True
