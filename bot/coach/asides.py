"""What is said beside the answers: what was taken over, misread, left out, or is unknown."""

from collections.abc import Iterator
from dataclasses import replace

from bot.coach.answers import (
    Answer,
    Clarification,
    LeftOutAnswer,
    NotInGuidesAnswer,
    ReadLevelAnswer,
    Slot,
    StillOnAnswer,
)
from bot.coach.figures import Name, PersonQuote
from bot.coach.ladders import known_role
from bot.coach.naming import company_called, company_choices, example_companies
from bot.coach.provenance import role_called
from bot.coach.question import Question, Wish
from bot.coach.scripts import generic_families
from bot.knowledge.base import KnowledgeBase
from bot.understanding.entities import (
    DoubtfulMention,
    Span,
    UnlistedMention,
)
from bot.understanding.reading import Understanding

# More families than this in one message are named and answered next.
MOST_FAMILIES = 3
_FEW = 40


def still_on(
    asked: tuple[Question, ...], said: Question, knowledge: KnowledgeBase
) -> StillOnAnswer:
    """A line that shows what was taken over from before."""
    question = asked[0]
    names = {
        guide.id.role: guide.role_name for guide in knowledge.of_company(question.company or "")
    }
    shared = all(one.places == question.places for one in asked) and not said.places
    carried = tuple(Name(place.name) for place in question.places if shared)
    if question.level is not None and said.level is None:
        carried = (*carried, Name(question.level.typed))
    role = names.get(question.role or "")
    slugs = dict.fromkeys(slug for one in asked for slug in one.companies)
    companies = tuple(company_called(slug, knowledge) for slug in slugs)
    return StillOnAnswer(companies, None if role is None else Name(role), carried)


def left_out(
    companies: tuple[Name, ...], heard: Understanding, question: Question
) -> tuple[Answer, ...]:
    """What was asked and is not answered now."""
    families: tuple[str, ...] = ()
    if Wish.SCRIPT in question.wishes:
        families = tuple(mention.family for mention in heard.entities.levers)[MOST_FAMILIES:]
    return (LeftOutAnswer(companies, families),) if companies or families else ()


def called(question: Question, knowledge: KnowledgeBase) -> Name:
    """A company and a role or a level, as people call them."""
    company = company_called(question.company or "", knowledge)
    if question.role is None:
        return (
            company if question.level is None else Name(f"{company.text} ({question.level.typed})")
        )
    return Name(f"{company.text} ({role_called(question.role, knowledge).text})")


def asides_of(
    mention: DoubtfulMention | UnlistedMention, question: Question, knowledge: KnowledgeBase
) -> Iterator[Answer]:
    """The question back for a doubtful employer, or that one has no guide.

    A level that is known there is read all the same: others may have the role.
    """
    typed = quoted(mention.typed, mention.span)
    if isinstance(mention, DoubtfulMention):
        choices = company_choices(mention.choices, question, knowledge)
        yield Clarification(Slot.COMPANY, choices, question, typed)
        return
    level = question.level if question.role is None else None
    role = None if level is None else known_role(mention.typed, level, knowledge)
    if role is not None and level is not None:
        called = role_called(role, knowledge)
        yield ReadLevelAnswer(Name(level.typed), Name(mention.typed), called, by_guide=False)
        question = replace(question, role=role, level=None)
    yield NotInGuidesAnswer(
        typed=typed,
        nearest=company_choices(mention.nearest, question, knowledge),
        # Of many companies the first in the alphabet help nobody.
        examples=example_companies(knowledge) if len(knowledge.companies) <= _FEW else (),
        families=generic_families(knowledge),
        question=question,
    )


def quoted(typed: str, span: Span) -> PersonQuote:
    """Words of the message, with their place in it."""
    return PersonQuote(typed, span.start, span.end)
