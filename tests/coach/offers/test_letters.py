"""One message that asks for what is not given, and what to check before signing."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.answers.offers import Check, HrQuestion
from bot.coach.kept import Doubt, Kept, KeptOffer
from bot.coach.offers.letters import answer_checklist, answer_hr
from bot.pay.offer import EquityBasis
from bot.understanding.levels import Level
from bot.understanding.offers.mention import Part, StatedBonus, StatedMatch, StatedOptions
from tests.coach.offers.made_up import LIBRARY, bonus, clawback, offer, sign_on, stock, typed

Q = HrQuestion
# What no message that we read tells.
ALWAYS = {Q.REVIEW, Q.START, Q.NOTICE, Q.PROBATION, Q.HOURS, Q.DEADLINE}
COMPLETE = replace(
    offer(
        125_000,
        bonus=StatedBonus(percent=typed(10), guaranteed=True),
        stock=stock(120_000),
        vesting_years=4,
        cliff_months=12,
        every_months=3,
        refresher=typed(20_000),
        sign_on=sign_on(10_000),
        clawback=clawback(12, prorated=True),
        relocation=typed(5_000),
        match=StatedMatch(typed(50), typed(6)),
    ),
    level=Level("L4", "l", 4),
)


def asked(one: KeptOffer) -> set[HrQuestion]:
    return set(answer_hr(one, Kept((one,)), LIBRARY).questions)


def changed(**parts: object) -> KeptOffer:
    """The complete offer with some parts other, or not given."""
    stated = replace(COMPLETE.stated, **parts)  # type: ignore[arg-type]  # each of its own field
    return replace(COMPLETE, stated=stated)


def test_of_a_complete_offer_only_what_no_offer_tells_us_is_asked() -> None:
    assert asked(COMPLETE) == ALWAYS | {Q.STOCK_PRICE, Q.SIGN_ON_DATE}


def test_each_part_that_is_not_given_is_asked_for() -> None:
    for part, nothing, question in (
        ("base", None, Q.BASE),
        ("bonus", None, Q.BONUS),
        ("stock", None, Q.STOCK),
        ("vesting_years", None, Q.VESTING),
        ("cliff_months", None, Q.CLIFF),
        ("every_months", None, Q.FREQUENCY),
        ("refresher", None, Q.REFRESHER),
        ("sign_on", (), Q.SIGN_ON),
        ("clawback", None, Q.CLAWBACK),
        ("relocation", None, Q.RELOCATION),
        ("match", None, Q.MATCH),
    ):
        assert question in asked(changed(**{part: nothing})), part


def test_what_there_is_none_of_is_not_asked_about() -> None:
    none = frozenset({Part.BONUS, Part.STOCK, Part.SIGN_ON, Part.RELOCATION, Part.MATCH})
    one = replace(offer(125_000, none=none), level=COMPLETE.level)
    assert asked(one) == ALWAYS


def test_a_bonus_that_is_not_guaranteed_is_asked_what_it_paid() -> None:
    assert {Q.BONUS_PAID, Q.BONUS_GUARANTEED} <= asked(changed(bonus=bonus(10)))
    known = changed(bonus=StatedBonus(percent=typed(10), guaranteed=False))
    assert Q.BONUS_PAID in asked(known)
    assert Q.BONUS_GUARANTEED not in asked(known)


def test_stock_that_may_be_a_years_is_asked_what_it_is_until_that_is_settled() -> None:
    open_one = changed(stock=stock(36_000, EquityBasis.UNKNOWN))
    assert Q.STOCK_BASIS in asked(open_one)
    assert Q.STOCK_BASIS not in asked(open_one.settle(Doubt.BASIS, "grant"))


def test_options_are_asked_for_their_strike() -> None:
    options = StatedOptions(typed(5_000))
    there = asked(changed(stock=None, options=options))
    assert Q.STRIKE in there
    assert Q.STOCK_PRICE not in there


def test_a_clawback_of_which_nobody_said_how_is_asked_for_that_only() -> None:
    there = asked(changed(clawback=clawback(12)))
    assert Q.CLAWBACK_PRORATED in there
    assert Q.CLAWBACK not in there


def test_the_place_and_the_level_are_asked_for_where_nobody_named_them() -> None:
    assert {Q.PLACE, Q.LEVEL} <= asked(replace(offer(125_000), places=()))


@settings(deadline=None)
@given(st.sets(st.sampled_from(["bonus", "stock", "refresher", "relocation", "match", "clawback"])))
def test_nothing_is_asked_twice_and_the_order_is_always_the_same(without: set[str]) -> None:
    one = changed(**dict.fromkeys(without))
    questions = answer_hr(one, Kept((one,)), LIBRARY).questions
    assert list(questions) == [one for one in HrQuestion if one in questions]


# Before signing -------------------------------------------------------------------------------


def test_the_list_begins_with_what_can_cost_most() -> None:
    answer = answer_checklist(None, Kept(), LIBRARY)
    assert answer.checks == tuple(Check)
    assert (answer.checks[0], answer.open) == (Check.RESIGNING, ())


def test_the_open_points_of_the_offer_are_told() -> None:
    one = offer(125_000, stock=stock(120_000))
    answer = answer_checklist(one, Kept((one,)), LIBRARY)
    assert {Part.VESTING, Part.CLIFF, Part.SIGN_ON, Part.BONUS} <= set(answer.open)


def test_what_the_offer_has_none_of_is_not_on_the_list() -> None:
    none = frozenset({Part.STOCK, Part.BONUS, Part.SIGN_ON, Part.RELOCATION})
    one = offer(125_000, none=none)
    checks = answer_checklist(one, Kept((one,)), LIBRARY).checks
    left_out = {Check.VESTING, Check.LEAVING, Check.BONUS, Check.CLAWBACK}
    assert left_out.isdisjoint(checks)
    assert set(checks) | left_out == set(Check)
