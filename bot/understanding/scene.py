"""An utterance with what is already known about its words, to judge a name in."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.understanding import words as kinds
from bot.understanding.entities import Span
from bot.understanding.lexicon import Lexicon
from bot.understanding.utterance import Utterance

_FEW = 3
_MOSTLY = 0.6
_ABOUT_PAY = kinds.IN_PAY | kinds.SENIOR | kinds.LEVEL


class Label(StrEnum):
    """What a word is already known to be part of."""

    ROLE = "role"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Scene:
    """The words with their flags and labels, and those that stand in an everyday phrase.

    `titled` says that most words begin with a capital, so that one more says nothing, and
    `shouted` that all of the text is in capitals. `asks` says that something is asked, and
    `wants` that it is something that we can give. `said` are the words, and `ranked` says that a
    role, a place or a level is among them.
    """

    utterance: Utterance
    lexicon: Lexicon
    keys: tuple[str, ...]
    flags: Sequence[int]
    labels: Sequence[Label | None]
    everyday: frozenset[int]
    titled: bool
    shouted: bool
    about_pay: bool
    asks: bool
    wants: bool
    said: frozenset[str]
    ranked: bool

    def __len__(self) -> int:
        return len(self.keys)

    def key(self, index: int) -> str:
        """The word at a place; empty outside the utterance."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def label(self, index: int) -> Label | None:
        """The label of a word; none outside the utterance."""
        return self.labels[index] if 0 <= index < len(self.keys) else None

    def has(self, index: int, flag: int) -> bool:
        """Whether a word has a flag; outside the utterance there is none."""
        return 0 <= index < len(self.keys) and bool(self.flags[index] & flag)

    def touching(self, index: int) -> bool:
        """Whether only blanks stand between a word and the next, which exists."""
        inside = 0 <= index < len(self.keys) - 1
        return inside and self.utterance.gap(index).isspace()

    def capital_inside(self, index: int) -> bool:
        """Whether a word's capital is neither owed to its place nor to a habit of the writer."""
        return (
            not self.titled
            and self.utterance.capital(index)
            and not self.utterance.begins_sentence(index)
        )

    def in_capitals(self, first: int, last: int) -> bool:
        """Whether some words, and not all of the text, are in capitals."""
        return not self.shouted and self.utterance.typed(first, last).isupper()

    def ordinary(self, index: int) -> bool:
        """Whether a word is an English one."""
        return bool(self.flags[index] & kinds.ORDINARY)

    def common(self, index: int) -> bool:
        """Whether a word can be no part of an unknown name: glue, pay, a role, a place."""
        return self.labels[index] is not None or bool(self.flags[index] & kinds.COMMON)

    def span(self, first: int, last: int) -> Span:
        """The characters from one word up to and including another."""
        return Span(self.utterance.starts[first], self.utterance.ends[last])


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised before companies are looked for.

    `levers` says whether something to negotiate on is named, `asks` whether something is asked,
    and `wants` whether that is something that we can give.
    """

    roles: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()
    levers: bool = False
    asks: bool = False
    wants: bool = False


def set_scene(
    utterance: Utterance, lexicon: Lexicon, flags: Sequence[int], known: Recognised
) -> Scene:
    """Label the words and look for what tells that the utterance is about a job."""
    keys, size = utterance.keys, len(utterance)
    labels: list[Label | None] = [None] * size
    for spans, label in ((known.places, Label.PLACE), (known.roles, Label.ROLE)):
        for span in spans:
            for index in words_in(utterance, span):
                labels[index] = label
    everyday = lexicon.everyday.find(keys, kinds.indexes(flags, kinds.EVERYDAY))
    cue = (
        known.levers
        or known.wants
        or any(found & _ABOUT_PAY for found in flags)
        or "vs" in keys
        or "versus" in keys
    )
    capitals = sum(map(utterance.capital, range(size))) if size > 1 else 0
    return Scene(
        utterance=utterance,
        lexicon=lexicon,
        keys=keys,
        flags=flags,
        labels=labels,
        everyday=frozenset(
            index for found in everyday for index in range(found.first, found.last + 1)
        ),
        titled=capitals > _MOSTLY * size,
        shouted=utterance.text.isupper(),
        about_pay=cue or any(labels) or size <= _FEW,
        asks=known.asks,
        wants=known.wants,
        said=frozenset(keys),
        ranked=any(labels) or any(found & kinds.LEVEL for found in flags),
    )


def words_in(utterance: Utterance, span: Span) -> range:
    """The places of the words that a stretch of the text touches."""
    first = bisect_left(utterance.ends, span.start + 1)
    return range(first, bisect_left(utterance.starts, span.end))
