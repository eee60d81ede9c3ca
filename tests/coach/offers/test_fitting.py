"""Whether a guide's words go with what is offered."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.coach.answers.pay import Component
from bot.coach.answers.scripts import Script
from bot.coach.figures import GenericQuote, GuideQuote
from bot.coach.offers.countering import answer_counter
from bot.coach.offers.fitting import goes_with
from bot.coach.scripts import amounts_in
from bot.knowledge.base import GuideId
from tests.coach.made_up import ENGINEER, LEVERS, NOW, guide, knowledge, lever
from tests.coach.offers.made_up import ALLY, ally_row, kept, offer
from tests.coach.offers.talk import said_last

ALLY_GUIDE = GuideId(ALLY, ENGINEER)
MOVE = lever(
    "Cheap town",
    "Offers elsewhere start at $140K+. I'd like to discuss a base of $135K.",
    "relocation",
)


def script(words: str) -> Script:
    return Script(
        name=GuideQuote("Words", ALLY_GUIDE, 1),
        words=GuideQuote(words, ALLY_GUIDE, 2),
        advice=None,
        sayable=True,
        claims_offer=False,
        placeholders=(),
    )


def goes(words: str, offered: int, *, leaves: bool = False) -> bool:
    return goes_with(script(words), Decimal(offered), Component.BASE, leaves=leaves)


@pytest.mark.parametrize(
    ("words", "offered", "fits"),
    [
        ("I'd like a base of $135K.", 145_000, False),
        ("I'd like a base of $135K.", 135_000, False),
        ("I'd like a base of $135K.", 125_000, True),
        ("Others start at $160K+. I'd like a base of $135K.", 145_000, False),
        ("I'm looking for $150K base.", 145_000, True),
        ("The range is $110K–$138K for the base. Could we set mine at $138K?", 125_000, True),
        ("Could we bring it to $145K?", 150_000, False),
        ("Could we bring it to $155K?", 150_000, True),
        ("My base is fine, but a bonus of $20K would help.", 150_000, True),
        ("Could the base be higher?", 150_000, True),
    ],
)
def test_words_about_base_ask_for_more_than_is_offered(
    words: str, offered: int, fits: bool
) -> None:
    assert goes(words, offered) is fits


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("Could you add a sign-on of $20K?", True),
        ("I understand that the base is fixed. Could you add a sign-on of $20K?", True),
        ("Could the bonus be 25% of base from now on?", True),
        ("I'd like to discuss a base of $235K.", False),
        ("I'd like the base to reflect this.", False),
        ("I'm comparing my base salary with that of others in town at $125K–$160K.", False),
    ],
)
def test_words_about_another_thing_leave_the_base(words: str, fits: bool) -> None:
    assert goes(words, 145_000, leaves=True) is fits


def test_words_of_ours_go_with_every_offer() -> None:
    ours = replace(script(""), words=GenericQuote("Could the base be [your number]?", "x.md", 1))
    assert goes_with(ours, Decimal(145_000), Component.BASE, leaves=True)


def test_a_total_is_held_against_totals() -> None:
    low = script("I'm targeting a total comp of $320,000.")
    assert not goes_with(low, Decimal(330_000), Component.TOTAL, leaves=False)
    assert goes_with(low, Decimal(330_000), Component.BASE, leaves=True)


# In a counter ---------------------------------------------------------------------------------


def counter_scripts(of_base: int, *levers: object) -> tuple[list[str], tuple[str, ...]]:
    ours = guide(ALLY, "Ally Financial", ENGINEER, "Software Engineer", (ally_row(),))
    library = knowledge(replace(ours, levers=levers))  # type: ignore[arg-type]  # all are levers
    one = offer(of_base)
    answer = answer_counter(one, kept(one), library, NOW)
    return [script.words.text for script in answer.scripts], answer.levers[: answer.guide_levers]


def test_a_lever_of_which_all_words_ask_for_base_is_none_at_the_top() -> None:
    said, levers = counter_scripts(145_000, MOVE, *LEVERS)
    assert levers == ("sign_on", "equity")
    assert said == ["Could you add a sign-on of $15K for Detroit?"]


def test_without_fitting_words_of_the_guide_there_are_ours() -> None:
    said, levers = counter_scripts(145_000, MOVE)
    assert (said, levers) == (["Could a sign-on close the gap?"], ())


def test_another_script_about_base_is_shown_where_the_first_asks_for_less() -> None:
    low = lever("Low", "Thank you. Could we set mine at $120K?", "base")
    high = lever("High", "Thank you. Could we set mine at $138K?", "base")
    assert counter_scripts(125_000, low, high)[0] == [high.script]
    assert counter_scripts(125_000, low)[0] == []


def test_an_amount_at_the_end_of_a_sentence_keeps_its_thousands() -> None:
    found = amounts_in("Set it at $135K. Or at $1.5M. It made $1.5B.")
    assert [int(amount) for amount in found] == [135_000, 1_500_000]


def test_a_script_in_another_currency_names_the_place_that_it_does_not_fit() -> None:
    text = said_last("/offer google swe london 200k base")
    assert "in another currency than pay in London. Put your own." in text
