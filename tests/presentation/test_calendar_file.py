from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from bot.presentation.calendar_file import reminders_file, reviews_file
from bot.presentation.catalogue import english
from bot.reminders.recurring import due_times, next_due, steps
from bot.reminders.reminder import Reminder
from bot.reminders.reviews import review_list
from bot.reminders.rule import BEFORE_A_DEADLINE, Repeat, Rule
from tests.presentation.unasked import DAY, reviews_of_many
from tests.reminders.made_up import a_guide, library

STAMP = datetime(2026, 6, 1, 9, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")
BERLIN = "Europe/Berlin"
HARD = "Ask: base, sign-on; then\nbreathe \\ 🙂👩‍💻 " + "ü" * 90


def wall(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)  # type: ignore[arg-type,misc]


def reminder(rule: Rule, text: str = "Call Ally", key: str = "a1") -> Reminder:
    return Reminder(key, text, rule, next_due(rule, datetime(2000, 1, 1, tzinfo=UTC)))


def content(*reminders: Reminder, owner: str = "ann") -> bytes:
    return reminders_file(reminders, owner, STAMP, english()).content


def events(file: bytes) -> list[Component]:
    return list(Calendar.from_ical(file).walk("VEVENT"))


def event(*reminders: Reminder) -> Component:
    (found,) = events(content(*reminders))
    return found


def value(component: Component, name: str) -> Any:
    return component.decoded(name)


def raw(component: Component, name: str) -> Any:
    return component[name]


# The file -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "file",
    [
        content(reminder(Rule(wall(2026, 6, 5, 9), BERLIN), HARD)),
        reviews_file(reviews_of_many().reviews, STAMP, english()).content,
    ],
    ids=["reminders", "reviews"],
)
def test_lines_are_short_and_end_as_they_must(file: bytes) -> None:
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert b"\r" not in file.replace(b"\r\n", b"")
    assert max(map(len, file.split(b"\r\n"))) <= 75
    for line in file.split(b"\r\n"):
        line.decode()  # no letter is cut in two


@given(st.text(min_size=1, max_size=300))
def test_any_text_comes_back_as_one_line(text: str) -> None:
    file = content(reminder(Rule(wall(2026, 6, 5, 9), BERLIN), text))
    assert max(map(len, file.split(b"\r\n"))) <= 75
    (found,) = events(file)
    summary = value(found, "summary")
    summary = summary.decode() if isinstance(summary, bytes) else summary
    visible = [letter for letter in text if letter.isprintable() and letter != " "]
    assert [letter for letter in summary if letter != " "] == visible


def test_commas_line_breaks_and_emoji_arrive() -> None:
    file = content(reminder(Rule(wall(2026, 6, 5, 9), BERLIN), HARD))
    assert rb"Ask: base\, sign-on\; then breathe \\ " in file.replace(b"\r\n ", b"")
    (found,) = events(file)
    assert str(raw(found, "summary")) == " ".join(HARD.split())


def test_the_file_says_when_it_was_made_and_the_same_thing_has_the_same_id() -> None:
    one = reminder(Rule(wall(2026, 6, 5, 9), BERLIN))
    (first,), (again,) = events(content(one)), events(content(one))
    assert value(first, "dtstamp") == STAMP
    assert raw(first, "uid") == raw(again, "uid")
    (of_another,) = events(content(one, owner="bob"))
    assert raw(of_another, "uid") != raw(first, "uid")


# Reminders ------------------------------------------------------------------------------------


def expanded(found: Component, until: date) -> Iterator[datetime]:
    """What the clock shows when it comes, by a reading of the rule of our own."""
    start = value(found, "dtstart").replace(tzinfo=None)
    rule = raw(found, "rrule")
    days = [start.date() + timedelta(days=n) for n in range((until - start.date()).days)]
    on = rule.get("BYMONTHDAY", [start.day])
    match rule["FREQ"]:
        case ["DAILY"]:
            chosen = days
        case ["WEEKLY"]:
            chosen = [day for day in days if day.weekday() == start.weekday()]
        case ["MONTHLY"]:
            fitting = [day for day in days if day.day in on]
            months = groupby(fitting, key=lambda day: (day.year, day.month))
            chosen = [list(some)[-1 if rule.get("BYSETPOS") == [-1] else 0] for _, some in months]
        case other:
            raise AssertionError(other)
    for day in chosen:
        yield datetime.combine(day, start.time())


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", [time(0), time(1, 30), time(2, 15), time(2, 30), time(23, 59)])
@pytest.mark.parametrize("first", [date(2026, 1, 31), date(2026, 3, 29), date(2026, 1, 30)])
@pytest.mark.parametrize("repeat", [Repeat.DAILY, Repeat.WEEKLY, Repeat.MONTHLY])
def test_a_calendar_rings_when_we_do(repeat: Repeat, first: date, hour: time, zone: str) -> None:
    rule = Rule(datetime.combine(first, hour), zone, repeat)
    clock, until = ZoneInfo(zone), date(2028, 1, 1)
    walls = list(expanded(event(reminder(rule)), until))
    moments = [local.replace(tzinfo=clock).astimezone(UTC) for local in walls]
    end = datetime.combine(until, time(), clock) - timedelta(microseconds=1)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    assert moments == list(due_times(rule, start, end))
    assert len(moments) > 20


