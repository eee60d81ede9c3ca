"""One turn: from what was heard to what is answered and what is remembered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Never, TypeAlias

from bot.coach.answers import (
    Answer,
    Clarification,
    CompanyRolesAnswer,
    HelpAnswer,
    NotInGuidesAnswer,
    PrivacyAnswer,
    Question,
    SmallTalkAnswer,
    StillOnAnswer,
    UnknownAnswer,
)
from bot.coach.person import Pending, Person, Session
from bot.coach.questions import example_companies, questions
from bot.coach.resolve import resolve
from bot.coach.resuming import resumed
from bot.knowledge.base import KnowledgeBase
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
    chosen = resumed(heard, person.session.pending)
    if chosen is not None:
        return _answer((chosen,), (), person, knowledge, now)
    plain = _without_guides(heard, knowledge)
    if plain is not None:
        return Reply((plain,), person)
    asked = questions(heard, person.session, knowledge)
    carried = _carried(asked.questions, knowledge) if asked.carried else ()
    found = _answer(asked.questions, carried, person, knowledge, now)
    if not asked.aside:
        return found
    return Reply((*found.answers, *asked.aside), _remember(found.person, asked.aside))


def _without_guides(heard: Understanding, knowledge: KnowledgeBase) -> Answer | None:
    """The answer to what needs no guide; None where one is needed."""
    if not heard.utterance.text.strip("\0 \t\r\n"):
        return UnknownAnswer(empty=True)
    entities = heard.entities
    named = bool(entities.companies or entities.doubtful or entities.unlisted)
    simple: dict[Intent, Callable[[], Answer]] = {
        Intent.PRIVACY: PrivacyAnswer,
        Intent.HELP: lambda: HelpAnswer(example_companies(knowledge)),
        Intent.SMALLTALK: SmallTalkAnswer,
        Intent.UNKNOWN: UnknownAnswer,
    }
    for intent, answer in simple.items():
        if heard.wants(intent) and not (named and intent is Intent.HELP):
            return answer()
    return None


def _carried(asked: tuple[Question, ...], knowledge: KnowledgeBase) -> tuple[Answer, ...]:
    """A line that shows what was taken over from before."""
    if not asked or asked[0].company is None:
        return ()
    company = knowledge.companies[asked[0].company]
    names = {guide.id.role: guide.role_name for guide in knowledge.of_company(company.slug)}
    return (StillOnAnswer(company.name, names.get(asked[0].role or "")),)


def _answer(
    asked: tuple[Question, ...],
    before: tuple[Answer, ...],
    person: Person,
    knowledge: KnowledgeBase,
    now: datetime,
) -> Reply:
    """Answer each question in turn; the last one stays the topic."""
    answers = list(before)
    for question in asked:
        answers += resolve(question, knowledge, now)
    topic = asked[-1] if asked else person.session.topic
    return Reply(tuple(answers), _remember(Person(Session(topic)), tuple(answers)))


def _remember(person: Person, answers: tuple[Answer, ...]) -> Person:
    """Keep the first offer of choices, for a number or a name to pick from."""
    if person.session.pending is not None:
        return person
    offers = (_pending(answer) for answer in answers)
    pending = next((offer for offer in offers if offer is not None), None)
    return Person(replace(person.session, pending=pending))


def _pending(answer: Answer) -> Pending | None:
    match answer:
        case Clarification(_, choices, question) if choices:
            return Pending(choices, question, for_company=True)
        case CompanyRolesAnswer(_, choices, question):
            return Pending(choices, question, for_company=False)
        case NotInGuidesAnswer(_, nearest, _, question) if nearest:
            return Pending(nearest, question, for_company=True)
        case _:
            return None
