import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.answers.offers import OfferComparisonAnswer
from bot.coach.kept import KeptOffer
from bot.pay.offer import EquityBasis
from bot.presentation.catalogue import english
from bot.presentation.layout import Heading, Item, Section, Table, words_of
from bot.presentation.narrow import COLUMNS, display_width
from bot.presentation.plain import lines_of, table_rows
from bot.presentation.tracing import figures_in
from bot.presentation.wording import sections
from tests.coach.offers.made_up_comparisons import T1, T2, T3, compared, offer
from tests.presentation.figures_read import unsourced

UNKNOWN = EquityBasis.UNKNOWN
ALLY = offer("a", "Ally", 125_000, stock=36_000, basis=UNKNOWN)
CAP_ONE = offer("b", "Cap One", 140_000, bonus="10%")
IN_POUNDS = offer("a", "Stripe", 76_000, stock=40_000, currency="GBP")
IN_DOLLARS = offer("b", "Remote", 140_000)
AMAZON_LAST = (
    "Google pays most over four years, $156,000 more than Amazon; in year four Amazon pays most."
)
GOOGLE_ALWAYS = (
    "Google pays most over four years, $676,000 more than Ally and Bolt, and more in every year."
)
RATE = {("GBP", "USD"): "1.27"}


def shown(answer: OfferComparisonAnswer) -> str:
    return "\n".join(line.before + line.text for line in lines_of(sections([answer], english())))


def said(*offers: KeptOffer) -> str:
    """A comparison in one line, to look for a sentence in."""
    return " ".join(shown(compared(*offers)).split())


def first_line(*offers: KeptOffer) -> str:
    return shown(compared(*offers)).splitlines()[0]


# What is read first -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offers", "line"),
    [
        ((T2, T3), "Google pays $156,000 more over four years; in year four Amazon pays more."),
        (
            (offer("a", "Ally", 125_000), offer("b", "Bolt", 120_000)),
            "Ally pays $20,000 more over four years, and more in every year.",
        ),
        (
            (T1, T2, T3),
            AMAZON_LAST,
        ),
        (
            (offer("a", "Ally", 125_000), offer("b", "Bolt", 125_000)),
            "Ally and Bolt pay the same over four years, $500,000.",
        ),
        (
            (
                offer("a", "Ally", 125_000),
                offer("b", "Bolt", 100_000, stock=140_000, vesting="5/15/40/40"),
            ),
            "Bolt pays $40,000 more over four years; until the end of year two Ally pays more.",
        ),
        (
            (
                offer("a", "Ally", 125_000),
                offer("b", "Bolt", 100_000, stock=200_000, vesting="40/40/10/10"),
            ),
            "Bolt pays $100,000 more over four years; from year three on Ally pays more.",
        ),
        (
            (
                offer("a", "Ally", 125_000),
                offer("b", "Bolt", 100_000, stock=160_000, vesting="35/5/10/50"),
            ),
            "Bolt pays $60,000 more over four years; from year two to year three Ally pays more.",
        ),
        (
            (T3, offer("a", "Ally", 125_000), offer("b", "Bolt", 125_000)),
            GOOGLE_ALWAYS,
        ),
        (
            (offer("a", "A", 100_000), offer("b", "B", 100_000), offer("c", "C", 90_000)),
            "A and B pay the same over four years, $400,000, and more than C.",
        ),
    ],
)
def test_who_pays_more_is_the_first_line(offers: tuple[KeptOffer, ...], line: str) -> None:
    assert first_line(*offers) == line


def test_added_up_and_that_year_are_told_apart() -> None:
    late = offer("b", "Bolt", 100_000, stock=140_000, vesting="5/15/40/40")
    assert "Added up, Ally is ahead until the end of year two, Bolt from then on." in said(
        offer("a", "Ally", 125_000), late
    )
    assert "Added up, Google is ahead at the end of every year." in said(T2, T3)


def test_one_time_money_does_not_hide_who_pays_more_without_it() -> None:
    once = offer("a", "Ally", 125_000, sign_on=(60_000,))
    assert "Without one-time money Bolt pays most, $130,000 a year." in said(
        once, offer("b", "Bolt", 130_000)
    )


