"""All offers that are kept, as they are written to a file."""

from dataclasses import replace
from datetime import datetime

from bot.coach.answers.offers import ExportAnswer, ExportedOffer, ExportedReading
from bot.coach.figures import Name, counted
from bot.coach.kept import Kept, KeptOffer
from bot.coach.offer_readings import Reading, readings
from bot.coach.offers.answering import company_name_of, currency_of, spread_evenly
from bot.coach.offers.comparing import compare_offers
from bot.coach.offers.placing import beside
from bot.coach.offers.remarks import missing
from bot.coach.provenance import role_called
from bot.knowledge.base import KnowledgeBase
from bot.pay.comparison import FEWEST, MOST
from bot.pay.money import NO_CURRENCY
from bot.pay.totals import NothingToAddError, Totals, totals


def answer_export(kept: Kept, knowledge: KnowledgeBase, now: datetime) -> ExportAnswer:
    """Every offer in each way to read it, and the comparison where there are several."""
    several = FEWEST <= len(kept.offers) <= MOST
    compared = compare_offers(kept.offers, kept, knowledge, now) if several else None
    return ExportAnswer(
        offers=tuple(_exported(one, kept, knowledge) for one in kept.offers),
        count=counted(len(kept.offers), "offers that are kept"),
        # A file asks nothing back.
        comparison=None if compared is None else replace(compared, ask=None),
    )


def _exported(offer: KeptOffer, kept: Kept, knowledge: KnowledgeBase) -> ExportedOffer:
    side = beside(offer, knowledge)
    currency, _ = currency_of(offer, side, kept)
    read = readings(offer, currency)
    role = offer.role or (None if side.guide is None else side.guide.id.role)
    return ExportedOffer(
        key=offer.key,
        name=Name(offer.name),
        present=offer.is_present,
        company=company_name_of(offer, knowledge),
        role=None if role is None else role_called(role, knowledge),
        places=tuple(Name(place.name) for place in offer.places),
        currency=currency or NO_CURRENCY,
        readings=tuple(map(_reading, read)),
        taken=read[0].taken if read else (),
        missing=missing(offer.stated),
    )


def _reading(reading: Reading) -> ExportedReading:
    return ExportedReading(
        offer=reading.offer,
        chosen=reading.chosen,
        high_end=reading.high_end,
        totals=_totals(reading),
        even_assumed=spread_evenly(reading.offer),
    )


def _totals(reading: Reading) -> Totals | None:
    try:
        return totals(reading.offer)
    except NothingToAddError:
        return None
