"""Reviews and reminders as a file for a calendar (RFC 5545)."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from bot.coach.figures import Name
from bot.presentation.calendar_zone import time_zone
from bot.presentation.catalogue import Catalogue
from bot.presentation.document import Document
from bot.presentation.plain import printable
from bot.presentation.review_names import count, due_day
from bot.reminders.clock import moment_at, wall_at, zone_called
from bot.reminders.recurring import steps
from bot.reminders.reminder import Reminder
from bot.reminders.reviews import CompanyReviews, GuideReview, ReviewList
from bot.reminders.rule import Repeat, Rule

_PRODUCT = "-//Negotiation Coach//Calendar//EN"
_AT = "negotiation-coach"
_ID_LENGTH = 20
_DAY = timedelta(days=1)
_UTC = "UTC"
# Days that some months lack: the last of those up to it that a month has.
_SHORTEST_MONTH = 28
_REVIEWS = Name("reviews.ics")
_REMINDERS = Name("reminders.ics")


def reviews_file(reviews: ReviewList, stamp: datetime, catalogue: Catalogue) -> Document:
    """The reviews with a day of their own: a whole day for each company and day."""
    calendar = _calendar()
    for company in reviews.companies:
        for guides in _by_day(company):
            calendar.add_component(_review(company, guides, stamp, catalogue))
    return Document(
        content=calendar.to_ical(),
        alt=catalogue.say("Reviews of guides for a calendar").text,
        name=_REVIEWS.text,
        instead=_instead(_REVIEWS, catalogue),
    )


def reminders_file(
    reminders: Iterable[Reminder], owner: str, stamp: datetime, catalogue: Catalogue
) -> Document:
    """The reminders of a person that still come; `owner` tells theirs from other people's.

    A reminder keeps its id, so that a calendar that takes the file again doubles none.
    """
    coming = tuple(reminder for reminder in reminders if reminder.due is not None)
    calendar = _calendar()
    for zone, first in _zones(reminder.rule for reminder in coming):
        calendar.add_component(time_zone(zone, first, stamp))
    for reminder in coming:
        calendar.add_component(_reminder(reminder, owner, stamp))
    return Document(
        content=calendar.to_ical(),
        alt=catalogue.say_many(
            "{number} reminder for a calendar",
            "{number} reminders for a calendar",
            count(len(coming), "reminders that still come"),
        ).text,
        name=_REMINDERS.text,
        instead=_instead(_REMINDERS, catalogue),
    )


def _instead(name: Name, catalogue: Catalogue) -> str:
    # It may have arrived after all, so that this must be true then too.
    said = catalogue.say("If {file} is not here, Telegram did not take it: try again.", file=name)
    return said.text


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return calendar


# Reviews --------------------------------------------------------------------------------------


def _by_day(company: CompanyReviews) -> Iterator[list[GuideReview]]:
    by_day: dict[object, list[GuideReview]] = {}
    for one in company.overdue + company.upcoming:
        by_day.setdefault(one.due, []).append(one)
    yield from by_day.values()


def _review(
    company: CompanyReviews, guides: list[GuideReview], stamp: datetime, catalogue: Catalogue
) -> Event:
    day = due_day(guides[0])
    summary = catalogue.say_many(
        "Review {number} guide: {company}",
        "Review {number} guides: {company}",
        count(len(guides), f"guides of {company.slug} that are due on {day}"),
        company=Name(company.name),
    )
    event = _event(f"review-{company.slug}-{day.isoformat()}", summary.text, stamp)
    event.add("description", "\n".join(_line(one.role) for one in guides))
    event.add("dtstart", day)
    event.add("dtend", day + _DAY)
    event.add("transp", "TRANSPARENT")
    return event


# Reminders ------------------------------------------------------------------------------------


def _zones(rules: Iterable[Rule]) -> Iterator[tuple[str, datetime]]:
    """The zones that hours are told in, each with the first of them."""
    first: dict[str, datetime] = {}
    for rule in rules:
        if rule.zone != _UTC and (rule.at_hour or rule.repeat is not Repeat.DEADLINE):
            first[rule.zone] = min(rule.first, first.get(rule.zone, rule.first))
    yield from first.items()


def _reminder(reminder: Reminder, owner: str, stamp: datetime) -> Event:
    told = hashlib.sha256(f"{owner}/{reminder.key}".encode()).hexdigest()[:_ID_LENGTH]
    event = _event(f"reminder-{told}", reminder.text, stamp)
    rule = reminder.rule
    if rule.repeat is Repeat.DEADLINE:
        _add_deadline(event, reminder, stamp)
        return event
    event.add("dtstart", _start(reminder))
    if rule.repeat is not Repeat.ONCE:
        event.add("rrule", _recurrence(rule))
    event.add_component(_alarm(reminder, timedelta()))
    return event


def _start(reminder: Reminder) -> datetime:
    """When it comes first; one that comes once may have been put off."""
    zone = zone_called(reminder.rule.zone)
    if reminder.rule.repeat is not Repeat.ONCE or reminder.due is None:
        return reminder.rule.first.replace(tzinfo=zone)
    wall = wall_at(reminder.due, zone)
    # Of an hour that comes twice the second can only be told in UTC.
    is_told = moment_at(wall, zone) == reminder.due
    return wall.replace(tzinfo=zone) if is_told else reminder.due.astimezone(UTC)


def _add_deadline(event: Event, reminder: Reminder, stamp: datetime) -> None:
    """The deadline itself, and an alarm for each time that it is still told of."""
    rule = reminder.rule
    if rule.at_hour:
        event.add("dtstart", rule.first.replace(tzinfo=zone_called(rule.zone)))
    else:
        event.add("dtstart", rule.first.date())
        event.add("dtend", rule.first.date() + _DAY)
        event.add("transp", "TRANSPARENT")
    for moment in steps(rule):
        if moment > stamp:
            event.add_component(_alarm(reminder, moment))


def _recurrence(rule: Rule) -> dict[str, object]:
    recurrence: dict[str, object] = {"freq": rule.repeat.value}
    day = rule.first.day
    if rule.repeat is Repeat.MONTHLY and day > _SHORTEST_MONTH:
        recurrence["bymonthday"] = list(range(_SHORTEST_MONTH, day + 1))
        recurrence["bysetpos"] = -1
    return recurrence


def _alarm(reminder: Reminder, trigger: timedelta | datetime) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _line(reminder.text))
    absolute = isinstance(trigger, datetime)
    alarm.add("trigger", trigger, parameters={"VALUE": "DATE-TIME"} if absolute else {})
    return alarm


# Both -----------------------------------------------------------------------------------------


def _event(uid: str, summary: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{_AT}")
    event.add("dtstamp", stamp)
    event.add("summary", _line(summary))
    return event


def _line(text: str) -> str:
    """A text as one line without what calendars do not take."""
    return " ".join(printable(" ".join(text.splitlines())).split())
