"""Draws while the event loop has other people to answer."""

import asyncio
from collections.abc import Iterable

from bot.presentation.charts import draw
from bot.presentation.charts.specs import Chart
from bot.presentation.picture import Picture


class Easel:
    """Draws one picture at a time, in a thread.

    Several at once would be no faster, as one interpreter draws them all, and each would hold up
    the event loop once more.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    async def draw(self, charts: Iterable[Chart]) -> tuple[Picture, ...]:
        """Draw charts in their order."""
        pictures: list[Picture] = []
        for chart in charts:
            async with self._turn:
                pictures.append(await asyncio.to_thread(draw, chart))
        return tuple(pictures)
