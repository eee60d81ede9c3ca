from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.preferences import Preferences, Reviews
from bot.reminders.quiet import after_quiet, is_quiet, next_digest, next_morning

BERLIN = "Europe/Berlin"
DAY = date(2026, 1, 5)
SECOND = timedelta(seconds=1)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


moments = st.integers(5 * 10**9, 22 * 10**9).map(
    lambda tenths: datetime.fromtimestamp(tenths / 10, UTC)
)
minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
settings = st.builds(
    Preferences,
    zone=st.sampled_from(sorted(available_timezones())) | st.none(),
    quiet_from=minutes,
    quiet_until=minutes,
    morning=minutes,
)


@pytest.mark.parametrize(
    ("hour", "quiet"),
    [
        (time(21, 59, 59), False), (time(22), True), (time(0), True), (time(7, 59), True),
        (time(8), False), (time(12), False),
    ],
)  # fmt: skip
def test_quiet_hours_cross_midnight(hour: time, quiet: bool) -> None:
    assert is_quiet(datetime.combine(DAY, hour, UTC), Preferences()) is quiet


@pytest.mark.parametrize(
    ("hour", "quiet"), [(time(12, 59), False), (time(13), True), (time(14), False)]
)
def test_quiet_hours_may_lie_in_the_day(hour: time, quiet: bool) -> None:
    nap = Preferences(quiet_from=time(13), quiet_until=time(14))
    assert is_quiet(datetime.combine(DAY, hour, UTC), nap) is quiet


@given(moments, minutes)
def test_equal_hours_are_no_quiet_hours(moment: datetime, hour: time) -> None:
    open_all_day = Preferences(zone=BERLIN, quiet_from=hour, quiet_until=hour)
    assert not is_quiet(moment, open_all_day)
    assert after_quiet(moment, open_all_day) == moment


def test_quiet_hours_are_those_of_the_zone() -> None:
    assert is_quiet(utc(2026, 7, 1, 20), Preferences(zone=BERLIN))
    assert not is_quiet(utc(2026, 7, 1, 20), Preferences())


@pytest.mark.parametrize(
    ("moment", "awake"),
    [
        (utc(2026, 7, 1, 20), utc(2026, 7, 2, 6)),
        (utc(2026, 7, 2, 5, 59, 59), utc(2026, 7, 2, 6)),
        (utc(2026, 7, 2, 6), utc(2026, 7, 2, 6)),
        (utc(2026, 3, 28, 22), utc(2026, 3, 29, 6)),  # a night of nine hours
        (utc(2026, 10, 24, 22), utc(2026, 10, 25, 7)),  # a night of eleven
    ],
)
def test_quiet_hours_end_by_the_clock(moment: datetime, awake: datetime) -> None:
    assert after_quiet(moment, Preferences(zone=BERLIN)) == awake


def test_quiet_hours_that_end_in_a_skipped_hour_end_with_the_jump() -> None:
    short = Preferences(zone=BERLIN, quiet_from=time(22), quiet_until=time(2, 30))
    assert after_quiet(utc(2026, 3, 28, 23), short) == utc(2026, 3, 29, 1)


def test_quiet_hours_that_come_back_with_the_clock_end_again() -> None:
    short = Preferences(zone=BERLIN, quiet_from=time(22), quiet_until=time(2, 30))
    assert after_quiet(utc(2026, 10, 25, 0, 10), short) == utc(2026, 10, 25, 0, 30)
    assert after_quiet(utc(2026, 10, 25, 1, 10), short) == utc(2026, 10, 25, 1, 30)


@given(moments, settings)
def test_after_quiet_is_the_first_moment_that_is_not(
    moment: datetime, preferences: Preferences
) -> None:
    awake = after_quiet(moment, preferences)
    assert awake.tzinfo is UTC
    assert not is_quiet(awake, preferences)
    assert (awake == moment) is not is_quiet(moment, preferences)
    step = (awake - moment) / 20
    assert all(is_quiet(moment + number * step, preferences) for number in range(20) if step)
    assert awake == moment or is_quiet(awake - SECOND / 1000, preferences)


@given(moments, settings)
def test_the_next_morning_is_soon_and_not_quiet(moment: datetime, preferences: Preferences) -> None:
    morning = next_morning(moment, preferences)
    # A day that is skipped, and quiet hours of nearly a day.
    assert timedelta() < morning - moment < timedelta(days=3)
    assert not is_quiet(morning, preferences)
    assert next_morning(morning - SECOND, preferences) <= morning


def test_a_quiet_morning_comes_when_it_is_loud_and_once() -> None:
    late = Preferences(zone=BERLIN, quiet_until=time(10, 30))
    morning = next_morning(utc(2026, 7, 1, 7, 30), late)
    assert morning == utc(2026, 7, 1, 8, 30)
    assert next_morning(morning, late) == utc(2026, 7, 2, 8, 30)


def test_the_weekly_digest_comes_on_monday_and_none_where_it_is_off() -> None:
    weekly = Preferences(zone=BERLIN, reviews=Reviews.WEEKLY)
    monday = next_digest(utc(2026, 7, 1), weekly)
    assert monday == utc(2026, 7, 6, 7)
    assert next_digest(monday, weekly) == utc(2026, 7, 13, 7)
    assert next_digest(monday, Preferences(reviews=Reviews.OFF)) is None
    assert next_digest(monday, Preferences(zone=BERLIN)) == utc(2026, 7, 7, 7)
