"""What a person reads of a counter: what to say first, and every number with its working."""

import re

import pytest

from bot.coach.answers.offers import CounterAnswer
from bot.coach.figures import CitedFigure, ComputedFigure
from bot.coach.findings import STUDIES, Finding
from bot.presentation.catalogue import english
from bot.presentation.layout import Heading, Say, Table
from bot.presentation.narrow import display_width
from bot.presentation.plain import lines_of, table_rows
from bot.presentation.tracing import figure_record, figures_in
from bot.presentation.wording import sections
from tests.presentation.told import ANSWERS, REPLIES, SHOWN, told
from tests.test_traceability import unsourced

PHONE = 36


@pytest.mark.parametrize("name", SHOWN)
def test_a_whole_reply_is_what_it_was(name: str) -> None:
    assert told(name) == (REPLIES / f"{name}.txt").read_text(encoding="utf-8")


def test_no_reply_is_left_over() -> None:
    assert {path.stem for path in REPLIES.iterdir()} == set(SHOWN)


@pytest.mark.parametrize("name", ANSWERS)
def test_every_digit_has_its_source(name: str) -> None:
    parts = sections([ANSWERS[name]], english())
    assert unsourced(parts, figures_in(parts)) == set()


@pytest.mark.parametrize("name", ANSWERS)
def test_no_reply_promises_anything(name: str) -> None:
    said = told(name).casefold()
    assert re.search(r"\bguarantee|\bnever rescind|\balways works|\bwill get\b", said) is None or (
        "whether any of it is guaranteed" in said
    )


# What to say now ------------------------------------------------------------------------------


def first_line(name: str) -> str:
    return told(name).partition("\n")[0]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("counter", "Ask for $131,000 to $137,500 base"),
        ("counter_high", "Ask for $138,000 base"),
        ("counter_beyond", "Ask for $145,500 to $153,000 base"),
        ("counter_total", "Ask for $196,000 to $206,000 total pay"),
        ("counter_at_the_top", "Leave the base, ask for sign-on"),
        ("counter_which_place", "One thing first"),
        ("counter_no_guide", "Tell me what you want first"),
        ("counter_conflict", "Decide first: your numbers do not fit"),
        ("raise", "Ask for $131,000 to $137,500 base"),
        ("retention", "To stay, ask for $131,000 to $137,500 base"),
        ("promotion", "For the new role, ask for $131,000 to $137,500 base"),
    ],
)
def test_the_first_line_is_what_to_do(name: str, line: str) -> None:
    assert first_line(name) == line


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "counter_unlike",
            "Initech offers $300,000, more than a quarter above the guide’s high, $1",
        ),
        (
            "counter_unlike_at_the_top",
            "Initech offers $300,000, more than a quarter above $140,000.",
        ),
        (
            "counter_unlike_without_a_guide",
            "Hooli offers $190,000, more than half as much again as",
        ),
        (
            "counter_unlike_and_said",
            "Initech offers $300,000, more than a quarter above the guide’s",
        ),
        ("counter_assumed", "You named no currency for Initech: I take it for USD, as here."),
    ],
)
def test_what_must_be_known_of_another_offer_stands_before_the_words(name: str, line: str) -> None:
    before, _, _ = told(name).partition("Thank you")
    assert line in before


def test_an_offer_of_an_unknown_currency_is_told_and_said_to_nobody() -> None:
    said = told("counter_unknown")
    assert "Not counted, since a currency is not given: Ally again." in said
    assert "another offer" not in said


def test_two_packages_are_called_two() -> None:
    said = told("counter_beyond")
    assert "Or two packages of the same pay" in said
    assert "Offer both and ask which suits them." in said


def test_the_words_stand_right_below_the_first_line_and_are_to_be_copied() -> None:
    first = sections([ANSWERS["counter"]], english())[0]
    assert [type(block) for block in first.blocks] == [Heading, Say]


def test_the_words_hold_the_numbers_and_the_guides_range_as_it_stands() -> None:
    (said,) = (
        block.text.text
        for block in sections([ANSWERS["counter"]], english())[0].blocks
        if isinstance(block, Say)
    )
    assert "Software Engineer in Detroit I’ve seen a base of $110K–$138K (2025-Q4)." in said
    assert "$131,000 to $137,500" in said


def test_who_claims_another_offer_is_told_first_that_it_must_be_true() -> None:
    for name in ("counter_beyond", "retention", "counter_no_guide_but_a_better_offer"):
        before, _, _ = told(name).partition("I have another offer")
        assert "Say this only if it is true." in before, name


def test_no_reply_claims_an_offer_that_is_not_there() -> None:
    for name in ("counter", "counter_said_beyond", "raise", "promotion"):
        assert "another offer" not in told(name), name


# The working ----------------------------------------------------------------------------------


