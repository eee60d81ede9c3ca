"""What an answer looks like before it is plain text or HTML.

Blocks hold `Words`, so a figure or words of a guide enter a line only as typed values that carry
their source. The number of an item is counted here and is what the person answers to choose it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, assert_never

from bot.coach.figures import GuideFigure, Quote
from bot.presentation.words import Words, words


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that says what follows."""

    text: Words


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text."""

    text: Words


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list; `number` is what the person answers to choose it."""

    text: Words
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A labelled figure, with its value in a second currency behind it."""

    label: Words
    figure: GuideFigure
    alternate: GuideFigure | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A name that a guide gives, such as a lever's."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class Copy:
    """Words of a guide, to be copied as they stand."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class Prose:
    """Words of a guide, to be read and not to be said."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class Small:
    """A line that matters less: where figures come from, what else can be asked."""

    text: Words


@dataclass(frozen=True, slots=True)
class Bar:
    """Where something lies between two ends: 0 is the low end, 1 the high one, or outside."""

    position: Decimal


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first of each its label; narrow enough for a phone.

    The first row is the heading where `headed`. Cells but the first are set to the right.
    """

    rows: tuple[tuple[Words, ...], ...]
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """Words of ours to be said as they are, with figures that know their source."""

    text: Words


@dataclass(frozen=True, slots=True)
class Hint:
    """What can be typed next; left out where buttons say it."""

    text: Words


Block: TypeAlias = (
    Heading | Line | Item | Amount | Title | Copy | Prose | Small | Hint | Bar | Table | Say
)


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together; messages are split between sections."""

    blocks: tuple[Block, ...]


def words_of(block: Block) -> Iterator[Words]:
    """All that is read in a block."""
    match block:
        case Heading(text) | Line(text) | Item(text) | Small(text) | Hint(text) | Say(text):
            yield text
        case Table(rows):
            for row in rows:
                yield from row
        case Bar():
            return
        case Title(quote) | Copy(quote) | Prose(quote):
            yield words(quote)
        case Amount(label, figure, alternate):
            yield label
            yield words(figure)
            if alternate is not None:
                yield words(alternate)
        case _:
            assert_never(block)
