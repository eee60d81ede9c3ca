"""From a draft to a reminder that is set, or to the one thing that is asked next."""

from dataclasses import replace
from datetime import datetime

from bot.coach.answers.reminding import (
    Lack,
    ReminderChange,
    ReminderNote,
    ReminderNoteAnswer,
    ReminderQuestionAnswer,
    ReminderSetAnswer,
    Took,
)
from bot.coach.draft import ReminderDraft
from bot.coach.question import ReminderStep, ReminderVerb
from bot.coach.reminding.desk import ReminderDesk, ReminderTurn
from bot.coach.reminding.naming import choice_of
from bot.coach.reminding.planning import Plan, key_of, needs_hour, plan
from bot.coach.reminding.viewing import view
from bot.coach.zones import ask_zone
from bot.reminders.preferences import Preferences
from bot.reminders.quiet import is_quiet
from bot.reminders.reminder import MOST_REMINDERS, Reminder
from bot.understanding.moments.mention import After, MomentMention, Unit
from bot.understanding.moments.moment import (
    AmbiguousMoment,
    Moment,
    PastMoment,
    Resolved,
    UnclearMoment,
)
from bot.understanding.moments.resolving import resolve

# A moment counted from now needs no clock on any wall.
_ANYWHERE = "UTC"


def settle(draft: ReminderDraft, desk: ReminderDesk) -> ReminderTurn:
    """Set a reminder, or ask for what is missing."""
    if draft.key is not None and desk.of(draft.key) is None:
        return desk.said(ReminderNoteAnswer(ReminderNote.GONE))
    if draft.key is None and len(desk.person.reminders) >= MOST_REMINDERS:
        count = len(desk.person.reminders)
        return desk.said(ReminderNoteAnswer(ReminderNote.FULL, left=count))
    unclear = _what_is_unclear(draft)
    if unclear is not None:
        return _unclear(unclear, draft, desk)
    if not draft.text:
        return _ask_text(draft, desk)
    if draft.when is None and draft.chosen is None:
        return ask(_lacking(draft), draft, desk)
    zone = _zone(draft, desk)
    if zone is None:
        return desk.said(ask_zone(desk.person, ReminderStep(ReminderVerb.ADD)), draft=draft)
    return _resolved(_moment(draft, zone), draft, desk)


def _what_is_unclear(draft: ReminderDraft) -> UnclearMoment | None:
    """What of the draft names no moment, wherever its person is."""
    said = (one for one in (draft.when, draft.at) if one is not None)
    read = (resolve(one, draft.said, _ANYWHERE) for one in said)
    return next((one for one in read if isinstance(one, UnclearMoment)), None)


def ask(lack: Lack, draft: ReminderDraft, desk: ReminderDesk) -> ReminderTurn:
    """Ask for one thing, and keep what was said."""
    text = desk.quote(draft.text) if draft.text else None
    return desk.said(ReminderQuestionAnswer(lack, text), draft=draft)


def _ask_text(draft: ReminderDraft, desk: ReminderDesk) -> ReminderTurn:
    lack = Lack.TEXT if draft.key is None else Lack.NEW_TEXT
    typed = None if draft.when is None else desk.quote(draft.when.typed)
    return desk.said(ReminderQuestionAnswer(lack, typed=typed), draft=draft)


def _lacking(draft: ReminderDraft) -> Lack:
    if draft.key is not None:
        return Lack.NEW_WHEN
    return Lack.EVENT if draft.is_deadline else Lack.WHEN


def _zone(draft: ReminderDraft, desk: ReminderDesk) -> str | None:
    """The zone that the moment is told in; None where that has to be asked."""
    said = None if draft.when is None else draft.when.zone
    if draft.chosen is not None:
        said = draft.chosen.zone
    old = desk.of(draft.key)
    counted = draft.when is not None and _is_counted(draft.when)
    return said or desk.zone or (old.rule.zone if old else None) or (_ANYWHERE if counted else None)


def _is_counted(when: MomentMention) -> bool:
    return isinstance(when.day, After) and when.day.unit in {Unit.MINUTE, Unit.HOUR}


