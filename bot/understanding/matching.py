"""Misspelt names. The only module that knows rapidfuzz.

A name within reach of a slip is found by what is left of both when letters are taken away: two
words that are one slip apart share such a rest. What is found so is measured by rapidfuzz.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4  # below four letters every other word is a neighbour
# Words of three letters are looked up for a question only: one letter was left out.
SHORTEST_ASKED = 3
_SHORT, _MEDIUM = 5, 11
# Measured on typos: below this the nearest name is too often not the one that was meant.
_SIMILAR = 0.66
_LEAST_BESIDE = 3
_SIMILAR_ENOUGH = 0.6
# Letters are taken away from the beginning only; slips behind it are found by measuring.
_PREFIX = 7
_MOST_TAKEN = 2
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
_ALIKE = frozenset(
    frozenset(pair) for pair in "ck cs sz kq fv td gj iy bp mn ea ei oa ou ai".split()
)
_NEIGHBOURS = frozenset(
    frozenset(pair)
    for upper, lower in pairwise((*_ROWS, ""))
    for pair in (
        *pairwise(upper),
        *zip(upper, lower, strict=False),
        *zip(upper[1:], lower, strict=False),
    )
)
_LIKELY, _UNLIKELY = 0.8, 1.0


@dataclass(frozen=True, slots=True)
class Near:
    """A name that a misspelt one may stand for, how many slips away, and how likely they are.

    `cost` tells names apart that are as many slips away: neighbouring keys, swapped letters and
    like sounds count for less.
    """

    key: str
    slips: int
    cost: float = 0.0


@dataclass(frozen=True)
class Spellings:
    """Names that may be misspelt; what finds them is made when the first one is looked for."""

    keys: tuple[str, ...]

    @classmethod
    def of(cls, keys: Iterable[str]) -> "Spellings":
        """Take names; those too short to be told from a slip are left out."""
        return cls(tuple(sorted({key for key in keys if len(key) >= SHORTEST})))

    @cached_property
    def _rests(self) -> Mapping[str, tuple[str, ...]]:
        """Each name under every rest of its beginning."""
        rests: dict[str, tuple[str, ...]] = {}
        for key in self.keys:
            for rest in _rests_of(key):
                rests[rest] = (*rests.get(rest, ()), key)
        return rests

    @cached_property
    def _by_letter(self) -> Mapping[str, tuple[str, ...]]:
        """The names by their first letters: of thousands few are measured."""
        return {letter: tuple(keys) for letter, keys in groupby(self.keys, key=lambda key: key[0])}

    def prepare(self) -> None:
        """Make now what would be made at the first misspelt word."""
        _ = self._rests, self._by_letter

    def near(self, typed: str) -> tuple[Near, ...]:
        """Names within reach of a misspelt one, nearest first."""
        reach = 1 if len(typed) == SHORTEST_ASKED else slips_allowed(len(typed))
        if not reach:
            return ()
        found = []
        for key in {key for rest in _rests_of(typed) for key in self._rests.get(rest, ())}:
            allowed = min(reach, slips_allowed(len(key)))
            if abs(len(key) - len(typed)) > allowed or not _begin_alike(typed, key):
                continue
            slips = OSA.distance(typed, key, score_cutoff=allowed)
            if slips <= allowed and alike(typed, key):
                found.append(Near(key, slips))
        return _by_likelihood(typed, found)

    def resembling(self, typed: str, limit: int) -> tuple[str, ...]:
        """Names that look like a longer or unknown one, for a suggestion and no more."""
        hits = process.extract(
            typed,
            self._by_letter.get(typed[:1], ()),
            scorer=OSA.normalized_similarity,
            score_cutoff=_SIMILAR_ENOUGH,
            limit=limit,
        )
        return tuple(key for key, _, _ in hits)


def one_slip_away(typed: str, word: str) -> bool:
    """Whether two words that stand where one is expected are one slip apart."""
    if min(len(typed), len(word)) < _LEAST_BESIDE or abs(len(typed) - len(word)) > 1:
        return False
    return OSA.distance(typed, word, score_cutoff=1) == 1


def slips_allowed(length: int) -> int:
    """How many slips of the finger a name of this length may hold."""
    if length < SHORTEST:
        return 0
    if length <= _SHORT:
        return 1
    return 2 if length <= _MEDIUM else 3


def alike(typed: str, name: str) -> bool:
    """Whether a difference can be a slip: digits stay, and a longer word is another word."""
    if not (typed.isalpha() and name.isalpha()) and _digits(typed) != _digits(name):
        return False
    shorter, longer = sorted((typed, name), key=len)
    if longer.startswith(shorter) and len(longer) - len(shorter) > 1:
        return False  # "Amazonia" is no slip for "Amazon"
    if OSA.normalized_similarity(typed, name) < _SIMILAR:
        return False
    return _begin_alike(typed, name)


def _begin_alike(typed: str, name: str) -> bool:
    """Whether the first letters are one, two that were swapped, or neighbours in a long name."""
    if typed[0] == name[0] or typed[:2] == name[1::-1]:
        return True
    if len(name) <= _SHORT:
        return False
    first = frozenset((typed[0], name[0]))
    return first in _ALIKE or first in _NEIGHBOURS or typed[:2] == name[1:3]


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _rests_of(word: str) -> Iterator[str]:
    """The beginning of a word, and what is left of it without one letter or two."""
    beginning = word[:_PREFIX]
    taken = min(slips_allowed(len(word)), _MOST_TAKEN)
    rests = {beginning}
    last = rests
    for _ in range(taken):
        last = {rest[:at] + rest[at + 1 :] for rest in last for at in range(len(rest))}
        rests |= last
    yield from rests


def _by_likelihood(typed: str, found: list[Near]) -> tuple[Near, ...]:
    """Nearest first; of names that are as many slips away the one whose slips are likelier."""
    if len(found) > 1:
        found = [replace(near, cost=_cost(typed, near.key)) for near in found]
    return tuple(sorted(found, key=lambda near: (near.slips, near.cost, near.key)))


def _cost(typed: str, name: str) -> float:
    """The distance of two words in which a likely slip counts for less than an unlikely one."""
    before, row = [0.0] * (len(name) + 1), [float(at) for at in range(len(name) + 1)]
    for down, letter in enumerate(typed, start=1):
        earlier, before, row = before, row, [float(down)]
        for across, other in enumerate(name, start=1):
            options = [
                before[across - 1] + _swap(letter, other),
                before[across] + _lone(typed, down),
                row[across - 1] + _lone(name, across),
            ]
            crossed = down > 1 and across > 1 and letter == name[across - 2]
            if crossed and typed[down - 2] == other:
                options.append(earlier[across - 2] + _LIKELY)
            row.append(min(options))
    return round(row[-1], 3)


def _swap(letter: str, other: str) -> float:
    """What one letter for another costs: less for neighbours on the keys and for like sounds."""
    if letter == other:
        return 0.0
    pair = frozenset((letter, other))
    return _LIKELY if pair in _ALIKE or pair in _NEIGHBOURS else _UNLIKELY


def _lone(word: str, at: int) -> float:
    """What a letter more or less costs: less for one that stands beside its like, and a vowel."""
    letter = word[at - 1]
    doubled = letter in {word[at - 2 : at - 1], word[at : at + 1]}
    return _LIKELY if doubled or letter in _VOWELS else _UNLIKELY
