"""Vesting by year and by month; the T-numbers are the worked cases of the offer maths."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pay.leads import to_the_cent
from bot.pay.offer import EquityBasis, Grant, Vesting, VestingSumError
from bot.pay.schedules import KNOWN_SCHEDULES
from bot.pay.vesting import (
    EVEN,
    UnknownBasisError,
    ZeroShareError,
    equity_in,
    even,
    grant_total,
    schedule_of,
    vested,
    vested_fraction,
    vested_part,
)
from bot.pay.worked import formula, leaves, total
from tests.pay.made_up import grant, grants, usd, vesting, vestings
from tests.pay.recompute import assert_formula_gives_the_value, assert_recomputes

SCHEDULE = "33/33/22/12"
MONTHLY = Grant(usd(96_000), EquityBasis.GRANT, years=4, cliff_months=12, every_months=1)
QUARTERLY = Grant(usd(96_000), EquityBasis.GRANT, years=4, cliff_months=12, every_months=3)


def by_year(of: Grant, years: int = 4) -> list[int]:
    return [equity_in(of, year).money.rounded for year in range(1, years + 1)]


@pytest.mark.parametrize(
    ("months", "amount"),
    [(0, 0), (11, 0), (12, 24_000), (13, 26_000), (30, 60_000), (48, 96_000), (60, 96_000)],
)
def test_t5_a_monthly_grant_catches_up_at_the_cliff(months: int, amount: int) -> None:
    assert vested(MONTHLY, months).value == usd(amount).value


@pytest.mark.parametrize(("months", "amount"), [(11, 0), (14, 24_000), (15, 30_000)])
def test_t5_a_quarterly_grant_waits_for_the_quarter(months: int, amount: int) -> None:
    assert vested(QUARTERLY, months).value == usd(amount).value


@pytest.mark.parametrize(
    ("months", "part"), [(2, "0"), (3, "0.0625"), (11, "0.1875"), (12, "0.25"), (48, "1")]
)
def test_t5_a_sixteenth_every_quarter_needs_no_cliff(months: int, part: str) -> None:
    (meta,) = (known for known in KNOWN_SCHEDULES if known.company_slug == "meta")
    schedule = Vesting(meta.percents, meta.cliff_months, meta.every_months)
    assert vested_fraction(schedule, months) == Decimal(part)


def test_t7_an_average_a_year_is_a_quarter_of_the_grant() -> None:
    told = grant(180_000, SCHEDULE, EquityBasis.ANNUAL)
    assert grant_total(told).value == usd(720_000).value
    assert by_year(told) == [237_600, 237_600, 158_400, 86_400]


def test_t7_an_amount_of_the_first_year_is_its_share_of_the_grant() -> None:
    told = grant(180_000, SCHEDULE, EquityBasis.FIRST_YEAR)
    assert grant_total(told).money.rounded == 545_455
    assert by_year(told) == [180_000, 180_000, 120_000, 65_455]


def test_t7_a_whole_grant_is_split_by_its_schedule() -> None:
    assert by_year(grant(180_000, SCHEDULE)) == [59_400, 59_400, 39_600, 21_600]


@pytest.mark.parametrize("percents", ["33/33/22/11", "25/25/25", "150/-50", "99.4", "100.6"])
def test_t7_t19_shares_that_are_not_a_whole_grant_are_refused(percents: str) -> None:
    with pytest.raises(VestingSumError):
        vesting(percents)


def test_t19_the_refusal_says_what_the_shares_sum_to() -> None:
    with pytest.raises(VestingSumError, match="25/25/25 adds up to 75, not to 100"):
        vesting("25/25/25")


@pytest.mark.parametrize("percents", ["99.5", "100.5"])
def test_t7_shares_may_be_rounded_by_half_a_per_cent(percents: str) -> None:
    assert grant_total(grant(1_000, percents)).value == usd(1_000).value
    assert by_year(grant(1_000, percents)) == [1_000, 0, 0, 0]


def test_rounded_thirds_pay_the_whole_grant() -> None:
    thirds = grant(120_000, "33.3/33.3/33.3")
    assert by_year(thirds) == [40_000, 40_000, 40_000, 0]
    assert formula(equity_in(thirds, 1)) == "120,000 / 3"


def test_a_grant_without_schedule_vests_evenly_and_says_that_this_was_assumed() -> None:
    assert schedule_of(grant(160_000)) == (Vesting((Decimal(25),) * 4), True)
    assert [leaf.source for leaf in leaves(equity_in(grant(160_000), 1))] == [None, EVEN]


def test_a_grant_that_tells_its_years_vests_evenly_over_them() -> None:
    told = Grant(usd(150_000), EquityBasis.GRANT, years=3, cliff_months=12)
    assert by_year(told) == [50_000, 50_000, 50_000, 0]
    assert vested(told, 12).value == usd(50_000).value


def test_a_given_schedule_is_not_assumed_and_takes_its_cliff_from_the_grant() -> None:
    told = Grant(usd(1), EquityBasis.GRANT, vesting("50/50", every=3), cliff_months=12)
    assert schedule_of(told) == (vesting("50/50", cliff=12, every=3), False)


@pytest.mark.parametrize("year", [0, 5, 6])
def test_outside_its_schedule_a_grant_pays_nothing(year: int) -> None:
    assert equity_in(grant(160_000), year).value == usd(0).value


def test_an_uneven_year_vests_in_equal_slices() -> None:
    amazon = Grant(usd(240_000), EquityBasis.GRANT, vesting("5/15/40/40", every=6))
    assert vested(amazon, 30).value == usd(96_000).value
    assert formula(vested(amazon, 30)) == "240,000 x (5 + 15 + 40 x 6 / 12) / 100"


def test_without_a_frequency_a_grant_vests_once_a_year() -> None:
    assert vested_fraction(even(4), 23) == vested_fraction(even(4), 12) == Decimal("0.25")


def test_equity_of_unknown_basis_is_not_read_silently() -> None:
    told = grant(180_000, SCHEDULE, EquityBasis.UNKNOWN)
    for ask in (grant_total, lambda of: equity_in(of, 1), lambda of: vested(of, 12)):
        with pytest.raises(UnknownBasisError):
            ask(told)


def test_a_first_year_without_equity_tells_no_grant() -> None:
    told = grant(10_000, "0/50/50", EquityBasis.FIRST_YEAR)
    for ask in (grant_total, lambda of: equity_in(of, 2)):
        with pytest.raises(ZeroShareError):
            ask(told)


def test_known_schedules_are_whole_and_labelled_as_reported() -> None:
    assert all(Vesting(known.percents) for known in KNOWN_SCHEDULES)
    assert all(known.note.startswith("reported") for known in KNOWN_SCHEDULES)


@settings(max_examples=100)
@given(vestings(), st.integers(0, 90), st.integers(0, 40))
def test_vesting_never_goes_back(schedule: Vesting, months: int, later: int) -> None:
    assert vested_fraction(schedule, months) <= vested_fraction(schedule, months + later)


@settings(max_examples=100)
@given(vestings())
def test_the_whole_grant_is_vested_at_the_end(schedule: Vesting) -> None:
    end = max(schedule.years * 12, schedule.cliff_months or 0)
    assert vested_fraction(schedule, end) == 1


@settings(max_examples=100)
@given(vestings(), st.integers(0, 17))
def test_nothing_is_vested_before_the_cliff(schedule: Vesting, months: int) -> None:
    if months < (schedule.cliff_months or 0):
        assert vested_fraction(schedule, months) == 0


@settings(max_examples=100)
@given(grants, st.integers(0, 90))
def test_vested_money_is_the_vested_part_of_the_grant(of: Grant, months: int) -> None:
    schedule, _ = schedule_of(of)
    part = vested_fraction(schedule, months)
    expected = grant_total(of).money * part.numerator / part.denominator
    assert to_the_cent(vested(of, months).money) == to_the_cent(expected)
    assert_recomputes(vested(of, months))
    assert_formula_gives_the_value(vested(of, months))


@settings(max_examples=100)
@given(grants)
def test_the_years_of_a_grant_sum_to_it(of: Grant) -> None:
    schedule, _ = schedule_of(of)
    years = [equity_in(of, year) for year in range(1, schedule.years + 1)]
    assert to_the_cent(total("", *years).money) == to_the_cent(grant_total(of).money)


def test_parts_that_do_not_add_up_to_a_hundred_are_parts_of_their_sum() -> None:
    vesting = Vesting((Decimal(20), Decimal(25), Decimal(25), Decimal(35)), scaled=True)
    assert vested_fraction(vesting, 12) == Fraction(20, 105)
    scaled = Grant(usd(280_000), EquityBasis.GRANT, vesting)
    assert formula(equity_in(scaled, 1)) == "280,000 x 20 / 105"
    assert by_year(scaled) == [53_333, 66_667, 66_667, 93_333]


def test_parts_that_add_up_to_nothing_are_no_schedule() -> None:
    with pytest.raises(VestingSumError):
        Vesting((Decimal(0), Decimal(0)), scaled=True)


@given(vestings(), st.integers(0, 150))
def test_a_vested_part_is_the_fraction_with_its_working(schedule: Vesting, months: int) -> None:
    part = vested_part(schedule, months)
    done = vested_fraction(schedule, months)
    assert abs(part.number - Decimal(done.numerator) / done.denominator) < Decimal("1e-12")
    assert_formula_gives_the_value(part)
