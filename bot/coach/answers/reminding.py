"""What is said while reminders are set, read back, listed, changed and deleted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.coach.figures import PersonQuote
from bot.coach.question import Choice, ReminderStep
from bot.reminders.reminder import Reminder
from bot.reminders.rule import BEFORE_A_DEADLINE, Rule
from bot.understanding.moments.moment import Wrong
from bot.understanding.moments.request import Event


@dataclass(frozen=True, slots=True)
class ReminderView:
    """A reminder as it is read back; moments are by the clock of its zone.

    `times` are when it still comes: of a deadline every time, else the next. `put_off` says that
    the next is no time of its rule. `came` is when it last came.
    """

    key: str
    text: PersonQuote
    rule: Rule
    times: tuple[datetime, ...]
    put_off: bool = False
    came: datetime | None = None


class ReminderChange(StrEnum):
    """What became of a reminder that is there."""

    SET = "set"
    MOVED = "moved"
    REWORDED = "reworded"
    SHOWN = "shown"
    TICKED = "ticked"  # done for now; it comes again


class Took(StrEnum):
    """What was chosen for a person where they did not say it."""

    HOUR = "hour"  # the half of the day
    DAY = "day"
    MORNING = "morning"  # no hour was said
    SOON = "soon"  # no hour was said, and their morning is over today


@dataclass(frozen=True, slots=True)
class ReminderSetAnswer:
    """A reminder in full, after a change or none.

    `took` is what of `typed` was chosen for them, `quiet` that it comes in their quiet hours, and
    `cut` that its text was too long.
    """

    kind: ClassVar[str] = "reminder_set"

    reminder: ReminderView
    change: ReminderChange
    took: Took | None = None
    typed: PersonQuote | None = None
    quiet: bool = False
    cut: bool = False


class Lack(StrEnum):
    """What is asked of a reminder, or why it cannot be as it was said."""

    TEXT = "text"
    NEW_TEXT = "new_text"
    WHEN = "when"
    NEW_WHEN = "new_when"
    EVENT = "event"  # the day of what it comes before
    HOUR = "hour"  # that of the event
    NOT_READ = "not_read"  # what was said is no moment
    WHICH_DAY = "which_day"
    PAST = "past"
    UNCLEAR = "unclear"
    WHICH = "which"  # of several reminders
    OFFER_OR_REMINDER = "offer_or_reminder"
    DELETE_ALL = "delete_all"


@dataclass(frozen=True, slots=True)
class ReminderQuestionAnswer:
    """A question about one reminder or several, with what there is to choose from.

    `text` is what it is to remind of, where that is known, `typed` is the moment as it was said,
    and `wrong` is what is wrong with it. `texts` are of all that would be deleted.
    """

    kind: ClassVar[str] = "reminder_question"

    lack: Lack
    text: PersonQuote | None = None
    typed: PersonQuote | None = None
    wrong: Wrong | None = None
    choices: tuple[Choice, ...] = ()
    texts: tuple[PersonQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class ReminderOfferAnswer:
    """That one tap sets a reminder of an event that was told, by `step`.

    `at` is its day, with its hour where `has_hour`, by the clock of the person; None where their
    zone is not known yet. `times` is how often it would come, and `soon` says that it would only
    an hour before.
    """

    kind: ClassVar[str] = "reminder_offer"

    event: Event
    typed: PersonQuote
    step: ReminderStep
    at: datetime | None = None
    has_hour: bool = False
    times: int = len(BEFORE_A_DEADLINE)
    soon: bool = False


@dataclass(frozen=True, slots=True)
class RemindersAnswer:
    """All reminders: those to come, the next first, and those that came and are not done."""

    kind: ClassVar[str] = "reminders"

    coming: tuple[ReminderView, ...]
    came: tuple[ReminderView, ...] = ()


class ReminderNote(StrEnum):
    """What was done with reminders that are not there, or are there no more."""

    DONE = "done"
    DELETED = "deleted"
    KEPT = "kept"
    DROPPED = "dropped"  # what was not set yet
    GONE = "gone"
    NO_SUCH = "no_such"
    FULL = "full"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class ReminderNoteAnswer:
    """What was done; `texts` are of those that it was done to, and `left` is how many remain."""

    kind: ClassVar[str] = "reminder_note"

    note: ReminderNote
    texts: tuple[PersonQuote, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class RemindersFileAnswer:
    """The reminders that still come as a file for a calendar, made at `stamp`."""

    kind: ClassVar[str] = "reminders_file"

    reminders: tuple[Reminder, ...]
    stamp: datetime
