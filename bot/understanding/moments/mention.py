"""A moment as somebody typed it, before anybody asks which day that is."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.understanding.entities import Span


class Repeat(StrEnum):
    """How often something comes."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Unit(StrEnum):
    """What time is counted in."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Which(StrEnum):
    """Which one of several days of a name is meant: "next friday"."""

    NEAREST = "nearest"  # nothing is said
    THIS = "this"
    NEXT = "next"
    COMING = "coming"
    NEXT_WEEK = "next week"


class DayPart(StrEnum):
    """A part of a day."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    MIDNIGHT = "midnight"
    END = "end"  # of work


@dataclass(frozen=True, slots=True)
class InDays:
    """So many days from today by the calendar: "tomorrow"."""

    days: int


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A day of the week, Monday being 0."""

    weekday: int
    which: Which = Which.NEAREST


@dataclass(frozen=True, slots=True)
class InWords:
    """A day and the name of a month, slips mended, and apart from them the year that was typed."""

    words: str
    year: int | None


@dataclass(frozen=True, slots=True)
class InNumbers:
    """Day and month as numbers, whichever comes first; "3.12." says that the day does."""

    first: int
    second: int
    year: int | None = None
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of this month or of a later one: "the 3rd", "the 3rd of next month"."""

    day: int
    next_month: bool = False


@dataclass(frozen=True, slots=True)
class After:
    """So much time from now: "in 2 hours"; in halves, since there is half an hour."""

    halves: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class EndOf:
    """The end of what we are in, or of the next; `fiscal` where a company's own year is meant."""

    unit: Unit
    next_one: bool = False
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class NextOne:
    """Next week or next month, without a day."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Weekend:
    """This weekend or the next."""

    next_one: bool = False


Day: TypeAlias = (
    InDays | OnWeekday | InWords | InNumbers | DayOfMonth | After | EndOf | NextOne | Weekend
)


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as typed, right or wrong; `afternoon` is None where nobody said am or pm.

    `padded` is where it is typed with a zero in front, as in 05:00, and so counted from 0 to 24.
    """

    hour: int
    minute: int = 0
    afternoon: bool | None = None
    padded: bool = False


@dataclass(frozen=True, slots=True)
class MomentMention:
    """A moment that is spoken of, perhaps at two places: "9am to call ally on friday".

    `pieces` are those places, in order. `odd` is where it repeats in a way that we cannot.
    `unsure` is where more was said of the time than was read: "friday and saturday".
    `zone` (an IANA name) is where somebody else's clock is meant: "9am est". `weekday` is what
    day of the week the date is said to be: "friday 3 dec".
    """

    pieces: tuple[Span, ...]
    typed: str
    day: Day | None = None
    clock: Clock | None = None
    part: DayPart | None = None
    repeat: Repeat = Repeat.ONCE
    odd: bool = False
    unsure: bool = False
    zone: str | None = None
    weekday: int | None = None

    @property
    def has_day(self) -> bool:
        """Whether it says more than an hour."""
        return self.day is not None or self.repeat is not Repeat.ONCE or self.odd

    @property
    def has_hour(self) -> bool:
        """Whether it says an hour, or a part of a day."""
        return self.clock is not None or self.part is not None

    @property
    def start(self) -> int:
        """The character at which it begins."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """The first character behind it."""
        return self.pieces[-1].end
