"""Leaving early; the T-numbers are the worked cases of the offer maths."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pay.leaving import Left, UnknownClawbackError, clawback_at, left_on_leaving
from bot.pay.money import CurrencyMismatchError
from bot.pay.offer import Clawback, EquityBasis, Grant, Instalment, Offer
from bot.pay.worked import formula
from tests.pay.made_up import T1, USD, gbp, offers, sign_on, usd
from tests.pay.recompute import assert_formula_gives_the_value, assert_recomputes, numbers_in

PRORATED, FULL, UNKNOWN = (Clawback(12, prorated) for prorated in (True, False, None))


@pytest.mark.parametrize(
    ("months", "owed"), [(0, 30_000), (6, 15_000), (9, 7_500), (12, 0), (13, 0)]
)
def test_t6_less_is_owed_each_month_where_it_is_prorated(months: int, owed: int) -> None:
    assert clawback_at(usd(30_000), PRORATED, months).value == usd(owed).value


@pytest.mark.parametrize(("months", "owed"), [(0, 30_000), (11, 30_000), (12, 0)])
def test_t6_all_is_owed_to_the_last_month_where_it_is_not(months: int, owed: int) -> None:
    assert clawback_at(usd(30_000), FULL, months).value == usd(owed).value


def test_t6_the_working_shows_the_months() -> None:
    assert formula(clawback_at(usd(30_000), PRORATED, 9)) == "30,000 x (1 - 9 / 12)"


def test_a_clawback_of_unknown_kind_is_read_only_as_asked() -> None:
    with pytest.raises(UnknownClawbackError):
        clawback_at(usd(30_000), UNKNOWN, 6)
    assert clawback_at(usd(30_000), UNKNOWN, 6, prorated=True).value == usd(15_000).value
    assert clawback_at(usd(30_000), UNKNOWN, 6, prorated=False).value == usd(30_000).value
    assert clawback_at(usd(30_000), UNKNOWN, 12).value == usd(0).value


def test_what_a_clawback_tells_goes_before_a_reading() -> None:
    assert clawback_at(usd(30_000), FULL, 6, prorated=True).value == usd(30_000).value


def test_on_leaving_vested_equity_and_the_owed_sign_on_stand_apart() -> None:
    monthly = Grant(usd(96_000), EquityBasis.GRANT, cliff_months=12, every_months=1)
    offer = Offer(USD, grant=monthly, sign_on=sign_on(30_000), clawback=Clawback(24, True))
    left = left_on_leaving(offer, 13)
    assert left.vested is not None
    assert left.vested.value == usd(26_000).value
    assert left.owed is not None
    assert left.owed.value == usd(13_750).value


def test_each_instalment_is_owed_from_its_own_payment() -> None:
    offer = Offer(USD, sign_on=sign_on(70_000, 50_000), clawback=PRORATED)
    owed = [left_on_leaving(offer, months).owed for months in (6, 11, 12, 18, 24)]
    assert [part and part.money.rounded for part in owed] == [35_000, 5_833, 50_000, 25_000, 0]


def test_what_is_not_given_is_neither_vested_nor_owed() -> None:
    assert left_on_leaving(Offer(USD, usd(1)), 12) == Left(None, None)
    assert left_on_leaving(T1, 12).owed is None
    assert left_on_leaving(Offer(USD, usd(1), clawback=FULL), 1).owed is None


def test_instalments_in_two_currencies_are_refused() -> None:
    offer = Offer(USD, sign_on=(*sign_on(1), Instalment(gbp(1))), clawback=FULL)
    with pytest.raises(CurrencyMismatchError):
        left_on_leaving(offer, 1)


@settings(max_examples=100)
@given(offers, st.integers(0, 60), st.integers(1, 36), st.booleans())
def test_what_is_left_follows_from_what_was_stated(
    offer: Offer, months: int, clawback: int, prorated: bool
) -> None:
    for figure in numbers_in(
        left_on_leaving(replace(offer, clawback=Clawback(clawback, prorated)), months)
    ):
        assert_recomputes(figure)
        assert_formula_gives_the_value(figure)


@settings(max_examples=100)
@given(st.integers(1, 36), st.integers(0, 40), st.booleans())
def test_no_more_is_owed_a_month_later(clawback: int, months: int, prorated: bool) -> None:
    terms = Clawback(clawback, prorated)
    now, later = (clawback_at(usd(30_000), terms, month) for month in (months, months + 1))
    assert later.money <= now.money
