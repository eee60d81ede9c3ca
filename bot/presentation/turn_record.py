"""One turn as a JSON object: what was understood and answered (docs/jsonl.md)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from bot.coach.answers import (
    Answer,
    Clarification,
    CompanyOverviewAnswer,
    NobodyThereAnswer,
    NoSuchPlaceAnswer,
    NotInGuidesAnswer,
    OfferAnswer,
    Slot,
    StillMeantAnswer,
    WatchQuestionAnswer,
)
from bot.coach.answers.offers import Ask, Unplaced
from bot.coach.kept import Doubt
from bot.coach.question import (
    Browse,
    Choice,
    DataStep,
    DataVerb,
    Forget,
    Help,
    OfferStep,
    OfferVerb,
    Question,
    ReminderStep,
    ReminderVerb,
    SettingStep,
    WatchStep,
    WatchVerb,
    Wish,
)
from bot.coach.remembering import Reply
from bot.knowledge.base import KnowledgeBase, Place
from bot.presentation.catalogue import Catalogue
from bot.presentation.offer_record import number, offer_record
from bot.presentation.plain import render
from bot.presentation.reminder_record import reminder_records
from bot.presentation.tracing import figure_record, figures_of, guides_of
from bot.understanding.amounts import AmountMention
from bot.understanding.intents import Intent
from bot.understanding.reading import Understanding

Json = dict[str, Any]

# Intents that have no name of their own in the contract.
_NAMED: Mapping[Intent, str] = MappingProxyType(
    {
        Intent.RESET: "smalltalk",
        Intent.ABUSE: "smalltalk",
        Intent.FORGET: "privacy",
    }
)
# Where somebody stands, it is words to say that the answer holds.
_ANSWERED_BY_SCRIPTS = frozenset({Intent.PUSHBACK, Intent.HELP})
_INTENT_OF: Mapping[Wish, str] = MappingProxyType({Wish.OVERVIEW: "browse"})


@dataclass(frozen=True, slots=True)
class QuestionBack:
    """What is asked back, and what there is to choose from."""

    slot: Slot | Doubt
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class TurnSlots:
    """What was understood, as it holds after a turn, carried over from before or not."""

    intents: tuple[str, ...]
    companies: tuple[str, ...]
    roles: tuple[str, ...]
    places: tuple[Place, ...]
    levers: tuple[str, ...]
    clarify: QuestionBack | None


def turn_slots(heard: Understanding, reply: Reply, knowledge: KnowledgeBase) -> TurnSlots:
    """What was understood; the answers are not worded for it, which takes most of a record."""
    about = _about(heard, reply)
    roles = [question.role for question in about] if about else _roles_heard(heard, reply)
    places = [place for question in about for place in question.places]
    typed = [mention.place for mention in heard.entities.places]
    return TurnSlots(
        intents=tuple(dict.fromkeys(_intents(heard, reply))),
        companies=tuple(_companies(about, heard, reply, knowledge)),
        roles=tuple(dict.fromkeys(role for role in roles if role is not None)),
        places=tuple(dict.fromkeys(places or typed)),
        levers=tuple(dict.fromkeys(_levers(heard))),
        clarify=next(filter(None, map(_clarify, reply.answers)), None),
    )


def turn_record(
    heard: Understanding, reply: Reply, knowledge: KnowledgeBase, catalogue: Catalogue
) -> Json:
    """What was typed, understood and answered; slots as they hold after this turn."""
    slots = turn_slots(heard, reply, knowledge)
    return {
        "text": heard.utterance.text,
        "intents": list(slots.intents),
        "companies": list(slots.companies),
        "unlisted": [mention.typed for mention in heard.entities.unlisted],
        "roles": list(slots.roles),
        "places": [_place(place) for place in slots.places],
        "levers": list(slots.levers),
        "levels": [mention.level.typed for mention in heard.entities.levels],
        "amounts": [_amount(amount) for amount in heard.amounts],
        "offers": [offer_record(offer) for offer in heard.offers],
        "reminders": reminder_records(reply.answers),
        "clarify": None if slots.clarify is None else _question_back(slots.clarify),
        "answers": [_answer(answer, catalogue) for answer in reply.answers],
        "reply": render(reply.answers, catalogue),
    }


def _levers(heard: Understanding) -> Iterator[str]:
    """The families that were named, and what they are a part of: vesting, and equity."""
    for mention in heard.entities.levers:
        yield mention.family
        if mention.topic is not None:
            yield mention.topic


def _roles_heard(heard: Understanding, reply: Reply) -> Iterator[str | None]:
    """The roles that were named; else that of an employer without a guide, by its level."""
    yield from (mention.role for mention in heard.entities.roles)
    if not heard.entities.roles and heard.entities.levels:
        for answer in reply.answers:
            if isinstance(answer, NotInGuidesAnswer):
                yield answer.question.role


def _about(heard: Understanding, reply: Reply) -> tuple[Question, ...]:
    """What it is about: what was answered, else what was talked about before and still is."""
    if reply.about or heard.entities.companies or heard.entities.unlisted:
        return tuple(
            one
            for question in reply.about
            for one in (question, *(Question(company=c) for c in question.against))
        )
    return tuple(one for one in reply.person.session.topics if one.company is not None)


def _companies(
    about: Iterable[Question], heard: Understanding, reply: Reply, knowledge: KnowledgeBase
) -> Iterator[str]:
    # What was dropped in "drop amazon" is named, and not what it is about.
    chosen = reply.followed is not None
    named = [] if chosen else [mention.company for mention in heard.entities.companies]
    asked = [question.company for question in about]
    for slug in dict.fromkeys((*asked, *named)):
        if slug is not None and slug in knowledge.companies:
            yield slug


def _intents(heard: Understanding, reply: Reply) -> Iterator[str]:  # noqa: C901 - flat: one case a kind
    """What was wanted; where a choice was taken, what it led to."""
    match reply.followed:
        case None if reply.about and all(mention.implied for mention in heard.intents):
            # Nothing was said of what is wanted, so that it may be what was wanted before.
            yield from _wished(wish for question in reply.about for wish in question.wishes)
        case None:
            said = tuple(_said(heard))
            asked = tuple(
                _ASKED_OF_OFFERS[answer.kind].value
                for answer in reply.answers
                if answer.kind in _ASKED_OF_OFFERS
            )
            # A number alone sounds like an offer, and may answer what was asked.
            meant = set(said) <= {Intent.UNKNOWN.value} or (
                asked == (Intent.COUNTER.value,)
                and set(said) <= {Intent.OFFER.value, Intent.RANGE.value}
            )
            yield from asked if asked and meant else said
        case Question(wishes=wishes):
            yield from _wished(wishes or (Wish.RANGE,))
        case Browse():
            yield Intent.BROWSE.value
        case Help():
            yield Intent.HELP.value
        case ReminderStep(verb=verb):
            yield _REMINDER_INTENTS.get(verb, Intent.REMINDER).value
        case WatchStep(verb=watch_verb):
            yield _WATCH_INTENTS[watch_verb].value
        case OfferStep(verb=verb):
            yield _OFFER_INTENTS.get(verb, Intent.OFFER).value
        case Forget() | DataStep() | SettingStep() as step:
            yield _own_intent(step).value


def _own_intent(step: Forget | DataStep | SettingStep) -> Intent:
    """What a step about the person's own data or settings wanted."""
    match step:
        case SettingStep():
            return Intent.SETTINGS
        case DataStep(verb=DataVerb.DEVELOPER):
            return Intent.DEVELOPER
        case DataStep(verb=DataVerb.MYDATA):
            return Intent.MYDATA
        case DataStep(verb=DataVerb.UNREPORT):
            return Intent.REPORT
        case _:
            return Intent.PRIVACY


