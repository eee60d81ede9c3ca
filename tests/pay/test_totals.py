"""Totals of an offer; the T-numbers are the worked cases of the offer maths."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from bot.pay.money import CurrencyMismatchError
from bot.pay.offer import Bonus, EquityBasis, Grant, Instalment, Offer
from bot.pay.shape import Shape, mean_ratio, shape
from bot.pay.totals import NothingToAddError, bonus_of, readings, totals
from bot.pay.vesting import UnknownBasisError
from bot.pay.worked import formula, leaves
from tests.pay.made_up import (
    T1,
    T2,
    T3,
    T16,
    T17,
    USD,
    bonus,
    gbp,
    grant,
    number,
    offers,
    sign_on,
    usd,
)
from tests.pay.recompute import assert_formula_gives_the_value, assert_recomputes, numbers_in


def years_of(offer: Offer) -> list[Decimal]:
    return [year.total.money.amount for year in totals(offer).years]


def headline(offer: Offer) -> list[Decimal]:
    pay = totals(offer)
    return [of.money.amount for of in (pay.four_years, pay.average, pay.recurring)]


def test_t1_a_sign_on_stands_in_the_first_year_only() -> None:
    assert years_of(T1) == [214_000, 194_000, 194_000, 194_000]
    assert headline(T1) == [796_000, 199_000, 194_000]


def test_t2_a_late_grant_is_filled_up_by_the_sign_on() -> None:
    assert years_of(T2) == [247_000, 251_000, 261_000, 261_000]
    assert headline(T2) == [1_020_000, 255_000, 225_000]


def test_t2_is_not_back_loaded_once_sign_on_counts() -> None:
    ratio = mean_ratio(totals(T2))
    assert ratio is not None
    assert round(ratio.number, 3) == Decimal("0.969")
    assert shape(totals(T2)) is Shape.EVEN
    assert shape(totals(replace(T2, sign_on=()))) is Shape.BACK_LOADED


def test_t3_falls_from_year_to_year() -> None:
    assert years_of(T3) == [351_750, 308_750, 272_750, 242_750]
    assert headline(T3) == [1_176_000, 294_000, 287_750]
    assert totals(T3).first_to_last.value == usd(-109_000).value


def test_t3_is_just_under_the_flag() -> None:
    ratio = mean_ratio(totals(T3))
    assert ratio is not None
    assert round(ratio.number, 3) == Decimal("1.196")
    assert shape(totals(T3)) is Shape.EVEN


def test_t16_a_grant_of_three_years_pays_nothing_in_the_fourth() -> None:
    assert years_of(T16) == [245_000, 219_500, 195_500, 170_000]
    last = totals(T16).years[-1]
    assert last.equity is not None
    assert formula(last.equity) == "150,000 x 0%"


def test_t17_a_large_sign_on_front_loads_an_even_offer() -> None:
    assert years_of(T17) == [376_000, 276_000, 276_000, 276_000]
    assert headline(T17)[1] == 301_000
    assert shape(totals(T17)) is Shape.FRONT_LOADED


def test_t20_parts_that_are_not_given_are_none_and_not_zero() -> None:
    pay = totals(Offer(USD, usd(100_000)))
    assert pay.four_years.value == usd(400_000).value
    assert pay.one_time is None
    for year in pay.years:
        assert (year.bonus, year.equity, year.sign_on, year.once) == (None,) * 4


def test_an_offer_without_any_money_cannot_be_added_up() -> None:
    for offer in (Offer(USD), Offer(USD, bonus=bonus(10)), Offer(USD, perks=("a dog",))):
        with pytest.raises(NothingToAddError):
            totals(offer)


def test_one_time_money_alone_leaves_later_years_at_nothing() -> None:
    assert years_of(Offer(USD, relocation=usd(10_000))) == [10_000, 0, 0, 0]
    assert years_of(Offer(USD, sign_on=sign_on(5_000, 4_000))) == [5_000, 4_000, 0, 0]


def test_relocation_is_one_time_money() -> None:
    pay = totals(replace(T1, relocation=usd(8_000)))
    assert formula(pay.years[0].total).endswith("+ sign-on 20,000 + relocation 8,000")
    assert pay.recurring.value == totals(T1).recurring.value


def test_instalments_of_one_year_are_added() -> None:
    parts = (Instalment(usd(20_000)), Instalment(usd(5_000)))
    assert years_of(replace(T1, sign_on=parts))[0] == 219_000


def test_a_stated_total_counts_only_without_a_base() -> None:
    assert years_of(replace(T1, stated_total=usd(1))) == years_of(T1)
    told = Offer(USD, stated_total=usd(300_000), grant=grant(1), sign_on=sign_on(10_000))
    first, second, *_ = totals(told).years
    assert formula(first.total) == "stated total 300,000 + sign-on 10,000"
    assert (second.total.value, second.equity) == (usd(300_000).value, None)


def test_a_bonus_is_its_amount_or_a_share_of_base() -> None:
    both = Bonus(usd(9_000), number("0.2"))
    assert bonus_of(replace(T1, bonus=both)) == usd(9_000).called("bonus")
    assert bonus_of(replace(T1, base=None)) is None
    assert bonus_of(Offer(USD, usd(1))) is None


def test_growth_counts_only_where_it_is_given() -> None:
    grown = totals(T1, growth=number("0.1"))
    assert [year.equity and year.equity.money.rounded for year in grown.years] == [
        44_000,
        48_400,
        53_240,
        58_564,
    ]
    assert formula(grown.years[1].total) == (
        "base 140,000 + bonus 140,000 x 10% + equity 160,000 x 25% x (1 + 10%)^2"
    )


def test_over_another_horizon_averages_are_by_its_years() -> None:
    assert totals(T1, horizon=2).average.value == usd(204_000).value
    assert totals(T1, horizon=1).first_to_last.value == usd(0).value


def test_equity_of_unknown_basis_is_read_both_ways_and_never_silently() -> None:
    told = T1.with_basis(EquityBasis.UNKNOWN)
    with pytest.raises(UnknownBasisError):
        totals(told)
    assert [basis for basis, _ in readings(told)] == [EquityBasis.GRANT, EquityBasis.ANNUAL]
    assert [years_of(offer)[3] for _, offer in readings(told)] == [194_000, 314_000]


def test_t7_an_uneven_schedule_allows_a_third_reading() -> None:
    told = Offer(USD, grant=grant(180_000, "33/33/22/12", EquityBasis.UNKNOWN))
    assert [years_of(offer)[0] for _, offer in readings(told)] == [59_400, 237_600, 180_000]


def test_two_years_that_differ_are_enough_for_a_third_reading() -> None:
    told = Offer(USD, grant=grant(1, "40/30/30", EquityBasis.UNKNOWN))
    assert [basis for basis, _ in readings(told)][-1] is EquityBasis.FIRST_YEAR


@pytest.mark.parametrize("schedule", ["25/25/25/25", "0/50/50"])
def test_equal_years_or_an_empty_first_allow_no_third_reading(schedule: str) -> None:
    told = Offer(USD, grant=grant(1, schedule, EquityBasis.UNKNOWN))
    assert len(readings(told)) == 2


def test_an_offer_that_reads_one_way_stays_as_it_is() -> None:
    bare = Offer(USD, usd(1))
    assert readings(bare) == ((EquityBasis.GRANT, bare),)
    assert readings(T1) == ((EquityBasis.GRANT, T1),)
    told = Offer(USD, stated_total=usd(2), grant=Grant(usd(1)))
    assert readings(told) == ((EquityBasis.UNKNOWN, told),)


def test_two_currencies_in_one_offer_are_refused() -> None:
    for offer in (
        replace(T1, relocation=gbp(1)),
        replace(T1, sign_on=(Instalment(gbp(1), 2),)),
        replace(T1, bonus=Bonus(gbp(1))),
        replace(T1, grant=Grant(gbp(1), EquityBasis.GRANT)),
    ):
        with pytest.raises(CurrencyMismatchError):
            totals(offer)


def test_no_pay_at_all_has_no_ratio_and_an_even_shape() -> None:
    unpaid = totals(Offer(USD, usd(0)))
    assert mean_ratio(unpaid) is None
    assert shape(unpaid) is Shape.EVEN


def test_the_limits_of_a_shape_are_even() -> None:
    front = totals(Offer(USD, usd(70), sign_on=sign_on(20)))
    back = totals(Offer(USD, usd(85), sign_on=sign_on(0, 60)))
    ratios = [ratio and ratio.number for ratio in map(mean_ratio, (front, back))]
    assert ratios == [Decimal("1.2"), Decimal("0.85")]
    assert [shape(front), shape(back)] == [Shape.EVEN, Shape.EVEN]


def test_the_working_reads_as_one_line() -> None:
    pay = totals(T1)
    assert formula(pay.year_1) == (
        "base 140,000 + bonus 140,000 x 10% + equity 160,000 x 25% + sign-on 20,000"
    )
    assert formula(pay.four_years) == (
        "year 1: 214,000 + year 2: 194,000 + year 3: 194,000 + year 4: 194,000"
    )
    assert formula(pay.average) == "796,000 / 4"
    assert formula(pay.recurring) == "(total 796,000 - one-time 20,000) / 4"
    assert formula(pay.first_to_last) == "year 4: 194,000 - year 1: 214,000"


def test_a_stated_number_keeps_its_source() -> None:
    told = replace(T1, base=replace(usd(140_000), source="letter"))
    assert "letter" in {leaf.source for leaf in leaves(totals(told).average)}


@settings(max_examples=100)
@given(offers)
def test_years_sum_to_the_total(offer: Offer) -> None:
    pay = totals(offer)
    assert sum(year.total.money.amount for year in pay.years) == pay.four_years.money.amount


@settings(max_examples=100)
@given(offers)
def test_every_figure_follows_from_what_was_stated(offer: Offer) -> None:
    pay = totals(offer, growth=number("0.07"))
    for figure in numbers_in(pay):
        assert_recomputes(figure)
        assert_formula_gives_the_value(figure)
