"""Places, currencies and matches; the T-numbers are the worked cases of the offer maths."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from bot.pay.comparison import compare
from bot.pay.conversion import (
    NotAnIndexError,
    Rate,
    convert,
    convert_offer,
    cost_of_living,
    match_of,
)
from bot.pay.money import CurrencyMismatchError, Money
from bot.pay.offer import Bonus, Match, Offer
from bot.pay.totals import totals
from bot.pay.worked import Worked, formula, leaves, stated
from tests.pay.made_up import T1, amounts, gbp, number, offers, shares, usd
from tests.pay.recompute import assert_formula_gives_the_value, assert_recomputes, numbers_in

RATE = Rate("GBP", "USD", stated(Decimal("1.27"), source="told"), date(2026, 3, 1))
BACK = Rate("USD", "GBP", number("0.8"))


@pytest.mark.parametrize(
    ("salary", "here", "there", "equivalent"),
    [(100_000, 100, 130, 130_000), (150_000, 130, 90, 103_846), (100_000, 1, 2, 200_000)],
)
def test_t10_a_salary_buys_as_much_elsewhere(
    salary: int, here: int, there: int, equivalent: int
) -> None:
    worked = cost_of_living(usd(salary), number(here), number(there))
    assert worked.money.rounded == equivalent
    assert formula(worked) == f"{salary:,} x {there} / {here}"


def test_t11_an_amount_is_converted_at_the_rate_that_was_told() -> None:
    dollars = convert(gbp(76_000), RATE)
    assert dollars.value == Money(Decimal(96_520), "USD")
    assert formula(dollars) == "76,000 x 1.27"
    assert [leaf.source for leaf in leaves(dollars)] == [None, "told"]
    assert_recomputes(dollars)


@pytest.mark.parametrize(("percent", "added"), [("0.06", 4_500), ("0.08", 4_500), ("0.04", 3_000)])
def test_t12_a_match_ends_at_its_cap(percent: str, added: int) -> None:
    match = Match(number("0.5"), number("0.06"))
    worked = match_of(usd(150_000), match, number(percent))
    assert worked.value == usd(added).value


def test_t12_the_working_shows_cap_and_rate() -> None:
    match = Match(number("0.5"), number("0.06"))
    worked = match_of(usd(150_000), match, number("0.04"))
    assert formula(worked) == "150,000 x min(4%, 6%) x 50%"


@pytest.mark.parametrize(("here", "there"), [(0, 100), (100, 0), (-1, 100)])
def test_an_index_is_above_zero(here: int, there: int) -> None:
    with pytest.raises(NotAnIndexError):
        cost_of_living(usd(1), number(here), number(there))


def test_a_rate_converts_only_its_own_currency() -> None:
    with pytest.raises(CurrencyMismatchError):
        convert(usd(1), RATE)
    with pytest.raises(CurrencyMismatchError):
        convert_offer(replace(T1, relocation=gbp(1)), BACK)


def test_a_converted_offer_can_stand_beside_another() -> None:
    british = convert_offer(Offer("GBP", gbp(76_000), Bonus(share=number("0.1"))), RATE)
    compared = compare([("British", british), ("American", T1)])
    assert compared.leaders.four_years == ("American",)
    assert formula(totals(british).year_1) == "base 76,000 x 1.27 + bonus 76,000 x 1.27 x 10%"


@settings(max_examples=60)
@given(offers)
def test_a_converted_offer_pays_what_it_paid_at_the_rate(offer: Offer) -> None:
    there, here = totals(convert_offer(offer, BACK)).four_years, totals(offer).four_years
    assert there.money.currency == "GBP"
    assert abs(there.money.amount - here.money.amount * Decimal("0.8")) < Decimal("0.01")
    for figure in numbers_in(totals(convert_offer(offer, BACK))):
        assert_recomputes(figure)
        assert_formula_gives_the_value(figure)


@settings(max_examples=60)
@given(amounts, shares, shares, shares)
def test_a_match_follows_from_what_was_stated(
    base: Worked, rate: Worked, cap: Worked, contribution: Worked
) -> None:
    worked = match_of(base, Match(rate, cap), contribution)
    assert_recomputes(worked)
    assert_formula_gives_the_value(worked)
