"""When things are due, late or put off: what the world decides about it, and what we do."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.reminders.preferences import Preferences
from bot.reminders.rule import Rule

# So few that a lease holds for all of them, however slowly each is sent.
BATCH = 5
# Nobody minds a reminder that comes so much later than its hour.
LATE = timedelta(minutes=3)

NextDue: TypeAlias = Callable[[Rule, datetime], datetime | None]
AfterQuiet: TypeAlias = Callable[[datetime, Preferences], datetime]


@dataclass(frozen=True, slots=True)
class Timing:
    """The clock, the rules that tell when something is due, and what spreads tries over time."""

    now: Callable[[], datetime]
    next_due: NextDue
    after_quiet: AfterQuiet
    chance: Callable[[], float]
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
