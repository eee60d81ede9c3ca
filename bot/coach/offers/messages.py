"""What a message tells of offers: what is kept of it, and what is answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from bot.coach.answers import Answer
from bot.coach.answers.offers import CounterAnswer, OfferChange, OfferChangedAnswer
from bot.coach.figures import Name
from bot.coach.kept import EARLIER, Kept, KeptOffer, Occasion, Wanted, aged
from bot.coach.offers.answering import currency_of, unfit_of
from bot.coach.offers.comparing import compare_offers
from bot.coach.offers.countering import answer_counter
from bot.coach.offers.desk import Desk, OfferTurn, no_room
from bot.coach.offers.keeping import Message, Told, in_lakhs, named_in, told
from bot.coach.offers.leaving import answer_leaving
from bot.coach.offers.occasions import occasion_of
from bot.coach.offers.placing import beside
from bot.coach.offers.telling import tell_offer
from bot.coach.question import Question
from bot.pay.comparison import MOST
from bot.understanding.entities import CompanyMention
from bot.understanding.offers.mention import OfferKind, OfferMention
from bot.understanding.offers.quantities import Per
from bot.understanding.offers.single import read_part
from bot.understanding.wants import Want, WantMention


@dataclass(frozen=True, slots=True)
class OffersHeard:
    """What a message tells of offers.

    `asked` are its questions with what is carried over from the talk before, and `own` is what it
    says by itself of a role, a level and places.
    """

    mentions: tuple[OfferMention, ...]
    asked: tuple[Question, ...]
    own: Question
    text: str


def offers_told(heard: OffersHeard, desk: Desk) -> OfferTurn:
    """Keep the offers of a message, and answer: one by itself, several side by side."""
    kept, mentions = desk.kept, heard.mentions
    occasion = occasion_of(heard.text)
    found: list[Told] = []
    full: list[Name] = []
    for mention in (one for one in mentions if one.has_money or one.none):
        one = _kept_of(mention, heard, occasion, desk.keeping(kept))
        if one.is_new and kept.is_full:
            full.append(Name(one.offer.name))
            continue
        kept = kept.with_offer(one.offer)
        found.append(one)
    changed = {one.offer.key: one for one in found}
    if occasion is None:
        kept = replace(kept, current=_talked_of(found, desk.kept, kept))
    there = desk.keeping(kept)
    answers = list(_told(list(changed.values()), occasion, there))
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


def _kept_of(
    mention: OfferMention, heard: OffersHeard, occasion: Occasion | None, desk: Desk
) -> Told:
    """The offer that a mention tells of, or that it changes."""
    if occasion is Occasion.PROMOTION:
        mention = replace(mention, kind=OfferKind.PRESENT)
    mention = in_lakhs(mention, desk.kept)
    message = Message(
        heard.text,
        heard.own,
        alone=len(heard.mentions) == 1,
        staying=occasion is Occasion.RETENTION,
    )
    question = _question_of(mention, heard)
    one = told(mention, question, desk.kept, desk.knowledge, message)
    if occasion is None or not _is_about(occasion, one.offer, desk.kept):
        return one
    return replace(one, offer=replace(one.offer, occasion=occasion))


def _is_about(occasion: Occasion, offer: KeptOffer, kept: Kept) -> bool:
    """Whether an offer is what an occasion is about: to stay is offered by who pays today."""
    present = kept.present
    if occasion is Occasion.RAISE:
        return False
    if occasion is Occasion.PROMOTION or offer.is_present or present is None:
        return True
    return offer.company == present.company and offer.name != offer.employer


def _question_of(mention: OfferMention, heard: OffersHeard) -> Question | None:
    """What else the message says of an offer's job: its role, its level, its places.

    Somebody who tells their pay does not say that they are paid by the company talked about.
    """
    if isinstance(mention.employer, CompanyMention):
        company = mention.employer.company
        named = (one for one in heard.asked if one.company == company)
        return next(named, Question(company=company))
    if mention.employer is not None or mention.name is not None:
        return None
    if mention.kind is OfferKind.PRESENT and occasion_of(heard.text) is None:
        return heard.own
    return heard.asked[0] if len(heard.asked) == 1 else None


def _talked_of(found: Sequence[Told], before: Kept, kept: Kept) -> str | None:
    """The key of what the talk goes on about: present pay only where there is no offer."""
    offers = [one.offer.key for one in found if not one.offer.is_present]
    if offers or before.at_hand is None or before.at_hand.is_present:
        return offers[-1] if offers else kept.current
    return before.at_hand.key


def _told(found: Sequence[Told], occasion: Occasion | None, desk: Desk) -> Iterator[Answer]:
    offers = [one for one in found if not one.offer.is_present]
    present = [one for one in found if one.offer.is_present]
    if occasion is not None and occasion is not Occasion.RAISE and len(found) == 1:
        (one,) = found
        yield tell_offer(one.offer, desk.kept, desk.knowledge, desk.now, one.changed)
        yield answer_counter(one.offer, desk.kept, desk.knowledge, desk.now)
        return
    if not offers:
        yield from _present_told(present, occasion, desk)
        return
    if len(offers) == 1:
        one = offers[0]
        yield tell_offer(one.offer, desk.kept, desk.knowledge, desk.now, one.changed)
        if not present:
            return
    yield compare_offers([one.offer for one in found][:MOST], desk.kept, desk.knowledge, desk.now)


def _present_told(found: Sequence[Told], occasion: Occasion | None, desk: Desk) -> Iterator[Answer]:
    """What present pay is worth: beside the offer that is talked about, else by itself."""
    at_hand = desk.kept.at_hand
    if occasion is None and found and at_hand is not None and not at_hand.is_present:
        both = [at_hand, *(one.offer for one in found)]
        yield compare_offers(both[:MOST], desk.kept, desk.knowledge, desk.now)
        return
    for one in found:
        yield tell_offer(one.offer, desk.kept, desk.knowledge, desk.now, one.changed)
        yield answer_counter(one.offer, desk.kept, desk.knowledge, desk.now)


def nothing_read(mention: OfferMention) -> OfferChangedAnswer:
    """That no number of a message was taken as pay, with what was not taken."""
    return OfferChangedAnswer(OfferChange.NOTHING_READ, unfit=tuple(unfit_of(mention)))


def promoted(text: str, desk: Desk) -> OfferTurn | None:
    """What to ask for where somebody is promoted, or is to stay, and tells no number now."""
    occasion, present = occasion_of(text), desk.kept.present
    if occasion in {None, Occasion.RAISE} or present is None:
        return None
    kept = desk.kept.with_offer(replace(present, occasion=occasion))
    answer = answer_counter(kept.present or present, kept, desk.knowledge, desk.now)
    return OfferTurn((answer,), kept)


_WANTED: Mapping[Want, Wanted] = MappingProxyType(
    {
        Want.WALK_AWAY: Wanted.WALK_AWAY,
        Want.OPENING: Wanted.OPENING,
        Want.TARGET: Wanted.TARGET,
    }
)


def wants_told(wants: Sequence[WantMention], text: str, desk: Desk) -> OfferTurn | None:
    """Take what the person wants of the counter; None where there is no offer that it is of."""
    named = named_in(text, desk.kept)
    offer = named[0] if len(named) == 1 else desk.kept.at_hand or desk.kept.present
    if offer is None or not wants:
        return None
    kept = desk.kept
    for want in wants:
        what = _WANTED[want.want]
        kept = kept.want(offer.key, what, want.value)
    last = _WANTED[wants[-1].want]
    answer = answer_counter(offer, kept, desk.knowledge, desk.now, last)
    return OfferTurn((answer,), kept)


# What may stand beside a number that answers how much one would take.
_BESIDE_AN_AMOUNT = frozenset(
    "about around at least min minimum maybe i id d would take think say base for a per year yr k "
    "usd eur gbp dollars euros pounds lpa lakh lakhs is it s its no not less than below".split()
)
# A smaller number is one of a list of choices.
_LEAST_AMOUNT = 10


def asked_for(answers: Sequence[Answer]) -> Wanted | None:
    """What of the counter the answers ask for, which a number answers."""
    for answer in answers:
        if isinstance(answer, CounterAnswer) and answer.ask is not None:
            least = answer.ask.doubt is None and answer.ask.slot is None
            return Wanted.WALK_AWAY if least else None
        if isinstance(answer, OfferChangedAnswer) and answer.change is OfferChange.TYPE_LEAST:
            return Wanted.WALK_AWAY
    return None


def amount_told(words: Sequence[str], text: str, desk: Desk) -> OfferTurn | None:
    """Take a bare amount where one was asked for; None where none was, or it is none."""
    offer, asking = desk.kept.at_hand, desk.kept.asking
    others = {word for word in words if not word[:1].isdigit()}
    if asking is None or offer is None or not others <= _BESIDE_AN_AMOUNT:
        return None
    base = in_lakhs(read_part("base", text), desk.kept).base
    if base is None or base.per is not Per.YEAR:
        return None
    if base.amount.low / base.amount.scale < _LEAST_AMOUNT:
        return None
    kept = desk.kept.want(offer.key, asking, base.amount.low)
    answer = answer_counter(offer, kept, desk.knowledge, desk.now, asking)
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
