"""From what was typed to offers that can be added up: one for each way to read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product as every

from bot.coach.figures import PersonFigure
from bot.coach.kept import EARLIER, Doubt, KeptOffer
from bot.pay.money import NO_CURRENCY, Money
from bot.pay.offer import (
    TOLERANCE,
    Bonus,
    Clawback,
    EquityBasis,
    Grant,
    Instalment,
    Match,
    Offer,
    Options,
    Vesting,
)
from bot.pay.vesting import even
from bot.pay.worked import Worked, product, share, stated
from bot.understanding.offers.mention import OfferMention, Stated, StatedBase, StatedOptions
from bot.understanding.offers.quantities import Per

_HUNDRED = Decimal(100)
_MONTHS, _WEEKS = 12, 52
# What may be chosen, the likeliest first; the person can type any other.
_HOURS = ("40", "37.5", "35")
_DAYS = ("220", "230", "240", "260")
# A yearly base below this in one of these currencies is more likely a month's.
_LEAST_YEARLY = Decimal(15_000)
_LARGE_UNITS = frozenset("USD EUR GBP CHF CAD AUD SGD NZD".split())
# A bare bonus below this may be per cent as well as thousands: "15 bonus".
_LEAST_SURE_BONUS = Decimal(20)
_MOST_READINGS = 6


@dataclass(frozen=True, slots=True)
class Assumed:
    """What a reading takes a doubt to be; `value` is one of the choices."""

    doubt: Doubt
    value: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an offer.

    `chosen` is what tells it from the other readings, `taken` what all of them take for granted
    and the person has not said.
    """

    offer: Offer
    chosen: tuple[Assumed, ...] = ()
    taken: tuple[Assumed, ...] = ()
    high_end: bool | None = None


def doubts_of(kept: KeptOffer) -> tuple[tuple[Doubt, tuple[str, ...]], ...]:
    """What is open in an offer, each with its choices, in the order in which to ask."""
    found = ((doubt, choices) for doubt, choices in _doubts(kept.stated))
    return tuple((doubt, choices) for doubt, choices in found if doubt not in kept.settled)


def _doubts(offer: OfferMention) -> Iterator[tuple[Doubt, tuple[str, ...]]]:
    base, bonus = offer.base, offer.bonus
    if base is not None and base.per is Per.HOUR:
        yield Doubt.HOURS, _HOURS
    if base is not None and base.per is Per.DAY:
        yield Doubt.DAYS, _DAYS
    if base is not None and _may_be_monthly(base, offer.currency):
        yield Doubt.PERIOD, ("month", "year")
    if bonus is not None and bonus.amount is not None and bonus.percent is None:
        small = bonus.amount.scale > 1 and bonus.amount.high / bonus.amount.scale
        if small and small < _LEAST_SURE_BONUS:
            yield Doubt.BONUS, ("amount", "percent")
    stock = offer.stock
    if stock is not None and _basis_of(offer) is EquityBasis.UNKNOWN:
        yield Doubt.BASIS, tuple(basis.value for basis in _bases(offer))
    if any(offer.vesting) and not _is_whole(offer.vesting):
        yield Doubt.VESTING, ("scaled", "even")


def _basis_of(offer: OfferMention) -> EquityBasis:
    """What the stock is said to be; unknown where its first year is and nothing vests in it."""
    if offer.stock is None:
        return EquityBasis.UNKNOWN
    first = offer.stock.basis is EquityBasis.FIRST_YEAR
    nothing = first and bool(offer.vesting) and not offer.vesting[0]
    return EquityBasis.UNKNOWN if nothing else offer.stock.basis


def _bases(offer: OfferMention) -> tuple[EquityBasis, ...]:
    uneven = len(set(offer.vesting)) > 1 and bool(offer.vesting[0])
    both = (EquityBasis.GRANT, EquityBasis.ANNUAL)
    return (*both, EquityBasis.FIRST_YEAR) if uneven else both


def _may_be_monthly(base: StatedBase, currency: str | None) -> bool:
    small = base.amount.high < _LEAST_YEARLY and base.per is Per.YEAR
    return small and (currency is None or currency in _LARGE_UNITS)


