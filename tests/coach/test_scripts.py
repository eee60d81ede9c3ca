from dataclasses import replace

import pytest

from bot.coach.answers import Mismatch, ScriptAnswer
from bot.coach.question import Question
from bot.coach.scripts import amounts_in, answer_script
from bot.knowledge.base import PayComponents, Place
from tests.coach.made_up import DETROIT, LONDON, NOW, guide, lever, money, row

AUSTIN = Place("Austin", "austin", "US")
ROWS = (
    row("Detroit", DETROIT, "USD", "$"),
    replace(
        row("Austin", AUSTIN, "USD", "$"),
        pay=PayComponents(base=money("$180K–$190K", 180_000, 190_000)),
    ),
    row("London", LONDON, "GBP", "£"),
)


def mismatch(script: str, place: Place) -> Mismatch | None:
    one = replace(guide("a", "A", "r", "R", ROWS), levers=(lever("x", script, "base"),))
    answer = answer_script(one, "base", Question(places=(place,)), NOW)
    assert isinstance(answer, ScriptAnswer)
    return answer.scripts[0].mismatch


@pytest.mark.parametrize(
    ("script", "place", "expected"),
    [
        ("Could the base be $190K?", DETROIT, Mismatch.PLACE),
        ("Could the base be $190K?", AUSTIN, None),
        ("Could the base be $115,000?", DETROIT, None),
        ("Could the base be $777K?", DETROIT, None),  # no figure of the guide: its own argument
        ("Could the base be $190K?", LONDON, Mismatch.CURRENCY),
        ("In Austin I have seen $150K.", DETROIT, Mismatch.PLACE),
        ("I would like the top of the band.", DETROIT, None),
    ],
)
def test_a_figure_of_another_place_is_said_to_be_off(
    script: str, place: Place, expected: Mismatch | None
) -> None:
    assert mismatch(script, place) is expected


def test_amounts_of_a_script_are_read_with_their_scale() -> None:
    assert [int(a) for a in amounts_in("from $95K to $1.2M, or £80,500")] == [95000, 1200000, 80500]
