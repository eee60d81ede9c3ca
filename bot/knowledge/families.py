"""Which families a lever belongs to, by the words of its name and of its script."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# What a lever belongs to when nothing in it is known. Phrases of this family keep their words
# from the phrases within them and show nothing themselves.
OTHER_FAMILY = "other"

# In a phrase a blank stands for whatever parts two words: "sign on" finds "sign-on".
_GAP = r"[\s\u2010-\u2015/-]+"
_OPEN_END = r"\w*"


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """A family of levers, as the vocabulary words it.

    `label` is what people read, `also` what they type for it; `names` and `scripts` are
    the phrases that show it in a lever's name and in its script. A phrase is matched on
    word borders; `*` ends a word that may go on. `topic` is the family that this is a part of.
    """

    family: str
    label: str
    also: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """All phrases of all families as one pattern; `families` has one for each group of it."""

    pattern: re.Pattern[str] | None
    families: tuple[str, ...]

    def found_in(self, text: str) -> set[str]:
        """The families whose phrases are in a text; of two that overlap the longer counts."""
        if self.pattern is None:
            return set()
        return {
            self.families[match.lastindex - 1]
            for match in self.pattern.finditer(text)
            if match.lastindex is not None
        }


@dataclass(frozen=True, slots=True)
class Families:
    """The families in order of importance, ready to be looked for.

    `asked` has those that a script can ask for in words: the parts of pay.
    """

    order: tuple[str, ...]
    names: PhraseIndex
    scripts: PhraseIndex
    asked: frozenset[str]


def compile_families(entries: Iterable[FamilyEntry]) -> Families:
    """Make entries ready to be looked for; the first entry is the most important family.

    A phrase that stands in two families shows the more important one.
    """
    known = tuple(entries)
    names = [(phrase, entry.family) for entry in known for phrase in entry.names]
    scripts = [(phrase, entry.family) for entry in known for phrase in entry.scripts]
    order = tuple(dict.fromkeys(entry.family for entry in known))
    asked = frozenset(family for _, family in scripts if family != OTHER_FAMILY)
    return Families(order, _index(names), _index(scripts), asked)


def families_of(name: str, script: str, families: Families) -> tuple[str, ...]:
    """The families of a lever, the primary one first, or `other`.

    What the name says comes before what only the script asks for. A name that says which part
    of pay it is about says enough: its script may speak of the other parts in passing.
    """
    named = families.names.found_in(name.lower())
    if not named.isdisjoint(families.asked):
        return _in_order(named, families.order)
    asked = families.scripts.found_in(script.lower()) - named
    found = _in_order(named, families.order) + _in_order(asked, families.order)
    return found or (OTHER_FAMILY,)


def _in_order(found: set[str], order: Sequence[str]) -> tuple[str, ...]:
    """Families sorted by importance."""
    if not found:
        return ()
    return tuple(family for family in order if family in found and family != OTHER_FAMILY)


class _Node:
    """A place in the tree of phrases, which shares their beginnings."""

    __slots__ = ("below", "family")

    def __init__(self) -> None:
        self.below: dict[str, _Node] = {}
        self.family: str | None = None


def _index(phrases: Iterable[tuple[str, str]]) -> PhraseIndex:
    """Compile phrases into one pattern; the group that ends a match tells the family."""
    root = _Node()
    for phrase, family in phrases:
        _plant(root, _atoms(phrase), family)
    if not root.below:
        return PhraseIndex(None, ())
    families: list[str] = []
    pattern = _pattern(root, families)
    return PhraseIndex(re.compile(rf"(?<!\w){pattern}"), tuple(families))


def _atoms(phrase: str) -> Iterator[str]:
    """The pieces of a phrase, each a piece of a pattern."""
    words = [word for word in re.split(_GAP, phrase.lower()) if word.strip("*")]
    for number, word in enumerate(words):
        if number:
            yield _GAP
        yield from map(re.escape, word.rstrip("*"))
        if word.endswith("*"):
            yield _OPEN_END


def _plant(root: _Node, atoms: Iterable[str], family: str) -> None:
    """Add a phrase to the tree; who came first keeps it."""
    node = root
    for atom in atoms:
        node = node.below.setdefault(atom, _Node())
    if node is not root and node.family is None:
        node.family = family


def _pattern(node: _Node, families: list[str]) -> str:
    """The pattern of what follows; the longer phrase is tried before the shorter."""
    parts = [atom + _pattern(node.below[atom], families) for atom in sorted(node.below, key=_late)]
    if node.family is not None:
        families.append(node.family)
        parts.append(r"(?!\w)()")
    return f"(?:{'|'.join(parts)})"


def _late(atom: str) -> bool:
    """Whether a piece is tried after the others."""
    return atom == _OPEN_END
