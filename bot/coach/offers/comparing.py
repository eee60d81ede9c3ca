"""In the making."""

from collections.abc import Sequence
from datetime import datetime

from bot.coach.answers.offers import OfferComparisonAnswer
from bot.coach.kept import Kept, KeptOffer
from bot.knowledge.base import KnowledgeBase


def compare_offers(
    offers: Sequence[KeptOffer], kept: Kept, knowledge: KnowledgeBase, now: datetime
) -> OfferComparisonAnswer:
    """In the making."""
    return OfferComparisonAnswer((), ())