def _is_whole(vesting: Sequence[Decimal]) -> bool:
    return abs(sum(vesting, Decimal(0)) - _HUNDRED) <= TOLERANCE


def readings(kept: KeptOffer, currency: str | None) -> tuple[Reading, ...]:
    """The ways to read an offer, at most six: by what is asked now and by both ends of a range.

    Of what is asked later the likeliest is taken, and told. `currency` is for amounts of which
    the person named none; None where nothing tells it.
    """
    open_ones = doubts_of(kept)
    asked, later = open_ones[:1], open_ones[1:]
    taken = tuple(Assumed(doubt, choices[0]) for doubt, choices in later)
    # A second doubt about stock changes the figures as much as the first.
    if len(open_ones) > 1 and open_ones[1][0] is Doubt.BASIS:
        asked, taken = open_ones[:2], tuple(Assumed(d, c[0]) for d, c in open_ones[2:])
    options = [[Assumed(doubt, choice) for choice in choices[:3]] for doubt, choices in asked]
    ends: Sequence[bool | None] = (None,)
    base = kept.stated.base
    if _has_range(kept.stated) and base is not None:
        ends = (False, True)
    money = kept.stated.currency or currency or NO_CURRENCY
    found: list[Reading] = []
    for chosen in every(*options):
        for high in ends:
            settled = dict(kept.settled) | {one.doubt: one.value for one in (*taken, *chosen)}
            offer = _offer(kept.stated, settled, money, high=bool(high))
            found.append(Reading(offer, chosen, taken, high))
    return tuple(found[:_MOST_READINGS])


def _has_range(offer: OfferMention) -> bool:
    amounts = (
        None if offer.base is None else offer.base.amount,
        None if offer.bonus is None else offer.bonus.amount or offer.bonus.percent,
        None if offer.stock is None else offer.stock.amount,
        offer.total,
    )
    return any(amount is not None and amount.is_range for amount in amounts)


def _offer(mention: OfferMention, settled: dict[Doubt, str], currency: str, *, high: bool) -> Offer:
    def money(amount: Stated, name: str) -> Worked:
        return _money(amount, name, currency, high=high)

    return Offer(
        currency=currency,
        base=None if mention.base is None else _base(mention.base, settled, currency, high=high),
        bonus=_bonus(mention, settled, currency, high=high),
        grant=_grant(mention, settled, currency, high=high),
        options=None if mention.options is None else _options(mention.options, currency),
        sign_on=tuple(
            Instalment(money(one.amount, "sign-on"), one.year) for one in mention.sign_on
        ),
        clawback=None
        if mention.clawback is None
        else Clawback(mention.clawback.months, mention.clawback.prorated),
        relocation=None if mention.relocation is None else money(mention.relocation, "relocation"),
        match=_match(mention),
        stated_total=None if mention.total is None else money(mention.total, "stated total"),
    )


def figure_of(amount: Stated) -> PersonFigure:
    """A number as the person typed it."""
    if amount.span == EARLIER:
        return PersonFigure(amount.typed, -1, -1)
    return PersonFigure(amount.typed, amount.span.start, amount.span.end)


def _money(amount: Stated, name: str, currency: str, *, high: bool) -> Worked:
    """An amount in whole units: as typed, times a thousand where that was meant."""
    value = amount.high if high else amount.low
    if amount.scale == 1:
        return stated(Money(value, currency), name, figure_of(amount))
    typed = stated(Money(value / amount.scale, currency), "", figure_of(amount))
    return product(name, typed, stated(Decimal(amount.scale)))


