"""What a person wants to be reminded of, and when; or the day of something that they told."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.understanding.entities import Span
from bot.understanding.moments.mention import MomentMention


class Event(StrEnum):
    """What happens at a moment."""

    DEADLINE = "deadline"  # an offer expires, an answer is due
    REVIEW = "review"
    TALK = "talk"  # a call, an interview, a meeting
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Lead:
    """How long before an event: "2 days before"; None where only "before" is said."""

    typed: str
    span: Span
    before: timedelta | None


@dataclass(frozen=True, slots=True)
class ReminderMention:
    """A reminder that is wanted, or an event that was told (`requested` is False).

    `what` is what is to be done or what happens, as typed and put together from `pieces`; empty
    where nobody said. `when` is the moment of the reminder, or, where `event` is set, that of the
    event; None where none was typed, as in "before the offer expires". `at` is the hour of the
    reminder where the moment is the event's: "the day before at 9am". `others` are moments that
    are spoken of besides.
    """

    what: str
    pieces: tuple[Span, ...]
    start: int
    when: MomentMention | None = None
    lead: Lead | None = None
    event: Event | None = None
    at: MomentMention | None = None
    others: tuple[MomentMention, ...] = ()
    requested: bool = True


class Edit(StrEnum):
    """What becomes of a reminder."""

    DELETE = "delete"
    MOVE = "move"
    REWORD = "reword"


@dataclass(frozen=True, slots=True)
class ReminderEdit:
    """A change of a reminder.

    `number` is its place in the list as it was shown, from 1, and -1 for the last; None where
    "it" or nothing says which. `everything` is where all are meant. `words` are what it is called
    or, where it is reworded, what it shall say.
    """

    edit: Edit
    start: int
    number: int | None = None
    everything: bool = False
    words: str = ""
    when: MomentMention | None = None
