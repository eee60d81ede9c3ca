"""One offer: what was read, what it adds up to, where it stands, and what to do now."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bot.coach.answers.offers import (
    Ask,
    CurrencyFrom,
    GuideSide,
    OfferAnswer,
    Placed,
    ReadPart,
    Sum,
    Term,
    Unfit,
    Unplaced,
)
from bot.coach.answers.scripts import Script, ScriptAnswer
from bot.coach.figures import GuideFigure, Name, PersonFigure
from bot.coach.kept import EARLIER, Doubt, Kept, KeptOffer
from bot.coach.naming import company_called
from bot.coach.offer_readings import Assumed, Reading, doubts_of, figure_of, readings
from bot.coach.offers.placing import (
    Beside,
    beside,
    counts_all,
    placed,
    question_of,
    row_currency,
    unsound_total,
)
from bot.coach.offers.remarks import missing, remarks
from bot.coach.places import regions, rows_with_figures
from bot.coach.provenance import provenance, region_name, role_called
from bot.coach.question import Choice, OfferStep, OfferVerb
from bot.coach.scripts import answer_generic, answer_script
from bot.coach.shorthand import digest
from bot.knowledge.base import Guide, KnowledgeBase
from bot.pay.money import NO_CURRENCY
from bot.pay.offer import EquityBasis, Offer
from bot.pay.options import option_lines
from bot.pay.shape import shape
from bot.pay.totals import NothingToAddError, Totals, totals
from bot.pay.vesting import schedule_of
from bot.pay.worked import Worked, share, stated
from bot.understanding.offers.mention import OfferMention, Part, Stated
from bot.understanding.offers.quantities import Per

_MOST_CHOICES = 6


def answer_offer(
    kept: KeptOffer,
    all_kept: Kept,
    knowledge: KnowledgeBase,
    now: datetime,
    changed: tuple[Part, ...] = (),
) -> OfferAnswer:
    """What can be said about an offer now, with one question; `telling` adds the next step."""
    side = beside(kept, knowledge)
    currency, source = currency_of(kept, side, all_kept)
    read = tuple(_summed(distinct(readings(kept, currency))))
    sums = tuple(whole for _, whole in read)
    offers = tuple(reading.offer for reading, _ in read)
    there = tuple(placed(sums, offers, side))
    first = offers[0] if offers else None
    return OfferAnswer(
        key=kept.key,
        name=Name(kept.name),
        present=kept.is_present,
        what=what_of(kept, side, knowledge),
        parts=tuple(_parts(kept.stated, read[0][0] if read else None)),
        terms=tuple(_terms(kept.stated)),
        currency=currency or NO_CURRENCY,
        currency_from=source,
        sums=sums,
        taken=read[0][0].taken if read else (),
        guide=_guide_side(side, there, first, now),
        unplaced=_unplaced(side, currency),
        remarks=() if first is None else tuple(remarks(kept.stated, first, sums, there)),
        missing=missing(kept.stated),
        unfit=tuple(unfit_of(kept.stated)),
        ask=question_to_ask(kept, side, knowledge),
        next=None,
        changed=changed,
        vesting_sum=_vesting_sum(kept),
        stock_worth_nothing=kept.stated.options is not None,
        options=None if first is None or first.options is None else option_lines(first.options),
    )


def currency_of(kept: KeptOffer, side: Beside, all_kept: Kept) -> tuple[str | None, CurrencyFrom]:
    """The currency of an offer and what tells it: a mark, the place, the guide, other offers."""
    if kept.stated.currency is not None:
        return kept.stated.currency, CurrencyFrom.TYPED
    if kept.stated.place_currency is not None:
        return kept.stated.place_currency, CurrencyFrom.PLACE
    theirs = row_currency(side.row)
    if theirs is not None:
        return theirs, CurrencyFrom.GUIDE
    said = {one.stated.currency for one in all_kept.offers} - {None}
    if len(said) == 1:
        return said.pop(), CurrencyFrom.OTHERS
    return None, CurrencyFrom.NOTHING


def _summed(read: Iterable[Reading]) -> Iterator[tuple[Reading, Sum]]:
    """Each reading with what it adds up to; none where nothing of it is money."""
    for reading in read:
        try:
            whole = totals(reading.offer)
        except NothingToAddError:
            continue
        yield (
            reading,
            Sum(
                chosen=reading.chosen,
                high_end=reading.high_end,
                totals=whole,
                shape=shape(whole),
                even_assumed=spread_evenly(reading.offer),
            ),
        )


def distinct(read: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings that add up, each that is the same in every figure as another left out.

    What the rest have in common is then no longer chosen but taken for granted, and told.
    """
    found: dict[tuple[object, ...], Reading] = {}
    adding_up = tuple(_summed(read))
    for reading, whole in adding_up:
        parts = (
            part
            for year in whole.totals.years
            for part in (year.base, year.bonus, year.equity, year.sign_on, year.total)
        )
        key = tuple(None if part is None else part.money.amount for part in parts)
        found.setdefault(key, reading)
    if len(found) == len(adding_up):
        return tuple(reading for reading, _ in adding_up)
    shared = set.intersection(*(set(reading.chosen) for reading in found.values()))
    return tuple(_taking(reading, shared) for reading in found.values())


