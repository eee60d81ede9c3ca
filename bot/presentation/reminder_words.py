"""Words for reminders that have come, and for their buttons."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from bot.coach.answers import DueReminderAnswer
from bot.coach.figures import Moment
from bot.coach.question import ReminderStep, ReminderVerb, Target
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.layout import Block, Heading, Hint, Line, Section
from bot.presentation.words import Words

IN_FULL = "EEEE d MMMM y, HH:mm"
DAY_IN_FULL = "EEEE d MMMM y"
_DAY_AND_TIME = "EEE d MMM, H:mm"
_STEPS: Mapping[ReminderVerb, str] = MappingProxyType(
    {
        ReminderVerb.DONE: mark("Done"),
        ReminderVerb.HOUR: mark("In an hour"),
        ReminderVerb.TOMORROW: mark("Tomorrow"),
        ReminderVerb.SHOW: mark("Show it"),
        ReminderVerb.LIST: mark("All reminders"),
        ReminderVerb.EDIT: mark("Change it"),
        ReminderVerb.DELETE: mark("Stop this reminder"),
        ReminderVerb.ADD: mark("Remind me"),
        ReminderVerb.CALENDAR: mark("Calendar file"),
    }
)


def due_section(answer: DueReminderAnswer, catalogue: Catalogue) -> Section:
    """What a phone shows of a message first is what is to be done."""
    return Section(tuple(_due_blocks(answer, catalogue)))


def _due_blocks(answer: DueReminderAnswer, catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(catalogue.say("Reminder: {text}", text=answer.text))
    if answer.late:
        when = moment(answer.due, catalogue)
        yield Line(catalogue.say("Late: this was for {moment}.", moment=when))
    yield Hint(catalogue.say("Say “done”, “in an hour” or “tomorrow”."))


def moment(at: datetime, catalogue: Catalogue) -> Moment:
    """A moment as the clock that it is told by shows it: "Fri 27 Nov, 9:00"."""
    return Moment(formatted(at, _DAY_AND_TIME, catalogue), at)


def formatted(at: datetime, form: str, catalogue: Catalogue) -> str:
    """A moment as the clock shows it, in a form of CLDR."""
    from babel.dates import format_datetime  # noqa: PLC0415 - most turns need no date

    return str(format_datetime(at.replace(tzinfo=None), form, locale=catalogue.locale))


def reminder_step_words(target: Target, catalogue: Catalogue) -> Words:
    """What stands on a button that does something with a reminder, or leads to its script."""
    if isinstance(target, ReminderStep):
        return catalogue.say(_STEPS[target.verb])
    return catalogue.say("The script for it")
