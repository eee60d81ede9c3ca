"""A reminder when its time has come."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.coach.figures import PersonQuote
from bot.coach.question import Target


@dataclass(frozen=True, slots=True)
class DueReminderAnswer:
    """What a person wanted to be reminded of, and what can be done about it.

    `due` is when it should have come, by the person's clock, where it is `late`. `script` is
    where "the script for it" leads, None where nowhere, and `repeats` says that it comes again.
    """

    kind: ClassVar[str] = "due_reminder"

    key: str
    text: PersonQuote
    due: datetime
    late: bool = False
    script: Target | None = None
    repeats: bool = False
