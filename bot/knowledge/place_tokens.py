"""A text as words and marks, and the longest name of a place that begins at a word."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.knowledge.folding import fold
from bot.knowledge.gazetteer import Gazetteer, Known

# A flag, put in words: the code of its country in brackets that nobody types.
FLAG_BEGINS, FLAG_ENDS = "⟦⟧"
_TOKEN = re.compile(
    r"⟦[A-Z]{2}⟧"
    r"|[A-Z]{0,3}[$£€₹₪₩₫₺¥]"
    r"|[^\W_](?:[\w.'’&]*[^\W_]|[\w.'’&]*)"
    r"|(?<=\s)[-–—](?=\s)|[/|;+,()\[\]:—&•·]"
)
_MARKS = frozenset("/|;+,()[]:—–-&•·")


class Token(NamedTuple):
    """A word or a mark, where it stands, and how the word is looked up."""

    text: str
    key: str | None  # None for a mark
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a text, in its order."""
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        key = None if word in _MARKS else fold(word)
        tokens.append(Token(word, key, match.start(), match.end()))
    return tokens


def longest_name(
    tokens: Sequence[Token], at: int, gazetteer: Gazetteer
) -> tuple[Known | None, int]:
    """The longest name that begins at a token, and how many tokens it has; at least one."""
    first = tokens[at].key or ""
    names = gazetteer.names
    reach = min(gazetteer.reach.get(first, 1), len(tokens) - at)
    if reach > 1:
        words = [first]
        for token in tokens[at + 1 : at + reach]:
            if token.key is None:
                break
            words.append(token.key)
        for count in range(len(words), 1, -1):
            known = names.get(" ".join(words[:count]))
            if known is not None:
                return known, count
    return names.get(first), 1
