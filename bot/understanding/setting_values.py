"""What is said of a setting, as the values that there are: times, days, zones."""

import re

from bot.knowledge.base import Place
from bot.knowledge.folding import fold
from bot.understanding.zones import zones_called

KEEP_CHOICES = (30, 90, 180, 365)
HOUR = r"(?:\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?|noon|midnight)"


def zone(said: str, places: tuple[Place, ...]) -> tuple[str, ...]:
    """The zones that are called so; each reader takes what was said and the places in it."""
    return zones_called(said, places)


def nothing_but_zone(said: str, places: tuple[Place, ...]) -> tuple[str, ...]:
    """The zone, where nothing else is named: "I'm in London all the time" tells none."""
    named = {fold(place.name) for place in places}
    if places and (fold(said) in named or len(said.split()) == 1):
        return zones_called(said, places)
    return zones_called(said, guessing=False)


_OFF = re.compile(r"(?:off|no|none|never|stop)", re.IGNORECASE)


def quiet(said: str, _places: tuple[Place, ...]) -> tuple[str, ...]:
    """Two times with a stroke between them, or "off"."""
    if _OFF.fullmatch(said):
        return ("off",)
    times = re.findall(HOUR, said, re.IGNORECASE)
    if len(times) != len(("from", "until")):
        return ()
    read = [_clock(one) for one in times]
    start, end = read
    if start is None or end is None:
        return ()
    if _is_evening(start, end) and not re.search(r"[ap]\.?m|:", said, re.IGNORECASE):
        start += _HALF_A_DAY
    return (f"{_written(start)}-{_written(end)}",)


_HOUR_PARTS = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
_HALF_A_DAY, _DAY = 12 * 60, 24 * 60
_EARLIEST_EVENING = 8 * 60


def _is_evening(start: int, end: int) -> bool:
    """Whether "10 to 7" begins in the evening, as the hours of sleep do."""
    return _EARLIEST_EVENING <= start < _HALF_A_DAY and end < _HALF_A_DAY


def _clock(said: str) -> int | None:
    """The minutes since midnight of a time by the clock; None where there is none such."""
    word = said.casefold().strip()
    if word in {"noon", "midnight"}:
        return _HALF_A_DAY if word == "noon" else 0
    found = _HOUR_PARTS.fullmatch(word)
    if found is None:
        return None
    hours, minutes, half = int(found[1]), int(found[2] or 0), found[3]
    if half is not None:
        if not 0 < hours <= _HALF_A_DAY // 60:
            return None
        hours = hours % 12 + (12 if half == "p" else 0)
    total = hours % 24 * 60 + minutes if hours <= _DAY // 60 else _DAY
    return total if minutes < 60 and total < _DAY else None


def _written(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def morning(said: str, _places: tuple[Place, ...]) -> tuple[str, ...]:
    """A time by the clock, such as 08:00."""
    minutes = _clock(said)
    return () if minutes is None else (_written(minutes),)


_LENGTH = re.compile(r"(\d{1,4}|an?|one|half an?)\s*(d|day|week|month|year|y)?s?", re.IGNORECASE)
_DAYS_OF = {"d": 1, "day": 1, "week": 7, "month": 30, "year": 365, "y": 365, None: 1}


def keep(said: str, _places: tuple[Place, ...]) -> tuple[str, ...]:
    """One of the lengths that there are, in days."""
    found = _LENGTH.fullmatch(said.casefold())
    if found is None:
        return ()
    if found[1].startswith("half"):
        return ("180",) if found[2] in {"year", "y"} else ()
    number = int(found[1]) if found[1].isdigit() else 1
    days = number * _DAYS_OF[found[2]]
    return (str(days),) if days in KEEP_CHOICES else ()


_OFTEN = {"daily": "daily", "every day": "daily", "weekly": "weekly", "every week": "weekly"}


def reviews(said: str, _places: tuple[Place, ...]) -> tuple[str, ...]:
    """How often digests come; what says neither of both stops them."""
    word = said.casefold()
    if word in {"on", "start", "resume", "send", "turn on"}:
        return ("daily",)
    return (_OFTEN.get(word, "off"),)


def language(said: str, _places: tuple[Place, ...]) -> tuple[str, ...]:
    """The code of a language that there is."""
    return ("en",) if said.casefold() in {"en", "english"} else ()
