"""What the buttons below reminders do, and what words do as they do."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from bot.coach.answers.reminding import (
    Lack,
    ReminderChange,
    ReminderNote,
    ReminderNoteAnswer,
    ReminderQuestionAnswer,
    ReminderSetAnswer,
    RemindersFileAnswer,
)
from bot.coach.draft import ReminderDraft
from bot.coach.figures import Name
from bot.coach.question import Choice, ReminderStep, ReminderVerb
from bot.coach.reminding.desk import ReminderDesk, ReminderTurn, one_line
from bot.coach.reminding.naming import read_code
from bot.coach.reminding.requesting import TOLD, settle_told
from bot.coach.reminding.settling import ask, in_quiet, settle
from bot.coach.reminding.viewing import listed, view
from bot.reminders.clock import moment_at, wall_at, zone_called
from bot.reminders.reminder import Reminder
from bot.reminders.rule import Repeat

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_ANYWHERE = "UTC"


def take(step: ReminderStep, desk: ReminderDesk) -> ReminderTurn:
    """Do what a button says; a reminder that is gone is said to be."""
    match step.verb:
        case ReminderVerb.LIST:
            return show_all(desk)
        case ReminderVerb.CALENDAR:
            return calendar(desk)
        case ReminderVerb.ADD:
            return _add(step, desk)
        case ReminderVerb.DELETE if not step.key:
            return _delete_all(step.argument, desk)
        case _:
            one = desk.of(step.key)
            if one is None:
                return desk.said(ReminderNoteAnswer(ReminderNote.GONE))
            return _with_one(step, one, desk)


def _with_one(step: ReminderStep, one: Reminder, desk: ReminderDesk) -> ReminderTurn:
    match step.verb:
        case ReminderVerb.DONE:
            return _tick(one, desk)
        case ReminderVerb.HOUR:
            return _put_off(one, desk.now + _HOUR, desk)
        case ReminderVerb.TOMORROW:
            return _put_off(one, _tomorrow(one, desk.now), desk)
        case ReminderVerb.EDIT:
            return _edit(step, one, desk)
        case ReminderVerb.DELETE:
            return delete((one,), desk)
        case _:
            return desk.said(_read_back(one, ReminderChange.SHOWN, desk))


def show_all(desk: ReminderDesk) -> ReminderTurn:
    """All reminders, or that there is none."""
    if not desk.person.reminders:
        return desk.said(ReminderNoteAnswer(ReminderNote.EMPTY))
    return desk.said(listed(desk))


def calendar(desk: ReminderDesk) -> ReminderTurn:
    """What still comes, as a file for a calendar."""
    coming = tuple(one for one in desk.person.reminders if one.due is not None)
    if not coming:
        return desk.said(ReminderNoteAnswer(ReminderNote.EMPTY))
    return desk.said(RemindersFileAnswer(coming, desk.now))


def question(lack: Lack, choices: tuple[Choice, ...], desk: ReminderDesk) -> ReminderTurn:
    """A question that is answered by one of some choices."""
    return desk.said(ReminderQuestionAnswer(lack, choices=choices))


# Adding ---------------------------------------------------------------------------------------


def _add(step: ReminderStep, desk: ReminderDesk) -> ReminderTurn:
    """Go on with what was said so far; with nothing, begin."""
    session = desk.person.session
    if step.argument == TOLD:
        told = session.told
        if told is not None and (told.offer or "") == step.key:
            return settle_told(told, desk)
        return settle(ReminderDraft(desk.now, offer=step.key or None), desk)
    draft = session.draft or ReminderDraft(desk.now)
    zone = draft.when.zone if draft.when is not None else None
    moment = read_code(step.argument, zone or desk.zone or _ANYWHERE)
    return settle(draft if moment is None else replace(draft, chosen=moment), desk)


# Ticking and putting off ----------------------------------------------------------------------


def _tick(one: Reminder, desk: ReminderDesk) -> ReminderTurn:
    """Done: what comes once is gone, what comes again does."""
    due = one.due
    if one.rule.repeat is not Repeat.ONCE and due is not None:
        return desk.said(_read_back(one, ReminderChange.TICKED, desk))
    person = desk.without((one.key,))
    note = ReminderNoteAnswer(ReminderNote.DONE, (desk.quote(one.text),), len(person.reminders))
    return ReminderTurn((note,), person)


def _put_off(one: Reminder, until: datetime, desk: ReminderDesk) -> ReminderTurn:
    """Only the next time is another; the rule goes on as it was."""
    later = replace(one, due=until)
    answer = _read_back(later, ReminderChange.MOVED, desk)
    quiet = in_quiet(until, desk.person.preferences)
    return ReminderTurn((replace(answer, quiet=quiet),), desk.with_one(later))


def _tomorrow(one: Reminder, now: datetime) -> datetime:
    """The day behind the one on which it came, or behind today, when the clock shows its hour."""
    zone = zone_called(one.rule.zone)
    deadline = one.rule.repeat is Repeat.DEADLINE
    hour = one.rule.morning if deadline else one.rule.first.time()
    came = wall_at(one.sent or now, zone).date()
    today = wall_at(now, zone).date()
    moments = (
        moment_at(datetime.combine(day + _DAY, hour), zone) for day in (came, today, today + _DAY)
    )
    return next(moment for moment in moments if moment > now)


# Changing and deleting ------------------------------------------------------------------------


def _edit(step: ReminderStep, one: Reminder, desk: ReminderDesk) -> ReminderTurn:
    draft = ReminderDraft(desk.now, one.text, key=one.key)
    moment = read_code(step.argument, desk.zone or one.rule.zone)
    if moment is None:
        return ask(Lack.NEW_WHEN, draft, desk)
    before = desk.person.session.draft
    if before is not None and before.key == one.key:
        draft = replace(before, text=one.text)
    return settle(replace(draft, chosen=moment), desk)


def reworded(one: Reminder, words: str, desk: ReminderDesk) -> ReminderTurn:
    """The reminder with another text."""
    text, cut = one_line(words)
    other = replace(one, text=text)
    answer = replace(_read_back(other, ReminderChange.REWORDED, desk), cut=cut)
    return ReminderTurn((answer,), desk.with_one(other))


def delete(gone: tuple[Reminder, ...], desk: ReminderDesk) -> ReminderTurn:
    """Delete some reminders, and say which."""
    person = desk.without(one.key for one in gone)
    texts = tuple(desk.quote(one.text) for one in dict.fromkeys(gone))
    return ReminderTurn(
        (ReminderNoteAnswer(ReminderNote.DELETED, texts, len(person.reminders)),), person
    )


def ask_to_delete_all(desk: ReminderDesk) -> ReminderTurn:
    """Ask once; the yes is to these reminders, and to none that is set later."""
    yes = ReminderStep(ReminderVerb.DELETE, "", _all_of(desk))
    choices = (
        Choice("yes", Name("yes, delete all"), yes),
        Choice("no", Name("no, keep them"), ReminderStep(ReminderVerb.LIST)),
    )
    asked = ReminderQuestionAnswer(
        Lack.DELETE_ALL,
        choices=choices,
        texts=tuple(desk.quote(one.text) for one in desk.person.reminders),
    )
    return desk.said(asked)


def _delete_all(argument: str, desk: ReminderDesk) -> ReminderTurn:
    if not desk.person.reminders or argument != _all_of(desk):
        return show_all(desk)
    return delete(desk.person.reminders, desk)


def _all_of(desk: ReminderDesk) -> str:
    """A short name for the reminders that there are now."""
    keys = ".".join(sorted(one.key for one in desk.person.reminders))
    return hashlib.blake2s(keys.encode(), digest_size=6).hexdigest()


def _read_back(one: Reminder, change: ReminderChange, desk: ReminderDesk) -> ReminderSetAnswer:
    return ReminderSetAnswer(view(one, desk), change)
