"""Every figure that a person reads has its source: over all guides of others, in every answer.

The scanner below knows nothing of how the presentation finds figures, so that it can disagree.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import get_args

import pytest

from bot.coach.across import answer_across
from bot.coach.answers import AcrossCompaniesAnswer, Answer
from bot.coach.comparison import answer_comparison
from bot.coach.figures import GuideFigure, GuideQuote, Name
from bot.coach.guidance import answer_levels, answer_sources, answer_strategy
from bot.coach.overview import answer_browse, answer_library, overview
from bot.coach.places import regions, rows_with_figures, spot_of
from bot.coach.question import Browse, Listing, Question, Wish
from bot.coach.ranges import answer_range
from bot.coach.scripts import MOST_SCRIPTS, answer_generic, answer_script, generic_families
from bot.coach.situations import answer_situation
from bot.knowledge.base import Guide, GuideId, KnowledgeBase, Place
from bot.presentation.catalogue import english
from bot.presentation.layout import Item, Section, words_of
from bot.presentation.plain import lines_of
from bot.presentation.telegram_html import pack
from bot.presentation.tracing import figures_in
from bot.presentation.wording import sections
from bot.presentation.words import Traced
from bot.understanding.intents import Situation
from bot.wiring import Knowledge
from tests.coach.made_up import NOW
from tests.conftest import SHARED
from tests.presentation.answers import MESSAGES, answers_to
from tests.scores import Scoreboard, Tally

STANDARD_ROLES, COMMONEST_PLACES, SIDE_BY_SIDE = 13, 10, 4
NOWHERE = Place("Reykjavik", "reykjavik", "IS")
RANGE = (Wish.RANGE,)
NO_FAMILY = "a family that no guide has"
# How far below its line a figure of prose may stand.
LINES_OF_PROSE = 2

# Money, a percentage, or a number of two digits or more; "L65" and "H1B" are names.
FIGURE = re.compile(
    r"(?<![A-Za-z0-9])(?:[$£€₹¥]\s?\d[\d.,]*|\d[\d.,]*(?=\s?%)|\d[\d.,]*(?=[KMBTkmb]\b)|\d[\d.,]*\d)"
    r"(?:\s?%|[KMBTkmb]\b)?"
)
TAG = re.compile(r"</?[a-z][^<>]*>")


# Every answer ---------------------------------------------------------------------------------


def answers_of_guide(guide: Guide) -> Iterator[Answer]:
    rows = rows_with_figures(guide)
    for region in regions(rows):
        yield answer_range(guide, Question(places=(spot_of(region, rows),)), NOW)
    yield answer_range(guide, Question(), NOW)
    yield answer_range(guide, Question(places=(NOWHERE,)), NOW)
    for skip in range(0, len(guide.levers) + 1, MOST_SCRIPTS):
        yield answer_script(guide, None, Question(skip=skip), NOW)
    for family in dict.fromkeys(chain.from_iterable(lever.families for lever in guide.levers)):
        yield answer_script(guide, family, Question(), NOW)
    yield answer_script(guide, NO_FAMILY, Question(), NOW)
    yield answer_levels(guide, Question(), NOW)
    yield answer_strategy(guide, Question(), NOW)
    yield answer_sources(guide, Question(), NOW)


def answers_of_company(slug: str, knowledge: KnowledgeBase) -> Iterator[Answer]:
    yield overview(Question(company=slug), knowledge, NOW)
    yield overview(Question(company=slug, role="baker"), knowledge, NOW)
    pairs = [(guide, Question()) for guide in knowledge.of_company(slug)]
    for first in range(0, len(pairs), SIDE_BY_SIDE):
        yield from answer_comparison(pairs[first : first + SIDE_BY_SIDE], NOW)


def answers_across(knowledge: KnowledgeBase) -> Iterator[Answer]:
    roles = answer_browse(Browse(Listing.ROLES), knowledge).choices
    more = answer_browse(Browse(Listing.ROLES, 1), knowledge).choices
    commonest = answer_browse(Browse(Listing.REGIONS), knowledge).choices[:COMMONEST_PLACES]
    for role in (*roles, *more)[:STANDARD_ROLES]:
        for place in commonest:
            assert isinstance(place.target, Question)
            asked: Question | None = Question(RANGE, role=role.value, places=place.target.places)
            while asked is not None:
                answer = answer_across(asked, knowledge, NOW)
                yield answer
                asked = answer.following if isinstance(answer, AcrossCompaniesAnswer) else None
        yield answer_across(Question(RANGE, role=role.value, places=(NOWHERE,)), knowledge, NOW)


def answers_without_a_guide(knowledge: KnowledgeBase) -> Iterator[Answer]:
    for listing in Listing:
        for page in range(answer_browse(Browse(listing), knowledge).pages.value):
            yield answer_browse(Browse(listing, page), knowledge)
    for family in generic_families(knowledge):
        answer = answer_generic(family, Question(), knowledge)
        assert answer is not None
        yield answer
    for situation in Situation:
        yield answer_situation(situation, (), knowledge, None)
    yield answer_library(knowledge, NOW)


def every_answer(knowledge: KnowledgeBase) -> Iterator[Answer]:
    yield from chain.from_iterable(map(answers_of_guide, knowledge))
    for slug in knowledge.companies:
        yield from answers_of_company(slug, knowledge)
    yield from answers_across(knowledge)
    yield from answers_without_a_guide(knowledge)


# What is read, and what stands behind it ------------------------------------------------------


def figures_read(text: str) -> set[str]:
    """What looks like a figure to somebody who only sees the text."""
    return {found.rstrip(".,") for found in FIGURE.findall(text)}


def covered(parts: tuple[Section, ...], figures: tuple[Traced, ...]) -> set[str]:
    """What may be read: traced figures, names, and the numbers that choose an item."""
    names, numbers = [], set()
    for block in chain.from_iterable(part.blocks for part in parts):
        if isinstance(block, Item) and block.number is not None:
            numbers.add(str(block.number))
        found = chain.from_iterable(text.parts for text in words_of(block))
        names += [part.text for part in found if isinstance(part, Name) and part.guide is None]
    texts = (*(figure.text for figure in figures), *names)
    return numbers.union(*map(figures_read, texts))


def unsourced(parts: tuple[Section, ...], figures: tuple[Traced, ...]) -> set[str]:
    """The figures that a person reads, in a terminal or in Telegram, and nothing stands behind."""
    plain = "\n".join(line.text for line in lines_of(parts))
    telegram = "\n".join(html.unescape(TAG.sub("", message)) for message in pack(parts))
    return (figures_read(plain) | figures_read(telegram)) - covered(parts, figures)


@cache
def as_read(text: str) -> str:
    """Without what Markdown, line breaks and kinds of dashes add to the words."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", html.unescape(text))
    text = re.sub("[\u2010-\u2015\u2212]", "-", re.sub(r"[*_`]+", "", text))
    return " ".join(text.split())


