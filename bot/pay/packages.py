"""Packages of equal worth: one ask in three mixes, so that the employer can choose.

A choice of equal offers serves the one who makes it better than a single offer does (Leonardelli
et al. 2019, S8). The mixes are those of the offer maths, T13.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from bot.pay.ask import ask_step
from bot.pay.equivalence import sign_on_for_base
from bot.pay.money import Money
from bot.pay.names import Name
from bot.pay.offer import EquityBasis, Grant, Instalment, Offer
from bot.pay.totals import USUAL_HORIZON, Totals, totals
from bot.pay.vesting import grant_total, schedule_of
from bot.pay.worked import Worked, difference, quotient, share, stated, total

# What can be asked for instead of base, as parts of a year's base: limits of ours. A sign-on of
# more than half a year's base, or a grant that grows by more than a year's, is another offer.
MOST_SIGN_ON, MOST_EQUITY = Decimal("0.5"), Decimal(1)


class NoRoomError(ValueError):
    """A base to ask for that is not a step above the base that is offered, or none is offered."""

    def __init__(self) -> None:
        super().__init__("the base asked for must be at least one step above an offered base")


class Tilt(StrEnum):
    """What a package asks for instead of base."""

    BASE = "base"
    SIGN_ON = "sign_on"
    EQUITY = "equity"
    INSTALMENTS = "instalments"  # a sign-on, half of it after a year: where there is no equity


@dataclass(frozen=True, slots=True)
class Package:
    """An offer to ask for, with what it pays.

    `moved` is the base a year that it does without, `instead` what it has once for that, whole;
    both None in the package that asks for base.
    """

    tilt: Tilt
    offer: Offer
    totals: Totals
    moved: Worked | None = None
    instead: Worked | None = None


def equal_packages(offer: Offer, target_base: Worked) -> tuple[Package, Package, Package]:
    """Three packages of the same pay over four years, from the offer and the base to ask for.

    The first has the target base and else what is offered. The second moves half of the raise
    into the sign-on; the third all of it into the grant, and so has about the base that is
    offered. What is moved is in whole steps of `ask_step`, so that the pay is equal exactly: to
    the cent where a grant vests in thirds or was told by its first year. The grant is a whole
    one in the third package. NoRoomError where there is no raise to move.
    """
    if offer.base is None:
        raise NoRoomError
    step = ask_step(target_base.money).money
    raised = target_base.money - offer.base.money
    steps = raised.ratio(step).to_integral_value(ROUND_FLOOR)
    if steps < 1:
        raise NoRoomError
    target = replace(offer, base=target_base.called(Name.BASE))
    half, whole = step * max(Decimal(1), steps // 2), step * steps
    return (
        Package(Tilt.BASE, target, totals(target)),
        _for_sign_on(_exchange(target, target_base, half)),
        _for_the_most(_exchange(target, target_base, whole)),
    )


def sensible(packages: Iterable[Package]) -> tuple[Package, ...]:
    """The packages that one can ask for; none where that is a single one, and so no choice.

    Left out is a sign-on that is raised to more than half of the package's base, all of its parts
    together, and a grant that is raised by more than a year's base.
    """
    found = tuple(package for package in packages if _is_sensible(package))
    return found if len(found) > 1 else ()


def _is_sensible(package: Package) -> bool:
    base, instead = package.offer.base, package.instead
    if base is None or instead is None:
        return True
    if package.tilt is Tilt.EQUITY:
        return instead.money <= base.money * MOST_EQUITY
    parts = [part.amount.called("") for part in package.offer.sign_on]
    return total("", *parts).money <= base.money * MOST_SIGN_ON


@dataclass(frozen=True, slots=True)
class _Exchange:
    """An offer with less base than the target, and the money paid once that this is worth."""

    offer: Offer
    moved: Worked
    once: Worked


def _exchange(target: Offer, target_base: Worked, money: Money) -> _Exchange:
    moved, bonus = stated(money, Name.SHIFT), target.bonus
    rides = None if bonus is None or bonus.amount is not None else bonus.share
    base = difference(Name.BASE, target_base.called(Name.BASE), moved.called(""))
    once = sign_on_for_base(moved, USUAL_HORIZON, rides)
    return _Exchange(replace(target, base=base), moved, once)


def _for_sign_on(exchange: _Exchange) -> Package:
    offer, once = exchange.offer, exchange.once
    more = replace(offer, sign_on=_with_sign_on(offer.sign_on, once, 1))
    return Package(Tilt.SIGN_ON, more, totals(more), exchange.moved, once)


def _for_the_most(exchange: _Exchange) -> Package:
    """All into the grant; without one that vests in time, into a sign-on in two parts."""
    grant = exchange.offer.grant
    part = Decimal(0) if grant is None else _part_within(grant)
    if grant is None or not part:
        return _for_instalments(exchange)
    once = exchange.once
    instead = (once if part == 1 else quotient("", once, share(part))).called(Name.GRANT)
    amount = total(Name.GRANT, grant_total(grant), instead.called(""))
    larger = replace(grant, amount=amount, basis=EquityBasis.GRANT)
    offer = replace(exchange.offer, grant=larger)
    return Package(Tilt.EQUITY, offer, totals(offer), exchange.moved, instead)


def _for_instalments(exchange: _Exchange) -> Package:
    half = quotient("", exchange.once, stated(Decimal(2)))
    sign_on = _with_sign_on(_with_sign_on(exchange.offer.sign_on, half, 1), half, 2)
    offer = replace(exchange.offer, sign_on=sign_on)
    return Package(Tilt.INSTALMENTS, offer, totals(offer), exchange.moved, exchange.once)


def _with_sign_on(
    sign_on: tuple[Instalment, ...], more: Worked, year: int
) -> tuple[Instalment, ...]:
    """More in a year's first instalment, or in a new one."""
    for at, part in enumerate(sign_on):
        if part.year == year:
            amount = total(Name.SIGN_ON, part.amount.called(""), more.called(""))
            return (*sign_on[:at], Instalment(amount, year), *sign_on[at + 1 :])
    return (*sign_on, Instalment(more.called(Name.SIGN_ON), year))


def _part_within(grant: Grant) -> Decimal:
    """The share of a grant that vests within the four years that are compared."""
    vesting, _ = schedule_of(grant)
    percents = vesting.percents
    return sum(percents[:USUAL_HORIZON], Decimal(0)) / sum(percents, Decimal(0))
