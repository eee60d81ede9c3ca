"""From a moment as it was typed to one by the clock on a wall."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.understanding.moments import calendar
from bot.understanding.moments.calendar import FARTHEST, NOTHING, WEEK, Days
from bot.understanding.moments.hours import Hour, hour_of, is_hour
from bot.understanding.moments.library import day_and_month
from bot.understanding.moments.mention import (
    After,
    DayOfMonth,
    DayPart,
    EndOf,
    InDays,
    InNumbers,
    InWords,
    MomentMention,
    OnWeekday,
    Repeat,
    Unit,
)
from bot.understanding.moments.moment import (
    AmbiguousMoment,
    Moment,
    PastMoment,
    Resolved,
    UnclearMoment,
    Wrong,
)
from bot.understanding.moments.vocabulary import MONTHS

_NOON = time(12)
_MORNING_IS_OVER = time(9)
# When a part of the day is over that began at the hour which is taken for it.
_ENDS = {DayPart.AFTERNOON: time(18), DayPart.EVENING: time(23)}
_A_MINUTE = timedelta(minutes=1)


def resolve(
    mention: MomentMention, now: datetime, zone: str, *, month_first: bool | None = None
) -> Resolved:
    """When a moment is that was spoken of now, by the clock of `zone` (an IANA name).

    `month_first` is how dates in numbers are written where the person is; None where we do not
    know. A time zone in the words counts more than the person's own.
    """
    wrong = _wrong(mention)
    if wrong is not None:
        return UnclearMoment(wrong, mention.typed)
    zone = mention.zone or zone
    local = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    if isinstance(mention.day, After) and _is_counted_by_the_clock(mention.day):
        return _from_now(mention, mention.day, now, zone)
    hour = None if _has_begun(mention, local) else hour_of(mention)
    found = _days(mention, hour, local, month_first=month_first)
    if not found.days:
        return UnclearMoment(Wrong.DAY, mention.typed)
    moments = tuple(_moment(mention, day, hour, zone, assumed=found.assumed) for day in found.days)
    if any(moment.wall - local > FARTHEST for moment in moments):
        return UnclearMoment(Wrong.FAR, mention.typed)
    if _is_lost(mention, moments, local):
        return PastMoment(moments[0], _nearest(moments[0], local, fixed=found.fixed))
    return _one_to_come(moments, local, fixed=found.fixed)


def _wrong(mention: MomentMention) -> Wrong | None:
    """What is wrong with the words, whatever day it is."""
    if mention.odd:
        return Wrong.REPEAT
    if mention.unsure:
        return Wrong.UNSURE
    if mention.clock is not None and not is_hour(mention.clock):
        return Wrong.HOUR
    fiscal = isinstance(mention.day, EndOf) and mention.day.fiscal
    return Wrong.FISCAL if fiscal else None


def _is_counted_by_the_clock(day: After) -> bool:
    half = day.unit in {Unit.DAY, Unit.WEEK} and day.halves % 2 == 1
    return half or day.unit in {Unit.MINUTE, Unit.HOUR}


def _has_begun(mention: MomentMention, local: datetime) -> bool:
    """Whether it is that part of today already, and not over: "tonight", said at 9pm."""
    ends = None if mention.part is None else _ENDS.get(mention.part)
    hour = hour_of(mention)
    if ends is None or hour is None or mention.clock is not None or mention.day != InDays(0):
        return False
    return hour.time <= local.time() < ends


_HALVES = {
    Unit.MINUTE: timedelta(seconds=30),
    Unit.HOUR: timedelta(minutes=30),
    Unit.DAY: timedelta(hours=12),
    Unit.WEEK: timedelta(hours=84),
}


def _from_now(mention: MomentMention, day: After, now: datetime, zone: str) -> Moment:
    """Hours and minutes go by whatever the clocks do; seconds are rounded up to a minute."""
    then = (now + day.halves * _HALVES[day.unit]).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    whole = then.replace(second=0, microsecond=0)
    wall = whole if whole == then else whole + _A_MINUTE
    return Moment(wall, zone, repeat=mention.repeat)


def _moment(
    mention: MomentMention, day: date, hour: Hour | None, zone: str, *, assumed: bool
) -> Moment:
    """A day with its hour; midnight ends the day that it is said of."""
    if mention.part is DayPart.MIDNIGHT and mention.clock is None:
        day += timedelta(days=1)
    wall = datetime.combine(day, time(0) if hour is None else hour.time)
    chosen = assumed or (hour is not None and hour.assumed)
    return Moment(wall, zone, hour is not None, mention.repeat, chosen)


def _days(
    mention: MomentMention, hour: Hour | None, local: datetime, *, month_first: bool | None
) -> Days:
    """The days that are meant."""
    today = local.date()
    over = _is_over(mention, hour, local)
    match mention.day:
        case None:
            return _unsaid(mention, hour, today, over=over)
        case InDays(days):
            return Days((today + timedelta(days=days),), fixed=True)
        case OnWeekday() as day:
            return _weekday(mention, day, hour, today, over=over)
        case InWords() as day:
            return _checked(mention, _in_words(day, today), today)
        case InNumbers() as day:
            found = calendar.in_numbers(day, today, month_first=month_first)
            return _checked(mention, found, today)
        case DayOfMonth() as day:
            return _checked(mention, calendar.of_month(day, today, over=over), today)
        case day:
            return calendar.of_period(day, today)


def _is_over(mention: MomentMention, hour: Hour | None, local: datetime) -> bool:
    """Whether the hour has gone by today."""
    if mention.part is DayPart.MIDNIGHT and mention.clock is None:
        return False  # it ends today
    if hour is not None:
        return hour.time <= local.time()
    return mention.part is DayPart.MORNING and local.time() >= _MORNING_IS_OVER


def _unsaid(mention: MomentMention, hour: Hour | None, today: date, *, over: bool) -> Days:
    """The day where only an hour is said, or how often: the next on which it is still to come."""
    if mention.repeat in {Repeat.WEEKLY, Repeat.MONTHLY}:
        weekly = mention.repeat is Repeat.WEEKLY
        later = today + timedelta(days=WEEK) if weekly else calendar.months_on(today, 1)
        return Days((later if over or hour is None else today,), assumed=True)
    tomorrow = over or (hour is None and mention.part is None)
    return Days((today + timedelta(days=tomorrow),))


def _weekday(
    mention: MomentMention, day: OnWeekday, hour: Hour | None, today: date, *, over: bool
) -> Days:
    found = calendar.on_weekday(day, today, over=over)
    bare = hour is None and mention.part is None
    if not (found.assumed and bare):
        return found
    week_later = found.days[0] + timedelta(days=WEEK)
    if mention.repeat is not Repeat.ONCE:
        return Days((week_later,))
    return Days((found.days[0], week_later))


def _in_words(day: InWords, today: date) -> Days:
    """The date that the library reads, in the year that was typed or in the next that has it."""
    _, name = day.words.split(" ", maxsplit=1)
    read = day_and_month(day.words, english=name in MONTHS)
    found = None if read is None else calendar.of_year(read[1], read[0], day.year, today)
    return NOTHING if found is None else Days((found,), fixed=day.year is not None)


def _checked(mention: MomentMention, found: Days, today: date) -> Days:
    """The days that fall on the weekday that is said beside them.

    Where none does, either may be a slip: the date, or that weekday nearest to it.
    """
    if mention.weekday is None or not found.days:
        return found
    fits = tuple(day for day in found.days if day.weekday() == mention.weekday)
    if fits:
        return replace(found, days=fits)
    date_said = found.days[0]
    off = (mention.weekday - date_said.weekday() + 3) % WEEK - 3
    beside = date_said + timedelta(days=off)
    if beside < today:
        beside += timedelta(days=WEEK)
    return replace(found, days=(date_said, beside))


def _is_lost(mention: MomentMention, moments: tuple[Moment, ...], local: datetime) -> bool:
    """Whether it is this morning that is said, in the afternoon."""
    early = mention.part is DayPart.MORNING and mention.clock is None
    today = len(moments) == 1 and moments[0].wall.date() == local.date()
    return early and today and local.time() >= _NOON


def _one_to_come(moments: tuple[Moment, ...], local: datetime, *, fixed: bool) -> Resolved:
    """The moment that is still to come; both where two are."""
    ahead = tuple(moment for moment in moments if not _is_past(moment, local))
    if len(ahead) > 1:
        return AmbiguousMoment((ahead[0], ahead[1]))
    if ahead:
        return replace(ahead[0], assumed=ahead[0].assumed or len(moments) > 1)
    past = moments[0]
    return PastMoment(past, _nearest(past, local, fixed=fixed))


def _is_past(moment: Moment, local: datetime) -> bool:
    """Whether it is over; a day without an hour is not before it ends."""
    if moment.has_hour:
        return moment.wall <= local
    return moment.wall.date() < local.date()


def _nearest(past: Moment, local: datetime, *, fixed: bool) -> Moment | None:
    """The moment like one that is over: at that hour tomorrow, or on that day of the next year."""
    if (local.date() - past.wall.date()).days < WEEK or not fixed:
        tomorrow = local.date() + timedelta(days=1)
        return replace(past, wall=datetime.combine(tomorrow, past.wall.time()))
    day = calendar.of_year(past.wall.month, past.wall.day, None, local.date())
    if day is None:
        return None
    near = replace(past, wall=datetime.combine(day, past.wall.time()))
    return None if _is_past(near, local) else near
