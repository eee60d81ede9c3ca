"""What hour a part says: "9am", "half past 5", "17:30 est"."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.understanding.moments.mention import Clock, MomentMention, Unit
from bot.understanding.moments.reader import Reader, Tokens, letters_of, number_of, value_of

_LAST_HOUR = 24
_HALF_PAST, _QUARTER = 30, 15


def _half_past(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """A half or a quarter past an hour, or a quarter to it."""
    letters, hour = letters_of(tokens), number_of(tokens, "n")
    quarter = value_of(tokens, Unit) is Unit.QUARTER
    if hour is None or not (quarter or "h" in letters) or ("T" in letters and not quarter):
        return None
    minutes = _QUARTER if quarter else _HALF_PAST
    back = hour - 1 if hour > 1 else 12
    clock = Clock(back, 60 - minutes) if "T" in letters else Clock(hour, minutes)
    return replace(found, clock=clock)


def _clock(tokens: Tokens, found: MomentMention) -> MomentMention | None:
    """An hour, with the clock that it is of where that is said."""
    clock = next((one.value for one in tokens if isinstance(one.value, Clock)), None)
    number, half = number_of(tokens, "n"), number_of(tokens, "A")
    if clock is None:
        if number is None or (number > _LAST_HOUR and half is None):
            return None
        clock = Clock(number)
    if half is not None:
        clock = replace(clock, afternoon=bool(half))
    zone = next((one.value for one in tokens if one.letter == "z"), None)
    return replace(found, clock=clock, zone=zone if isinstance(zone, str) else None)


CLOCKS: Mapping[str, Reader] = MappingProxyType({"half_past": _half_past, "clock": _clock})
