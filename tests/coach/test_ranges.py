from dataclasses import replace

from bot.coach.answers import NoSuchPlaceAnswer, PayRangesAnswer
from bot.coach.figures import Name
from bot.coach.question import Question
from bot.coach.ranges import MOST_ROWS, answer_range
from bot.knowledge.base import PayRow, Place, StockBasis
from tests.coach.made_up import DETROIT, LONDON, NOW, TOKYO, guide, row

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


def said(*places: Place, rows: tuple[PayRow, ...] = ()) -> list[tuple[str, str, bool]]:
    """Which places have the figures of which regions, and whether those lie beside them."""
    there = rows or (
        row("Detroit, MI (HQ)", DETROIT, "USD", "$"),
        row("London", LONDON, "GBP", "£"),
    )
    answer = answer_range(guide("a", "A", "r", "R", there), Question(places=places), NOW)
    assert isinstance(answer, PayRangesAnswer)
    return [
        (" ".join(map(text, one.places)), " ".join(map(text, one.regions)), one.beside)
        for one in answer.stand_ins
    ]


def text(name: Name) -> str:
    return name.text


DEARBORN = Place("Dearborn", "detroit", "US", state="MI", city="Dearborn")
TROY = Place("Troy", "detroit", "US", state="MI", city="Troy")


def test_the_figures_of_a_neighbour_are_said_to_be_its() -> None:
    assert said(DEARBORN) == [("Dearborn", "Detroit, MI (HQ)", True)]
    assert said(DETROIT) == []


def test_neighbours_with_one_row_are_said_together() -> None:
    assert said(DEARBORN, TROY, LONDON) == [("Dearborn Troy", "Detroit, MI (HQ)", True)]


def test_a_country_and_a_state_say_which_cities_they_stand_for() -> None:
    assert said(Place("United Kingdom", None, "GB")) == [("United Kingdom", "London", False)]
    assert said(Place("Michigan", None, "US", state="MI")) == [
        ("Michigan", "Detroit, MI (HQ)", False)
    ]


def test_a_label_that_names_the_country_needs_no_word() -> None:
    rows = (
        replace(row("UK: London", LONDON, "GBP", "£"), countries=("GB",)),
        row("Michigan (Detroit)", DETROIT, "USD", "$"),
    )
    assert said(Place("United Kingdom", None, "GB"), rows=rows) == []
    assert said(Place("Michigan", None, "US", state="MI"), rows=rows) == []


def test_a_label_that_names_the_country_does_not_name_the_neighbour() -> None:
    tokyo = replace(row("Tokyo, Japan", TOKYO, "JPY", "¥"), countries=("JP",))
    yokohama = Place("Yokohama", "tokyo", "JP", city="Yokohama")
    assert said(yokohama, rows=(tokyo,)) == [("Yokohama", "Tokyo, Japan", True)]


def test_a_guide_by_level_stands_in_for_no_place() -> None:
    rows = (replace(row("SWE I", DETROIT, "USD", "$"), places=()),)
    assert said(DEARBORN, rows=rows) == []
