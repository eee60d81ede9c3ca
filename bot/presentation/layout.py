"""What an answer looks like before it is plain text or HTML.

A figure or words of a guide enter a line only as the typed values that carry their source.
"""

from dataclasses import dataclass
from typing import TypeAlias

from bot.coach.answers import Figure, GuideQuote


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that says what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of our own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list; `number` is what the person answers to choose it."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A labelled figure, with its value in a second currency behind it."""

    label: str
    figure: Figure
    alternate: Figure | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A name that a guide gives, such as a lever's."""

    quote: GuideQuote


@dataclass(frozen=True, slots=True)
class Copy:
    """Words of a guide, to be copied as they stand."""

    quote: GuideQuote


@dataclass(frozen=True, slots=True)
class Prose:
    """Words of a guide, to be read and not to be said."""

    quote: GuideQuote


@dataclass(frozen=True, slots=True)
class Small:
    """A line that matters less: where figures come from, what else can be asked."""

    text: str


Block: TypeAlias = Heading | Line | Item | Amount | Title | Copy | Prose | Small


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together; messages are split between sections."""

    blocks: tuple[Block, ...]


def figure_text(figure: Figure) -> str:
    """A figure as it stands where it comes from."""
    return " ".join(figure.figure.quote.split())
