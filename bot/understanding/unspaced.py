"""Messages without blanks: "googleswenyc", "#SeniorSWEatGoogle" are read as their words."""

import re

from bot.understanding import words as kinds
from bot.understanding.lexicon import Lexicon
from bot.understanding.names import Way
from bot.understanding.utterance import Utterance

_FEW = 3
_LEAST = 8
_LONGEST = 60
_LONGEST_PIECE = 24
_LEAST_NAME = 4
# Where capitals begin a word in the middle of one: "SeniorSWEat", "atGoogle".
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_GLUE = frozenset(
    "at in for the offer pay salary base bonus range and vs or with from sr senior".split()
)


def parted(utterance: Utterance, lexicon: Lexicon) -> Utterance:
    """The same text with the words that were run together as words of their own.

    Only in a message of a few words, all of which have to be known then: a name, a role or a
    place among them.
    """
    if len(utterance) > _FEW:
        return utterance
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, key in enumerate(utterance.keys):
        word, start = utterance.word(index), utterance.starts[index]
        pieces = None
        if _LEAST <= len(key) <= _LONGEST and key not in lexicon.companies:
            pieces = _pieces(word, key, lexicon)
        for piece in pieces or [word]:
            keys.append(piece.lower() if pieces else key)
            starts.append(start)
            ends.append(start := start + len(piece))
    same = len(keys) == len(utterance)
    return utterance if same else Utterance(utterance.text, tuple(keys), tuple(starts), tuple(ends))


def _pieces(word: str, key: str, lexicon: Lexicon) -> list[str] | None:
    """The words that a long one is made of: known ones, or those that capitals begin."""
    if lexicon.words.of_one(key) & kinds.ORDINARY or len(word) != len(key):
        return None
    known = _known_pieces(word, key, lexicon)
    humps = _HUMP.sub(" ", word).split()
    by_capitals = len(humps) > 1 and any(_is_name(hump.lower(), lexicon) for hump in humps)
    return known or (humps if by_capitals else None)


def _known_pieces(word: str, key: str, lexicon: Lexicon) -> list[str] | None:
    """The fewest known words that a long one is made of; None where it is not of such."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(key) + 1):
        found = (
            (*before, word[start:end])
            for start in range(max(0, end - _LONGEST_PIECE), end)
            if (before := best[start]) is not None and _is_known(key[start:end], lexicon)
        )
        best.append(min(found, key=_rank, default=None))
    whole = best[-1]
    if whole is None or len(whole) == 1:
        return None
    lower = [piece.lower() for piece in whole]
    # Beside a role an everyday word is a name too: "targetswe".
    weak = any((piece,) in lexicon.roles.table for piece in lower)
    return list(whole) if any(_is_name(piece, lexicon, weak=weak) for piece in lower) else None


def _rank(pieces: tuple[str, ...]) -> tuple[int, int]:
    """The fewest pieces first; of as many those with the longest: "google pm", not "googl epm"."""
    return len(pieces), -sum(len(piece) ** 2 for piece in pieces)


def _is_known(piece: str, lexicon: Lexicon) -> bool:
    if piece in _GLUE or _is_name(piece, lexicon, weak=True):
        return True
    if (piece,) in lexicon.roles.table:
        return True
    return len(piece) > 2 and (piece in lexicon.place_names or piece in lexicon.role_parts)


def _is_name(piece: str, lexicon: Lexicon, *, weak: bool = False) -> bool:
    """Whether it is a company's name, and none that is an everyday word unless `weak`."""
    forms = lexicon.companies.get(piece, ())
    return len(piece) >= _LEAST_NAME and any(
        not form.weak or (weak and form.way is Way.NAME) for form in forms
    )