def _taking(reading: Reading, shared: set[Assumed]) -> Reading:
    chosen = tuple(one for one in reading.chosen if one not in shared)
    taken = tuple(one for one in reading.chosen if one in shared)
    return replace(reading, chosen=chosen, taken=(*taken, *reading.taken))


def spread_evenly(offer: Offer) -> bool:
    """Whether a grant without a schedule is taken to vest evenly over four years."""
    grant = offer.grant
    if grant is None or grant.basis is EquityBasis.ANNUAL:
        return False
    return schedule_of(grant)[1] and grant.years is None


def totals_of(kept: KeptOffer, currency: str | None) -> Totals | None:
    """What the likeliest reading adds up to; None where nothing of it is money."""
    first = next(_summed(readings(kept, currency)), None)
    return None if first is None else first[1].totals


def what_of(kept: KeptOffer, side: Beside, knowledge: KnowledgeBase) -> tuple[Name, ...]:
    """The role, the level and the places of an offer."""
    names: list[Name] = []
    if kept.role is not None:
        names.append(role_called(kept.role, knowledge))
    elif side.guide is not None:
        names.append(role_called(side.guide.id.role, knowledge))
    if kept.level is not None:
        names.append(Name(kept.level.typed.upper()))
    names += [Name(place.name) for place in kept.places]
    return tuple(names)


# What was read ----------------------------------------------------------------------------------


def _parts(mention: OfferMention, reading: Reading | None) -> Iterator[ReadPart]:
    offer = Offer() if reading is None else reading.offer
    yield from _base_and_bonus(mention, offer)
    stock = mention.stock
    if stock is not None:
        grant = None if offer.grant is None else offer.grant.amount
        yield ReadPart(Part.STOCK, figure_of(stock.amount), _other(stock.amount, grant))
    yield from _papers(mention, offer)
    for number, one in enumerate(mention.sign_on):
        whole = offer.sign_on[number].amount if offer.sign_on else None
        yield ReadPart(Part.SIGN_ON, figure_of(one.amount), _other(one.amount, whole))
    whole_of = {
        Part.RELOCATION: (mention.relocation, offer.relocation),
        Part.TOTAL: (mention.total, offer.stated_total),
        Part.REFRESHER: (mention.refresher, None),
    }
    for part, (typed, whole) in whole_of.items():
        if typed is not None:
            yield ReadPart(part, figure_of(typed), _other(typed, whole))


def _base_and_bonus(mention: OfferMention, offer: Offer) -> Iterator[ReadPart]:
    base, bonus = mention.base, mention.bonus
    if base is not None:
        per = None if base.per is Per.YEAR else base.per.value
        whole = _other(base.amount, offer.base)
        yield ReadPart(Part.BASE, figure_of(base.amount), whole, per, base.assumed)
    for amount in () if bonus is None else (bonus.percent, bonus.amount):
        if amount is not None:
            scaled = None if amount.scale == 1 or offer.bonus is None else offer.bonus.amount
            yield ReadPart(Part.BONUS, figure_of(amount), scaled)


