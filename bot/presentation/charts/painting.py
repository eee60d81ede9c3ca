"""Draws a scene with Pillow: the same bytes for the same scene."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from math import ceil, floor
from typing import TypeAlias, assert_never

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from bot.presentation.charts.lettering import Lettering
from bot.presentation.charts.look import CARD, EDGE, Colour, Pattern
from bot.presentation.charts.scene import Area, Polygon, Scene

_EDGE_WIDTH = 2
# What is not upright is drawn so many times larger and made smaller again, which smooths it.
_FINER = 4
_OUTLINE = 4
_SPACING = 18
_STROKE = 4
_WHOLLY = 255
# Lines of a pattern are so faint that a number beside them is read first.
_FAINTLY = 120

_Box: TypeAlias = tuple[int, int, int, int]
_Points: TypeAlias = tuple[tuple[float, float], ...]


def paint(scene: Scene, lettering: Lettering, description: str) -> bytes:
    """A scene as PNG, with a description inside for programs that read pictures out."""
    image = Image.new("RGB", (scene.width, scene.height), CARD)
    for shape in scene.shapes:
        match shape:
            case Area():
                _paint_area(image, shape)
            case Polygon():
                _paint_polygon(image, shape)
            case _:
                assert_never(shape)
    draw = ImageDraw.Draw(image)
    for writing in scene.writings:
        place = (round(writing.x), round(writing.baseline))
        font = lettering.font(writing.style)
        draw.text(place, writing.text, fill=writing.style.colour, font=font, anchor="ls")
    draw.rectangle((0, 0, scene.width - 1, scene.height - 1), outline=EDGE, width=_EDGE_WIDTH)
    described = PngInfo()
    described.add_itxt("Description", description)
    target = BytesIO()
    image.save(target, "PNG", pnginfo=described)
    return target.getvalue()


def _paint_area(image: Image.Image, area: Area) -> None:
    box = (round(area.left), round(area.top), round(area.right), round(area.bottom))
    if area.radius:
        stencil = _Stencil(box)
        stencil.cut_rounded(area.radius)
        stencil.fill(image, area.colour)
    else:
        image.paste(area.colour, box)
    if area.pattern is not None:
        stencil = _Stencil(box)
        for line in _lines(area.pattern, box):
            stencil.cut_line(line, _STROKE, _FAINTLY)
        stencil.fill(image, CARD)


def _paint_polygon(image: Image.Image, polygon: Polygon) -> None:
    xs, ys = zip(*polygon.points, strict=True)
    left, top = floor(min(xs)) - _OUTLINE, floor(min(ys)) - _OUTLINE
    box = (left, top, ceil(max(xs)) + _OUTLINE, ceil(max(ys)) + _OUTLINE)
    around, inside = _Stencil(box), _Stencil(box)
    for stencil in (around, inside):
        stencil.cut_polygon(polygon.points)
    # From the last corner but one to the second, so that every corner is joined.
    around.cut_line((*polygon.points, *polygon.points[:2]), 2 * _OUTLINE, _WHOLLY)
    around.fill(image, polygon.outline)
    inside.fill(image, polygon.colour)


def _lines(pattern: Pattern, box: _Box) -> Iterator[_Points]:
    """The lines of a pattern over a box; patterns of boxes in a row go on into each other."""
    left, top, right, bottom = box
    height = bottom - top
    for x in range(left - left % _SPACING - height, right + height, _SPACING):
        if pattern is Pattern.UPRIGHT:
            yield ((x, top), (x, bottom))
        else:
            yield ((x, bottom), (x + height, top))
        if pattern is Pattern.CROSSED:
            yield ((x, top), (x + height, bottom))


class _Stencil:
    """A shape cut out of a box, through which the box is filled with a colour."""

    def __init__(self, box: _Box) -> None:
        self._box = box
        left, top, right, bottom = box
        self._mask = Image.new("L", ((right - left) * _FINER, (bottom - top) * _FINER))
        self._draw = ImageDraw.Draw(self._mask)

    def cut_rounded(self, radius: int) -> None:
        """Cut out the box with rounded corners."""
        whole = (0, 0, self._mask.width - 1, self._mask.height - 1)
        self._draw.rounded_rectangle(whole, radius * _FINER, fill=_WHOLLY)

    def cut_polygon(self, points: _Points) -> None:
        """Cut out a shape."""
        self._draw.polygon(self._finer(points), fill=_WHOLLY)

    def cut_line(self, points: _Points, width: int, strength: int) -> None:
        """Cut along a line."""
        self._draw.line(self._finer(points), fill=strength, width=width * _FINER, joint="curve")

    def fill(self, image: Image.Image, colour: Colour) -> None:
        """Fill what was cut out."""
        image.paste(colour, self._box, self._mask.reduce(_FINER))

    def _finer(self, points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        left, top, _, _ = self._box
        return [((x - left) * _FINER, (y - top) * _FINER) for x, y in points]
