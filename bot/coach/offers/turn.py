"""What a message or a button does with the offers that are kept, and what is answered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from bot.coach.answers import Answer
from bot.coach.answers.offers import (
    CounterAnswer,
    Occasion,
    OfferChange,
    OfferChangedAnswer,
    OfferListed,
    OffersAnswer,
)
from bot.coach.figures import Name
from bot.coach.kept import EARLIER, MOST_OFFERS, Doubt, Kept, KeptOffer, Wanted, aged
from bot.coach.naming import company_called
from bot.coach.offer_readings import doubts_of
from bot.coach.offers.answering import (
    currency_of,
    totals_of,
    unfit_of,
    what_of,
)
from bot.coach.offers.comparing import compare_offers
from bot.coach.offers.countering import answer_counter, answer_why
from bot.coach.offers.exporting import answer_export
from bot.coach.offers.form import ask_next, begin_form, blank
from bot.coach.offers.keeping import Told, told
from bot.coach.offers.leaving import answer_leaving
from bot.coach.offers.letters import answer_checklist, answer_hr
from bot.coach.offers.placing import beside
from bot.coach.offers.telling import tell_offer
from bot.coach.places import regions, rows_with_figures, spot_of
from bot.coach.question import Choice, OfferStep, OfferVerb, Question
from bot.coach.shorthand import digest
from bot.knowledge.base import KnowledgeBase
from bot.understanding.entities import CompanyMention
from bot.understanding.offers.mention import OfferMention
from bot.understanding.wants import RateMention, Want, WantMention

_MOST_COMPARED = 5


@dataclass(frozen=True, slots=True)
class OfferTurn:
    """What is answered about offers, and the offers as they are kept from now on."""

    answers: tuple[Answer, ...]
    kept: Kept


@dataclass(frozen=True, slots=True)
class Desk:
    """What every step with offers needs: what is kept, the guides, and the moment."""

    kept: Kept
    knowledge: KnowledgeBase
    now: datetime

    def keeping(self, kept: Kept) -> "Desk":
        """The desk with other offers on it."""
        return replace(self, kept=kept)


# What is told -------------------------------------------------------------------------------------


def offers_told(
    mentions: Sequence[OfferMention], asked: Sequence[Question], text: str, desk: Desk
) -> OfferTurn:
    """Keep the offers of a message, and answer: one by itself, several side by side."""
    kept = desk.kept
    found: list[Told] = []
    full: list[Name] = []
    for mention in (one for one in mentions if one.has_money or one.none):
        question = _question_of(mention, asked)
        one = told(mention, question, kept, desk.knowledge, text, alone=len(mentions) == 1)
        if one.is_new and kept.is_full:
            full.append(Name(one.offer.name))
            continue
        kept = kept.with_offer(one.offer)
        found.append(one)
    changed = {one.offer.key: one for one in found}
    there = desk.keeping(kept)
    answers = list(_told(list(changed.values()), text, there))
    answers += [_full(name, there) for name in full]
    answers += [nothing_read(one) for one in mentions if not (one.has_money or one.none)]
    return OfferTurn(tuple(answers), _at_rest(kept))


# An offer to stay, and more work for the same pay.
_TO_STAY = re.compile(
    r"\b(?:counter[\s-]?offer(?:ed)?|match(?:ed)?|offer(?:ed|ing)?)\b[^.?!\n]{0,40}\bto\s(?:stay|keep\sme)\b|"
    r"\b(?:my\s(?:current\s|present\s)?(?:boss|manager|company|employer|job|firm)|current\s(?:company|employer|job))\b"
    r"[^.?!\n]{0,40}\b(?:counter[\s-]?offer(?:ed|s)?|countered|matched|wants\sme\sto\sstay)\b|\bretention\soffer\b",
    re.IGNORECASE,
)
_PROMOTED = re.compile(
    r"\bpromot(?:ed|ion)\b[^.?!\n]{0,40}\b(?:no|without|w/o|same|zero)\b[^.?!\n]{0,12}\b(?:raise|pay|money|bump|increase|salary|rise)\b|"
    r"\b(?:more|extra)\sresponsibilit\w+[^.?!\n]{0,30}\b(?:no|same|without)\b[^.?!\n]{0,12}\b(?:raise|pay|money|salary)\b",
    re.IGNORECASE,
)


def occasion_of(text: str) -> Occasion | None:
    """What the talk is about, where it is no offer of somebody new; None where nothing says so."""
    if _TO_STAY.search(text) is not None:
        return Occasion.RETENTION
    return Occasion.PROMOTION if _PROMOTED.search(text) is not None else None


def _at_rest(kept: Kept) -> Kept:
    """The offers as they are kept: what was typed stands nowhere in the next message."""
    return replace(
        kept,
        offers=tuple(
            one if one.stated.span == EARLIER else replace(one, stated=aged(one.stated))
            for one in kept.offers
        ),
    )


def _question_of(mention: OfferMention, asked: Sequence[Question]) -> Question | None:
    """What else the message says of an offer's job: its role, its level, its places."""
    if isinstance(mention.employer, CompanyMention):
        company = mention.employer.company
        return next((one for one in asked if one.company == company), Question(company=company))
    if mention.employer is not None or mention.name is not None:
        return None
    return asked[0] if len(asked) == 1 else None


