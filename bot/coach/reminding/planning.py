"""From a draft and its moment to the rule of a reminder."""

import base64
import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import count

from bot.coach.answers.reminding import Took
from bot.coach.draft import ReminderDraft
from bot.reminders.clock import moment_at, wall_at, zone_called
from bot.reminders.preferences import Preferences
from bot.reminders.recurring import next_due
from bot.reminders.rule import (
    BEFORE_A_DAY_OF_TALK,
    BEFORE_A_DEADLINE,
    BEFORE_A_TALK,
    Repeat,
    Rule,
)
from bot.understanding.moments import mention as typed
from bot.understanding.moments.hours import hour_of
from bot.understanding.moments.moment import Moment
from bot.understanding.moments.request import Event

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_SOON = timedelta(minutes=30)
_KEY_BYTES = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule, when it is due next, None where never again, and what was chosen for the person."""

    rule: Rule
    due: datetime | None
    took: Took | None = None


def plan(draft: ReminderDraft, moment: Moment, preferences: Preferences, now: datetime) -> Plan:
    """When a reminder comes; before what it is about where that is an event."""
    if draft.is_deadline and moment.repeat is typed.Repeat.ONCE:
        return _before(draft, moment, preferences, now)
    rule = Rule(moment.wall, moment.zone, Repeat(moment.repeat.value), morning=preferences.morning)
    if moment.has_hour:
        return Plan(rule, next_due(rule, now), _took(draft, moment))
    # The hour is that of their morning, wherever they are then.
    first = datetime.combine(moment.wall.date(), preferences.morning)
    rule = replace(rule, first=first, at_hour=False)
    due = next_due(rule, now)
    soon = None if due is not None else _soon(moment, now)
    if soon is not None:
        rule = replace(rule, first=soon)
        return Plan(rule, next_due(rule, now), Took.SOON)
    return Plan(rule, due, Took.MORNING)


def needs_hour(draft: ReminderDraft, moment: Moment) -> bool:
    """Whether it is to come some hours before an event of which no hour was said."""
    sub_day = draft.lead is not None and bool(draft.lead % _DAY)
    return draft.is_deadline and sub_day and not moment.has_hour


def _before(draft: ReminderDraft, moment: Moment, preferences: Preferences, now: datetime) -> Plan:
    """The times before an event; an hour before it where all the others are over."""
    rule = Rule(
        first=moment.wall,
        zone=moment.zone,
        repeat=Repeat.DEADLINE,
        before=_leads(draft, moment),
        at_hour=moment.has_hour,
        morning=_own_hour(draft) or preferences.morning,
    )
    due = next_due(rule, now)
    if due is None and moment.has_hour:
        rule = replace(rule, before=(_HOUR,))
        return Plan(rule, next_due(rule, now), Took.SOON)
    if due is None:  # the time before it is over, and the day itself is not
        rule = replace(rule, before=(timedelta(),))
        return Plan(rule, next_due(rule, now), Took.SOON)
    return Plan(rule, due, _took(draft, moment))


def _leads(draft: ReminderDraft, moment: Moment) -> tuple[timedelta, ...]:
    """How long before an event; a talk is no deadline, and wants one to be there."""
    if draft.lead is not None:
        return (draft.lead,)
    if draft.event is not Event.TALK:
        return BEFORE_A_DEADLINE
    return BEFORE_A_TALK if moment.has_hour else BEFORE_A_DAY_OF_TALK


def _own_hour(draft: ReminderDraft) -> time | None:
    hour = None if draft.at is None else hour_of(draft.at)
    return None if hour is None else hour.time


def _took(draft: ReminderDraft, moment: Moment) -> Took | None:
    """What of the moment was chosen; what they chose themselves was not."""
    if not moment.assumed or draft.chosen is not None or draft.when is None:
        return None
    hour = hour_of(draft.when)
    if hour is None or not hour.assumed:
        return Took.DAY
    return Took.HOUR if is_other_hour(draft.when, hour.time) else None


def is_other_hour(when: typed.MomentMention, hour: time) -> bool:
    """Whether the clock shows another hour than was typed: 17:00 for "at 5"."""
    return when.clock is None or when.clock.hour != hour.hour


def _soon(moment: Moment, now: datetime) -> datetime | None:
    """The next whole hour of today that leaves some time; None where it is no more today."""
    wall = wall_at(now, zone_called(moment.zone))
    soon = (wall + _SOON + _HOUR - timedelta(microseconds=1)).replace(
        minute=0, second=0, microsecond=0
    )
    return soon if soon.date() == moment.wall.date() else None


def moved_rule(rule: Rule, due: datetime | None, when: typed.MomentMention) -> Rule | None:
    """The rule with another hour and all else as it is, where no more than an hour is said."""
    hour = hour_of(when)
    if when.has_day or hour is None:
        return None
    if rule.repeat is Repeat.DEADLINE:
        return replace(rule, morning=hour.time)
    if rule.repeat is Repeat.ONCE:
        if due is None:
            return None
        day = wall_at(due, zone_called(rule.zone)).date()
        return replace(rule, first=datetime.combine(day, hour.time))
    return replace(rule, first=datetime.combine(rule.first.date(), hour.time))


def moment_of(rule: Rule) -> datetime:
    """When a rule begins, in UTC."""
    return moment_at(rule.first, zone_called(rule.zone))


def key_of(text: str, rule: Rule, now: datetime, taken: Collection[str]) -> str:
    """A short name that no other reminder of the person has, nor is likely to have had."""
    told = f"{text}/{rule}/{now.isoformat()}"
    keys = (_digest(f"{told}/{number}") for number in count())
    return next(key for key in keys if key not in taken)


def _digest(text: str) -> str:
    hashed = hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES)
    return base64.b32encode(hashed.digest()).decode().lower()
