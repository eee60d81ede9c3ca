"""Front matter and table become rows: one made-up guide for each form of table."""

from collections.abc import Mapping

import pytest

from bot.knowledge.base import BasisLabel, Guide, PayRow, TotalFit
from bot.knowledge.loaded import Loaded, ReadGuide
from tests.knowledge.conftest import ReadText
from tests.knowledge.made_up import codes, components, guide_text, other, pay


def _rows(guide: Guide) -> dict[tuple[str, str | None], PayRow]:
    return {(row.region, row.level): row for row in guide.rows}


def _found(loaded: Loaded, role: str) -> list[str]:
    return codes(tuple(d for d in loaded.diagnostics if d.path == f"table-forms/{role}.md"))


def test_region_rows_give_every_component_of_front_matter_and_table(
    guides: Mapping[str, Guide],
) -> None:
    headquarters, remote = guides["region-rows"].rows
    assert headquarters.region == "London (HQ)"
    assert (headquarters.headquarters, remote.headquarters) == (True, False)
    assert pay(headquarters) == {
        "base": "70,000–90,000 GBP/year",
        "stock": "40,000–60,000 GBP/grant",
        "bonus": "10–15 %",
        "total": "87,000–115,500 GBP/year",
    }
    assert pay(remote) == {
        "base": "80,000–95,000 USD/year",
        "stock": "40,000–64,000 USD/grant",
        "bonus": "8,000–12,000 USD/year",
        "sign_on": "5,000–9,000 USD/once",
        "total": "98,000–123,000 USD/year",
    }
    assert [place.remote for place in remote.places] == [True]


def test_a_level_by_region_table_gives_one_row_a_level_and_region(
    guides: Mapping[str, Guide],
) -> None:
    rows = {key: pay(row) for key, row in _rows(guides["level-by-region"]).items()}
    assert rows == {
        ("London", "Deckhand"): {"total": "60,000–80,000 GBP/year"},
        ("London", "Mate"): {"total": "85,000–105,000 GBP/year"},
        ("London", "Captain"): {"total": "110,000–140,000 GBP/year"},
        ("New York", "Deckhand"): {"total": "80,000–100,000 USD/year"},
        ("New York", "Mate"): {"total": "110,000–140,000 USD/year"},
        ("New York", "Captain"): {"total": "150,000–190,000 USD/year, and more"},
    }


def test_level_bands_that_front_matter_folds_into_one_range_are_reported(loaded: Loaded) -> None:
    assert _found(loaded, "level-by-region") == ["KB208", "KB208"]


def test_a_component_by_region_table_gives_one_row_a_region(guides: Mapping[str, Guide]) -> None:
    berlin, bangalore = guides["component-by-region"].rows
    assert pay(berlin) == {
        "base": "60,000–70,000 EUR/year",
        "stock": "20,000–40,000 EUR/grant",
        "bonus": "10 %",
        "total": "71,000–87,000 EUR/year",
    }
    assert pay(bangalore) == {
        "base": "2,000,000–4,700,000 INR/year",
        "stock": "400,000–800,000 INR/grant",
        "bonus": "10 %",
        "total": "2,300,000–5,370,000 INR/year",
    }


def test_level_rows_without_a_region_are_called_by_their_title(
    guides: Mapping[str, Guide], loaded: Loaded
) -> None:
    rows = _rows(guides["level-rows"])
    assert list(rows) == [("Deckhand", "1-2"), ("Captain", "3")]
    assert pay(rows["Captain", "3"])["stock"] == "30,000–60,000 USD/grant"
    assert _found(loaded, "level-rows") == ["KB209", "KB209"]


def test_a_region_that_stands_twice_keeps_its_levels_apart(guides: Mapping[str, Guide]) -> None:
    rows = _rows(guides["level-and-region-rows"])
    assert list(rows) == [("Seattle", "R4"), ("Seattle", "R5"), ("Boston", "R4")]
    assert pay(rows["Seattle", "R5"])["base"] == "120,000–140,000 USD/year"


