from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.answers.offers import CurrencyFrom, NotCompared, OfferComparisonAnswer
from bot.coach.kept import Doubt, KeptOffer
from bot.coach.offer_readings import Assumed
from bot.coach.question import OfferStep, OfferVerb
from bot.knowledge.base import Place
from bot.pay.comparison import Comparison
from bot.pay.offer import EquityBasis
from bot.pay.what_if import Assumption
from bot.pay.worked import Worked, formula
from bot.understanding.offers.mention import Part
from bot.understanding.offers.quantities import Per
from tests.coach.offers.made_up_comparisons import T1, T2, T3, compared, offer

UNKNOWN = EquityBasis.UNKNOWN


def only(answer: OfferComparisonAnswer) -> Comparison:
    (reading,) = answer.readings
    return reading.comparison


def units(amounts: tuple[Worked, ...]) -> list[int]:
    return [amount.money.rounded for amount in amounts]


# The worked cases -------------------------------------------------------------------------------


def test_t3_minus_t2_is_as_in_the_maths() -> None:
    comparison = only(compared(T2, T3))
    (gap,) = comparison.gaps
    assert [entry.name for entry in comparison.entries] == ["c", "b"]
    assert units(gap.years) == [104_750, 57_750, 11_750, -18_250]
    assert units(gap.cumulative) == [104_750, 162_500, 174_250, 156_000]
    assert comparison.crossover is None
    assert comparison.yearly_crossover is not None
    assert comparison.yearly_crossover.year == 4


def test_each_worked_case_adds_up_as_in_the_maths() -> None:
    by_key = {entry.name: entry.totals for entry in only(compared(T1, T2, T3)).entries}
    assert {
        key: units((of.four_years, of.average, of.recurring)) for key, of in by_key.items()
    } == {
        "a": [796_000, 199_000, 194_000],
        "b": [1_020_000, 255_000, 225_000],
        "c": [1_176_000, 294_000, 287_750],
    }


# What it rests on -------------------------------------------------------------------------------


def test_options_at_face_value_can_change_who_wins() -> None:
    startup = offer("a", "Startup", 150_000, options=(20_000, 2, 12))
    (flip,) = only(compared(startup, offer("b", "Bank", 160_000))).flips
    assert (flip.assumption, flip.leaders) == (Assumption.OPTIONS_AT_FACE, ("a",))


def test_what_was_tried_and_changes_nothing_is_told() -> None:
    (reading,) = compared(T2, T3).readings
    assert reading.holds == (
        Assumption.STOCK_AT_ZERO,
        Assumption.BONUS_UNPAID,
        Assumption.SIGN_ON_LEFT_OUT,
    )


def test_what_no_offer_has_was_not_tried() -> None:
    (reading,) = compared(offer("a", "A", 100_000), offer("b", "B", 90_000)).readings
    assert reading.holds == ()


def test_a_bonus_that_is_guaranteed_is_in_no_doubt() -> None:
    sure = offer("a", "A", 100_000, bonus=20_000, guaranteed=True)
    (reading,) = compared(sure, offer("b", "B", 90_000)).readings
    assert reading.holds == ()


def test_stock_and_bonus_of_a_total_that_was_told_cannot_be_taken_out() -> None:
    (reading,) = compared(offer("a", "A", total=300_000), T3).readings
    assert reading.comparison.flips == ()
    assert reading.holds == (Assumption.SIGN_ON_LEFT_OUT,)


def test_a_tie_is_a_tie() -> None:
    (reading,) = compared(offer("a", "A", 100_000), offer("b", "B", 100_000)).readings
    assert reading.leaders == ("a", "b")


# Doubts -----------------------------------------------------------------------------------------


def test_an_open_doubt_is_compared_in_each_reading_and_asked() -> None:
    ally = offer("a", "Ally", 125_000, stock=36_000, basis=UNKNOWN)
    answer = compared(ally, offer("b", "Cap One", 140_000, bonus="10%"))
    grant, annual = answer.readings
    assert (grant.leaders, annual.leaders) == (("b",), ("a",))
    assert grant.chosen == (("a", Assumed(Doubt.BASIS, "grant")),)
    assert annual.chosen == (("a", Assumed(Doubt.BASIS, "annual")),)
    assert answer.ask is not None
    assert answer.ask.doubt is Doubt.BASIS
    assert [choice.target for choice in answer.choices] == [
        OfferStep(OfferVerb.SETTLE, "a", "basis:grant"),
        OfferStep(OfferVerb.SETTLE, "a", "basis:annual"),
    ]


