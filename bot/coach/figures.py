"""What may stand in an answer beside our own words, each with where it comes from.

Our own words hold no figure. One that a person reads is a guide's, the person's own, a published
study's, or computed from such by a formula that is told.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.knowledge.base import GuideId, PayFigure


@dataclass(frozen=True, slots=True)
class GuideFigure:
    """A figure of pay as it stands in a guide."""

    figure: PayFigure
    guide: GuideId

    @property
    def text(self) -> str:
        """The cell as it stands, in one line."""
        return " ".join(self.figure.quote.split())


@dataclass(frozen=True, slots=True)
class PersonFigure:
    """A figure as the person typed it, from one character of their message up to another.

    Both are -1 where they typed it in an earlier message.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ComputedFigure:
    """A figure that follows from others; `formula` names it with its inputs."""

    text: str
    value: int
    formula: str


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A figure of a published study, and where that study is found."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """A figure as it stood in a guide before that was changed; it stands there no more."""

    text: str
    guide: GuideId
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that the person named, as the clock shows it that it is told by.

    What can show the time of each reader's own clock goes by `at` instead of the text.
    """

    text: str
    at: datetime


Figure: TypeAlias = (
    GuideFigure | PersonFigure | ComputedFigure | CitedFigure | EarlierFigure | Moment
)


@dataclass(frozen=True, slots=True)
class GuideQuote:
    """Words of a guide as they stand there; whatever figures they hold are the guide's.

    `lines` holds the line of each line of the text, where they are not one below the other.
    """

    text: str
    guide: GuideId
    line: int
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GenericQuote:
    """Words of a generic script, which hold no figure."""

    text: str
    path: str
    line: int


Quote: TypeAlias = GuideQuote | GenericQuote


@dataclass(frozen=True, slots=True)
class PersonQuote:
    """Words of the person, from one character of their message up to another."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """What a company, a role, a place or a level is called; its digits are part of the name.

    `guide` and `line` say which guide calls it so, where one does.
    """

    text: str
    guide: GuideId | None = None
    line: int = 1


def counted(number: int, what: str) -> ComputedFigure:
    """How many there are of something."""
    return ComputedFigure(str(number), number, f"count of {what}")
