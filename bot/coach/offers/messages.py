"""What a message tells of offers: what is kept of it, and what is answered."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.coach.answers import Answer
from bot.coach.answers.offers import OfferChange, OfferChangedAnswer
from bot.coach.figures import Name
from bot.coach.kept import EARLIER, Kept, KeptOffer, Wanted, aged
from bot.coach.offers.answering import currency_of, unfit_of
from bot.coach.offers.comparing import compare_offers
from bot.coach.offers.countering import answer_counter
from bot.coach.offers.desk import Desk, OfferTurn, no_room
from bot.coach.offers.keeping import Told, told
from bot.coach.offers.leaving import answer_leaving
from bot.coach.offers.occasions import occasion_of
from bot.coach.offers.placing import beside
from bot.coach.offers.telling import tell_offer
from bot.coach.question import Question
from bot.pay.comparison import MOST
from bot.understanding.entities import CompanyMention
from bot.understanding.offers.mention import OfferMention
from bot.understanding.wants import Want, WantMention


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
    answers += [no_room(name, there) for name in full]
    answers += [nothing_read(one) for one in mentions if not (one.has_money or one.none)]
    return OfferTurn(tuple(answers), _at_rest(kept))


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
    yield compare_offers([one.offer for one in found][:MOST], desk.kept, desk.knowledge, desk.now)


def nothing_read(mention: OfferMention) -> OfferChangedAnswer:
    """That no number of a message was taken as pay, with what was not taken."""
    return OfferChangedAnswer(OfferChange.NOTHING_READ, unfit=tuple(unfit_of(mention)))


def promoted(text: str, desk: Desk) -> OfferTurn | None:
    """What to ask for where somebody is promoted, or is to stay, and tells no number now."""
    occasion, present = occasion_of(text), desk.kept.present
    if occasion is None or present is None:
        return None
    answer = answer_counter(present, desk.kept, desk.knowledge, desk.now, occasion=occasion)
    return OfferTurn((answer,), replace(desk.kept, current=present.key))


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