def test_a_doubt_that_is_settled_is_neither_compared_nor_asked() -> None:
    ally = offer("a", "Ally", 125_000, stock=36_000, basis=UNKNOWN).settle(Doubt.BASIS, "annual")
    answer = compared(ally, T2)
    assert len(answer.readings) == 1
    assert (answer.ask, answer.choices, answer.offers[0].taken) == (None, (), ())


def test_of_more_doubts_than_four_readings_hold_the_likeliest_is_taken_and_told() -> None:
    doubtful = [offer(key, key, 100_000, stock=36_000, basis=UNKNOWN) for key in "abc"]
    answer = compared(*doubtful)
    assert len(answer.readings) == 4
    assert [one.taken for one in answer.offers] == [(), (), (Assumed(Doubt.BASIS, "grant"),)]


def test_both_ends_of_a_range_are_compared() -> None:
    answer = compared(offer("a", "A", (100_000, 130_000)), offer("b", "B", 120_000))
    assert [(one.ends, one.leaders) for one in answer.readings] == [
        ((("a", False),), ("b",)),
        ((("a", True),), ("a",)),
    ]
    assert answer.ask is None


def test_doubts_come_before_ends_and_the_low_end_is_told() -> None:
    ranges = offer("a", "A", (100_000, 130_000))
    unsure = offer(
        "b", "B", 100_000, stock=100_000, basis=UNKNOWN, vesting="50/30/10/10"
    )  # may be the first year's, too
    answer = compared(ranges, unsure)
    assert len(answer.readings) == 3
    assert [one.low_end for one in answer.offers] == [True, False]


def test_even_vesting_and_what_is_not_given_are_told() -> None:
    answer = compared(offer("a", "A", 100_000, stock=40_000), T2)
    assert [one.even_assumed for one in answer.offers] == [True, False]
    assert answer.offers[0].missing == (Part.BONUS, Part.VESTING, Part.SIGN_ON)


def test_pay_by_the_hour_is_asked_for_its_hours() -> None:
    answer = compared(offer("a", "A", 80, per=Per.HOUR), T2)
    assert answer.ask is not None
    assert answer.ask.doubt is Doubt.HOURS
    assert len(answer.readings) == 3


# Currencies -------------------------------------------------------------------------------------

IN_POUNDS = offer("a", "Stripe", 76_000, currency="GBP")
IN_DOLLARS = offer("b", "Remote", 140_000)


def test_two_currencies_without_a_rate_are_apart_and_nobody_wins() -> None:
    answer = compared(IN_POUNDS, IN_DOLLARS)
    assert (answer.why_not, answer.readings) == (NotCompared.CURRENCIES, ())
    assert [(name.text, of.year_1.money.currency) for name, of in answer.alone] == [
        ("Stripe", "GBP"),
        ("Remote", "USD"),
    ]
    assert answer.currencies == ("GBP", "USD")


def test_a_rate_turns_all_into_the_currency_of_the_first() -> None:
    answer = compared(IN_DOLLARS, IN_POUNDS, rates={("GBP", "USD"): "1.27"})
    pay = {entry.name: entry.totals.year_1.money for entry in only(answer).entries}
    assert (pay["a"].amount, pay["a"].currency) == (Decimal(96_520), "USD")
    (rate,) = answer.rates
    assert (rate.origin, rate.target, rate.value.number) == ("GBP", "USD", Decimal("1.27"))
    worked = answer.offers[1].rests_on
    assert worked is not None
    assert formula(worked) == "76,000 x 1.27"


def test_a_rate_that_was_told_the_other_way_is_not_turned_without_need() -> None:
    answer = compared(IN_POUNDS, IN_DOLLARS, rates={("GBP", "USD"): "1.27"})
    assert {entry.totals.year_1.money.currency for entry in only(answer).entries} == {"USD"}


def test_two_rates_into_a_third_currency_divide_where_they_must() -> None:
    rates = {("USD", "INR"): "80", ("GBP", "INR"): "100"}
    rupees = offer("c", "Flipkart", 4_000_000, currency="INR")
    first, *_ = only(compared(IN_POUNDS, IN_DOLLARS, rupees, rates=rates)).entries
    assert (first.name, first.totals.year_1.money.rounded) == ("b", 11_200_000)
    mixed = {("GBP", "USD"): "1.25", ("USD", "INR"): "80"}
    answer = compared(IN_DOLLARS, IN_POUNDS, rupees, rates=mixed)
    pay = {entry.name: entry.totals.year_1.money.rounded for entry in only(answer).entries}
    assert pay == {"a": 95_000, "b": 140_000, "c": 50_000}


