"""What people call roles, and the abbreviations that stand for more than one thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

# No slug holds it.
_EITHER = "|"


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role, by its slug, and what people call it.

    `short` are abbreviations that stand for other things too, so that how one was read is said;
    `perhaps` are those of another role that may mean this one.
    """

    slug: str
    name: str
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


class RoleReading(NamedTuple):
    """The role that words are read as; `other` is one that `doubtful` words may mean as well."""

    role: str
    doubtful: bool = False
    other: str | None = None


def reading_of(key: str) -> RoleReading:
    """What a key of the role words says."""
    role, either, other = key.partition(_EITHER)
    return RoleReading(role, bool(either), other or None)


def role_words(entries: Iterable[RoleEntry]) -> Mapping[str, tuple[str, ...]]:
    """What is said for each role, by its slug, the name first.

    Doubtful abbreviations have keys of their own, which `reading_of` reads.
    """
    entries = tuple(entries)
    others = {word: entry.slug for entry in entries for word in entry.perhaps}
    words: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        _add(words, entry.slug, (entry.name, *entry.also))
    for entry in entries:
        for word in entry.short:
            _add(words, f"{entry.slug}{_EITHER}{others.get(word, '')}", (word,))
    return MappingProxyType(words)


def _add(words: dict[str, tuple[str, ...]], key: str, more: tuple[str, ...]) -> None:
    words[key] = tuple(dict.fromkeys((*words.get(key, ()), *more)))
