from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.wants import Want, find_rates, find_wants


@pytest.mark.parametrize(
    ("text", "want", "value"),
    [
        ("my target is 135k", Want.TARGET, 135_000),
        ("target 135", Want.TARGET, 135_000),
        ("i want 140k", Want.TARGET, 140_000),
        ("aiming for $150,000", Want.TARGET, 150_000),
        ("walk away 120k", Want.WALK_AWAY, 120_000),
        ("walk away at 118", Want.WALK_AWAY, 118_000),
        ("my minimum is 115,000", Want.WALK_AWAY, 115_000),
        ("130k is my target", Want.TARGET, 130_000),
        ("45 LPA is my goal", Want.TARGET, 4_500_000),
    ],
)
def test_what_is_wanted_is_heard_with_its_amount(text: str, want: Want, value: int) -> None:
    (found,) = find_wants(text)
    assert (found.want, int(found.value)) == (want, value)
    assert text[found.span.start : found.span.end] == found.typed


@pytest.mark.parametrize(
    "text", ["they offered 120k", "base 120k", "want a raise", "target bonus 10%", "aim for 5", ""]
)
def test_an_offer_is_no_wish(text: str) -> None:
    assert find_wants(text) == ()


@pytest.mark.parametrize(
    ("text", "origin", "target", "value"),
    [
        ("1 GBP = 1.27 USD", "GBP", "USD", "1.27"),
        ("£1 = $1.27", "GBP", "USD", "1.27"),
        ("1.27 usd per gbp", "GBP", "USD", "1.27"),
        ("1 usd is 83 inr", "USD", "INR", "83"),
        ("use 1 eur = 0.94 chf please", "EUR", "CHF", "0.94"),
    ],
)
def test_a_rate_is_read_with_its_direction(text: str, origin: str, target: str, value: str) -> None:
    (rate,) = find_rates(text)
    assert (rate.origin, rate.target, rate.value) == (origin, target, Decimal(value))


@pytest.mark.parametrize(
    "text",
    ["1 USD = 1 USD", "base 120k USD", "1.27", "1 abc = 2 xyz", "USD 0 = EUR", "1 USD = 0 EUR"],
)
def test_other_numbers_are_no_rate(text: str) -> None:
    assert find_rates(text) == ()


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = [(one.value, one.span) for one in find_wants(text)]
    found += [(one.value, one.span) for one in find_rates(text)]
    for value, span in found:
        assert value > 0
        assert 0 <= span.start < span.end <= len(text)
