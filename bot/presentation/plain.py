"""Answers as plain text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from bot.coach.answers import Answer
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import (
    Amount,
    Block,
    Copy,
    Heading,
    Item,
    Line,
    Prose,
    Section,
    Small,
    Title,
    figure_text,
)
from bot.presentation.wording import sections

_INDENT = "    "


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text, and whether it is a heading."""

    text: str
    heading: bool = False


def render(answers: Iterable[Answer], catalogue: Catalogue) -> str:
    """Render answers as one plain text, without control characters."""
    return "\n".join(line.text for line in render_lines(answers, catalogue))


def render_lines(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[TextLine, ...]:
    """Render answers line by line, an empty line between sections."""
    lines: list[TextLine] = []
    for section in sections(answers, catalogue):
        if lines:
            lines.append(TextLine(""))
        lines += _section_lines(section)
    return tuple(TextLine(printable(line.text), line.heading) for line in lines)


def _section_lines(section: Section) -> list[TextLine]:
    return [line for block in section.blocks for line in _block_lines(block)]


def _block_lines(block: Block) -> list[TextLine]:
    match block:
        case Heading(text):
            return [TextLine(text, heading=True)]
        case Title(quote):
            return [TextLine(quote.text, heading=True)]
        case Line(text) | Small(text):
            return [TextLine(text)]
        case Item(text, number):
            mark = "-" if number is None else f"{number}."
            return [TextLine(f"  {mark} {text}")]
        case Amount():
            return [TextLine(f"  {amount_text(block)}")]
        case Copy(quote) | Prose(quote):
            return [TextLine(_INDENT + line) for line in quote.text.splitlines()]
        case _:
            assert_never(block)


def amount_text(amount: Amount) -> str:
    """A labelled figure in one line."""
    text = f"{amount.label}: {figure_text(amount.figure)}"
    return text if amount.alternate is None else f"{text} ({figure_text(amount.alternate)})"


def printable(text: str) -> str:
    """Without control characters, which could steer a terminal."""
    return "".join(letter for letter in text if letter.isprintable() or letter == "\t")
