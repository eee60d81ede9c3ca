"""What parts the words of a message: marks, blanks and small words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from types import MappingProxyType

# Costs by reading offers; only their order matters. What parts clauses parts what is said.
_SEPARATOR = re.compile(
    r"[\n.!?;•●▪|,+&/()]|[ \t](?:and|plus|with|n|und|vs|versus|or)(?![^\W_])", re.IGNORECASE
)
_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"\n": 4.5, ".": 8.0, "!": 8.0, "?": 8.0, "|": 3.5, ",": 2.5, "+": 3.0, "&": 3.0}
    | {"/": 1.5, "(": 0.7, ")": 0.7}
    | dict.fromkeys(";•●▪", 4.5)
)
_A_WORD_BETWEEN = 2.0
_ANOTHER = 4.0
_ALTERNATIVES = frozenset(("vs", "versus", "or"))
_A_PARAGRAPH = 8.0


def _separators(text: str) -> Iterator[tuple[int, float]]:
    """Where something parts what is said, and how much."""
    for match in _SEPARATOR.finditer(text):
        start, sign = match.start(), match.group()
        behind = text[start + 1 : start + 2]
        if sign in ".!?":
            # No end of a sentence within "1.5", "..." and "p.a."
            ends = (not behind or behind.isspace()) and text[start - 1 : start] != "."
            yield start, _WEIGHTS[sign] if ends else 0.0
        elif sign in ",/":
            yield start, 0.0 if behind.isdigit() else _WEIGHTS[sign]
        elif sign == "\n":
            yield start, _A_PARAGRAPH if behind == "\n" else _WEIGHTS[sign]
        else:
            another = sign.strip().casefold() in _ALTERNATIVES
            yield start, _ANOTHER if another else _WEIGHTS.get(sign, _A_WORD_BETWEEN)


class Gaps:
    """What parts the words of a message, looked for once."""

    def __init__(self, text: str) -> None:
        found = list(_separators(text))
        self.text = text
        self._starts = [start for start, _ in found]
        self._weights = [0.0, *accumulate(weight for _, weight in found)]

    def weight(self, start: int, end: int) -> float:
        """How much parts one place from another."""
        last = self._weights[bisect_right(self._starts, end - 1)]
        return last - self._weights[bisect_right(self._starts, start - 1)]
