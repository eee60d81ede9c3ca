"""The answer to one question, or the question back that it needs first."""

from collections.abc import Iterator
from datetime import datetime

from bot.coach.answers import (
    Answer,
    Choice,
    Clarification,
    CompanyRolesAnswer,
    Question,
    Slot,
    Wish,
)
from bot.coach.ranges import answer_range
from bot.coach.scripts import answer_script
from bot.knowledge.base import Guide, GuideId, KnowledgeBase


def resolve(question: Question, knowledge: KnowledgeBase, now: datetime) -> list[Answer]:
    """Answer each wish in the order asked; a missing company or role is asked for."""
    if question.company is None or question.company not in knowledge.companies:
        return [Clarification(Slot.COMPANY, (), question)]
    guide = _guide(question, knowledge)
    if guide is None:
        return [_roles_there(question, question.company, knowledge)]
    return [answer for wish in question.wishes for answer in _fulfil(wish, question, guide, now)]


def _fulfil(wish: Wish, question: Question, guide: Guide, now: datetime) -> Iterator[Answer]:
    """One answer, or one for each family of levers that a script is wanted for."""
    if wish is Wish.SCRIPT:
        for family in question.families or (None,):
            yield answer_script(guide, family, question, now)
    else:
        yield answer_range(guide, question, now)


def _guide(question: Question, knowledge: KnowledgeBase) -> Guide | None:
    """The guide that is asked for; where a company has one role and none is named, that."""
    if question.company is None:
        return None
    if question.role is not None:
        return knowledge.guides.get(GuideId(question.company, question.role))
    there = knowledge.of_company(question.company)
    return there[0] if len(there) == 1 else None


def _roles_there(question: Question, company: str, knowledge: KnowledgeBase) -> CompanyRolesAnswer:
    return CompanyRolesAnswer(
        company_name=knowledge.companies[company].name,
        choices=tuple(
            Choice(guide.id.role, guide.role_name) for guide in knowledge.of_company(company)
        ),
        question=question,
        missing=None if question.role is None else question.role.replace("-", " "),
    )