def _told(found: Sequence[Told], text: str, desk: Desk) -> Iterator[Answer]:
    offers = [one for one in found if not one.offer.is_present]
    present = [one for one in found if one.offer.is_present]
    occasion = occasion_of(text)
    if occasion is not None and len(found) == 1:
        (one,) = found
        yield tell_offer(one.offer, desk.kept, desk.knowledge, desk.now, one.changed)
        yield answer_counter(one.offer, desk.kept, desk.knowledge, desk.now, occasion=occasion)
        return
    if not offers:
        for one in present:
            yield tell_offer(one.offer, desk.kept, desk.knowledge, desk.now, one.changed)
            yield answer_counter(one.offer, desk.kept, desk.knowledge, desk.now)
        return
    if len(offers) == 1:
        one = offers[0]
        yield tell_offer(one.offer, desk.kept, desk.knowledge, desk.now, one.changed)
        if not present:
            return
    yield compare_offers(
        [one.offer for one in found][:_MOST_COMPARED], desk.kept, desk.knowledge, desk.now
    )


def _full(name: Name, desk: Desk) -> Answer:
    choices = tuple(
        Choice(one.key, Name(one.name), OfferStep(OfferVerb.DELETE, one.key))
        for one in desk.kept.offers
    )
    return OfferChangedAnswer(OfferChange.FULL, name, choices=choices)


def promoted(text: str, desk: Desk) -> OfferTurn | None:
    """What to ask for where somebody is promoted, or is to stay, and tells no number now."""
    occasion, present = occasion_of(text), desk.kept.present
    if occasion is None or present is None:
        return None
    answer = answer_counter(present, desk.kept, desk.knowledge, desk.now, occasion=occasion)
    return OfferTurn((answer,), replace(desk.kept, current=present.key))


# What is wanted -----------------------------------------------------------------------------------


def wants_told(wants: Sequence[WantMention], desk: Desk) -> OfferTurn | None:
    """Take what the person wants of the counter; None where there is no offer that it is of."""
    offer = desk.kept.at_hand or desk.kept.present
    if offer is None or not wants:
        return None
    kept = desk.kept
    for want in wants:
        what = Wanted.TARGET if want.want is Want.TARGET else Wanted.WALK_AWAY
        kept = kept.want(offer.key, what, want.value)
    last = Wanted.TARGET if wants[-1].want is Want.TARGET else Wanted.WALK_AWAY
    answer = answer_counter(offer, kept, desk.knowledge, desk.now, last)
    return OfferTurn((answer,), kept)


def rates_told(rates: Sequence[RateMention], desk: Desk) -> OfferTurn | None:
    """Take rates of exchange, and compare again where offers wait for them; None without any."""
    if not rates:
        return None
    known = dict(desk.kept.rates)
    known |= {(rate.origin, rate.target): rate.value for rate in rates}
    kept = replace(desk.kept, rates=MappingProxyType(known))
    currencies = {one.stated.currency or one.stated.place_currency for one in desk.kept.offers}
    if len(currencies - {None}) < 2:
        noted = OfferChangedAnswer(OfferChange.RATE, Name(rates[-1].typed))
        return OfferTurn((noted,), kept)
    return OfferTurn((_all_compared(desk.keeping(kept)),), kept)


def _all_compared(desk: Desk) -> Answer:
    return compare_offers(desk.kept.offers[-_MOST_COMPARED:], desk.kept, desk.knowledge, desk.now)


def leaving(mention: OfferMention, months: int, desk: Desk) -> OfferTurn | None:
    """What is kept on leaving: of the terms that a message tells, else of the offer at hand."""
    name = desk.kept.at_hand.name if desk.kept.at_hand is not None else "Your offer"
    said = KeptOffer("", name, mention)
    for offer in (said, desk.kept.at_hand):
        if offer is None:
            continue
        currency, _ = currency_of(offer, beside(offer, desk.knowledge), desk.kept)
        answer = answer_leaving(offer, currency, months)
        if answer is not None:
            return OfferTurn((answer,), desk.kept)
    return None


