"""Rates of exchange that a person tells, and the currency that an offer is paid in."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from bot.coach.answers.offers import CurrencyFrom, OfferChange, OfferChangedAnswer
from bot.coach.figures import Name
from bot.coach.kept import Kept, KeptOffer
from bot.coach.offers.answering import currency_of
from bot.coach.offers.comparing import compare_best
from bot.coach.offers.desk import Desk, OfferTurn
from bot.coach.offers.picking import marked, offers_marked
from bot.coach.offers.placing import beside
from bot.coach.offers.telling import tell_offer
from bot.coach.person import Session
from bot.coach.quoting import quoted_in
from bot.understanding.reading import Understanding
from bot.understanding.wants import RateMention, bare_rate, said_currency

_SMALL_NUMBER = re.compile(r"(?:=|its|it's|it’s|about|around)?\s*(?P<value>\d\.\d{1,8})")
# What is below it is no pay by the hour either.
_LEAST_PAY = 10
# A rate that is corrected is not another one altogether.
_MOST_APART = 2
_MARKS = re.compile(r"@[a-z]\b")


def with_rates(kept: Kept, rates: Sequence[RateMention]) -> Kept:
    """With rates as they were told last; one that was told the other way round is let go."""
    known = dict(kept.rates)
    for rate in rates:
        known.pop((rate.target, rate.origin), None)
        known[rate.origin, rate.target] = rate.value
    return replace(kept, rates=MappingProxyType(known)) if rates else kept


def exchanged(heard: Understanding, text: str, desk: Desk, session: Session) -> OfferTurn | None:
    """Take a rate, or the currency of an offer; None where a message tells more, or neither."""
    if heard.rates and _is_all_rates(heard):
        return _rates(with_rates(desk.kept, heard.rates), heard.rates[-1].typed, desk)
    bare = bare_rate(text) or _answer_to_the_question(text, desk)
    if bare is not None:
        return _bare(bare, desk)
    if not session.of_offers and "currency" not in text.casefold():
        return None  # "in dollars" behind a guide asks for its figures
    words = marked(text, desk.kept)
    named = offers_marked(words, desk.kept)
    said = said_currency(_MARKS.sub("it", words) if named else text)
    return None if said is None else _paid_in(said, named, desk)


def _answer_to_the_question(text: str, desk: Desk) -> Decimal | None:
    """A number such as "1.27", which is no pay, where a rate is waited for."""
    number = _SMALL_NUMBER.fullmatch(text.strip())
    waits = not desk.kept.rates and len(_currencies(desk)) > 1
    return Decimal(number["value"]) or None if number is not None and waits else None


def _is_all_rates(heard: Understanding) -> bool:
    """Whether a message tells no number but those of rates."""
    text = heard.utterance.text
    for rate in reversed(heard.rates):
        text = text[: rate.span.start] + text[rate.span.end :]
    return not any(map(str.isdigit, text))


def _rates(kept: Kept, typed: str, desk: Desk) -> OfferTurn:
    """Compare again where offers wait for a rate; else it is noted."""
    there = desk.keeping(kept)
    if len(_currencies(there)) > 1:
        answer = compare_best(kept.offers, kept, desk.knowledge, desk.now)
        return OfferTurn((answer,), kept)
    return OfferTurn((OfferChangedAnswer(OfferChange.RATE, Name(typed)),), kept)


def _currencies(desk: Desk) -> tuple[str, ...]:
    said = (_currency(one, desk)[0] for one in desk.kept.offers)
    return tuple(dict.fromkeys(one for one in said if one is not None))


def _currency(offer: KeptOffer, desk: Desk) -> tuple[str | None, CurrencyFrom]:
    return currency_of(offer, beside(offer, desk.knowledge), desk.kept)


def _bare(value: Decimal, desk: Desk) -> OfferTurn | None:
    """Take a rate of which no currency is told: the one that was told before, or that is asked."""
    kept, currencies = desk.kept, _currencies(desk)
    waits = bool(kept.rates) or len(currencies) > 1
    if not waits and value >= _LEAST_PAY:
        return None
    pair = _asked_pair(kept, currencies)
    before = None if pair is None else kept.rates.get(pair)
    # "My rate is 75" is the pay of a contractor, and no correction.
    far = before is not None and not before / _MOST_APART <= value <= before * _MOST_APART
    if pair is None or far:
        which = OfferChangedAnswer(OfferChange.WHICH_RATE, Name(f"{value:f}"))
        return OfferTurn((which,), kept)
    known = MappingProxyType({**kept.rates, pair: value})
    origin, target = pair
    return _rates(replace(kept, rates=known), f"1 {origin} = {value:f} {target}", desk)


def _asked_pair(kept: Kept, currencies: tuple[str, ...]) -> tuple[str, str] | None:
    """The currencies that a rate without any is of; None where that is not sure."""
    if len(kept.rates) == 1:
        return next(iter(kept.rates))
    if not kept.rates and len(currencies) == len(("one", "other")):
        one, other = currencies
        return quoted_in(one, other)
    return None


# The currency of an offer -------------------------------------------------------------------------


def _paid_in(code: str, named: Sequence[KeptOffer], desk: Desk) -> OfferTurn | None:
    offer = named[0] if named else _without_mark(desk)
    if offer is None:
        return None
    there = replace(desk.kept, current=offer.key)
    typed = offer.stated.currency
    if typed not in {None, code} and not offer.currency_told:
        stays = OfferChangedAnswer(OfferChange.CURRENCY_TYPED, Name(offer.name), Name(typed or ""))
        return OfferTurn((stays,), there)
    stated = replace(offer.stated, currency=code)
    told = offer.currency_told or typed is None
    paid = replace(offer, stated=stated, currency_told=told)
    kept = desk.kept.with_offer(paid)
    noted = OfferChangedAnswer(OfferChange.CURRENCY, Name(offer.name), Name(code))
    return OfferTurn((noted, tell_offer(paid, kept, desk.knowledge, desk.now)), kept)


def _without_mark(desk: Desk) -> KeptOffer | None:
    """The offer at hand; the one whose currency nothing tells, where that at hand has its own."""
    at_hand = desk.kept.at_hand or desk.kept.present
    unsure = {CurrencyFrom.OTHERS, CurrencyFrom.NOTHING}
    open_ones = [one for one in desk.kept.offers if _currency(one, desk)[1] in unsure]
    if at_hand not in open_ones and len(open_ones) == 1:
        return open_ones[0]
    return at_hand
