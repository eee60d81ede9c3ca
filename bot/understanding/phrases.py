"""Phrases of several words: where those of a table occur among words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Generic, TypeVar

T = TypeVar("T")

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What a phrase stands for, from one word up to and including another."""

    value: T
    first: int
    last: int


@dataclass(frozen=True)
class Phrases(Generic[T]):
    """Phrases by their words. The last word may be typed for many things: "software engineers"."""

    table: Mapping[tuple[str, ...], T]

    @classmethod
    def of(cls, table: Mapping[tuple[str, ...], T]) -> "Phrases[T]":
        """Prepare phrases to be looked for; empty ones are left out."""
        return cls(MappingProxyType({phrase: value for phrase, value in table.items() if phrase}))

    @property
    def beginnings(self) -> Iterator[str]:
        """Every word that a phrase may begin with, that of many things too: "engineers"."""
        for phrase in self.table:
            yield phrase[0]
            if len(phrase) == 1:
                yield phrase[0] + "s"

    @cached_property
    def _singles(self) -> frozenset[str]:
        """The phrases of one word, those of many things too."""
        words = [phrase[0] for phrase in self.table if len(phrase) == 1]
        return frozenset((*words, *(word + "s" for word in words)))

    @cached_property
    def _reach(self) -> Mapping[tuple[str, str], int]:
        """How many words the longest phrase has that begins with two words."""
        reach: dict[tuple[str, str], int] = {}
        for phrase in self.table:
            if len(phrase) > 1:
                first, second, *_ = phrase
                for begin in (second, second + "s") if len(phrase) == _PAIR else (second,):
                    reach[first, begin] = max(len(phrase), reach.get((first, begin), 0))
        return reach

    def prepare(self) -> None:
        """Make now what would be made at the first message."""
        _ = self._reach, self._singles

    def find(self, keys: Sequence[str], starts: Iterable[int] | None = None) -> Iterator[Found[T]]:
        """Every phrase among the words, the longest first at each, none over another.

        `starts` are the places where one may begin, in order; all of them where none are given.
        """
        free, reach, last = 0, self._reach, len(keys) - 1
        for index in range(len(keys)) if starts is None else starts:
            if index >= free:
                size = reach.get((keys[index], keys[index + 1]), 1) if index < last else 1
                if size == 1 and keys[index] not in self._singles:
                    continue
                found = self._longest_at(keys, index, size)
                if found is not None:
                    yield found
                    free = found.last + 1

    def _longest_at(self, keys: Sequence[str], first: int, longest: int) -> Found[T] | None:
        for size in range(min(longest, len(keys) - first), 0, -1):
            phrase = tuple(keys[first : first + size])
            value = self.table.get(phrase)
            if value is None and phrase[-1][-1] == "s":
                value = self.table.get((*phrase[:-1], phrase[-1].removesuffix("s")))
            if value is not None:
                return Found(value, first, first + size - 1)
        return None
