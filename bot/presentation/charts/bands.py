"""An offer in a guide's bands: one band below the other, all of the same width.

Each band has a scale of its own. What a person wants to see is whether a figure lies below, in or
above its band, and a bonus of 18 thousand beside a total of 212 thousand would be a line.
"""

from decimal import Decimal

from bot.presentation.charts.look import BLUE, CARD, INK, MARGIN, RUST, TRACK, VERMILION
from bot.presentation.charts.page import RIGHT, Page
from bot.presentation.charts.scene import Area, Polygon, Style
from bot.presentation.charts.specs import BandBar, BandsChart

_LABEL = Style(36, INK, bold=True)
_END = Style(34, INK)
_MARK = Style(44, RUST, bold=True)

_BAND_HEIGHT = 52
_RADIUS = 10
_GAP = 8
_BETWEEN_BANDS = 36
_PIN_HEIGHT = 28
_PIN_HALF = 22
_STEM_HALF = 5
_ARROW_LENGTH = 40
# Half the width of a band whose low is its high.
_LEAST_HALF = 16

# The band lies in the middle, so that there is room for a mark on both sides of it.
_BAND_FROM, _BAND_TO = Decimal("0.2"), Decimal("0.8")
_MIDDLE = (_BAND_FROM + _BAND_TO) / 2
# A band without extent gets the scale of one that is a tenth of its amount wide.
_TENTH = Decimal("0.1")


def draw_bands(chart: BandsChart, page: Page) -> None:
    """Put a chart of bands on an empty page."""
    page.head(chart.title, chart.subtitle)
    for bar in chart.bars:
        page.top += _BETWEEN_BANDS
        _draw_band(bar, page)
    page.top += _BETWEEN_BANDS
    page.note(chart.note)


def _draw_band(bar: BandBar, page: Page) -> None:
    """Put the label, the number of the mark, the band, the mark and the ends below each other."""
    letters = page.lettering
    label = letters.shortened(letters.line(bar.label), _LABEL, RIGHT - MARGIN)
    page.write(label, _LABEL, MARGIN, letters.baseline_below(page.top, _LABEL))
    page.top += letters.height(_LABEL) + _GAP
    share = None if bar.mark is None else _share(bar, bar.mark)
    if share is not None and bar.mark_text is not None:
        baseline = letters.baseline_below(page.top, _MARK)
        page.write_within(bar.mark_text, _MARK, _x(share), baseline, (MARGIN, RIGHT))
        page.top += letters.height(_MARK) + _PIN_HEIGHT
    top, bottom = page.top, page.top + _BAND_HEIGHT
    left, right = _ends(bar)
    page.add(Area(MARGIN, top, RIGHT, bottom, TRACK, radius=_RADIUS))
    page.add(Area(left, top, right, bottom, BLUE, radius=_RADIUS))
    if share is not None:
        page.add(_pin(share, top, bottom) if 0 <= share <= 1 else _arrow(share, top, bottom))
    page.top = bottom + _GAP
    _write_ends(bar, page)


def _write_ends(bar: BandBar, page: Page) -> None:
    """Write low and high below the ends of the band, once where they are the same."""
    baseline = page.lettering.baseline_below(page.top, _END)
    left, right = _ends(bar)
    middle = _x(_MIDDLE)
    low, high = bar.low_text, bar.high_text
    if bar.high < bar.low:
        low, high = high, low
    if low == high:
        page.write_within(low, _END, middle, baseline, (MARGIN, RIGHT))
    else:
        page.write_within(low, _END, left, baseline, (MARGIN, middle - _GAP))
        page.write_within(high, _END, right, baseline, (middle + _GAP, RIGHT))
    page.top += page.lettering.height(_END)


def _ends(bar: BandBar) -> tuple[float, float]:
    if bar.low == bar.high:
        return _x(_MIDDLE) - _LEAST_HALF, _x(_MIDDLE) + _LEAST_HALF
    return _x(_BAND_FROM), _x(_BAND_TO)


def _share(bar: BandBar, value: Decimal) -> Decimal:
    """Where a value lies from the left edge, which is 0, to the right one, which is 1."""
    low, high = min(bar.low, bar.high), max(bar.low, bar.high)
    width = _BAND_TO - _BAND_FROM
    if low == high:
        return _MIDDLE + (value - low) / (abs(low) * _TENTH or 1) * width
    return _BAND_FROM + (value - low) / (high - low) * width


def _x(share: Decimal) -> float:
    """A share of the width in pixels; what lies beyond an edge is at that edge."""
    return MARGIN + float(min(max(share, Decimal(0)), Decimal(1))) * (RIGHT - MARGIN)


def _pin(share: Decimal, top: float, bottom: float) -> Polygon:
    """A tip that points to the place in the band, and a stem through it."""
    x = min(max(_x(share), MARGIN + _STEM_HALF), RIGHT - _STEM_HALF)
    points = (
        (x - _PIN_HALF, top - _PIN_HEIGHT),
        (x + _PIN_HALF, top - _PIN_HEIGHT),
        (x + _STEM_HALF, top),
        (x + _STEM_HALF, bottom),
        (x - _STEM_HALF, bottom),
        (x - _STEM_HALF, top),
    )
    return Polygon(points, VERMILION, CARD)


def _arrow(share: Decimal, top: float, bottom: float) -> Polygon:
    """An arrow out of the chart, for a place that lies farther away than the chart is wide."""
    tip = _x(share)
    base = tip + _ARROW_LENGTH if share < 0 else tip - _ARROW_LENGTH
    return Polygon(((tip, (top + bottom) / 2), (base, top), (base, bottom)), VERMILION, CARD)
