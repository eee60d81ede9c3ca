"""The one rule of the counter; the T-numbers are the worked cases of the offer maths."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.answers.offers import Flag, TargetFrom, WalkAwayFrom
from bot.coach.answers.pay import Component
from bot.coach.kept import Kept, KeptOffer
from bot.coach.offers.rule import Ask, Currencies, ask_for, base_of
from bot.pay.ask import ask_step
from bot.pay.band import PayBand
from bot.pay.money import Money
from bot.pay.worked import Worked, formula, stated
from tests.coach.offers.made_up import elsewhere, kept, offer, today, today_at_ally, typed
from tests.pay.made_up import USD, usd

LOW, HIGH = 110_000, 138_000


def band(low: int = LOW, high: int = HIGH) -> PayBand:
    return PayBand(usd(low), usd(high))


def counter(of_base: int, *others: KeptOffer, within: PayBand | None = None, **wanted: int) -> Ask:
    """The counter for an offer at Ally, whose guide says 110,000 to 138,000."""
    one = offer(of_base)
    return ask_for(one, usd(of_base), within or band(), kept(one, *others, **wanted))


def without_guide(of_base: int, *others: KeptOffer, **wanted: int) -> Ask:
    one = offer(of_base)
    return ask_for(one, usd(of_base), None, kept(one, *others, **wanted))


def whole(worked: Worked | None) -> int | None:
    return None if worked is None else worked.money.rounded


def opening(ask: Ask) -> tuple[int | None, int | None]:
    return (
        (None, None) if ask.opening is None else (whole(ask.opening.low), whole(ask.opening.high))
    )


# Walk-away ------------------------------------------------------------------------------------


def test_what_the_person_says_is_the_walk_away_whatever_else_there_is() -> None:
    least = counter(125_000, today(120_000), elsewhere(128_000), walk_away=115_000).walk_away
    assert (whole(least.amount), least.source) == (115_000, WalkAwayFrom.SAID)


def test_the_walk_away_is_the_higher_of_present_pay_and_the_best_other_offer() -> None:
    least = counter(125_000, today(120_000), elsewhere(118_000), elsewhere(126_000, "c")).walk_away
    assert (whole(least.amount), least.source) == (126_000, WalkAwayFrom.OTHER_OFFER)
    assert least.amount is not None
    assert formula(least.amount) == "max(present pay 120,000, other offer 126,000)"


def test_present_pay_is_the_walk_away_where_it_is_higher_or_alone() -> None:
    alone = counter(125_000, today(120_000)).walk_away
    both = counter(125_000, today(120_000), elsewhere(118_000)).walk_away
    assert alone.source is both.source is WalkAwayFrom.PRESENT
    assert (alone.over, both.over and both.over.name.text) == (None, "Initech")


def test_without_pay_or_another_offer_the_walk_away_is_not_set() -> None:
    least = counter(125_000).walk_away
    assert (least.amount, least.source) == (None, WalkAwayFrom.NOTHING)


def test_who_asks_for_a_raise_has_the_present_pay_if_nothing_changes() -> None:
    one = today_at_ally(120_000)
    least = ask_for(one, usd(120_000), band(), kept(one)).walk_away
    assert (whole(least.amount), least.source) == (120_000, WalkAwayFrom.PRESENT)


def test_an_offer_in_another_currency_counts_at_a_rate_that_was_told_and_else_not() -> None:
    pounds = elsewhere(110_000, currency="GBP")
    without = counter(125_000, pounds)
    assert [name.text for name in without.left_out] == ["Initech"]
    assert without.walk_away.amount is None
    one = offer(125_000)
    rated = replace(kept(one, pounds), rates={("GBP", USD): Decimal("1.27")})
    least = ask_for(one, usd(125_000), band(), rated).walk_away
    assert (whole(least.amount), least.source) == (139_700, WalkAwayFrom.OTHER_OFFER)


def test_an_offer_is_read_in_the_currency_of_its_place() -> None:
    pounds = elsewhere(110_000, currency=None, place_currency="GBP")
    assert [name.text for name in counter(125_000, pounds).left_out] == ["Initech"]


# Target ---------------------------------------------------------------------------------------


def test_what_the_person_says_is_the_target() -> None:
    ask = counter(125_000, target=134_000)
    assert (whole(ask.target), ask.target_from) == (134_000, TargetFrom.SAID)
    assert ask.flags == ()


def test_the_target_is_three_quarters_up_the_range_where_the_offer_is_below_that() -> None:
    ask = counter(125_000)
    assert (whole(ask.target), ask.target_from) == (131_000, TargetFrom.WAY_UP)
    assert ask.target is not None
    assert formula(ask.target) == "low 110,000 + (high 138,000 - low 110,000) x 75%"


def test_the_target_is_rounded_to_a_step_that_can_be_said() -> None:
    ask = counter(125_000, within=band(110_000, 137_000))
    assert ask.target is not None
    assert (whole(ask.target), formula(ask.target)) == (
        130_500,
        "round(low 110,000 + (high 137,000 - low 110,000) x 75%, step 500)",
    )


def test_the_target_is_the_high_for_an_offer_past_three_quarters() -> None:
    ask = counter(131_000)
    assert (whole(ask.target), ask.target_from) == (HIGH, TargetFrom.HIGH)


def test_the_target_is_the_high_where_the_walk_away_is_past_three_quarters() -> None:
    ask = counter(125_000, elsewhere(135_000))
    assert (whole(ask.target), ask.target_from) == (HIGH, TargetFrom.HIGH_OVER_WALK_AWAY)


def test_the_target_is_above_the_high_only_with_a_better_offer() -> None:
    ask = counter(125_000, elsewhere(145_250))
    assert (whole(ask.target), ask.target_from) == (145_500, TargetFrom.OTHER_OFFER)
    assert ask.beyond
    assert ask.better is not None
    assert ask.better.name.text == "Initech"


def test_an_offer_at_the_high_has_no_target_and_other_things_are_the_subject() -> None:
    ask = counter(HIGH, today(120_000))
    assert (ask.target, ask.opening, ask.above_high) == (None, None, True)


def test_an_offer_above_the_high_has_a_target_where_a_better_one_is_there() -> None:
    ask = counter(140_000, elsewhere(145_000))
    assert (whole(ask.target), ask.above_high, ask.beyond) == (145_000, False, True)


def test_without_a_guide_the_target_comes_from_the_persons_numbers_only() -> None:
    assert without_guide(100_000).target_from is TargetFrom.NOTHING
    assert without_guide(100_000, elsewhere(95_000)).target is None
    better = without_guide(100_000, elsewhere(108_000))
    assert (whole(better.target), better.target_from) == (108_000, TargetFrom.OTHER_OFFER)
    assert (without_guide(100_000, target=110_000).target_from) is TargetFrom.SAID


def test_a_guide_whose_low_is_its_high_gives_no_target_and_that_is_told() -> None:
    ask = counter(125_000, within=band(HIGH, HIGH))
    assert (ask.target, ask.flags) == (None, (Flag.NO_RANGE,))


def test_without_a_base_the_target_is_three_quarters_up() -> None:
    one = offer(None)
    ask = ask_for(one, None, band(), kept(one))
    assert (whole(ask.target), ask.target_from) == (131_000, TargetFrom.WAY_UP)


def test_a_total_is_set_beside_the_totals_of_others() -> None:
    one, other = offer(None, total=typed(150_000)), elsewhere(160_000)
    ask = ask_for(one, usd(150_000), band(148_000, 212_000), kept(one, other), Component.TOTAL)
    assert whole(ask.walk_away.amount) == 160_000
    assert whole(ask.target) == 196_000


def test_a_very_narrow_range_has_its_high_as_target() -> None:
    ask = counter(110_100, within=band(110_000, 110_400))
    assert (whole(ask.target), ask.target_from) == (110_400, TargetFrom.HIGH)


# What does not fit ----------------------------------------------------------------------------


def test_a_said_walk_away_above_the_target_is_flagged_and_moves_nothing() -> None:
    ask = counter(125_000, walk_away=140_000)
    assert Flag.WALK_AWAY_ABOVE_TARGET in ask.flags
    assert (whole(ask.target), ask.conflicts) == (131_000, True)


def test_present_pay_above_the_guides_high_is_flagged() -> None:
    ask = counter(125_000, today(150_000))
    assert (whole(ask.target), ask.conflicts) == (HIGH, True)


def test_a_target_no_higher_than_the_offer_is_flagged_and_nothing_is_opened_with() -> None:
    for target in (120_000, 125_000):
        ask = counter(125_000, target=target)
        assert Flag.TARGET_NOT_ABOVE_OFFER in ask.flags
        assert ask.opening is None


def test_a_target_above_the_high_without_a_better_offer_is_flagged() -> None:
    ask = counter(125_000, target=150_000)
    assert ask.flags == (Flag.TARGET_ABOVE_HIGH,)
    assert opening(ask) == (150_000, 150_000)
    assert counter(125_000, elsewhere(145_000), target=150_000).flags == (
        Flag.OFFER_BELOW_WALK_AWAY,
    )


def test_a_said_opening_is_taken_and_flagged_where_it_does_not_fit() -> None:
    fits = counter(125_000, opening=135_000)
    assert (opening(fits), fits.flags, fits.opening_said) == ((135_000, 135_000), (), True)
    assert counter(125_000, opening=128_000).flags == (Flag.OPENING_BELOW_TARGET,)
    assert counter(125_000, opening=145_000).flags == (Flag.OPENING_ABOVE_HIGH,)


def test_an_offer_below_the_walk_away_is_told() -> None:
    assert counter(115_000, today(120_000)).flags == (Flag.OFFER_BELOW_WALK_AWAY,)


# Opening --------------------------------------------------------------------------------------


def test_t15_the_opening_goes_from_the_target_upward() -> None:
    ask = counter(125_000, target=130_000)
    assert opening(ask) == (130_000, 136_500)
    assert ask.opening is not None
    assert not ask.opening.capped


def test_t15_the_opening_is_capped_at_the_guides_high() -> None:
    ask = counter(125_000, target=134_000)
    assert opening(ask) == (134_000, HIGH)
    assert ask.opening is not None
    assert ask.opening.capped


def test_with_a_better_offer_the_guides_high_caps_nothing() -> None:
    ask = counter(125_000, elsewhere(145_000))
    assert opening(ask) == (145_000, 152_000)


def test_a_target_to_the_dollar_is_opened_with_in_a_step_above_it() -> None:
    assert opening(counter(125_000, target=131_413)) == (131_500, HIGH)


# For all numbers ------------------------------------------------------------------------------

thousands = st.integers(20, 400).map(lambda number: number * 1_000)
amounts = st.integers(20_000, 400_000)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Ask, PayBand, bool]:
    """A counter with or without present pay and another offer, and whether anything was said."""
    low = draw(amounts)
    within = band(low, low + draw(st.integers(1, 150_000)))
    one = offer(draw(amounts))
    others = draw(st.lists(amounts.map(elsewhere), max_size=1))
    others += draw(st.lists(amounts.map(today), max_size=1))
    wanted = draw(st.dictionaries(st.sampled_from(["walk_away", "target"]), amounts))
    all_kept: Kept = kept(one, *others, **wanted)
    return ask_for(one, base_of(one), within, all_kept), within, "target" in wanted


@settings(deadline=None, max_examples=300)
@given(cases())
def test_the_target_lies_in_the_range_unless_it_was_said_or_a_better_offer_lifts_it(
    case: tuple[Ask, PayBand, bool],
) -> None:
    ask, within, said = case
    if ask.target is None or said:
        return
    inside = within.low.money <= ask.target.money <= within.high.money
    assert inside or ask.target_from is TargetFrom.OTHER_OFFER
    assert ask.offered is not None
    assert ask.target.money > ask.offered.money


@settings(deadline=None, max_examples=300)
@given(cases())
def test_nobody_opens_below_the_target_nor_above_the_range_that_holds_it(
    case: tuple[Ask, PayBand, bool],
) -> None:
    ask, within, _ = case
    if ask.opening is None or ask.target is None:
        return
    assert ask.target.money <= ask.opening.low.money <= ask.opening.high.money
    assert ask.beyond or ask.opening.high.money <= within.high.money


@settings(deadline=None, max_examples=300)
@given(cases())
def test_a_target_of_the_rule_that_misses_the_walk_away_is_flagged(
    case: tuple[Ask, PayBand, bool],
) -> None:
    ask, _, _ = case
    least = ask.walk_away.amount
    if ask.target is not None and least is not None and least.money > ask.target.money:
        assert Flag.WALK_AWAY_ABOVE_TARGET in ask.flags


@settings(deadline=None)
@given(st.integers(100_000, 150_000))
def test_a_better_offer_is_matched_in_a_step_and_never_below_it(better: int) -> None:
    ask = without_guide(100_000, elsewhere(better))
    if ask.target is None:
        assert better == 100_000
        return
    step = ask_step(Money(Decimal(better), USD)).money
    more = ask.target.money - usd(better).money
    assert stated(step).money.amount > more.amount >= 0


@settings(deadline=None, max_examples=300)
@given(amounts, amounts, st.integers(1, 150_000), amounts)
def test_no_offer_lifts_the_target_far_above_this_one_and_the_guides_high(
    offered: int, low: int, width: int, other: int
) -> None:
    ask = counter(offered, elsewhere(other), within=band(low, low + width))
    if ask.target is not None:
        # At most a step above the limit: the target is never to the unit.
        most = max(offered, low + width) * Decimal("1.25")
        assert ask.target.money.amount <= most + ask_step(ask.target.money).money.amount


# Offers that are not alike --------------------------------------------------------------------


def test_an_offer_far_above_the_guides_high_is_the_walk_away_and_no_target() -> None:
    ask = counter(125_000, elsewhere(300_000))
    assert (whole(ask.target), ask.target_from) == (138_000, TargetFrom.HIGH_OVER_WALK_AWAY)
    assert (whole(ask.walk_away.amount), ask.better) == (300_000, None)
    assert ask.walk_away.source is WalkAwayFrom.OTHER_OFFER
    assert ask.unlike is not None
    assert ask.unlike.name.text == "Initech"
    assert ask.flags == (
        Flag.WALK_AWAY_ABOVE_TARGET,
        Flag.OFFER_BELOW_WALK_AWAY,
        Flag.UNLIKE_OFFER,
    )


def test_the_limit_is_a_quarter_above_the_guides_high_or_above_the_offer() -> None:
    assert counter(125_000, elsewhere(172_500)).unlike is None
    assert counter(125_000, elsewhere(172_501)).unlike is not None
    assert counter(200_000, elsewhere(250_000)).unlike is None
    assert without_guide(100_000, elsewhere(150_000)).unlike is None
    assert without_guide(100_000, elsewhere(150_001)).target is None


def test_an_offer_that_is_alike_counts_beside_one_that_is_not() -> None:
    ask = counter(125_000, elsewhere(145_000), elsewhere(300_000, "c", "Hooli"))
    assert (whole(ask.target), whole(ask.walk_away.amount)) == (145_000, 300_000)
    assert ask.unlike is not None
    assert ask.unlike.name.text == "Hooli"


def test_a_said_target_is_not_told_that_no_offer_stands_behind_it_where_one_does() -> None:
    flags = counter(125_000, elsewhere(300_000), target=150_000).flags
    assert Flag.UNLIKE_OFFER in flags
    assert Flag.TARGET_ABOVE_HIGH not in flags


# Currencies that nobody told ------------------------------------------------------------------


def test_an_offer_without_a_currency_is_taken_to_be_in_this_ones_and_that_is_told() -> None:
    ask = counter(125_000, elsewhere(145_000, currency=None))
    assert [name.text for name in ask.assumed] == ["Initech"]
    assert whole(ask.target) == 145_000
    assert counter(125_000, elsewhere(145_000)).assumed == ()


def test_an_offer_whose_guide_has_several_currencies_is_not_counted() -> None:
    one, other = offer(125_000), elsewhere(145_000, currency=None)
    currencies = Currencies(unsure=frozenset({"b"}))
    ask = ask_for(one, usd(125_000), band(), kept(one, other), currencies=currencies)
    assert [name.text for name in ask.unknown] == ["Initech"]
    assert (ask.walk_away.amount, whole(ask.target)) == (None, 131_000)


def test_the_currency_of_an_offer_may_be_its_guides() -> None:
    one, other = offer(125_000), elsewhere(145_000, currency=None)
    currencies = Currencies(told={"b": "GBP"})
    ask = ask_for(one, usd(125_000), band(), kept(one, other), currencies=currencies)
    assert [name.text for name in ask.left_out] == ["Initech"]
