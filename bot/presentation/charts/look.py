"""Colours and sizes of all charts: one card that reads the same on a light and a dark chat.

The colours are Okabe and Ito's, whose hues are told apart with any colour vision. Kinds of pay
differ in lightness or in pattern too, so that they are told apart in grey.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias

from bot.presentation.charts.specs import PartKind

Colour: TypeAlias = tuple[int, int, int]


class Pattern(Enum):
    """Lines over a colour."""

    RISING = "rising"
    CROSSED = "crossed"
    UPRIGHT = "upright"


@dataclass(frozen=True, slots=True)
class Paint:
    """How a kind of pay is filled, and the colour of a text on it."""

    fill: Colour
    text: Colour
    pattern: Pattern | None = None


CARD: Colour = (255, 255, 255)
# An edge, where the chat is as light as the card.
EDGE: Colour = (198, 203, 208)
INK: Colour = (22, 24, 28)
MUTED: Colour = (84, 90, 98)
TRACK: Colour = (232, 235, 238)
RULE: Colour = (214, 218, 222)

BLUE: Colour = (0, 114, 178)
SKY: Colour = (86, 180, 233)
ORANGE: Colour = (230, 159, 0)
# Lighter than theirs, so that a number is read on it.
GREEN: Colour = (60, 190, 150)
VERMILION: Colour = (213, 94, 0)
# The same, dark enough for letters on the card.
RUST: Colour = (163, 68, 0)
GREY: Colour = (200, 204, 208)

PAINTS: Mapping[PartKind, Paint] = MappingProxyType(
    {
        PartKind.BASE: Paint(BLUE, CARD),
        PartKind.BONUS: Paint(SKY, INK),
        PartKind.EQUITY: Paint(ORANGE, INK, Pattern.RISING),
        PartKind.SIGN_ON: Paint(GREEN, INK, Pattern.CROSSED),
        PartKind.OTHER: Paint(GREY, INK, Pattern.UPRIGHT),
    }
)

# As wide as Telegram keeps a photo sharp on a phone.
WIDTH = 1080
MARGIN = 48
# Below this a text on a phone is a guess.
SMALLEST = 26
