"""Answers to what asks for no guide, or for more than one guide holds."""

from collections.abc import Iterator
from datetime import datetime

from bot.coach.about_us import about_us
from bot.coach.answers import (
    Answer,
    HelpAnswer,
    NotYetAnswer,
    SmallTalkAnswer,
    StillOnAnswer,
    TermAnswer,
    UnknownAnswer,
)
from bot.coach.figures import Name
from bot.coach.lookup import guide_for
from bot.coach.naming import company_called, example_companies
from bot.coach.overview import answer_browse
from bot.coach.person import Person, Session
from bot.coach.provenance import role_name
from bot.coach.question import (
    Browse,
    Listing,
    Question,
    Wish,
)
from bot.coach.questions import questions
from bot.coach.resolve import resolve
from bot.coach.situations import answer_situation
from bot.coach.watch_requests import OF_WATCHES
from bot.knowledge.base import KnowledgeBase
from bot.understanding.intents import (
    Intent,
    Situation,
)
from bot.understanding.reading import Understanding

_LISTINGS = {
    "role": Listing.ROLES,
    "roles": Listing.ROLES,
    "jobs": Listing.ROLES,
    "region": Listing.REGIONS,
    "regions": Listing.REGIONS,
    "city": Listing.REGIONS,
    "cities": Listing.REGIONS,
    "place": Listing.REGIONS,
    "places": Listing.REGIONS,
    "locations": Listing.REGIONS,
}


_NOT_YET = frozenset(
    {
        Intent.PRACTICE,
        Intent.PLAN,
    }
)


def beside_guides(
    intent: Intent,
    heard: Understanding,
    person: Person,
    knowledge: KnowledgeBase,
    now: datetime,
) -> Iterator[Answer]:
    """The answer to what asks for no guide, or for more than one guide holds."""
    session = person.session
    match intent:
        case Intent.PRIVACY | Intent.DEVELOPER | Intent.SETTINGS | Intent.MYDATA:
            yield from about_us(intent, heard, person, now)
        case Intent.HELP:
            yield from _explained(heard, session, knowledge)
        case Intent.PUSHBACK:
            yield help_answer(Situation.PUSHBACK, heard, session, knowledge)
        case Intent.BROWSE:
            yield from _browse(heard, session, knowledge, now)
        case Intent.SMALLTALK | Intent.ABUSE:
            yield SmallTalkAnswer(rough=intent is Intent.ABUSE)
        case _ if intent in _NOT_YET:
            yield NotYetAnswer(intent)
        case _ if intent in OF_WATCHES:
            return  # said behind all else
        case _:
            yield UnknownAnswer(topic=topic_of(session, knowledge))


def _explained(
    heard: Understanding, session: Session, knowledge: KnowledgeBase
) -> Iterator[Answer]:
    """What words of pay mean, where that is asked; else help."""
    for number, term in enumerate(heard.terms, start=1):
        last = number == len(heard.terms)
        yield TermAnswer(term, topic_of(session, knowledge) if last else None)
    if not heard.terms:
        yield help_answer(heard.situation, heard, session, knowledge)


def help_answer(
    situation: Situation | None,
    heard: Understanding | None,
    session: Session,
    knowledge: KnowledgeBase,
) -> Answer:
    """Help in a situation, or with everything."""
    if situation is None:
        return HelpAnswer(example_companies(knowledge), tuple(Situation))
    levers = () if heard is None else heard.entities.levers
    families = tuple(lever.family for lever in levers)
    return answer_situation(situation, families, knowledge, topic_of(session, knowledge))


def _browse(
    heard: Understanding, session: Session, knowledge: KnowledgeBase, now: datetime
) -> Iterator[Answer]:
    """All that there is of a kind; of a company its roles, with their regions behind them."""
    named = heard.entities.companies
    if named:
        asked = tuple(Question((Wish.OVERVIEW,), mention.company) for mention in named)
        yield from resolve(asked, knowledge, now)
        return
    if heard.entities.unlisted or heard.entities.doubtful:
        yield from questions(heard, session, knowledge).aside
        return
    listings = (_LISTINGS[key] for key in heard.utterance.keys if key in _LISTINGS)
    yield answer_browse(Browse(next(listings, Listing.COMPANIES)), knowledge)


def topic_of(session: Session, knowledge: KnowledgeBase) -> StillOnAnswer | None:
    """What was last talked about, where there is a guide for it."""
    guide = guide_for(session.topic, knowledge)
    if guide is None:
        return None
    places = tuple(Name(place.name) for place in session.topic.places)
    return StillOnAnswer((company_called(guide.id.company, knowledge),), role_name(guide), places)
