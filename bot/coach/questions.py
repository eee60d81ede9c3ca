"""What is asked: the slots of what was heard, with those that the session still holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.coach.answers import (
    Answer,
    Clarification,
    GoneAnswer,
    Slot,
    StillMeantAnswer,
)
from bot.coach.asides import (
    MOST_FAMILIES,
    asides_of,
    called,
    left_out,
    quoted,
    still_on,
)
from bot.coach.carrying import about, about_another, carry_on
from bot.coach.figures import Name, PersonQuote
from bot.coach.heard_levels import with_levels, without_levels
from bot.coach.jobs import employers, first_level, role_named
from bot.coach.ladders import placed
from bot.coach.lookup import guide_for
from bot.coach.naming import company_called, company_choices
from bot.coach.person import Session
from bot.coach.question import Question, Wish
from bot.coach.readings import read_as
from bot.coach.rungs import told_apart
from bot.coach.wishes import wishes_of
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.ladders import ENGINEERS
from bot.understanding.cues import FOLLOW_UP_WORDS, FUNCTION_WORDS, PAY
from bot.understanding.entities import (
    CompanyMention,
)
from bot.understanding.intents import IntentMention
from bot.understanding.reading import Understanding

# More than this is a dump on a phone; what is left out is named.
MOST_QUESTIONS = 4
_MOST_WORDS = 6
_PAIR = 2
_COMPETING = "competing_offer"
_OTHER_OFFER = re.compile(
    r"\b(?:another|other|second|competing|higher|better)\s+offer\s+(?:from|at|with|by)\s*$",
    re.IGNORECASE,
)
# "Script for … at Google", "what do they pay": it is the company that is asked about.
_ASKS_THERE = re.compile(r"\b(?:scripts? (?:for|about)|they|levels?|range)\b", re.IGNORECASE)
_WHO = frozenset("who companies employers".split())
_THAT = frozenset("that this it".split())


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions that can be answered; before them what was read into them, after them the rest."""

    questions: tuple[Question, ...]
    before: tuple[Answer, ...] = ()
    aside: tuple[Answer, ...] = ()


def questions(heard: Understanding, session: Session, knowledge: KnowledgeBase) -> Asked:
    """One question for each company and role, in the order named; a level alone is a role."""
    heard = with_levels(_with_those_meant(heard, session), knowledge)
    asked = _questions(heard, session, knowledge)
    known = tuple(_with_known_rung(question, knowledge) for question in asked.questions)
    read = placed(known, knowledge)
    before = (*asked.before, *read_as(heard, read.questions, knowledge), *read.said)
    return replace(asked, questions=read.questions, before=before)


def _with_known_rung(question: Question, knowledge: KnowledgeBase) -> Question:
    """The question, its role without a seniority that guides tell of no such role."""
    if question.role is None or question.role in ENGINEERS:
        return question
    return replace(question, role=told_apart(question.role, knowledge))


def _questions(heard: Understanding, session: Session, knowledge: KnowledgeBase) -> Asked:
    """What is asked, its levels not yet read."""
    blank = blank_question(heard)
    if _is_other_offer(heard, session, knowledge):
        theirs = replace(blank, families=(_COMPETING,), level=None)
        same = carry_on(theirs, without_levels(heard), session.topic)
        same = replace(same, wishes=wishes_of(_explicit(heard)) or (Wish.SCRIPT,))
        return Asked((same,), (still_on((same,), blank, knowledge),))
    if heard.entities.employers:
        return _about_employers(heard, blank, session, knowledge)
    topics = () if _asks_who(heard) else session.topics
    blanks = _one_a_level(blank, heard)
    on = tuple(carry_on(one, heard, topic) for topic in topics for one in blanks) or blanks
    possible = heard.entities.possible
    typed = quoted(possible[0].typed, possible[0].span) if possible else None
    known = tuple(question for question in on if question.company in knowledge.companies)
    if not known:
        gone = _gone(on[0], knowledge)
        return _without_company(replace(on[0], company=None), typed, gone, knowledge)
    if typed is not None:
        named = tuple(question.company or "" for question in known)
        choices = company_choices(named, known[0], knowledge)
        return Asked((), (), (StillMeantAnswer(typed, choices, known[0]),))
    shown, more = known[:MOST_QUESTIONS], known[MOST_QUESTIONS:]
    still = still_on(shown, blank, knowledge)
    left = tuple(called(question, knowledge) for question in more)
    return Asked(shown, (still,), left_out(left, heard, shown[-1]))


def _is_other_offer(heard: Understanding, session: Session, knowledge: KnowledgeBase) -> bool:
    """Whether a company is only where another offer comes from: "an offer from Amazon too".

    The talk then goes on about the company of before.
    """
    found, topic = heard.entities, session.topic
    if guide_for(topic, knowledge) is None or len(found.companies) != 1 or found.roles:
        return False
    if found.companies[0].company == topic.company or found.doubtful or found.unlisted:
        return False
    before = heard.utterance.text[: found.companies[0].span.start]
    asks_there = _ASKS_THERE.search(heard.utterance.text) is not None
    return _OTHER_OFFER.search(before) is not None and not asks_there


def _explicit(heard: Understanding) -> Iterator[IntentMention]:
    return (mention for mention in heard.intents if not mention.implied)


def _asks_who(heard: Understanding) -> bool:
    """Whether companies are asked for: "who pays data scientists in New York"."""
    found = heard.entities
    named = found.roles and found.places
    return bool(named) and not _WHO.isdisjoint(heard.utterance.keys)