# Steps --------------------------------------------------------------------------------------------


def take(step: OfferStep, desk: Desk) -> OfferTurn:
    """Take a step with the offers that are kept."""
    match step.verb:
        case OfferVerb.LIST:
            return OfferTurn((listing(desk),), desk.kept)
        case OfferVerb.COMPARE:
            return _compare(step, desk)
        case OfferVerb.EXPORT:
            return OfferTurn((answer_export(desk.kept, desk.knowledge, desk.now),), desk.kept)
        case OfferVerb.FORM:
            return _form(step, desk)
        case _:
            return _with_one(step, desk)


def _with_one(step: OfferStep, desk: Desk) -> OfferTurn:
    offer = desk.kept.of(step.key) if step.key else desk.kept.at_hand or desk.kept.present
    if step.verb is OfferVerb.CHECKLIST:
        return OfferTurn((answer_checklist(offer, desk.kept, desk.knowledge),), desk.kept)
    if offer is None:
        gone = OfferChangedAnswer(OfferChange.NO_SUCH, choices=_others(desk))
        return OfferTurn((gone,), desk.kept)
    there = desk.keeping(replace(desk.kept, current=offer.key))
    match step.verb:
        case OfferVerb.DELETE:
            return _delete(offer, there)
        case OfferVerb.SETTLE:
            return _settle(offer, step.argument, there)
        case OfferVerb.COMPANY | OfferVerb.ROLE | OfferVerb.PLACE:
            return _job(offer, step, there)
        case OfferVerb.COUNTER if step.argument == "skip":
            asked_nothing = replace(_counter(offer, there), ask=None)
            return OfferTurn((asked_nothing,), there.kept)
        case _:
            return OfferTurn((_about(offer, step.verb, there),), there.kept)


def _counter(offer: KeptOffer, desk: Desk) -> CounterAnswer:
    return answer_counter(offer, desk.kept, desk.knowledge, desk.now)


def _about(offer: KeptOffer, verb: OfferVerb, desk: Desk) -> Answer:
    """What is said of one offer."""
    kept = desk.kept
    match verb:
        case OfferVerb.COUNTER:
            return _counter(offer, desk)
        case OfferVerb.WHY:
            return answer_why(offer.key)
        case OfferVerb.QUESTIONS:
            return answer_hr(offer, kept, desk.knowledge)
        case _:
            return tell_offer(offer, kept, desk.knowledge, desk.now)


def _others(desk: Desk) -> tuple[Choice, ...]:
    return tuple(
        Choice(one.key, Name(one.name), OfferStep(OfferVerb.SHOW, one.key))
        for one in desk.kept.offers
    )


def _delete(offer: KeptOffer, desk: Desk) -> OfferTurn:
    kept = desk.kept.without(offer.key)
    gone = OfferChangedAnswer(
        OfferChange.DELETED, Name(offer.name), choices=_others(desk.keeping(kept))
    )
    return OfferTurn((gone,), kept)


def rename(offer: KeptOffer, name: str, desk: Desk) -> OfferTurn:
    """Call an offer otherwise, unless another is called so."""
    others = {one.name.casefold() for one in desk.kept.offers if one.key != offer.key}
    if name.casefold() in others:
        taken = OfferChangedAnswer(OfferChange.NAME_TAKEN, Name(name), Name(offer.name))
        return OfferTurn((taken,), desk.kept)
    kept = desk.kept.with_offer(replace(offer, name=name, named=True))
    done = OfferChangedAnswer(OfferChange.RENAMED, Name(name), Name(offer.name))
    return OfferTurn((done,), kept)


def _settle(offer: KeptOffer, argument: str, desk: Desk) -> OfferTurn:
    """Take the answer to what was open; one that is no answer is asked again."""
    doubt, _, value = argument.partition(":")
    open_ones = dict(doubts_of(offer))
    if doubt in set(Doubt) and Doubt(doubt) in open_ones:
        offer = offer.settle(Doubt(doubt), value)
    kept = desk.kept.with_offer(offer)
    return OfferTurn((tell_offer(offer, kept, desk.knowledge, desk.now),), kept)


def settle_typed(offer: KeptOffer, text: str, desk: Desk) -> OfferTurn | None:
    """Take a number that answers how many hours or days; None where none is asked."""
    doubt = next(iter(doubts_of(offer)), None)
    if doubt is None or doubt[0] not in {Doubt.HOURS, Doubt.DAYS}:
        return None
    most = 80 if doubt[0] is Doubt.HOURS else 366
    words = text.strip().split()
    number = words[0] if words and len(words) <= 3 else ""
    plain = number.replace(".", "", 1)
    if not (plain.isascii() and plain.isdigit() and 0 < float(number) <= most):
        return None
    return _settle(offer, f"{doubt[0].value}:{number}", desk)


