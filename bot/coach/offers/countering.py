"""What to ask for: one rule's numbers, packages of equal pay, the words, and what else there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.coach.answers.offers import Ask as Question
from bot.coach.answers.offers import (
    CounterAnswer,
    FilledScript,
    Unplaced,
    WalkAwayFrom,
    WhyAnswer,
)
from bot.coach.answers.pay import Component
from bot.coach.answers.scripts import Script
from bot.coach.figures import GuideFigure, GuideQuote, Name
from bot.coach.kept import Doubt, Kept, KeptOffer, Occasion, Wanted
from bot.coach.offer_readings import Assumed, Reading, readings
from bot.coach.offers.answering import (
    company_name_of,
    currency_of,
    doubt_to_ask,
    of_guide,
    script_for,
    slot_to_ask,
)
from bot.coach.offers.fitting import goes_with
from bot.coach.offers.placing import (
    Beside,
    band_of,
    beside,
    figure_beside,
    row_currency,
    unsound_total,
)
from bot.coach.offers.rule import Ask, Currencies, amount_of, ask_for
from bot.coach.places import rows_with_figures
from bot.coach.provenance import families, provenance, region_name, role_called, role_name
from bot.coach.question import Choice, OfferStep, OfferVerb
from bot.knowledge.base import HEADQUARTERS, KnowledgeBase
from bot.pay.band import PayBand
from bot.pay.packages import NoRoomError, Package, equal_packages, sensible
from bot.pay.vesting import ZeroShareError
from bot.pay.worked import Worked

SKIP, TYPE_IT = "skip", "type"
# What can be asked for that has no family of levers.
START_DATE, REVIEW_DATE = "start_date", "review_date"
# What is asked for beside base, the likeliest to be had first.
_LEVERS: dict[Occasion, tuple[str, ...]] = {
    Occasion.OFFER: (
        "sign_on", "equity", "bonus", "level", START_DATE, REVIEW_DATE,
        "relocation", "remote", "benefits", "refresher",
    ),
    Occasion.RAISE: ("bonus", "equity", "level", REVIEW_DATE, "remote", "benefits"),
    Occasion.RETENTION: ("retention", "refresher", "level", REVIEW_DATE, "bonus", "remote"),
    Occasion.PROMOTION: ("bonus", "equity", REVIEW_DATE, "retention", "remote"),
}  # fmt: skip
# Words of guides are for somebody who is not employed there yet.
_FAMILIES = {Occasion.OFFER: "base", Occasion.RETENTION: "retention"}
_OF_BASE = frozenset({Doubt.HOURS, Doubt.DAYS, Doubt.PERIOD})


@dataclass(frozen=True, slots=True)
class _Case:
    """An offer with its likeliest reading and what stands beside it."""

    offer: KeptOffer
    occasion: Occasion
    side: Beside
    currency: str | None
    read: tuple[Reading, ...]
    component: Component
    band: PayBand | None
    ask: Ask

    @property
    def first(self) -> Reading:
        """The likeliest reading."""
        return self.read[0]


def answer_counter(
    offer: KeptOffer,
    kept: Kept,
    knowledge: KnowledgeBase,
    now: datetime,
    changed: Wanted | None = None,
) -> CounterAnswer:
    """What to ask for of an offer, or of the present employer.

    The occasion is an offer, or a raise where the pay is the present one, unless the offer knows
    another. A counter-offer of the present employer is what they say now, or the present pay.
    """
    case = _case(offer, kept, knowledge)
    ask, side = case.ask, case.side
    placed = side.guide is not None and side.row is not None
    levers, of_guide = _levers(case, now)
    filled = _filled(case, knowledge, now)
    opening = ask.opening
    return CounterAnswer(
        key=offer.key,
        name=Name(offer.name),
        present=offer.is_present,
        component=case.component,
        offered=ask.offered,
        walk_away=ask.walk_away,
        target=ask.target,
        target_from=ask.target_from,
        opening_low=None if opening is None else opening.low,
        opening_high=None if opening is None else opening.high,
        capped=opening is not None and opening.capped,
        above_high=ask.above_high,
        provenance=provenance(side.guide, now) if side.guide is not None and placed else None,
        region=_region(side),
        figure=figure_beside(case.component, side),
        packages=tuple(_packages(case)),
        scripts=tuple(_scripts(case, knowledge, now, levers, filled)),
        filled=filled,
        levers=levers,
        ask=_question(case, knowledge),
        changed=changed,
        occasion=case.occasion,
        flags=ask.flags,
        band=case.band,
        standing=None if case.band is None or ask.offered is None else case.band.place(ask.offered),
        beyond=ask.beyond,
        opening_said=ask.opening_said,
        better=ask.better,
        unlike=ask.unlike,
        left_out=ask.left_out,
        unknown=ask.unknown,
        assumed=ask.assumed,
        guide_levers=of_guide,
        unplaced=_unplaced(case),
        taken=tuple(_taken(case)),
        low_end=case.first.high_end is not None,
    )


def answer_why(key: str, counter: CounterAnswer | None = None) -> WhyAnswer:
    """The rules behind a counter, and how its numbers came about."""
    return WhyAnswer(key, counter)


def _case(offer: KeptOffer, kept: Kept, knowledge: KnowledgeBase) -> _Case:
    side = beside(offer, knowledge)
    currency, _ = currency_of(offer, side, kept)
    read = readings(offer, currency)
    base = read[0].offer.base is not None or read[0].offer.stated_total is None
    component = Component.BASE if base else Component.TOTAL
    offered = amount_of(read[0], component)
    own = currency if offered is None else offered.money.currency
    band = band_of(component, own, side)
    usual = Occasion.RAISE if offer.is_present else Occasion.OFFER
    return _Case(
        offer=offer,
        occasion=offer.occasion or usual,
        side=side,
        currency=own,
        read=read,
        component=component,
        band=band,
        ask=ask_for(
            offer, offered, band, kept, component, _currencies(own, kept.offers, knowledge)
        ),
    )


def _currencies(
    own: str | None, offers: Sequence[KeptOffer], knowledge: KnowledgeBase
) -> Currencies:
    """The currency of each offer that its guide tells: by its row, or by all that it has."""
    told: dict[str, str] = {}
    unsure: set[str] = set()
    for one in offers:
        side = beside(one, knowledge)
        rows = () if side.guide is None else rows_with_figures(side.guide)
        found = {row_currency(row) for row in (rows if side.row is None else (side.row,))} - {None}
        if len(found) == 1:
            told[one.key] = str(found.pop())
        elif found:
            unsure.add(one.key)
    return Currencies(own, told, frozenset(unsure))


def _region(side: Beside) -> Name | None:
    if side.guide is None or side.row is None:
        return None
    return region_name(side.row.region, side.guide.id, side.row.line)


def _unplaced(case: _Case) -> Unplaced | None:
    """Why there is no range of the guide to aim by."""
    if case.side.row is None:
        return case.side.why_not
    if case.band is not None:
        return None
    if case.component is Component.TOTAL and unsound_total(case.side.row) is not None:
        return Unplaced.UNSOUND_TOTAL
    theirs = row_currency(case.side.row)
    mixed = theirs is not None and theirs != case.currency
    return Unplaced.CURRENCY if mixed else Unplaced.NO_FIGURES


def _taken(case: _Case) -> Iterator[Assumed]:
    """How the base was read, where that is open."""
    if case.component is Component.BASE:
        for one in (*case.first.chosen, *case.first.taken):
            if one.doubt in _OF_BASE:
                yield one


# The question ---------------------------------------------------------------------------------


def _question(case: _Case, knowledge: KnowledgeBase) -> Question | None:
    """What would change the numbers most: the guide's row, the base, then the walk-away."""
    doubt = doubt_to_ask(case.offer)
    if doubt is not None and doubt.doubt in _OF_BASE:
        return doubt
    slot = slot_to_ask(case.offer, case.side, knowledge)
    if slot is not None:
        return slot
    if case.ask.walk_away.source is not WalkAwayFrom.NOTHING:
        return None
    choices = ((SKIP, "Skip"), (TYPE_IT, "Type it"))
    return Question(
        None,
        None,
        tuple(
            Choice(value, Name(label), OfferStep(OfferVerb.COUNTER, case.offer.key, value))
            for value, label in choices
        ),
    )


