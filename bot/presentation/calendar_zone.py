"""A time zone as a calendar file has it: when its clocks are changed, and to what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from bot.reminders.clock import next_change

_DAY = timedelta(days=1)
# A change on the very first day has to be seen from before it.
_BEFORE = timedelta(days=2)
# What repeats goes on; calendars know the zones by name, and the rules change anyway.
YEARS_AHEAD = 10


@dataclass(frozen=True, slots=True)
class _Observance:
    """What the clock is changed from and to, in a zone that calls that something."""

    offset_from: timedelta
    offset_to: timedelta
    name: str
    daylight: bool


def time_zone(name: str, first: datetime, stamp: datetime) -> Timezone:
    """A zone from the day of a time on, without its own zone, until some years after the stamp.

    The library's own (7.3) puts the start of summer time at the hour after the change, where
    RFC 5545 (3.6.5) wants what the clock showed until then; ours are tested against the clock.
    """
    zone = ZoneInfo(name)
    start = first.replace(tzinfo=UTC) - _BEFORE
    end = max(start, stamp) + YEARS_AHEAD * 365 * _DAY
    found: dict[_Observance, list[datetime]] = {}
    found[_observance(start, start, zone)] = [start.astimezone(zone).replace(tzinfo=None)]
    for moment in _changes(start, end, zone):
        before = moment - timedelta(seconds=1)
        shown = moment + (before.astimezone(zone).utcoffset() or timedelta())
        onset = shown.replace(tzinfo=None)
        found.setdefault(_observance(before, moment, zone), []).append(onset)
    described = Timezone()
    described.add("tzid", name)
    for observance, onsets in found.items():
        described.add_component(_component(observance, onsets))
    return described


def _changes(start: datetime, end: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    while start < end:
        day_later = start + _DAY
        change = next_change(start, day_later, zone)
        if change.astimezone(zone).utcoffset() != start.astimezone(zone).utcoffset():
            yield change
        start = change


def _observance(before: datetime, moment: datetime, zone: ZoneInfo) -> _Observance:
    then, now = before.astimezone(zone), moment.astimezone(zone)
    return _Observance(
        then.utcoffset() or timedelta(),
        now.utcoffset() or timedelta(),
        now.tzname() or "",
        daylight=bool(now.dst()),
    )


def _component(
    observance: _Observance, onsets: list[datetime]
) -> TimezoneStandard | TimezoneDaylight:
    component = TimezoneDaylight() if observance.daylight else TimezoneStandard()
    component.add("dtstart", onsets[0])
    component.add("tzoffsetfrom", observance.offset_from)
    component.add("tzoffsetto", observance.offset_to)
    component.add("tzname", observance.name)
    if onsets[1:]:
        component.add("rdate", onsets[1:])
    return component
