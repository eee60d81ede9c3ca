"""What is done with a guide's total: as its parts add up to it, or do not."""

from dataclasses import replace

import pytest

from bot.coach.answers.offers import CounterAnswer, OfferAnswer, TargetFrom, Unlike, Unplaced
from bot.coach.answers.pay import Component
from bot.coach.kept import KeptOffer
from bot.coach.offers.countering import answer_counter
from bot.coach.offers.telling import tell_offer
from bot.knowledge.base import BasisLabel, KnowledgeBase, StockBasis, TotalFit
from tests.coach.made_up import ENGINEER, NOW, guide, knowledge
from tests.coach.offers.made_up import (
    ALLY,
    ally_row,
    bonus,
    kept,
    offer,
    stock,
    today_at_ally,
    typed,
)
from tests.coach.offers.talk import text_of

TOTAL = offer(None, total=typed(160_000))
PARTS = offer(125_000, bonus=bonus(10), stock=stock(36_000))


def library(fits: TotalFit) -> KnowledgeBase:
    row = replace(ally_row(), stock_basis=StockBasis(BasisLabel.GRANT, fits))
    return knowledge(guide(ALLY, "Ally Financial", ENGINEER, "Software Engineer", (row,)))


def told(one: KeptOffer, fits: TotalFit) -> OfferAnswer:
    return tell_offer(one, kept(one), library(fits), NOW)


def counter(one: KeptOffer, fits: TotalFit) -> CounterAnswer:
    return answer_counter(one, kept(one), library(fits), NOW)


@pytest.mark.parametrize("one", [TOTAL, PARTS], ids=["total", "parts"])
def test_a_total_that_follows_from_no_parts_has_nothing_set_beside_it(one: KeptOffer) -> None:
    answer = told(one, TotalFit.NEITHER)
    assert answer.guide is not None
    assert Component.TOTAL not in {part.component for part in answer.guide.placed}
    said = text_of(answer)
    assert "The guide’s total, $148K–$212K, does not follow from its parts" in said
    assert "counted as yearly" not in said


def test_a_total_that_follows_from_no_parts_gives_no_target_and_the_base_is_asked_for() -> None:
    answer = counter(TOTAL, TotalFit.NEITHER)
    assert (answer.target, answer.target_from) == (None, TargetFrom.NOTHING)
    assert (answer.unplaced, answer.filled) == (Unplaced.UNSOUND_TOTAL, None)
    assert "Tell me the base" in text_of(answer)
    assert "Next: tell me the base" in text_of(told(TOTAL, TotalFit.NEITHER))


def test_present_pay_of_which_a_total_is_known_gets_no_target_either() -> None:
    now = today_at_ally(None)
    now = replace(now, stated=replace(now.stated, total=typed(160_000)))
    assert counter(now, TotalFit.NEITHER).target is None


def test_its_base_is_aimed_by_all_the_same() -> None:
    assert counter(PARTS, TotalFit.NEITHER).target_from is TargetFrom.WAY_UP


@pytest.mark.parametrize(
    ("fits", "why"),
    [
        (TotalFit.ANNUAL, Unlike.YEARLY),
        (TotalFit.UNTESTABLE, Unlike.UNTESTED),
        (TotalFit.GRANT, None),
        (TotalFit.EITHER, None),
    ],
)
def test_a_total_with_part_of_a_grant_is_told_why_it_is_not_like_the_guides(
    fits: TotalFit, why: Unlike | None
) -> None:
    answer = told(PARTS, fits)
    assert answer.guide is not None
    (total,) = (part for part in answer.guide.placed if part.component is Component.TOTAL)
    assert total.unlike is why
    assert ("adds up with its stock counted as yearly" in text_of(answer)) is (why is Unlike.YEARLY)
