"""Reminders as they are read back."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.coach.answers.reminding import RemindersAnswer, ReminderView
from bot.coach.reminding.desk import ReminderDesk
from bot.reminders.clock import zone_called
from bot.reminders.recurring import next_due, steps
from bot.reminders.reminder import Reminder
from bot.reminders.rule import Repeat

_A_MOMENT = timedelta(microseconds=1)


def view(reminder: Reminder, desk: ReminderDesk) -> ReminderView:
    """A reminder with all the moments that are told of it."""
    zone = zone_called(reminder.rule.zone)
    return ReminderView(
        key=reminder.key,
        text=desk.quote(reminder.text),
        rule=reminder.rule,
        times=tuple(moment.astimezone(zone) for moment in _times(reminder, desk.now)),
        put_off=is_put_off(reminder),
        came=None if reminder.sent is None else reminder.sent.astimezone(zone),
    )


def is_put_off(reminder: Reminder) -> bool:
    """Whether it comes next at a moment that its rule does not tell."""
    due = reminder.due
    return due is not None and next_due(reminder.rule, due - _A_MOMENT) != due


def listed(desk: ReminderDesk) -> RemindersAnswer:
    """All reminders, the next first; what has come and is not done apart."""
    ordered = desk.person.reminders
    return RemindersAnswer(
        coming=tuple(view(one, desk) for one in ordered if one.due is not None),
        came=tuple(view(one, desk) for one in ordered if one.due is None),
    )


def _times(reminder: Reminder, now: datetime) -> Iterator[datetime]:
    if reminder.due is None:
        return
    yield reminder.due
    if reminder.rule.repeat is Repeat.DEADLINE:
        yield from (one for one in steps(reminder.rule) if one > max(now, reminder.due))