def _job(offer: KeptOffer, step: OfferStep, desk: Desk) -> OfferTurn:
    """Take the role or the place of an offer."""
    changed = offer
    company = desk.knowledge.companies.get(offer.company or "")
    if step.verb is OfferVerb.ROLE and company is not None:
        roles = company.roles
        role = next((one for one in roles if digest(one) == step.argument), None)
        changed = replace(offer, role=role or offer.role)
    if step.verb is OfferVerb.COMPANY:
        slug = next((one for one in offer.maybe if digest(one) == step.argument), None)
        if slug is not None:
            name = offer.name if offer.named else company_called(slug, desk.knowledge).text
            changed = replace(offer, company=slug, maybe=(), name=name)
    side = beside(offer, desk.knowledge)
    if step.verb is OfferVerb.PLACE and side.guide is not None:
        rows = rows_with_figures(side.guide)
        region = next((one for one in regions(rows) if digest(one) == step.argument), None)
        if region is not None:
            changed = replace(offer, places=(spot_of(region, rows),))
    kept = desk.kept.with_offer(changed)
    return OfferTurn((tell_offer(changed, kept, desk.knowledge, desk.now),), kept)


def _compare(step: OfferStep, desk: Desk) -> OfferTurn:
    """Compare the offers of some keys ("ab"), or all, with present pay."""
    wanted = [one for one in desk.kept.offers if not step.argument or one.key in step.argument]
    answer = compare_offers(wanted[-_MOST_COMPARED:], desk.kept, desk.knowledge, desk.now)
    return OfferTurn((answer,), desk.kept)


def compared(offers: Sequence[KeptOffer], desk: Desk) -> OfferTurn:
    """Compare some offers."""
    answer = compare_offers(offers[:_MOST_COMPARED], desk.kept, desk.knowledge, desk.now)
    return OfferTurn((answer,), desk.kept)


def _form(step: OfferStep, desk: Desk) -> OfferTurn:
    """Begin to tell an offer step by step, skip a step, or leave."""
    if step.argument == "cancel":
        return OfferTurn((listing(desk),), replace(desk.kept, form=None))
    if not step.argument:
        return begin(blank(desk.kept) if not desk.kept.is_full else None, desk)
    answer_or_none, kept = ask_next(step.argument, desk.kept)
    if answer_or_none is not None:
        return OfferTurn((answer_or_none,), kept)
    return finished(desk.keeping(kept))


def begin(offer: KeptOffer | None, desk: Desk) -> OfferTurn:
    """Begin to tell an offer step by step; None where no offer more is kept."""
    if offer is None:
        return OfferTurn((_full(Name("a new one"), desk),), desk.kept)
    answer, kept = begin_form(offer, desk.kept)
    return OfferTurn((answer,), kept)


def finished(desk: Desk) -> OfferTurn:
    """Show the offer that was told step by step."""
    offer = desk.kept.of(desk.kept.current)
    kept = replace(desk.kept, form=None)
    if offer is None or not offer.stated.has_money:
        if offer is not None:
            kept = kept.without(offer.key)
        nothing = OfferChangedAnswer(OfferChange.NOTHING_READ)
        return OfferTurn((nothing,), kept)
    return OfferTurn((tell_offer(offer, kept, desk.knowledge, desk.now),), kept)


# The list -----------------------------------------------------------------------------------------


def listing(desk: Desk) -> OffersAnswer:
    """All offers, each with what it pays in its likeliest reading."""
    listed = tuple(_listed(one, desk) for one in desk.kept.offers)
    choices = tuple(Choice(one.key, one.name, one.target) for one in listed)
    return OffersAnswer(listed, MOST_OFFERS, choices)


def _listed(offer: KeptOffer, desk: Desk) -> OfferListed:
    side = beside(offer, desk.knowledge)
    currency, _ = currency_of(offer, side, desk.kept)
    whole = totals_of(offer, currency)
    return OfferListed(
        key=offer.key,
        name=Name(offer.name),
        present=offer.is_present,
        what=what_of(offer, side, desk.knowledge),
        year_1=None if whole is None else whole.year_1,
        recurring=None if whole is None else whole.recurring,
        open_doubt=bool(doubts_of(offer)),
        target=OfferStep(OfferVerb.SHOW, offer.key),
    )


def nothing_read(mention: OfferMention) -> OfferChangedAnswer:
    """That no number of a message was taken as pay, with what was not taken."""
    return OfferChangedAnswer(OfferChange.NOTHING_READ, unfit=tuple(unfit_of(mention)))
