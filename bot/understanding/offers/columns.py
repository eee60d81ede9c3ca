"""Tables of offers: an employer at the head of each column, or at the left of each row."""

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
_FEWEST, _FEWEST_HEADS = 2, 3


@dataclass(frozen=True, slots=True)
class Column:
    """The numbers of one offer, and the words that stand at the edge of the table."""

    head: Span
    span: Span
    quantities: tuple[Quantity, ...]
    labels: tuple[Label, ...]


class _Row(NamedTuple):
    """The numbers and the words of one line."""

    quantities: tuple[Quantity, ...]
    labels: tuple[Label, ...]

    def is_row(self, width: int) -> bool:
        """Whether it is a word, and as many numbers as there are heads."""
        if not self.labels or len(self.quantities) != width:
            return False
        return self.labels[0].span.start < self.quantities[0].span.start


def columns_of(
    text: str, quantities: Sequence[Quantity], labels: Sequence[Label]
) -> tuple[Column, ...]:
    """The offers of a message that is a table, by column or by row; none where it is not."""
    lines = lines_of(text)
    cells = [one for one in quantities if one.kind in _CELLS]
    rows = [
        _Row(tuple(cells[place] for place in places), tuple(labels[index] for index in words))
        for places, words in zip(by_line(lines, cells), by_line(lines, labels), strict=True)
    ]
    offers = _offers_by_row(lines, rows)
    if offers or _PARTED.search(text) is None:
        return offers
    for place, line in enumerate(lines):
        if rows[place].quantities or rows[place].labels:
            continue
        found = _below(_cells(text, line), rows[place + 1 :])
        if found is not None:
            return _columns(*found, Span(line.start, len(text)))
    return ()


def _offers_by_row(lines: Sequence[Span], rows: Sequence[_Row]) -> tuple[Column, ...]:
    """The offers below a line of at least three words: one in each row of as many numbers."""
    for place, heads in enumerate(rows):
        size = len(heads.labels)
        if size < _FEWEST_HEADS or heads.quantities:
            continue
        below = [
            Column(line, line, row.quantities, heads.labels)
            for line, row in zip(lines[place + 1 :], rows[place + 1 :], strict=True)
            if len(row.quantities) == size and not row.labels
        ]
        if len(below) >= _FEWEST:
            return tuple(below)
    return ()


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
