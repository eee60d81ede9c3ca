"""One kind of pay for another; the T-numbers are the worked cases of the offer maths."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pay.equivalence import base_for_once, grant_for_base, sign_on_for_base
from bot.pay.leads import to_the_cent
from bot.pay.lifetime import gap_over_years
from bot.pay.offer import EquityBasis, Grant, Offer
from bot.pay.totals import totals
from bot.pay.worked import Worked, formula
from tests.pay.made_up import USD, amounts, bonus, number, shares, sign_on, usd
from tests.pay.recompute import assert_formula_gives_the_value, assert_recomputes


def test_t14_a_sign_on_is_a_quarter_of_it_in_base_for_four_years() -> None:
    assert base_for_once(usd(20_000), 4).value == usd(5_000).value


def test_t14_a_bonus_makes_base_worth_more() -> None:
    base = base_for_once(usd(20_000), 4, number("0.1"))
    assert base.money.rounded == 4_545
    assert formula(base) == "20,000 / (4 x (1 + 10%))"


def test_base_is_worth_a_sign_on_and_a_grant() -> None:
    sign_on_of_it = sign_on_for_base(usd(5_000), 4, number("0.1"))
    assert sign_on_of_it.value == usd(22_000).value
    assert formula(sign_on_of_it) == "5,000 x 4 x (1 + 10%)"
    assert grant_for_base(usd(5_000), 4).value == usd(20_000).value


@settings(max_examples=100)
@given(amounts, st.integers(1, 10), st.none() | shares)
def test_there_and_back_is_the_same_amount(
    once: Worked, years: int, bonus_share: Worked | None
) -> None:
    base = base_for_once(once, years, bonus_share)
    for back in (sign_on_for_base, grant_for_base):
        again = back(base, years, bonus_share)
        assert to_the_cent(again.money) == to_the_cent(once.money)
        assert_recomputes(again)
    assert_formula_gives_the_value(base)


@settings(max_examples=50)
@given(st.integers(1, 100_000), st.integers(0, 50))
def test_offers_that_are_worth_the_same_pay_the_same(extra: int, percent: int) -> None:
    offer = Offer(USD, usd(100_000), bonus(percent))
    share = number(str(percent)).number / 100
    once = sign_on_for_base(usd(extra), 4, number(str(share)))
    granted = replace(offer, grant=Grant(once, EquityBasis.GRANT))
    paid = [
        totals(one).four_years.money.amount
        for one in (
            replace(offer, base=usd(100_000 + extra)),
            replace(offer, sign_on=sign_on(*[once.money.rounded])),
            granted,
        )
    ]
    assert paid[0] == paid[2]
    assert abs(paid[1] - paid[0]) < 1


def test_t18_a_gap_adds_up_over_a_working_life() -> None:
    gap = gap_over_years(usd(5_000), 40, number("0.05"), first_year_raised=False)
    assert gap.money.rounded == 603_999
    assert formula(gap) == "5,000 x ((1 + 5%)^40 - 1) / 5%"


def test_t18_the_paper_raises_the_first_year_too() -> None:
    gap = gap_over_years(usd(5_000), 40, number("0.05"), first_year_raised=True)
    assert gap.money.rounded == 634_199
    assert formula(gap) == "5,000 x ((1 + 5%)^40 - 1) / 5% x (1 + 5%)"


def test_without_growth_a_gap_is_the_same_each_year() -> None:
    for raised in (False, True):
        gap = gap_over_years(usd(5_000), 40, number(0), first_year_raised=raised)
        assert gap.value == usd(200_000).value


@settings(max_examples=100)
@given(amounts, st.integers(1, 45), st.integers(0, 30), st.booleans())
def test_a_gap_is_the_sum_of_its_years(gap: Worked, years: int, percent: int, raised: bool) -> None:
    growth = number(percent).number / 100
    summed = gap_over_years(gap, years, number(str(growth)), first_year_raised=raised)
    by_year = [gap.money * (1 + growth) ** (year + int(raised)) for year in range(years)]
    expected = sum(year.amount for year in by_year)
    assert abs(summed.money.amount - expected) < expected / 10**18
    assert_recomputes(summed)
    assert_formula_gives_the_value(summed)
