import asyncio

import pytest

from bot.presentation.charts import draw
from bot.presentation.charts.easel import Easel
from tests.presentation.charted import FOUR_BANDS, TWO_OFFERS


@pytest.mark.anyio
async def test_the_event_loop_goes_on_while_pictures_are_drawn_in_their_order() -> None:
    easel, turns = Easel(), 0
    drawing = asyncio.gather(*(easel.draw((FOUR_BANDS, TWO_OFFERS)) for _ in range(3)))
    while not drawing.done():
        turns += 1
        await asyncio.sleep(0)
    assert await drawing == [(draw(FOUR_BANDS), draw(TWO_OFFERS))] * 3
    assert turns > 100
