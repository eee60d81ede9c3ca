"""Yearly pay of offers: a row for each, grouped by year, all on one scale from zero."""

from dataclasses import dataclass
from decimal import Decimal

from bot.presentation.charts.lettering import Lettering
from bot.presentation.charts.look import INK, MARGIN, PAINTS, RULE
from bot.presentation.charts.page import RIGHT, Page
from bot.presentation.charts.scene import Area, Style
from bot.presentation.charts.specs import PartKind, YearlyChart, YearPart

_LEGEND = Style(32, INK)
_LETTER = Style(32, INK, bold=True)
_YEAR = Style(34, INK, bold=True)
# A name is written at least so large.
_NAME = Style(32, INK)

_GAP = 14
_SWATCH = 34
_BETWEEN_SIGNS = 36
_LEGEND_LINE = 50
_BETWEEN_YEARS = 20
_RULE = 2
# A line of the card's colour keeps two parts apart, however like their colours may look.
_SEAM = 3
_PADDING = 8
_HALF_A_LINE = 0.55
_LONGEST_NAME = 260
_LONGEST_TOTAL = 250
_LETTERS = "ABCDE"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a chart of at most so many rows is: the fewer, the larger."""

    most: int
    row: int
    gap: int
    name: int
    part: int


_SIZES = (
    Size(most=4, row=84, gap=18, name=40, part=34),
    Size(most=8, row=68, gap=14, name=38, part=32),
    Size(most=12, row=56, gap=10, name=34, part=30),
    Size(most=20, row=46, gap=8, name=32, part=28),
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The room for bars, and how much money its whole width is."""

    size: Size
    left: float
    right: float
    scale: Decimal

    @property
    def name(self) -> Style:
        """How the name of an offer is written."""
        return Style(self.size.name, INK)

    @property
    def total(self) -> Style:
        """How a total is written."""
        return Style(self.size.name, INK, bold=True)

    def width(self, value: Decimal) -> float:
        """An amount in pixels; nothing for what is not above zero."""
        return float(max(value, Decimal(0)) / self.scale) * (self.right - self.left)


def draw_yearly(chart: YearlyChart, page: Page) -> None:
    """Put a chart of yearly pay on an empty page."""
    page.head(chart.title, chart.subtitle)
    page.top += _GAP
    _draw_kinds(chart, page)
    labels = _labels(chart, page)
    columns = _columns(chart, labels, page.lettering)
    for year, name in enumerate(chart.year_names):
        _draw_heading(name, page)
        for label, stack in zip(labels, chart.stacks, strict=True):
            if year < len(stack.years):
                _draw_row(label, stack.years[year], stack.totals[year], columns, page)
    page.top += _BETWEEN_YEARS
    page.note(chart.note)


def _columns(chart: YearlyChart, labels: tuple[str, ...], letters: Lettering) -> Columns:
    count = len(chart.year_names) * len(chart.stacks)
    size = next(size for size in _SIZES if count <= size.most)
    years = [year for stack in chart.stacks for year in stack.years]
    totals = [letters.line(total) for stack in chart.stacks for total in stack.totals]
    unscaled = Columns(size, MARGIN, RIGHT, Decimal(1))
    for_names = max(letters.width(label, unscaled.name) for label in labels)
    for_totals = max((letters.width(total, unscaled.total) for total in totals), default=0)
    return Columns(
        size,
        left=MARGIN + for_names + _GAP,
        right=RIGHT - min(for_totals, _LONGEST_TOTAL) - _GAP,
        scale=max(map(_sum, years), default=Decimal(0)) or Decimal(1),
    )


def _sum(parts: tuple[YearPart, ...]) -> Decimal:
    return sum((part.value for part in parts if part.value > 0), Decimal(0))


# What the colours and the names mean ------------------------------------------------------------


def _draw_kinds(chart: YearlyChart, page: Page) -> None:
    """Show what each colour stands for."""
    flow = _Flow(page)
    for kind in chart.kinds:
        x, middle, name = flow.place(chart.kind_names[kind])
        half = _SWATCH / 2
        paint = PAINTS[kind]
        page.add(Area(x, middle - half, x + _SWATCH, middle + half, paint.fill, paint.pattern))
        baseline = page.lettering.baseline_around(middle, _LEGEND)
        page.write(name, _LEGEND, x + _SWATCH + _GAP, baseline)
    flow.end()


