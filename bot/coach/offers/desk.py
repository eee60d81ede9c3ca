"""What every step with offers needs, and what it gives back."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.coach.answers import Answer
from bot.coach.answers.offers import OfferChange, OfferChangedAnswer
from bot.coach.figures import Name
from bot.coach.kept import Kept
from bot.coach.question import Choice, OfferStep, OfferVerb
from bot.knowledge.base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class OfferTurn:
    """What is answered about offers, and the offers as they are kept from now on."""

    answers: tuple[Answer, ...]
    kept: Kept


@dataclass(frozen=True, slots=True)
class Desk:
    """What every step with offers needs: what is kept, the guides, and the moment."""

    kept: Kept
    knowledge: KnowledgeBase
    now: datetime

    def keeping(self, kept: Kept) -> "Desk":
        """The desk with other offers on it."""
        return replace(self, kept=kept)


def no_room(name: Name, desk: Desk) -> Answer:
    """That no offer more is kept, with those that could go."""
    choices = tuple(
        Choice(one.key, Name(one.name), OfferStep(OfferVerb.DELETE, one.key))
        for one in desk.kept.offers
    )
    return OfferChangedAnswer(OfferChange.FULL, name, choices=choices)


def shown(desk: Desk) -> tuple[Choice, ...]:
    """A button for each offer that is kept."""
    return tuple(
        Choice(one.key, Name(one.name), OfferStep(OfferVerb.SHOW, one.key))
        for one in desk.kept.offers
    )
