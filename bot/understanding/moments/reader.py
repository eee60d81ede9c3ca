"""What every reader of a part asks of its tokens."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from bot.understanding.moments.mention import Day, MomentMention
from bot.understanding.moments.tokens import Token

T = TypeVar("T")
Tokens: TypeAlias = Sequence[Token]
Reader: TypeAlias = Callable[[Tokens, MomentMention], MomentMention | None]


def letters_of(tokens: Tokens) -> str:
    """The letters of some tokens."""
    return "".join(token.letter for token in tokens)


def value_of(tokens: Tokens, kind: type[T]) -> T | None:
    """The last value of a kind among the tokens."""
    return next((one.value for one in reversed(tokens) if isinstance(one.value, kind)), None)


def number_of(tokens: Tokens, letters: str) -> int | None:
    """The last number among tokens of some letters."""
    for token in reversed(tokens):
        if token.letter in letters and isinstance(token.value, int):
            return token.value
    return None


def on_day(day: Day | None, found: MomentMention) -> MomentMention | None:
    """What was found with its day; None where there is none."""
    return None if day is None else replace(found, day=day)