# What it rests on -------------------------------------------------------------------------------


def test_what_would_change_who_wins_is_said_with_both_sums() -> None:
    stock = offer("a", "Ally", 125_000, stock=100_000)
    text = said(stock, offer("b", "Bolt", 130_000))
    assert (
        "If the stock is worth nothing, Bolt pays more over four years: $520,000, Ally $500,000."
        in text
    )


def test_what_changes_nothing_is_said_too() -> None:
    assert (
        "Google stays ahead even if the stock is worth nothing, if no bonus is paid or without "
        "the sign-on." in said(T2, T3)
    )


def test_options_are_nothing_here_and_at_face_value_they_may_win() -> None:
    startup = offer("a", "Startup", 150_000, options=(20_000, 2, 12))
    text = said(startup, offer("b", "Bank", 160_000))
    assert "The options of Startup are counted as nothing" in text
    assert (
        "With the options at face value (Startup: ($12 − $2) × 20,000 = $200,000), Startup pays "
        "more over four years: $800,000, Bank $640,000." in text
    )


def test_a_tie_under_an_assumption_is_said_as_one() -> None:
    bonus = offer("a", "Ally", 100_000, bonus="10%")
    assert "If no bonus is paid, Ally and Bolt pay the same over four years: $400,000." in said(
        bonus, offer("b", "Bolt", 100_000)
    )


def test_nothing_is_promised() -> None:
    assert "Before tax; shares may rise or fall, and a bonus may not be paid." in said(T1, T2)


# Readings ---------------------------------------------------------------------------------------


def test_a_doubt_that_decides_is_said_first_and_asked_last() -> None:
    lines = shown(compared(ALLY, CAP_ONE)).splitlines()
    assert lines[0] == "Who pays more depends on the stock of Ally."
    assert lines[-3:] == [
        "Ally: Is the 36,000 of stock the whole grant, or what you get each year?",
        "  1. whole grant",
        "  2. per year",
    ]


def test_a_winner_in_every_reading_is_said_at_once() -> None:
    assert first_line(ALLY, offer("b", "Bolt", 200_000)) == (
        "However I read the stock of Ally, Bolt pays more over four years: $156,000 to $264,000 "
        "more."
    )


def test_both_ends_of_a_range_have_a_block_each() -> None:
    text = shown(compared(offer("a", "Ally", (100_000, 130_000)), IN_DOLLARS))
    assert "Ally: low end" in text
    assert "Ally: high end" in text


def test_what_was_taken_and_what_is_not_given_is_said() -> None:
    doubtful = [offer(key, key.upper(), 100_000, stock=36_000, basis=UNKNOWN) for key in "abc"]
    text = said(*doubtful)
    assert "Until you say otherwise: C: the stock as whole grant." in text
    assert "Not given for A: bonus, vesting schedule, sign-on." in text
    assert "the grant is spread evenly over four years" in text


# Currencies and what cannot be compared -----------------------------------------------------------


def test_two_currencies_ask_for_a_rate_and_name_no_winner() -> None:
    text = said(IN_POUNDS, IN_DOLLARS)
    assert text.startswith("GBP and USD: without a rate I cannot say who pays more.")
    assert "Tell me your rate as “1 GBP = … USD”. I look none up." in text
    assert "more over" not in text


def test_a_rate_is_shown_with_its_working() -> None:
    text = shown(compared(IN_DOLLARS, IN_POUNDS, rates=RATE))
    assert "Your rate: one GBP is 1.27 USD." in text
    assert "Stripe: £76,000 × 1.27 = $96,520" in text


def test_a_rate_that_was_turned_divides() -> None:
    rupees = offer("c", "Flipkart", 4_000_000, currency="INR")
    rates = {("GBP", "USD"): "1.25", ("USD", "INR"): "80"}
    text = shown(compared(IN_DOLLARS, IN_POUNDS, rupees, rates=rates))
    assert "Flipkart: ₹40,00,000 / 80 = $50,000" in text