def holds(line: str, figure: str) -> bool:
    """Whether a figure stands in a line by itself, not inside a longer number."""
    at = line.find(figure)
    while at >= 0:
        before, after = line[max(0, at - 1) : at], line[at + len(figure) :][:1]
        if not (figure[0].isdigit() and before.isdigit()) and not after.isdigit():
            return True
        at = line.find(figure, at + 1)
    return False


@dataclass(slots=True)
class Audit:
    """What was found by looking at every answer once."""

    answers: int = 0
    kinds: set[type] = field(default_factory=set)
    unsourced: list[str] = field(default_factory=list)
    figures: int = 0
    on_their_line: Tally = field(default_factory=Tally)
    seen: set[tuple[GuideId, int, str]] = field(default_factory=set)

    def look_at(self, answer: Answer) -> tuple[Traced, ...]:
        """The figures of an answer, after a look at all that is read of it."""
        parts = sections([answer], english())
        figures = figures_in(parts)
        self.answers += 1
        self.figures += len(figures)
        self.kinds.add(type(answer))
        missing = sorted(unsourced(parts, figures))
        if missing:
            self.unsourced.append(f"{missing} in {answer}"[:300])
        return figures

    def check_lines(
        self, figures: tuple[Traced, ...], lines_in: Callable[[GuideId], list[str]]
    ) -> None:
        """Whether each figure of a guide stands where it says that it does."""
        for figure in figures:
            part = figure.part
            if not isinstance(part, GuideFigure | GuideQuote | Name):
                continue
            guide, line = part.guide, figure.line
            if guide is None or line is None or (guide, line, figure.text) in self.seen:
                continue
            self.seen.add((guide, line, figure.text))
            reach = LINES_OF_PROSE if isinstance(part, GuideQuote) else 0
            there = lines_in(guide)[line - 1 : line + reach]
            right = any(holds(as_read(one), as_read(figure.text)) for one in there)
            miss = f"{guide}:{line}: {type(part).__name__} {figure.text!r}"
            self.on_their_line.count(right=right, miss=miss)


@pytest.fixture(scope="module")
def audit(corpus: Knowledge) -> Audit:
    knowledge = corpus.loaded.knowledge

    @cache
    def lines_in(guide: GuideId) -> list[str]:
        path = SHARED / "guides" / knowledge.guides[guide].path
        return path.read_text(encoding="utf-8-sig").split("\n")

    found = Audit()
    for answer in every_answer(knowledge):
        found.check_lines(found.look_at(answer), lines_in)
    for said in MESSAGES.values():
        for answer in answers_to(said):
            found.look_at(answer)
    return found


def test_no_figure_is_read_that_nothing_stands_behind(audit: Audit, scoreboard: Scoreboard) -> None:
    scoreboard.note("answers looked at", f"{audit.answers:,} with {audit.figures:,} figures")
    assert audit.unsourced == []
    assert audit.figures > 400_000


def test_every_kind_of_answer_was_looked_at(audit: Audit) -> None:
    assert audit.kinds == set(get_args(Answer))


def test_a_figure_stands_on_the_line_that_it_refers_to(
    audit: Audit, scoreboard: Scoreboard
) -> None:
    scoreboard.note("figures on the line they refer to", audit.on_their_line)
    # What is left: a number in a column's heading, quoted with a note of a row below it; a range
    # written as two keys of front matter; the fifth line of a script; a ladder's heading.
    assert audit.on_their_line.percent >= 99.95, audit.on_their_line.misses


# The scanner is no rubber stamp ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Base: $110K–$138K, 10 % or 7%", {"$110K", "$138K", "10 %", "7%"}),
        ("₹45 LPA, £1.2M and 42,000 EUR in 2025.", {"₹45", "£1.2M", "42,000", "2025"}),
        ("L65 and E5 need no H1B; level 3 of 4", set()),
        ("over 4 years, 12 months", {"12"}),
    ],
)
def test_what_looks_like_a_figure_is_seen(text: str, figures: set[str]) -> None:
    assert figures_read(text) == figures


def test_a_figure_from_nowhere_is_found() -> None:
    (answer,) = answers_to(("swe at google in london",))
    parts = sections([answer], english())
    assert unsourced(parts, figures_in(parts)) == set()
    assert unsourced(parts, ()) >= {"£100K", "£120K", "100"}
