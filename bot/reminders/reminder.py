"""A reminder of a person, and a guide that they watch."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.reminders.rule import Rule

# Of one person; more is a mistake or a prank.
MOST_REMINDERS = 50
MOST_WATCHES = 20


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder.

    `key` is what buttons know it by: a few letters and digits, its own among the reminders of a
    person. `text` is what is to be done, in the person's words. `due` is the next moment in UTC;
    None where none comes any more, and `sent` is when it last came. `offer` is the key of the
    offer that it is about, and `about` is where "the script for it" leads, as a button holds it.
    """

    key: str
    text: str
    rule: Rule
    due: datetime | None
    offer: str | None = None
    about: str | None = None
    sent: datetime | None = None


def in_order(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """What comes next first, then what has come last."""
    return tuple(sorted(reminders, key=_rank))


def _rank(reminder: Reminder) -> tuple[bool, float, str]:
    moment = reminder.due or reminder.sent
    at = 0.0 if moment is None else moment.timestamp()
    return reminder.due is None, at, reminder.key


@dataclass(frozen=True, slots=True)
class SeenFigure:
    """A figure of a watched guide as it was last seen: quoted, with what it is a figure of.

    `guide` is company/role, and `part` is as in `PayComponents`, with "alternate." before it in a
    second currency; of a part under a label of the guide's own it is that label behind "other.".
    """

    guide: str
    row: str
    part: str
    quote: str
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """A company, or one role there, whose figures a person wants to hear of when they change."""

    company: str
    role: str | None = None
    seen: tuple[SeenFigure, ...] = ()


def watches_in_order(watches: Iterable[Watch]) -> tuple[Watch, ...]:
    """By company and role, whenever each was begun: the order in which they are kept and shown."""
    return tuple(sorted(watches, key=lambda one: (one.company, one.role or "")))
