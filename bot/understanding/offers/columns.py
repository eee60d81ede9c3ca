"""A table of offers side by side: an employer at the head of each column, a part in each row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.understanding.entities import Span
from bot.understanding.offers.labels import Label
from bot.understanding.offers.quantities import Kind, Quantity

_CELL = re.compile(r"[^\t|\n]+")
_PARTED = re.compile(r"[\t|]")
_FEWEST_ROWS = 2
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Column:
    """The numbers below one head, and the words that stand at the left of their rows."""

    head: Span
    span: Span
    quantities: tuple[Quantity, ...]
    labels: tuple[Label, ...]


def columns_of(
    text: str, quantities: Sequence[Quantity], labels: Sequence[Label]
) -> tuple[Column, ...]:
    """The columns of a message that is a table; none where it is not."""
    if _PARTED.search(text) is None:
        return ()
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    for place, line in enumerate(lines):
        cells = _heads(text, line, quantities, labels)
        # The first may be the head of the column of words.
        for heads in (cells, cells[1:]):
            if len(heads) < _FEWEST:
                break
            rows = list(_rows(lines[place + 1 :], len(heads), quantities, labels))
            if len(rows) >= _FEWEST_ROWS:
                return _columns(heads, Span(line.start, lines[-1].end), rows)
    return ()


def _heads(
    text: str, line: Span, quantities: Sequence[Quantity], labels: Sequence[Label]
) -> list[Span]:
    """The cells of a line without numbers and words of pay; none where it has some."""
    said = (*(one.span for one in quantities), *(label.span for label in labels))
    if any(line.start <= span.start < line.end for span in said):
        return []
    return [
        Span(match.start() + _blank(match.group()), match.end())
        for match in _CELL.finditer(text, line.start, line.end)
        if match.group().strip()
    ]


def _blank(cell: str) -> int:
    return len(cell) - len(cell.lstrip())


_Row = tuple[tuple[Quantity, ...], tuple[Label, ...]]


def _rows(
    lines: Sequence[Span], width: int, quantities: Sequence[Quantity], labels: Sequence[Label]
) -> Iterator[_Row]:
    """The rows below some heads: a word, and as many numbers as there are heads."""
    for line in lines:
        words = tuple(one for one in labels if line.start <= one.span.start < line.end)
        numbers = tuple(
            one
            for one in quantities
            if line.start <= one.span.start < line.end and one.kind in _CELLS
        )
        if words and len(numbers) == width and words[0].span.start < numbers[0].span.start:
            yield numbers, words


_CELLS = frozenset({Kind.MONEY, Kind.BARE, Kind.PERCENT, Kind.COUNT, Kind.SCHEDULE})


def _columns(heads: Sequence[Span], span: Span, rows: Sequence[_Row]) -> tuple[Column, ...]:
    words = tuple(label for _, labels in rows for label in labels)
    return tuple(
        Column(head, span, tuple(numbers[place] for numbers, _ in rows), words)
        for place, head in enumerate(heads)
    )
