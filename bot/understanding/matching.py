"""Misspelt names. The only module that knows rapidfuzz."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4  # below four letters every other word is a neighbour
_SHORT, _MEDIUM = 5, 11
# Measured on typos: below these the nearest name is too often not the one that was meant.
_LONG, _LONG_SIMILAR, _SHORT_SIMILAR = 8, 0.7, 0.75
_SIMILAR_ENOUGH = 0.6
_FOUR = 4


@dataclass(frozen=True, slots=True)
class Near:
    """A name that a misspelt one may stand for, and how many slips away it is."""

    key: str
    slips: int


@dataclass(frozen=True, slots=True)
class Spellings:
    """Names by their length, to compare a misspelt one only with those in reach."""

    by_length: Mapping[int, tuple[str, ...]]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, keys: Iterable[str]) -> "Spellings":
        """Index names; those too short to be told from a slip are left out."""
        long_enough = tuple(sorted({key for key in keys if len(key) >= SHORTEST}))
        lengths: defaultdict[int, list[str]] = defaultdict(list)
        for key in long_enough:
            lengths[len(key)].append(key)
        frozen = {length: tuple(group) for length, group in lengths.items()}
        return cls(MappingProxyType(frozen), long_enough)

    def near(self, typed: str) -> tuple[Near, ...]:
        """Names within reach of a misspelt one, nearest first."""
        reach = slips_allowed(len(typed))
        found = []
        for length in range(len(typed) - reach, len(typed) + reach + 1):
            allowed = min(reach, slips_allowed(length))
            if abs(length - len(typed)) > allowed:
                continue
            group = self.by_length.get(length, ())
            hits = process.extract(
                typed, group, scorer=OSA.distance, score_cutoff=allowed, limit=_FOUR
            )
            found += [Near(key, int(slips)) for key, slips, _ in hits if alike(typed, key)]
        return tuple(sorted(found, key=lambda near: (near.slips, near.key)))

    def resembling(self, typed: str, limit: int) -> tuple[str, ...]:
        """Names that look like a longer or unknown one, for a suggestion and no more."""
        hits = process.extract(
            typed,
            self.keys,
            scorer=OSA.normalized_similarity,
            score_cutoff=_SIMILAR_ENOUGH,
            limit=limit,
        )
        return tuple(key for key, _, _ in hits)


def slips_allowed(length: int) -> int:
    """How many slips of the finger a name of this length may hold."""
    if length < SHORTEST:
        return 0
    if length <= _SHORT:
        return 1
    return 2 if length <= _MEDIUM else 3


def alike(typed: str, name: str) -> bool:
    """Whether a difference can be a slip: digits stay, and a longer word is another word."""
    if _digits(typed) != _digits(name):
        return False
    shorter, longer = sorted((typed, name), key=len)
    if longer.startswith(shorter) and len(longer) - len(shorter) > 1:
        return False  # "Amazonia" is no slip for "Amazon"
    enough = _LONG_SIMILAR if len(typed) >= _LONG else _SHORT_SIMILAR
    if OSA.normalized_similarity(typed, name) < enough:
        return False
    return typed[0] == name[0] or typed[:2] == name[1::-1]


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
