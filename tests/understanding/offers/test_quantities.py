import pytest

from bot.understanding.offers.quantities import Kind, Per, Quantity, find_quantities


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("150k", 150_000, 150_000),
        ("$1,40,000", 140_000, 140_000),
        ("1'200'000 CHF", 1_200_000, 1_200_000),
        ("85.000 €", 85_000, 85_000),
        ("150,000.50", 150_000.5, 150_000.5),
        ("1.2cr", 12_000_000, 12_000_000),
        ("12.5 lakhs", 1_250_000, 1_250_000),
        ("900万円", 9_000_000, 9_000_000),
        ("150-170k", 150_000, 170_000),
        ("$110-130000", 110_000, 130_000),
        ("£95k to £105k", 95_000, 105_000),
        ("\u0663\u0660\u0660k", 300_000, 300_000),
    ],
)
def test_an_amount_is_read_in_whole_units(text: str, low: float, high: float) -> None:
    assert (float(only(text).low), float(only(text).high)) == (low, high)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("S$ 8,200", "SGD"),
        ("$88 cad", "CAD"),
        ("125k sterling", "GBP"),
        ("Rs 35 LPA", "INR"),
        ("45L", "INR"),
        ("R$ 19.800", "BRL"),
        ("50万円", "JPY"),
        ("150k", None),
    ],
)
def test_a_mark_names_a_currency_and_letters_say_more_than_a_sign(
    text: str, currency: str | None
) -> None:
    assert only(text).currency == currency


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$45/hr", Per.HOUR),
        ("34.20 hr", Per.HOUR),
        ("£650/day", Per.DAY),
        ("$2,180/week", Per.WEEK),
        ("6.200 € p/m", Per.MONTH),
        ("R$ 21.000 mensais", Per.MONTH),
        ("3.100 € brutos al mes", Per.MONTH),
        ("58 000 € brut annuel", Per.YEAR),
        ("150k", None),
    ],
)
def test_the_time_that_an_amount_is_paid_for_stands_behind_it(text: str, per: Per | None) -> None:
    assert only(text).per is per


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-25",
        "9/24/2025",
        "on 14th August 2025",
        "10:30 am",
        "call 415-555-0199",
        "01 55 50 00 42",
        "401k",
        "level 60",
        "grade 12",
        "1e5",
        "https://levels.fyi/150k",
        "ote 50/50",
        "100% performance",
    ],
)
def test_what_only_looks_like_an_amount_is_passed_over(text: str) -> None:
    kinds = {quantity.kind for quantity in find_quantities(text)}
    assert not kinds & {Kind.MONEY, Kind.PERCENT, Kind.SCHEDULE}


def test_a_month_is_no_part_of_a_longer_word() -> None:
    assert only("mayo 41.50/hr").per is Per.HOUR


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("5/15/40/40", [5, 15, 40, 40]),
        ("vest 25-25-25-25", [25, 25, 25, 25]),
        ("33/33/22/11", [33, 33, 22, 11]),
        ("40%, 30%, 20%, 10%", [40, 30, 20, 10]),
    ],
)
def test_a_schedule_is_kept_as_typed(text: str, parts: list[int]) -> None:
    assert list(only(text).parts) == parts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("900 rsus", Kind.COUNT),
        ("200k rsus", Kind.MONEY),
        ("101 rsu", Kind.BARE),
        ("12,000 options", Kind.COUNT),
        ("30 days", Kind.SHORT_TIME),
        ("18 months", Kind.MONTHS),
        ("year 2", Kind.YEAR),
        ("1/16", Kind.SLICE),
    ],
)
def test_what_stands_behind_a_number_says_what_it_counts(text: str, kind: Kind) -> None:
    assert only(text).kind is kind


def test_an_m_behind_before_is_one_of_months() -> None:
    assert [one.low for one in find_quantities("repay if i leave b4 24m")] == [24]


def test_what_was_before_is_no_part_of_what_an_amount_became() -> None:
    assert only("168k -> 174k").low == 174_000
    assert [one.low for one in find_quantities("they moved it from 140k to 147k")] == [147_000]


def test_two_numbers_beside_each_other_are_no_thousands() -> None:
    assert [one.low for one in find_quantities("msft 64 208k")] == [64, 208_000]


def test_a_slash_parts_parts_of_pay() -> None:
    assert [one.typed for one in find_quantities("165/15%/190 over 4/10 sign on")] == [
        "165",
        "15%",
        "190",
        "10",
    ]
