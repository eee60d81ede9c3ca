"""What fits the width of a phone: columns of a table, and names at the head of them."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from bot.coach.figures import Name
from bot.presentation.layout import Table
from bot.presentation.words import Words, own

# Letters of one width beside each other on a phone held upright, before a line is broken.
COLUMNS = 36
_BETWEEN = 2

Column = Sequence[Words]


def display_width(text: str) -> int:
    """How many columns a text takes where letters are of one width."""
    if text.isascii():
        return len(text)
    wide = sum(1 for letter in text if unicodedata.east_asian_width(letter) in {"W", "F"})
    return len(text) + wide - sum(1 for letter in text if unicodedata.combining(letter))


def tables(labels: Column, columns: Sequence[Column]) -> Iterator[Table]:
    """Columns beside their labels, in as many tables as it takes for each to fit a phone.

    The first of each column is its heading. A column that fits nowhere has a table of its own.
    """
    together: list[Column] = []
    for column in columns:
        if together and _width((labels, *together, column)) > COLUMNS:
            yield _table(labels, together)
            together = []
        together.append(column)
    if together:
        yield _table(labels, together)


def width_of(table: Table) -> int:
    """How many columns of letters a table takes."""
    cells = [[display_width(cell.text) for cell in row] for row in table.rows]
    count = max((len(row) for row in cells), default=0)
    widths = [max((row[at] for row in cells if at < len(row)), default=0) for at in range(count)]
    return sum(widths) + _BETWEEN * max(count - 1, 0)


def _width(columns: Sequence[Column]) -> int:
    widest = (max(display_width(cell.text) for cell in column) for column in columns)
    return sum(widest) + _BETWEEN * (len(columns) - 1)


def _table(labels: Column, columns: Sequence[Column]) -> Table:
    rows = zip(labels, *columns, strict=True)
    blank = own("")
    return Table(
        tuple(row for row in rows if any(cell != blank for cell in row[1:])),
        headed=True,
    )


def short_names(names: Mapping[str, Name], width: int) -> Mapping[str, Name]:
    """Names by their keys, cut to a width; letters where they could be taken for each other."""
    short = {key: _short(name, width) for key, name in names.items()}
    if len({name.text.casefold() for name in short.values()}) == len(short):
        return short
    return {key: Name(key.upper()) for key in names}


def _short(name: Name, width: int) -> Name:
    """A name, as many of its first words as fit, or as much of the first word as does."""
    if display_width(name.text) <= width:
        return name
    words = name.text.split()
    while len(words) > 1 and display_width(" ".join(words)) > width:
        words.pop()
    text = " ".join(words)
    while display_width(text) > width:
        text = text.removesuffix("…")[:-1] + "…"
    return Name(text, name.guide, name.line)
