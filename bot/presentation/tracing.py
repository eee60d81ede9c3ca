"""Every figure of an answer with its source, for machines and for those who check us."""

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from bot.coach.answers import Answer
from bot.coach.figures import (
    CitedFigure,
    ComputedFigure,
    EarlierFigure,
    GenericQuote,
    GuideFigure,
    GuideQuote,
    Moment,
    Name,
    PersonFigure,
    PersonQuote,
)
from bot.knowledge.base import GuideId
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Section, words_of
from bot.presentation.wording import word
from bot.presentation.words import Part, Traced, Words, traced

Json = dict[str, Any]


def figures_of(answer: Answer, catalogue: Catalogue) -> tuple[Traced, ...]:
    """The figures of an answer in the order in which they are read, each once a source."""
    return figures_in(word(answer, catalogue))


def figures_in(parts: Iterable[Section]) -> tuple[Traced, ...]:
    """The figures of some sections in the order in which they are read, each once a source."""
    found = (figure for text in _texts(parts) for figure in traced(text))
    return tuple(dict.fromkeys(found))


def guides_of(answer: Answer, catalogue: Catalogue) -> tuple[GuideId, ...]:
    """The guides that anything in an answer comes from."""
    parts = (part for text in _texts(word(answer, catalogue)) for part in text.parts)
    guides = (_guide(part) for part in parts)
    return tuple(dict.fromkeys(guide for guide in guides if guide is not None))


def _texts(parts: Iterable[Section]) -> Iterator[Words]:
    for section in parts:
        for block in section.blocks:
            yield from words_of(block)


def _guide(part: Part) -> GuideId | None:
    match part:
        case GuideFigure(guide=guide) | GuideQuote(guide=guide) | Name(guide=guide):
            return guide
        case EarlierFigure(guide=guide):
            return guide
        case _:
            return None


def figure_record(figure: Traced) -> Json:
    """A figure with its source and a reference to it (docs/jsonl.md)."""
    match figure.part:
        case GuideFigure(guide=guide) | GuideQuote(guide=guide) | Name(guide=guide):
            return _record(figure, "guide", f"{guide}:{figure.line}")
        case PersonFigure(start=start, end=end) | PersonQuote(start=start, end=end):
            return _record(figure, "person", None if start < 0 else [start, end])
        case ComputedFigure(formula=formula):
            return _record(figure, "arithmetic", formula)
        case Moment():
            return _record(figure, "person", None)
        case CitedFigure(source=source):
            return _record(figure, "study", source)
        case EarlierFigure(guide=guide):
            return _record(figure, "earlier", str(guide))
        case GenericQuote(path=path):
            return _record(figure, "guide", f"{path.removesuffix('.md')}:{figure.line}")
        case _:
            assert_never(figure.part)


def _record(figure: Traced, source: str, ref: object) -> Json:
    return {"text": figure.text, "source": source, "ref": ref}
