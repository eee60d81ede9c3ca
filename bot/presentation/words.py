"""What a person reads, in parts that know where they come from.

A renderer takes `Words` and nothing else, so that no figure can be read that no figure stands
behind: our own words hold none, and everything else is a typed value of the coach.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from bot.coach.figures import (
    CitedFigure,
    ComputedFigure,
    EarlierFigure,
    Figure,
    GenericQuote,
    GuideFigure,
    GuideQuote,
    Moment,
    Name,
    PersonFigure,
    PersonQuote,
    Quote,
)


class UntraceableFigureError(ValueError):
    """Our own words hold a digit; it has to come in as a figure that knows its source."""

    def __init__(self, text: str) -> None:
        super().__init__(f"a digit in our own words, from nowhere: {text!r}")


@dataclass(frozen=True, slots=True)
class Own:
    """Words of ours; raises UntraceableFigureError where they hold a digit."""

    text: str

    def __post_init__(self) -> None:
        if any(map(str.isdigit, self.text)):
            raise UntraceableFigureError(self.text)


# What comes from somewhere else than us.
Sourced: TypeAlias = Figure | Quote | PersonQuote | Name
Part: TypeAlias = Own | Sourced


@dataclass(frozen=True, slots=True)
class Words:
    """A text in parts, in their order."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(part.text for part in self.parts)

    def __bool__(self) -> bool:
        return any(part.text for part in self.parts)


Value: TypeAlias = Words | Sourced


def words(value: Value) -> Words:
    """A value as words."""
    return value if isinstance(value, Words) else Words((value,))


def own(text: str) -> Words:
    """Words of ours that need no translation, such as a dash."""
    return Words((Own(text),))


def joined(values: Iterable[Value], between: str = ", ") -> Words:
    """Values with something of ours between them."""
    parts: list[Part] = []
    for value in values:
        if parts:
            parts.append(Own(between))
        parts += words(value).parts
    return Words(tuple(parts))


# The figures in words -------------------------------------------------------------------------

# A date, a quarter, or a number with what belongs to it: currency, grouping, scale, per cent. A
# digit right behind a letter is part of a name: "L5", "H1B".
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9])"
    r"(?:\d{4}-\d{2}-\d{2}|\d{4}-Q\d|"
    r"(?:(?:US|[CAS])?\$|[£€₹¥]|(?:USD|EUR|GBP|INR|CHF|SGD|CAD|AUD|SEK|ILS)\s?)?\s?\d[\d,.]*"
    r"(?:\s?%|\s?(?:[KMBTLkmb]|LPA|Cr|lakhs?|crore)\b)?\+?)"
)


@dataclass(frozen=True, slots=True)
class Traced:
    """A figure as it is read, and the part of the words that it came in by."""

    text: str
    part: Sourced
    line: int | None = None


def traced(text: Words) -> Iterator[Traced]:
    """Every figure in some words, with the line where its source is a line of a guide.

    Of words with line breaks each number stands on the line where it stands in them.
    """
    for part in text.parts:
        match part:
            case GuideFigure(figure):
                yield Traced(part.text, part, figure.line)
            case PersonFigure() | ComputedFigure() | CitedFigure() | EarlierFigure() | Moment():
                yield Traced(part.text, part)
            case GuideQuote() | GenericQuote() | PersonQuote() | Name():
                yield from _numbers(part)
            case Own():
                continue
            case _:
                assert_never(part)


def _numbers(part: Quote | PersonQuote | Name) -> Iterator[Traced]:
    if isinstance(part, Name) and part.guide is None:
        return  # digits are part of a name
    for found in _NUMBER.finditer(part.text):
        below = part.text.count("\n", 0, found.start())
        yield Traced(found.group().strip().rstrip(".,"), part, _line_of(part, below))


def _line_of(part: Quote | PersonQuote | Name, below: int) -> int | None:
    """The line in its file of the line of a text that is so many below the first."""
    if isinstance(part, PersonQuote):
        return None
    if isinstance(part, GuideQuote) and below < len(part.lines):
        return part.lines[below]
    return part.line + below
