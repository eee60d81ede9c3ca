"""The levels of a message that are levels of a job: which may stand without a role beside it."""

import re
from bisect import bisect_left, bisect_right
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
_BEFORE_LEVELS = frozenset("level lvl a an as for and or vs from to is its".split())
# Characters in front of a name or a level that are looked at: "not an ", "63 at ".
_REACH = 12


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
    if kept and not found.roles and found.unexplained and _beside_a_job(heard, kept):
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
    return _NOT.search(heard.utterance.text[max(0, level.start - _REACH) : level.start]) is not None


def _beside_a_job(heard: Understanding, levels: tuple[LevelMention, ...]) -> bool:
    """Whether a word that nothing explains stands where a job would: "accountant at google, L5"."""
    utterance = heard.utterance
    covered = _covered(heard)
    unknown = {
        index
        for index, key in enumerate(utterance.keys)
        if not (key in _PLAIN or key[0].isdigit())
        and not all(covered[utterance.starts[index] : utterance.ends[index]])
    }
    beside = {index - 1 for index, key in enumerate(utterance.keys) if key == _AT}
    for level in levels:
        beside.add(bisect_right(utterance.ends, level.span.start) - 1)
        beside.add(bisect_left(utterance.ends, level.span.end) + 1)
    return not unknown.isdisjoint(beside)


def _covered(heard: Understanding) -> bytearray:
    """For each character of a message whether it is of something that we know."""
    covered = bytearray(len(heard.utterance.text))
    for span in _explained(heard):
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return covered


def _explained(heard: Understanding) -> Iterator[Span]:
    """The stretches of a message that name something we know."""
    found = heard.entities
    yield from _names(found)
    yield from (mention.span for mention in found.roles)
    yield from (mention.span for mention in found.places)
    yield from (mention.span for mention in found.levers)
    yield from (mention.span for mention in found.levels)
    yield from (amount.span for amount in heard.amounts)


def _bare(heard: Understanding, knowledge: KnowledgeBase) -> Iterator[LevelMention]:
    """The levels that are typed as a number beside their company, or beside the role."""
    money = tuple(amount.span for amount in heard.amounts)
    companies, roles = heard.entities.companies, heard.entities.roles
    named = tuple(role.span for role in roles) if len(companies) == 1 else ()
    for mention in companies:
        beside = (mention.span, *named)
        for span in (span for one in beside for span in _numbers_beside(one, heard)):
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
    before = _NUMBER_BEFORE.search(text, max(0, company.start - _REACH), company.start)
    if before is not None and _stands_alone(text[: before.start(1)]):
        yield Span(*before.span(1))


def _stands_alone(before: str) -> bool:
    """Whether nothing in front of a number says what it is: not "I am 63", "the top 60"."""
    words = before.split()
    return not words or words[-1].casefold() in _BEFORE_LEVELS or not words[-1][-1].isalnum()


def _counts_nothing(end: int, heard: Understanding) -> bool:
    """Whether no word stands behind a number that says what it counts: "60 days"."""
    utterance = heard.utterance
    index = bisect_left(utterance.starts, end)
    if index == len(utterance):
        return True
    start, stop = utterance.starts[index], utterance.ends[index]
    if not utterance.text[end:start].isspace():
        return True
    return all(_covered(heard)[start:stop]) or utterance.keys[index] in _COUNTS_NOTHING
