"""A reminder that is due, as an answer of the coach like any other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.coach.answers import Answer, DueReminderAnswer
from bot.coach.figures import PersonQuote
from bot.coach.kept import EARLIER
from bot.coach.question import OfferStep, OfferVerb, Target
from bot.coach.shorthand import read
from bot.library import Snapshot
from bot.presentation.catalogue import Catalogue
from bot.presentation.keyboard import compose
from bot.presentation.outgoing import Outgoing
from bot.reminders.ports import Claimed
from bot.reminders.reminder import Reminder
from bot.reminders.rule import Repeat

_COMES_AGAIN = frozenset({Repeat.DAILY, Repeat.WEEKLY, Repeat.MONTHLY, Repeat.DEADLINE})


def due_answer(claimed: Claimed, snapshot: Snapshot, *, late: bool) -> DueReminderAnswer:
    """What a reminder says; its script is left out where that has left the guides."""
    reminder = claimed.reminder
    zone = ZoneInfo(claimed.preferences.zone or reminder.rule.zone)
    return DueReminderAnswer(
        key=reminder.key,
        text=PersonQuote(reminder.text, EARLIER.start, EARLIER.end),
        due=claimed.due.astimezone(zone),
        late=late,
        script=_script(reminder, snapshot),
        repeats=reminder.rule.repeat in _COMES_AGAIN,
    )


def _script(reminder: Reminder, snapshot: Snapshot) -> Target | None:
    """Where "the script for it" leads: to what it is about, else to the counter of its offer."""
    if reminder.about is not None:
        about = read(reminder.about, snapshot.knowledge, snapshot.lexicon.gazetteer)
        if about is not None:
            return about
    return None if reminder.offer is None else OfferStep(OfferVerb.COUNTER, reminder.offer)


@dataclass(frozen=True, slots=True)
class ForTelegram:
    """Reminders as messages with buttons, from the guides as they are now."""

    snapshot: Callable[[], Snapshot]
    catalogue: Catalogue

    def __call__(self, claimed: Claimed, now: datetime, *, late: bool) -> tuple[Outgoing, ...]:  # noqa: ARG002 - as the sweep calls it
        """The messages, in order; one, unless the text is very long."""
        return compose((due_answer(claimed, self.snapshot(), late=late),), self.catalogue)


@dataclass(frozen=True, slots=True)
class ForTerminal:
    """Reminders as answers, which the terminal renders itself."""

    snapshot: Callable[[], Snapshot]

    def __call__(self, claimed: Claimed, now: datetime, *, late: bool) -> tuple[Answer, ...]:  # noqa: ARG002 - as the sweep calls it
        """The one answer."""
        return (due_answer(claimed, self.snapshot(), late=late),)
