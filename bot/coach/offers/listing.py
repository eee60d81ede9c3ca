"""All offers that are kept, each in a line."""

from bot.coach.answers.offers import OfferListed, OffersAnswer
from bot.coach.figures import Name
from bot.coach.kept import MOST_OFFERS, KeptOffer
from bot.coach.offer_readings import doubts_of
from bot.coach.offers.answering import currency_of, totals_of, what_of
from bot.coach.offers.desk import Desk
from bot.coach.offers.placing import beside
from bot.coach.question import Choice, OfferStep, OfferVerb


def listing(desk: Desk) -> OffersAnswer:
    """All offers, each with what it pays in its likeliest reading."""
    listed = tuple(_listed(one, desk) for one in desk.kept.offers)
    choices = tuple(Choice(one.key, one.name, one.target) for one in listed)
    return OffersAnswer(listed, MOST_OFFERS, choices)


def _listed(offer: KeptOffer, desk: Desk) -> OfferListed:
    side = beside(offer, desk.knowledge)
    currency, _ = currency_of(offer, side, desk.kept)
    whole = totals_of(offer, currency)
    return OfferListed(
        key=offer.key,
        name=Name(offer.name),
        present=offer.is_present,
        what=what_of(offer, side, desk.knowledge),
        year_1=None if whole is None else whole.year_1,
        recurring=None if whole is None else whole.recurring,
        open_doubt=bool(doubts_of(offer)),
        target=OfferStep(OfferVerb.SHOW, offer.key),
    )
