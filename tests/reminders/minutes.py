"""A clock read minute by minute, which knows nothing of rules: what recurrence is held against."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
START = datetime(2025, 1, 1, tzinfo=UTC)
END = datetime(2027, 1, 1, tzinfo=UTC)
HOURS = (time(0), time(1, 30), time(2), time(2, 15), time(2, 30), time(3), time(23, 59))


@lru_cache
def days_shown(zone: str) -> Mapping[time, Mapping[date, datetime]]:
    """By hour and local day: the minute at which the clock first shows it, over two years.

    An hour that is jumped over is when the clock, had it not jumped, would have shown it.
    """
    clock, found = ZoneInfo(zone), defaultdict[time, dict[date, datetime]](dict)
    moment, before = START, START.astimezone(clock).replace(tzinfo=None) - MINUTE
    while moment < END:
        shown = moment.astimezone(clock).replace(tzinfo=None)
        late = moment
        expected = before + MINUTE
        while expected < shown:
            if expected.time() in HOURS:
                found[expected.time()].setdefault(expected.date(), late)
            expected, late = expected + MINUTE, late + MINUTE
        if shown.time() in HOURS:
            found[shown.time()].setdefault(shown.date(), moment)
        moment, before = moment + MINUTE, shown
    return found
