"""Numbers that know how they came about."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from bot.pay.money import CurrencyMismatchError, Money, NotAnAmountError
from bot.pay.offer import Bonus, EquityBasis, Offer
from bot.pay.totals import totals
from bot.pay.worked import (
    Worked,
    converted,
    difference,
    figure,
    formula,
    largest,
    power,
    product,
    quotient,
    rounded,
    share,
    smallest,
    total,
)
from tests.pay.made_up import USD, gbp, grant, number, usd

TWO_CURRENCIES: list[Callable[[], Worked]] = [
    lambda: total("", usd(1), gbp(1)),
    lambda: difference("", usd(1), gbp(1)),
    lambda: quotient("", usd(1), gbp(1)),
    lambda: smallest("", usd(1), gbp(1)),
    lambda: largest("", usd(1), gbp(1)),
    lambda: rounded("", usd(1), gbp(1)),
]
TWO_KINDS: list[Callable[[], Worked]] = [
    lambda: total("", usd(1), number(1)),
    lambda: total("", number(1), usd(1)),
    lambda: difference("", number(1), usd(1)),
    lambda: product("", usd(1), usd(1)),
    lambda: smallest("", usd(1), number(1)),
    lambda: power("", usd(1), number(1)),
    lambda: converted("", usd(1), number(1)),
]


@pytest.mark.parametrize("combine", TWO_CURRENCIES)
def test_amounts_in_two_currencies_are_never_combined(combine: Callable[[], Worked]) -> None:
    with pytest.raises(CurrencyMismatchError):
        combine()


@pytest.mark.parametrize("combine", TWO_KINDS)
def test_money_and_plain_numbers_are_never_combined(combine: Callable[[], Worked]) -> None:
    with pytest.raises(TypeError):
        combine()


def test_money_is_ordered_within_its_currency() -> None:
    less, same, more = usd(1).money, usd(1).money, usd(2).money
    assert (less < more, less <= more, less > more, less >= more) == (True, True, False, False)
    assert (less < same, less <= same, less > same, less >= same) == (False, True, False, True)
    assert -less == usd(-1).money


def test_money_is_rounded_half_away_from_zero_and_only_for_display() -> None:
    assert [usd(text).money.rounded for text in ("2.5", "-2.5", "2.49")] == [3, -3, 2]


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmountError):
        Money(Decimal(text), USD)


def test_nothing_is_a_multiple_of_nothing() -> None:
    for divisor in (usd(0), number(0)):
        with pytest.raises(ZeroDivisionError):
            quotient("", usd(1), divisor)


def test_figures_have_commas_and_up_to_four_decimals() -> None:
    shown = [figure(Decimal(text)) for text in ("1234567", "0.10", "1.23456", "-1200.5", "0")]
    assert shown == ["1,234,567", "0.1", "1.2346", "-1,200.5", "0"]


def test_a_product_in_a_product_needs_brackets_only_on_the_right() -> None:
    left = product("", product("", usd(2), number(3)), number(4))
    right = quotient("", usd(24), product("", number(3), number(4)))
    assert (formula(left), formula(right)) == ("2 x 3 x 4", "24 / (3 x 4)")


def test_a_sum_of_money_stands_with_its_result_and_a_sum_of_numbers_with_its_working() -> None:
    summed = total("pay", usd(1), usd(2))
    assert formula(total("", summed, usd(4))) == "pay 3 + 4"
    assert formula(quotient("", summed, number(3))) == "3 / 3"
    grown = total("", number(1), share(Decimal("0.1")))
    assert formula(difference("", number(5), grown)) == "5 - (1 + 10%)"
    assert formula(product("", usd(2), grown)) == "2 x (1 + 10%)"


def test_a_difference_stands_in_a_product_with_its_working() -> None:
    left = difference("", usd(5).called("pay"), usd(2))
    assert formula(product("", left, number(3))) == "(pay 5 - 2) x 3"


def test_a_stated_number_is_its_own_formula() -> None:
    assert formula(usd(1_000)) == "1,000"
    assert formula(share(Decimal("0.125"))) == "12.5%"


def test_a_name_that_ends_in_a_figure_is_kept_apart() -> None:
    assert formula(total("", usd(7).called("year 1"), usd(8))) == "year 1: 7 + 8"


# T9 ---------------------------------------------------------------------------------------------


def year_1(base: int, stock: int, paid: int, basis: EquityBasis) -> int:
    offer = Offer(USD, usd(base), Bonus(usd(paid)), grant(stock, basis=basis))
    return totals(offer).year_1.money.rounded


@pytest.mark.parametrize(
    ("basis", "ends"), [(EquityBasis.ANNUAL, (148, 212)), (EquityBasis.GRANT, (133, 182))]
)
def test_t9_the_total_of_a_row_fits_one_reading_of_its_stock(
    basis: EquityBasis, ends: tuple[int, int]
) -> None:
    assert (year_1(110, 20, 18, basis), year_1(138, 40, 34, basis)) == ends