def _papers(mention: OfferMention, offer: Offer) -> Iterator[ReadPart]:
    """Shares and options, with what the shares are worth at the price that was told."""
    shares, options = mention.shares, mention.options
    if shares is not None:
        worth = offer.grant is not None and mention.stock is None
        whole = offer.grant.amount if offer.grant is not None and worth else None
        yield ReadPart(Part.SHARES, figure_of(shares.count), whole)
    if options is not None:
        yield ReadPart(
            Part.OPTIONS,
            figure_of(options.count),
            strike=None if options.strike is None else figure_of(options.strike),
            price=None if options.price is None else figure_of(options.price),
        )


def _other(typed: Stated, whole: Worked | None) -> Worked | None:
    """The whole amount, where it is another than what was typed."""
    return None if whole is None or (typed.scale == 1 and not whole.operands) else whole


def _terms(mention: OfferMention) -> Iterator[Term]:
    for percent in mention.vesting:
        yield Term(Part.VESTING, share(percent / 100))
    if not mention.vesting and mention.vesting_years is not None:
        yield Term(Part.VESTING, _plain(mention.vesting_years, "years"))
    if mention.cliff_months is not None:
        yield Term(Part.CLIFF, _plain(mention.cliff_months, "months"))
    if mention.every_months is not None:
        yield Term(Part.FREQUENCY, _plain(mention.every_months, "months"))
    if mention.clawback is not None:
        months = _plain(mention.clawback.months, "months")
        yield Term(Part.CLAWBACK, months, mention.clawback.prorated)


def _plain(number: int, name: str) -> Worked:
    return stated(Decimal(number), name)


def unfit_of(mention: OfferMention) -> Iterator[Unfit]:
    """The numbers that were not taken, each with why."""
    for misfit in mention.misfits:
        earlier = misfit.span == EARLIER
        span = (-1, -1) if earlier else (misfit.span.start, misfit.span.end)
        yield Unfit(PersonFigure(misfit.typed, *span), misfit.fault, misfit.part)
    for amount in mention.unread:
        yield Unfit(figure_of(amount), None, None)


# Beside the guide -------------------------------------------------------------------------------


def _guide_side(
    side: Beside, there: tuple[Placed, ...], first: Offer | None, now: datetime
) -> GuideSide | None:
    if side.guide is None or side.row is None:
        return None
    unsound = unsound_total(side.row) if first and counts_all(first, side.row) else None
    return GuideSide(
        unsound=None if unsound is None else GuideFigure(unsound, side.guide.id),
        provenance=provenance(side.guide, now),
        region=region_name(side.row.region, side.guide.id, side.row.line),
        placed=there,
        total_left_out=first is not None
        and side.row.pay.total is not None
        and not counts_all(first, side.row),
    )


def _unplaced(side: Beside, currency: str | None) -> Unplaced | None:
    if side.row is None:
        return side.why_not
    theirs = row_currency(side.row)
    return Unplaced.CURRENCY if theirs is not None and currency != theirs else None


# What is open -----------------------------------------------------------------------------------


def question_to_ask(kept: KeptOffer, side: Beside, knowledge: KnowledgeBase) -> Ask | None:
    """The one question that is asked now: the company, what a number means, the role, the place.

    What a number means comes before the role, since the person's own figures rest on it.
    """
    doubt = None if kept.maybe else doubt_to_ask(kept)
    return doubt or slot_to_ask(kept, side, knowledge)


def slot_to_ask(kept: KeptOffer, side: Beside, knowledge: KnowledgeBase) -> Ask | None:
    """What is asked for the sake of the guide: the company, the role, or the place."""
    if kept.maybe:
        choices = tuple(
            Choice(
                slug,
                company_called(slug, knowledge),
                OfferStep(OfferVerb.COMPANY, kept.key, digest(slug)),
            )
            for slug in kept.maybe[:_MOST_CHOICES]
        )
        return Ask(None, Unplaced.WHICH_COMPANY, choices)
    if side.why_not is Unplaced.WHICH_ROLE and kept.company is not None:
        roles = _commonest(knowledge.companies[kept.company].roles, knowledge)[:_MOST_CHOICES]
        choices = tuple(
            Choice(
                role,
                role_called(role, knowledge),
                OfferStep(OfferVerb.ROLE, kept.key, digest(role)),
            )
            for role in roles
        )
        return Ask(None, side.why_not, choices)
    if side.why_not in {Unplaced.WHICH_PLACE, Unplaced.NO_SUCH_PLACE} and side.guide is not None:
        rows = rows_with_figures(side.guide)
        lines = {row.region: row.line for row in reversed(rows)}
        choices = tuple(
            Choice(
                region,
                region_name(region, side.guide.id, lines[region]),
                OfferStep(OfferVerb.PLACE, kept.key, digest(region)),
            )
            for region in regions(rows)[:_MOST_CHOICES]
        )
        return Ask(None, side.why_not, choices)
    return None


