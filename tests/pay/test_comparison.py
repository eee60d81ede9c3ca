"""Offers side by side; the T-numbers are the worked cases of the offer maths."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pay.comparison import OfferCountError, SameNameError, compare
from bot.pay.leads import Crossover, crossover
from bot.pay.money import CurrencyMismatchError
from bot.pay.offer import Bonus, EquityBasis, Grant, Offer, Options
from bot.pay.what_if import Assumption
from bot.pay.worked import Worked, formula
from tests.pay.made_up import T2, T3, USD, bonus, gbp, grant, number, offers, sign_on, usd
from tests.pay.recompute import assert_formula_gives_the_value, assert_recomputes, numbers_in

BASE = Offer(USD, usd(100_000))


def amounts_of(numbers: tuple[Worked, ...]) -> list[int]:
    return [number.money.rounded for number in numbers]


def flipped(*pair: Offer) -> dict[Assumption, tuple[str, ...]]:
    compared = compare(list(zip("AB", pair, strict=True)))
    return {flip.assumption: flip.leaders for flip in compared.flips}


def test_t4_one_offer_leads_on_cumulative_pay_and_the_other_pays_more_in_year_4() -> None:
    compared = compare([("T2", T2), ("T3", T3)])
    (gap,) = compared.gaps
    assert amounts_of(gap.years) == [104_750, 57_750, 11_750, -18_250]
    assert amounts_of(gap.cumulative) == [104_750, 162_500, 174_250, 156_000]
    assert compared.leaders.cumulative == (("T3",),) * 4
    assert compared.leaders.years == (("T3",), ("T3",), ("T3",), ("T2",))
    assert compared.crossover is None
    assert compared.yearly_crossover == Crossover(4, "T3", "T2")


def test_t4_the_difference_stands_in_all_four_figures() -> None:
    (gap,) = compare([("T2", T2), ("T3", T3)]).gaps
    figures = (gap.figures.year_1, gap.figures.four_years, gap.figures.average)
    assert amounts_of((*figures, gap.figures.recurring)) == [104_750, 156_000, 39_000, 62_750]
    assert gap.figures.year_1.name == gap.years[0].name == "year 1"
    assert formula(gap.figures.four_years) == "total 1,176,000 - total 1,020,000"
    assert formula(gap.years[0]) == "year 1: 351,750 - year 1: 247,000"


def test_each_figure_has_its_own_leader() -> None:
    early = replace(BASE, sign_on=sign_on(30_000))
    late = Offer(USD, usd(105_000))
    leaders = compare([("early", early), ("late", late)]).leaders
    assert (leaders.year_1, leaders.four_years) == (("early",), ("early",))
    assert (leaders.average, leaders.recurring) == (("early",), ("late",))


def test_cumulative_pay_can_change_its_leader() -> None:
    compared = compare([("now", replace(BASE, sign_on=sign_on(20_000))), ("later", T2)])
    assert compared.crossover is None
    late = Offer(USD, usd(90_000), grant=grant(100_000, "0/0/50/50"))
    compared = compare([("now", BASE), ("late", late)])
    assert compared.crossover == Crossover(3, "now", "late")
    assert compared.yearly_crossover == Crossover(3, "now", "late")


def test_a_tie_has_several_leaders_and_no_crossover() -> None:
    compared = compare([("B", BASE), ("A", BASE)])
    assert compared.leaders.four_years == ("A", "B")
    assert (compared.crossover, compared.flips) == (None, ())


def test_thirds_of_a_grant_tie_with_the_whole() -> None:
    thirds = Offer(USD, usd(1), grant=grant(100_000, "33.3/33.3/33.3"))
    compared = compare([("thirds", thirds), ("whole", replace(thirds, grant=grant(100_000)))])
    assert compared.leaders.four_years == ("thirds", "whole")


def test_a_tied_year_is_no_change_of_lead() -> None:
    assert crossover([("A",), ("A", "B"), ("A",)]) is None
    assert crossover([("A", "B"), ("B",), ("A", "B"), ("A",)]) == Crossover(4, "B", "A")


def test_stock_at_zero_may_change_who_wins() -> None:
    stock = Offer(USD, usd(95_000), grant=grant(60_000))
    assert flipped(BASE, stock) == {Assumption.STOCK_AT_ZERO: ("A",)}


def test_an_unpaid_bonus_may_change_who_wins_unless_it_is_guaranteed() -> None:
    paid = Offer(USD, usd(95_000), bonus(10))
    assert flipped(BASE, paid) == {Assumption.BONUS_UNPAID: ("A",)}
    sure = replace(paid, bonus=Bonus(share=number("0.1"), guaranteed=True))
    assert flipped(BASE, sure) == {}


def test_a_sign_on_left_out_may_change_who_wins() -> None:
    assert flipped(BASE, Offer(USD, usd(99_000), sign_on=sign_on(8_000))) == {
        Assumption.SIGN_ON_LEFT_OUT: ("A",)
    }


def test_options_at_face_value_may_change_who_wins() -> None:
    options = Options(number(10_000), usd(2), usd(12))
    private = Offer(USD, usd(90_000), options=options)
    assert flipped(BASE, private) == {Assumption.OPTIONS_AT_FACE: ("B",)}
    assert flipped(BASE, replace(private, options=replace(options, strike=None))) == {}


def test_a_flip_to_a_tie_names_both() -> None:
    assert flipped(BASE, replace(BASE, sign_on=sign_on(1))) == {
        Assumption.SIGN_ON_LEFT_OUT: ("A", "B")
    }


def test_nothing_is_taken_out_of_a_total_that_was_told_without_its_parts() -> None:
    told = Offer(USD, stated_total=usd(102_000))
    stock = Offer(USD, usd(95_000), bonus(10), grant(60_000))
    assert flipped(told, stock) == {}


def test_an_offer_of_equity_alone_is_worth_nothing_with_stock_at_zero() -> None:
    (flip,) = compare([("A", BASE), ("B", Offer(USD, grant=grant(500_000)))]).flips
    assert dict(flip.four_years)["B"].value == usd(0).value


@pytest.mark.parametrize("count", [0, 1, 6])
def test_two_to_five_offers_can_be_compared(count: int) -> None:
    with pytest.raises(OfferCountError):
        compare([(str(number), BASE) for number in range(count)])


def test_offers_of_one_name_cannot_be_told_apart() -> None:
    with pytest.raises(SameNameError):
        compare([("A", T2), ("A", T3)])


def test_offers_in_two_currencies_are_not_compared() -> None:
    with pytest.raises(CurrencyMismatchError):
        compare([("A", BASE), ("B", Offer("GBP", gbp(100_000)))])
    strange = Options(number(1), gbp(1), gbp(2))
    with pytest.raises(CurrencyMismatchError):
        compare([("A", BASE), ("B", replace(BASE, options=strange))])


def test_equity_of_unknown_basis_is_not_compared() -> None:
    with pytest.raises(ValueError, match="choose a reading"):
        compare([("A", BASE), ("B", T2.with_basis(EquityBasis.UNKNOWN))])


several = st.lists(offers, min_size=2, max_size=5).map(
    lambda drawn: list(zip("ABCDE", drawn, strict=False))
)


@settings(max_examples=60)
@given(several, st.randoms(use_true_random=False))
def test_the_order_of_offers_plays_no_part(
    named: list[tuple[str, Offer]], chance: random.Random
) -> None:
    shuffled = named.copy()
    chance.shuffle(shuffled)
    assert compare(shuffled) == compare(named)


@settings(max_examples=30)
@given(several)
def test_every_difference_follows_from_what_was_stated(named: list[tuple[str, Offer]]) -> None:
    for figure in numbers_in(compare(named)):
        assert_recomputes(figure)
        assert_formula_gives_the_value(figure)


@settings(max_examples=60)
@given(several)
def test_the_first_entry_leads_on_four_years(named: list[tuple[str, Offer]]) -> None:
    compared = compare(named)
    assert compared.entries[0].name in compared.leaders.four_years
    assert all(flip.leaders != compared.leaders.four_years for flip in compared.flips)


def test_a_grant_in_another_currency_is_refused() -> None:
    foreign = Grant(gbp(1), EquityBasis.GRANT)
    with pytest.raises(CurrencyMismatchError):
        compare([("A", BASE), ("B", replace(BASE, grant=foreign))])
