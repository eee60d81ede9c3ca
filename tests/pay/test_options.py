"""Options: three lines of value."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pay.money import CurrencyMismatchError
from bot.pay.offer import Options
from bot.pay.options import option_lines, with_face_value
from bot.pay.worked import Worked, formula
from tests.pay.made_up import gbp, number, option_grants, shares, usd
from tests.pay.recompute import assert_formula_gives_the_value, assert_recomputes, numbers_in

OPTIONS = Options(number(10_000), usd(2), usd(12))


def test_options_have_a_line_at_zero_one_with_the_haircut_and_one_at_face_value() -> None:
    lines = option_lines(OPTIONS, number("0.6"))
    assert lines is not None
    assert lines.at_haircut is not None
    values = [line.money.amount for line in (lines.at_zero, lines.at_haircut, lines.at_face)]
    assert values == [0, 40_000, 100_000]
    assert formula(lines.at_face) == "max(0, price 12 - strike 2) x 10,000"
    assert formula(lines.at_haircut) == "max(0, price 12 - strike 2) x 10,000 x (1 - 60%)"


def test_no_haircut_is_assumed() -> None:
    lines = option_lines(OPTIONS)
    assert lines is not None
    assert lines.at_haircut is None


def test_options_under_water_are_worth_nothing_and_never_less() -> None:
    lines = option_lines(replace(OPTIONS, price=usd(1)))
    assert lines is not None
    assert lines.at_face.value == usd(0).value


@pytest.mark.parametrize("missing", ["strike", "price"])
def test_without_both_numbers_options_have_no_value(missing: str) -> None:
    options = Options(number(1), *(None if missing == of else usd(1) for of in ("strike", "price")))
    assert option_lines(options) is None
    assert with_face_value(usd(7), options) == usd(7)


def test_strike_and_price_are_in_one_currency() -> None:
    with pytest.raises(CurrencyMismatchError):
        option_lines(replace(OPTIONS, strike=gbp(2)))
    with pytest.raises(CurrencyMismatchError):
        with_face_value(gbp(1), OPTIONS)


@settings(max_examples=100)
@given(option_grants, st.none() | shares)
def test_each_line_follows_from_what_was_stated(options: Options, haircut: Worked | None) -> None:
    for figure in numbers_in(option_lines(options, haircut)):
        assert_recomputes(figure)
        assert_formula_gives_the_value(figure)