def test_columns_that_are_no_component_are_kept_under_their_label(
    guides: Mapping[str, Guide],
) -> None:
    chicago, denver = guides["own-columns"].rows
    assert other(chicago) == {
        "Carry": "10,000–20,000 USD/year",
        "Profit Sharing": "3–5 %",
        "Base (Senior)": "130,000–150,000 USD/year",
        "Retention RSU": "15,000–25,000 USD/year",
    }
    assert pay(chicago) == {
        "base": "100,000–120,000 USD/year",
        "stock": "30,000–50,000 USD/year",
        "total": "130,000–170,000 USD/year",
    }
    assert other(denver) == {}
    assert denver.notes == ('Carry: "Varies"',)


def test_what_front_matter_lost_is_read_from_the_table_and_reported(
    guides: Mapping[str, Guide], loaded: Loaded
) -> None:
    london = guides["lossy-front-matter"].rows[0]
    assert pay(london) == {
        "base": "70,000–90,000 GBP/year",
        "stock": "40,000–60,000 GBP/grant",
        "bonus": "10–15 %",
        "total": "85,000–100,000 GBP/year",
    }
    found = _found(loaded, "lossy-front-matter")
    assert {"KB203", "KB204"} <= set(found)


def test_both_numbers_survive_where_the_two_sides_differ(guides: Mapping[str, Guide]) -> None:
    london = guides["lossy-front-matter"].rows[0]
    assert other(london) == {"total (front matter)": "80,000–100,000 GBP/year"}


def test_a_disagreement_names_both_lines(loaded: Loaded) -> None:
    (found,) = [d for d in loaded.diagnostics if d.code == "KB202"]
    assert (found.path, found.line) == ("table-forms/lossy-front-matter.md", 18)
    assert found.severity == "warning"
    assert "80,000–100,000 GBP" in found.message
    assert "'£85K–£100K'" in found.message
    assert "line 57" in found.message


def test_the_mark_in_the_cell_counts_before_the_currency_of_front_matter(
    guides: Mapping[str, Guide], loaded: Loaded
) -> None:
    tokyo = guides["lossy-front-matter"].rows[1]
    assert pay(tokyo)["base"] == "9,000,000–11,000,000 JPY/year"
    assert "KB205" in _found(loaded, "lossy-front-matter")


def test_a_region_missing_on_either_side_is_kept_and_reported(
    guides: Mapping[str, Guide], loaded: Loaded
) -> None:
    rows = {row.region: pay(row)["base"] for row in guides["lossy-front-matter"].rows}
    assert rows["Madrid"] == "41,000–52,000 EUR/year"
    assert rows["Tel Aviv"] == "300,000–400,000 ILS/year"
    assert {"KB206", "KB207"} <= set(_found(loaded, "lossy-front-matter"))


MONEY_SHAPES = {
    "Mumbai": {
        "base": "2,000,000–4,700,000 INR/year",
        "stock": "4,700,000–6,000,000 INR/grant",
        "bonus": "200,000–500,000 INR/year",
        "total": "3,375,000–6,700,000 INR/year",
    },
    "Zurich": {
        "base": "120,000–150,000 CHF/year",
        "stock": "40,000–60,000 CHF/year",
        "bonus": "5 %",
        "total": "166,000–217,500 CHF/year",
    },
    "Sydney": {
        "base": "85,000–175,000 AUD/year",
        "stock": "40,000 AUD/unknown",
        "bonus": "10 %",
        "total": "103,500–202,500 AUD/year",
    },
    "Singapore": {
        "base": "90,000–120,000 SGD/year",
        "stock": "40,000–80,000 SGD/unknown",
        "total": "100,000–140,000 SGD/year",
    },
    "São Paulo": {
        "base": "300,000–420,000 BRL/year",
        "stock": "100,000–200,000 BRL/unknown",
        "total": "325,000–470,000 BRL/year",
    },
    "Hong Kong": {
        "base": "900,000–1,200,000 HKD/year",
        "stock": "400,000 HKD/unknown",
        "total": "1,000,000–1,300,000 HKD/year",
    },
    "Taipei": {
        "base": "1,200,000–2,000,000 TWD/year",
        "stock": "400,000 TWD/unknown",
        "total": "1,300,000–2,100,000 TWD/year",
    },
    "Warsaw": {
        "base": "348,000–525,000 PLN/year",
        "stock": "80,000 PLN/unknown",
        "total": "368,000–545,000 PLN/year",
    },
    "Jakarta": {
        "base": "1,200,000,000–1,800,000,000 IDR/year",
        "stock": "400,000,000 IDR/unknown",
        "total": "1,300,000,000–1,900,000,000 IDR/year",
    },
    "Stockholm": {"base": "55,000–72,000 SEK/month"},
    "Dublin": {
        "base": "60,000–75,000 EUR/year",
        "stock": "13,000–27,000 shares/unknown",
        "bonus": "6,000–7,500 EUR/year, 10 %",
        "total": "66,000–82,500 EUR/year, and more",
    },
    "Portland, OR": {
        "base": "70,000–90,000 USD/year",
        "stock": "0–30,000 USD/unknown",
        "bonus": "7,000–13,000 USD/year, 10–15 %",
        "total": "77,000–110,500 USD/year",
    },
}


