"""When a moment is, by the clock on a wall, or why nobody can say."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from bot.understanding.moments.mention import Repeat


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment by the clock on the wall of `zone`, an IANA name; `wall` has no zone of its own.

    Where no hour is said, `has_hour` is False and `wall` is midnight. `assumed` is where we chose
    what was not said, such as the afternoon for "at 5", so that it is read back. Of what repeats,
    `wall` is the first time.
    """

    wall: datetime
    zone: str
    has_hour: bool = True
    repeat: Repeat = Repeat.ONCE
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class AmbiguousMoment:
    """Two moments that may be meant, the likelier first: "03/04", "friday" on a Friday."""

    choices: tuple[Moment, Moment]


@dataclass(frozen=True, slots=True)
class PastMoment:
    """A moment that is over, and the nearest one to come that is like it."""

    past: Moment
    nearest: Moment | None


class Wrong(StrEnum):
    """Why there is no such moment."""

    DAY = "day"  # 31 June, or 29 February where the next one has 28 days
    HOUR = "hour"  # 25:00, 13pm
    REPEAT = "repeat"  # every other week, every hour
    FISCAL = "fiscal"  # only the company knows when its year ends
    UNSURE = "unsure"  # more is said of the time than was read, or two times
    FAR = "far"  # more years from now than anybody can mean


@dataclass(frozen=True, slots=True)
class UnclearMoment:
    """What was typed names no moment that we can keep."""

    wrong: Wrong
    typed: str


Resolved: TypeAlias = Moment | AmbiguousMoment | PastMoment | UnclearMoment
