"""What has changed in the figures of guides that somebody watches."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from bot.knowledge.base import Guide, GuideId, KnowledgeBase, PayComponents, PayFigure, PayRow
from bot.reminders.reminder import SeenFigure, Watch

ALTERNATE = "alternate."
OTHER = "other."
_ID_LENGTH = 16
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure as it was and as it is; one of the two is None where it is new, or gone.

    `figure` is the one as it is, else as it was.
    """

    figure: SeenFigure
    before: SeenFigure | None
    after: SeenFigure | None


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure with what it is called among those that were seen."""

    seen: SeenFigure
    row: PayRow
    figure: PayFigure


def watched(knowledge: KnowledgeBase, watch: Watch) -> tuple[Guide, ...]:
    """The guides that a watch is about; none where they are not there any more."""
    if watch.role is None:
        return knowledge.of_company(watch.company)
    guide = knowledge.guides.get(GuideId(watch.company, watch.role))
    return () if guide is None else (guide,)


def figures_of(guide: Guide) -> tuple[SeenFigure, ...]:
    """Every figure of a guide as it is quoted there, by row and part."""
    return tuple(placed.seen for placed in placed_figures(guide))


def placed_figures(guide: Guide) -> Iterator[PlacedFigure]:
    """Every figure of a guide with its row; rows of one name are counted."""
    names: Counter[str] = Counter()
    for row in guide.rows:
        name = row.region if row.level is None else f"{row.region}, {row.level}"
        names[name] += 1
        if names[name] > 1:
            name = f"{name} #{names[name]}"
        for part, figure in _parts(row):
            quote = " ".join(figure.quote.split())
            seen = SeenFigure(str(guide.id), name, part, quote, figure.currency)
            yield PlacedFigure(seen, row, figure)


def changes(before: Iterable[SeenFigure], after: Iterable[SeenFigure]) -> tuple[FigureChange, ...]:
    """What differs, in the order of the guide, what is gone last; not how it is written."""
    old, new = _by_place(before), _by_place(after)
    kept = (FigureChange(figure, old.get(place), figure) for place, figure in new.items())
    gone = (FigureChange(figure, figure, None) for place, figure in old.items() if place not in new)
    differing = (
        one for one in kept if one.before is None or _meaning(one.before) != _meaning(one.figure)
    )
    return (*differing, *gone)


def content_id(figures: Iterable[SeenFigure]) -> str:
    """The same short text for the same figures, in whatever order and on whatever machine."""
    said = sorted([*_place(one), *_meaning(one)] for one in figures)
    packed = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()[:_ID_LENGTH]


def _parts(row: PayRow) -> Iterator[tuple[str, PayFigure]]:
    yield from _components("", row.pay)
    if row.alternate is not None:
        yield from _components(ALTERNATE, row.alternate)
    labels: Counter[str] = Counter()
    for other in row.other:
        labels[other.label] += 1
        again = labels[other.label]
        yield OTHER + other.label + (f" #{again}" if again > 1 else ""), other.figure


def _components(before: str, pay: PayComponents) -> Iterator[tuple[str, PayFigure]]:
    for field in fields(pay):
        figure = getattr(pay, field.name)
        if figure is not None:
            yield before + field.name, figure


def _by_place(figures: Iterable[SeenFigure]) -> dict[tuple[str, str, str], SeenFigure]:
    return {_place(one): one for one in figures}


def _place(figure: SeenFigure) -> tuple[str, str, str]:
    return figure.guide, figure.row, figure.part


def _meaning(figure: SeenFigure) -> tuple[str, str]:
    """What a figure says, however its dashes and blanks are written."""
    quote = "".join(figure.quote.translate(_DASHES).split())
    return quote, figure.currency or ""
