from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.clock import UnknownZoneError
from bot.reminders.recurring import due_times, moved, next_due, steps
from bot.reminders.rule import BEFORE_A_DEADLINE, Repeat, Rule
from tests.reminders.minutes import END, HOURS, START, days_shown

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")
BERLIN = "Europe/Berlin"
REPEATING = (Repeat.DAILY, Repeat.WEEKLY, Repeat.MONTHLY)
LONGEST = {
    Repeat.DAILY: timedelta(days=3),
    Repeat.WEEKLY: timedelta(days=9),
    Repeat.MONTHLY: timedelta(days=33),
}
microsecond = timedelta(microseconds=1)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


def wall(*parts: int) -> datetime:
    """What a clock shows, without a zone."""
    return utc(*parts).replace(tzinfo=None)


def shown(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


# Two years, minute by minute ------------------------------------------------------------------


def held_against_the_clock(rule: Rule, comes_on: Callable[[date], bool]) -> None:
    days = days_shown(rule.zone)[rule.first.time()]
    expected = [moment for day, moment in sorted(days.items()) if comes_on(day)]
    assert len(expected) > 20
    assert list(due_times(rule, START - microsecond, END - microsecond)) == expected


@pytest.mark.parametrize("hour", HOURS, ids=str)
@pytest.mark.parametrize("zone", ZONES)
def test_a_daily_one_comes_each_day_once_by_the_clock(zone: str, hour: time) -> None:
    rule = Rule(datetime.combine(date(2024, 12, 30), hour), zone, Repeat.DAILY)
    held_against_the_clock(rule, lambda day: True)


@pytest.mark.parametrize("hour", HOURS, ids=str)
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("weekday", range(7))
def test_a_weekly_one_comes_on_its_weekday_once(weekday: int, zone: str, hour: time) -> None:
    first = date(2024, 12, 23) + timedelta(days=weekday)
    assert first.weekday() == weekday
    rule = Rule(datetime.combine(first, hour), zone, Repeat.WEEKLY)
    held_against_the_clock(rule, lambda day: day.weekday() == weekday)


@pytest.mark.parametrize("hour", HOURS, ids=str)
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("on", [1, 5, 8, 9, 26, 28, 29, 30, 31])
def test_a_monthly_one_comes_on_its_day_or_the_last(on: int, zone: str, hour: time) -> None:
    rule = Rule(datetime.combine(date(2024, 10, on), hour), zone, Repeat.MONTHLY)
    held_against_the_clock(rule, lambda day: day.day == min(on, monthrange(day.year, day.month)[1]))


# The clocks that are changed ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "first", "moment", "local"),
    [
        (BERLIN, wall(2026, 3, 29, 2, 30), utc(2026, 3, 29, 1, 30), "2026-03-29 03:30"),
        (BERLIN, wall(2026, 3, 29, 3), utc(2026, 3, 29, 1), "2026-03-29 03:00"),
        (BERLIN, wall(2026, 10, 25, 2, 30), utc(2026, 10, 25, 0, 30), "2026-10-25 02:30"),
        ("Australia/Lord_Howe", wall(2026, 10, 4, 2, 15), utc(2026, 10, 3, 15, 45),
         "2026-10-04 02:45"),
        ("America/New_York", wall(2026, 11, 1, 1, 30), utc(2026, 11, 1, 5, 30),
         "2026-11-01 01:30"),
    ],
)  # fmt: skip
def test_a_skipped_time_is_read_as_before_and_a_double_one_is_the_first(
    zone: str, first: datetime, moment: datetime, local: str
) -> None:
    due = next_due(Rule(first, zone), START)
    assert due == moment
    assert shown(moment, zone) == local


def test_what_came_in_the_first_of_two_hours_does_not_come_in_the_second() -> None:
    rule = Rule(wall(2026, 10, 20, 2, 30), BERLIN, Repeat.DAILY)
    first = utc(2026, 10, 25, 0, 30)
    assert next_due(rule, first - microsecond) == first
    assert next_due(rule, first) == utc(2026, 10, 26, 1, 30)


def test_a_day_that_a_country_skips_does_not_come_twice() -> None:
    rule = Rule(wall(2011, 12, 28, 9), "Pacific/Apia", Repeat.DAILY)
    days = [shown(one, rule.zone) for one in due_times(rule, utc(2011, 12, 1), utc(2012, 1, 1, 20))]
    assert [day[:10] for day in days] == [
        "2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01", "2012-01-02",
    ]  # fmt: skip