def _labels(chart: YearlyChart, page: Page) -> tuple[str, ...]:
    """What stands in front of a row: the name of its offer, or a letter that is explained here."""
    names = tuple(page.lettering.line(stack.name) for stack in chart.stacks)
    whole = all(page.lettering.shows_all_of(stack.name) for stack in chart.stacks)
    short = all(name and page.lettering.fits(name, _NAME, _LONGEST_NAME) for name in names)
    if whole and short and len(set(names)) == len(names):
        return names
    letters = tuple(_LETTERS[: len(names)])
    flow = _Flow(page)
    for letter, full_name in zip(letters, names, strict=True):
        x, middle, name = flow.place(full_name)
        baseline = page.lettering.baseline_around(middle, _LEGEND)
        page.write(letter, _LETTER, x, baseline)
        page.write(name, _LEGEND, x + _SWATCH + _GAP, baseline)
    flow.end()
    return letters


class _Flow:
    """Signs with words behind them, beside each other in as many lines as it takes."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._x: float = MARGIN

    def place(self, words: str) -> tuple[float, float, str]:
        """Where the next sign begins, the middle of its line, and the words as they fit."""
        letters = self._page.lettering
        room = RIGHT - MARGIN - _SWATCH - _GAP
        shown = letters.shortened(letters.line(words), _LEGEND, room)
        width = _SWATCH + _GAP + letters.width(shown, _LEGEND)
        if self._x > MARGIN and self._x + width > RIGHT:
            self.end()
        x = self._x
        self._x += width + _BETWEEN_SIGNS
        return x, self._page.top + _LEGEND_LINE / 2, shown

    def end(self) -> None:
        """Go below the last line, if there is one."""
        if self._x > MARGIN:
            self._x = MARGIN
            self._page.top += _LEGEND_LINE


# A year -----------------------------------------------------------------------------------------


def _draw_heading(name: str, page: Page) -> None:
    page.top += _BETWEEN_YEARS / 2
    page.add(Area(MARGIN, page.top, RIGHT, page.top + _RULE, RULE))
    page.top += _BETWEEN_YEARS / 2
    shown = page.lettering.shortened(page.lettering.line(name), _YEAR, RIGHT - MARGIN)
    page.write(shown, _YEAR, MARGIN, page.lettering.baseline_below(page.top, _YEAR))
    page.top += page.lettering.height(_YEAR) + _PADDING / 2


def _draw_row(
    label: str, parts: tuple[YearPart, ...], total: str, columns: Columns, page: Page
) -> None:
    """Put an offer's name, its parts in their order, and its total beside each other."""
    middle = page.top + columns.size.row / 2
    page.write(label, columns.name, MARGIN, page.lettering.baseline_around(middle, columns.name))
    x = columns.left
    for kind in PartKind:
        for part in parts:
            if part.kind is kind:
                _draw_part(part, x, columns, page)
                x += columns.width(part.value)
    baseline = page.lettering.baseline_around(middle, columns.total)
    page.write_within(total, columns.total, x, baseline, (x + _GAP, RIGHT))
    page.top += columns.size.row + columns.size.gap


def _draw_part(part: YearPart, x: float, columns: Columns, page: Page) -> None:
    """Fill the room of a part, with its number on it where there is room for one."""
    right = x + columns.width(part.value) - _SEAM
    if right - x < 1:
        return
    paint = PAINTS[part.kind]
    top, bottom = page.top, page.top + columns.size.row
    page.add(Area(x, top, right, bottom, paint.fill, paint.pattern))
    style = Style(columns.size.part, paint.text)
    baseline = page.lettering.baseline_around((top + bottom) / 2, style)
    room = (x + _PADDING, right - _PADDING)
    written = page.write_within(part.text, style, (x + right) / 2, baseline, room)
    if written is not None and paint.pattern is not None:
        # A pattern goes around the number and not through it.
        middle, half = (top + bottom) / 2, style.size * _HALF_A_LINE
        start, end = written[0] - _PADDING, written[1] + _PADDING
        page.add(Area(start, middle - half, end, middle + half, paint.fill))
