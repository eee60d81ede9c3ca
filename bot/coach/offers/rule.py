"""One rule for walk-away, target and opening, used wherever a number to ask for is named."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.coach.answers.offers import TargetFrom, WalkAway, WalkAwayFrom
from bot.coach.kept import Kept, KeptOffer, Wanted
from bot.coach.offer_readings import readings
from bot.pay.ask import Bolstered, asked, bolstering, target_in_band
from bot.pay.band import PayBand
from bot.pay.money import Money
from bot.pay.names import Name
from bot.pay.worked import Worked, largest, stated


@dataclass(frozen=True, slots=True)
class Ask:
    """What to ask for in base: below what to leave, what to aim at, what to say first.

    `above_high` says that the offer is at or above the guide's high, so that other things are
    the subject; `target` is None then, and where nothing tells one. `beyond` says that a better
    offer lifts the target above the guide's high.
    """

    offered: Worked | None
    walk_away: WalkAway
    target: Worked | None
    target_from: TargetFrom
    opening: Bolstered | None
    above_high: bool = False
    beyond: bool = False


def ask_for(kept: KeptOffer, offered: Worked | None, band: PayBand | None, all_kept: Kept) -> Ask:
    """The counter for an offer's yearly base, in the offer's currency.

    Walk-away: what the person says, else the higher of present base and the best other offer's.
    Target: what the person says, else three quarters up the guide's range, its high for an
    offer above that, the best other offer where that is higher than what the guide allows, and
    without a guide the best other offer alone. Opening: from the target to 5 % more, at most
    the guide's high (Ames & Mason 2015), in sensible steps (Mason et al. 2013; Loschelder et
    al. 2016).
    """
    currency = None if offered is None else offered.money.currency
    others = _others(kept, all_kept, currency)
    present = _present(kept, all_kept, currency)
    walk_away = _walk_away(kept, present, others, all_kept, currency)
    target, source = _target(kept, offered, band, others, all_kept)
    above = _is_above(offered, band) and target is None
    if target is None:
        return Ask(offered, walk_away, None, source, None, above_high=above)
    high = None if band is None else band.high
    beyond = high is not None and target.money > high.money
    opening = bolstering(target, None if beyond else high)
    return Ask(offered, walk_away, target, source, opening, above_high=above, beyond=beyond)


def base_of(kept: KeptOffer, currency: str | None = None) -> Worked | None:
    """The yearly base of an offer in its likeliest reading, at the low end of a range."""
    first = next(iter(readings(kept, currency)), None)
    return None if first is None else first.offer.base


def _others(kept: KeptOffer, all_kept: Kept, currency: str | None) -> tuple[Worked, ...]:
    bases = (
        base_of(one, currency)
        for one in all_kept.offers
        if one.key != kept.key and not one.is_present
    )
    return _alike(bases, currency)


def _present(kept: KeptOffer, all_kept: Kept, currency: str | None) -> Worked | None:
    present = all_kept.present
    if present is None or present.key == kept.key:
        return None
    return next(iter(_alike((base_of(present, currency),), currency)), None)


def _alike(bases: Iterable[Worked | None], currency: str | None) -> tuple[Worked, ...]:
    """Those in one currency: others cannot be set beside it without a rate."""
    return tuple(
        base
        for base in bases
        if base is not None and (currency is None or base.money.currency == currency)
    )


def _walk_away(
    kept: KeptOffer,
    present: Worked | None,
    others: tuple[Worked, ...],
    all_kept: Kept,
    currency: str | None,
) -> WalkAway:
    said = all_kept.wanted.get((kept.key, Wanted.WALK_AWAY))
    if said is not None and currency is not None:
        return WalkAway(stated(Money(said, currency), "walk-away"), WalkAwayFrom.SAID)
    best = largest("", *others) if others else None
    if best is not None and (present is None or best.money > present.money):
        return WalkAway(_called(best, "walk-away"), WalkAwayFrom.OTHER_OFFER)
    if present is not None:
        return WalkAway(_called(present, "walk-away"), WalkAwayFrom.PRESENT)
    return WalkAway(None, WalkAwayFrom.NOTHING)


def _called(amount: Worked, name: str) -> Worked:
    return amount.operands[0].called(name) if len(amount.operands) == 1 else amount.called(name)


def _target(
    kept: KeptOffer,
    offered: Worked | None,
    band: PayBand | None,
    others: tuple[Worked, ...],
    all_kept: Kept,
) -> tuple[Worked | None, TargetFrom]:
    said = all_kept.wanted.get((kept.key, Wanted.TARGET))
    if said is not None and offered is not None:
        money = Money(said, offered.money.currency)
        return stated(money, Name.TARGET), TargetFrom.SAID
    if offered is None:
        return None, TargetFrom.NOTHING
    best = _best(others, offered)
    if band is None or not band.is_range:
        return (best, TargetFrom.OTHER_OFFER) if best else (None, TargetFrom.NOTHING)
    aim = target_in_band(offered, band.low, band.high)
    above = best is not None and best.money > band.high.money
    if above or (aim is None and best is not None):
        return best, TargetFrom.OTHER_OFFER
    if aim is None:
        return None, TargetFrom.NOTHING
    if aim.money == band.high.money:
        return aim, TargetFrom.HIGH
    return asked(aim), TargetFrom.WAY_UP


def _best(others: tuple[Worked, ...], offered: Worked) -> Worked | None:
    """The best other offer's base, where that is above this one's."""
    if not others:
        return None
    best = largest(Name.TARGET, *others)
    return _called(best, Name.TARGET) if best.money > offered.money else None


def _is_above(offered: Worked | None, band: PayBand | None) -> bool:
    if offered is None or band is None or not band.is_range:
        return False
    return offered.money >= band.high.money
