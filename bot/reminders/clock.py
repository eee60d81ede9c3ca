"""The clock on somebody's wall, and the moments that it shows."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_SECOND = timedelta(seconds=1)
# A year that no zone shifts to either end.
_MIDDLE = 5_000


class UnknownZoneError(ValueError):
    """No time zone has this name; a person may have typed it, so the message leaves it out."""

    def __init__(self, zone: str) -> None:
        super().__init__("no time zone has this name; an IANA name such as Europe/Berlin has one")
        self.zone = zone


def zone_called(name: str) -> ZoneInfo:
    """The time zone of an IANA name."""
    try:
        return ZoneInfo(name)
    # A name that is no path, is a folder, or is no zone at all.
    except (KeyError, ValueError, OSError):
        raise UnknownZoneError(name) from None


def moment_at(wall: datetime, zone: ZoneInfo) -> datetime:
    """When the clock shows this, in UTC.

    Of two such moments it is the first. A time that is skipped is read as if the clock had not
    been put forward yet, as RFC 5545 (3.3.5) has it: 02:30 is then 03:30. What no moment can be
    told for, at the ends of the calendar, is that end.
    """
    try:
        return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    except OverflowError:
        return _end_of_time(wall)


def wall_at(moment: datetime, zone: ZoneInfo) -> datetime:
    """What the clock shows at a moment, without a zone."""
    try:
        return moment.astimezone(zone).replace(tzinfo=None, fold=0)
    except OverflowError:
        return _end_of_time(moment).replace(tzinfo=None)


def _end_of_time(near: datetime) -> datetime:
    is_last = near.year > _MIDDLE
    return datetime.max.replace(tzinfo=UTC) if is_last else datetime.min.replace(tzinfo=UTC)


def next_change(after: datetime, until: datetime, zone: ZoneInfo) -> datetime:
    """When the clock is put forward or back between two moments at most a day apart.

    The later one where it is not.
    """
    before = after.astimezone(zone).utcoffset()
    if until.astimezone(zone).utcoffset() == before:
        return until
    early, late = 0, -((after - until) // _SECOND)
    while late - early > 1:
        middle = (early + late) // 2
        if (after + middle * _SECOND).astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    # Clocks are changed at a whole second, whatever fraction of one it is now.
    return min(until, (after + late * _SECOND).replace(microsecond=0))
