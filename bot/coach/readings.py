"""What was read into a message, with the other way to read it where there is one."""

from collections.abc import Iterator
from dataclasses import replace

from bot.coach.answers import ReadAs, ReadAsAnswer, Reading
from bot.coach.asides import quoted
from bot.coach.figures import Name
from bot.coach.jobs import rung_named
from bot.coach.naming import company_called
from bot.coach.provenance import role_called
from bot.coach.question import Choice, Question
from bot.knowledge.base import GuideId, KnowledgeBase
from bot.knowledge.ladders import ENGINEERS
from bot.understanding.entities import NameKind, RoleMention
from bot.understanding.reading import Understanding, text_of

_NAMES = {NameKind.SUBSIDIARY: ReadAs.SUBSIDIARY, NameKind.FORMER: ReadAs.FORMER}


def read_as(
    heard: Understanding, asked: tuple[Question, ...], knowledge: KnowledgeBase
) -> tuple[ReadAsAnswer, ...]:
    """How names, abbreviations and misspelt places were read, so that the person sees it."""
    readings = (
        *_other_names(heard, knowledge),
        *_abbreviations(heard, asked, knowledge),
        *_seniorities(heard, asked, knowledge),
        *_slips(heard),
    )
    return (ReadAsAnswer(readings),) if readings else ()


def _other_names(heard: Understanding, knowledge: KnowledgeBase) -> Iterator[Reading]:
    """Companies that were reached through another name, each name once."""
    said: set[str] = set()
    for mention in heard.entities.companies:
        through = mention.through
        if through is None or through.name in said or mention.company not in knowledge.companies:
            continue
        said.add(through.name)
        yield Reading(
            typed=quoted(mention.typed, mention.span),
            name=company_called(mention.company, knowledge),
            how=_NAMES[through.kind],
            called=Name(through.name),
        )


def _abbreviations(
    heard: Understanding, asked: tuple[Question, ...], knowledge: KnowledgeBase
) -> Iterator[Reading]:
    """Roles that nothing but a doubtful abbreviation names."""
    said = {role.role for role in heard.entities.roles if role.abbreviation is None}
    for role in heard.entities.roles:
        if role.abbreviation is None or role.role in said:
            continue
        said.add(role.role)
        span = role.abbreviation
        yield Reading(
            typed=quoted(text_of(heard.utterance, span), span),
            name=role_called(role.role, knowledge),
            how=ReadAs.ABBREVIATION,
            other=None if role.other in said else _otherwise(role, asked, knowledge),
        )


def _seniorities(
    heard: Understanding, asked: tuple[Question, ...], knowledge: KnowledgeBase
) -> Iterator[Reading]:
    """Seniorities that no guide tells apart, and one alone that was read as an engineer's."""
    for role in heard.entities.roles:
        if role.seniority is not None:
            typed = quoted(role.typed, role.span)
            yield Reading(typed, role_called(role.role, knowledge), ReadAs.SENIORITY)
    alone, rung = heard.entities.seniority, rung_named(heard)
    read = heard.entities.employers and any(one.role == rung for one in asked)
    others = [one.role for one in asked if one.role is not None and one.role not in ENGINEERS]
    if alone is not None and others and not heard.entities.roles:
        # "and senior?" behind a product manager
        typed = quoted(text_of(heard.utterance, alone.span), alone.span)
        if not others[0].startswith(alone.seniority):
            yield Reading(typed, role_called(others[0], knowledge), ReadAs.SENIORITY)
    elif alone is not None and rung is not None and read:
        typed = quoted(text_of(heard.utterance, alone.span), alone.span)
        yield Reading(typed, role_called(rung, knowledge), ReadAs.ABBREVIATION)


def _otherwise(
    role: RoleMention, asked: tuple[Question, ...], knowledge: KnowledgeBase
) -> Choice | None:
    """The very same question about the other role; None where no guide is about that."""
    about = tuple(question for question in asked if question.role == role.role)
    if role.other is None or not about:
        return None
    first, *others = (replace(question, role=role.other) for question in about)
    if any(replace(one, company=first.company, against=first.against) != first for one in others):
        return None  # no one question asks for different things of several companies
    against = (*first.against, *(one.company for one in others if one.company is not None))
    target = replace(first, against=against)
    guides = (GuideId(company, role.other) for company in target.companies)
    there = any(guide in knowledge.guides for guide in guides)
    if not there and (target.companies or not knowledge.with_role(role.other)):
        return None
    return Choice(role.other, role_called(role.other, knowledge), target)


def _slips(heard: Understanding) -> Iterator[Reading]:
    """Misspelt places, each way to write one once."""
    said: set[str] = set()
    for mention in heard.entities.places:
        typed = mention.typed.casefold()
        if mention.misspelt and typed not in said and typed != mention.place.name.casefold():
            said.add(typed)
            quote = quoted(mention.typed, mention.span)
            yield Reading(quote, Name(mention.place.name), ReadAs.SLIP)
