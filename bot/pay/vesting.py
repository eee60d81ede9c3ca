"""Vesting: how much of a grant is the person's, by year and by month."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from bot.pay.names import Name
from bot.pay.offer import EquityBasis, Grant, Vesting
from bot.pay.worked import SHARE, Worked, product, quotient, share, stated, total

# The source of a share that nobody gave: the grant was taken to vest evenly.
EVEN = "even"
USUAL_YEARS = 4
MONTHS_OF_A_YEAR = 12
_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


class UnknownBasisError(ValueError):
    """Equity of which nobody said whether it is a whole grant or an amount a year."""

    def __init__(self) -> None:
        super().__init__("the basis of the equity is unknown; choose a reading first")


class ZeroShareError(ValueError):
    """A grant told by its first year, in which nothing of it vests."""

    def __init__(self) -> None:
        super().__init__("nothing vests in the first year, which the whole grant is told by")


@lru_cache(maxsize=64)
def even(years: int) -> Vesting:
    """The same share in each of at least one year; 33.33 three times is read as thirds."""
    each = (_HUNDRED / years).quantize(_CENT, rounding=ROUND_HALF_UP)
    return Vesting((each,) * years)


def schedule_of(grant: Grant) -> tuple[Vesting, bool]:
    """The schedule of a grant, and whether its shares were assumed.

    Where none is given, it is even over the grant's years, or over 4. Cliff and frequency come
    from the grant where the schedule does not tell them.
    """
    vesting = grant.vesting or even(grant.years or USUAL_YEARS)
    if vesting.cliff_months is None and grant.cliff_months is not None:
        vesting = replace(vesting, cliff_months=grant.cliff_months)
    if vesting.every_months is None and grant.every_months is not None:
        vesting = replace(vesting, every_months=grant.every_months)
    return vesting, grant.vesting is None


def grant_total(grant: Grant) -> Worked:
    """The whole grant in money, whatever its amount is an amount of (offer maths: Inputs).

    ANNUAL is the average over the vesting, so amount x years; FIRST_YEAR is amount / share of
    year 1, ZeroShareError where that is nothing. UnknownBasisError for UNKNOWN.
    """
    vesting, _ = schedule_of(grant)
    match grant.basis:
        case EquityBasis.GRANT:
            return grant.amount.called(Name.GRANT)
        case EquityBasis.ANNUAL:
            return product(Name.GRANT, grant.amount, _years(vesting))
        case EquityBasis.FIRST_YEAR:
            return _grant_of_first_year(grant.amount, vesting)
        case EquityBasis.UNKNOWN:
            raise UnknownBasisError
        case _:
            assert_never(grant.basis)


def equity_in(grant: Grant, year: int) -> Worked:
    """Equity that vests in a year counted from 1 (offer maths: Yearly total); 0 after the last.

    A share is a percentage by the sum of all, so that 33.3 three times pays the whole grant.
    """
    vesting, assumed = schedule_of(grant)
    within = 1 <= year <= vesting.years
    percent = vesting.percents[year - 1] if within else Decimal(0)
    if grant.basis is EquityBasis.FIRST_YEAR and not _is_even(vesting):
        # By way of the whole grant, 180,000 / 33% x 33% would not be 180,000 again.
        first = _first_share(vesting)
        if year == 1:
            return grant.amount.called(Name.EQUITY)
        return quotient(Name.EQUITY, product("", grant.amount, stated(percent)), stated(first))
    whole = grant_total(grant)
    percents = sum(vesting.percents)
    if percents == _HUNDRED or not within:
        source = EVEN if assumed else None
        return product(Name.EQUITY, whole, share(percent / _HUNDRED, source))
    if _is_even(vesting):
        return quotient(Name.EQUITY, whole, _years(vesting))
    return quotient(Name.EQUITY, product("", whole, stated(percent)), stated(Decimal(percents)))


def vested_fraction(vesting: Vesting, months: int) -> Fraction:
    """Share of a grant that is vested after so many months (offer maths: Vesting by month).

    Within a year it vests in equal slices, one every `every_months`, once a year where that is
    not given. Nothing before the cliff, at which it catches up; all of it from the last month.
    """
    counted = _months_counted(vesting, months)
    years, rest = divmod(counted, MONTHS_OF_A_YEAR)
    done = Fraction(sum(vesting.percents[:years]))
    if rest:
        done += Fraction(vesting.percents[years]) * Fraction(rest, MONTHS_OF_A_YEAR)
    return done / Fraction(sum(vesting.percents))


def vested_part(vesting: Vesting, months: int) -> Worked:
    """The number of vested_fraction with its working: months of an even schedule, else per cent."""
    counted = _months_counted(vesting, months)
    if _is_even(vesting):
        whole = stated(Decimal(vesting.years * MONTHS_OF_A_YEAR), Name.MONTHS)
        return quotient(SHARE, stated(Decimal(counted), Name.MONTHS), whole)
    percents = stated(sum(vesting.percents, Decimal(0)))
    done = _percents_by(vesting, counted) if counted else stated(Decimal(0))
    return quotient(SHARE, done, percents)


def vested(grant: Grant, months: int) -> Worked:
    """The part of a grant that is vested after so many months, in money; as vested_fraction."""
    vesting, _ = schedule_of(grant)
    counted = _months_counted(vesting, months)
    whole = grant_total(grant)
    if counted == vesting.years * MONTHS_OF_A_YEAR:
        return whole.called(Name.VESTED)
    if not counted:
        return product(Name.VESTED, whole, share(Decimal(0)))
    if _is_even(vesting):
        so_far, of = Decimal(counted), Decimal(vesting.years * MONTHS_OF_A_YEAR)
        return quotient(Name.VESTED, product("", whole, stated(so_far)), stated(of))
    percents = stated(sum(vesting.percents, Decimal(0)))
    return quotient(Name.VESTED, product("", whole, _percents_by(vesting, counted)), percents)


def _percents_by(vesting: Vesting, months: int) -> Worked:
    """Per cent of an uneven grant that vest by a month in which something does."""
    years, rest = divmod(months, MONTHS_OF_A_YEAR)
    parts = [stated(percent) for percent in vesting.percents[:years]]
    if rest:
        slice_of_year = product("", stated(vesting.percents[years]), stated(Decimal(rest)))
        parts.append(quotient("", slice_of_year, stated(Decimal(MONTHS_OF_A_YEAR))))
    return parts[0] if len(parts) == 1 else total("", *parts)


def _months_counted(vesting: Vesting, months: int) -> int:
    """The months that count for vesting: those up to the last day on which something vested."""
    if months < (vesting.cliff_months or 0):
        return 0
    whole = vesting.years * MONTHS_OF_A_YEAR
    if months >= whole:
        return whole
    every = vesting.every_months or MONTHS_OF_A_YEAR
    return max(months, 0) // every * every


def _grant_of_first_year(amount: Worked, vesting: Vesting) -> Worked:
    first = _first_share(vesting)
    if _is_even(vesting):
        return product(Name.GRANT, amount, _years(vesting))
    percents = sum(vesting.percents, Decimal(0))
    if percents == _HUNDRED:
        return quotient(Name.GRANT, amount, share(first / _HUNDRED))
    return quotient(Name.GRANT, product("", amount, stated(percents)), stated(first))


def _first_share(vesting: Vesting) -> Decimal:
    if not vesting.percents[0]:
        raise ZeroShareError
    return vesting.percents[0]


def _is_even(vesting: Vesting) -> bool:
    return len(set(vesting.percents)) == 1


def _years(vesting: Vesting) -> Worked:
    return stated(Decimal(vesting.years), Name.YEARS)
