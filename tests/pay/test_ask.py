"""What to ask for; the T-numbers are the worked cases of the offer maths."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from bot.pay.ask import ask_step, asked, bolstering, target_in_band
from bot.pay.money import CurrencyMismatchError, Money
from bot.pay.worked import Worked, formula
from tests.pay.made_up import amounts, gbp, usd
from tests.pay.recompute import assert_formula_gives_the_value, assert_recomputes

HIGH = usd(138_000)


def test_t15_a_range_goes_from_the_target_to_somewhat_more() -> None:
    bolstered = bolstering(usd(130_000), HIGH)
    assert (bolstered.low.value, bolstered.high.value) == (usd(130_000).value, usd(136_500).value)
    assert not bolstered.capped
    assert formula(bolstered.high) == "130,000 x 105%"


def test_t15_a_range_ends_at_the_high_of_the_band_and_says_so() -> None:
    bolstered = bolstering(usd(130_000), HIGH, Decimal("1.08"))
    assert bolstered.high.value == HIGH.value
    assert bolstered.capped
    assert formula(bolstered.high) == "min(130,000 x 108%, high 138,000)"
    assert bolstered.high.operands[0].value == usd(140_400).value


def test_a_range_without_a_band_is_not_capped() -> None:
    assert bolstering(usd(130_000), None).high.value == usd(136_500).value


def test_a_range_that_just_fits_the_band_is_not_capped() -> None:
    assert not bolstering(usd(130_000), usd(136_500)).capped


def test_the_upper_end_is_not_to_the_dollar() -> None:
    high = bolstering(usd(137_000), None).high
    assert high.value == usd(144_000).value
    assert formula(high) == "round(137,000 x 105%, step 500)"


def test_a_target_above_the_band_leaves_no_range() -> None:
    bolstered = bolstering(usd(140_000), HIGH)
    assert bolstered.high.value == bolstered.low.value == usd(140_000).value
    assert bolstered.capped


@pytest.mark.parametrize(
    ("amount", "step"),
    [
        (19_999, 100),
        (20_000, 500),
        (100_000, 500),
        (149_999, 500),
        (150_000, 1_000),
        (200_000, 1_000),
        (999_999, 1_000),
        (1_000_000, 5_000),
        (1_500_000, 10_000),  # rupees
        (4_000_000, 20_000),
        (6_500_000, 50_000),  # yen
        (4_200, 20),  # euros a month
        (8_000, 50),
        (280, 1),
        (300, 2),
        (640, 5),
        (1_420, 10),
        (45, "0.2"),  # an hour
        (1, "0.01"),
        (0, 1),
        (-100_000, 500),
    ],
)
def test_a_step_is_about_half_a_per_cent_and_round(amount: int, step: int | str) -> None:
    assert ask_step(Money(Decimal(amount), "USD")).value == usd(step).value


def test_an_ask_is_rounded_to_a_step_and_a_round_one_left_alone() -> None:
    assert asked(usd(137_413)).value == usd(137_500).value
    assert asked(usd(137_500)) == usd(137_500)


@pytest.mark.parametrize(
    ("offered", "target"), [(100_000, 131_000), (130_999, 131_000), (131_000, 138_000)]
)
def test_a_target_is_three_quarters_up_the_band_and_then_its_high(
    offered: int, target: int
) -> None:
    aim = target_in_band(usd(offered), usd(110_000), HIGH)
    assert aim is not None
    assert aim.value == usd(target).value


def test_a_target_shows_its_working() -> None:
    aim = target_in_band(usd(125_000), usd(110_000), HIGH)
    assert aim is not None
    assert formula(aim) == "low 110,000 + (high 138,000 - low 110,000) x 75%"


@pytest.mark.parametrize("offered", [138_000, 150_000])
def test_at_the_high_there_is_no_target(offered: int) -> None:
    assert target_in_band(usd(offered), usd(110_000), HIGH) is None


@pytest.mark.parametrize("low", [138_000, 140_000])
def test_t21_a_band_that_is_no_range_has_no_target(low: int) -> None:
    assert target_in_band(usd(100_000), usd(low), HIGH) is None


def test_targets_and_bands_are_in_one_currency() -> None:
    with pytest.raises(CurrencyMismatchError):
        bolstering(usd(1), gbp(1))
    for offered, low, high in ((gbp(1), usd(1), usd(2)), (usd(1), gbp(1), usd(2))):
        with pytest.raises(CurrencyMismatchError):
            target_in_band(offered, low, high)


@settings(max_examples=100)
@given(amounts, amounts)
def test_a_range_starts_at_the_target_and_follows_from_it(target: Worked, high: Worked) -> None:
    bolstered = bolstering(target, high)
    assert bolstered.low.value == target.value
    assert bolstered.low.money <= bolstered.high.money
    assert bolstered.capped or bolstered.high.money <= high.money
    assert_recomputes(bolstered.high)
    assert_formula_gives_the_value(bolstered.high)


@settings(max_examples=100)
@given(amounts)
def test_an_ask_is_within_a_step_of_the_amount(amount: Worked) -> None:
    step = ask_step(amount.money).money.amount
    assert abs(asked(amount).money.amount - amount.money.amount) <= step / 2
    assert_recomputes(asked(amount))


@settings(max_examples=100)
@given(amounts, amounts, amounts)
def test_a_target_is_in_the_band_and_above_the_offer(
    offered: Worked, low: Worked, high: Worked
) -> None:
    aim = target_in_band(offered, low, high)
    if aim is not None:
        assert low.money < aim.money <= high.money
        assert offered.money < aim.money
        assert_recomputes(aim)
        assert_formula_gives_the_value(aim)
