"""Pictures of answers: an offer in a guide's bands, and the yearly pay of several offers.

What a chart shows comes in as values with their texts (`specs`). It is laid out (`bands`, `yearly`)
into a scene of shapes and lines of text, and that is painted. Only the last two know Pillow.
"""

from typing import assert_never

from bot.presentation.charts.specs import BandsChart, Chart, YearlyChart
from bot.presentation.picture import Picture
from bot.presentation.saving import PICTURE


def draw(chart: Chart) -> Picture:
    """Draw a chart; takes a tenth of a second, so that an event loop leaves it to a thread."""
    # The library that draws is loaded by the first picture and not by a question.
    from bot.presentation.charts.drawing import draw_chart  # noqa: PLC0415

    return Picture(draw_chart(chart), chart.alt, _stem(chart) + PICTURE.suffix)


def _stem(chart: Chart) -> str:
    match chart:
        case BandsChart():
            return "bands"
        case YearlyChart():
            return "yearly-pay"
        case _:
            assert_never(chart)