def _base(base: StatedBase, settled: dict[Doubt, str], currency: str, *, high: bool) -> Worked:
    """Base in a year, by the months, weeks, days or hours of one."""
    amount = _money(base.amount, "base", currency, high=high)
    match _per(base, settled):
        case Per.YEAR:
            return amount
        case Per.MONTH:
            return _times(amount, "months", Decimal(base.months_paid or _MONTHS))
        case Per.WEEK:
            return _times(amount, "weeks", Decimal(_WEEKS))
        case Per.DAY:
            return _times(amount, "days", Decimal(settled.get(Doubt.DAYS, _DAYS[0])))
        case Per.HOUR:
            hours = Decimal(settled.get(Doubt.HOURS, _HOURS[0]))
            a_week = _times(amount, "hours a week", hours)
            return _times(a_week, "weeks", Decimal(_WEEKS))


def _per(base: StatedBase, settled: dict[Doubt, str]) -> Per:
    return Per.MONTH if settled.get(Doubt.PERIOD) == "month" else base.per


def _times(amount: Worked, what: str, number: Decimal) -> Worked:
    return product("base", amount.called(""), stated(number, what))


def _bonus(
    mention: OfferMention, settled: dict[Doubt, str], currency: str, *, high: bool
) -> Bonus | None:
    bonus = mention.bonus
    if bonus is None:
        return None
    guaranteed = bonus.guaranteed
    if bonus.percent is not None:
        percent = bonus.percent.high if high else bonus.percent.low
        part = share(percent / _HUNDRED, figure_of(bonus.percent))
        return Bonus(share=part, guaranteed=guaranteed)
    if bonus.amount is None:
        return None
    if settled.get(Doubt.BONUS) == "percent":
        part = share(bonus.amount.low / bonus.amount.scale / _HUNDRED, figure_of(bonus.amount))
        return Bonus(share=part, guaranteed=guaranteed)
    amount = _money(bonus.amount, "bonus", currency, high=high)
    if bonus.per is Per.MONTH:
        amount = product("bonus", amount.called(""), stated(Decimal(_MONTHS), "months"))
    return Bonus(amount=amount, guaranteed=guaranteed)


def _grant(
    mention: OfferMention, settled: dict[Doubt, str], currency: str, *, high: bool
) -> Grant | None:
    """Stock in money, or shares at the price that was told; None where no price was."""
    shares, stock = mention.shares, mention.stock
    if stock is not None:
        amount = _money(stock.amount, "grant", currency, high=high)
        basis = EquityBasis(settled.get(Doubt.BASIS, _basis_of(mention).value))
    elif shares is not None and shares.price is not None:
        price = _money(shares.price, "price", currency, high=False)
        count = stated(shares.count.low, "shares", figure_of(shares.count))
        amount, basis = product("grant", price, count), EquityBasis.GRANT
    else:
        return None
    return Grant(
        amount=amount,
        basis=basis,
        vesting=_vesting(mention, settled),
        years=mention.vesting_years or _years_of_slices(mention),
        cliff_months=mention.cliff_months,
        every_months=mention.every_months,
    )


def _years_of_slices(mention: OfferMention) -> int | None:
    """1/16 a quarter is four years."""
    if mention.slices is None or mention.every_months is None:
        return None
    months = mention.slices * mention.every_months
    return months // _MONTHS if months % _MONTHS == 0 else None


def _vesting(mention: OfferMention, settled: dict[Doubt, str]) -> Vesting | None:
    percents = mention.vesting
    if not any(percents):
        return None
    if not _is_whole(percents):
        if settled.get(Doubt.VESTING, "even") != "scaled":
            return even(len(percents))
        return Vesting(percents, mention.cliff_months, mention.every_months, scaled=True)
    return Vesting(percents, mention.cliff_months, mention.every_months)


def _options(options: StatedOptions, currency: str) -> Options:
    strike, price = options.strike, options.price
    return Options(
        stated(options.count.low, "options", figure_of(options.count)),
        None
        if strike is None
        else stated(Money(strike.low, currency), "strike", figure_of(strike)),
        None if price is None else stated(Money(price.low, currency), "price", figure_of(price)),
    )


def _match(mention: OfferMention) -> Match | None:
    match = mention.match
    if match is None:
        return None
    return Match(
        share(match.rate.low / _HUNDRED, figure_of(match.rate)),
        share(match.cap.low / _HUNDRED, figure_of(match.cap)),
    )