# What was asked of kept offers in words that ask for nothing else: by the kind of the answer.
_ASKED_OF_OFFERS: Mapping[str, Intent] = MappingProxyType(
    {
        "counter": Intent.COUNTER,
        "why": Intent.COUNTER,
        "offer_comparison": Intent.COMPARE,
        "offers": Intent.OFFERS,
        "offer": Intent.OFFER,
        "offer_changed": Intent.OFFER,
        "offer_form": Intent.OFFER,
        "leaving": Intent.OFFER,
    }
)
_WATCH_INTENTS: Mapping[WatchVerb, Intent] = MappingProxyType(
    {
        WatchVerb.ON: Intent.WATCH,
        WatchVerb.OFF: Intent.UNWATCH,
        WatchVerb.LIST: Intent.WATCHES,
    }
)
_REMINDER_INTENTS = {
    ReminderVerb.LIST: Intent.REMINDERS,
    ReminderVerb.CALENDAR: Intent.REMINDERS,
    ReminderVerb.DELETE: Intent.REMINDERS,
    ReminderVerb.EDIT: Intent.REMINDERS,
    ReminderVerb.SHOW: Intent.REMINDERS,
}
_OFFER_INTENTS = {
    OfferVerb.LIST: Intent.OFFERS,
    OfferVerb.COMPARE: Intent.COMPARE,
    OfferVerb.COUNTER: Intent.COUNTER,
    OfferVerb.QUESTIONS: Intent.QUESTIONS,
    OfferVerb.CHECKLIST: Intent.CHECKLIST,
    OfferVerb.EXPORT: Intent.EXPORT,
}


