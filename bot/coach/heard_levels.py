"""The levels of a message that are levels of a job: which may stand without a role beside it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.coach.ladders import read_level
from bot.knowledge.base import KnowledgeBase
from bot.understanding.cues import (
    BETWEEN_COMPANIES,
    CALENDAR,
    COMPARING,
    EXPERIENCE,
    FOLLOW_UP_WORDS,
    FUNCTION_WORDS,
    OFFER,
    PAY,
    SENIORITY,
)
from bot.understanding.entities import Entities, LevelMention, Span
from bot.understanding.levels import Level
from bot.understanding.reading import Understanding, text_of

_ANY_ENGINEER = frozenset("engineer engineers eng".split())
# Beside a level these name no job of their own; any other word that nothing explains may.
_PLAIN = (
    FUNCTION_WORDS
    | FOLLOW_UP_WORDS
    | PAY
    | OFFER
    | SENIORITY
    | COMPARING
    | BETWEEN_COMPANIES
    | EXPERIENCE
    | CALENDAR
    | _ANY_ENGINEER
    | frozenset("dev devs coder tech hire hires candidate people".split())
)
_AT = "at"
_NOT = re.compile(r"\bnot(?: an?)?\s+$", re.IGNORECASE)
# A number of two digits beside a company, and nothing that it would count behind it.
_NUMBER_AFTER = re.compile(r"\s+(\d\d)(?!\w|[.,]\d|\s?[-–%+/])")
_NUMBER_BEFORE = re.compile(r"(?<![\w.,$£€₹])(\d\d)\s+(?:at\s+)?$", re.IGNORECASE)
_COUNTS_NOTHING = FUNCTION_WORDS | PAY | OFFER


def with_levels(heard: Understanding, knowledge: KnowledgeBase) -> Understanding:
    """What was heard, its levels without those that are part of a name or beside another job.

    A number beside a company on whose ladder it stands is a level too: "microsoft 63". The bare
    word "engineer" beside a level names no role besides it.
    """
    heard = _without_any_engineer(heard)
    found = heard.entities
    names = _names(found)
    kept = tuple(one for one in found.levels if not _within(one.span, names))
    kept = tuple(one for one in kept if not _is_denied(heard, one.span)) or kept
    if not found.roles:
        if found.unexplained and any(_beside_a_job(heard, one.span) for one in kept):
            kept = ()
        kept = kept or tuple(_bare(heard, knowledge))
    if kept == found.levels:
        return heard
    return replace(heard, entities=replace(found, levels=kept))


def _without_any_engineer(heard: Understanding) -> Understanding:
    found = heard.entities
    named = tuple(role for role in found.roles if role.typed.casefold() not in _ANY_ENGINEER)
    if not found.levels or len(named) == len(found.roles):
        return heard
    return replace(heard, entities=replace(found, roles=named))


def without_levels(heard: Understanding) -> Understanding:
    """What was heard, with no level."""
    return replace(heard, entities=replace(heard.entities, levels=()))


def _names(found: Entities) -> tuple[Span, ...]:
    companies = (mention.span for mention in found.companies)
    doubtful = (mention.span for mention in found.doubtful)
    return (*companies, *doubtful, *(mention.span for mention in found.unlisted))


def _within(span: Span, others: tuple[Span, ...]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _is_denied(heard: Understanding, level: Span) -> bool:
    """Whether a level is said not to be the one: "L4 not L5"."""
    return _NOT.search(heard.utterance.text[: level.start]) is not None


def _beside_a_job(heard: Understanding, level: Span) -> bool:
    """Whether a word that nothing explains stands where a job would: "accountant at google, L5"."""
    words = heard.utterance.words
    explained = tuple(_explained(heard))
    unknown = {
        index
        for index, word in enumerate(words)
        if not (word.key in _PLAIN or word.key[0].isdigit())
        and not _within(Span(word.start, word.end), explained)
    }
    first = next(index for index, word in enumerate(words) if word.end > level.start)
    last = next(index for index, word in enumerate(words) if word.end >= level.end)
    at_employers = (index - 1 for index, word in enumerate(words) if word.key == _AT)
    return not unknown.isdisjoint({first - 1, last + 1, *at_employers})


def _explained(heard: Understanding) -> Iterator[Span]:
    """The stretches of a message that name something we know."""
    found = heard.entities
    yield from _names(found)
    yield from (mention.span for mention in found.places)
    yield from (mention.span for mention in found.levers)
    yield from (mention.span for mention in found.levels)
    yield from (amount.span for amount in heard.amounts)


def _bare(heard: Understanding, knowledge: KnowledgeBase) -> Iterator[LevelMention]:
    """The levels that are typed as a number beside their company."""
    money = tuple(amount.span for amount in heard.amounts)
    for mention in heard.entities.companies:
        for span in _numbers_beside(mention.span, heard):
            typed = text_of(heard.utterance, span)
            level = Level(typed, "l", int(typed))
            known = read_level(mention.company, level, knowledge).roles
            if known and not _within(span, money):
                yield LevelMention(level, span)


def _numbers_beside(company: Span, heard: Understanding) -> Iterator[Span]:
    text = heard.utterance.text
    after = _NUMBER_AFTER.match(text, company.end)
    if after is not None and _counts_nothing(after.end(), heard):
        yield Span(*after.span(1))
    before = _NUMBER_BEFORE.search(text[: company.start])
    if before is not None:
        yield Span(*before.span(1))


def _counts_nothing(end: int, heard: Understanding) -> bool:
    """Whether no word stands behind a number that says what it counts: "60 days"."""
    behind = next((word for word in heard.utterance.words if word.start >= end), None)
    if behind is None or not heard.utterance.text[end : behind.start].isspace():
        return True
    known = _within(Span(behind.start, behind.end), tuple(_explained(heard)))
    return known or behind.key in _COUNTS_NOTHING
