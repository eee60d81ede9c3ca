"""One rule for walk-away, target and opening, used wherever a number to ask for is named.

What a person says comes first, but is told where it does not fit. Of the rest, three quarters up
the guide's range is a rule of thumb of ours; `bot.coach.findings` has what research says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from bot.coach.answers.offers import Alternative, Flag, TargetFrom, WalkAway, WalkAwayFrom
from bot.coach.answers.pay import Component
from bot.coach.figures import Name as Called
from bot.coach.kept import Kept, KeptOffer, Wanted
from bot.coach.offer_readings import Reading, readings
from bot.pay.ask import Bolstered, ask_step, asked, bolstering, target_in_band
from bot.pay.band import PayBand
from bot.pay.money import NO_CURRENCY, Money
from bot.pay.names import Name
from bot.pay.totals import NothingToAddError, totals
from bot.pay.worked import Worked, converted, largest, stated, total

_WALK_AWAY, _OPENING = "walk-away", "opening"
# How far another offer may be above this one and still be for a like job: limits of ours. In the
# guides a range is about a quarter of its high wide, so what is further above the high is further
# from it than the low is; an offer without a guide may itself be a range below its high.
_ALIKE, _ALIKE_WITHOUT_GUIDE = Decimal("1.25"), Decimal("1.5")


@dataclass(frozen=True, slots=True)
class Currencies:
    """What tells the currency of offers beside what was typed: the guides, by the offer's key.

    `own` is that of the offer itself, for where neither it nor a range has an amount. `unsure`
    are offers whose guide has several currencies, so that none may be taken.
    """

    own: str | None = None
    told: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ask:
    """What to ask for: below what to leave, what to aim at, what to say first.

    `above_high` says that the offer is at or above the guide's high and nothing lifts the target
    beyond it, so that other things are the subject; `target` is None then, and where nothing
    tells one. `beyond` says that the target is above the guide's high, and `better` is the best
    other offer where that is above this one. `opening` is None where there is nothing to ask.
    `left_out` are offers that are in another currency and have no rate, `unknown` those of which
    a currency is not known. `unlike` is the best of the offers that are too far above this one
    and the guide to be for a like job: they may be the walk-away, and move no target.
    """

    offered: Worked | None
    walk_away: WalkAway
    target: Worked | None
    target_from: TargetFrom
    opening: Bolstered | None
    above_high: bool = False
    beyond: bool = False
    flags: tuple[Flag, ...] = ()
    better: Alternative | None = None
    unlike: Alternative | None = None
    left_out: tuple[Called, ...] = ()
    unknown: tuple[Called, ...] = ()
    assumed: tuple[Called, ...] = ()
    opening_said: bool = False

    @property
    def conflicts(self) -> bool:
        """Whether a yes to the target would not be enough, or would be no gain."""
        return not _CONFLICTS.isdisjoint(self.flags)


_CONFLICTS = frozenset({Flag.WALK_AWAY_ABOVE_TARGET, Flag.TARGET_NOT_ABOVE_OFFER})


@dataclass(frozen=True, slots=True)
class _Case:
    """What a counter is worked out from; `band` is None where the guide gives no range."""

    offered: Worked | None
    band: PayBand | None
    said: dict[Wanted, Worked]
    present: Alternative | None
    best: Alternative | None = None
    unlike: Alternative | None = None

    def is_alike(self, other: Alternative) -> bool:
        """Whether another offer is near enough to be for a like job."""
        high = None if self.band is None else self.band.high
        known = [one for one in (self.offered, high) if one is not None]
        if not known:
            return True
        most = _ALIKE_WITHOUT_GUIDE if self.band is None else _ALIKE
        return other.amount.money <= max(one.money for one in known) * most

    @property
    def better(self) -> Alternative | None:
        """The best other offer, where it is above this one."""
        if self.best is None or self.offered is None:
            return self.best
        return self.best if self.best.amount.money > self.offered.money else None


def ask_for(
    kept: KeptOffer,
    offered: Worked | None,
    band: PayBand | None,
    all_kept: Kept,
    component: Component = Component.BASE,
    currencies: Currencies | None = None,
) -> Ask:
    """The counter for a yearly amount of an offer, in its currency, else in that of the range.

    Walk-away: what the person says, else the higher of present pay and the best other offer.
    Target: what the person says, else three quarters up the guide's range; its high where that
    is no more than the offer or the walk-away, and the best other offer where that is above the
    high. Without a guide only the best other offer. An offer that is far above this one and the
    guide's high is no target: what a job elsewhere pays is worth no more here. Opening: from the
    target to 5 % more (Ames & Mason 2015), in sensible steps (Mason et al. 2013; Loschelder et
    al. 2016), at most the guide's high where no better offer lifts the target above that.
    """
    currencies = currencies or Currencies()
    currency = _currency(offered, band) or currencies.own or NO_CURRENCY
    found = tuple(_alternatives(kept, all_kept, component, currency, currencies))
    known = [one for one in found if isinstance(one, Alternative)]
    case = _Case(
        offered=offered,
        band=band if band is not None and band.is_range else None,
        said=_said(kept, all_kept, currency),
        present=next((one for one in known if one.present), None),
    )
    others = [one for one in known if not one.present]
    alike = [one for one in others if case.is_alike(one)]
    case = replace(case, best=_best(alike), unlike=_best([o for o in others if o not in alike]))
    walk_away = _walk_away(case)
    target, source = _target(case, walk_away)
    opening = _opening(case, target)
    flat = band is not None and not band.is_range
    return Ask(
        offered=offered,
        walk_away=walk_away,
        target=target,
        target_from=source,
        opening=opening,
        above_high=target is None and _reaches_high(case),
        beyond=target is not None and _is_beyond(case, target),
        flags=tuple(_flags(case, walk_away, target, flat=flat)),
        better=case.better,
        unlike=case.unlike,
        left_out=tuple(one.name for one in found if isinstance(one, _Uncounted) and one.other),
        unknown=tuple(one.name for one in found if isinstance(one, _Uncounted) and not one.other),
        assumed=tuple(one.name for one in known if one.assumed),
        opening_said=opening is not None and Wanted.OPENING in case.said,
    )


def _best(others: list[Alternative]) -> Alternative | None:
    return max(others, key=lambda one: one.amount.money, default=None)


def base_of(kept: KeptOffer, currency: str | None = None) -> Worked | None:
    """The yearly base of an offer in its likeliest reading, at the low end of a range."""
    return amount_of(_likeliest(kept, currency), Component.BASE)


def amount_of(reading: Reading | None, component: Component) -> Worked | None:
    """What a reading says of a part; a total is the recurring one, or the one that was told."""
    if reading is None or component is not Component.TOTAL:
        return None if reading is None else reading.offer.base
    try:
        return totals(reading.offer).recurring
    except NothingToAddError:
        return None


def _likeliest(kept: KeptOffer, currency: str | None) -> Reading | None:
    own = kept.stated.currency or kept.stated.place_currency or currency
    return next(iter(readings(kept, own)), None)


def _currency(offered: Worked | None, band: PayBand | None) -> str | None:
    known = offered if band is None or offered is not None else band.low
    return None if known is None else known.money.currency


# What there is beside the offer ---------------------------------------------------------------


def _said(kept: KeptOffer, all_kept: Kept, currency: str) -> dict[Wanted, Worked]:
    names = {Wanted.WALK_AWAY: _WALK_AWAY, Wanted.TARGET: Name.TARGET, Wanted.OPENING: _OPENING}
    said = ((what, all_kept.wanted.get((kept.key, what))) for what in Wanted)
    return {
        what: stated(Money(amount, currency), names[what])
        for what, amount in said
        if amount is not None
    }


@dataclass(frozen=True, slots=True)
class _Uncounted:
    """An offer in another currency without a rate; not `other` where a currency is not known."""

    name: Called
    other: bool


def _alternatives(
    kept: KeptOffer, all_kept: Kept, component: Component, currency: str, currencies: Currencies
) -> Iterator[Alternative | _Uncounted]:
    """Present pay and other offers in one currency; what cannot be counted by its name.

    Who asks for a raise has their present pay as long as nothing changes. An offer of which
    nothing tells the currency is taken to be in this one's, unless its guide has several.
    """
    present = kept if kept.is_present else all_kept.present
    for one in all_kept.offers:
        if (one.key == kept.key or one.is_present) and one is not present:
            continue
        own = one.stated.currency or one.stated.place_currency or currencies.told.get(one.key)
        amount = amount_of(_likeliest(one, own or currency), component)
        if amount is None:
            continue
        name, known = Called(one.name), currency != NO_CURRENCY
        if (own is None and known and one.key in currencies.unsure) or (own and not known):
            yield _Uncounted(name, other=False)
            continue
        here = _in_currency(amount, currency, all_kept)
        if here is None:
            yield _Uncounted(name, other=True)
        else:
            assumed = own is None and known and one.key != kept.key
            yield Alternative(name, here, present=one is present, assumed=assumed)


def _in_currency(amount: Worked, currency: str, all_kept: Kept) -> Worked | None:
    """An amount at the rate that the person told; None without one."""
    own = amount.money.currency
    if own == currency:
        return amount
    rate = all_kept.rates.get((own, currency))
    return None if rate is None else converted("", amount, stated(Money(rate, currency)))


def _walk_away(case: _Case) -> WalkAway:
    said = case.said.get(Wanted.WALK_AWAY)
    if said is not None:
        return WalkAway(said, WalkAwayFrom.SAID)
    present = case.present
    best = _best([one for one in (case.best, case.unlike) if one is not None])
    if present is None and best is None:
        return WalkAway(None, WalkAwayFrom.NOTHING)
    if present is None or (best is not None and best.amount.money > present.amount.money):
        higher, lower, source = best, present, WalkAwayFrom.OTHER_OFFER
    else:
        higher, lower, source = present, best, WalkAwayFrom.PRESENT
    name = None if higher is None else higher.name
    both = [
        one.amount.called("present pay" if one.present else "other offer")
        for one in (present, best)
        if one is not None
    ]
    amount = largest(_WALK_AWAY, *both) if len(both) > 1 else both[0].called(_WALK_AWAY)
    return WalkAway(amount, source, name, lower)


# What to aim at -------------------------------------------------------------------------------


def _target(case: _Case, walk_away: WalkAway) -> tuple[Worked | None, TargetFrom]:
    said = case.said.get(Wanted.TARGET)
    if said is not None:
        return said, TargetFrom.SAID
    better, band = case.better, case.band
    if better is not None and (band is None or better.amount.money > band.high.money):
        return _on_a_step(better.amount.called(Name.TARGET)), TargetFrom.OTHER_OFFER
    if band is None or _reaches_high(case):
        return None, TargetFrom.NOTHING
    return _within(case, band, walk_away)


def _within(case: _Case, band: PayBand, walk_away: WalkAway) -> tuple[Worked | None, TargetFrom]:
    """Three quarters up the range in a sensible step, where that is a gain; else its high."""
    offered = band.low if case.offered is None else case.offered
    high = band.high.called(Name.TARGET)
    aim = target_in_band(offered, band.low, band.high)
    even = None if aim is None else asked(aim)
    if even is None or not band.low.money <= even.money < high.money:
        return high, TargetFrom.HIGH
    if even.money <= offered.money:  # rounded down to it
        return high, TargetFrom.HIGH
    least = None if walk_away.source is WalkAwayFrom.SAID else walk_away.amount
    if least is not None and least.money >= even.money:
        return high, TargetFrom.HIGH_OVER_WALK_AWAY
    return even, TargetFrom.WAY_UP


def _on_a_step(amount: Worked) -> Worked:
    """The least amount that one can ask for and that is no less: never to the unit."""
    even = asked(amount)
    if even.money >= amount.money:
        return even
    return total(amount.name, even.called(""), ask_step(amount.money))


def _reaches_high(case: _Case) -> bool:
    if case.offered is None or case.band is None:
        return False
    return case.offered.money >= case.band.high.money


def _is_beyond(case: _Case, target: Worked) -> bool:
    return case.band is not None and target.money > case.band.high.money


def _is_lifted(case: _Case) -> bool:
    """Whether a better offer is above the guide's high."""
    high = None if case.band is None else case.band.high
    return case.better is not None and high is not None and case.better.amount.money > high.money


