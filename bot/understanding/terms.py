"""Questions for the meaning of a word of pay: "what is a cliff"."""

import re
from enum import StrEnum

from bot.knowledge.vocabulary import Vocabulary
from bot.understanding.phrases import Phrases
from bot.understanding.utterance import Utterance, keys_of, read


class Term(StrEnum):
    """A word of pay that the coach explains."""

    BASE = "base"
    BONUS = "bonus"
    SIGN_ON = "sign_on"
    EQUITY = "equity"
    RSU = "rsu"
    OPTIONS = "options"
    STRIKE = "strike"
    VESTING = "vesting"
    CLIFF = "cliff"
    REFRESHER = "refresher"
    CLAWBACK = "clawback"
    TOTAL = "total"
    PRE_TAX = "pre_tax"
    BAND = "band"
    LEVER = "lever"
    WALK_AWAY = "walk_away"


# Before and behind the term; what is left between them must be the term and nothing else.
_OPENINGS = tuple(
    keys_of(opening)
    for opening in (
        "what is, what are, what's, whats, wat is, what does, what do, what do you mean by, "
        "explain, explain what is, define, meaning of, what is the meaning of"
    ).split(", ")
)
_ENDINGS = frozenset("mean means stand for meaning exactly please again actually".split())
_ARTICLES = frozenset({"a", "an", "this", "my", "your"})
# Whoever asks what a word means does so in a few words.
_LONGEST_QUESTION = 120
_ASKS = re.compile(r"\b(?:wh?at\S{0,2}s?|explain|define|meaning)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;?.!]|\band\b", re.IGNORECASE)


def term_phrases(vocabulary: Vocabulary) -> Phrases[Term]:
    """The terms by what people call them; a slug that is explained nowhere is left out."""
    known = {
        keys_of(name): Term(slug)
        for slug, names in vocabulary.terms.items()
        if slug in set(Term)
        for name in names
    }
    return Phrases.of(known)


def find_terms(text: str, terms: Phrases[Term]) -> tuple[Term, ...]:
    """The terms whose meaning is asked for; none where anything else is asked beside."""
    if len(text) > _LONGEST_QUESTION or _ASKS.search(text) is None:
        return ()
    pieces = [read(piece) for piece in _BETWEEN.split(text)]
    asked = [piece for piece in pieces if not set(piece.keys) <= _ENDINGS]
    found = [_term(piece, terms) for piece in asked]
    if not found or None in found:
        return ()
    return tuple(dict.fromkeys(term for term in found if term is not None))


def _term(utterance: Utterance, terms: Phrases[Term]) -> Term | None:
    """The term that one piece of a message asks the meaning of."""
    keys = utterance.keys
    for opening in sorted(_OPENINGS, key=len, reverse=True):
        if keys[: len(opening)] == opening:
            rest = list(keys[len(opening) :])
            while rest and rest[-1] in _ENDINGS:
                rest.pop()
            while rest and rest[0] in _ARTICLES:
                rest.pop(0)
            found = next(terms.find(rest), None) if rest else None
            whole = found is not None and (found.first, found.last) == (0, len(rest) - 1)
            return found.value if found is not None and whole else None
    return None
