from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.moments.finding import find_moments
from bot.understanding.moments.mention import Repeat
from bot.understanding.moments.moment import AmbiguousMoment, Moment, PastMoment, UnclearMoment
from bot.understanding.moments.resolving import resolve

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 11, 27, 10, tzinfo=ZoneInfo(BERLIN))
ZONES = ("UTC", BERLIN, "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")
# What people write out: none of it leaves a month or a half of the day open.
FORMATS = (
    "%Y-%m-%d %H:%M",
    "%d %B %Y, %H:%M",
    "%A, %d %B %Y, %H:%M",
    "%a %d %b %Y at %H:%M",
    "%B %d, %Y at %I:%M %p",
    "%d.%m.%Y %H:%M",
    "%H:%M on %d-%b-%Y",
    "%I:%M%p %d %b %Y",
)
moments_ahead = st.datetimes(
    datetime.fromisoformat("2026-11-29"), datetime.fromisoformat("2035-12-30")
).map(lambda wall: wall.replace(second=0, microsecond=0))
any_time = st.datetimes(
    datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2040-01-01")
).map(lambda wall: wall.replace(tzinfo=UTC))
# Words and signs of which moments are made, so that chance makes many of them.
PIECES = (
    "fri friday 9am at 5 tomorrow in 2 hours next the 3rd dec 3 03/04 3.12. 25:00 13pm every daily "
    "monthly on 15th noon midnight eod end of month 31 june 29 feb may sat sun 999 weeks days a "
    "half an hour and before by est 2026-13-45 99/99 12/31/99 tonight weekend quarter fiscal year "
    "am pm 0 24:00 00:00 32nd 0th 31st ( ) , . : - / @ $ 1/16 25/25/25/25 märz août \u0663 remind "
    "me /remind offer expires my review is deadline until cancel reminder 2 move to the day before"
).split()
texts = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
)


def only(text: str, now: datetime = NOW, zone: str = BERLIN) -> object:
    """What the only moment of a text is."""
    (mention,) = find_moments(text)
    return resolve(mention, now, zone)


@pytest.mark.parametrize(
    ("month_first", "months"), [(True, [3, 4]), (False, [4, 3]), (None, [3, 4])]
)
def test_a_date_in_numbers_is_asked_in_the_order_of_the_region(
    month_first: bool | None, months: list[int]
) -> None:
    (mention,) = find_moments("03/04")
    asked = resolve(mention, NOW, BERLIN, month_first=month_first)
    assert isinstance(asked, AmbiguousMoment)
    assert [choice.wall.month for choice in asked.choices] == months


def test_hours_from_now_go_by_although_the_clocks_do_not() -> None:
    """Clocks in Berlin go from 3:00 back to 2:00 on 25 October 2026, at 1:00 UTC."""
    found = only("in 3 hours", datetime(2026, 10, 24, 22, 30, tzinfo=UTC))
    assert found == Moment(datetime.fromisoformat("2026-10-25 02:30"), BERLIN)


def test_seconds_are_rounded_up_so_that_nothing_comes_early() -> None:
    found = only("in 1 minute", NOW.replace(second=1))
    assert isinstance(found, Moment)
    assert found.wall == datetime.fromisoformat("2026-11-27 10:02")


def test_a_day_is_that_of_the_zone_and_not_of_the_server() -> None:
    late = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)
    assert only("tomorrow", late, "Asia/Kolkata") == Moment(
        datetime.fromisoformat("2026-11-29"), "Asia/Kolkata", has_hour=False
    )


@settings(max_examples=200, deadline=None)
@given(moments_ahead, st.sampled_from(FORMATS), st.sampled_from(ZONES))
def test_a_date_that_is_written_out_reads_back_to_itself(
    wall: datetime, written: str, zone: str
) -> None:
    found = only(wall.strftime(written), NOW, zone)
    assert isinstance(found, Moment)
    assert (found.wall, found.zone, found.has_hour) == (wall, zone, True)


@settings(max_examples=200, deadline=None)
@given(moments_ahead, st.sampled_from(ZONES))
def test_a_date_in_numbers_is_itself_or_one_of_the_two_that_are_asked(
    wall: datetime, zone: str
) -> None:
    found = only(f"{wall:%d/%m/%Y}", NOW, zone)
    choices = found.choices if isinstance(found, AmbiguousMoment) else (found,)
    days = [choice.wall.date() for choice in choices if isinstance(choice, Moment)]
    assert wall.date() in days


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from(ZONES), any_time)
def test_any_moment_is_to_come_or_over_or_asked_or_wrong(
    text: str, zone: str, now: datetime
) -> None:
    for mention in find_moments(text):
        found = resolve(mention, now, zone)
        local = now.astimezone(ZoneInfo(mention.zone or zone)).replace(tzinfo=None)
        match found:
            case Moment():
                assert is_ahead(found, local)
            case AmbiguousMoment(choices):
                assert all(is_ahead(choice, local) for choice in choices)
                assert choices[0].wall != choices[1].wall
            case PastMoment(_, nearest):
                assert nearest is None or is_ahead(nearest, local)
            case UnclearMoment():
                assert found.typed == mention.typed


def is_ahead(moment: Moment, local: datetime) -> bool:
    """Whether a moment is to come; a day without an hour is while it lasts."""
    if moment.has_hour:
        return moment.wall > local
    return moment.wall.date() >= local.date()


@settings(max_examples=200, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2040, 1, 1)), st.integers(0, 6), st.integers(0, 23))
def test_a_weekday_with_an_hour_is_within_a_week(day: date, weekday: int, hour: int) -> None:
    name = "monday tuesday wednesday thursday friday saturday sunday".split()[weekday]
    now = datetime(day.year, day.month, day.day, 12, 30, tzinfo=UTC)
    found = only(f"{name} {hour:02}:00", now, "UTC")
    assert isinstance(found, Moment)
    assert found.wall.weekday() == weekday
    assert timedelta() < found.wall - now.replace(tzinfo=None) <= timedelta(days=7)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2040, 1, 1)), st.integers(1, 31))
def test_a_monthly_one_begins_on_the_day_that_is_said(day: date, number: int) -> None:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    found = only(f"every month on the {number}th", now, "UTC")
    assert isinstance(found, Moment)
    assert (found.repeat, found.wall.day) == (Repeat.MONTHLY, number)
