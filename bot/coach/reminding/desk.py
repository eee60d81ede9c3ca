"""What every step with reminders needs, and what it gives back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.coach.answers import Answer
from bot.coach.draft import ReminderDraft
from bot.coach.figures import PersonQuote
from bot.coach.kept import EARLIER
from bot.coach.person import Person
from bot.reminders.reminder import Reminder, in_order

# What is longer is no reminder but a note.
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class ReminderTurn:
    """What is answered about reminders, the person from now on, and what is still open.

    `told` is an event that a reminder was offered of.
    """

    answers: tuple[Answer, ...]
    person: Person
    draft: ReminderDraft | None = None
    told: ReminderDraft | None = None


@dataclass(frozen=True, slots=True)
class ReminderDesk:
    """The person, the moment, and what was typed: nothing where a button was pressed."""

    person: Person
    now: datetime
    typed: str = ""

    @property
    def zone(self) -> str | None:
        """The zone of the person's clock: as they set it, else that of the machine they sit at."""
        return self.person.preferences.zone or self.person.machine_zone

    def said(self, *answers: Answer, draft: ReminderDraft | None = None) -> ReminderTurn:
        """A turn that changes nothing."""
        return ReminderTurn(answers, self.person, draft)

    def quote(self, text: str) -> PersonQuote:
        """Words of the person, where they stand in what was typed."""
        start = self.typed.find(text) if text else EARLIER.start
        return PersonQuote(text, start, start + len(text) if start >= 0 else start)

    def of(self, key: str | None) -> Reminder | None:
        """The reminder of a key; None where it is gone."""
        return next((one for one in self.person.reminders if one.key == key), None)

    def keeping(self, reminders: Iterable[Reminder]) -> Person:
        """The person with these reminders, in the order in which they are kept."""
        return replace(self.person, reminders=in_order(reminders))

    def with_one(self, reminder: Reminder) -> Person:
        """The person with a reminder in the place of the one of its key, else behind all."""
        if self.of(reminder.key) is None:
            return self.keeping((*self.person.reminders, reminder))
        return self.keeping(
            reminder if one.key == reminder.key else one for one in self.person.reminders
        )

    def without(self, keys: Iterable[str]) -> Person:
        """The person without some reminders."""
        gone = set(keys)
        return self.keeping(one for one in self.person.reminders if one.key not in gone)


def one_line(text: str) -> tuple[str, bool]:
    """A text as a reminder has it, in one line, and whether it was cut for being too long."""
    line = " ".join(text.replace("\0", " ").split())
    if len(line) <= LONGEST_TEXT:
        return line, False
    return line[: LONGEST_TEXT - 1].rstrip() + "…", True
