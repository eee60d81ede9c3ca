"""Answers as plain text."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import assert_never

from bot.coach.answers import Answer
from bot.coach.figures import Quote
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import (
    Amount,
    Bar,
    Block,
    Copy,
    Heading,
    Hint,
    Item,
    Line,
    Prose,
    Say,
    Section,
    Small,
    Table,
    Title,
)
from bot.presentation.narrow import display_width
from bot.presentation.wording import sections

_INDENT = "    "
_JOINER = "\u200d"


class Look(Enum):
    """How a line should look where looks can differ."""

    PLAIN = "plain"
    HEADING = "heading"
    SCRIPT = "script"
    SMALL = "small"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text, and what stands before it where it does not begin at the margin."""

    text: str
    look: Look = Look.PLAIN
    before: str = ""


def render(answers: Iterable[Answer], catalogue: Catalogue) -> str:
    """Render answers as one plain text, without control characters."""
    return "\n".join(line.before + line.text for line in render_lines(answers, catalogue))


def render_lines(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[TextLine, ...]:
    """Render answers line by line, an empty line between sections."""
    return lines_of(sections(answers, catalogue))


def lines_of(parts: Iterable[Section]) -> tuple[TextLine, ...]:
    """Sections line by line, an empty line between them."""
    lines: list[TextLine] = []
    for section in parts:
        if lines:
            lines.append(TextLine(""))
        lines += _section_lines(section)
    return tuple(
        line if line.text.isprintable() else replace(line, text=printable(line.text))
        for line in lines
    )


def _section_lines(section: Section) -> list[TextLine]:
    return [line for block in section.blocks for line in _block_lines(block)]


def _block_lines(block: Block) -> list[TextLine]:  # noqa: C901 - flat: one case a kind of block
    match block:
        case Heading(text):
            return [TextLine(text.text, Look.HEADING)]
        case Title(quote):
            return [TextLine(quote.text, Look.HEADING)]
        case Line(text):
            return [TextLine(text.text)]
        case Small(text) | Hint(text):
            return [TextLine(text.text, Look.SMALL)]
        case Item(text, number):
            mark = "-" if number is None else f"{number}."
            return [TextLine(text.text, before=f"  {mark} ")]
        case Amount():
            return [TextLine(amount_text(block), before="  ")]
        case Bar(position):
            return [TextLine(bar_text(position), before="  ")]
        case Table():
            return [TextLine(row, before="  ") for row in table_rows(block)]
        case Say(text):
            lines = text.text.splitlines()
            return [TextLine(line, Look.SCRIPT, before=_INDENT if line else "") for line in lines]
        case Copy(quote) | Prose(quote):
            return _quoted(quote, Look.SCRIPT if isinstance(block, Copy) else Look.PLAIN)
        case _:
            assert_never(block)


def _quoted(quote: Quote, look: Look) -> list[TextLine]:
    lines = quote.text.splitlines()
    return [TextLine(line, look, before=_INDENT if line else "") for line in lines]


def amount_text(amount: Amount) -> str:
    """A labelled figure in one line."""
    text = f"{amount.label.text}: {amount.figure.text}"
    return text if amount.alternate is None else f"{text} ({amount.alternate.text})"


_BAR_STEPS = 12


def bar_text(position: Decimal) -> str:
    """A bar from low to high with a mark, which stands outside where the position is."""
    if position < 0:
        return f"● ┣{'━' * _BAR_STEPS}┫"
    if position > 1:
        return f"┣{'━' * _BAR_STEPS}┫ ●"
    at = int((position * _BAR_STEPS).to_integral_value(rounding=ROUND_HALF_UP))
    return f"┣{'━' * at}●{'━' * (_BAR_STEPS - at)}┫"


def table_rows(table: Table) -> list[str]:
    """The rows with their columns below each other; the first to the left, others to the right."""
    cells = [[printable(cell.text) for cell in row] for row in table.rows]
    columns = max((len(row) for row in cells), default=0)
    widths = [
        max((display_width(row[at]) for row in cells if at < len(row)), default=0)
        for at in range(columns)
    ]
    return [
        "  ".join(_aligned(cell, widths[at], at) for at, cell in enumerate(row)).rstrip()
        for row in cells
    ]


def _aligned(cell: str, width: int, column: int) -> str:
    blanks = " " * max(0, width - display_width(cell))
    return cell + blanks if column == 0 else blanks + cell


def printable(text: str) -> str:
    """Without control characters, which could steer a terminal; other blanks become plain ones."""
    if text.isprintable():
        return text
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    """A letter, a blank for any kind of blank; joiners stay, since emoji are made with them."""
    if letter.isprintable() or letter in {"\t", _JOINER}:
        return letter
    return " " if unicodedata.category(letter) == "Zs" else ""
