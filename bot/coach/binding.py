"""Which of several companies a role or a place belongs to."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from bot.understanding.entities import Span
from bot.understanding.utterance import keys_of

_BEFORE_ITS_COMPANY = frozenset("at from for".split())
_GLUE = _BEFORE_ITS_COMPANY | {"the", "offer", "an", "a"}


class Mention(Protocol):
    """Anything that is named somewhere in an utterance."""

    @property
    def span(self) -> Span:
        """Where it is named."""


M = TypeVar("M", bound=Mention)


def shares(
    owners: Sequence[Mention], mentions: Sequence[M], text: str
) -> tuple[tuple[M, ...], ...]:
    """For each owner, in the order of the words, the mentions that belong to it.

    As in "datadog nyc, databricks sf": a mention belongs to the owner before it, or to the one
    after it where the first mention comes before the first owner, or "at" stands between. An
    owner without any shares those of its neighbour: "google vs meta nyc".
    """
    own = owned(owners, mentions, text)
    return tuple(own[index] or _neighbours(own, index) for index in range(len(own)))


def owned(owners: Sequence[Mention], mentions: Sequence[M], text: str) -> tuple[tuple[M, ...], ...]:
    """For each owner the mentions that are its own, none of them shared."""
    own: list[list[M]] = [[] for _ in owners]
    ahead = bool(owners and mentions) and mentions[0].span.start < owners[0].span.start
    for mention in mentions:
        if owners:
            own[_owner(owners, mention, text, ahead=ahead)].append(mention)
    return tuple(map(tuple, own))


def _owner(owners: Sequence[Mention], mention: Mention, text: str, *, ahead: bool) -> int:
    after = [index for index, owner in enumerate(owners) if owner.span.start >= mention.span.start]
    if not after:
        return len(owners) - 1
    between = keys_of(text[mention.span.end : owners[after[0]].span.start])
    joined = set(between) <= _GLUE and not _BEFORE_ITS_COMPANY.isdisjoint(between)
    return after[0] if ahead or joined or after[0] == 0 else after[0] - 1


def _neighbours(own: tuple[tuple[M, ...], ...], index: int) -> tuple[M, ...]:
    """The mentions of the nearest owner before that has any, else of the nearest after."""
    nearest = (*reversed(own[:index]), *own[index + 1 :])
    return next((mentions for mentions in nearest if mentions), ())
