from collections.abc import Iterator
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.entities import Span
from bot.understanding.offers.mention import OfferMention, Stated
from tests.understanding.offers.reader import plain_offers

PIECES = (
    "150k $180K 1,40,000 ₹45 LPA 1.2cr 165k/yr 110 £85,000 85.000 € 10% 12.5% 4 yrs 18 months base "
    "salary stock rsu rsus options strike bonus sign on total tc relo match 401k vesting cliff vs "
    "offer now current 33/33/22/11 1/16 25% year 1 y2 over 4 @ $3 no none guaranteed monthly to - "
    ", . ; + ( ) / | 0 -5 nan 1e5 2026 my friend makes google at from"
).split(" ")
MESSAGES = st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=24).flatmap(
    lambda pieces: st.sampled_from(("".join(pieces), " ".join(pieces), "\n".join(pieces)))
)
BASES = st.integers(40, 400)
SHARES = st.integers(1, 60)


def stated(offer: OfferMention) -> Iterator[Stated]:
    """The numbers of an offer, each as often as a part takes it."""
    parts = [offer.relocation, offer.refresher, offer.total]
    parts += [None if offer.base is None else offer.base.amount]
    parts += [None if offer.stock is None else offer.stock.amount]
    parts += [one.amount for one in offer.sign_on]
    if offer.bonus is not None:
        parts += [offer.bonus.percent, offer.bonus.amount]
    for shares in (offer.options, offer.shares):
        if shares is not None:
            parts += [shares.count, shares.strike, shares.price]
    yield from (part for part in parts if part is not None)


def spans(offer: OfferMention) -> Iterator[Span]:
    yield offer.span
    yield from (one.span for one in stated(offer))
    yield from (one.span for one in offer.misfits)
    yield from (one.span for one in offer.unread)


@settings(max_examples=500, deadline=None)
@given(MESSAGES)
def test_what_is_read_stands_in_the_text(text: str) -> None:
    for offer in plain_offers(text):
        assert all(0 <= span.start < span.end <= len(text) for span in spans(offer))
        for one in (*stated(offer), *offer.unread):
            assert text[one.span.start : one.span.end] == one.typed


@settings(max_examples=500, deadline=None)
@given(MESSAGES)
def test_no_number_is_negative_and_no_range_runs_down(text: str) -> None:
    for offer in plain_offers(text):
        assert all(0 <= one.low <= one.high for one in stated(offer))
        assert all(share >= 0 for share in offer.vesting)


@settings(max_examples=500, deadline=None)
@given(MESSAGES)
def test_a_number_is_one_part_of_one_offer(text: str) -> None:
    taken = [one.span.start for offer in plain_offers(text) for one in stated(offer)]
    assert len(taken) == len(set(taken))


@given(BASES, BASES, SHARES, SHARES)
def test_two_offers_on_two_lines_are_two_offers(
    one: int, other: int, share: int, another: int
) -> None:
    found = plain_offers(f"base {one}k, bonus {share}%\nbase {other}k, bonus {another}%")
    read = [(offer.base, offer.bonus) for offer in found]
    assert [base.amount.low for base, _ in read if base is not None] == [one * 1000, other * 1000]
    percents = [bonus.percent for _, bonus in read if bonus is not None]
    assert [percent.low for percent in percents if percent is not None] == [share, another]


@given(BASES, SHARES, st.permutations(["base", "bonus", "sign on"]), st.sampled_from(" ,;/+\n"))
def test_parts_are_read_in_any_order(
    base: int, share: int, order: list[str], separator: str
) -> None:
    amounts = {"base": f"{base}k base", "bonus": f"{share}% bonus", "sign on": "15k sign on"}
    (offer,) = plain_offers(f"{separator} ".join(amounts[part] for part in order))
    assert offer.base is not None
    assert offer.bonus is not None
    assert offer.base.amount.low == Decimal(base * 1000)
    assert [one.amount.low for one in offer.sign_on] == [15_000]
