"""When a person is left alone, and when their morning is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.reminders.clock import moment_at, next_change, wall_at, zone_called
from bot.reminders.preferences import Preferences, Reviews

_DAY = timedelta(days=1)
_MONDAY = 0


def is_quiet(moment: datetime, preferences: Preferences) -> bool:
    """Whether it is in the quiet hours: from the first minute on, and before the last."""
    clock = wall_at(moment, _zone(preferences)).time()
    start, end = preferences.quiet_from, preferences.quiet_until
    if start <= end:
        return start <= clock < end
    return clock >= start or clock < end


def after_quiet(moment: datetime, preferences: Preferences) -> datetime:
    """This moment in UTC, or the first after it that is not quiet."""
    moment = moment.astimezone(UTC)
    zone = _zone(preferences)
    while is_quiet(moment, preferences):
        end = moment + _left(wall_at(moment, zone), preferences)
        moment = next_change(moment, end, zone)
    return moment


def next_morning(after: datetime, preferences: Preferences) -> datetime:
    """The next morning of a person after this moment, in UTC; a quiet one comes later."""
    return _next_morning(after, preferences, lambda _day: True)


def next_digest(after: datetime, preferences: Preferences) -> datetime | None:
    """When the reviews come next, a weekly digest on Monday; None where they want none."""
    match preferences.reviews:
        case Reviews.DAILY:
            return next_morning(after, preferences)
        case Reviews.WEEKLY:
            return _next_morning(after, preferences, lambda day: day.weekday() == _MONDAY)
        case Reviews.OFF:
            return None


def _next_morning(
    after: datetime, preferences: Preferences, wanted: Callable[[date], bool]
) -> datetime:
    zone = _zone(preferences)
    today = wall_at(after, zone).date()
    # The quiet hours may put the morning of a day behind midnight, or into a skipped day.
    near = (today + number * _DAY for number in range(-9, 10))
    mornings = (datetime.combine(day, preferences.morning) for day in near if wanted(day))
    awake = (after_quiet(moment_at(morning, zone), preferences) for morning in mornings)
    return min(moment for moment in awake if moment > after)


def _left(wall: datetime, preferences: Preferences) -> timedelta:
    """How long the quiet hours last yet by this clock, if nobody touches it."""
    end = datetime.combine(wall.date(), preferences.quiet_until)
    return end - wall if end > wall else end + _DAY - wall


def _zone(preferences: Preferences) -> ZoneInfo:
    return zone_called(preferences.zone or "UTC")
