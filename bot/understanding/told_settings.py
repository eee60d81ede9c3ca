"""What a person says of their settings: "quiet hours 22 to 7", "my time zone is Berlin"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.knowledge.base import Place
from bot.knowledge.folding import fold
from bot.understanding.zones import zones_called

# Whoever tells a setting says little else.
_LONGEST = 120
KEEP_CHOICES = (30, 90, 180, 365)


class Setting(StrEnum):
    """What a person can set."""

    ZONE = "zone"
    QUIET = "quiet"
    MORNING = "morning"
    REVIEWS = "reviews"
    KEEP = "keep"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class ToldSetting:
    """A setting that is told, and what it is to be.

    There is no value where it was not understood, and of several the person is to choose. `typed`
    is what stands for the value.
    """

    setting: Setting
    values: tuple[str, ...]
    typed: str


Reader = Callable[[str, tuple[Place, ...]], tuple[str, ...]]

# Most messages are not read any further than for one of these.
_MAY_TELL = re.compile(r"zone|time|quiet|\bme\b|morning|digest|\bkeep\b|review", re.IGNORECASE)
_THANKS = re.compile(r",?\s+(?:please|pls|plz|thanks|thank you|thx)$", re.IGNORECASE)
_COMMAND = re.compile(r"\s*/settings?(?:@\w+)?(?:\s+|$)", re.IGNORECASE)
_LEAD = (
    r"(?:(?:please|pls|can you|could you|hey|hi|ok|okay|set|change|make|put|switch|and|i want|"
    r"i'd like|actually)\s+)*(?:my\s+|the\s+)?"
)
_IS = r"(?:\s+(?:is|are|to|at|as|for|from|starts?|should be)){0,2}\s*[:=]?\s*"
_HOUR = r"(?:\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?|noon|midnight)"
_HOURS = rf"{_HOUR}\s*(?:to|until|till|til|and|through|-|–|—)\s*{_HOUR}"
_REVIEWS = r"(?:(?:guide|review|daily|weekly)\s+)*(?:digests?|reviews?)"


def told_setting(text: str, places: tuple[Place, ...] = ()) -> ToldSetting | None:
    """The setting that a message is about and nothing else; None where it is about another thing.

    `places` are those that the text names.
    """
    command = _COMMAND.match(text)
    said = text[command.end() :] if command is not None else text
    if len(said) > _LONGEST:
        return None
    if command is None and _MAY_TELL.search(said) is None:
        return None
    # Typographic apostrophes are what phones write.
    said = " ".join(said.replace("’", "'").split()).strip(" .!?")
    said = _THANKS.sub("", said)
    for form in _forms(behind_the_command=command is not None):
        found = form.pattern.fullmatch(said)
        if found is not None:
            values = form.read(found["value"] or "", places)
            if values or not form.loose:
                return ToldSetting(form.setting, values, found["value"] or "")
    return None


def _zone(said: str, places: tuple[Place, ...]) -> tuple[str, ...]:
    return zones_called(said, places)


def _nothing_but_zone(said: str, places: tuple[Place, ...]) -> tuple[str, ...]:
    """The zone, where nothing else is named: "I'm in London all the time" tells none."""
    named = {fold(place.name) for place in places}
    if places and (fold(said) in named or len(said.split()) == 1):
        return zones_called(said, places)
    return zones_called(said, guessing=False)


_OFF = re.compile(r"(?:off|no|none|never|stop)", re.IGNORECASE)


def _quiet(said: str, _places: tuple[Place, ...]) -> tuple[str, ...]:
    """Two times with a stroke between them, or "off"."""
    if _OFF.fullmatch(said):
        return ("off",)
    times = re.findall(_HOUR, said, re.IGNORECASE)
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


def _morning(said: str, _places: tuple[Place, ...]) -> tuple[str, ...]:
    minutes = _clock(said)
    return () if minutes is None else (_written(minutes),)


_LENGTH = re.compile(r"(\d{1,4}|an?|one|half an?)\s*(d|day|week|month|year|y)?s?", re.IGNORECASE)
_DAYS_OF = {"d": 1, "day": 1, "week": 7, "month": 30, "year": 365, "y": 365, None: 1}


def _keep(said: str, _places: tuple[Place, ...]) -> tuple[str, ...]:
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


def _reviews(said: str, _places: tuple[Place, ...]) -> tuple[str, ...]:
    word = said.casefold()
    if word in {"on", "start", "resume", "send", "turn on"}:
        return ("daily",)
    return (_OFTEN.get(word, "off"),)


def _language(said: str, _places: tuple[Place, ...]) -> tuple[str, ...]:
    return ("en",) if said.casefold() in {"en", "english"} else ()


@dataclass(frozen=True, slots=True)
class Form:
    """A way to tell a setting.

    A `loose` one tells none where no value is found: many a thing is "in time", and what stands
    behind the command need not be a place.
    """

    pattern: re.Pattern[str]
    setting: Setting
    read: Reader
    loose: bool = False


def _form(pattern: str, setting: Setting, read: Reader, *, loose: bool = False) -> Form:
    return Form(re.compile(pattern, re.IGNORECASE), setting, read, loose)


@lru_cache(maxsize=2)
def _forms(*, behind_the_command: bool) -> tuple[Form, ...]:
    """All ways; to make them takes longer than to read a message by them."""
    if not behind_the_command:
        return tuple(_in_words())
    any_zone = _form(r"(?P<value>.{2,60})", Setting.ZONE, _zone, loose=True)
    return (*_behind_the_command(), *_in_words(), any_zone)


def _in_words() -> Iterator[Form]:
    yield _form(rf"{_LEAD}time\s?zone{_IS}(?P<value>.{{2,60}})", Setting.ZONE, _zone)
    yield _form(
        r"(?:hey |hi |now )?(?:i'?m|i am|i live|i'm living|we'?re|we are)(?: now)?(?: in| on)? "
        r"(?P<value>.{2,40}?) time(?: ?zone)?(?: now)?",
        Setting.ZONE,
        _nothing_but_zone,
        loose=True,
    )
    yield _form(
        r"(?:my (?:local )?time is|use|i use|switch to) (?P<value>.{2,40}?) time(?: ?zone)?",
        Setting.ZONE,
        _nothing_but_zone,
        loose=True,
    )
    yield _form(
        rf"{_LEAD}quiet (?:hours|times?){_IS}(?:between )?(?P<value>{_HOURS}|off|none)",
        Setting.QUIET,
        _quiet,
    )
    yield _form(
        r"(?:please )?(?:turn off|stop|without|(?P<value>no))(?: the| my)? quiet (?:hours|times?)",
        Setting.QUIET,
        lambda _said, places: _quiet("off", places),
    )
    yield _form(
        r"(?:please )?(?:do not|don'?t|never) (?:write|message|disturb|ping|text|bother|wake) me "
        rf"(?:between |from )(?P<value>{_HOURS})",
        Setting.QUIET,
        _quiet,
    )
    yield _form(
        rf"{_LEAD}(?:mornings|digests?){_IS}(?P<value>{_HOUR})",
        Setting.MORNING,
        _morning,
    )
    yield _form(
        rf"(?:set |make |change )?my morning{_IS}(?P<value>{_HOUR})", Setting.MORNING, _morning
    )
    yield _form(
        r"(?:please )?keep (?:(?:my|the|all|it|them|everything|offers?|data|stuff|things) )*"
        r"(?:for )?(?P<value>(?:\d{1,4}|an?|one|half an?)\s*(?:day|week|month|year)s?)",
        Setting.KEEP,
        _keep,
    )
    yield _form(
        rf"(?:please )?(?P<value>stop|no|no more|turn off|pause|mute|end|unsubscribe from|start|"
        rf"resume|turn on)(?: sending(?: me)?)?(?: the| my| all| any)? {_REVIEWS}(?: please)?",
        Setting.REVIEWS,
        _reviews,
    )
    yield _form(
        r"(?:please )?(?:send (?:me )?)?(?P<value>weekly|daily) (?:guide |review )?digests?",
        Setting.REVIEWS,
        _reviews,
    )
    yield _form(
        rf"{_LEAD}(?:guide |review )*digests?{_IS}"
        r"(?P<value>weekly|daily|every day|every week|off|on)",
        Setting.REVIEWS,
        _reviews,
    )


def _behind_the_command() -> Iterator[Form]:
    yield _form(rf"(?:zone|tz|city|clock){_IS}(?P<value>.{{2,60}})", Setting.ZONE, _zone)
    yield _form(rf"quiet(?: hours)?{_IS}(?P<value>{_HOURS}|off|none|no)", Setting.QUIET, _quiet)
    yield _form(rf"mornings?{_IS}(?P<value>{_HOUR})", Setting.MORNING, _morning)
    yield _form(r"keep(?: for)?\s+(?P<value>[\w ]{1,20})", Setting.KEEP, _keep)
    yield _form(r"(?:digests? |reviews? )?(?P<value>weekly|daily|off)", Setting.REVIEWS, _reviews)
    yield _form(r"lang(?:uage)?(?: to| is)?\s+(?P<value>\w{2,20})", Setting.LANGUAGE, _language)