# What to say first ----------------------------------------------------------------------------


def _opening(case: _Case, target: Worked | None) -> Bolstered | None:
    if target is None or _is_no_gain(case, target):
        return None
    said = case.said.get(Wanted.OPENING)
    if said is not None:
        return Bolstered(said, said, capped=False)
    lifted = _is_lifted(case) and _is_beyond(case, target)
    high = None if case.band is None or lifted else case.band.high
    even = _on_a_step(target)
    start = even if high is None or even.money <= high.money else target
    return bolstering(start, high)


def _is_no_gain(case: _Case, target: Worked) -> bool:
    return case.offered is not None and target.money <= case.offered.money


def _flags(
    case: _Case, walk_away: WalkAway, target: Worked | None, *, flat: bool
) -> Iterator[Flag]:
    """What does not fit, what stops the counter first."""
    least = walk_away.amount
    if target is not None:
        if least is not None and least.money > target.money:
            yield Flag.WALK_AWAY_ABOVE_TARGET
        if _is_no_gain(case, target):
            yield Flag.TARGET_NOT_ABOVE_OFFER
        if _is_beyond(case, target) and not _is_lifted(case) and case.unlike is None:
            yield Flag.TARGET_ABOVE_HIGH
        yield from _flags_of_opening(case, target)
    if least is not None and case.offered is not None and case.offered.money < least.money:
        yield Flag.OFFER_BELOW_WALK_AWAY
    if case.unlike is not None:
        yield Flag.UNLIKE_OFFER
    if flat:
        yield Flag.NO_RANGE


def _flags_of_opening(case: _Case, target: Worked) -> Iterator[Flag]:
    said = case.said.get(Wanted.OPENING)
    if said is None:
        return
    if said.money < target.money:
        yield Flag.OPENING_BELOW_TARGET
    if _is_beyond(case, said) and not _is_lifted(case):
        yield Flag.OPENING_ABOVE_HIGH
