"""An utterance with what is already known about its words, to judge a name in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.cues import (
    AFTER_WHICH_EMPLOYERS_STAND,
    COMPARING,
    EVERYDAY_PHRASES,
    FUNCTION_WORDS,
    OFFER,
    PAY,
    SENIORITY,
)
from bot.understanding.entities import Span
from bot.understanding.levels import is_level
from bot.understanding.lexicon import Lexicon, is_ordinary
from bot.understanding.phrases import Phrases
from bot.understanding.utterance import Utterance

_AMOUNT = re.compile(r"\d+(?:k|m|l|lpa|lakh|cr|yr|yrs|yoe|hrs|am|pm)?")
_EVERYDAY = Phrases.of(dict.fromkeys(EVERYDAY_PHRASES, True))
_FEW = 3
_MOSTLY = 0.6
_AFTER_SAME = frozenset("for but at with".split())
_COMPARED_WITH = frozenset("with to and".split())
_WORK = frozenset("work working works interviewing interview job role negotiate with".split())


class Label(StrEnum):
    """What a word is already known to be part of."""

    ROLE = "role"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Scene:
    """The words, their labels, and those that stand in an everyday phrase.

    `titled` says that most words begin with a capital, so that one more says nothing.
    """

    utterance: Utterance
    lexicon: Lexicon
    labels: tuple[Label | None, ...]
    everyday: frozenset[int]
    titled: bool
    about_pay: bool

    def key(self, index: int) -> str:
        """The word at a place; empty outside the utterance."""
        words = self.utterance.words
        return words[index].key if 0 <= index < len(words) else ""

    def label(self, index: int) -> Label | None:
        """The label of a word; none outside the utterance."""
        return self.labels[index] if 0 <= index < len(self.labels) else None

    def touching(self, index: int) -> bool:
        """Whether only blanks stand between a word and the next, which exists."""
        inside = 0 <= index < len(self.labels) - 1
        return inside and self.utterance.gap(index).isspace()

    def capital_inside(self, index: int) -> bool:
        """Whether a word's capital is neither owed to its place nor to a habit of the writer."""
        word = self.utterance.words[index]
        return word.capital and not self.titled and not self.utterance.begins_sentence(index)

    def ordinary(self, index: int) -> bool:
        """Whether a word is everyday English."""
        return is_ordinary(self.key(index), self.lexicon.ordinary)

    def common(self, index: int) -> bool:
        """Whether a word can be no part of an unknown name: glue, pay, a role, a place."""
        key = self.key(index)
        counted = _AMOUNT.fullmatch(key) is not None or is_level(key)
        known = self.labels[index] is not None or counted
        return known or key in FUNCTION_WORDS or key in PAY or key in SENIORITY

    def after_employer_word(self, index: int) -> bool:
        """Whether the word before is "at", "from", "vs", or "with" and "for" about work."""
        before, earlier = self.key(index - 1), self.key(index - 2)
        if (earlier == "same" and before in _AFTER_SAME) or (
            earlier in COMPARING and before in _COMPARED_WITH
        ):
            return True
        if before in {"with", "for"}:
            about_work = earlier in _WORK or earlier in OFFER
            return about_work or self.label(index - 2) is Label.ROLE
        return before in AFTER_WHICH_EMPLOYERS_STAND

    def span(self, first: int, last: int) -> Span:
        """The characters from one word up to and including another."""
        return Span(self.utterance.words[first].start, self.utterance.words[last].end)


def set_scene(
    utterance: Utterance, lexicon: Lexicon, roles: Iterable[Span], places: Iterable[Span]
) -> Scene:
    """Label the words and look for what tells that the utterance is about a job."""
    labels = _labels(utterance, roles, places)
    words = utterance.words
    cue = any(_is_job_word(word.key) for word in words)
    capitals = sum(word.capital for word in words)
    return Scene(
        utterance=utterance,
        lexicon=lexicon,
        labels=labels,
        everyday=_everyday(utterance),
        titled=len(words) > 1 and capitals > _MOSTLY * len(words),
        about_pay=cue or any(labels) or len(words) <= _FEW,
    )


def _is_job_word(key: str) -> bool:
    return key in PAY or key in SENIORITY or key in {"vs", "versus"} or is_level(key)


def _labels(
    utterance: Utterance, roles: Iterable[Span], places: Iterable[Span]
) -> tuple[Label | None, ...]:
    spans = [(span, Label.PLACE) for span in places] + [(span, Label.ROLE) for span in roles]
    labels: list[Label | None] = [None] * len(utterance.words)
    for span, label in spans:
        for index, word in enumerate(utterance.words):
            if word.start < span.end and span.start < word.end:
                labels[index] = label
    return tuple(labels)


def _everyday(utterance: Utterance) -> frozenset[int]:
    """The words that stand in an everyday phrase."""
    found = _EVERYDAY.find(utterance.keys)
    return frozenset(index for phrase in found for index in range(phrase.first, phrase.last + 1))
