"""Offers made by hand, as if they had been typed."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.coach.kept import EARLIER, Kept, KeptOffer, Wanted
from bot.knowledge.base import PayComponents, PayRow, Place
from bot.pay.offer import EquityBasis
from bot.understanding.offers.mention import (
    OfferKind,
    OfferMention,
    Stated,
    StatedBase,
    StatedBonus,
    StatedClawback,
    StatedInstalment,
    StatedStock,
    Stretch,
)
from bot.understanding.offers.quantities import Per
from tests.coach.made_up import (
    DETROIT,
    ENGINEER,
    LEVERS,
    ROWS,
    guide,
    knowledge,
    lever,
    money,
)

ALLY = "ally-financial"


def typed(low: int, high: int | None = None) -> Stated:
    """A whole number of units, as typed in an earlier message."""
    end = low if high is None else high
    text = f"{low:,}" if high is None else f"{low:,}-{end:,}"
    return Stated(Decimal(low), Decimal(end), text, EARLIER)


def base(low: int, high: int | None = None, per: Per = Per.YEAR) -> StatedBase:
    """Fixed pay."""
    return StatedBase(typed(low, high), per)


def bonus(percent: int) -> StatedBonus:
    """A bonus in per cent of base."""
    return StatedBonus(percent=typed(percent))


def stock(amount: int, basis: EquityBasis = EquityBasis.GRANT) -> StatedStock:
    """Stock in money."""
    return StatedStock(typed(amount), basis)


def sign_on(amount: int) -> tuple[StatedInstalment, ...]:
    """A sign-on in one part."""
    return (StatedInstalment(typed(amount)),)


def clawback(months: int, *, prorated: bool | None = None) -> StatedClawback:
    """What must be paid back."""
    return StatedClawback(months, EARLIER, prorated)


def mention(of_base: int | None = None, **parts: object) -> OfferMention:
    """An offer in dollars, of some base and other parts."""
    known: dict[str, object] = {"span": EARLIER, "currency": "USD"}
    if of_base is not None:
        known["base"] = base(of_base)
    return OfferMention(**(known | parts))  # type: ignore[arg-type]  # each is of its own field


def offer(
    of_base: int | None = None,
    key: str = "a",
    name: str = "Ally Financial",
    places: tuple[Place, ...] = (DETROIT,),
    company: str | None = ALLY,
    **parts: object,
) -> KeptOffer:
    """An offer of a company that has a guide, for a place of it."""
    role = ENGINEER if company is not None else None
    known = {} if company is not None else {"name": Stretch(name, EARLIER)}
    stated = mention(of_base, **(known | parts))
    return KeptOffer(key, name, stated, company=company, role=role, places=places)


def elsewhere(of_base: int, key: str = "b", name: str = "Initech", **parts: object) -> KeptOffer:
    """An offer of an employer that has no guide."""
    return offer(of_base, key, name, places=(), company=None, **parts)


def today(of_base: int, key: str = "t", name: str = "Today") -> KeptOffer:
    """What is paid at present, by an employer that was not named."""
    return offer(of_base, key, name, places=(), company=None, kind=OfferKind.PRESENT)


def today_at_ally(of_base: int | None, key: str = "t") -> KeptOffer:
    """What Ally pays at present."""
    return offer(of_base, key, "Ally Financial today", kind=OfferKind.PRESENT)


def kept(*offers: KeptOffer, **wanted: int) -> Kept:
    """Some offers, the first of them talked about, and what is wanted of that one."""
    key = offers[0].key
    said: Mapping[tuple[str, Wanted], Decimal] = {
        (key, Wanted(what)): Decimal(amount) for what, amount in wanted.items()
    }
    return replace(Kept(offers, current=key), wanted=said)


CHARLOTTE = Place("Charlotte", "charlotte", "US", state="NC", city="Charlotte")


def charlotte_row() -> PayRow:
    """Ally in Charlotte: three quarters up its base is no number that one would say."""
    pay = PayComponents(base=money("$116K–$145K", 116_000, 145_000))
    return PayRow("Charlotte, NC", (CHARLOTTE,), None, pay, 21)


def ally_row() -> PayRow:
    """Ally in Detroit, as its guide has it: a base of 110,000 to 138,000."""
    pay = PayComponents(
        base=money("$110K–$138K", 110_000, 138_000),
        stock=money("$20K–$40K", 20_000, 40_000),
        bonus=money("$18K–$34K", 18_000, 34_000),
        total=money("$148K–$212K", 148_000, 212_000),
    )
    return PayRow("Detroit, MI (HQ)", (DETROIT,), None, pay, 20, headquarters=True)


SCRIPTED = (
    lever("More base", "Thank you. Could we set mine at $138K?", "base"),
    *LEVERS,
)
LIBRARY = knowledge(
    replace(
        guide(
            ALLY,
            "Ally Financial",
            ENGINEER,
            "Software Engineer",
            (ally_row(), charlotte_row(), ROWS[1]),
        ),
        levers=SCRIPTED,
    )
)
