"""What the offers of one message have in common: a currency, a time, an employer."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.understanding.lexicon import Lexicon
from bot.understanding.offers.mention import (
    OfferMention,
    Stated,
    StatedBase,
    StatedBonus,
    StatedInstalment,
    StatedMatch,
    StatedOptions,
    StatedStock,
)
from bot.understanding.offers.quantities import Per


def in_agreement(
    offers: tuple[OfferMention, ...], text: str, lexicon: Lexicon
) -> tuple[OfferMention, ...]:
    """The offers, each with what is said of the others and holds of it too."""
    offers = tuple(_in_its_place(offer, text, lexicon) for offer in _with_both(offers, text))
    offers = _with_shared_parts(offers, text)
    return _with_shared_time(_with_shared_currency(offers))


# "A 150k, B 140k, all with 10% bonus": what stands behind is said of each.
_OF_ALL = re.compile(
    r"\b(?:all|both|each|either|whichever|same)\b(?!\s(?:in\b|cash))", re.IGNORECASE
)
_SHARED = ("bonus", "stock", "options", "shares", "sign_on", "relocation", "match", "refresher")
_TERMS = ("vesting", "vesting_years", "cliff_months", "every_months", "slices")


def _with_shared_parts(offers: tuple[OfferMention, ...], text: str) -> tuple[OfferMention, ...]:
    """The offers, each with the parts that only the last has, and that are said of all."""
    if len(offers) < 2:
        return offers
    *others, last = offers
    said = _OF_ALL.search(text, last.start, last.span.end)
    if said is None:
        return offers
    shared = {
        name: getattr(last, name)
        for name in _SHARED
        if _stands_behind(getattr(last, name), said.start())
    }
    terms = {name: getattr(last, name) for name in _TERMS}
    shared |= terms if all(_has_no_terms(one) for one in others) else {}
    given = {name: value for name, value in shared.items() if value not in (None, ())}
    return (*(_with_missing(offer, given) for offer in others), last)


def _has_no_terms(offer: OfferMention) -> bool:
    return all(getattr(offer, name) in (None, ()) for name in _TERMS)


def _with_missing(offer: OfferMention, given: Mapping[str, Any]) -> OfferMention:
    missing = {name: value for name, value in given.items() if getattr(offer, name) in (None, ())}
    return replace(offer, **missing)


def _stands_behind(part: object, place: int) -> bool:
    """Whether a part was typed behind a place."""
    match part:
        case Stated(span=span):
            return span.start > place
        case StatedBonus(percent=percent, amount=amount):
            return _stands_behind(percent or amount, place)
        case StatedStock(amount=amount) | StatedInstalment(amount=amount):
            return _stands_behind(amount, place)
        case StatedOptions(count=count):
            return _stands_behind(count, place)
        case StatedMatch(rate=rate):
            return _stands_behind(rate, place)
        case (first, *_):
            return _stands_behind(first, place)
        case _:
            return False


_BOTH = re.compile(
    r"\bboth\b|\bsame\s(?:place|company|firm|employer|team)\b|\beither\sone\b", re.IGNORECASE
)


def _with_both(offers: tuple[OfferMention, ...], text: str) -> tuple[OfferMention, ...]:
    """The offers, all of the employer that the last says: "both td bank"."""
    named = [offer for offer in offers if offer.employer is not None or offer.name is not None]
    if len(offers) < 2 or not named or _BOTH.search(text) is None:
        return offers
    known = {None if one.employer is None else one.employer.typed.casefold() for one in named}
    if len(known) > 1:
        return offers
    one = named[0]
    return tuple(
        offer if offer in named else replace(offer, employer=one.employer, name=one.name)
        for offer in offers
    )


# Money of countries whose own is a dollar too: "$140k in Toronto" is Canadian.
_DOLLARS = frozenset("CAD AUD SGD NZD HKD TWD MXN".split())
_AMERICAN = re.compile(r"\bUS(?:D|\s?\$)", re.IGNORECASE)


def _in_its_place(offer: OfferMention, text: str, lexicon: Lexicon) -> OfferMention:
    """The offer with the currency of its place, which a bare dollar sign stands for too."""
    codes = (mention.place.country for mention in offer.places)
    countries = (lexicon.gazetteer.countries.get(code or "") for code in codes)
    local = next((country.currency for country in countries if country is not None), None)
    bare = offer.currency == "USD" and local in _DOLLARS and _AMERICAN.search(text) is None
    return replace(offer, place_currency=local, currency=None if bare else offer.currency)


def _with_shared_currency(offers: tuple[OfferMention, ...]) -> tuple[OfferMention, ...]:
    """The offers, those without a currency with that of the message, where it names but one.

    One whose own place is paid in another currency keeps that.
    """
    said = {offer.currency for offer in offers} - {None}
    if len(said) != 1:
        return offers
    (currency,) = said
    return tuple(
        replace(offer, currency=currency)
        if offer.currency is None and offer.place_currency in {None, currency}
        else offer
        for offer in offers
    )


_MOST_APART = 3


def _with_shared_time(offers: tuple[OfferMention, ...]) -> tuple[OfferMention, ...]:
    """The offers; a base that no time is said of is paid for that of one about as large."""
    bases = [offer.base for offer in offers if offer.base is not None]
    timed = [base for base in bases if base.per is not Per.YEAR]
    if not timed or len(timed) == len(bases):
        return offers
    return tuple(_alike(offer, timed[0]) for offer in offers)


def _alike(offer: OfferMention, other: StatedBase) -> OfferMention:
    base = offer.base
    if base is None or base.per is not Per.YEAR:
        return offer
    apart = max(base.amount.low, other.amount.low) / min(base.amount.low, other.amount.low)
    return offer if apart > _MOST_APART else replace(offer, base=replace(base, per=other.per))
