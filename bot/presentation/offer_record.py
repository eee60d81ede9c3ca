"""An offer as it was read, as JSON (docs/jsonl.md)."""

import re
from decimal import Decimal
from typing import Any

from bot.understanding.offers.mention import (
    OfferMention,
    Stated,
    StatedBonus,
    StatedOptions,
)

Json = dict[str, Any]
_POSSESSIVE = re.compile(r"['’]s\Z")


def offer_record(offer: OfferMention) -> Json:
    """What was read of an offer; null, or an empty list, where a part was not given."""
    employer = offer.employer or offer.name
    return {
        "kind": offer.kind.value,
        "employer": None if employer is None else _POSSESSIVE.sub("", employer.typed),
        "currency": offer.currency,
        "base": None
        if offer.base is None
        else _ends(offer.base.amount) | {"per": offer.base.per.value},
        "months_paid": None if offer.base is None else offer.base.months_paid,
        "bonus": None if offer.bonus is None else _bonus(offer.bonus),
        "stock": None
        if offer.stock is None
        else _ends(offer.stock.amount) | {"basis": offer.stock.basis.value},
        "vesting": [number(percent) for percent in offer.vesting],
        "vesting_years": offer.vesting_years,
        "cliff_months": offer.cliff_months,
        "vest_every_months": offer.every_months,
        "options": None if offer.options is None else _papers(offer.options),
        "shares": None if offer.shares is None else _papers(offer.shares),
        "sign_on": [{"year": one.year, "amount": number(one.amount.low)} for one in offer.sign_on],
        "clawback": None
        if offer.clawback is None
        else {"months": offer.clawback.months, "prorated": offer.clawback.prorated},
        "relocation": None if offer.relocation is None else number(offer.relocation.low),
        "match": None
        if offer.match is None
        else {"rate": number(offer.match.rate.low), "cap": number(offer.match.cap.low)},
        "refresher": None if offer.refresher is None else {"amount": number(offer.refresher.low)},
        "total": None if offer.total is None else _ends(offer.total),
        "yoe": offer.experience,
        "none": sorted(part.value for part in offer.none),
    }


def number(value: Decimal) -> int | float:
    """A number as JSON has it: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _ends(stated: Stated) -> Json:
    return {"low": number(stated.low), "high": number(stated.high)}


def _bonus(bonus: StatedBonus) -> Json | None:
    """The percentage where one was typed, else the amount."""
    stated = bonus.percent or bonus.amount
    if stated is None:
        return None
    unit = "percent" if bonus.percent is not None else "amount"
    return _ends(stated) | {"unit": unit, "guaranteed": bonus.guaranteed}


def _papers(papers: StatedOptions) -> Json:
    strike, price = papers.strike, papers.price
    return {
        "count": number(papers.count.low),
        "strike": None if strike is None else number(strike.low),
        "price": None if price is None else number(price.low),
    }
