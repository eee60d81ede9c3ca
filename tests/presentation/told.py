"""Replies about a counter and a letter, as they are read on a phone, kept in files.

To accept what changed: `python -m tests.presentation.told`, then read what `git diff` shows.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from bot.coach.answers import Answer
from bot.coach.answers.offers import CounterAnswer
from bot.coach.kept import KeptOffer, Occasion
from bot.coach.offers.countering import answer_counter, answer_why
from bot.coach.offers.letters import answer_checklist, answer_hr
from bot.pay.offer import EquityBasis
from bot.presentation.catalogue import english
from bot.presentation.plain import render
from tests.coach.made_up import NOW
from tests.coach.offers.made_up import (
    CHARLOTTE,
    LIBRARY,
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

REPLIES = Path(__file__).parent / "replies"
FULL = offer(125_000, bonus=bonus(10), stock=stock(120_000), sign_on=sign_on(10_000))


def counter_of(
    one: KeptOffer, *others: KeptOffer, occasion: Occasion | None = None, **wanted: int
) -> CounterAnswer:
    """A counter for the first of some offers."""
    one = replace(one, occasion=occasion)
    return answer_counter(one, kept(one, *others, **wanted), LIBRARY, NOW)


# Every branch that has words of its own.
ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "counter": counter_of(FULL, today(120_000)),
        "counter_rounded": counter_of(offer(120_000, places=(CHARLOTTE,)), walk_away=115_000),
        "counter_unset": counter_of(offer(125_000)),
        "counter_high": counter_of(offer(133_000), today(120_000), elsewhere(118_000)),
        "counter_at_the_top": counter_of(offer(140_000)),
        "counter_beyond": counter_of(offer(125_000), elsewhere(145_250), today(120_000)),
        "counter_unlike": counter_of(offer(125_000), elsewhere(300_000)),
        "counter_unlike_at_the_top": counter_of(offer(140_000), elsewhere(300_000)),
        "counter_unlike_without_a_guide": counter_of(
            elsewhere(100_000), elsewhere(190_000, "c", "Hooli")
        ),
        "counter_unlike_and_said": counter_of(offer(125_000), elsewhere(300_000), target=150_000),
        "counter_assumed": counter_of(offer(125_000), elsewhere(145_000, currency=None)),
        "counter_unknown": counter_of(
            offer(125_000), offer(145_000, "b", "Ally again", places=(), currency=None)
        ),
        "counter_over_walk_away": counter_of(offer(125_000), elsewhere(135_000)),
        "counter_said": counter_of(offer(125_000), target=134_000, opening=137_000),
        "counter_said_capped": counter_of(offer(125_000), target=134_000),
        "counter_said_beyond": counter_of(offer(125_000), target=150_000),
        "counter_opening_low": counter_of(offer(125_000), opening=128_000),
        "counter_opening_high": counter_of(offer(125_000), opening=148_000),
        "counter_conflict": counter_of(offer(125_000), walk_away=140_000),
        "counter_no_gain": counter_of(offer(125_000), target=120_000),
        "counter_total": counter_of(offer(None, total=typed(160_000))),
        "counter_no_guide": counter_of(elsewhere(100_000)),
        "counter_no_guide_but_a_better_offer": counter_of(
            elsewhere(100_000), elsewhere(108_000, "c", "Hooli")
        ),
        "counter_which_place": counter_of(offer(125_000, places=())),
        "counter_pounds": counter_of(offer(125_000), elsewhere(90_000, currency="GBP")),
        "counter_lakhs": counter_of(
            elsewhere(
                4_500_000,
                currency="INR",
                stock=stock(4_000_000, EquityBasis.GRANT),
                sign_on=sign_on(500_000),
            ),
            target=5_000_000,
        ),
        "raise": counter_of(today_at_ally(120_000)),
        "raise_unknown": counter_of(today_at_ally(None)),
        "retention": counter_of(
            today_at_ally(120_000), elsewhere(126_000), occasion=Occasion.RETENTION
        ),
        "promotion": counter_of(today_at_ally(120_000), occasion=Occasion.PROMOTION),
        "promotion_unknown": counter_of(today_at_ally(None), occasion=Occasion.PROMOTION),
        "why": answer_why("a", counter_of(FULL, today(120_000))),
        "why_at_the_top": answer_why("a", counter_of(offer(140_000))),
        "why_unlike": answer_why("a", counter_of(offer(125_000), elsewhere(300_000))),
        "why_said": answer_why("a", counter_of(offer(125_000), target=134_000, opening=137_000)),
        "why_no_guide": answer_why("a", counter_of(elsewhere(100_000))),
        "why_beyond": answer_why("a", counter_of(offer(125_000), elsewhere(145_250))),
        "hr_questions": answer_hr(FULL, kept(FULL), LIBRARY),
        "checklist": answer_checklist(FULL, kept(FULL), LIBRARY),
        "checklist_without_an_offer": answer_checklist(None, kept(FULL), LIBRARY),
    }
)
SHOWN = (
    "counter",
    "counter_beyond",
    "counter_at_the_top",
    "raise",
    "why",
    "hr_questions",
    "checklist",
)


def told(name: str) -> str:
    """A reply as plain text."""
    return render([ANSWERS[name]], english()) + "\n"


if __name__ == "__main__":
    for name in SHOWN:
        (REPLIES / f"{name}.txt").write_text(told(name), encoding="utf-8")