def line_of(name: str, begin: str) -> str:
    return next(line for line in told(name).splitlines() if begin in line).strip(" -")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("counter", "Walk-away: $120,000, your pay today."),
        (
            "counter_high",
            "Walk-away: $120,000, your pay today, the higher: Initech offers $118,000.",
        ),
        (
            "counter_beyond",
            "Walk-away: $145,250, from Initech, the higher: your pay today is $120,000.",
        ),
        ("counter_rounded", "Walk-away: $115,000, as you said."),
        (
            "counter_rounded",
            "Target: $138,000 = low $116,000 + ($145,000 − $116,000) × 75%, to the nearest $500",
        ),
        (
            "counter_rounded",
            "Opening: $138,000 to $145,000, up to $138,000 × 105%, to the nearest $500.",
        ),
        ("counter_unset", "Walk-away: not set."),
        ("counter", "Target: $131,000 = low $110,000 + ($138,000 − $110,000) × 75%"),
        (
            "counter_beyond",
            "Target: $145,500, above the guide’s high, because Initech offers $145,250.",
        ),
        ("counter_said", "Target: $134,000, as you said."),
        (
            "counter",
            "Opening: $131,000 to $137,500, up to $131,000 × 105%, to the nearest $500.",
        ),
        ("counter_high", "Opening: $138,000, capped: it is the guide’s high."),
        ("counter_said", "Opening: $137,000, as you said."),
        ("counter_said_beyond", "Opening: $150,000, your target and no more."),
    ],
)
def test_each_number_stands_with_its_working(name: str, line: str) -> None:
    assert line_of(name, line.partition(":")[0] + ":") == line


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("counter_said_capped", "capped at the guide’s high; five per cent more would be $140,700"),
        ("counter_conflict", "even a yes would be too little"),
        ("counter_no_gain", "is no more than the $125,000 that is there already"),
        ("counter_said_beyond", "above the guide’s high, $138,000, and no better offer"),
        ("counter_opening_low", "Your opening is below your target, $131,000"),
        ("counter_opening_high", "Your opening is above the guide’s high, $138,000"),
        ("counter_beyond", "$125,000 is below your walk-away"),
        ("counter_pounds", "In another currency, and not counted: Initech"),
        ("raise_unknown", "You named no base yet"),
        ("counter_no_guide", "I have no guide for this employer"),
        ("counter_over_walk_away", "no more than your walk-away"),
    ],
)
def test_what_does_not_fit_is_said(name: str, words: str) -> None:
    assert words in told(name)


def test_where_numbers_do_not_fit_those_that_would_are_offered() -> None:
    assert "type “walk away $131,000” or “target $140,000”" in told("counter_conflict")
    assert "type “walk away $125,000” or “target $138,000”" in told("counter_no_gain")


def test_an_end_of_the_guides_range_is_traced_to_its_line() -> None:
    figures = figures_in(sections([ANSWERS["counter"]], english()))
    low = next(figure for figure in figures if figure.text == "$110,000")
    assert figure_record(low) == {
        "text": "$110,000",
        "source": "arithmetic",
        "ref": "low of $110K–$138K (ally-financial/software-engineer:20)",
    }


def test_the_target_is_traced_to_the_whole_formula() -> None:
    figures = figures_in(sections([ANSWERS["counter_rounded"]], english()))
    formulas = [one.part.formula for one in figures if isinstance(one.part, ComputedFigure)]
    assert "round(low 116,000 + (high 145,000 - low 116,000) x 75%, step 500)" in formulas


# Packages -------------------------------------------------------------------------------------


def tables(name: str) -> list[Table]:
    blocks = (block for part in sections([ANSWERS[name]], english()) for block in part.blocks)
    return [block for block in blocks if isinstance(block, Table)]


def test_packages_fit_a_phone() -> None:
    shown = [table for name in ANSWERS for table in tables(name)]
    assert len(shown) > 3
    for table in shown:
        assert max(map(display_width, table_rows(table))) <= PHONE


def test_packages_too_wide_for_a_phone_are_items() -> None:
    assert tables("counter_lakhs") == []
    assert "A: base ₹50,00,000, sign-on ₹5,00,000, equity ₹40,00,000" in told("counter_lakhs")


def test_a_reply_can_be_read_in_few_screens() -> None:
    answer = ANSWERS["counter"]
    assert isinstance(answer, CounterAnswer)
    text = "\n".join(line.text for line in lines_of(sections([answer], english())))
    assert len(text) < 1_800


# Why ------------------------------------------------------------------------------------------


def test_each_rule_states_its_limit_and_each_finding_its_study() -> None:
    _, _, rules = told("why").partition("What the rules rest on")
    lines = [line for line in rules.splitlines() if line.startswith("  - ")]
    assert all("Limit: " in line for line in lines)
    for finding in Finding:
        assert any(f"({STUDIES[finding].name.text})" in line for line in lines), finding


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("why", "Walk-away: $120,000, your pay today."),
        ("why", "Target: $131,000 = low $110,000 + ($138,000 − $110,000) × 75%."),
        ("why", "Opening: $131,000 to $137,500, up to $131,000 × 105%"),
        ("why_at_the_top", "Target: none, since $140,000 is at or above the guide’s high"),
        ("why_unlike", "Initech offers $300,000, more than a quarter above the guide’s high"),
        ("why_said", "Target: $134,000, as you said."),
        ("why_no_guide", "Target: none, since I have no range of a guide to aim by"),
        ("why_beyond", "because Initech offers $145,250. Rule of ours"),
    ],
)
def test_why_begins_with_the_persons_own_numbers(name: str, line: str) -> None:
    first, _, _ = told(name).partition("What the rules rest on")
    assert line in first


def test_the_rules_are_short_enough_for_a_phone() -> None:
    _, _, rules = told("why").partition("What the rules rest on")
    assert max(map(len, rules.splitlines())) < 5 * PHONE


def test_a_figure_of_a_study_is_traced_to_it() -> None:
    figures = figures_in(sections([ANSWERS["why"]], english()))
    cited = {figure.text: figure for figure in figures if isinstance(figure.part, CitedFigure)}
    assert {"6.4%", "1.73", "26.9", "$5,000", "1,320"} <= set(cited)
    assert figure_record(cited["6.4%"]) == {
        "text": "6.4%",
        "source": "study",
        "ref": "Hart, Bear & Ren 2024, OBHDP 181:104319",
    }


def test_every_figure_of_a_study_is_quoted() -> None:
    figures = figures_in(sections([ANSWERS["why"]], english()))
    kept = {one.text for study in STUDIES.values() for one in study.figures.values()}
    assert {figure.text for figure in figures if isinstance(figure.part, CitedFigure)} == kept
