"""What is to be watched, or watched no more, as a person said it: in doubt they are asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.coach.answers import (
    Answer,
    Clarification,
    LeftOutAnswer,
    NotInGuidesAnswer,
    ReadAsAnswer,
    ReadLevelAnswer,
    Slot,
    WatchQuestionAnswer,
)
from bot.coach.figures import Name
from bot.coach.naming import company_called
from bot.coach.person import Person, Session
from bot.coach.provenance import role_called
from bot.coach.question import Choice, Question, WatchStep, WatchVerb
from bot.coach.questions import questions
from bot.coach.watch_steps import watch_step
from bot.coach.watches import WatchTurn, begun, ended, listed, which_role
from bot.knowledge.base import GuideId, KnowledgeBase
from bot.reminders.reminder import Watch
from bot.understanding.intents import Intent, says_only_that
from bot.understanding.reading import Understanding
from bot.understanding.utterance import keys_of

_MOST_CHOICES = 4
_OUR_WORDS = frozenset({"watch", "unwatch"})
_VERBS: Mapping[Intent, WatchVerb] = MappingProxyType(
    {
        Intent.WATCH: WatchVerb.ON,
        Intent.UNWATCH: WatchVerb.OFF,
        Intent.WATCHES: WatchVerb.LIST,
    }
)
OF_WATCHES = frozenset(_VERBS)


def watch_turn(
    intent: Intent, heard: Understanding, person: Person, knowledge: KnowledgeBase
) -> WatchTurn:
    """What comes of a wish to watch, to do so no more, or to see all that is watched."""
    verb, heard = _VERBS[intent], _without_verb(heard)
    if verb is WatchVerb.LIST:
        return listed(person, knowledge)
    left = _that_left(heard, person, knowledge) if verb is WatchVerb.OFF else ()
    if left:
        return ended(left, person, knowledge)
    asked = questions(heard, Session(), knowledge)
    named = tuple(question for question in asked.questions if question.company is not None)
    before, aside = _turned(asked.before, verb), _turned(asked.aside, verb)
    if named:
        turn = _of_named(verb, named, person, knowledge)
    elif not aside:
        turn = _of_topic(verb, asked.questions, heard, person, knowledge)
    else:
        turn = WatchTurn((), person)
    return replace(turn, answers=(*before, *turn.answers, *aside))


def _without_verb(heard: Understanding) -> Understanding:
    """What was heard, without "unwatch", which is nobody's word but ours, as a company's name."""
    found = heard.entities
    unlisted = tuple(one for one in found.unlisted if one.typed.casefold() not in _OUR_WORDS)
    possible = tuple(one for one in found.possible if one.typed.casefold() not in _OUR_WORDS)
    return replace(heard, entities=replace(found, unlisted=unlisted, possible=possible))


def _of_named(
    verb: WatchVerb, named: Iterable[Question], person: Person, knowledge: KnowledgeBase
) -> WatchTurn:
    """Of a role that a company has no guide for, which one is meant; the rest is done."""
    if verb is WatchVerb.OFF:
        return ended(_each_once(map(_as_watch, named)), person, knowledge)
    asks: list[Answer] = []
    wanted: list[Watch] = []
    for question in named:
        missing = _missing(question, knowledge)
        if missing is None:
            wanted.append(_as_watch(question))
        else:
            asks.append(which_role(question.company or "", missing, knowledge))
    if not wanted:
        return WatchTurn(tuple(asks[:1]), person)
    turn = begun(_each_once(wanted), person, knowledge)
    return replace(turn, answers=(*turn.answers, *asks[:1]))


def _missing(question: Question, knowledge: KnowledgeBase) -> Name | None:
    """The role or the level that was named and that the company has no guide for."""
    if question.role is not None:
        there = GuideId(question.company or "", question.role) in knowledge.guides
        return None if there else role_called(question.role, knowledge)
    return None if question.level is None else Name(question.level.typed)


def _that_left(heard: Understanding, person: Person, knowledge: KnowledgeBase) -> tuple[Watch, ...]:
    """What is named of that which is watched and has left the guides."""
    gone = (one for one in person.watches if one.company not in knowledge.companies)
    return tuple(one for one in gone if _holds(heard.utterance.keys, keys_of(_spaced(one.company))))


def _spaced(slug: str) -> str:
    return slug.replace("-", " ")


def _holds(keys: tuple[str, ...], name: tuple[str, ...]) -> bool:
    starts = range(len(keys) - len(name) + 1)
    return bool(name) and any(keys[at : at + len(name)] == name for at in starts)


def _as_watch(question: Question) -> Watch:
    return Watch(question.company or "", question.role)


def _each_once(wanted: Iterable[Watch]) -> tuple[Watch, ...]:
    return tuple(dict.fromkeys(wanted))


# Where no company is named --------------------------------------------------------------------


def _of_topic(
    verb: WatchVerb,
    asked: tuple[Question, ...],
    heard: Understanding,
    person: Person,
    knowledge: KnowledgeBase,
) -> WatchTurn:
    """What was talked about last, or a role that was named there; else it is asked for."""
    role = next((question.role for question in asked), None)
    named = _names_something(heard)
    topics = () if named else tuple(_talked_of(person.session, role, knowledge))
    if verb is WatchVerb.OFF:
        theirs = _unsure_of(heard) if named else None
        return _end_one(topics, role, theirs, person, knowledge)
    if len(topics) == 1:
        return begun(topics, person, knowledge, on_topic=True)
    choices = tuple(
        Choice(one.company, company_called(one.company, knowledge), _on(one))
        for one in (topics or _suggested(role, heard, knowledge))[:_MOST_CHOICES]
    )
    missing = None if role is None else role_called(role, knowledge)
    ask = WatchQuestionAnswer(Slot.COMPANY, choices, missing=missing)
    return WatchTurn((ask,), person)


def _on(one: Watch) -> WatchStep:
    return watch_step(WatchVerb.ON, one.company, one.role)


def _names_something(heard: Understanding) -> bool:
    """Whether words beside a role may name what is meant, so that it is not what was before."""
    found = heard.entities
    known = found.employers or found.places or found.levels
    words = found.unsure or found.possible or found.unexplained
    return bool(known or words) and not says_only_that(heard.utterance)


def _unsure_of(heard: Understanding) -> frozenset[str]:
    """Companies whose names are everyday words too."""
    return frozenset(mention.company for mention in heard.entities.unsure)


def _talked_of(session: Session, role: str | None, knowledge: KnowledgeBase) -> Iterator[Watch]:
    """What the last questions were about, or the role that is named now at those companies."""
    asked = ((one, company) for one in session.topics for company in one.companies)
    for topic, company in asked:
        wanted = role or topic.role
        if GuideId(company, wanted or "") in knowledge.guides:
            yield Watch(company, wanted)
        elif role is None and company in knowledge.companies:
            yield Watch(company)


def _at(company: str, role: str | None, knowledge: KnowledgeBase) -> Watch:
    return Watch(company, role if GuideId(company, role or "") in knowledge.guides else None)


def _suggested(
    role: str | None, heard: Understanding, knowledge: KnowledgeBase
) -> tuple[Watch, ...]:
    """Companies whose names are everyday words too, else those that have a role."""
    unsure = sorted(_unsure_of(heard))
    if unsure:
        return tuple(_at(company, role, knowledge) for company in unsure)
    guides = () if role is None else knowledge.with_role(role)
    return tuple(Watch(guide.id.company, guide.id.role) for guide in guides)


def _end_one(
    topics: tuple[Watch, ...],
    role: str | None,
    theirs: frozenset[str] | None,
    person: Person,
    knowledge: KnowledgeBase,
) -> WatchTurn:
    """End what was talked about, or the only one that can be meant; else all are shown.

    `theirs` are the companies that may be meant, None where no word may name one.
    """
    mine = [one for one in person.watches if role in {None, one.role}]
    subjects = {(one.company, which) for one in topics for which in (one.role, None)}
    of_topic = tuple(one for one in mine if (one.company, one.role) in subjects)
    if len(of_topic) == 1:
        return ended(of_topic, person, knowledge, on_topic=True)
    meant = [one for one in mine if theirs is None or one.company in theirs]
    return ended(meant, person, knowledge) if len(meant) == 1 else listed(person, knowledge)


# What is said beside --------------------------------------------------------------------------


def _turned(answers: Iterable[Answer], verb: WatchVerb) -> tuple[Answer, ...]:
    """How names were read, and what is asked about them, each choice leading to a watch."""
    turned = (_turned_one(answer, verb) for answer in answers)
    return tuple(one for one in turned if one is not None)


def _turned_one(answer: Answer, verb: WatchVerb) -> Answer | None:
    match answer:
        case Clarification(choices=()) | NotInGuidesAnswer(nearest=()) if verb is WatchVerb.OFF:
            return None  # what is watched is shown instead
        case Clarification(choices=(), typed=typed):
            return WatchQuestionAnswer(Slot.COMPANY, typed=typed)
        case Clarification(choices=choices):
            return replace(answer, choices=_to_watch(choices, verb))
        case NotInGuidesAnswer(nearest=nearest, question=question):
            plain = replace(question, places=())
            return replace(answer, nearest=_to_watch(nearest, verb), families=(), question=plain)
        case ReadLevelAnswer(others=others):
            return replace(answer, others=_to_watch(others, verb))
        case ReadAsAnswer(readings=readings):
            return replace(
                answer,
                readings=tuple(
                    replace(one, other=next(iter(_to_watch((one.other,), verb)), None))
                    for one in readings
                ),
            )
        case LeftOutAnswer():
            return answer
        case _:
            return None


def _to_watch(choices: Iterable[Choice | None], verb: WatchVerb) -> tuple[Choice, ...]:
    """The same companies and roles, to be watched; nothing of what names none."""
    return tuple(
        replace(one, target=watch_step(verb, one.target.company, one.target.role))
        for one in choices
        if one is not None and isinstance(one.target, Question) and one.target.company is not None
    )
