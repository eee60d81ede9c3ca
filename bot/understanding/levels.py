"""Rungs of a ladder: "L5", "SDE II", and what a guide calls "Mid (L3-L4)" or "65+"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.understanding.utterance import Utterance

_LADDER = "ic|l|e|t|sde|swe|m|p|d|tpm|ds|sa"
_TYPED = re.compile(r"(ic|l|e|t|sde|swe)(\d{1,2})")
_APART = frozenset("level sde swe ic".split())
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_NUMBER = rf"\d{{1,2}}|{'|'.join(sorted(_ROMAN, key=len, reverse=True))}"
_RUNGS = re.compile(
    rf"(?<![a-z0-9])(?:({_LADDER})\s?)?({_NUMBER})(?:\s?[-–]\s?(?:{_LADDER})?\s?({_NUMBER}))?(\+)?"
    r"(?![a-z0-9])"
)
# Smaller numbers without a ladder stand for anything: "Year 1".
_LEAST_BARE = 10
_HIGHEST = 99
_SAME_LADDER = {"swe": "sde", "level": "l", "": "l"}


@dataclass(frozen=True, slots=True)
class Level:
    """One rung as it was typed, with its ladder and its number."""

    typed: str
    ladder: str
    number: int

    def is_named_in(self, label: str) -> bool:
        """Whether a guide's label stands for this rung, alone or among others."""
        return any(
            _same(ladder, self.ladder) and low <= self.number <= high
            for ladder, low, high in _rungs(label)
        )


@dataclass(frozen=True, slots=True)
class FoundLevel:
    """A level, from one word of an utterance up to and including another."""

    level: Level
    first: int
    last: int


def is_level(key: str) -> bool:
    """Whether a word looks like a rung of a ladder: L5, E4, IC3."""
    return _TYPED.fullmatch(key) is not None


def find_levels(utterance: Utterance) -> Iterator[FoundLevel]:
    """The levels that an utterance names: "L5", "level 5", "SDE II"."""
    keys = utterance.keys
    for index, key in enumerate(keys):
        found = _TYPED.fullmatch(key)
        if found is not None:
            yield _found(utterance, found[1], int(found[2]), (index, index))
        elif key in _APART and index + 1 < len(keys):
            number = _number(keys[index + 1])
            if 0 < number <= _HIGHEST:
                yield _found(utterance, key, number, (index, index + 1))


def _found(utterance: Utterance, ladder: str, number: int, words: tuple[int, int]) -> FoundLevel:
    level = Level(utterance.typed(*words), _SAME_LADDER.get(ladder, ladder), number)
    return FoundLevel(level, *words)


def _number(word: str) -> int:
    """A number in digits or in Roman ones; 0 for anything else."""
    if word.isascii() and word.isdigit() and len(word) <= 2:
        return int(word)
    return _ROMAN.get(word, 0)


def _same(ladder: str, asked: str) -> bool:
    """Whether two ladders are one: "SWE II" is "SDE II", and a bare "63" is "L63"."""
    return _SAME_LADDER.get(ladder, ladder) == asked


def _rungs(label: str) -> Iterator[tuple[str, int, int]]:
    """Each ladder of a label with its lowest and highest number."""
    for ladder, low, high, more in _RUNGS.findall(label.casefold()):
        lowest = _number(low)
        if ladder or (lowest >= _LEAST_BARE):
            highest = _HIGHEST if more else _number(high) or lowest
            yield ladder, lowest, highest