def doubt_to_ask(kept: KeptOffer) -> Ask | None:
    """The first doubt about what was typed, with its answers; None where nothing is open."""
    return next((_asked(kept, doubt, choices) for doubt, choices in doubts_of(kept)), None)


def _commonest(roles: tuple[str, ...], knowledge: KnowledgeBase) -> list[str]:
    """Roles with those first that most companies have."""
    counts = knowledge.facts.role_guides
    return sorted(roles, key=lambda role: -counts.get(role, 0))


# What an answer is called where it is typed; on buttons the catalogue has the words.
_LABELS = {
    "grant": "whole grant",
    "annual": "per year",
    "first_year": "first year only",
    "amount": "thousands",
    "percent": "per cent",
    "month": "a month",
    "year": "a year",
    "even": "the same each year",
}


def _asked(kept: KeptOffer, doubt: Doubt, choices: tuple[str, ...]) -> Ask:
    return Ask(
        doubt,
        None,
        tuple(
            Choice(
                choice,
                Name(_LABELS.get(choice, choice)),
                OfferStep(OfferVerb.SETTLE, kept.key, f"{doubt.value}:{choice}"),
            )
            for choice in choices
        ),
        _figure_in_doubt(kept.stated, doubt),
    )


def _vesting_sum(kept: KeptOffer) -> Worked | None:
    """What the shares of vesting add up to, where that is in doubt."""
    doubted = any(doubt is Doubt.VESTING for doubt, _ in doubts_of(kept))
    return share(sum(kept.stated.vesting) / Decimal(100)) if doubted else None


def _figure_in_doubt(mention: OfferMention, doubt: Doubt) -> Worked | PersonFigure | None:
    match doubt:
        case Doubt.BASIS:
            return None if mention.stock is None else figure_of(mention.stock.amount)
        case Doubt.BONUS:
            bonus = mention.bonus
            return None if bonus is None or bonus.amount is None else figure_of(bonus.amount)
        case Doubt.VESTING:
            return share(sum(mention.vesting) / Decimal(100))
        case _:
            return None if mention.base is None else figure_of(mention.base.amount)


# Words ------------------------------------------------------------------------------------------


def script_for(
    kept: KeptOffer,
    family: str,
    side: Beside,
    knowledge: KnowledgeBase,
    now: datetime,
    fits: Callable[[Script], bool] = lambda _: True,
) -> Script | None:
    """The guide's best script of a family that fits, else one of ours that needs no guide."""
    asked = replace(question_of(kept), families=(family,), single=True)
    own = None if side.guide is None else of_guide(kept, family, side.guide, now, fits)
    if own is not None:
        return own
    generic = answer_generic(family, replace(asked, company=None), knowledge)
    return generic.scripts[0] if generic is not None and generic.scripts else None


def of_guide(
    kept: KeptOffer, family: str, guide: Guide, now: datetime, fits: Callable[[Script], bool]
) -> Script | None:
    """The guide's best script of a family that fits, sooner one that claims no other offer."""
    asked = replace(question_of(kept), families=(family,), single=True)
    claiming: Script | None = None
    for skip in range(len(guide.levers)):
        answer = answer_script(guide, family, replace(asked, skip=skip), now)
        if not isinstance(answer, ScriptAnswer) or not answer.scripts:
            break
        (script,) = answer.scripts
        if fits(script) and not script.claims_offer:
            return script
        claiming = claiming or (script if fits(script) else None)
    return claiming


def company_name_of(kept: KeptOffer, knowledge: KnowledgeBase) -> Name | None:
    """What the employer is called; None where none was named."""
    return None if kept.company is None else company_called(kept.company, knowledge)
