"""One turn: from what was heard to what is answered and what is remembered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from bot.coach.answers import (
    Answer,
    OfferChangedAnswer,
    ReadLevelAnswer,
    ResetAnswer,
    SmallTalkAnswer,
    UnknownAnswer,
)
from bot.coach.answers.offers import OfferChange
from bot.coach.asking import asked_of_guides, is_named
from bot.coach.effects import CollectMine
from bot.coach.figures import Name, PersonQuote
from bot.coach.following import follow, with_what_waited, zone_told
from bot.coach.forgetting import ask_to_forget, decided, let_go, wants_deletion
from bot.coach.general import beside_guides, topic_of
from bot.coach.kept import Kept
from bot.coach.offered import choices_of
from bot.coach.offers.desk import Desk, OfferTurn
from bot.coach.offers.exchanging import with_rates
from bot.coach.offers.filling import (
    anew,
    aside,
    filled,
    is_form_command,
    is_whole,
    left,
    not_an_answer,
)
from bot.coach.offers.leaving import months_of_leaving
from bot.coach.offers.messages import OffersHeard, leaving, offers_told
from bot.coach.offers.requests import answered, requested
from bot.coach.own_settings import SettingTurn, show_settings, told
from bot.coach.person import Person, Session
from bot.coach.question import (
    Forget,
    OfferStep,
    OfferVerb,
    Question,
    Target,
)
from bot.coach.questions import Asked, blank_question, questions
from bot.coach.remembering import OF_OFFERS, Reply, remembered
from bot.coach.reminding.desk import ReminderDesk
from bot.coach.reminding.turns import (
    REMINDED,
    beside,
    chosen,
    reminded,
    without_its_words,
    without_what_is_over,
)
from bot.coach.resolve import resolve
from bot.coach.resuming import asks_for_more, compared_again, gone_back, gone_on, resumed
from bot.coach.turned import (
    of_guides,
    of_offers,
    of_reminders,
    of_settings,
    then_the_form,
    with_reminders,
)
from bot.coach.watch_requests import OF_WATCHES, watch_turn
from bot.coach.watches import WatchTurn
from bot.coach.wishes import WISHES
from bot.coach.zones import zone_answer
from bot.knowledge.base import KnowledgeBase
from bot.understanding.intents import (
    Intent,
    IntentMention,
    command_of,
    unknown_command,
)
from bot.understanding.offers.mention import OfferMention
from bot.understanding.reading import Understanding, text_of

# These are answered beside an offer that is told step by step.
_ABOUT_US = OF_WATCHES | {
    Intent.PRIVACY,
    Intent.BROWSE,
    Intent.DEVELOPER,
    Intent.MYDATA,
    Intent.REPORT,
    Intent.SETTINGS,
}


def reply(heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime) -> Reply:
    """Answer what was heard in the light of the session, and of the offers that are kept."""
    target = decided(heard, person.session) or chosen(heard, person.session)
    if target is not None:
        return follow(target, person, knowledge, now)
    person = replace(person, session=let_go(person.session))
    if not heard.utterance.text.strip("\0 \t\r\n"):
        return Reply((UnknownAnswer(empty=True),), person)
    if heard.setting is not None:
        said = of_settings(_setting_told(heard, person, now), person)
        return then_the_form(with_what_waited(said, person, knowledge, now), person)
    zones = zone_answer(heard, person) if person.session.draft is not None else ()
    if zones:
        return zone_told(zones, heard, person, knowledge, now)
    turn = reminded(heard, ReminderDesk(person, now, heard.utterance.text))
    if turn is not None:
        return then_the_form(of_reminders(turn), person)
    heard = without_what_is_over(heard)
    if person.kept.form is not None and not heard.asks(Intent.FORGET):
        return _in_form(heard, person, knowledge, now)
    return _said(heard, person, knowledge, now)


def _in_form(
    heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime
) -> Reply:
    """The reply while an offer is told step by step: only a question leaves that open."""
    desk = Desk(person.kept, knowledge, now)
    turn = filled(heard, desk)
    if turn is not None:
        return of_offers(turn, person)
    if command_of(heard.utterance.text) is None and not is_whole(person.kept, heard):
        if heard.offers:
            return of_offers(not_an_answer(person.kept), person)
        return _aside(heard, person, knowledge, now)
    begins = command_of(heard.utterance.text) is Intent.OFFER and not heard.offers
    return _after(anew(desk) if begins else left(desk, heard.offers), heard, person, knowledge, now)


def _after(
    out: OfferTurn,
    heard: Understanding,
    person: Person,
    knowledge: KnowledgeBase,
    now: datetime,
) -> Reply:
    """The reply behind what is said of a form that was left for it."""
    said = _said(heard, replace(person, kept=out.kept), knowledge, now)
    return replace(said, answers=(*out.answers, *said.answers))


def _deletes(target: Target) -> bool:
    everything = isinstance(target, OfferStep) and target.verb is OfferVerb.DELETE
    return everything or isinstance(target, Forget)


def _aside(heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime) -> Reply:
    """The answer to what is asked meanwhile, and the open step once more."""
    others = replace(person, kept=aside(person.kept))
    said = _said(heard, others, knowledge, now)
    found, turn = heard.entities, said.person.kept != others.kept
    about_offers = any(answer.kind in OF_OFFERS for answer in said.answers)
    named = found.employers or found.roles or found.places or heard.terms
    plain = any(mention.intent in _ABOUT_US for mention in heard.intents)
    unknown = any(isinstance(one, UnknownAnswer | SmallTalkAnswer) for one in said.answers)
    if unknown or not (named or plain or about_offers or turn):
        # What is carried over from an earlier talk would be the answer to another question.
        return of_offers(not_an_answer(person.kept), person)
    if any(_deletes(choice.target) for answer in said.answers for choice in choices_of(answer)):
        # "Yes" is to answer that question, and not the step.
        return _after(left(Desk(person.kept, knowledge, now)), heard, person, knowledge, now)
    return then_the_form(said, person)


def _said(heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime) -> Reply:
    """The reply to what was heard, where no step of a form is open."""
    typed = unknown_command(heard.utterance.text)
    if typed is not None and is_form_command(heard.utterance.text):
        nothing = OfferChangedAnswer(OfferChange.NO_FORM)
        return Reply((nothing,), person)
    if typed is not None:
        quote = PersonQuote(text_of(heard.utterance, typed), typed.start, typed.end)
        return Reply((UnknownAnswer(command=quote),), person)
    if heard.asks(Intent.FORGET):
        return remembered((ask_to_forget(person),), (), person)
    if heard.asks(Intent.RESET):
        return Reply((ResetAnswer(),), replace(person, session=Session()))
    zones = zone_answer(heard, person)
    if zones:
        return zone_told(zones, heard, person, knowledge, now)
    about_guides = of_guides(heard, person, knowledge, now)
    if about_guides is not None:
        return about_guides
    turn = requested(heard, Desk(person.kept, knowledge, now), person.session)
    if turn is not None:
        return of_offers(turn, person)
    return _gone_on(heard, person, knowledge, now) or _in_order(heard, person, knowledge, now)


def _gone_on(
    heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime
) -> Reply | None:
    """The reply that goes on with what was said before; None where something new is asked."""
    session = person.session
    target = resumed(heard, session) or gone_on(heard, session.following)
    target = target or gone_back(heard, session)
    if target is not None:
        return follow(target, person, knowledge, now)
    settled = answered(heard, Desk(person.kept, knowledge, now))
    if settled is not None:
        return of_offers(settled, person)
    if asks_for_more(heard):
        return Reply((UnknownAnswer(finished=True, topic=topic_of(session, knowledge)),), person)
    again = compared_again(heard, session)
    return remembered(resolve(again, knowledge, now), again, person) if again else None


def _setting_told(heard: Understanding, person: Person, now: datetime) -> SettingTurn:
    """What is answered to a setting that was told in words."""
    if heard.setting is None:
        return SettingTurn((show_settings(person, now),), person)
    return told(heard.setting, heard.utterance.text, person, now)


def _in_order(
    heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime
) -> Reply:
    """Each thing asked gets its answer where it was asked; what needs guides is answered once."""
    heard = _with_offers_told(without_its_words(heard), person.kept)
    asked: Asked | None = None
    about_offers: tuple[Question, ...] = ()
    answers: list[Answer] = []
    # What is asked of reminders is answered behind all else.
    for mention in (one for one in heard.intents if one.intent not in REMINDED):
        intent = mention.intent
        if intent is Intent.OFFER and heard.offers:
            said, about, person = _offers(heard, person, knowledge, now)
            answers += said
            about_offers = about
        elif _is_answered_by_offers(mention, heard):
            continue
        elif intent in WISHES or (is_named(intent, heard)):
            if asked is None:
                asked = asked_of_guides(heard, person.session, knowledge)
                answers += asked.before
                answers += resolve(asked.questions, knowledge, now)
                answers += asked.aside
        else:
            answers += beside_guides(intent, heard, person, knowledge, now)
    watched = _watched_too(heard, person, knowledge)
    answers, person = [*answers, *watched.answers], watched.person
    if wants_deletion(heard):
        answers.append(ask_to_forget(person, beside=any(map(choices_of, answers))))
    if heard.conversion is not None and not heard.offers:
        origin, target = heard.conversion
        answers.append(OfferChangedAnswer(OfferChange.RATE_WANTED, Name(origin), Name(target)))
    said = tuple(_levels_once(answers))
    out = remembered(said, about_offers if asked is None else asked.questions, person, asked)
    turn = beside(heard, ReminderDesk(out.person, now, heard.utterance.text))
    out = out if turn is None else with_reminders(out, turn)
    return replace(out, effects=(CollectMine(),)) if heard.asks(Intent.MYDATA) else out


def _watched_too(heard: Understanding, person: Person, knowledge: KnowledgeBase) -> WatchTurn:
    """What comes of guides that are to be watched beside all else that is asked."""
    asked = next((one.intent for one in heard.intents if one.intent in OF_WATCHES), None)
    return WatchTurn((), person) if asked is None else watch_turn(asked, heard, person, knowledge)


def _with_offers_told(heard: Understanding, kept: Kept) -> Understanding:
    """What was heard, without an offer of which no amount is told: "is a 10% bonus normal".

    Where an offer is at hand, it may have changed.
    """
    told = tuple(one for one in heard.offers if not _may_be_a_level(one, heard))
    if kept.at_hand is not None or any(one.has_amount or one.misfits for one in told):
        return replace(heard, offers=told) if told != heard.offers else heard
    rest = tuple(one for one in heard.intents if one.intent is not Intent.OFFER)
    unsaid = rest or (IntentMention(Intent.UNKNOWN, 0),)
    return replace(heard, offers=(), intents=unsaid) if heard.offers else heard


_LEAST_SURE = 100


def _may_be_a_level(offer: OfferMention, heard: Understanding) -> bool:
    """Whether all of an offer is a number of two digits beside a company: "microsoft 63"."""
    if not offer.is_assumed or offer.base is None or command_of(heard.utterance.text) is not None:
        return False
    amount = offer.base.amount
    return amount.scale > 1 and amount.high / amount.scale < _LEAST_SURE


def _is_answered_by_offers(mention: IntentMention, heard: Understanding) -> bool:
    """Whether the answer about the offers of a message says what is wanted."""
    if not heard.offers or not heard.asks(Intent.OFFER):
        return False
    if mention.intent is Intent.COMPARE:
        return len(heard.offers) > 1 or mention.implied
    return mention.intent is Intent.RANGE


def _offers(
    heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime
) -> tuple[tuple[Answer, ...], tuple[Question, ...], Person]:
    """The answers about the offers of a message, what they are about, and the person after it."""
    asked_about = questions(heard, person.session, knowledge)
    levels = tuple(one for one in asked_about.before if isinstance(one, ReadLevelAnswer))
    about = asked_about.questions or ((blank_question(heard),) if heard.entities.roles else ())
    told = OffersHeard(heard.offers, about, blank_question(heard), heard.utterance.text)
    turn = offers_told(told, Desk(with_rates(person.kept, heard.rates), knowledge, now))
    named = tuple(question for question in about if question.company is not None)
    cut = (OfferChangedAnswer(OfferChange.TOO_LONG),) if heard.cut else ()
    months = months_of_leaving(heard.utterance.text)
    left = None
    if months is not None and len(heard.offers) == 1:
        left = leaving(heard.offers[0], months, Desk(turn.kept, knowledge, now))
    kept_on_leaving = () if left is None else left.answers
    answers = (*levels, *cut, *kept_on_leaving, *turn.answers)
    return answers, named, replace(person, kept=turn.kept)


def _levels_once(answers: Iterable[Answer]) -> Iterator[Answer]:
    """The answers, each level read once although an offer and its range need it both."""
    seen: set[ReadLevelAnswer] = set()
    for answer in answers:
        if not isinstance(answer, ReadLevelAnswer):
            yield answer
        elif answer not in seen:
            seen.add(answer)
            yield answer
