"""Which guide a question is about."""

from bot.coach.question import Question
from bot.knowledge.base import Guide, GuideId, KnowledgeBase


def guide_for(question: Question, knowledge: KnowledgeBase) -> Guide | None:
    """The guide that is asked for; where a company has one role and none is named, that."""
    if question.company is None:
        return None
    if question.role is not None:
        return knowledge.guides.get(GuideId(question.company, question.role))
    there = knowledge.of_company(question.company)
    return there[0] if len(there) == 1 else None
