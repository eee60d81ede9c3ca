"""Totals: what an offer pays in each year, and the four figures that sum it up."""

from dataclasses import dataclass
from decimal import Decimal

from bot.pay.money import Money
from bot.pay.names import Name, year_name
from bot.pay.offer import EquityBasis, Grant, Offer
from bot.pay.vesting import equity_in, schedule_of
from bot.pay.worked import SHARE, Worked, difference, power, product, quotient, stated, total

USUAL_HORIZON = 4


class NothingToAddError(ValueError):
    """An offer of which no part is given in money."""

    def __init__(self) -> None:
        super().__init__("no part of the offer is given in money")


@dataclass(frozen=True, slots=True)
class YearPay:
    """Pay of one year counted from 1; None is a part that is not given, or not paid that year.

    `once` is relocation. `stated` is the yearly total that was told where there is no base;
    bonus and equity are within it and therefore None.
    """

    year: int
    base: Worked | None
    bonus: Worked | None
    equity: Worked | None
    sign_on: Worked | None
    once: Worked | None
    total: Worked
    stated: Worked | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """Pay by year and in all, pre-tax (offer maths: Four headline figures).

    `four_years` and both averages are over as many years as there are in `years`. `recurring`
    is the average without `one_time`, which is sign-on and relocation, None where neither is.
    `first_to_last` is the last year minus the first.
    """

    years: tuple[YearPay, ...]
    year_1: Worked
    four_years: Worked
    average: Worked
    recurring: Worked
    one_time: Worked | None
    first_to_last: Worked


def bonus_of(offer: Offer) -> Worked | None:
    """The yearly bonus: the amount, else base x share; None where neither can be told."""
    bonus = offer.bonus
    if bonus is None:
        return None
    if bonus.amount is not None:
        return bonus.amount.called(Name.BONUS)
    if bonus.share is None or offer.base is None:
        return None
    return product(Name.BONUS, offer.base, bonus.share.called(SHARE))


def counts_stated_total(offer: Offer) -> bool:
    """Whether a total that was told stands for base, bonus and equity: only without a base."""
    return offer.base is None and offer.stated_total is not None


def totals(offer: Offer, horizon: int = USUAL_HORIZON, growth: Worked | None = None) -> Totals:
    """What an offer pays over some years (offer maths: Yearly total).

    `growth` is the yearly change of the share price, a share, by which equity of year y grows
    y times; none unless the person gives one. UnknownBasisError where equity could be either,
    NothingToAddError where there is no money part, CurrencyMismatchError for two currencies.
    """
    years = tuple(_year(offer, year, growth) for year in range(1, horizon + 1))
    first, last = years[0].total, years[-1].total
    four_years = total(Name.TOTAL, *(year.total for year in years))
    count = stated(Decimal(horizon), Name.YEARS)
    average = quotient(Name.AVERAGE, four_years, count)
    one_time = _one_time(years)
    if one_time is None:
        recurring = average.called(Name.RECURRING)
    else:
        recurring = quotient(Name.RECURRING, difference("", four_years, one_time), count)
    change = difference(Name.CHANGE, last, first)
    return Totals(years, first, four_years, average, recurring, one_time, change)


def readings(offer: Offer) -> tuple[tuple[EquityBasis, Offer], ...]:
    """The offer with its equity read in each way that is possible, the whole grant first.

    One reading where the basis is known or plays no part. The amount may be that of the first
    year only where the years of a given schedule differ (offer maths: Inputs).
    """
    grant = offer.grant
    if grant is None:
        return ((EquityBasis.GRANT, offer),)
    if grant.basis is not EquityBasis.UNKNOWN or counts_stated_total(offer):
        return ((grant.basis, offer),)
    bases = [EquityBasis.GRANT, EquityBasis.ANNUAL]
    if _first_year_differs(grant):
        bases.append(EquityBasis.FIRST_YEAR)
    return tuple((basis, offer.with_basis(basis)) for basis in bases)


def _first_year_differs(grant: Grant) -> bool:
    vesting, assumed = schedule_of(grant)
    return not assumed and len(set(vesting.percents)) > 1 and vesting.percents[0] > 0


def _year(offer: Offer, year: int, growth: Worked | None) -> YearPay:
    base, bonus, equity, told = offer.base, bonus_of(offer), None, None
    if counts_stated_total(offer):
        bonus, told = None, offer.stated_total
    elif offer.grant is not None:
        equity = _grown(equity_in(offer.grant, year), year, growth)
    sign_on, once = _sign_on(offer, year), offer.relocation if year == 1 else None
    base, once, told = _called(base, Name.BASE), _called(once, Name.RELOCATION), _told(told)
    given = [part for part in (told, base, bonus, equity, sign_on, once) if part is not None]
    whole = total(year_name(year), *given) if given else _nothing(offer, year)
    return YearPay(year, base, bonus, equity, sign_on, once, whole, told)


def _called(part: Worked | None, name: Name) -> Worked | None:
    return None if part is None else part.called(name)


def _told(part: Worked | None) -> Worked | None:
    return _called(part, Name.STATED_TOTAL)


def _grown(equity: Worked, year: int, growth: Worked | None) -> Worked:
    if growth is None:
        return equity
    factor = total("", stated(Decimal(1)), growth.called(SHARE))
    return product(Name.EQUITY, equity, power("", factor, stated(Decimal(year))))


def _sign_on(offer: Offer, year: int) -> Worked | None:
    parts = [part.amount.called(Name.SIGN_ON) for part in offer.sign_on if part.year == year]
    if len(parts) > 1:
        return total(Name.SIGN_ON, *parts)
    return parts[0] if parts else None


def _nothing(offer: Offer, year: int) -> Worked:
    """Pay of a year without any: an offer of one-time money alone."""
    for part in (offer.relocation, *(instalment.amount for instalment in offer.sign_on)):
        if part is not None:
            return stated(Money(Decimal(0), part.money.currency), year_name(year))
    raise NothingToAddError


def _one_time(years: tuple[YearPay, ...]) -> Worked | None:
    parts = [part for year in years for part in (year.sign_on, year.once) if part is not None]
    return total(Name.ONE_TIME, *parts) if parts else None
