"""What stands in which line of a message."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from bot.understanding.entities import Span


class Placed(Protocol):
    """Anything that stands somewhere in a message."""

    @property
    def span(self) -> Span:
        """Where it stands."""


def lines_of(text: str) -> list[Span]:
    """The lines of a message, empty ones too."""
    starts = [0, *(match.end() for match in re.finditer(r"\n", text))]
    return [
        Span(start, end) for start, end in zip(starts, [*starts[1:], len(text) + 1], strict=True)
    ]


def by_line(lines: Sequence[Span], things: Sequence[Placed]) -> list[list[int]]:
    """The places of some things in their list, line by line."""
    starts = [line.start for line in lines]
    found: list[list[int]] = [[] for _ in lines]
    for place, thing in enumerate(things):
        found[bisect_right(starts, thing.span.start) - 1].append(place)
    return found
