"""Phrases of several words: where those of a table occur among words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What a phrase stands for, from one word up to and including another."""

    value: T
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases by their words; `reach` is the length of the longest that begins with a word."""

    table: Mapping[tuple[str, ...], T]
    reach: Mapping[str, int]

    @classmethod
    def of(cls, table: Mapping[tuple[str, ...], T]) -> "Phrases[T]":
        """Prepare phrases to be looked for; empty ones are left out."""
        reach: dict[str, int] = {}
        for phrase in filter(None, table):
            reach[phrase[0]] = max(len(phrase), reach.get(phrase[0], 0))
        return cls(MappingProxyType(dict(table)), MappingProxyType(reach))

    def find(self, keys: Sequence[str]) -> Iterator[Found[T]]:
        """Every phrase among the words, the longest first at each, none over another."""
        index = 0
        while index < len(keys):
            found = self._longest_at(keys, index)
            if found is not None:
                yield found
            index = index + 1 if found is None else found.last + 1

    def _longest_at(self, keys: Sequence[str], first: int) -> Found[T] | None:
        reach = self.reach.get(keys[first]) or self.reach.get(keys[first].removesuffix("s"), 0)
        for size in range(min(reach, len(keys) - first), 0, -1):
            phrase = tuple(keys[first : first + size])
            value = self.table.get(phrase)
            if value is None:  # "software engineers"
                value = self.table.get((*phrase[:-1], phrase[-1].removesuffix("s")))
            if value is not None:
                return Found(value, first, first + size - 1)
        return None
