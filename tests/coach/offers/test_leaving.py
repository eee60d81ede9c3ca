"""What is kept on leaving, where it is told how often a grant vests and where it is not."""

import pytest

from tests.coach.offers.talk import said_last

OPTIONS = (
    "Startup, 130k, 20,000 options, strike $1.50, last preferred price $4, 4 years 1 year cliff"
)
STOCK = "/offer google swe detroit 130k base, 96k stock total grant over 4 years, 1 year cliff"


def test_where_no_step_is_told_a_year_and_a_month_are_shown_with_their_working() -> None:
    said = said_last(OPTIONS, "what if i leave after 18 months")
    assert "How often it vests is not given" in said
    assert "In yearly steps: 25% (12 of 48 months)" in said
    assert "In monthly steps: 37.5% (18 of 48 months)" in said


def test_a_grant_in_money_is_told_in_both_ways() -> None:
    said = said_last(STOCK, "what if i leave after 18 months")
    assert "25% (12 of 48 months), that is $24,000 at today" in said
    assert "37.5% (18 of 48 months), that is $36,000 at today" in said


@pytest.mark.parametrize("months", [6, 11, 12, 24, 48])
def test_where_both_steps_agree_the_share_is_told_once(months: int) -> None:
    said = said_last(STOCK, f"what if i leave after {months} months")
    assert "How often it vests" not in said


def test_a_step_that_is_told_is_taken() -> None:
    said = said_last(f"{STOCK}, vests monthly", "what if i leave after 18 months")
    assert "Vested of the grant: 37.5% (18 of 48 months)." in said
    assert "How often it vests" not in said


def test_an_uneven_schedule_shows_the_years_that_are_over() -> None:
    uneven = "/offer google swe detroit 130k base, 100k stock total grant vesting 5/15/40/40"
    said = said_last(uneven, "what if i leave after 18 months")
    assert "In yearly steps: 5%, that is $5,000" in said
    assert "In monthly steps: 12.5% (5% + 15% × 6 of 12 months), that is $12,500" in said
