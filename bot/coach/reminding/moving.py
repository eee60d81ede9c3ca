"""A reminder that is there, at another moment; what is not said of it stays as it is."""

from dataclasses import replace
from datetime import datetime

from bot.coach.answers.reminding import ReminderNote, ReminderNoteAnswer, Took
from bot.coach.draft import ReminderDraft
from bot.coach.reminding.desk import ReminderDesk, ReminderTurn
from bot.coach.reminding.planning import Plan, is_other_hour, moved_rule
from bot.coach.reminding.settling import keep, settle
from bot.reminders.clock import wall_at, zone_called
from bot.reminders.recurring import next_due
from bot.reminders.reminder import Reminder
from bot.reminders.rule import Repeat, Rule
from bot.understanding.moments import mention as typed
from bot.understanding.moments.hours import hour_of
from bot.understanding.moments.mention import Clock, MomentMention
from bot.understanding.moments.moment import Moment, UnclearMoment
from bot.understanding.moments.resolving import resolve

_OFTEN = frozenset({Repeat.DAILY, Repeat.WEEKLY, Repeat.MONTHLY})


def moved(draft: ReminderDraft, when: MomentMention, desk: ReminderDesk) -> ReminderTurn:
    """Move the reminder that a draft changes."""
    old = desk.of(draft.key)
    if old is None:
        return desk.said(ReminderNoteAnswer(ReminderNote.GONE))
    draft = replace(draft, text=draft.text or old.text, when=when, chosen=None, said=desk.now)
    return _at_another_hour(draft, when, old, desk) or settle(_as_it_was(draft, when, old), desk)


def _at_another_hour(
    draft: ReminderDraft, when: MomentMention, old: Reminder, desk: ReminderDesk
) -> ReminderTurn | None:
    """The turn where no more than an hour is said; None where it is more, or no hour to come."""
    if when.zone is not None or isinstance(resolve(when, desk.now, old.rule.zone), UnclearMoment):
        return None
    rule = moved_rule(old.rule, old.due, when)
    due = None if rule is None else next_due(rule, desk.now)
    if rule is None or due is None:
        return None
    hour = hour_of(when)
    assumed = hour is not None and hour.assumed and is_other_hour(when, hour.time)
    took = Took.HOUR if assumed else None
    return keep(draft, Plan(rule, due, took), Moment(rule.first, rule.zone), desk)


def _as_it_was(draft: ReminderDraft, when: MomentMention, old: Reminder) -> ReminderDraft:
    """The draft with the hour, the repetition and the lead of the reminder where none is said."""
    rule = old.rule
    if when.has_day and not when.has_hour and (rule.at_hour or rule.repeat is not Repeat.DEADLINE):
        hour = _hour(rule, old)
        when = replace(when, clock=Clock(*hour, padded=True))
    if when.day is None and when.repeat is not typed.Repeat.ONCE and old.due is not None:
        when = replace(when, day=_day_of(old.due, when.repeat, rule))
    if rule.repeat in _OFTEN and when.repeat is typed.Repeat.ONCE:
        when = replace(when, repeat=typed.Repeat(rule.repeat.value))
    before = rule.before[0] if len(rule.before) == 1 else None
    led = rule.repeat is Repeat.DEADLINE
    return replace(draft, when=when, led=led, lead=before if led else None)


def _day_of(due: datetime, repeat: typed.Repeat, rule: Rule) -> typed.Day | None:
    """The day of the week or of the month on which it comes: "make it weekly"."""
    wall = wall_at(due, zone_called(rule.zone))
    if repeat is typed.Repeat.WEEKLY:
        return typed.OnWeekday(wall.weekday())
    return typed.DayOfMonth(wall.day) if repeat is typed.Repeat.MONTHLY else None


def _hour(rule: Rule, old: Reminder) -> tuple[int, int]:
    """The hour at which it comes; of one that comes once, as it was last put off to."""
    wall = rule.first
    if rule.repeat is Repeat.ONCE and old.due is not None:
        wall = wall_at(old.due, zone_called(rule.zone))
    return wall.hour, wall.minute