def _moment(draft: ReminderDraft, zone: str) -> Resolved:
    if draft.chosen is not None or draft.when is None:
        return draft.chosen or Moment(draft.said.replace(tzinfo=None), zone)
    return resolve(draft.when, draft.said, zone)


def _resolved(moment: Resolved, draft: ReminderDraft, desk: ReminderDesk) -> ReminderTurn:
    match moment:
        case UnclearMoment():
            return _unclear(moment, draft, desk)
        case AmbiguousMoment(choices):
            return _which(Lack.WHICH_DAY, choices, draft, desk)
        case PastMoment(nearest=nearest):
            return _past(nearest, draft, desk)
        case Moment():
            if needs_hour(draft, moment):
                return ask(Lack.HOUR, draft, desk)
            planned = plan(draft, moment, desk.person.preferences, desk.now)
            if planned.due is None:
                return _past(None, draft, desk)
            return keep(draft, planned, moment, desk)


def _unclear(moment: UnclearMoment, draft: ReminderDraft, desk: ReminderDesk) -> ReminderTurn:
    typed = desk.quote(moment.typed)
    asked = ReminderQuestionAnswer(Lack.UNCLEAR, typed=typed, wrong=moment.wrong)
    when = draft.when if draft.at is not None else None
    return desk.said(asked, draft=replace(draft, when=when, at=None, chosen=None))


def _past(nearest: Moment | None, draft: ReminderDraft, desk: ReminderDesk) -> ReminderTurn:
    choices = () if nearest is None else (nearest,)
    return _which(Lack.PAST, choices, replace(draft, chosen=None), desk)


def _which(
    lack: Lack, moments: tuple[Moment, ...], draft: ReminderDraft, desk: ReminderDesk
) -> ReminderTurn:
    typed = None if draft.when is None else desk.quote(draft.when.typed)
    choices = tuple(choice_of(moment, draft.key) for moment in moments)
    asked = ReminderQuestionAnswer(lack, typed=typed, choices=choices)
    return desk.said(asked, draft=draft)


# Kept -----------------------------------------------------------------------------------------


def keep(draft: ReminderDraft, planned: Plan, moment: Moment, desk: ReminderDesk) -> ReminderTurn:
    """Keep a reminder as it is planned, and read it back."""
    person = desk.person
    if person.preferences.zone is None and moment.zone == person.machine_zone:
        person = replace(person, preferences=replace(person.preferences, zone=moment.zone))
    desk = replace(desk, person=person)
    reminder = _reminder(draft, planned, desk)
    typed = None if draft.when is None or planned.took is None else desk.quote(draft.when.typed)
    named = moment.has_hour and planned.took is not Took.SOON
    answer = ReminderSetAnswer(
        reminder=view(reminder, desk),
        change=ReminderChange.SET if draft.key is None else ReminderChange.MOVED,
        took=planned.took,
        typed=typed,
        quiet=named and planned.due is not None and in_quiet(planned.due, person.preferences),
        cut=draft.cut,
    )
    return ReminderTurn((answer,), desk.with_one(reminder))


def in_quiet(due: datetime, preferences: Preferences) -> bool:
    """Whether a moment is in the quiet hours of somebody whose clock we know."""
    return preferences.zone is not None and is_quiet(due, preferences)


def _reminder(draft: ReminderDraft, planned: Plan, desk: ReminderDesk) -> Reminder:
    """The reminder that is changed, or the same again that is there already, else a new one."""
    old = desk.of(draft.key)
    if old is not None:
        return replace(old, text=draft.text or old.text, rule=planned.rule, due=planned.due)
    rule, taken = planned.rule, {one.key for one in desk.person.reminders}
    for one in desk.person.reminders:
        if (one.text.casefold(), one.rule) == (draft.text.casefold(), rule) and one.due is not None:
            return replace(one, due=planned.due)
    key = key_of(draft.text, rule, desk.now, taken)
    return Reminder(key, draft.text, rule, planned.due, draft.offer, draft.about)