@pytest.mark.parametrize("region", MONEY_SHAPES)
def test_every_shape_of_money_is_read(guides: Mapping[str, Guide], region: str) -> None:
    rows = {row.region: pay(row) for row in guides["every-money-shape"].rows}
    assert rows[region] == MONEY_SHAPES[region]


def test_words_where_a_number_was_expected_become_notes(guides: Mapping[str, Guide]) -> None:
    rows = {row.region: row.notes for row in guides["every-money-shape"].rows}
    assert rows["Stockholm"] == ('Stock: "Varies"', 'Total Comp: "Performance"')


def test_a_second_currency_becomes_the_alternate(guides: Mapping[str, Guide]) -> None:
    london = guides["two-currencies"].rows[0]
    assert pay(london) == {
        "base": "60,000–80,000 GBP/year",
        "stock": "40,000–80,000 GBP/grant",
        "total": "70,000–100,000 GBP/year",
    }
    assert components(london.alternate) == {
        "base": "75,000–100,000 USD/year",
        "stock": "50,000–100,000 USD/grant",
        "total": "87,500–125,000 USD/year",
    }


def test_two_currencies_in_one_range_take_the_first_and_are_reported(
    guides: Mapping[str, Guide], loaded: Loaded
) -> None:
    paris = guides["two-currencies"].rows[1]
    assert pay(paris)["base"] == "85,000–95,000 USD/year"
    assert _found(loaded, "two-currencies") == ["KB211", "KB215"]


def test_a_total_that_contradicts_the_header_is_reported_and_left_as_it_stands(
    guides: Mapping[str, Guide], loaded: Loaded
) -> None:
    (austin,) = guides["stock-by-year"].rows
    assert austin.stock_basis.label is BasisLabel.GRANT
    assert austin.stock_basis.total_fits is TotalFit.ANNUAL
    assert pay(austin)["total"] == "140,000–180,000 USD/year"
    assert _found(loaded, "stock-by-year") == ["KB214"]


def _london(base: str = "£100K–£120K", bonus: str = "10%", total: str = "£120K–£152K") -> str:
    return (
        "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |\n"
        "|---|---|---|---|---|\n"
        f"| London | {base} | £40K–£80K | {bonus} | {total} |"
    )


def test_the_sound_guide_has_nothing_to_report(read: ReadText) -> None:
    assert read(guide_text()).diagnostics == ()


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        (_london(base="£101K–£120K"), "101,000–120,000 GBP/year"),
        (_london(base="£100K–£121K"), "100,000–121,000 GBP/year"),
    ],
)
def test_a_number_changed_in_the_table_only_is_reported_and_both_are_kept(
    read: ReadText, changed: str, kept: str
) -> None:
    read_guide = read(guide_text(table=changed))
    assert codes(read_guide.diagnostics) == ["KB202"]
    assert read_guide.guide is not None
    (row,) = read_guide.guide.rows
    assert pay(row)["base"] == kept
    assert other(row) == {"base (front matter)": "100,000–120,000 GBP/year"}


def test_a_percentage_outside_the_tables_range_is_reported(read: ReadText) -> None:
    assert codes(read(guide_text(table=_london(bonus="12–15%"))).diagnostics) == ["KB202"]


def test_a_figure_that_only_front_matter_has_is_reported(read: ReadText) -> None:
    read_guide = read(guide_text(table=_london(total="—")))
    assert read_guide.guide is not None
    assert pay(read_guide.guide.rows[0])["total"] == "120,000–152,000 GBP/year"
    assert len(read_guide.diagnostics) == 1
    assert read_guide.diagnostics[0].severity == "warning"


def test_a_deleted_cell_does_not_pass_as_another_component_in_silence(read: ReadText) -> None:
    shifted = _london().replace(" 10% |", "")
    assert read(guide_text(table=shifted)).diagnostics != ()


