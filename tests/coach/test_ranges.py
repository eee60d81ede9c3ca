from dataclasses import replace

from bot.coach.answers import NoSuchPlaceAnswer, PayRangesAnswer
from bot.coach.question import Question
from bot.coach.ranges import MOST_ROWS, answer_range
from bot.knowledge.base import Place, StockBasis
from tests.coach.made_up import DETROIT, NOW, guide, row

MANY = tuple(row(f"City {n}", Place(f"City {n}"), "USD", "$") for n in range(10))


def test_more_regions_than_a_phone_shows_are_named_only() -> None:
    answer = answer_range(guide("a", "A", "r", "R", MANY), Question(), NOW)
    assert isinstance(answer, PayRangesAnswer)
    assert len(answer.rows) == MOST_ROWS
    named = [choice.label.text for choice in answer.other_regions]
    assert named == ["City 6", "City 7", "City 8", "City 9"]


def test_a_region_is_shown_with_all_its_levels() -> None:
    bands = tuple(row("Detroit", DETROIT, "USD", "$", f"L{n}") for n in range(8))
    answer = answer_range(guide("a", "A", "r", "R", (*bands, *MANY)), Question(), NOW)
    assert isinstance(answer, PayRangesAnswer)
    levels = [shown.level and shown.level.text for shown in answer.rows]
    assert levels == [f"L{n}" for n in range(8)]


def test_a_place_without_a_row_shows_no_figures() -> None:
    answer = answer_range(guide("a", "A", "r", "R", MANY), Question(places=(DETROIT,)), NOW)
    assert isinstance(answer, NoSuchPlaceAnswer)
    assert len(answer.choices) == 10


def test_a_guide_without_dates_has_no_age() -> None:
    undated = replace(guide("a", "A", "r", "R", MANY), updated=None, due=None)
    answer = answer_range(undated, Question(), NOW)
    assert (answer.provenance.age, answer.provenance.overdue) == (None, False)


def test_notes_are_carried_with_their_line() -> None:
    noted = replace(MANY[0], notes=('Bonus: "None"',), stock_basis=StockBasis())
    answer = answer_range(guide("a", "A", "r", "R", (noted,)), Question(), NOW)
    assert isinstance(answer, PayRangesAnswer)
    (note,) = answer.rows[0].notes
    assert (note.text, note.line) == ('Bonus: "None"', 20)
