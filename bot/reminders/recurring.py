"""When a rule is due: by the clock on the wall, whatever is done to that clock."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.reminders.clock import moment_at, wall_at, zone_called
from bot.reminders.rule import Repeat, Rule

_DAY = timedelta(days=1)
# A deadline this soon after the morning is told of on the evening before.
_TIME_TO_ACT = timedelta(hours=1)
_EVENING = time(18)
# Clocks that skip a whole day (Samoa in 2011) shift the count of days by one, never by more.
_AROUND = range(-2, 4)


def next_due(rule: Rule, after: datetime) -> datetime | None:
    """The next moment after this one, in UTC; None where it never comes again."""
    zone = zone_called(rule.zone)
    after = after.astimezone(UTC)
    coming = (moment for moment in _near(rule, after, zone) if moment > after)
    return min(coming, default=None)


def due_times(rule: Rule, after: datetime, until: datetime) -> Iterator[datetime]:
    """All moments after the one and not after the other, in their order."""
    moment = next_due(rule, after)
    while moment is not None and moment <= until:
        yield moment
        moment = next_due(rule, moment)


def steps(rule: Rule) -> tuple[datetime, ...]:
    """When a deadline is told of, in order, each moment once; nothing comes after it."""
    zone = zone_called(rule.zone)
    over = moment_at(_end(rule), zone)
    told = {_step(rule, lead, zone) for lead in rule.before}
    return tuple(sorted(moment for moment in told if moment is not None and moment < over))


def moved(rule: Rule, zone: str) -> Rule:
    """The rule of somebody whose clock stands in another zone from now on.

    What repeats, and a whole day, goes with the clock; a moment stays the moment that it is.
    """
    new, old = zone_called(zone), zone_called(rule.zone)
    if rule.repeat not in {Repeat.ONCE, Repeat.DEADLINE} or not rule.at_hour:
        return replace(rule, zone=zone)
    moment = moment_at(rule.first, old)
    wall = wall_at(moment, new)
    # The second of two equal times cannot be told from the first by what the clock shows.
    if moment_at(wall, new) != moment:
        return rule
    return replace(rule, first=wall, zone=zone)


def _near(rule: Rule, after: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """Moments of a rule, the next one among them where one comes."""
    match rule.repeat:
        case Repeat.ONCE:
            yield moment_at(rule.first, zone)
        case Repeat.DEADLINE:
            yield from steps(rule)
        case Repeat.DAILY | Repeat.WEEKLY | Repeat.MONTHLY:
            passed = _periods(rule, wall_at(after, zone))
            for number in {max(0, passed + near) for near in _AROUND}:
                wall = _occurrence(rule, number)
                if wall is not None:
                    yield moment_at(wall, zone)


def _periods(rule: Rule, wall: datetime) -> int:
    """About how many times a repeating rule has come before the clock shows this."""
    if rule.repeat is Repeat.MONTHLY:
        return (wall.year - rule.first.year) * 12 + wall.month - rule.first.month
    return (wall - rule.first) // _length(rule)


def _occurrence(rule: Rule, number: int) -> datetime | None:
    """What the clock shows when a repeating rule comes, counted from 0; None after year 9999."""
    try:
        if rule.repeat is Repeat.MONTHLY:
            return _months_later(rule.first, number)
        return rule.first + number * _length(rule)
    except (OverflowError, ValueError):
        return None


def _length(rule: Rule) -> timedelta:
    return 7 * _DAY if rule.repeat is Repeat.WEEKLY else _DAY


def _months_later(first: datetime, months: int) -> datetime:
    """The same day in another month, or the last where that is shorter; it does not drift."""
    years, month = divmod(first.month - 1 + months, 12)
    year = first.year + years
    last = monthrange(year, month + 1)[1]
    return first.replace(year=year, month=month + 1, day=min(first.day, last))


def _end(rule: Rule) -> datetime:
    """Where a deadline has passed; a whole day passes at its end."""
    if rule.at_hour:
        return rule.first
    return datetime.combine(rule.first.date(), time.max)


def _step(rule: Rule, lead: timedelta, zone: ZoneInfo) -> datetime | None:
    """When a deadline is told of so long before it; None where no calendar goes back so far."""
    try:
        if lead % _DAY:
            return moment_at(rule.first, zone) - lead
        return _morning_step(rule, lead, zone)
    except OverflowError:
        return None


def _morning_step(rule: Rule, lead: timedelta, zone: ZoneInfo) -> datetime:
    """The morning so many days before; one that is too late for the day itself is an evening."""
    morning = datetime.combine(rule.first.date() - lead, rule.morning)
    if not lead and rule.at_hour and rule.first - morning < _TIME_TO_ACT:
        return moment_at(datetime.combine(rule.first.date() - _DAY, _EVENING), zone)
    return moment_at(morning, zone)