# Words ----------------------------------------------------------------------------------------


def _filled(case: _Case, knowledge: KnowledgeBase, now: datetime) -> FilledScript | None:
    """Words with the numbers; none where the numbers do not fit each other."""
    opening = case.ask.opening
    if opening is None or case.ask.conflicts:
        return None
    reason, other = _reason(case), _other(case)
    quarter = None
    if reason is not None and case.side.guide is not None:
        quarter = provenance(case.side.guide, now).quarter
    return FilledScript(
        low=opening.low,
        high=opening.high,
        company=company_name_of(case.offer, knowledge),
        role=_role(case, knowledge),
        reason=reason if other is None else None,
        place=_place(case),
        quarter=quarter,
        present=case.ask.offered if case.occasion is not Occasion.OFFER else None,
        other=other,
    )


def _reason(case: _Case) -> GuideFigure | None:
    """The guide's range, where what is asked for lies within it: else it speaks against it."""
    band, opening = case.band, case.ask.opening
    if band is None or opening is None or not band.is_range:
        return None
    within = opening.high.money <= band.high.money
    return figure_beside(case.component, case.side) if within else None


def _other(case: _Case) -> Worked | None:
    """The better offer, where it is the reason: above the guide's high, or for staying."""
    better = case.ask.better
    if better is None:
        return None
    speaks = case.ask.beyond or case.occasion is Occasion.RETENTION or _reason(case) is None
    return better.amount if speaks else None


