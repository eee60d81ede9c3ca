"""What is known of a single word, whatever stands beside it: flags in one number.

Most words of a message begin no name and no phrase. One look at a word's flags tells so, and
keeps a letter of 4,096 characters from being searched a dozen times.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.understanding.cues import FOLLOW_UP_WORDS, FUNCTION_WORDS, PAY, SENIORITY
from bot.understanding.levels import is_level
from bot.understanding.ordinary import ordinary_words

FUNCTION = 1 << 0  # "the", "at", "you"
IN_PAY = 1 << 1  # "salary", "offer"
SENIOR = 1 << 2
FOLLOW_UP = 1 << 3  # "same", "again": goes on with a conversation
ORDINARY = 1 << 4  # in the list of English words, in this form or another
COUNTED = 1 << 5  # an amount, a number, a level
LEVEL = 1 << 6
# May begin …
ROLE = 1 << 7
FAMILY = 1 << 8
CUE = 1 << 9
PLACE = 1 << 10
EVERYDAY = 1 << 11

# No part of an unknown name: glue, pay, a number.
COMMON = FUNCTION | IN_PAY | SENIOR | COUNTED

_AMOUNT = re.compile(r"\d+(?:k|m|l|lpa|lakh|cr|yr|yrs|yoe|hrs|am|pm)?")
_ENDINGS = ("s", "es", "ed", "ing")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The flags of all words that we know something of; those of any other are worked out."""

    flags: Mapping[str, int]

    @classmethod
    def of(cls, beginnings: Mapping[int, Iterable[str]]) -> "Words":
        """Put together what begins with a word, for each flag, and what every word is."""
        flags = dict.fromkeys(ordinary_words(), ORDINARY)
        every: dict[int, Iterable[str]] = {
            FUNCTION: FUNCTION_WORDS,
            IN_PAY: PAY,
            SENIOR: SENIORITY,
            FOLLOW_UP: FOLLOW_UP_WORDS,
        }
        for flag, words in (every | dict(beginnings)).items():
            _mark(flags, flag, words)
        for word, found in flags.items():
            if not found & ORDINARY:
                flags[word] = found | _of_unknown(word, flags)
        return cls(MappingProxyType(flags))

    def of_all(self, keys: Sequence[str]) -> list[int]:
        """The flags of each word of an utterance."""
        known = self.flags.get
        found = [known(key, -1) for key in keys]
        if -1 in found:
            return [
                self.of_one(key) if flags < 0 else flags
                for key, flags in zip(keys, found, strict=True)
            ]
        return found

    def of_one(self, key: str) -> int:
        """The flags of a word."""
        known = self.flags.get(key)
        return _of_unknown(key, self.flags) if known is None else known

    def is_ordinary(self, key: str) -> bool:
        """Whether it is an English word, in this form or another."""
        return bool(self.of_one(key) & ORDINARY)


def _of_unknown(key: str, known: Mapping[str, int]) -> int:
    """What the letters of a word alone tell."""
    if key.isalpha():
        inflected = any(known.get(stem, 0) & ORDINARY for stem in stems_of(key))
        return ORDINARY if inflected else 0
    if is_level(key):
        return LEVEL | COUNTED
    return COUNTED if _AMOUNT.fullmatch(key) is not None else 0


def _mark(flags: dict[str, int], flag: int, words: Iterable[str]) -> None:
    for word in words:
        flags[word] = flags.get(word, 0) | flag


def stems_of(word: str) -> Iterator[str]:
    """What a word may be a form of: "rated" of "rate", "running" of "run"."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield stem
            if ending != "s":
                yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def indexes(flags: Sequence[int], flag: int) -> list[int]:
    """Where the words stand that have a flag."""
    return [index for index, found in enumerate(flags) if found & flag]
