import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.amounts import find_amounts

# What stands beside amounts in messages, in any order and number.
PIECES = (
    "150k 180K $1,40,000 ₹45 LPA 45L 1.2cr 165k/yr 110 £85,000 85.000 € EUR 90000 100k$ 10% 4 yrs "
    "base stock rsu bonus sign on total tc 33/33/22/11 401k 2026-05-25 L5 over - , . + ( ) 0 0k "
    "grand million usd per month a year \u017f$ \u0663\u0660\u0660k \u00bd 1e5 "
    "-5k 12345678901234567890"
).split(" ")
MESSAGES = st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=12).flatmap(
    lambda pieces: st.sampled_from(("".join(pieces), " ".join(pieces)))
)


def read(text: str) -> list[tuple[str, float, str | None, str | None, str | None]]:
    return [
        (
            amount.typed,
            float(amount.value),
            amount.currency,
            None if amount.part is None else amount.part.value,
            None if amount.period is None else amount.period.value,
        )
        for amount in find_amounts(text)
    ]


@settings(max_examples=400, deadline=None)
@given(MESSAGES)
def test_an_amount_stands_where_it_says_and_is_more_than_nothing(text: str) -> None:
    end = 0
    for amount in find_amounts(text):
        assert text[amount.span.start : amount.span.end] == amount.typed == amount.typed.strip()
        assert amount.span.start >= end
        assert amount.value > 0
        end = amount.span.end


@pytest.mark.parametrize(
    ("text", "typed", "value", "currency", "period"),
    [
        ("₹45 LPA", "₹45 LPA", 4_500_000, "INR", None),
        ("45L", "45L", 4_500_000, "INR", None),
        ("1.2cr", "1.2cr", 12_000_000, "INR", None),
        ("rs 25 lakh", "rs 25 lakh", 2_500_000, "INR", None),
        ("165k/yr", "165k", 165_000, None, "year"),
        ("$1,40,000", "$1,40,000", 140_000, "USD", None),
        ("TC 175,815", "175,815", 175_815, None, "year"),
        ("tc 300 yoe 5", "300", 300_000, None, "year"),
        ("120 grand", "120 grand", 120_000, None, None),
        ("1.2 million", "1.2 million", 1_200_000, None, None),
        ("US$ 120k", "US$ 120k", 120_000, "USD", None),
        ("£85,000", "£85,000", 85_000, "GBP", None),
        ("85.000 €", "85.000 €", 85_000, "EUR", None),
        ("100k$", "100k$", 100_000, "USD", None),
        ("EUR 85000", "EUR 85000", 85_000, "EUR", None),
        ("85000 EUR per year", "85000 EUR", 85_000, "EUR", "year"),
        ("90k euros", "90k euros", 90_000, "EUR", None),
        ("$7,500/month", "$7,500", 7_500, "USD", "month"),
        ("$150,000.50", "$150,000.50", 150_000.5, "USD", None),
        ("400000 rsu/4 yrs", "400000", 400_000, None, "grant"),
        ("200k over 4 years", "200k", 200_000, None, "grant"),
    ],
)
def test_an_amount_is_read_as_it_is_typed(
    text: str, typed: str, value: float, currency: str | None, period: str | None
) -> None:
    ((read_typed, read_value, read_currency, _, read_period),) = read(text)
    assert (read_typed, read_value) == (typed, value)
    assert (read_currency, read_period) == (currency, period)


@pytest.mark.parametrize(
    "text",
    [
        "vest 33/33/22/11",
        "1/16 every quarter",
        "5 15 40 40",
        "401k match",
        "bonus 20 percent",
        "10k more base",
        "raise it by 15000",
        "10% bonus",
        "after 36 months",
        "48 hrs to decide",
        "in 2025",
        "on 2026-05-25 at 10am",
        "level 60",
        "sde ii",
        "call me at 415 555 1234",
        "100000 options",
        "150-170",
        "base 0",
        "$0 sign on",
        "base of 9",
        "",
    ],
)
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "fb E4 160000 base, 400000 rsu/4 yrs, 100,000 sign on, 10% bonus",
            {"base": 160_000, "stock": 400_000, "sign_on": 100_000},
        ),
        (
            "Google: Base 150K Stock (/yr) 180K Bonus 25K",
            {"base": 150_000, "stock": 180_000, "bonus": 25_000},
        ),
        (
            "ally detroit 125 base 20 bonus 36k rsu good??",
            {"base": 125_000, "bonus": 20_000, "stock": 36_000},
        ),
        ("150k base, $50k sign-on bonus", {"base": 150_000, "sign_on": 50_000}),
        ("they offered 210k base + 150k rsu", {"base": 210_000, "stock": 150_000}),
        ("base maxed at 150k but can give more stock", {"base": 150_000}),
        ("my target is 250k total", {"total": 250_000}),
        ("amazon 5/15/40/40, 30k stock", {"stock": 30_000}),
        ("joining bonus of ₹2L and 25 lakhs fixed", {"sign_on": 200_000, "base": 2_500_000}),
    ],
)
def test_an_amount_is_said_of_the_part_beside_it(text: str, parts: dict[str, int]) -> None:
    assert {part: value for _, value, _, part, _ in read(text)} == parts


def test_a_base_is_a_years_and_a_sign_on_is_paid_once() -> None:
    assert [period for *_, period in read("base 150k, sign on 20k, stock 80k")] == [
        "year",
        "once",
        None,
    ]


def test_two_amounts_side_by_side_keep_their_own_signs() -> None:
    assert [(typed, currency) for typed, _, currency, _, _ in read("base 100k $20k bonus")] == [
        ("100k", None),
        ("$20k", "USD"),
    ]


@pytest.mark.parametrize(
    ("text", "ends", "currency"),
    [
        ("£110-130k base", [110_000, 130_000], "GBP"),
        ("150-170 base", [150_000, 170_000], None),
        ("$150k to $180k total comp", [150_000, 180_000], "USD"),
        ("0-10k sign on", [10_000], None),
    ],
)
def test_the_ends_of_a_range_share_what_is_said_once(
    text: str, ends: list[int], currency: str | None
) -> None:
    found = find_amounts(text)
    assert [int(amount.value) for amount in found] == ends
    assert {amount.currency for amount in found} == {currency}
    assert None not in {amount.part for amount in found}


@pytest.mark.parametrize(
    ("text", "value"), [("130 gbp base", 130_000), ("base 95 000 eur", 95_000)]
)
def test_an_amount_with_its_currency_behind_it_is_read_whole(text: str, value: int) -> None:
    assert [int(amount.value) for amount in find_amounts(text)] == [value]
