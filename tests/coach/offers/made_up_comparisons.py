"""Offers that are kept, as a message would have told them, in few words."""

from decimal import Decimal
from types import MappingProxyType

from bot.coach.answers.offers import OfferComparisonAnswer
from bot.coach.kept import Kept, KeptOffer
from bot.coach.offers.comparing import compare_offers
from bot.knowledge.base import KnowledgeBase
from bot.pay.offer import EquityBasis
from bot.understanding.entities import Span
from bot.understanding.offers.mention import (
    OfferMention,
    Part,
    Stated,
    StatedBase,
    StatedBonus,
    StatedInstalment,
    StatedOptions,
    StatedStock,
)
from bot.understanding.offers.quantities import Per
from tests.coach.made_up import NOW, knowledge

NOWHERE = Span(0, 1)
NONE = frozenset({Part.RELOCATION, Part.REFRESHER, Part.CLIFF, Part.CLAWBACK})


def typed(low: int | str, high: int | str | None = None) -> Stated:
    """An amount or a range, typed in whole units."""
    least, most = Decimal(low), Decimal(low if high is None else high)
    text = f"{least:,f}" if least == most else f"{least:,f} to {most:,f}"
    return Stated(least, most, text, NOWHERE)


def offer(
    key: str,
    name: str,
    base: int | tuple[int, int] | None = None,
    *,
    bonus: str | int | None = None,
    stock: int | None = None,
    basis: EquityBasis = EquityBasis.GRANT,
    vesting: str = "",
    sign_on: tuple[int, ...] = (),
    options: tuple[int, int, int] | None = None,
    relocation: int | None = None,
    total: int | None = None,
    guaranteed: bool | None = None,
    currency: str | None = "USD",
    per: Per = Per.YEAR,
    company: str | None = None,
) -> KeptOffer:
    """An offer; `bonus` "10%" is of base; `options` are their count, strike and price."""
    ends = base if isinstance(base, tuple) else (base, None)
    return KeptOffer(
        key,
        name,
        OfferMention(
            NOWHERE,
            currency=currency,
            base=None if ends[0] is None else StatedBase(typed(ends[0], ends[1]), per),
            bonus=_bonus(bonus, guaranteed=guaranteed),
            stock=None if stock is None else StatedStock(typed(stock), basis),
            options=None if options is None else StatedOptions(*map(typed, options)),
            sign_on=tuple(
                StatedInstalment(typed(one), year) for year, one in enumerate(sign_on, start=1)
            ),
            relocation=None if relocation is None else typed(relocation),
            total=None if total is None else typed(total),
            vesting=tuple(map(Decimal, vesting.split("/"))) if vesting else (),
            none=NONE,
        ),
        company=company,
    )


def _bonus(bonus: str | int | None, *, guaranteed: bool | None) -> StatedBonus | None:
    if bonus is None:
        return None
    if isinstance(bonus, str):
        return StatedBonus(percent=typed(bonus.removesuffix("%")), guaranteed=guaranteed)
    return StatedBonus(amount=typed(bonus), guaranteed=guaranteed)


def compared(
    *offers: KeptOffer,
    rates: dict[tuple[str, str], str] | None = None,
    base: KnowledgeBase | None = None,
) -> OfferComparisonAnswer:
    """The comparison of some offers, with the rates that the person told."""
    told = {pair: Decimal(rate) for pair, rate in (rates or {}).items()}
    kept = Kept(offers, rates=MappingProxyType(told))
    return compare_offers(offers, kept, base or knowledge(), NOW)


# The worked cases of the offer maths -----------------------------------------------------------

T1 = offer(
    "a", "Ally", 140_000, bonus="10%", stock=160_000, vesting="25/25/25/25", sign_on=(20_000,)
)
T2 = offer("b", "Amazon", 165_000, stock=240_000, vesting="5/15/40/40", sign_on=(70_000, 50_000))
T3 = offer(
    "c", "Google", 185_000, bonus="15%", stock=300_000, vesting="38/32/20/10", sign_on=(25_000,)
)
