"""What a button or a command does with the offers that are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.coach.answers import Answer
from bot.coach.answers.offers import CounterAnswer, OfferChange, OfferChangedAnswer
from bot.coach.figures import Name
from bot.coach.kept import Doubt, KeptOffer
from bot.coach.naming import company_called
from bot.coach.offer_readings import doubts_of
from bot.coach.offers.comparing import compare_best
from bot.coach.offers.countering import SKIP, TYPE_IT, answer_counter, answer_why
from bot.coach.offers.desk import Desk, OfferTurn, no_room, shown
from bot.coach.offers.exporting import answer_export
from bot.coach.offers.form import ask_next, begin_form, blank
from bot.coach.offers.letters import answer_checklist, answer_hr
from bot.coach.offers.listing import listing
from bot.coach.offers.placing import beside
from bot.coach.offers.telling import tell_offer
from bot.coach.places import regions, rows_with_figures, spot_of
from bot.coach.question import Choice, OfferStep, OfferVerb
from bot.coach.shorthand import digest
from bot.pay.comparison import FEWEST

_ALL = "all"


def take(step: OfferStep, desk: Desk) -> OfferTurn:
    """Take a step with the offers that are kept."""
    match step.verb:
        case OfferVerb.DELETE if step.argument == _ALL:
            return delete(desk.kept.offers, desk)
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
        return no_such(desk)
    there = desk.keeping(replace(desk.kept, current=offer.key))
    match step.verb:
        case OfferVerb.DELETE:
            return delete((offer,), there)
        case OfferVerb.SETTLE:
            return _settle(offer, step.argument, there)
        case OfferVerb.COMPANY | OfferVerb.ROLE | OfferVerb.PLACE:
            return _job(offer, step, there)
        case OfferVerb.COUNTER if step.argument == SKIP:
            asked_nothing = replace(_counter(offer, there), ask=None)
            return OfferTurn((asked_nothing,), there.kept)
        case OfferVerb.COUNTER if step.argument == TYPE_IT:
            type_it = OfferChangedAnswer(OfferChange.TYPE_LEAST, Name(offer.name))
            return OfferTurn((type_it,), there.kept)
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
            return answer_why(offer.key, _counter(offer, desk))
        case OfferVerb.QUESTIONS:
            return answer_hr(offer, kept, desk.knowledge)
        case _:
            return tell_offer(offer, kept, desk.knowledge, desk.now)


def delete(offers: Sequence[KeptOffer], desk: Desk) -> OfferTurn:
    """Delete some offers, and say which; the others can be shown."""
    if not offers:
        return OfferTurn((listing(desk),), desk.kept)
    kept = desk.kept
    for offer in offers:
        kept = kept.without(offer.key)
    gone = OfferChangedAnswer(
        OfferChange.DELETED, names_together(offers), choices=shown(desk.keeping(kept))
    )
    return OfferTurn((gone,), kept)


def ask_to_delete_all(desk: Desk) -> OfferTurn:
    """Ask before all offers are deleted; where there is one it is named, and deleted."""
    offers = desk.kept.offers
    if len(offers) < FEWEST:
        return delete(offers, desk)
    choices = (
        Choice("yes", Name("delete all"), OfferStep(OfferVerb.DELETE, "", _ALL)),
        Choice("no", Name("keep them"), OfferStep(OfferVerb.LIST)),
    )
    asked = OfferChangedAnswer(OfferChange.CONFIRM_ALL, names_together(offers), choices=choices)
    return OfferTurn((asked,), desk.kept)


def names_together(offers: Sequence[KeptOffer]) -> Name:
    """The names of several offers, one behind the other."""
    return Name(", ".join(offer.name for offer in offers))


def no_such(desk: Desk) -> OfferTurn:
    """That there is no such offer, with those that there are."""
    gone = OfferChangedAnswer(OfferChange.NO_SUCH, choices=shown(desk))
    return OfferTurn((gone,), desk.kept)


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


# What people call the answers to a doubt, besides what the buttons say.
_SAID: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "grant": ("whole", "the whole grant", "whole grant", "total", "total grant", "in total"),
        "annual": (
            *("yearly", "annual", "annually", "a year", "per year", "each year", "every year"),
            *("yrly", "yearley", "a yr", "per yr", "each yr", "every yr", "/yr", "p.a", "pa"),
        ),
        "first_year": ("first year", "first year only", "the first year", "year one", "year 1"),
        "amount": ("thousands", "in thousands", "an amount", "amount"),
        "percent": ("percent", "per cent", "%", "a percentage"),
        "month": ("a month", "monthly", "per month"),
        "year": ("a year", "yearly", "per year"),
        "even": ("even", "evenly", "the same each year", "same each year"),
        "scaled": ("scaled", "scale it", "scaled to the whole"),
    }
)


def settle_by_words(offer: KeptOffer, text: str, desk: Desk) -> OfferTurn | None:
    """Take words that answer a doubt, though another question was asked; None where none do."""
    said = " ".join(text.casefold().split()).strip(" .!").removeprefix("it's ").removeprefix("its ")
    for doubt, choices in doubts_of(offer):
        meant = next((one for one in choices if said in _SAID.get(one, ())), None)
        if meant is not None:
            return _settle(offer, f"{doubt.value}:{meant}", desk)
    return None


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
    return compared(wanted, desk)


def compared(offers: Sequence[KeptOffer], desk: Desk) -> OfferTurn:
    """Compare some offers."""
    answer = compare_best(offers, desk.kept, desk.knowledge, desk.now)
    return OfferTurn((answer,), desk.kept)


def _form(step: OfferStep, desk: Desk) -> OfferTurn:
    """Begin to tell an offer step by step, skip a step, or leave."""
    open_here = desk.kept.form is not None and step.key in {"", desk.kept.current}
    if step.argument and not open_here:
        # A button of a form that is closed must not ask of the offer at hand.
        return OfferTurn((listing(desk),), desk.kept)
    if step.argument == "cancel":
        return cancelled(desk)
    if not step.argument:
        return begin(blank(desk.kept) if not desk.kept.is_full else None, desk)
    answer_or_none, kept = ask_next(step.argument, desk.kept)
    if answer_or_none is not None:
        return OfferTurn((answer_or_none,), kept)
    return finished(desk.keeping(kept))


def begin(offer: KeptOffer | None, desk: Desk) -> OfferTurn:
    """Begin to tell an offer step by step; None where no offer more is kept."""
    if offer is None:
        return OfferTurn((no_room(Name("a new one"), desk),), desk.kept)
    answer, kept = begin_form(offer, desk.kept)
    return OfferTurn((answer,), kept)


def cancelled(desk: Desk) -> OfferTurn:
    """Leave the form, and keep nothing of it."""
    offer = desk.kept.of(desk.kept.current)
    kept = replace(desk.kept, form=None)
    if offer is None:
        return OfferTurn((OfferChangedAnswer(OfferChange.FORM_LEFT),), kept)
    told = offer.company or offer.employer or offer.stated.has_money
    change = OfferChange.FORM_DROPPED if told else OfferChange.FORM_LEFT
    gone = OfferChangedAnswer(change, Name(offer.name))
    return OfferTurn((gone,), kept.without(offer.key))


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
