"""What stands where on a picture, before anything is drawn: shapes and texts in pixels."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.presentation.charts.look import Colour, Pattern


@dataclass(frozen=True, slots=True)
class Style:
    """How letters look; the size is in pixels."""

    size: int
    colour: Colour
    bold: bool = False

    def of_size(self, size: int) -> "Style":
        """The same in another size."""
        return replace(self, size=size)


@dataclass(frozen=True, slots=True)
class Writing:
    """A line of text that begins at `x` and stands on `baseline`."""

    text: str
    style: Style
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Area:
    """An upright rectangle, with a pattern over its colour, and rounded where it has a radius."""

    left: float
    top: float
    right: float
    bottom: float
    colour: Colour
    pattern: Pattern | None = None
    radius: int = 0


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape with an outline around it."""

    points: tuple[tuple[float, float], ...]
    colour: Colour
    outline: Colour


Shape: TypeAlias = Area | Polygon


@dataclass(frozen=True, slots=True)
class Scene:
    """All of a picture; the texts stand above the shapes, and both in their order."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    writings: tuple[Writing, ...]