def _said(heard: Understanding) -> Iterator[str]:
    for mention in heard.intents:
        yield _NAMED.get(mention.intent, mention.intent.value)
        if heard.situation is not None and mention.intent in _ANSWERED_BY_SCRIPTS:
            yield Intent.SCRIPT.value


def _wished(wishes: Iterable[Wish]) -> Iterator[str]:
    return (_INTENT_OF.get(wish, wish.value) for wish in wishes)


def _place(place: Place) -> Json:
    return {
        "name": place.name,
        "metro": place.metro,
        "country": place.country,
        "remote": place.remote,
    }


def _amount(amount: AmountMention) -> Json:
    return {
        "value": number(amount.value),
        "currency": amount.currency,
        "component": None if amount.part is None else amount.part.value,
        "period": None if amount.period is None else amount.period.value,
        "span": [amount.span.start, amount.span.end],
    }


def _clarify(answer: Answer) -> QuestionBack | None:
    """What is asked back; None where nothing is."""
    match answer:
        case Clarification(slot=slot, choices=choices):
            return QuestionBack(slot, choices)
        case CompanyOverviewAnswer():
            return QuestionBack(Slot.ROLE, answer.choices)
        case NoSuchPlaceAnswer(choices=choices) | NobodyThereAnswer(choices=choices):
            return QuestionBack(Slot.PLACE, choices)
        case WatchQuestionAnswer(slot=slot, choices=choices):
            return QuestionBack(slot, choices)
        case StillMeantAnswer(choices=choices):
            return QuestionBack(Slot.COMPANY, choices)
        case NotInGuidesAnswer(nearest=nearest) if nearest:
            return QuestionBack(Slot.COMPANY, nearest)
        case OfferAnswer(ask=ask) if ask is not None:
            return QuestionBack(_slot_of(ask), ask.choices)
        case _:
            return None


_SLOTS = {
    Unplaced.WHICH_COMPANY: Slot.COMPANY,
    Unplaced.WHICH_ROLE: Slot.ROLE,
    Unplaced.WHICH_PLACE: Slot.PLACE,
    Unplaced.NO_SUCH_PLACE: Slot.PLACE,
}


def _slot_of(ask: Ask) -> Slot | Doubt:
    """What a question about an offer is about."""
    if ask.doubt is not None:
        return ask.doubt
    return Slot.COMPANY if ask.slot is None else _SLOTS[ask.slot]


def _question_back(asked: QuestionBack) -> Json:
    return {
        "slot": asked.slot.value,
        "choices": [
            {"value": choice.value, "label": choice.label.text} for choice in asked.choices
        ],
    }


def _answer(answer: Answer, catalogue: Catalogue) -> Json:
    return {
        "kind": answer.kind,
        "guides": [str(guide) for guide in guides_of(answer, catalogue)],
        "figures": [figure_record(figure) for figure in figures_of(answer, catalogue)],
    }
