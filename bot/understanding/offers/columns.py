"""A table of offers side by side: an employer at the head of each column, a part in each row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.understanding.entities import Span
from bot.understanding.offers.labels import Label
from bot.understanding.offers.lines import by_line, lines_of
from bot.understanding.offers.quantities import Kind, Quantity

_CELL = re.compile(r"[^\t|\n]+")
_PARTED = re.compile(r"[\t|]")
_CELLS = frozenset({Kind.MONEY, Kind.BARE, Kind.PERCENT, Kind.COUNT, Kind.SCHEDULE})
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
    lines = lines_of(text)
    cells = [one for one in quantities if one.kind in _CELLS]
    rows = [
        _Row(tuple(cells[place] for place in places), tuple(labels[index] for index in words))
        for places, words in zip(by_line(lines, cells), by_line(lines, labels), strict=True)
    ]
    for place, line in enumerate(lines):
        if rows[place].quantities or rows[place].labels:
            continue
        found = _below(_cells(text, line), rows[place + 1 :])
        if found is not None:
            return _columns(*found, Span(line.start, len(text)))
    return ()


class _Row(NamedTuple):
    """The numbers and the words of one line."""

    quantities: tuple[Quantity, ...]
    labels: tuple[Label, ...]

    def is_row(self, width: int) -> bool:
        """Whether it is a word, and as many numbers as there are heads."""
        if not self.labels or len(self.quantities) != width:
            return False
        return self.labels[0].span.start < self.quantities[0].span.start


def _below(
    cells: Sequence[Span], rows: Sequence[_Row]
) -> tuple[Sequence[Span], Sequence[_Row]] | None:
    """Some heads with the rows below; the first cell may be the head of the column of words."""
    for heads in (cells, cells[1:]):
        if len(heads) < _FEWEST:
            return None
        below = [row for row in rows if row.is_row(len(heads))]
        if len(below) >= _FEWEST_ROWS:
            return heads, below
    return None


def _cells(text: str, line: Span) -> list[Span]:
    """The cells of a line that are not empty."""
    return [
        Span(match.start() + _blank(match.group()), match.end())
        for match in _CELL.finditer(text, line.start, line.end)
        if match.group().strip()
    ]


def _blank(cell: str) -> int:
    return len(cell) - len(cell.lstrip())


def _columns(heads: Sequence[Span], rows: Sequence[_Row], span: Span) -> tuple[Column, ...]:
    words = tuple(label for row in rows for label in row.labels)
    return tuple(
        Column(head, span, tuple(row.quantities[place] for row in rows), words)
        for place, head in enumerate(heads)
    )
