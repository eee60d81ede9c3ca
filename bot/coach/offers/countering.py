"""In the making."""

from datetime import datetime

from bot.coach.answers.offers import CounterAnswer, WhyAnswer
from bot.coach.kept import Kept, KeptOffer, Wanted
from bot.knowledge.base import KnowledgeBase


def answer_counter(
    offer: KeptOffer,
    kept: Kept,
    knowledge: KnowledgeBase,
    now: datetime,
    changed: Wanted | None = None,
) -> WhyAnswer | CounterAnswer:
    """In the making."""
    return WhyAnswer(offer.key)