def test_a_month_without_the_day_rings_on_its_last() -> None:
    found = event(reminder(Rule(wall(2026, 1, 30, 9), BERLIN, Repeat.MONTHLY)))
    days = [local.date() for local in expanded(found, date(2029, 1, 1))]
    assert all(day.day == min(30, monthrange(day.year, day.month)[1]) for day in days)
    assert len(days) == 36


def test_each_reminder_rings_at_its_own_hour() -> None:
    found = event(reminder(Rule(wall(2026, 6, 5, 9), BERLIN)))
    (alarm,) = found.walk("VALARM")
    assert value(alarm, "trigger") == timedelta()
    assert raw(found, "dtstart").params["TZID"] == BERLIN
    assert value(found, "dtstart") == datetime(2026, 6, 5, 7, tzinfo=UTC)


def test_a_deadline_is_an_event_with_an_alarm_for_each_step_to_come() -> None:
    rule = Rule(wall(2026, 6, 4, 17), BERLIN, Repeat.DEADLINE, BEFORE_A_DEADLINE)
    found = event(reminder(rule))
    triggers = [value(alarm, "trigger") for alarm in found.walk("VALARM")]
    assert value(found, "dtstart") == datetime(2026, 6, 4, 15, tzinfo=UTC)
    assert triggers == [moment for moment in steps(rule) if moment > STAMP]
    assert len(triggers) == 2


def test_a_deadline_of_a_whole_day_is_a_whole_day() -> None:
    rule = Rule(wall(2026, 6, 4), BERLIN, Repeat.DEADLINE, (timedelta(),), at_hour=False)
    found = event(reminder(rule))
    assert (value(found, "dtstart"), value(found, "dtend")) == (date(2026, 6, 4), date(2026, 6, 5))


def test_what_was_put_off_is_where_it_was_put_and_what_comes_no_more_is_left_out() -> None:
    rule = Rule(wall(2026, 6, 5, 9), BERLIN)
    later = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 02:30 for the second time
    late, over = Reminder("a1", "x", rule, later), Reminder("b2", "y", rule, None)
    (found,) = events(content(late, over))
    assert value(found, "dtstart") == later


@pytest.mark.parametrize("zone", ZONES[:-1])
def test_the_zone_in_the_file_tells_what_the_clock_tells(zone: str) -> None:
    calendar = Calendar.from_ical(content(reminder(Rule(wall(2025, 12, 30, 9), zone))))
    (described,) = calendar.walk("VTIMEZONE")
    assert raw(described, "tzid") == zone
    changes = sorted(
        (onset - value(part, "tzoffsetfrom"), value(part, "tzoffsetto"))
        for part in described.subcomponents
        for onset in onsets(part)
    )
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    while moment < datetime(2028, 6, 1, tzinfo=UTC):
        offsets = [offset for at, offset in changes if at <= moment.replace(tzinfo=None)]
        assert offsets[-1] == moment.astimezone(ZoneInfo(zone)).utcoffset()
        moment += timedelta(minutes=30)


def onsets(part: Component) -> list[datetime]:
    """When an observance begins, by the clock as it was before."""
    more = raw(part, "rdate") if "rdate" in part else []
    lists = more if isinstance(more, list) else [more]
    return [value(part, "dtstart"), *(one.dt for some in lists for one in some.dts)]


# Reviews --------------------------------------------------------------------------------------


def test_each_company_has_a_whole_day_for_each_day_of_its_reviews() -> None:
    guides = (
        a_guide("acme", "baker", date(2026, 5, 1)),
        a_guide("acme", "cook", date(2026, 5, 1)),
        a_guide("acme", "waiter", date(2026, 6, 9)),
        a_guide("bolt", "cook", None),
    )
    file = reviews_file(review_list(library(*guides), DAY), STAMP, english()).content
    first, second = events(file)
    assert str(raw(first, "summary")) == "Review 2 guides: Acme"
    assert str(first["description"]) == "Baker\nCook"
    assert value(first, "dtstart") == date(2026, 5, 1)
    assert value(first, "dtend") == date(2026, 5, 2)
    assert (str(raw(second, "summary")), value(second, "dtstart")) == (
        "Review 1 guide: Acme", date(2026, 6, 9),
    )  # fmt: skip
    assert raw(first, "uid") == "review-acme-2026-05-01@negotiation-coach"


def test_ids_are_unique() -> None:
    found = events(reviews_file(reviews_of_many().reviews, STAMP, english()).content)
    assert len({raw(one, "uid") for one in found}) == len(found) > 10