def test_months_do_not_drift_to_shorter_ones() -> None:
    rule = Rule(wall(2024, 1, 31, 9), "UTC", Repeat.MONTHLY)
    days = [one.day for one in due_times(rule, utc(2024, 1, 1), utc(2025, 3, 31, 9))]
    assert days == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31]


def test_once_is_once() -> None:
    rule = Rule(wall(2026, 3, 2, 9), "UTC")
    assert next_due(rule, utc(2026, 3, 2, 8, 59)) == utc(2026, 3, 2, 9)
    assert next_due(rule, utc(2026, 3, 2, 9)) is None


def test_after_may_bear_any_zone() -> None:
    rule = Rule(wall(2026, 3, 1, 9), BERLIN, Repeat.DAILY)
    after = datetime(2026, 6, 1, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert next_due(rule, after) == utc(2026, 6, 1, 7)


@pytest.mark.parametrize("repeat", REPEATING)
def test_the_calendar_ends(repeat: Repeat) -> None:
    rule = Rule(wall(9999, 12, 31, 9), "UTC", repeat)
    assert next_due(rule, utc(9999, 12, 31, 9)) is None


@pytest.mark.parametrize("repeat", [Repeat.ONCE, *REPEATING])
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_the_ends_of_the_calendar_raise_nothing(zone: str, repeat: Repeat) -> None:
    last, first = utc(9999, 12, 31, 23, 59), utc(1, 1, 1)
    for wall_time in (wall(9999, 12, 31, 23, 59), wall(1, 1, 1)):
        rule = Rule(wall_time, zone, repeat)
        next_due(rule, first)
        later = next_due(rule, last)
        assert later is None or later > last
        assert moved(moved(rule, "Asia/Kolkata"), zone).repeat is repeat


def test_a_deadline_at_the_ends_of_the_calendar_raises_nothing() -> None:
    leads = (timedelta(days=10**6), timedelta(days=10**6, hours=1), timedelta())
    for day in (wall(9999, 12, 31), wall(1, 1, 1), wall(2026, 1, 1)):
        for at_hour in (True, False):
            steps(deadline(day, *leads, at_hour=at_hour))


@pytest.mark.parametrize("zone", ["Mars/Phobos", "", "Europe", "../etc/passwd", "a\0b", "/etc"])
def test_an_unknown_zone_says_so_and_is_not_repeated(zone: str) -> None:
    with pytest.raises(UnknownZoneError, match="no time zone has this name") as caught:
        next_due(Rule(wall(2026, 1, 1), zone), START)
    assert caught.value.zone == zone


# Any clock at all -----------------------------------------------------------------------------


@given(
    zone=st.sampled_from(sorted(available_timezones())),
    repeat=st.sampled_from(REPEATING),
    first=st.datetimes(wall(1960, 1, 1), wall(2040, 1, 1)),
    after=st.datetimes(wall(1960, 1, 1), wall(2040, 1, 1)),
)
def test_no_clock_doubles_loses_or_shifts_one(
    zone: str, repeat: Repeat, first: datetime, after: datetime
) -> None:
    rule, clock = Rule(first, zone, repeat), ZoneInfo(zone)
    moments = list(islice(due_times(rule, after.replace(tzinfo=UTC), utc(2100, 1, 1)), 30))
    assert len(moments) == 30
    assert moments[0] > after.replace(tzinfo=UTC)
    for moment, later in pairwise(moments):
        assert microsecond < later - moment < LONGEST[repeat]
    for moment in moments:
        assert next_due(rule, moment - microsecond) == moment
        local = moment.astimezone(clock)
        days = (local.date(), local.date() - timedelta(days=1))
        skipped = [day for day in days if not is_shown(datetime.combine(day, first.time()), clock)]
        assert local.replace(tzinfo=None).time() == first.time() or skipped
        assert local.fold == 0 or skipped


def is_shown(wall_time: datetime, clock: ZoneInfo) -> bool:
    moment = wall_time.replace(tzinfo=clock).astimezone(UTC)
    return moment.astimezone(clock).replace(tzinfo=None) == wall_time


# Deadlines ------------------------------------------------------------------------------------


def told(rule: Rule) -> list[str]:
    return [shown(one, rule.zone) for one in steps(rule)]


def deadline(first: datetime, *before: timedelta, at_hour: bool = True) -> Rule:
    leads = before or BEFORE_A_DEADLINE
    return Rule(first, BERLIN, Repeat.DEADLINE, leads, at_hour=at_hour)


def test_a_deadline_is_told_of_a_week_and_two_days_before_and_on_its_morning() -> None:
    assert told(deadline(wall(2026, 12, 3, 17))) == [
        "2026-11-26 09:00", "2026-12-01 09:00", "2026-12-03 09:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("hour", "last"),
    [
        (time(10), "2026-12-03 09:00"),
        (time(9, 59), "2026-12-02 18:00"),
        (time(9), "2026-12-02 18:00"),
        (time(0), "2026-12-02 18:00"),
    ],
)
def test_a_deadline_soon_after_the_morning_is_told_of_the_evening_before(
    hour: time, last: str
) -> None:
    assert told(deadline(datetime.combine(date(2026, 12, 3), hour)))[-1] == last


def test_a_whole_day_is_told_of_on_its_morning() -> None:
    assert told(deadline(wall(2026, 12, 3), at_hour=False))[-1] == "2026-12-03 09:00"


def test_the_morning_is_the_persons_own() -> None:
    rule = Rule(
        wall(2026, 12, 3, 17), BERLIN, Repeat.DEADLINE, (timedelta(2),), morning=time(6, 30)
    )
    assert told(rule) == ["2026-12-01 06:30"]


def test_an_hour_before_is_an_hour_even_where_the_clock_jumps() -> None:
    rule = deadline(wall(2026, 3, 29, 3, 30), timedelta(hours=1))
    assert told(rule) == ["2026-03-29 01:30"]


def test_days_before_are_counted_by_the_calendar_not_by_hours() -> None:
    assert told(deadline(wall(2026, 3, 30, 17), timedelta(days=2))) == ["2026-03-28 09:00"]


def test_what_would_come_with_the_deadline_or_after_it_is_left_out() -> None:
    assert told(deadline(wall(2026, 12, 3, 8), -timedelta(days=1), timedelta(days=1))) == [
        "2026-12-02 09:00"
    ]


def test_equal_steps_come_once_and_past_ones_not_at_all() -> None:
    rule = deadline(wall(2026, 12, 3, 17), timedelta(2), timedelta(2), timedelta())
    assert len(told(rule)) == 2
    assert list(due_times(rule, utc(2026, 12, 1, 8), END)) == [utc(2026, 12, 3, 8)]
    assert next_due(rule, utc(2026, 12, 3, 8)) is None


# Travel ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("repeat", REPEATING)
def test_what_repeats_goes_with_the_person(repeat: Repeat) -> None:
    rule = moved(Rule(wall(2026, 1, 5, 9), BERLIN, repeat), "America/New_York")
    due = next_due(rule, utc(2026, 3, 1))
    assert due is not None
    assert shown(due, "America/New_York")[-5:] == "09:00"


@pytest.mark.parametrize("repeat", [Repeat.ONCE, Repeat.DEADLINE])
def test_a_moment_stays_the_moment_that_it_is(repeat: Repeat) -> None:
    rule = Rule(wall(2026, 12, 3, 17), BERLIN, repeat, (timedelta(hours=1),))
    there = moved(rule, "America/New_York")
    assert (there.first, there.zone) == (wall(2026, 12, 3, 11), "America/New_York")
    assert next_due(there, START) == next_due(rule, START)


def test_a_whole_day_stays_the_day_that_it_is() -> None:
    rule = moved(deadline(wall(2026, 12, 3), at_hour=False), "America/New_York")
    assert told(rule)[-1] == "2026-12-03 09:00"


def test_a_moment_that_another_clock_shows_twice_keeps_its_clock() -> None:
    rule = Rule(wall(2026, 10, 25, 1, 30), "UTC")  # 02:30 in Berlin, for the second time
    assert moved(rule, BERLIN) == rule


@given(
    zone=st.sampled_from(sorted(available_timezones())),
    first=st.datetimes(wall(1970, 1, 1), wall(2040, 1, 1)),
)
def test_no_zone_moves_a_moment(zone: str, first: datetime) -> None:
    rule = Rule(first, BERLIN)
    assert next_due(moved(rule, zone), utc(1960, 1, 1)) == next_due(rule, utc(1960, 1, 1))
