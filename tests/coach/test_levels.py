from dataclasses import replace

from bot.coach.answers import PayRangesAnswer
from bot.coach.figures import Name
from bot.coach.levels import rows_at
from bot.coach.question import Question
from bot.coach.ranges import answer_range
from bot.knowledge.base import PayRow
from bot.understanding.levels import Level
from tests.coach.made_up import DETROIT, LONDON, NOW, guide, row

L5 = Level("L5", "l", 5)
SDE2 = Level("SWE II", "sde", 2)


def by_level(*levels: str) -> tuple[PayRow, ...]:
    return tuple(row("Detroit", DETROIT, "USD", "$", level) for level in levels)


def without_places(region: str, level: str | None = None) -> PayRow:
    return replace(row(region, DETROIT, "USD", "$", level), places=())


def test_the_one_band_that_holds_the_level_is_meant() -> None:
    bands = by_level("Mid (L3-L4)", "Senior (L5)", "Staff+ (L6+)")
    assert rows_at(bands, L5) == bands[1:2]


def test_a_level_in_two_bands_is_in_neither() -> None:
    assert rows_at(by_level("Senior (L5)", "Staff (L5-L6)"), L5) == ()


def test_regions_that_divide_their_levels_otherwise_have_one_row_each() -> None:
    here = row("Detroit", DETROIT, "USD", "$", "L5")
    there = row("London", LONDON, "GBP", "£", "L5-L6")
    other = row("London", LONDON, "GBP", "£", "L3-L4")
    assert rows_at((here, there, other), L5) == (here, there)


def test_a_region_that_is_no_place_names_a_level() -> None:
    rows = (without_places("SWE I (New Grad)", "59"), without_places("SWE II", "60"))
    assert rows_at(rows, SDE2) == rows[1:]
    assert rows_at(rows, Level("L60", "l", 60)) == rows[1:]


def test_a_level_that_the_guide_does_not_tell_apart_is_said_so() -> None:
    one = guide("a", "A", "r", "R", by_level("Junior", "Senior"))
    answer = answer_range(one, Question(level=L5), NOW)
    assert isinstance(answer, PayRangesAnswer)
    assert (len(answer.rows), answer.not_by_level) == (2, Name("L5"))


def test_a_guide_by_level_only_answers_for_a_place_and_says_so() -> None:
    one = guide("a", "A", "r", "R", (without_places("SWE I"), without_places("SWE II")))
    answer = answer_range(one, Question(places=(DETROIT,)), NOW)
    assert isinstance(answer, PayRangesAnswer)
    assert (len(answer.rows), answer.not_by_place) == (2, (Name("Detroit"),))
