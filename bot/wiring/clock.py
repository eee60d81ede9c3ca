"""The one clock."""

import time
from datetime import UTC, date, datetime, timedelta


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """This day, where the machine stands."""
    return datetime.now().astimezone().date()


def in_days(days: int) -> date:
    """The day after so many days."""
    return today() + timedelta(days=days)


def seconds() -> float:
    """A clock to measure by; only the difference between two readings means anything."""
    return time.perf_counter()