def _with_those_meant(heard: Understanding, session: Session) -> Understanding:
    """What was heard, with the everyday words that name a company which is being talked about."""
    found = heard.entities
    if found.employers or not found.unsure:
        return heard
    # Of the company that is talked about nothing has to be named: "is it wise to tell them" is
    # said about Wise too.
    spoken_of = {question.company for question in session.recent} - {session.topic.company}
    meant = tuple(mention for mention in found.unsure if mention.company in spoken_of)
    return replace(heard, entities=replace(found, companies=meant)) if meant else heard


def _gone(question: Question, knowledge: KnowledgeBase) -> tuple[Answer, ...]:
    """That the company of before has left the guides; nothing where none was talked about."""
    if question.company is None:
        return ()
    return (GoneAnswer(company_called(question.company, knowledge)),)


def _without_company(
    question: Question,
    typed: PersonQuote | None,
    before: tuple[Answer, ...],
    knowledge: KnowledgeBase,
) -> Asked:
    """A question that no company is known for: answered where it needs none."""
    if typed is None:
        return Asked((question,), before)
    ask = Clarification(Slot.COMPANY, (), question, typed)
    scripts = Wish.SCRIPT in question.wishes and bool(knowledge.generic)
    own = replace(question, wishes=(Wish.SCRIPT,))
    return Asked((own,) if scripts else (), before, (ask,))


def _about_employers(
    heard: Understanding, blank: Question, session: Session, knowledge: KnowledgeBase
) -> Asked:
    blank = replace(blank, wishes=_comparable_wishes(blank.wishes, heard))
    asked: list[Question] = []
    before: list[Answer] = []
    aside: list[Answer] = []
    unsaid: list[Name] = []
    for employer in employers(heard, session, knowledge):
        places = tuple(dict.fromkeys(place.place for place in employer.places))
        mention = employer.mention
        for job in employer.jobs:
            said = replace(blank, places=places, role=job.role, level=job.level)
            if not isinstance(mention, CompanyMention):
                if len(aside) < MOST_QUESTIONS:
                    theirs = about_another(said, heard, session)
                    aside += asides_of(mention, theirs, knowledge)
                else:
                    unsaid.append(Name(mention.typed))
                break
            question = about(mention.company, said, heard, session, knowledge)
            carried = question.role is not None and said.role is None
            if carried or question.places != said.places or question.level != said.level:
                before.append(still_on((question,), said, knowledge))
            asked.append(question)
    asked = [*_as_well(asked, heard, session, knowledge), *asked]
    shown = tuple(asked[:MOST_QUESTIONS])
    left = tuple(called(question, knowledge) for question in asked[MOST_QUESTIONS:])
    more = (*left, *unsaid[:MOST_QUESTIONS])
    out = left_out(more, heard, shown[-1] if shown else blank)
    return Asked(shown, tuple(before[:1]), (*aside, *out))


def _comparable_wishes(wishes: tuple[Wish, ...], heard: Understanding) -> tuple[Wish, ...]:
    """Of two employers one of which has no guide, or is not sure, the other's pay is shown."""
    found = heard.entities
    alone = len(found.companies) < _PAIR and (found.doubtful or found.unlisted)
    if not alone:
        return wishes
    return tuple(dict.fromkeys(Wish.RANGE if wish is Wish.COMPARE else wish for wish in wishes))


def _as_well(
    asked: list[Question], heard: Understanding, session: Session, knowledge: KnowledgeBase
) -> Iterator[Question]:
    """What was talked about, where "what level is that at …" sets another company beside it."""
    topic = session.topic
    keys = frozenset(heard.utterance.keys)
    spoken_of = topic.company in knowledge.companies and not keys.isdisjoint(_THAT)
    other = [question for question in asked if question.company != topic.company]
    if spoken_of and len(other) == len(asked) == 1 and other[0].wishes == (Wish.LEVELS,):
        yield replace(topic, wishes=(Wish.LEVELS,), families=())


def blank_question(heard: Understanding) -> Question:
    """The question without a company, about every role and place that is named."""
    found = heard.entities
    return Question(
        wishes=wishes_of(heard.intents) or (Wish.RANGE,),
        role=role_named(heard),
        places=tuple(dict.fromkeys(mention.place for mention in found.places)),
        families=tuple(mention.family for mention in found.levers)[:MOST_FAMILIES],
        level=first_level(heard),
        words=_search_words(heard),
    )


def _one_a_level(blank: Question, heard: Understanding) -> tuple[Question, ...]:
    """The question, or one for each of several levels that are named without a role."""
    levels = () if blank.role is not None else heard.entities.levels
    return tuple(replace(blank, level=one.level) for one in levels) or (blank,)


def _search_words(heard: Understanding) -> tuple[str, ...]:
    """The words of a short message that name nothing else: what a script may be looked for by."""
    found = heard.entities
    spans = (
        *(mention.span for mention in found.companies),
        *(mention.span for mention in found.doubtful),
        *(mention.span for mention in found.unlisted),
        *(mention.span for mention in found.roles),
        *(mention.span for mention in found.places),
    )
    words = (
        word.key
        for word in heard.utterance.words
        if not any(span.start <= word.start < span.end for span in spans)
    )
    plain = FUNCTION_WORDS | FOLLOW_UP_WORDS | PAY
    kept = (word for word in words if word not in plain and word.isalpha())
    return tuple(dict.fromkeys(kept))[:_MOST_WORDS]
