"""When a reminder is due, as the person said it: by the clock on their wall."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.reminders.preferences import MORNING


class Repeat(StrEnum):
    """How often a reminder comes."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    DEADLINE = "deadline"  # some time before a moment, perhaps several times


# Seven days before a deadline, two days before, and on its morning.
BEFORE_A_DEADLINE = (timedelta(days=7), timedelta(days=2), timedelta())
# Who is called wants to prepare the day before, and to be there.
BEFORE_A_TALK = (timedelta(days=1), timedelta(hours=1))
BEFORE_A_DAY_OF_TALK = (timedelta(days=1), timedelta())


@dataclass(frozen=True, slots=True)
class Rule:
    """When a reminder is due.

    `first` is the first time by the clock on the wall of `zone` (an IANA name), without a zone of
    its own. A weekly one comes on the weekday of `first`, a monthly one on its day of the month
    or, in shorter months, on the last. For a deadline `first` is the deadline itself, `before`
    are the times before it, and `at_hour` says that an hour was named: without one a deadline is a
    whole day, and what comes once comes in the morning, wherever the person is then. Whole days
    before it, and the day itself, are told of at the hour of `morning`.
    """

    first: datetime
    zone: str
    repeat: Repeat = Repeat.ONCE
    before: tuple[timedelta, ...] = ()
    at_hour: bool = True
    morning: time = MORNING