def test_no_rate_is_made_out_of_two() -> None:
    answer = compared(
        IN_DOLLARS, IN_POUNDS, offer("c", "F", 40_000, currency="CHF"), rates={("GBP", "USD"): "2"}
    )
    assert answer.why_not is NotCompared.CURRENCIES


def test_a_rate_of_nothing_is_no_rate() -> None:
    answer = compared(IN_DOLLARS, IN_POUNDS, rates={("GBP", "USD"): "0"})
    assert answer.why_not is NotCompared.CURRENCIES


def test_no_currency_is_taken_for_the_one_of_the_others() -> None:
    answer = compared(IN_DOLLARS, offer("c", "C", 150_000, currency=None))
    assert answer.offers[1].currency_from is CurrencyFrom.OTHERS
    assert only(answer).entries[0].totals.year_1.money.currency == "USD"


def test_offers_without_any_currency_are_compared_as_they_are() -> None:
    answer = compared(*(offer(key, key, 100_000, currency=None) for key in "ab"))
    assert answer.currencies == ("XXX",)
    assert len(answer.readings) == 1


def test_no_currency_beside_two_currencies_is_in_no_order() -> None:
    answer = compared(
        IN_DOLLARS,
        IN_POUNDS,
        offer("c", "C", 150_000, currency=None),
        rates={("GBP", "USD"): "1.27"},
    )
    assert answer.why_not is NotCompared.CURRENCIES


# What cannot be compared ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offers", "why"),
    [
        ((), NotCompared.TOO_FEW),
        ((T1,), NotCompared.TOO_FEW),
        (tuple(offer(key, key, 1) for key in "abcdef"), NotCompared.TOO_MANY),
        ((T1, offer("z", "Z")), NotCompared.NOTHING_TO_ADD),
    ],
)
def test_why_offers_are_not_compared(offers: tuple[KeptOffer, ...], why: NotCompared) -> None:
    answer = compared(*offers)
    assert (answer.why_not, answer.readings, answer.choices) == (why, (), ())


def test_an_offer_without_money_is_left_out() -> None:
    answer = compared(T1, offer("z", "Zorblat"), T2)
    assert [name.text for name in answer.left_out] == ["Zorblat"]
    assert [one.key for one in answer.offers] == ["a", "b"]


def test_offers_of_one_name_are_told_apart_by_their_keys() -> None:
    answer = compared(offer("a", "Ally", 100_000), offer("b", "Ally", 90_000))
    assert answer.readings[0].leaders == ("a",)


# Properties -------------------------------------------------------------------------------------

bases = st.integers(20_000, 400_000)
drawn = st.builds(
    lambda base, stock, basis, bonus, once: {
        "base": base,
        "stock": stock,
        "basis": basis,
        "bonus": bonus,
        "sign_on": once,
    },
    bases,
    st.none() | st.integers(1_000, 900_000),
    st.sampled_from([EquityBasis.GRANT, EquityBasis.ANNUAL]),
    st.none() | st.sampled_from(["5%", "10%", "30%"]),
    st.lists(st.integers(1_000, 90_000), max_size=2).map(tuple),
)


@given(st.lists(drawn, min_size=2, max_size=4))
def test_the_order_of_offers_does_not_change_who_wins(parts: list[dict[str, object]]) -> None:
    offers = [offer(key, key.upper(), **given) for key, given in zip("abcd", parts, strict=False)]  # type: ignore[arg-type]  # each of its own parameter
    outcomes = {
        (reading.leaders, reading.comparison.leaders.years, reading.comparison.flips)
        for order in permutations(offers)
        for reading in compared(*order).readings
    }
    assert len(outcomes) == 1


@given(bases, bases, st.decimals("0.01", "200", places=2))
def test_a_rate_scales_the_gap_and_keeps_the_sums(one: int, other: int, rate: Decimal) -> None:
    answer = compared(
        offer("a", "A", one),
        offer("b", "B", other, currency="GBP"),
        rates={("GBP", "USD"): f"{rate}"},
    )
    pay = {entry.name: entry.totals.four_years.money.amount for entry in only(answer).entries}
    assert pay == {"a": 4 * one, "b": 4 * other * rate}


def test_a_place_is_part_of_what_an_offer_is() -> None:
    placed = KeptOffer("a", "Ally", T1.stated, places=(Place("Detroit"),))
    answer = compared(placed, T2)
    assert [name.text for name in answer.offers[0].what] == ["Detroit"]
