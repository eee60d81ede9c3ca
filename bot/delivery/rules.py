"""What becomes of a reminder whose message did not arrive."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.reminders.courier import (
    AccountRefusedError,
    DeliveryError,
    PerhapsSentError,
    PersonGoneError,
    RefusedError,
    TooFastError,
)
from bot.reminders.ports import Claimed

FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(hours=1)
# A messenger may ask for hours; a reminder of somebody who waits for it is tried again earlier.
_SHORTEST_FLOOD = timedelta(seconds=1)
_LONGEST_FLOOD = timedelta(hours=1)
_MOST_DOUBLINGS = 10


@dataclass(frozen=True, slots=True)
class Postpone:
    """To try again later; `failed` counts it as a try."""

    until: datetime
    failed: bool
    error: str = ""


@dataclass(frozen=True, slots=True)
class GiveUp:
    """To try no more; `series` says that it comes again at its next time, where it has one."""

    error: str
    series: bool


@dataclass(frozen=True, slots=True)
class LeaveAlone:
    """To send nothing more to the person until they come back."""


@dataclass(frozen=True, slots=True)
class GiveBack:
    """To send nothing more to anybody."""


Decision: TypeAlias = Postpone | GiveUp | LeaveAlone | GiveBack


def decide(error: DeliveryError, claimed: Claimed, now: datetime, chance: float) -> Decision:
    """What to do about a message that did not arrive; `chance`, from 0 to 1, spreads the tries."""
    match error:
        case AccountRefusedError():
            return GiveBack()
        case PersonGoneError():
            return LeaveAlone()
        case TooFastError(retry_after=wait):
            wait = max(_SHORTEST_FLOOD, min(wait, _LONGEST_FLOOD))
            return Postpone(now + wait, failed=False)
        case RefusedError():
            return GiveUp(error.kind, series=False)
        case PerhapsSentError() if claimed.last_error == PerhapsSentError.kind:
            return GiveUp(error.kind, series=True)
        case _:
            until = now + pause(claimed.attempts, chance)
            return Postpone(until, failed=True, error=_noted(error, claimed))


def pause(attempts: int, chance: float) -> timedelta:
    """How long to wait after so many tries: ever longer, and never quite the same for two."""
    doubled = FIRST_PAUSE * 2.0 ** min(attempts, _MOST_DOUBLINGS)
    return min(LONGEST_PAUSE, doubled) * (0.5 + chance / 2)


def _noted(error: DeliveryError, claimed: Claimed) -> str:
    """The kind of the last failure; that one may have arrived before is not forgotten."""
    perhaps = claimed.last_error == PerhapsSentError.kind
    return PerhapsSentError.kind if perhaps else error.kind
