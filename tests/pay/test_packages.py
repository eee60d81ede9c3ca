"""Packages of equal worth; the T-numbers are the worked cases of the offer maths."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.pay.leads import to_the_cent
from bot.pay.money import CurrencyMismatchError
from bot.pay.offer import EquityBasis, Grant, Instalment, Offer
from bot.pay.packages import NoRoomError, Tilt, equal_packages, sensible
from bot.pay.totals import totals
from bot.pay.vesting import UnknownBasisError, schedule_of
from bot.pay.worked import formula
from tests.pay.made_up import USD, bonus, gbp, grant, offers, sign_on, usd
from tests.pay.recompute import assert_formula_gives_the_value, assert_recomputes, numbers_in

OFFER = Offer(USD, usd(140_000), grant=grant(120_000), sign_on=sign_on(10_000))


def parts_of(offer: Offer) -> tuple[int, int, int]:
    base, of = offer.base, offer.grant
    assert base is not None
    assert of is not None
    return base.money.rounded, offer.sign_on[0].amount.money.rounded, of.amount.money.rounded


def test_t13_three_packages_of_the_same_pay() -> None:
    packages = equal_packages(OFFER, usd(150_000))
    assert [parts_of(package.offer) for package in packages] == [
        (150_000, 10_000, 120_000),
        (145_000, 30_000, 120_000),
        (140_000, 10_000, 160_000),
    ]
    assert [of.totals.four_years.money.amount for of in packages] == [730_000] * 3
    assert [of.tilt for of in packages] == [Tilt.BASE, Tilt.SIGN_ON, Tilt.EQUITY]


def test_t13_the_packages_show_what_was_moved() -> None:
    base, once, equity = equal_packages(OFFER, usd(150_000))
    assert (base.moved, base.instead) == (None, None)
    assert [formula(of) for of in (once.instead, equity.instead) if of is not None] == [
        "5,000 x 4",
        "10,000 x 4",
    ]
    assert once.offer.base is not None
    assert formula(once.offer.base) == "base 150,000 - 5,000"
    assert formula(once.offer.sign_on[0].amount) == "10,000 + 5,000 x 4"


def test_a_bonus_makes_the_moved_base_worth_more() -> None:
    packages = equal_packages(replace(OFFER, bonus=bonus(10)), usd(150_000))
    assert [parts_of(package.offer) for package in packages] == [
        (150_000, 10_000, 120_000),
        (145_000, 32_000, 120_000),
        (140_000, 10_000, 164_000),
    ]


def test_an_offer_without_sign_on_gets_one() -> None:
    _, once, _ = equal_packages(replace(OFFER, sign_on=()), usd(150_000))
    (instalment,) = once.offer.sign_on
    assert (instalment.amount.value, instalment.year) == (usd(20_000).value, 1)


def test_an_offer_without_equity_gets_a_sign_on_in_two_instalments() -> None:
    _, _, last = equal_packages(replace(OFFER, grant=None), usd(150_000))
    assert last.tilt is Tilt.INSTALMENTS
    paid = [(part.year, part.amount.money.rounded) for part in last.offer.sign_on]
    assert paid == [(1, 30_000), (2, 20_000)]


def test_only_what_vests_in_four_years_counts_for_equity() -> None:
    slow = Grant(usd(100_000), EquityBasis.GRANT, years=5)
    _, _, equity = equal_packages(replace(OFFER, grant=slow), usd(150_000))
    assert equity.instead is not None
    assert equity.instead.value == usd(50_000).value


def test_a_small_raise_is_moved_in_one_step() -> None:
    packages = equal_packages(OFFER, usd("140_999"))
    moved = [package.moved and package.moved.money.amount for package in packages]
    assert moved == [None, 500, 500]


@pytest.mark.parametrize("target", [130_000, 140_000, 140_499])
def test_without_a_raise_there_is_nothing_to_move(target: int) -> None:
    with pytest.raises(NoRoomError):
        equal_packages(OFFER, usd(target))


def test_packages_start_from_a_base() -> None:
    with pytest.raises(NoRoomError):
        equal_packages(replace(OFFER, base=None), usd(150_000))


def test_packages_of_a_grant_of_unknown_basis_are_not_made() -> None:
    with pytest.raises(UnknownBasisError):
        equal_packages(OFFER.with_basis(EquityBasis.UNKNOWN), usd(150_000))


def test_packages_are_in_one_currency() -> None:
    with pytest.raises(CurrencyMismatchError):
        equal_packages(OFFER, gbp(150_000))
    with pytest.raises(CurrencyMismatchError):
        equal_packages(replace(OFFER, sign_on=(Instalment(gbp(1)),)), usd(150_000))


@settings(max_examples=100)
@given(offers, st.integers(1, 60))
def test_equal_packages_are_equal(offer: Offer, percent: int) -> None:
    assert offer.base is not None
    target = usd(str(offer.base.money.amount * (100 + percent) / 100))
    try:
        packages = equal_packages(offer, target)
    except NoRoomError:
        assume(False)
        raise
    pays = [totals(package.offer).four_years.money for package in packages]
    assert [to_the_cent(pay) for pay in pays] == [to_the_cent(pays[0])] * 3
    if is_exact(offer.grant):
        assert pays == [pays[0]] * 3
    for figure in numbers_in(packages):
        assert_recomputes(figure)
        assert_formula_gives_the_value(figure)


@settings(max_examples=100)
@given(offers, st.integers(1, 60))
def test_no_package_has_less_base_than_is_offered(offer: Offer, percent: int) -> None:
    assert offer.base is not None
    try:
        packages = equal_packages(offer, usd(offer.base.money.rounded * (100 + percent) // 100))
    except NoRoomError:
        assume(False)
        raise
    bases = [package.offer.base for package in packages]
    assert all(base is not None and base.money >= offer.base.money for base in bases)


def is_exact(of: Grant | None) -> bool:
    """Whether nothing of a grant is a fraction that decimals cannot hold."""
    if of is None:
        return True
    schedule, _ = schedule_of(of)
    whole = sum(schedule.percents) == 100 and schedule.years <= 4
    return whole and of.basis is not EquityBasis.FIRST_YEAR


def test_a_grant_that_vests_after_four_years_is_not_asked_for_more() -> None:
    late = grant(100_000, "0/0/0/0/100")
    packages = equal_packages(replace(OFFER, grant=late), usd(150_000))
    assert [package.tilt for package in packages][-1] is Tilt.INSTALMENTS
    assert [of.totals.four_years.value for of in packages] == [usd(610_000).value] * 3


def test_a_sign_on_of_more_than_half_the_base_or_a_very_large_grant_is_left_out() -> None:
    assert [one.tilt for one in sensible(equal_packages(OFFER, usd(150_000)))] == [
        Tilt.BASE,
        Tilt.SIGN_ON,
        Tilt.EQUITY,
    ]
    bare = replace(OFFER, grant=None)
    assert [one.tilt for one in sensible(equal_packages(bare, usd(165_000)))] == [
        Tilt.BASE,
        Tilt.SIGN_ON,
    ]
    assert sensible(equal_packages(OFFER, usd(300_000))) == ()
    assert sensible(equal_packages(bare, usd(300_000))) == ()


@given(offers, st.integers(1, 400_000))
def test_no_sensible_package_raises_a_sign_on_above_half_of_its_base(
    offer: Offer, raised: int
) -> None:
    assume(offer.base is not None and (offer.grant is None or offer.grant.basis.value == "grant"))
    assert offer.base is not None
    try:
        found = sensible(equal_packages(offer, usd(offer.base.money.rounded + raised)))
    except NoRoomError:
        return
    for package in found:
        if package.tilt in {Tilt.SIGN_ON, Tilt.INSTALMENTS} and package.offer.base is not None:
            once = sum(part.amount.money.amount for part in package.offer.sign_on)
            assert once * 2 <= package.offer.base.money.amount
