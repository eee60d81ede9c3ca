"""One turn: from what was heard to what is answered and what is remembered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Never, TypeAlias

from bot.coach.answers import (
    Answer,
    Choice,
    Clarification,
    CompanyRolesAnswer,
    HelpAnswer,
    NoSuchPlaceAnswer,
    NotInGuidesAnswer,
    PrivacyAnswer,
    Question,
    Slot,
    SmallTalkAnswer,
    StillMeantAnswer,
    StillOnAnswer,
    UnknownAnswer,
)
from bot.coach.person import Pending, Person, Session
from bot.coach.questions import Asked, example_companies, questions
from bot.coach.resolve import resolve
from bot.coach.resuming import gone_on, resumed
from bot.knowledge.base import GuideId, KnowledgeBase
from bot.understanding.intents import Intent
from bot.understanding.reading import Understanding

# Nothing that an answer asks of the world yet.
Effect: TypeAlias = Never


@dataclass(frozen=True, slots=True)
class Reply:
    """Answers in the order asked, the person as they are now, and what the world should do."""

    answers: tuple[Answer, ...]
    person: Person
    effects: tuple[Effect, ...] = ()


def reply(heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime) -> Reply:
    """Answer what was heard in the light of the session."""
    session = person.session
    chosen = resumed(heard, session.pending) or gone_on(heard, session.topic)
    if chosen is not None:
        return _answer(Asked((chosen,)), person, knowledge, now)
    plain = _without_guides(heard, session.topic, knowledge)
    if plain is not None:
        return Reply((plain,), person)
    return _answer(questions(heard, session, knowledge), person, knowledge, now)


def _without_guides(
    heard: Understanding, topic: Question, knowledge: KnowledgeBase
) -> Answer | None:
    """The answer to what needs no guide; None where one is needed."""
    if not heard.utterance.text.strip("\0 \t\r\n"):
        return UnknownAnswer(empty=True)
    named = heard.entities.employers
    simple: dict[Intent, Callable[[], Answer]] = {
        Intent.PRIVACY: PrivacyAnswer,
        Intent.HELP: lambda: HelpAnswer(example_companies(knowledge)),
        Intent.SMALLTALK: SmallTalkAnswer,
        Intent.UNKNOWN: lambda: UnknownAnswer(topic=_topic(topic, knowledge)),
    }
    for intent, answer in simple.items():
        if heard.wants(intent) and not (named and intent is Intent.HELP):
            return answer()
    return None


def _topic(topic: Question, knowledge: KnowledgeBase) -> StillOnAnswer | None:
    """What was last talked about, where there is a guide for it."""
    guide = knowledge.guides.get(GuideId(topic.company or "", topic.role or ""))
    return None if guide is None else StillOnAnswer(guide.company_name, guide.role_name)


def _answer(asked: Asked, person: Person, knowledge: KnowledgeBase, now: datetime) -> Reply:
    """Answer each question in turn; the last one stays the topic.

    The first offer of choices is kept, for a number or a name to pick from.
    """
    answers = list(asked.before)
    for question in asked.questions:
        answers += resolve(question, knowledge, now)
    answers += asked.aside
    offers = (_pending(answer) for answer in answers)
    pending = next((offer for offer in offers if offer is not None), None)
    topic = _next_topic(asked, person.session.topic)
    return Reply(tuple(answers), Person(Session(topic, pending)))


def _next_topic(asked: Asked, before: Question) -> Question:
    """What is talked about now; a question whose company is still open keeps its other slots."""
    if asked.questions:
        return asked.questions[-1]
    open_ones = (answer.question for answer in asked.aside if isinstance(answer, Clarification))
    return before if before.company is not None else next(open_ones, before)


def _pending(answer: Answer) -> Pending | None:
    match answer:
        case Clarification(Slot.COMPANY, choices, question) if choices:
            return _offer(choices, question, "company")
        case CompanyRolesAnswer(_, choices, question):
            return _offer(choices, question, "role")
        case NotInGuidesAnswer(_, nearest, _, question) if nearest:
            return _offer(nearest, question, "company")
        case StillMeantAnswer(_, company, question):
            return _offer((company,), question, "company")
        case NoSuchPlaceAnswer(_, _, choices, spots, question):
            return Pending(choices, tuple(replace(question, places=(spot,)) for spot in spots))
        case _:
            return None


def _offer(
    choices: tuple[Choice, ...], question: Question, slot: Literal["company", "role"]
) -> Pending:
    """Choices that fill a slot of a question."""
    filled = (
        replace(question, company=choice.value)
        if slot == "company"
        else replace(question, role=choice.value)
        for choice in choices
    )
    return Pending(choices, tuple(filled))
