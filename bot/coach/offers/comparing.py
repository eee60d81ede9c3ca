"""Offers side by side in each way to read them, or why they are not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import product
from math import prod

from bot.coach.answers.offers import (
    Ask,
    ComparedOffer,
    ComparedReading,
    CurrencyFrom,
    NotCompared,
    OfferComparisonAnswer,
)
from bot.coach.figures import Name, PersonFigure
from bot.coach.kept import Kept, KeptOffer
from bot.coach.offer_readings import Assumed, Reading, readings
from bot.coach.offers.answering import (
    currency_of,
    distinct,
    doubt_to_ask,
    spread_evenly,
    totals_of,
    what_of,
)
from bot.coach.offers.placing import beside
from bot.coach.offers.remarks import missing
from bot.knowledge.base import KnowledgeBase
from bot.pay.comparison import FEWEST, MOST, Comparison, compare
from bot.pay.conversion import Rate, convert_offer
from bot.pay.money import NO_CURRENCY
from bot.pay.offer import Offer
from bot.pay.options import face_value
from bot.pay.totals import bonus_of, counts_stated_total, totals
from bot.pay.what_if import Assumption
from bot.pay.worked import Worked, quotient, stated
from bot.understanding.offers.mention import Part

_MOST_READINGS = 4
_UNSURE = frozenset({CurrencyFrom.OTHERS, CurrencyFrom.NOTHING})


@dataclass(frozen=True, slots=True)
class _Read:
    """An offer with its currency, and the ways to read it that add up to something."""

    kept: KeptOffer
    what: tuple[Name, ...]
    currency: str
    source: CurrencyFrom
    readings: tuple[Reading, ...]

    @property
    def name(self) -> Name:
        return Name(self.kept.name)


@dataclass(frozen=True, slots=True)
class _Rates:
    """What turns currencies into one: a rate for each, and what the person told of them."""

    target: str
    rates: Mapping[str, Rate]
    told: tuple[Rate, ...]

    def apply(self, offer: Offer) -> Offer:
        """An offer in the one currency."""
        rate = self.rates.get(offer.currency)
        return offer if rate is None else convert_offer(offer, rate)


def compare_offers(
    offers: Sequence[KeptOffer], kept: Kept, knowledge: KnowledgeBase, now: datetime
) -> OfferComparisonAnswer:
    """Two to five offers over four years; in no order where that would mix currencies."""
    del now  # no figure of a comparison depends on the day
    everything = _in_known_currencies(tuple(_read(offers, kept, knowledge)))
    read = tuple(one for one in everything if one.readings)
    why_not = _why_not(everything, read)
    rates = None if why_not is not None else _rates(read, kept.rates)
    if rates is None:
        return _apart(everything, why_not or NotCompared.CURRENCIES)
    ways = _ways(read)
    return OfferComparisonAnswer(
        offers=tuple(_compared(one, way, rates) for one, way in zip(read, ways, strict=True)),
        readings=tuple(_comparisons(read, ways, rates)),
        currencies=_currencies(read),
        rates=rates.told,
        ask=_question(read),
        left_out=tuple(one.name for one in everything if not one.readings),
    )


def compare_best(
    offers: Sequence[KeptOffer], kept: Kept, knowledge: KnowledgeBase, now: datetime
) -> OfferComparisonAnswer:
    """Some offers, of too many those that pay most over four years; the others are named.

    Across currencies more and less are not known: then it is those that were told last.
    """
    best = list(offers) if len(offers) <= MOST else _best(offers, kept, knowledge)
    others = tuple(Name(one.name) for one in offers if one not in best)
    return replace(compare_offers(best, kept, knowledge, now), too_many=others)


def _best(offers: Sequence[KeptOffer], kept: Kept, knowledge: KnowledgeBase) -> list[KeptOffer]:
    """As many as are compared, in the order told; present pay stays, since all is beside it."""
    currencies = [currency_of(one, beside(one, knowledge), kept)[0] for one in offers]
    mixed = len(set(currencies) - {None}) > 1

    def rank(at: int) -> tuple[bool, Decimal, int]:
        whole = None if mixed else totals_of(offers[at], currencies[at])
        paid = Decimal(0) if whole is None else whole.four_years.money.amount
        return offers[at].is_present, paid, at

    chosen = sorted(sorted(range(len(offers)), key=rank, reverse=True)[:MOST])
    return [offers[at] for at in chosen]


def _why_not(everything: Sequence[_Read], read: Sequence[_Read]) -> NotCompared | None:
    if len(everything) < FEWEST:
        return NotCompared.TOO_FEW
    if len(everything) > MOST:
        return NotCompared.TOO_MANY
    return NotCompared.NOTHING_TO_ADD if len(read) < FEWEST else None


def _apart(everything: tuple[_Read, ...], why_not: NotCompared) -> OfferComparisonAnswer:
    """Each offer by itself, in its likeliest reading."""
    read = tuple(one for one in everything if one.readings)
    return OfferComparisonAnswer(
        offers=tuple(_compared(one, one.readings[:1], None) for one in everything),
        readings=(),
        why_not=why_not,
        alone=tuple((one.name, totals(one.readings[0].offer)) for one in read),
        currencies=_currencies(read),
        left_out=tuple(one.name for one in everything if not one.readings),
    )


def _question(read: Sequence[_Read]) -> Ask | None:
    """The first doubt of the first offer that has one."""
    asks = (doubt_to_ask(one.kept) for one in read)
    return next((ask for ask in asks if ask is not None), None)


# How each offer is read -------------------------------------------------------------------------


def _read(offers: Sequence[KeptOffer], kept: Kept, knowledge: KnowledgeBase) -> Iterator[_Read]:
    for one in offers:
        side = beside(one, knowledge)
        currency, source = currency_of(one, side, kept)
        yield _Read(
            kept=one,
            what=what_of(one, side, knowledge),
            currency=currency or NO_CURRENCY,
            source=source,
            readings=_that_add_up(one, currency),
        )


def _that_add_up(offer: KeptOffer, currency: str | None) -> tuple[Reading, ...]:
    return distinct(readings(offer, currency))


def _in_known_currencies(read: tuple[_Read, ...]) -> tuple[_Read, ...]:
    """Amounts without a currency are taken for the one that the others are in, if it is one."""
    sure = {one.currency for one in read if one.source not in _UNSURE}
    if len(sure) != 1:
        return read
    (currency,) = sure
    return tuple(
        one
        if one.currency != NO_CURRENCY
        else _Read(
            one.kept, one.what, currency, CurrencyFrom.OTHERS, _that_add_up(one.kept, currency)
        )
        for one in read
    )


def _currencies(read: Sequence[_Read]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.currency for one in read))


def _ways(read: Sequence[_Read]) -> tuple[tuple[Reading, ...], ...]:
    """The readings of each offer that are compared: what is in doubt before ends of ranges."""
    ways = [one.readings[:1] for one in read]
    for widened in (_meanings, _ends):
        for at, one in enumerate(read):
            wider = widened(one.readings, ways[at])
            others = prod(len(way) for way in (*ways[:at], *ways[at + 1 :]))
            if others * len(wider) <= _MOST_READINGS:
                ways[at] = wider
    return tuple(ways)


def _meanings(all_of_it: tuple[Reading, ...], _: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(one for one in all_of_it if not one.high_end)


def _ends(all_of_it: tuple[Reading, ...], way: tuple[Reading, ...]) -> tuple[Reading, ...]:
    meant = {one.chosen for one in way}
    return tuple(one for one in all_of_it if one.chosen in meant)


def _compared(read: _Read, way: tuple[Reading, ...], rates: _Rates | None) -> ComparedOffer:
    first = next(iter(way), None)
    open_here = len({one.chosen for one in way}) > 1
    chosen = () if first is None or open_here else first.chosen
    converted = rates is not None and read.currency in rates.rates
    return ComparedOffer(
        key=read.kept.key,
        name=read.name,
        what=read.what,
        currency=read.currency,
        currency_from=read.source,
        taken=() if first is None else (*chosen, *first.taken),
        missing=missing(read.kept.stated),
        even_assumed=any(spread_evenly(one.offer) for one in way),
        low_end={one.high_end for one in way} == {False},
        rests_on=_rests_on(rates.apply(first.offer)) if first and rates and converted else None,
        not_counted=tuple(_not_counted(read.kept)),
    )


def _rests_on(offer: Offer) -> Worked | None:
    """The part that shows best how a rate was used."""
    grant = None if offer.grant is None else offer.grant.amount
    parts = (offer.base, offer.stated_total, bonus_of(offer), grant, offer.relocation)
    return next((part for part in parts if part is not None), None)


def _not_counted(kept: KeptOffer) -> Iterator[Part]:
    if kept.stated.options is not None:
        yield Part.OPTIONS
    shares = kept.stated.shares
    if shares is not None and shares.price is None and kept.stated.stock is None:
        yield Part.SHARES


# The comparisons --------------------------------------------------------------------------------


def _comparisons(
    read: Sequence[_Read], ways: Sequence[tuple[Reading, ...]], rates: _Rates
) -> Iterator[ComparedReading]:
    keys = [one.kept.key for one in read]
    in_doubt = [len({one.chosen for one in way}) > 1 for way in ways]
    in_range = [len({one.high_end for one in way}) > 1 for way in ways]
    for combined in product(*ways):
        comparison = compare(
            [(key, rates.apply(one.offer)) for key, one in zip(keys, combined, strict=True)]
        )
        chosen: list[tuple[str, Assumed]] = []
        ends: list[tuple[str, bool]] = []
        for key, one, doubtful, ranging in zip(keys, combined, in_doubt, in_range, strict=True):
            if doubtful:
                chosen += [(key, assumed) for assumed in one.chosen]
            if ranging:
                ends.append((key, bool(one.high_end)))
        yield ComparedReading(tuple(chosen), comparison, tuple(ends), tuple(_holds(comparison)))


def _holds(comparison: Comparison) -> Iterator[Assumption]:
    """The assumptions that were tried, that matter to some offer, and that change nothing."""
    changing = {flip.assumption for flip in comparison.flips}
    offers = [entry.offer for entry in comparison.entries]
    whole = any(map(counts_stated_total, offers))
    for assumption, has in _HAS.items():
        untried = whole and assumption in {Assumption.STOCK_AT_ZERO, Assumption.BONUS_UNPAID}
        if assumption not in changing and not untried and any(map(has, offers)):
            yield assumption


def _has_open_bonus(offer: Offer) -> bool:
    bonus = bonus_of(offer)
    return bonus is not None and offer.bonus is not None and not offer.bonus.guaranteed


_HAS: dict[Assumption, Callable[[Offer], bool]] = {
    Assumption.STOCK_AT_ZERO: lambda offer: offer.grant is not None,
    Assumption.BONUS_UNPAID: _has_open_bonus,
    Assumption.SIGN_ON_LEFT_OUT: lambda offer: bool(offer.sign_on),
    Assumption.OPTIONS_AT_FACE: lambda offer: (
        offer.options is not None and face_value(offer.options) is not None
    ),
}


# Currencies -------------------------------------------------------------------------------------


def _rates(read: Sequence[_Read], told: Mapping[tuple[str, str], Decimal]) -> _Rates | None:
    """Rates into one currency: the first offer's if the person told them, else another's.

    A rate that was told the other way round is turned only where no currency does without. None
    where two currencies have no rate.
    """
    currencies = _currencies(read)
    for known in (_direct, _either):
        for target in currencies:
            pairs = [known(one, target, told) for one in currencies if one != target]
            if all(pair is not None for pair in pairs):
                return _rates_of([pair for pair in pairs if pair is not None], target, told)
    return None


_Pair = tuple[str, str]


def _direct(origin: str, target: str, told: Mapping[_Pair, Decimal]) -> _Pair | None:
    return (origin, target) if told.get((origin, target), Decimal(0)) > 0 else None


def _either(origin: str, target: str, told: Mapping[_Pair, Decimal]) -> _Pair | None:
    return _direct(origin, target, told) or _direct(target, origin, told)


def _rates_of(pairs: Sequence[_Pair], target: str, told: Mapping[_Pair, Decimal]) -> _Rates:
    rates: dict[str, Rate] = {}
    said: list[Rate] = []
    for pair in pairs:
        value = told[pair]
        typed = stated(value, "rate", PersonFigure(f"{value.normalize():f}", -1, -1))
        said.append(Rate(*pair, typed))
        if pair[1] == target:
            rates[pair[0]] = said[-1]
        else:
            price = quotient("rate", stated(Decimal(1)), typed)
            rates[pair[1]] = Rate(pair[1], target, price)
    return _Rates(target, rates, tuple(said))
