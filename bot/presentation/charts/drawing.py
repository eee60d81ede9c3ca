"""From a chart to its picture: lay out, then paint."""

from typing import assert_never

from bot.presentation.charts.bands import draw_bands
from bot.presentation.charts.lettering import Lettering
from bot.presentation.charts.page import Page
from bot.presentation.charts.painting import paint
from bot.presentation.charts.scene import Scene
from bot.presentation.charts.specs import BandsChart, Chart, YearlyChart
from bot.presentation.charts.yearly import draw_yearly


def lay_out(chart: Chart, lettering: Lettering) -> Scene:
    """What stands where on a chart."""
    page = Page(lettering)
    match chart:
        case BandsChart():
            draw_bands(chart, page)
        case YearlyChart():
            draw_yearly(chart, page)
        case _:
            assert_never(chart)
    return page.scene()


def draw_chart(chart: Chart) -> bytes:
    """A chart as PNG, with its words inside."""
    lettering = Lettering()
    return paint(lay_out(chart, lettering), lettering, chart.alt)