def test_an_unknown_currency_is_asked_for() -> None:
    assert "Which currency is it for C?" in said(
        IN_POUNDS, IN_DOLLARS, offer("c", "C", 1, currency=None)
    )
    assert "C taken to be in USD, as the other offers are." in said(
        IN_DOLLARS, offer("c", "C", 90_000, currency=None)
    )


@pytest.mark.parametrize(
    ("offers", "start"),
    [
        ((T1,), "To compare, I need two offers."),
        (tuple(offer(key, key, 1) for key in "abcdef"), "I compare up to 5 offers at once."),
        ((T1, offer("z", "Z")), "To compare, I need an amount for two offers at least"),
    ],
)
def test_why_nothing_is_compared_is_said(offers: tuple[KeptOffer, ...], start: str) -> None:
    assert shown(compared(*offers)).startswith(start)


# On a phone, and from where ----------------------------------------------------------------------

LONG = tuple(
    offer(
        key,
        f"International Business Machines {key}",
        4_512_345,
        currency="INR",
        stock=9_999_999,
        vesting="10/20/30/40",
        sign_on=(1_234_567,),
    )
    for key in "abcde"
)
CASES = {
    "two": compared(T2, T3),
    "three": compared(T1, T2, T3),
    "five": compared(T1, T2, T3, offer("d", "Goldman Sachs", 165_000), offer("e", "Goldman", 1)),
    "long": compared(*LONG),
    "long two": compared(*LONG[:2]),
    "doubt": compared(ALLY, CAP_ONE),
    "doubts": compared(
        T1,
        offer("d", "Bolt", 150_000, stock=100_000, basis=UNKNOWN, vesting="50/30/10/10"),
        CAP_ONE,
    ),
    "range": compared(offer("a", "A1", (100_000, 130_000)), offer("b", "B2", 120_000)),
    "tie": compared(offer("a", "A", 100_000), offer("b", "B", 100_000)),
    "currencies": compared(IN_POUNDS, IN_DOLLARS),
    "rate": compared(IN_DOLLARS, IN_POUNDS, rates=RATE),
    "too many": compared(*(offer(key, key, 1) for key in "abcdef")),
}


def tables_of(parts: tuple[Section, ...]) -> list[Table]:
    blocks = chain.from_iterable(part.blocks for part in parts)
    return [block for block in blocks if isinstance(block, Table)]


@pytest.mark.parametrize("name", CASES)
def test_every_table_fits_a_phone(name: str) -> None:
    for table in tables_of(sections([CASES[name]], english())):
        assert max(map(display_width, table_rows(table))) <= COLUMNS


@pytest.mark.parametrize("name", CASES)
def test_every_figure_has_its_source(name: str) -> None:
    parts = sections([CASES[name]], english())
    assert unsourced(parts, figures_in(parts)) == set()


@pytest.mark.parametrize("name", CASES)
def test_no_percentile_and_no_promise(name: str) -> None:
    assert not re.search("percentile|guarantee|will pay", shown(CASES[name]))


def test_names_that_look_alike_when_cut_are_letters_with_a_legend() -> None:
    text = shown(CASES["long two"])
    assert "A: International Business Machines a · B: International Business Machines b" in text


bases = st.integers(20_000, 90_000_000)


@given(st.lists(bases, min_size=2, max_size=5), st.sampled_from(["USD", "INR", "CHF", None]))
def test_tables_fit_and_figures_are_sourced_whatever_is_compared(
    amounts: list[int], currency: str | None
) -> None:
    offers = [
        offer(key, f"Employer {key}", base, stock=base, vesting="50/30/20", currency=currency)
        for key, base in zip("abcde", amounts, strict=False)
    ]
    parts = sections([compared(*offers)], english())
    assert all(max(map(display_width, table_rows(one))) <= COLUMNS for one in tables_of(parts))
    assert unsourced(parts, figures_in(parts)) == set()


def test_choices_have_their_numbers() -> None:
    parts = sections([CASES["doubt"]], english())
    blocks = list(chain.from_iterable(part.blocks for part in parts))
    numbers = [block.number for block in blocks if isinstance(block, Item) and block.number]
    assert numbers == [1, 2]
    assert isinstance(blocks[0], Heading)
    assert all(list(words_of(block)) for block in blocks)
