"""Corrections: "visa, no sorry, mastercard", "not pm, tpm". What was taken back is not meant."""

import re
from typing import Protocol, TypeVar

from bot.understanding.entities import Span
from bot.understanding.utterance import Utterance

# What takes back what stands before it, where something of its kind stands behind it.
_TAKES_BACK = re.compile(
    r"\b(?:no,? (?:sorry|wait)|wait,? no|i meant|scratch that|correction)\b|[.…,;]\s*no,\s",
    re.IGNORECASE,
)
# Everyday words that take something back only right in front of what is meant instead.
_MAY_TAKE_BACK = re.compile(
    r"(?:\b(?:sorry|i mean|make that|actually|wait|oops)\b[,.…:]?"
    r"|[?.…,;]\s*(?:no|nah)\b[,.…:–-]?)"
    r"\s*[–-]?\s*(?:(?:the|at|for|an?)\s+)?$",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?<!\bor )(?<!\bwhy )(?<!\bif )\bnot(?: an?| the| at| for)?\s+$", re.IGNORECASE)
# "make that, for the " in front of a name, "why not for the ".
_REACH = 24


class Mention(Protocol):
    """Anything that is named somewhere in an utterance."""

    @property
    def span(self) -> Span:
        """Where it is named."""


M = TypeVar("M", bound=Mention)


def without_corrected(utterance: Utterance, mentions: tuple[M, ...]) -> tuple[M, ...]:
    """The mentions of one kind that still hold; all of them where no other is named instead."""
    if len(mentions) < 2:
        return mentions
    text = utterance.text
    kept = tuple(one for one in mentions if not _is_denied(text, one.span.start))
    kept = kept or mentions
    taken_back = [found.start() for found in _TAKES_BACK.finditer(text)]
    taken_back += [one.span.start for one in kept[1:] if _takes_back(text, one.span.start)]
    taken_back.sort()
    for at in reversed(taken_back):
        behind = tuple(one for one in kept if one.span.start >= at)
        if behind:
            return behind
    return kept


def _is_denied(text: str, start: int) -> bool:
    return _NOT.search(text[max(0, start - _REACH) : start]) is not None


def _takes_back(text: str, start: int) -> bool:
    return _MAY_TAKE_BACK.search(text[max(0, start - _REACH) : start]) is not None