def _role(case: _Case, knowledge: KnowledgeBase) -> Name | None:
    if case.side.guide is not None:
        return role_name(case.side.guide)
    return None if case.offer.role is None else role_called(case.offer.role, knowledge)


def _place(case: _Case) -> Name | None:
    """The place as the person calls it, else the guide's region."""
    places = [place for place in case.offer.places if place.name != HEADQUARTERS.name]
    return Name(places[0].name) if places else _region(case.side)


def _scripts(
    case: _Case,
    knowledge: KnowledgeBase,
    now: datetime,
    levers: tuple[str, ...],
    filled: FilledScript | None,
) -> Iterator[Script]:
    """The guide's own words; ours without a figure where there are no numbers to fill in."""
    family = _family(case, levers)
    if family is None:
        return
    script = script_for(case.offer, family, case.side, knowledge, now, partial(_fits, case))
    if script is not None and (filled is None or isinstance(script.words, GuideQuote)):
        yield script


def _fits(case: _Case, script: Script) -> bool:
    """Whether a guide's words ask for no less than is offered, nor for base where that is left."""
    offered = case.ask.offered
    amount = None if offered is None else offered.money.amount
    return goes_with(script, amount, case.component, leaves=case.ask.above_high)


def _family(case: _Case, levers: tuple[str, ...]) -> str | None:
    """What a script is shown about; None where the guide's would not go with the numbers."""
    usual, ask = _FAMILIES.get(case.occasion), case.ask
    unplaced = case.side.guide is not None and case.side.row is None
    if ask.conflicts or unplaced:
        return None
    if ask.above_high:
        return levers[0] if case.occasion is Occasion.OFFER else None
    if usual != "base" or not ask.beyond:
        return None if usual == "base" and case.component is Component.TOTAL else usual
    return None if ask.better is None else "competing_offer"


def _levers(case: _Case, now: datetime) -> tuple[tuple[str, ...], int]:
    """What else can be asked for, and how many of it the guide has words for."""
    usual, guide = _LEVERS[case.occasion], case.side.guide
    there = () if guide is None else families(guide)
    first = tuple(family for family in there if family in usual)
    if guide is not None and case.ask.above_high:
        fits = partial(_fits, case)
        first = tuple(one for one in first if of_guide(case.offer, one, guide, now, fits))
    return (*first, *(family for family in usual if family not in first)), len(first)


# Packages -------------------------------------------------------------------------------------


def _packages(case: _Case) -> Iterator[Package]:
    """Mixes of equal pay that one can ask for, of an offer that can be read in one way only."""
    opening, read = case.ask.opening, case.read
    certain = len(read) == 1 and not case.first.taken
    offered = case.occasion is Occasion.OFFER and case.component is Component.BASE
    if opening is None or case.ask.conflicts or not certain or not offered:
        return
    try:
        yield from sensible(equal_packages(case.first.offer, opening.low))
    except (NoRoomError, ZeroShareError):
        return
