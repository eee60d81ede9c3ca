"""A statement beside an earlier one of the same offer: one currency, and prices that stay."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from bot.understanding.offers.mention import (
    Fault,
    Misfit,
    OfferMention,
    Part,
    Stated,
    StatedBonus,
    StatedInstalment,
    StatedOptions,
    StatedStock,
)

# The parts beside base that are amounts of money.
_MONEY: Mapping[str, Part] = MappingProxyType(
    {
        "bonus": Part.BONUS,
        "stock": Part.STOCK,
        "options": Part.OPTIONS,
        "shares": Part.SHARES,
        "sign_on": Part.SIGN_ON,
        "relocation": Part.RELOCATION,
        "refresher": Part.REFRESHER,
        "total": Part.TOTAL,
    }
)


def in_one_currency(before: OfferMention, after: OfferMention) -> tuple[OfferMention, OfferMention]:
    """What was stated and what is now, as the two fit each other.

    A base in another currency begins the offer anew: of what was, no amount stays. Any other
    part in another currency is not taken. Options keep the prices that are not told again.
    """
    after = _with_prices(before, after)
    if None in {before.currency, after.currency} or before.currency == after.currency:
        return before, after
    if after.base is not None:
        return replace(_without(before, (*_MONEY, "base")), currency=None), after
    given = [name for name in _MONEY if getattr(after, name)]
    refused = [
        Misfit(Fault.CURRENCY, _MONEY[name], _typed_of(getattr(after, name)), after.span)
        for name in given
    ]
    taken = _without(after, given)
    return before, replace(taken, currency=None, misfits=(*after.misfits, *refused))


def _with_prices(before: OfferMention, after: OfferMention) -> OfferMention:
    options, known = after.options, before.options
    if options is None or known is None:
        return after
    strike, price = options.strike or known.strike, options.price or known.price
    return replace(after, options=replace(options, strike=strike, price=price))


def _without(mention: OfferMention, names: Iterable[str]) -> OfferMention:
    empty: dict[str, Any] = {name: () if name == "sign_on" else None for name in names}
    return replace(mention, **empty)


def _typed_of(part: object) -> str:
    """How the first amount of a part was typed."""
    match part:
        case Stated(typed=typed):
            return typed
        case StatedBonus(percent=percent, amount=amount):
            return _typed_of(amount or percent)
        case StatedStock(amount=amount) | StatedInstalment(amount=amount):
            return _typed_of(amount)
        case StatedOptions(count=count):
            return count.typed
        case (first, *_):
            return _typed_of(first)
        case _:
            return ""
