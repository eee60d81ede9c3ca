"""Names that we know nothing of, where each begins an offer of a list: "Databricks 180k base"."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.understanding.entities import Span
from bot.understanding.offers.labels import Label
from bot.understanding.offers.names import NEVER
from bot.understanding.offers.quantities import Kind, Quantity

_BEGINS = re.compile(
    r"(?:\A|\n|;\s|\.\s|\b(?:vs\.?|versus|or)\s)[ \t]*(?:[-*•]\s|\d[.)]\s)?(?=[^\W\d_])",
    re.IGNORECASE,
)
_A_WORD = re.compile(r"[^\W\d_][\w&'’]*(?:\.\w+)?[ \t]?")
_TIE = re.compile(r"[ \t]?[:–-]?[ \t]*\n?[ \t]*")
_MOST_WORDS = 3
_AMOUNTS = frozenset({Kind.MONEY, Kind.BARE})


def heads_of(
    text: str,
    quantities: Sequence[Quantity],
    labels: Sequence[Label],
    named: Sequence[Span],
    is_ordinary: Callable[[str], bool],
) -> Iterator[int]:
    """Where a name stands that begins a line or a clause, right before an amount or a part.

    `named` are those that are known; an everyday word is none.
    """
    starts = {one.span.start for one in quantities if one.kind in _AMOUNTS}
    starts |= {label.span.start for label in labels}
    taken = [*(label.span for label in labels), *(one.span for one in quantities), *named]
    for match in _BEGINS.finditer(text):
        end = _end_of_a_head(text, match.end(), starts, taken)
        if end is None:
            continue
        words = text[match.end() : end].split()
        if words[0][0].isupper() or not all(is_ordinary(word.casefold()) for word in words):
            yield match.end()


def _end_of_a_head(text: str, start: int, starts: set[int], taken: Sequence[Span]) -> int | None:
    """Where a name ends that an amount or a part follows; None where no name does."""
    end = start
    for _ in range(_MOST_WORDS):
        word = _A_WORD.match(text, end)
        if word is None or any(one.start <= end < one.end for one in taken):
            return None
        if word.group().strip().casefold() in NEVER:
            return None
        end = word.end()
        tie = _TIE.match(text, end)
        if tie is not None and tie.end() in starts:
            return end
    return None
