"""What to ask for, as an answer: on which occasion, with which words, packages and question."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.answers.offers import (
    CounterAnswer,
    Flag,
    TargetFrom,
    Unplaced,
    WalkAwayFrom,
)
from bot.coach.answers.pay import Component
from bot.coach.figures import GuideQuote
from bot.coach.kept import Doubt, KeptOffer, Occasion, Wanted
from bot.coach.offers.countering import answer_counter
from bot.coach.question import OfferStep, OfferVerb
from bot.pay.offer import EquityBasis
from bot.pay.packages import Tilt
from bot.pay.worked import Worked
from bot.understanding.offers.quantities import Per
from tests.coach.made_up import LONDON, NOW
from tests.coach.offers.made_up import (
    LIBRARY,
    base,
    bonus,
    elsewhere,
    kept,
    offer,
    sign_on,
    stock,
    today,
    today_at_ally,
    typed,
)


def counter(
    one: KeptOffer, *others: KeptOffer, occasion: Occasion | None = None, **wanted: int
) -> CounterAnswer:
    one = replace(one, occasion=occasion)
    return answer_counter(one, kept(one, *others, **wanted), LIBRARY, NOW)


def whole(worked: Worked | None) -> int | None:
    return None if worked is None else worked.money.rounded


def said(answer: CounterAnswer) -> list[str]:
    return [script.words.text for script in answer.scripts]


# What it is about -----------------------------------------------------------------------------


def test_an_offer_is_countered_by_the_guides_row_for_its_place() -> None:
    answer = counter(offer(125_000))
    assert (whole(answer.target), answer.target_from) == (131_000, TargetFrom.WAY_UP)
    assert answer.figure is not None
    assert answer.region is not None
    assert (answer.figure.text, answer.region.text) == ("$110K–$138K", "Detroit, MI (HQ)")
    assert answer.provenance is not None


def test_an_offer_of_which_only_a_total_is_known_is_countered_by_the_total() -> None:
    answer = counter(offer(None, total=typed(160_000)))
    assert (answer.component, whole(answer.target)) == (Component.TOTAL, 196_000)
    assert answer.packages == ()


def test_a_guide_in_another_currency_gives_no_range_and_that_is_told() -> None:
    answer = counter(offer(100_000, places=(LONDON,)))
    assert (answer.band, answer.unplaced, answer.target) == (None, Unplaced.CURRENCY, None)
    assert answer.filled is None


def test_what_was_changed_is_told_back() -> None:
    one = offer(125_000)
    answer = answer_counter(one, kept(one, target=134_000), LIBRARY, NOW, Wanted.TARGET)
    assert (answer.changed, whole(answer.target)) == (Wanted.TARGET, 134_000)


# The occasion ---------------------------------------------------------------------------------


def test_present_pay_is_the_occasion_for_a_raise() -> None:
    answer = counter(today_at_ally(120_000))
    assert (answer.occasion, answer.walk_away.source) == (Occasion.RAISE, WalkAwayFrom.PRESENT)
    assert answer.filled is not None
    assert whole(answer.filled.present) == 120_000
    assert answer.filled.reason is not None
    assert answer.packages == ()
    assert answer.scripts == (), "the guide's words are for who is not there yet"


def test_who_is_to_be_kept_speaks_of_the_other_offer() -> None:
    answer = counter(today_at_ally(120_000), elsewhere(126_000), occasion=Occasion.RETENTION)
    assert answer.filled is not None
    assert (whole(answer.filled.other), answer.filled.reason) == (126_000, None)
    assert answer.filled.claims_offer
    assert answer.levers[0] == "retention"


def test_a_counter_offer_of_the_present_employer_is_set_beside_the_pay_and_the_other_offer() -> (
    None
):
    back = offer(124_000, key="c", name="Ally Financial again")
    answer = counter(back, today_at_ally(120_000), elsewhere(140_000), occasion=Occasion.RETENTION)
    assert (whole(answer.walk_away.amount), whole(answer.target)) == (140_000, 140_000)
    assert answer.beyond


def test_a_promotion_without_pay_asks_by_the_same_rule() -> None:
    answer = counter(today_at_ally(120_000), occasion=Occasion.PROMOTION)
    assert (answer.occasion, whole(answer.target)) == (Occasion.PROMOTION, 131_000)
    assert "sign_on" not in answer.levers


# Words ----------------------------------------------------------------------------------------


def test_the_script_holds_the_opening_and_one_reason_from_the_guide() -> None:
    filled = counter(offer(125_000)).filled
    assert filled is not None
    assert (whole(filled.low), whole(filled.high)) == (131_000, 137_500)
    assert filled.reason is not None
    assert filled.quarter is not None
    assert filled.place is not None
    assert (filled.quarter.text, filled.place.text) == ("2025-Q4", "Detroit")
    assert filled.other is None


def test_no_reason_is_given_that_speaks_against_the_number() -> None:
    filled = counter(offer(125_000), target=150_000).filled
    assert filled is not None
    assert (filled.reason, filled.other) == (None, None)


def test_beyond_the_guide_the_better_offer_is_the_reason() -> None:
    answer = counter(offer(125_000), elsewhere(145_000))
    assert answer.filled is not None
    assert (whole(answer.filled.other), answer.filled.reason) == (145_000, None)
    assert [script.claims_offer for script in answer.scripts] == [True]


def test_where_the_numbers_do_not_fit_there_is_nothing_to_say_yet() -> None:
    for answer in (
        counter(offer(125_000), walk_away=140_000),
        counter(offer(125_000), target=120_000),
    ):
        assert (answer.filled, answer.packages, answer.scripts) == (None, (), ())


def test_the_guides_own_words_are_shown_and_claim_no_offer_that_is_not_there() -> None:
    answer = counter(offer(125_000))
    assert said(answer) == ["Thank you. Could we set mine at $138K?"]
    assert not any(script.claims_offer for script in answer.scripts)


def test_words_without_a_guide_stand_in_only_where_there_is_no_number() -> None:
    assert said(counter(elsewhere(100_000))) == ["Could the base be [your number]?"]
    answer = counter(elsewhere(100_000), elsewhere(108_000, "c", "Hooli"))
    assert (answer.filled is not None, said(answer)) == (True, [])


# Other things to ask for ----------------------------------------------------------------------


def test_at_the_guides_high_the_levers_come_first_those_of_the_guide_before_ours() -> None:
    answer = counter(offer(140_000))
    assert (answer.above_high, answer.opening_low, answer.filled) == (True, None, None)
    assert answer.levers[: answer.guide_levers] == ("sign_on", "equity")
    assert {"level", "start_date", "review_date"} <= set(answer.levers)
    assert len(set(answer.levers)) == len(answer.levers)
    (script,) = answer.scripts
    assert isinstance(script.words, GuideQuote)
    assert "sign-on" in script.words.text


# Packages -------------------------------------------------------------------------------------

FULL = offer(140_000, stock=stock(120_000), sign_on=sign_on(10_000))


def test_t13_three_packages_of_the_same_pay() -> None:
    packages = counter(FULL, target=150_000).packages
    assert [whole(one.offer.base) for one in packages] == [150_000, 145_000, 140_000]
    assert [whole(one.totals.four_years) for one in packages] == [730_000] * 3


def test_t14_a_bonus_rides_on_the_base_that_is_moved() -> None:
    with_bonus = replace(FULL, stated=replace(FULL.stated, bonus=bonus(10)))
    once = counter(with_bonus, target=150_000).packages[1]
    assert (once.tilt, whole(once.moved), whole(once.instead)) == (Tilt.SIGN_ON, 5_000, 22_000)


@pytest.mark.parametrize(
    "one",
    [
        offer(125_000, stock=stock(120_000, EquityBasis.UNKNOWN)),
        offer(None, base=base(125_000, 130_000)),
    ],
    ids=["stock", "base"],
)
def test_an_offer_that_can_be_read_in_two_ways_has_no_packages(one: KeptOffer) -> None:
    assert counter(one).packages == ()


@settings(deadline=None, max_examples=100)
@given(st.integers(60, 137), st.integers(0, 400), st.integers(0, 60), st.integers(0, 30))
def test_packages_pay_the_same_over_four_years(
    thousands: int, of_stock: int, once: int, percent: int
) -> None:
    one = offer(
        thousands * 1_000,
        stock=stock(of_stock * 1_000) if of_stock else None,
        sign_on=sign_on(once * 1_000) if once else (),
        bonus=bonus(percent) if percent else None,
    )
    sums = {package.totals.four_years.money.amount for package in counter(one).packages}
    assert len(sums) <= 1


def test_packages_that_nobody_would_agree_to_are_left_out() -> None:
    assert len(counter(offer(125_000)).packages) == 3
    assert counter(offer(125_000), elsewhere(300_000), target=300_000).packages == ()
    tilts = [package.tilt for package in counter(offer(125_000), target=145_000).packages]
    assert tilts == [Tilt.BASE, Tilt.SIGN_ON]


# Other offers ---------------------------------------------------------------------------------


def test_an_offer_of_a_guide_with_several_currencies_and_no_place_is_not_counted() -> None:
    other = offer(145_000, "b", "Ally again", places=(), currency=None)
    answer = counter(offer(125_000), other)
    assert [name.text for name in answer.unknown] == ["Ally again"]
    assert answer.target_from is TargetFrom.WAY_UP


def test_at_the_high_an_offer_that_is_not_alike_leaves_the_levers() -> None:
    answer = counter(offer(140_000), elsewhere(300_000))
    assert (answer.above_high, answer.filled, answer.target) == (True, None, None)
    assert answer.unlike is not None


# The question ---------------------------------------------------------------------------------


def test_a_walk_away_that_is_not_set_is_asked_for() -> None:
    answer = counter(offer(125_000))
    assert [choice.target for choice in answer.choices] == [
        OfferStep(OfferVerb.COUNTER, "a", "skip"),
        OfferStep(OfferVerb.COUNTER, "a", "type"),
    ]


def test_a_walk_away_that_is_known_is_not_asked_for() -> None:
    assert counter(offer(125_000), today(120_000)).ask is None
    assert counter(offer(125_000), walk_away=120_000).choices == ()


def test_the_place_is_asked_for_before_the_walk_away() -> None:
    answer = counter(offer(125_000, places=()))
    assert answer.ask is not None
    assert answer.ask.slot is answer.unplaced is Unplaced.WHICH_PLACE


def test_what_the_base_is_paid_for_is_asked_for_before_the_walk_away() -> None:
    answer = counter(offer(None, base=base(60, per=Per.HOUR)))
    assert answer.ask is not None
    assert answer.ask.doubt is Doubt.HOURS
    assert [one.doubt for one in answer.taken] == [Doubt.HOURS]


def test_the_low_end_of_a_range_is_taken_and_told() -> None:
    answer = counter(offer(None, base=base(120_000, 126_000)))
    assert (whole(answer.offered), answer.low_end) == (120_000, True)


def test_flags_of_the_rule_are_told() -> None:
    assert counter(offer(125_000), target=150_000).flags == (Flag.TARGET_ABOVE_HIGH,)
