"""In the making."""

from bot.coach.answers.offers import ChecklistAnswer, HrQuestionsAnswer
from bot.coach.figures import Name
from bot.coach.kept import Kept, KeptOffer
from bot.knowledge.base import KnowledgeBase


def answer_hr(offer: KeptOffer, kept: Kept, knowledge: KnowledgeBase) -> HrQuestionsAnswer:
    """In the making."""
    return HrQuestionsAnswer(offer.key, Name(offer.name), (), frozenset(), None)


def answer_checklist(
    offer: KeptOffer | None, kept: Kept, knowledge: KnowledgeBase
) -> ChecklistAnswer:
    """In the making."""
    return ChecklistAnswer(None, None, ())
