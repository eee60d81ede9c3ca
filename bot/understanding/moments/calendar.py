"""Days by the calendar, and which of several days of a name is meant."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.moments.mention import (
    After,
    DayOfMonth,
    EndOf,
    InNumbers,
    NextOne,
    OnWeekday,
    Unit,
    Weekend,
    Which,
)

WEEK = 7
_FRIDAY, _SATURDAY, _MONTHS = 4, 5, 12
_IN_A_QUARTER = 3
# Beyond, a slip of the finger is likelier than a plan.
FARTHEST = timedelta(days=3653)
_LAST_YEAR = 9000


@dataclass(frozen=True, slots=True)
class Days:
    """The day that is meant, or two that may be, the likelier first; none where there is none.

    `assumed` is where nobody said so, and `fixed` where a year was typed or the day is told from
    today, so that it may be over.
    """

    days: tuple[date, ...]
    assumed: bool = False
    fixed: bool = False


NOTHING = Days(())


def day_in(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; None where there is none."""
    fits = 1 <= month <= _MONTHS and 1 <= year <= _LAST_YEAR
    return date(year, month, day) if fits and 1 <= day <= monthrange(year, month)[1] else None


def months_on(start: date, months: int) -> date:
    """The same day some months later, or the last one of a month that is shorter."""
    years, month = divmod(start.month - 1 + months, _MONTHS)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def on_weekday(day: OnWeekday, today: date, *, over: bool) -> Days:
    """The day that a name of a weekday means; `over` is where its hour has gone by today.

    "Next tuesday" is that of the week after this one; where this week still has one to come,
    people mean either. A bare name on that very day may mean today.
    """
    ahead = (day.weekday - today.weekday()) % WEEK
    nearest = today + timedelta(days=ahead)
    week_later = nearest + timedelta(days=WEEK)
    monday = today - timedelta(days=today.weekday())
    next_week = monday + timedelta(days=WEEK + day.weekday)
    if day.which is Which.NEXT_WEEK:
        return Days((next_week,))
    if day.which is Which.NEXT:
        return Days((next_week,) if nearest >= next_week or not ahead else (nearest, next_week))
    if ahead:
        return Days((nearest,))
    if over or day.which is Which.COMING:
        return Days((week_later,))
    return Days((nearest,), assumed=day.which is not Which.THIS)


def of_month(day: DayOfMonth, today: date, *, over: bool) -> Days:
    """The next day of that number, in the first month that has one."""
    first = today.replace(day=1)
    for ahead in range(1 if day.next_month else 0, _MONTHS):
        month = months_on(first, ahead)
        found = day_in(month.year, month.month, day.day)
        if found is None and day.next_month:
            return NOTHING
        if found is not None and (found > today or (found == today and not over)):
            return Days((found,))
    return NOTHING


def of_year(month: int, day: int, year: int | None, today: date) -> date | None:
    """A day of the year that was typed, or of the next one that comes."""
    if year is not None:
        return day_in(year, month, day)
    ahead = (month, day) >= (today.month, today.day)
    return day_in(today.year if ahead else today.year + 1, month, day)


def in_numbers(day: InNumbers, today: date, *, month_first: bool | None) -> Days:
    """The day, or both where either number may be the month, as the person's region has them."""
    fixed = day.year is not None
    month_then_day = of_year(day.first, day.second, day.year, today)
    day_then_month = of_year(day.second, day.first, day.year, today)
    if day.day_first is not None:
        only = day_then_month if day.day_first else month_then_day
        return Days((only,) if only is not None else (), fixed=fixed)
    both = tuple(one for one in (month_then_day, day_then_month) if one is not None)
    if month_first is None:
        both = tuple(sorted(both))
    elif not month_first:
        both = both[::-1]
    return Days(tuple(dict.fromkeys(both)), fixed=fixed)


def _after(day: After, today: date) -> Days:
    """So many days, weeks, months or years from today; half a month is fifteen days."""
    whole, half = divmod(day.halves, 2)
    match day.unit:
        case Unit.MONTH:
            return Days((months_on(today, whole) + timedelta(days=15 * half),), fixed=True)
        case Unit.YEAR:
            return Days((months_on(today, 6 * day.halves),), fixed=True)
        case Unit.WEEK:
            return Days((today + timedelta(days=WEEK * day.halves // 2),), fixed=True)
        case _:
            return Days((today + timedelta(days=whole),), fixed=True)


def _end_of(day: EndOf, today: date) -> Days:
    """Friday of a week, the last day of a month, of a quarter or of a year."""
    if day.unit is Unit.WEEK:
        friday = today + timedelta(days=_FRIDAY - today.weekday())
        late = friday < today or day.next_one
        return Days((friday + timedelta(days=WEEK * late),), assumed=True)
    long = {Unit.MONTH: 1, Unit.QUARTER: _IN_A_QUARTER}.get(day.unit, _MONTHS)
    begins = date(today.year, (today.month - 1) // long * long + 1, 1)
    behind = months_on(begins, long * (2 if day.next_one else 1))
    return Days((behind - timedelta(days=1),), assumed=day.unit is Unit.QUARTER)


def _next_one(day: NextOne, today: date) -> Days:
    """Monday of next week, or the first day of next month."""
    if day.unit is Unit.WEEK:
        return Days((today + timedelta(days=WEEK - today.weekday()),), assumed=True)
    return Days((months_on(today.replace(day=1), 1),), assumed=True)


def _weekend(day: Weekend, today: date) -> Days:
    """The Saturday to come, or today on a weekend."""
    saturday = today + timedelta(days=max(_SATURDAY - today.weekday(), 0))
    if day.next_one:
        saturday += timedelta(days=WEEK - max(today.weekday() - _SATURDAY, 0))
    return Days((saturday,), assumed=True)


def of_period(day: After | EndOf | NextOne | Weekend, today: date) -> Days:
    """The day that is told from today by whole periods of the calendar."""
    match day:
        case After():
            return _after(day, today)
        case EndOf():
            return _end_of(day, today)
        case NextOne():
            return _next_one(day, today)
        case Weekend():
            return _weekend(day, today)
