"""The jobs that a message names: roles and levels, and the employers that they belong to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from bot.coach.binding import owned, shares
from bot.coach.carrying import carried_role
from bot.coach.ladders import known_role, read_level
from bot.coach.person import Session
from bot.coach.rungs import ENGINEER, at_rung
from bot.knowledge.base import KnowledgeBase
from bot.understanding.entities import (
    CompanyMention,
    DoubtfulMention,
    LevelMention,
    PlaceMention,
    UnlistedMention,
)
from bot.understanding.levels import Level
from bot.understanding.reading import Understanding
from bot.understanding.utterance import keys_of

EmployerMention: TypeAlias = CompanyMention | DoubtfulMention | UnlistedMention


@dataclass(frozen=True, slots=True)
class Job:
    """A role, a level, both or neither, as they were named."""

    role: str | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer as it was named, with the jobs and places that belong to it."""

    mention: EmployerMention
    jobs: tuple[Job, ...]
    places: tuple[PlaceMention, ...]


def employers(
    heard: Understanding, session: Session, knowledge: KnowledgeBase
) -> Iterator[Employer]:
    """Every employer in the order of the words, each with what belongs to it.

    A level is of one company's ladder: where no role is named, the others are asked for the role
    that it is there, and where that cannot be told for the same level.
    """
    found = heard.entities
    mentions: tuple[EmployerMention, ...] = (*found.companies, *found.doubtful, *found.unlisted)
    named = sorted(mentions, key=lambda mention: mention.span.start)
    text = heard.utterance.text
    roles, places = shares(named, found.roles, text), shares(named, found.places, text)
    levels = owned(named, found.levels, text)
    said = carried_role(heard, session.topic) or role_named(heard) or rung_named(heard)
    alike = None if said is not None else _role_of_levels(named, levels, knowledge)
    for index, mention in enumerate(named):
        slugs = tuple(dict.fromkeys(role.role for role in roles[index])) or (said,)
        own = tuple(one.level for one in levels[index])
        if slugs == (None,):
            shared = Job(alike) if alike is not None else Job(level=first_level(heard))
            jobs = tuple(Job(level=level) for level in own) or (shared,)
        else:
            several = own if len(slugs) == 1 else own[:1]
            at_levels = several or (first_level(heard),)
            jobs = tuple(Job(slug, level) for slug in slugs for level in at_levels)
        yield Employer(mention, jobs, places[index])


def _role_of_levels(
    named: Sequence[EmployerMention],
    levels: Sequence[Sequence[LevelMention]],
    knowledge: KnowledgeBase,
) -> str | None:
    """The role of the first level that stands beside an employer."""
    pairs = zip(named, levels, strict=True)
    found = ((mention, its_own[0].level) for mention, its_own in pairs if its_own)
    return next((_role_at(mention, level, knowledge) for mention, level in found), None)


def _role_at(mention: EmployerMention, level: Level, knowledge: KnowledgeBase) -> str | None:
    """The role that a level is at an employer; None where that is not sure, or not known."""
    match mention:
        case CompanyMention(company=company):
            return read_level(company, level, knowledge).role
        case UnlistedMention(typed=typed):
            return known_role(typed, level, knowledge)
        case DoubtfulMention():
            return None
        case _:
            assert_never(mention)


def role_named(heard: Understanding) -> str | None:
    """The role that is named, known or not."""
    found = heard.entities
    if found.roles:
        return found.roles[0].role
    if found.unknown_role is None:
        return None
    return "-".join(keys_of(found.unknown_role)) or None


def rung_named(heard: Understanding) -> str | None:
    """The engineer that a seniority alone means: "Harvey or OpenAI, staff"; None where none is."""
    seniority = heard.entities.seniority
    return None if seniority is None else at_rung(seniority.seniority, ENGINEER)


def first_level(heard: Understanding) -> Level | None:
    """The level that is named first; None where none is."""
    return heard.entities.levels[0].level if heard.entities.levels else None
