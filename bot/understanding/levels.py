"""Rungs of a ladder: "L5", "L5a", "SDE II", and what a guide calls "Mid (L3-L4)" or "65+"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.utterance import Utterance

_LADDER = "ict|ic|l|e|t|sde|swe|m|p|d|tpm|ds|sa"
_TYPED = re.compile(r"(?:(ict|ic|l|e|t|p|sde|swe)(\d{1,2})|(l)(\d)([ab]))")
_APART = frozenset("level sde swe ic ict".split())
# "SDE-2" is one; "which level? I have" is none.
_BETWEEN = frozenset({"", "-"})
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_NUMBER = rf"\d{{1,2}}|{'|'.join(sorted(_ROMAN, key=len, reverse=True))}"
_RUNGS = re.compile(
    rf"(?<![a-z0-9])(?:({_LADDER})[\s-]?)?({_NUMBER})([ab])?"
    rf"(?:\s?[-–]\s?(?:{_LADDER})?\s?({_NUMBER}))?(\+)?(?![a-z0-9])"
)
# Smaller numbers without a ladder stand for anything: "Year 1".
_LEAST_BARE = 10
_HIGHEST = 99
_ENGINEERS, _HIGHEST_ENGINEER = frozenset({"sde", "swe"}), 9
_SAME_LADDER = {"swe": "sde", "level": "l", "": "l"}
# What a rung in one word ends with: most words are told from one by that alone.
_ENDINGS = frozenset("0123456789ab")
# "L1 visa", "a T20 school": what stands before one of these is no level of a job.
_NO_LEVEL_BEFORE = frozenset("visa visas school schools college university uni mba".split())
_VISAS = frozenset({"l1a", "l1b"})

# How closely a label names a rung, the least the closest.
Closeness = tuple[int, int]
_ALONE, _AMONG, _OPEN = range(3)


@dataclass(frozen=True, slots=True)
class Level:
    """One rung as it was typed, with its ladder, its number, and the letter of half a rung."""

    typed: str
    ladder: str
    number: int
    step: str = ""

    @property
    def key(self) -> str:
        """The rung in a short form that is the same however it was typed: "l5a"."""
        return f"{self.ladder}{self.number}{self.step}"

    def is_named_in(self, label: str) -> bool:
        """Whether a guide's label stands for this rung, alone or among others."""
        return self.closeness(label) is not None

    def closeness(self, label: str) -> Closeness | None:
        """How closely a label names this rung; None where it does not.

        Closest is the rung alone ("L5"), then it is among others ("L4-L6"), then above an open
        end ("L4+"), the nearer the better.
        """
        named = (band.closeness(self) for band in bands_in(label))
        return min((close for close in named if close is not None), default=None)


@dataclass(frozen=True, slots=True)
class Band:
    """The rungs of one ladder from one number up to another, or up from it without an end."""

    ladder: str
    low: int
    high: int
    step: str = ""
    open_ended: bool = False

    def closeness(self, level: Level) -> Closeness | None:
        """How closely it names a rung; None where it does not hold it."""
        if self.ladder != level.ladder or not self.low <= level.number <= self.high:
            return None
        if self.step and level.step and self.step != level.step:
            return None
        if self.open_ended:
            return (_OPEN, -self.low)
        return (_ALONE if self.low == self.high else _AMONG, 0)


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
    """The levels that an utterance names: "L5", "level 5", "SDE II"; a visa's name is none."""
    keys = utterance.keys
    for index, key in enumerate(keys):
        after = keys[index + 1] if index + 1 < len(keys) else ""
        found = _TYPED.fullmatch(key) if key[-1] in _ENDINGS else None
        if found is not None:
            ladder, number = found[1] or found[3], int(found[2] or found[4])
            named = after not in _NO_LEVEL_BEFORE and key not in _VISAS
            if named and number <= _most_on(ladder):
                yield _found(utterance, ladder, number, (index, index), found[5] or "")
        elif key in _APART and utterance.gap(index).strip() in _BETWEEN:
            number = _number(after)
            if 0 < number <= _most_on(key):
                yield _found(utterance, key, number, (index, index + 1))


def _most_on(ladder: str) -> int:
    """The highest rung of a ladder: "swe 62" is a rung of another one, and an engineer."""
    return _HIGHEST_ENGINEER if ladder in _ENGINEERS else _HIGHEST


@lru_cache(maxsize=4096)  # guides have few labels, and all are read for each level
def bands_in(label: str) -> tuple[Band, ...]:
    """Each ladder of a guide's label with its lowest and highest rung."""
    return tuple(_bands(label))


def _bands(label: str) -> Iterator[Band]:
    for ladder, low, step, high, more in _RUNGS.findall(label.casefold()):
        lowest = _number(low)
        if ladder or (lowest >= _LEAST_BARE):
            highest = _HIGHEST if more else _number(high) or lowest
            yield Band(_SAME_LADDER.get(ladder, ladder), lowest, highest, step, bool(more))


def _found(
    utterance: Utterance, ladder: str, number: int, words: tuple[int, int], step: str = ""
) -> FoundLevel:
    typed = utterance.typed(*words)
    return FoundLevel(Level(typed, _SAME_LADDER.get(ladder, ladder), number, step), *words)


def _number(word: str) -> int:
    """A number in digits or in Roman ones; 0 for anything else."""
    if word.isascii() and word.isdigit() and len(word) <= 2:
        return int(word)
    return _ROMAN.get(word, 0)