def test_a_row_with_more_cells_than_the_header_is_reported(read: ReadText) -> None:
    longer = _london() + " £5K |"
    assert "KB218" in codes(read(guide_text(table=longer)).diagnostics)


def test_a_region_that_stands_twice_without_levels_is_reported(read: ReadText) -> None:
    twice = _london() + "\n" + _london().rsplit("\n", 1)[1]
    assert read(guide_text(table=twice)).diagnostics != ()


def test_a_row_of_front_matter_without_level_takes_all_levels_of_its_region(
    table: ReadGuide,
) -> None:
    """
    | Level | Region | Base |
    |---|---|---|
    | A | Oslo | NOK 500K–NOK 600K |
    | B | Oslo | NOK 700K–NOK 800K |
    """
    assert table.guide is not None
    assert [(row.region, row.level) for row in table.guide.rows] == [("Oslo", "A"), ("Oslo", "B")]


def test_a_shared_mark_takes_the_currency_of_the_place(table: ReadGuide) -> None:
    """
    | Region | Base |
    |---|---|
    | Tokyo | ¥9M–¥11M |
    | Beijing | ¥400K–¥600K |
    | Copenhagen | kr 600,000–700,000 |
    """
    assert table.guide is not None
    assert [pay(row)["base"].split()[1] for row in table.guide.rows] == [
        "JPY/year",
        "CNY/year",
        "DKK/year",
    ]


@pytest.mark.parametrize("label", ["🇬🇧 London", ":gb: London", "London (GBP £)", "**London**"])
def test_decoration_of_a_region_does_not_keep_it_from_its_twin(read: ReadText, label: str) -> None:
    assert read(guide_text(table=_london().replace("London", label))).diagnostics == ()


def test_front_matters_region_is_the_rows_name(read: ReadText) -> None:
    read_guide = read(guide_text(table=_london().replace("London", "🇬🇧 London (GBP £)")))
    assert read_guide.guide is not None
    assert read_guide.guide.rows[0].region == "London"


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009"])
def test_blanks_within_a_number_never_make_a_wrong_figure(read: ReadText, blank: str) -> None:
    spaced = _london(base=f"£100{blank}000–£120{blank}000")
    read_guide = read(guide_text(table=spaced))
    assert read_guide.guide is not None
    assert pay(read_guide.guide.rows[0])["base"] == "100,000–120,000 GBP/year"


def test_a_cell_that_is_no_one_range_does_not_push_front_matter_aside(read: ReadText) -> None:
    read_guide = read(guide_text(table=_london(base="£100K plus £3K lunch")))
    assert read_guide.guide is not None
    assert pay(read_guide.guide.rows[0])["base"] == "100,000–120,000 GBP/year"
    assert "KB219" in codes(read_guide.diagnostics)


def test_a_second_pay_table_is_not_passed_over_in_silence(read: ReadText) -> None:
    second = _london().replace("London", "Paris").replace("£", "€")
    assert read(guide_text(table=f"{_london()}\n\n{second}")).diagnostics != ()


def test_front_matters_hull_that_no_level_has_is_kept_too(read: ReadText) -> None:
    levels = "| Level | London |\n|---|---|\n| A | £60K–£80K |\n| B | £85K–£105K |"
    rows = "\n  - region: London\n    total_comp_low: 55000\n    total_comp_high: 105000\n"
    read_guide = read(guide_text(table=levels, compensation=f"{rows}    currency: GBP"))
    assert read_guide.guide is not None
    assert "KB202" in codes(read_guide.diagnostics)
    kept = [words for row in read_guide.guide.rows for words in other(row).values()]
    assert kept == ["55,000–105,000 GBP/year"]


def test_the_currency_of_level_bands_is_compared_too(read: ReadText) -> None:
    levels = "| Level | London |\n|---|---|\n| A | £60K–£80K |\n| B | £85K–£105K |"
    rows = "\n  - region: London\n    total_comp_low: 60000\n    total_comp_high: 105000\n"
    read_guide = read(guide_text(table=levels, compensation=f"{rows}    currency: EUR"))
    assert "KB205" in codes(read_guide.diagnostics)
    assert read_guide.guide is not None
    assert {pay(row)["total"].split()[1] for row in read_guide.guide.rows} == {"GBP/year"}
