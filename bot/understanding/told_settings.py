"""What a person says of their settings: "quiet hours 22 to 7", "my time zone is Berlin"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.knowledge.base import Place
from bot.understanding.setting_values import (
    HOUR,
    keep,
    language,
    morning,
    nothing_but_zone,
    quiet,
    reviews,
    zone,
)

# Whoever tells a setting says little else.
_LONGEST = 120


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

    There is no value where it was not understood, an empty one where none was told, and of several
    the person is to choose. `typed` is what stands for the value.
    """

    setting: Setting
    values: tuple[str, ...]
    typed: str


Reader = Callable[[str, tuple[Place, ...]], tuple[str, ...]]

# Most messages are not read any further than for one of these.
_MAY_TELL = re.compile(
    r"zone|\btz\b|time|quiet|\bme\b|morning|digest|language|\bkeep\b|review", re.IGNORECASE
)
_THANKS = re.compile(r",?\s+(?:please|pls|plz|thanks|thank you|thx)$", re.IGNORECASE)
_COMMAND = re.compile(r"\s*/settings?(?:@\w+)?(?:\s+|$)", re.IGNORECASE)
_LEAD = (
    r"(?:(?:please|pls|can you|could you|hey|hi|ok|okay|set|change|make|put|switch|and|i want|"
    r"i'd like|actually)\s+)*(?:my\s+|the\s+)?"
)
_IS = r"(?:\s+(?:is|are|to|at|as|for|from|starts?|should be)){0,2}\s*[:=]?\s*"
_HOURS = rf"{HOUR}\s*(?:to|until|till|til|and|through|-|–|—)\s*{HOUR}"
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
        return (*_in_words(), *_asked_for("(?:change|set|edit|switch) "))
    any_zone = _form(r"(?P<value>.{2,60})", Setting.ZONE, zone, loose=True)
    return (*_behind_the_command(), *_in_words(), any_zone)


def _in_words() -> Iterator[Form]:
    yield _form(rf"{_LEAD}(?:time\s?zone|tz){_IS}(?P<value>.{{2,60}})", Setting.ZONE, zone)
    yield _form(
        r"(?:hey |hi |now )?(?:i'?m|i am|i live|i'm living|we'?re|we are)(?: now)?(?: in| on)? "
        r"(?P<value>.{2,40}?) time(?: ?zone)?(?: now)?",
        Setting.ZONE,
        nothing_but_zone,
        loose=True,
    )
    yield _form(
        r"(?:my (?:local )?time is|use|i use|switch to) (?P<value>.{2,40}?) time(?: ?zone)?",
        Setting.ZONE,
        nothing_but_zone,
        loose=True,
    )
    yield _form(
        rf"{_LEAD}quiet (?:hours|times?){_IS}(?:between )?(?P<value>{_HOURS}|off|none)",
        Setting.QUIET,
        quiet,
    )
    yield _form(
        r"(?:please )?(?:turn off|stop|without|(?P<value>no))(?: the| my)? quiet (?:hours|times?)",
        Setting.QUIET,
        lambda _said, places: quiet("off", places),
    )
    yield _form(
        r"(?:please )?(?:do not|don'?t|never) (?:write|message|disturb|ping|text|bother|wake) me "
        rf"(?:between |from )(?P<value>{_HOURS})",
        Setting.QUIET,
        quiet,
    )
    yield _form(
        rf"{_LEAD}(?:mornings|digests?){_IS}(?P<value>{HOUR})",
        Setting.MORNING,
        morning,
    )
    yield _form(
        rf"(?:set |make |change )?my morning{_IS}(?P<value>{HOUR})",
        Setting.MORNING,
        morning,
    )
    yield _form(
        r"(?:please )?keep (?:(?:my|the|all|it|them|everything|offers?|data|stuff|things) )*"
        r"(?:for )?(?P<value>(?:\d{1,4}|an?|one|half an?)\s*(?:day|week|month|year)s?)",
        Setting.KEEP,
        keep,
    )
    yield _form(
        rf"(?:please )?(?P<value>stop|no|no more|turn off|pause|mute|end|unsubscribe from|start|"
        rf"resume|turn on)(?: sending(?: me)?)?(?: the| my| all| any)? {_REVIEWS}(?: please)?",
        Setting.REVIEWS,
        reviews,
    )
    yield _form(
        r"(?:please )?(?:send (?:me )?)?(?P<value>weekly|daily) (?:guide |review )?digests?",
        Setting.REVIEWS,
        reviews,
    )
    yield _form(
        rf"{_LEAD}(?:guide |review )*digests?{_IS}"
        r"(?P<value>weekly|daily|every day|every week|off|on)",
        Setting.REVIEWS,
        reviews,
    )


def _asked_for(before: str) -> Iterator[Form]:
    """The ways to name a setting and no value, which is then asked for; `before` stands before."""
    names = (
        (r"time ?zone|zone|tz|clock", Setting.ZONE),
        (r"quiet(?: hours| times?)?", Setting.QUIET),
        (r"mornings?", Setting.MORNING),
        (r"(?:guide |review )*digests?", Setting.REVIEWS),
        (r"keep|how long you keep (?:my )?(?:offers|data)", Setting.KEEP),
        (r"lang(?:uage)?", Setting.LANGUAGE),
    )
    for name, setting in names:
        yield _form(
            rf"(?:please )?{before}(?:my |the )?(?:{name})(?P<value>)",
            setting,
            _not_said,
        )


def _not_said(_said: str, _places: tuple[Place, ...]) -> tuple[str, ...]:
    return ("",)


def _behind_the_command() -> Iterator[Form]:
    yield from _asked_for("(?:(?:change|set|edit|switch) )?")
    yield _form(rf"(?:zone|tz|city|clock){_IS}(?P<value>.{{2,60}})", Setting.ZONE, zone)
    yield _form(rf"quiet(?: hours)?{_IS}(?P<value>{_HOURS}|off|none|no)", Setting.QUIET, quiet)
    yield _form(rf"mornings?{_IS}(?P<value>{HOUR})", Setting.MORNING, morning)
    yield _form(r"keep(?: for)?\s+(?P<value>[\w ]{1,20})", Setting.KEEP, keep)
    yield _form(r"(?:digests? |reviews? )?(?P<value>weekly|daily|off)", Setting.REVIEWS, reviews)
    yield _form(r"lang(?:uage)?(?: to| is)?\s+(?P<value>\w{2,20})", Setting.LANGUAGE, language)
