"""Pay in another place, in another currency and in a retirement plan: the person's own numbers."""

from dataclasses import dataclass, replace
from datetime import date

from bot.pay.money import CurrencyMismatchError, Money
from bot.pay.names import Name
from bot.pay.offer import Match, Offer
from bot.pay.worked import SHARE, Worked, converted, product, quotient, smallest


class NotAnIndexError(ValueError):
    """An index of the cost of living that is not above zero."""

    def __init__(self) -> None:
        super().__init__("an index of the cost of living must be above zero")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `origin` costs in `target`, both ISO 4217: a plain number, from the person.

    `when` is the day that they gave it for; None is not given.
    """

    origin: str
    target: str
    value: Worked
    when: date | None = None


def cost_of_living(salary: Worked, index_here: Worked, index_there: Worked) -> Worked:
    """The salary that buys as much there: salary x there / here (offer maths: Cost of living).

    Both indices are of one source and year; NotAnIndexError where one is not above zero.
    """
    if min(index_here.number, index_there.number) <= 0:
        raise NotAnIndexError
    return quotient(Name.EQUIVALENT, product("", salary, index_there), index_here)


def convert(amount: Worked, rate: Rate) -> Worked:
    """An amount at a rate (offer maths: Cost of living, currency, retirement).

    CurrencyMismatchError where the amount is not in the rate's origin.
    """
    if amount.money.currency != rate.origin:
        raise CurrencyMismatchError(amount.money.currency, rate.origin)
    price = replace(rate.value, value=Money(rate.value.number, rate.target))
    return converted(Name.EQUIVALENT, amount, price)


def convert_offer(offer: Offer, rate: Rate) -> Offer:
    """An offer with each of its amounts at a rate, so that it can stand beside another."""

    def at_rate(part: Worked | None) -> Worked | None:
        return None if part is None else convert(part, rate)

    bonus, grant, options = offer.bonus, offer.grant, offer.options
    return replace(
        offer,
        currency=rate.target,
        base=at_rate(offer.base),
        bonus=bonus and replace(bonus, amount=at_rate(bonus.amount)),
        grant=grant and replace(grant, amount=convert(grant.amount, rate)),
        options=options
        and replace(options, strike=at_rate(options.strike), price=at_rate(options.price)),
        sign_on=tuple(replace(part, amount=convert(part.amount, rate)) for part in offer.sign_on),
        relocation=at_rate(offer.relocation),
        stated_total=at_rate(offer.stated_total),
    )


def match_of(base: Worked, match: Match, contribution: Worked) -> Worked:
    """What an employer adds a year: base x min(contribution, cap) x rate (offer maths: T12).

    `contribution` is the share of base that the person pays in; limits of plans are not known.
    """
    counted = smallest("", contribution.called(SHARE), match.cap.called(SHARE))
    return product(Name.MATCH, product("", base, counted), match.rate.called(SHARE))
