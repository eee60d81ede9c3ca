"""Words of roles that stand side by side: what is typed beside one tells which is meant."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from bot.understanding.matching import one_slip_away

Words = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class RolePairs:
    """For each word of a role, those that stand before it and those that stand behind it."""

    before: Words
    behind: Words

    @classmethod
    def of(cls, phrases: Iterable[tuple[str, ...]]) -> "RolePairs":
        """Collect the neighbours of each word."""
        before: defaultdict[str, set[str]] = defaultdict(set)
        behind: defaultdict[str, set[str]] = defaultdict(set)
        for phrase in phrases:
            for left, right in pairwise(phrase):
                before[right].add(left)
                behind[left].add(right)
        return cls(_frozen(before), _frozen(behind))

    def mended(self, key: str, left: str, right: str) -> str | None:
        """The one word a slip away from what was typed that stands beside its neighbours.

        As in "dat engineer", "eng manger"; None where the word is right already, or nothing fits.
        """
        beside = self.before.get(right, frozenset()) | self.behind.get(left, frozenset())
        if not beside or key in beside:
            return None
        fitting = [word for word in beside if one_slip_away(key, word)]
        return fitting[0] if len(fitting) == 1 else None


def _frozen(words: Mapping[str, set[str]]) -> Words:
    return MappingProxyType({word: frozenset(others) for word, others in words.items()})
