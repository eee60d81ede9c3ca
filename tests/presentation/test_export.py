import csv
import io
from types import MappingProxyType

import pytest

from bot.coach.answers.offers import ExportAnswer
from bot.coach.kept import Kept, KeptOffer
from bot.coach.offers.exporting import answer_export
from bot.knowledge.base import Place
from bot.pay.offer import EquityBasis
from bot.presentation.catalogue import english
from bot.presentation.export_words import COLUMNS, csv_of, harmless
from bot.presentation.plain import lines_of
from bot.presentation.tracing import figures_in
from bot.presentation.wording import sections
from tests.coach.made_up import NOW, ROWS, guide, knowledge
from tests.coach.offers.made_up_comparisons import T1, T2, T3, offer
from tests.presentation.figures_read import unsourced

ALLY_GUIDE = guide("ally-financial", "Ally Financial", "software-engineer", "Engineer", ROWS)


def exported(*offers: KeptOffer) -> ExportAnswer:
    return answer_export(Kept(offers), knowledge(ALLY_GUIDE), NOW)


def rows(*offers: KeptOffer) -> list[dict[str, str]]:
    text = csv_of(exported(*offers), english())
    return list(csv.DictReader(io.StringIO(text, newline="")))


def shown(*offers: KeptOffer) -> str:
    return "\n".join(line.text for line in lines_of(sections([exported(*offers)], english())))


# The file ---------------------------------------------------------------------------------------


def test_a_row_holds_what_an_offer_pays_in_plain_numbers() -> None:
    (row,) = rows(T3)
    assert row == {
        "name": "Google",
        "company": "",
        "role": "",
        "place": "",
        "currency": "USD",
        "base": "185000",
        "bonus": "27750",
        "equity_year_1": "114000",
        "equity_year_2": "96000",
        "equity_year_3": "60000",
        "equity_year_4": "30000",
        "sign_on_year_1": "25000",
        "sign_on_year_2": "",
        "relocation": "",
        "year_1": "351750",
        "year_2": "308750",
        "year_3": "272750",
        "year_4": "242750",
        "four_year_total": "1176000",
        "average": "294000",
        "recurring": "287750",
        "assumed": "",
        "not_given": "",
    }


def test_company_role_and_place_are_named() -> None:
    placed = KeptOffer(
        "a",
        "Ally",
        T1.stated,
        company="ally-financial",
        role="software-engineer",
        places=(Place("Detroit"), Place("Remote US")),
    )
    (row,) = rows(placed)
    assert [row[key] for key in ("name", "company", "role", "place")] == [
        "Ally",
        "Ally Financial",
        "Engineer",
        "Detroit / Remote US",
    ]


def test_every_reading_has_a_row_that_says_what_it_assumes() -> None:
    unsure = offer("a", "A", 125_000, stock=36_000, basis=EquityBasis.UNKNOWN)
    grant, annual = rows(unsure)
    assert grant["assumed"] == ("the stock as whole grant; the grant spread evenly over four years")
    assert annual["assumed"] == "the stock as per year"
    assert (grant["equity_year_1"], annual["equity_year_1"]) == ("9000", "36000")
    assert grant["not_given"] == "bonus, vesting schedule, sign-on"


def test_both_ends_of_a_range_have_a_row() -> None:
    low, high = rows(offer("a", "A", (100_000, 130_000)))
    assert (low["base"], high["base"]) == ("100000", "130000")
    assert high["assumed"] == "the high end of the range"


def test_what_is_not_given_is_empty_and_not_zero() -> None:
    (row,) = rows(offer("z", "Z", options=(1_000, 2, 12)))
    assert {row[key] for key in ("base", "bonus", "year_1", "average")} == {""}
    assert row["assumed"] == "options counted as nothing"


def test_an_amount_is_to_the_cent_and_never_in_powers_of_ten() -> None:
    (row,) = rows(offer("a", "A", 100_000, stock=100_000, vesting="33.3/33.3/33.3"))
    assert row["equity_year_1"] == "33333.33"
    (large,) = rows(offer("a", "A", 10_000_000))
    assert large["base"] == "10000000"


def test_no_currency_is_empty() -> None:
    (row,) = rows(offer("a", "A", 100_000, currency=None))
    assert row["currency"] == ""


def test_the_file_has_the_line_ends_of_the_standard_and_quotes_what_needs_it() -> None:
    text = csv_of(exported(offer("a", 'The "Best", Inc', 100_000)), english())
    head, row, end = text.split("\r\n")
    assert head == ",".join(COLUMNS)
    assert row.startswith('"The ""Best"", Inc",')
    assert end == ""


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        ("\uff1d1", "'\uff1d1"),
        ("Ally = good", "Ally = good"),
        ("two\nlines", "two lines"),
        ("", ""),
    ],
)
def test_no_cell_is_taken_for_a_formula(cell: str, written: str) -> None:
    assert harmless(cell) == written


def test_a_name_that_is_a_formula_does_no_harm() -> None:
    (row,) = rows(offer("a", "=HYPERLINK(1)", 100_000))
    assert row["name"] == "'=HYPERLINK(1)"


# What is said beside it -------------------------------------------------------------------------


def test_what_is_in_the_file_comes_first_then_the_comparison() -> None:
    text = shown(T2, T3)
    assert text.startswith("2 offers as a file for a spreadsheet\nAmazon, Google\n")
    assert "Google pays $156,000 more over four years" in text


def test_one_offer_has_nothing_beside_it() -> None:
    assert exported(T1).comparison is None
    assert shown(T1).startswith("1 offer as a file")


def test_nothing_kept_is_said() -> None:
    assert shown() == "There is no offer to write down yet."
    assert csv_of(exported(), english()) == ",".join(COLUMNS) + "\r\n"


def test_a_file_asks_nothing_back() -> None:
    unsure = offer("a", "A", 125_000, stock=36_000, basis=EquityBasis.UNKNOWN)
    assert "Is the 36,000" not in shown(unsure, T2)


def test_every_figure_beside_the_file_has_its_source() -> None:
    parts = sections([exported(T1, T2, T3)], english())
    assert unsourced(parts, figures_in(parts)) == set()


def test_rates_turn_nothing_in_the_file() -> None:
    pounds = offer("z", "Stripe", 76_000, currency="GBP")
    kept = Kept((T1, pounds), rates=MappingProxyType({}))
    answer = answer_export(kept, knowledge(), NOW)
    text = csv_of(answer, english())
    assert "Stripe,,,,GBP,76000," in text
