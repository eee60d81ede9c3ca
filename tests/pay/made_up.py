"""Offers in few words, and strategies that draw them."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from bot.pay.money import Money
from bot.pay.offer import (
    Bonus,
    EquityBasis,
    Grant,
    Instalment,
    Offer,
    Options,
    Vesting,
)
from bot.pay.worked import Worked, stated

USD = "USD"


def usd(amount: int | str) -> Worked:
    return stated(Money(Decimal(amount), USD))


def gbp(amount: int | str) -> Worked:
    return stated(Money(Decimal(amount), "GBP"))


def number(value: int | str) -> Worked:
    return stated(Decimal(value))


def vesting(text: str, cliff: int | None = None, every: int | None = None) -> Vesting:
    """A schedule such as "38/32/20/10"."""
    return Vesting(tuple(map(Decimal, text.split("/"))), cliff, every)


def grant(amount: int | str, text: str = "", basis: EquityBasis = EquityBasis.GRANT) -> Grant:
    return Grant(usd(amount), basis, vesting(text) if text else None)


def sign_on(*amounts: int) -> tuple[Instalment, ...]:
    """The first is paid in year 1, the next in year 2."""
    return tuple(Instalment(usd(amount), year) for year, amount in enumerate(amounts, start=1))


def bonus(percent: int | str) -> Bonus:
    return Bonus(share=number(str(Decimal(percent) / 100)))


# The worked cases of the offer maths -----------------------------------------------------------

T1 = Offer(USD, usd(140_000), bonus(10), grant(160_000), sign_on=sign_on(20_000))
T2 = Offer(USD, usd(165_000), grant=grant(240_000, "5/15/40/40"), sign_on=sign_on(70_000, 50_000))
T3 = Offer(USD, usd(185_000), bonus(15), grant(300_000, "38/32/20/10"), sign_on=sign_on(25_000))
T16 = Offer(USD, usd(170_000), grant=grant(150_000, "50/33/17"))
T17 = Offer(USD, usd(160_000), bonus(10), grant(400_000), sign_on=sign_on(100_000))


# Drawn -----------------------------------------------------------------------------------------

KNOWN_BASES = (EquityBasis.GRANT, EquityBasis.ANNUAL, EquityBasis.FIRST_YEAR)
amounts = st.integers(1, 2_000_000).map(usd)
shares = st.integers(0, 100).map(lambda percent: number(str(Decimal(percent) / 100)))


@st.composite
def vestings(draw: st.DrawFn) -> Vesting:
    """Whole percentages that sum to 100, or rounded ones that nearly do; the first not nothing."""
    rounded = ("33.3/33.3/33.3", "16.7/16.7/16.7/16.7/16.7/16.7", "33.4/33.3/33.4")
    text = draw(st.sampled_from((*rounded, "", "", "")))
    if text:
        percents = vesting(text).percents
    else:
        cuts = sorted(draw(st.lists(st.integers(1, 100), max_size=5)))
        edges = [0, *cuts, 100]
        percents = tuple(Decimal(b - a) for a, b in pairwise(edges))
    cliff = draw(st.sampled_from((None, 0, 6, 12, 18)))
    every = draw(st.sampled_from((None, 1, 3, 5, 6, 12)))
    return Vesting(percents, cliff, every)


grants = st.builds(
    Grant,
    amounts,
    st.sampled_from(KNOWN_BASES),
    st.none() | vestings(),
    st.none() | st.integers(1, 7),
    st.sampled_from((None, 0, 12)),
    st.sampled_from((None, 1, 3)),
)
bonuses = st.builds(Bonus, share=shares) | st.builds(Bonus, amount=amounts)
option_grants = st.builds(
    Options,
    st.integers(1, 100_000).map(number),
    st.none() | st.integers(1, 50).map(usd),
    st.none() | st.integers(1, 50).map(usd),
)
offers = st.builds(
    Offer,
    currency=st.just(USD),
    base=amounts,
    bonus=st.none() | bonuses,
    grant=st.none() | grants,
    options=st.none() | option_grants,
    sign_on=st.lists(st.builds(Instalment, amounts, st.integers(1, 4)), max_size=3).map(tuple),
    relocation=st.none() | amounts,
)
