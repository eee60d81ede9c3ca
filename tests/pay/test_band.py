"""Bands; the T-numbers are the worked cases of the offer maths."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from bot.pay.band import PayBand, Standing
from bot.pay.money import CurrencyMismatchError
from bot.pay.offer import EquityBasis, Offer
from bot.pay.totals import readings, totals
from bot.pay.worked import Worked, formula
from tests.pay.made_up import USD, amounts, bonus, gbp, grant, usd
from tests.pay.recompute import assert_formula_gives_the_value, assert_recomputes

BASE = PayBand(usd(110_000), usd(138_000))
TOTAL = PayBand(usd(148_000), usd(212_000))
HUNDRED = PayBand(usd(0), usd(100))


def test_t8_each_reading_of_the_stock_has_its_own_position() -> None:
    told = Offer(USD, usd(125_000), bonus(16), grant(36_000, basis=EquityBasis.UNKNOWN))
    first_years = [totals(offer).year_1 for _, offer in readings(told)]
    assert [year.money.amount for year in first_years] == [154_000, 181_000]
    positions = [TOTAL.position(year) for year in first_years]
    assert positions == [Decimal("0.09375"), Decimal("0.515625")]
    assert [TOTAL.place(year) for year in first_years] == [Standing.LOW, Standing.MIDDLE]


def test_t8_base_alone_is_about_halfway_with_a_gap_to_the_high() -> None:
    position = BASE.penetration(usd(125_000))
    assert position is not None
    assert round(position.number, 3) == Decimal("0.536")
    assert formula(position) == "(125,000 - low 110,000) / (high 138,000 - low 110,000)"
    assert BASE.gap_to_high(usd(125_000).called("base")).value == usd(13_000).value
    assert formula(BASE.gap_to_high(usd(125_000).called("base"))) == "high 138,000 - base 125,000"


@pytest.mark.parametrize("high", [110_000, 90_000])
def test_t21_a_band_that_is_no_range_has_no_positions(high: int) -> None:
    band = PayBand(usd(110_000), usd(high))
    assert not band.is_range
    assert band.position(usd(110_000)) is None
    assert band.place(usd(110_000)) is None
    assert band.gap_to_high(usd(110_000)).value == usd(high - 110_000).value


@pytest.mark.parametrize(
    ("amount", "standing"),
    [
        (-1, Standing.BELOW),
        (0, Standing.LOW),
        (20, Standing.LOW),
        (21, Standing.LOWER),
        (44, Standing.LOWER),
        (45, Standing.MIDDLE),
        (55, Standing.MIDDLE),
        (56, Standing.UPPER),
        (79, Standing.UPPER),
        (80, Standing.TOP),
        (100, Standing.TOP),
        (101, Standing.ABOVE),
    ],
)
def test_a_standing_begins_where_the_one_before_ends(amount: int, standing: Standing) -> None:
    assert HUNDRED.place(usd(amount)) is standing


def test_a_band_knows_only_its_own_currency() -> None:
    for ask in (BASE.penetration, BASE.position, BASE.place, BASE.gap_to_high):
        with pytest.raises(CurrencyMismatchError):
            ask(gbp(1))
    with pytest.raises(CurrencyMismatchError):
        PayBand(usd(1), gbp(2)).position(usd(1))


@settings(max_examples=100)
@given(amounts, amounts, amounts)
def test_a_position_follows_from_what_was_stated(low: Worked, high: Worked, x: Worked) -> None:
    position = PayBand(low, high).penetration(x)
    if position is not None:
        assert_recomputes(position)
        assert_formula_gives_the_value(position)
