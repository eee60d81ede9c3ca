"""What a reply asks of the world beyond remembering, and the answer to what came of it."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.coach.answers import Answer, MyDataAnswer, ResetAnswer
from bot.coach.people import Collected, Forgotten


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """To delete everything that is kept of the person."""


@dataclass(frozen=True, slots=True)
class CollectMine:
    """To hand over everything that is kept of the person."""


Effect: TypeAlias = ForgetMe | CollectMine
Outcome: TypeAlias = Forgotten | Collected


def resume(outcome: Outcome) -> tuple[Answer, ...]:
    """The answer to what an effect brought."""
    match outcome:
        case Forgotten(counts):
            return (ResetAnswer(forgotten=True, counts=tuple(counts.items())),)
        case Collected(data):
            return (MyDataAnswer(data),)
