"""What a question takes over from those before it."""

from dataclasses import replace

from bot.coach.person import Session
from bot.coach.question import Question, Wish
from bot.coach.rungs import at_rung, without_rung
from bot.knowledge.base import GuideId, KnowledgeBase
from bot.knowledge.ladders import ENGINEERS
from bot.understanding.reading import Understanding

_AS_BEFORE = frozenset({"same", "too", "also"})
_ASKED_ONCE = frozenset({Wish.OVERVIEW, Wish.COMPARE, Wish.SOURCES})
# A place says nothing to these: "and in London?" asks for pay.
_PLACELESS = frozenset({Wish.LEVELS, Wish.STRATEGY})


def about(
    company: str, blank: Question, heard: Understanding, session: Session, knowledge: KnowledgeBase
) -> Question:
    """A question about a company that was named.

    What was asked before any company was named still stands. Of another question, a company
    alone ("and at Meta?") and "same" take over all; else only the role is, where there is a
    guide for it and no word might name another.
    """
    topic = _topic_for(company, blank, session)
    role, found = blank.role, heard.entities
    alone = not (found.roles or found.places or found.unexplained or found.levels)
    implied = all(mention.implied for mention in heard.intents)
    asks = Wish.COMPARE in blank.wishes or (implied and topic.wishes == (Wish.COMPARE,))
    if alone and asks and topic.company not in {None, company}:
        return _compared_too(company, topic, session)
    if topic.company is None or _AS_BEFORE & set(heard.utterance.keys) or alone:
        blank = carry_on(blank, heard, topic)
    elif topic.company == company and role is None:
        blank = replace(blank, places=blank.places or topic.places)
    has_role = GuideId(company, topic.role or "") in knowledge.guides and not _names_role(
        heard, topic, elsewhere=topic.company != company
    )
    # A word that nothing explains may be a role that we do not know, and must not get the pay of
    # another; a script for a company that is being talked about does no such harm.
    pay = not {Wish.RANGE, Wish.COMPARE}.isdisjoint(blank.wishes)
    free = not found.unexplained or (topic.company == company and not pay)
    if blank.role is None and has_role and free and found.unknown_role is None:
        blank = replace(blank, role=topic.role)
    level = blank.level if topic.company in {None, company} or found.levels else None
    return replace(blank, company=company, level=level)


def about_another(blank: Question, heard: Understanding, session: Session) -> Question:
    """A question about an employer without a guide, or one that is not sure.

    Named alone ("and at Hooli?") it takes over what was asked of the company before it, so that
    the next one that is named has it too.
    """
    found = heard.entities
    if found.roles or found.places or found.unexplained or found.levels:
        return blank
    return replace(carry_on(blank, heard, session.topic), company=None)


def _compared_too(company: str, topic: Question, session: Session) -> Question:
    """What was compared, with one company more; what was not, with that one."""
    set_of = session.topics if topic.wishes == (Wish.COMPARE,) else (topic,)
    first, *others = set_of
    against = (*first.against, *(other.company or "" for other in others), company)
    kept = tuple(dict.fromkeys(slug for slug in against if slug and slug != first.company))
    return replace(first, wishes=(Wish.COMPARE,), against=kept, skip=0)


def _topic_for(company: str, blank: Question, session: Session) -> Question:
    """What was last said about a company, else the topic; what is compared has one role."""
    of_it = (one for one in reversed(session.recent) if one.company == company)
    compared = Wish.COMPARE in blank.wishes or blank.places
    if session.topic.company == company or compared:
        return session.topic
    return next(of_it, session.topic)


def carry_on(blank: Question, heard: Understanding, topic: Question) -> Question:
    """Fill what was not said from the topic, the wish too where none was expressed."""
    implied = all(mention.implied for mention in heard.intents)
    role = blank.role or carried_role(heard, topic)
    if role is None and not _names_role(heard, topic):
        role = topic.role
    # "In San Jose" behind "Broadcom or Marvell, swe" is asked of both.
    compared = topic.against if implied else ()
    wishes = _wishes(blank, topic) if implied else blank.wishes
    return Question(
        wishes=(Wish.COMPARE,) if compared else wishes,
        company=topic.company,
        against=compared,
        role=role,
        places=blank.places or topic.places,
        families=blank.families or (topic.families if implied or _again(blank, topic) else ()),
        level=blank.level or (topic.level if topic.role in {None, role} else None),
        words=blank.words,
    )


def _again(blank: Question, topic: Question) -> bool:
    """Whether words are wanted once more: "shorter please" is about the script of before."""
    return blank.wishes == (Wish.SCRIPT,) and Wish.SCRIPT in topic.wishes


def _wishes(blank: Question, topic: Question) -> tuple[Wish, ...]:
    """What was wanted before, save what is asked for once."""
    placeless = _PLACELESS if blank.places else frozenset()
    kept = tuple(wish for wish in topic.wishes if wish not in _ASKED_ONCE | placeless)
    return kept or blank.wishes


def _names_role(heard: Understanding, topic: Question, *, elsewhere: bool = False) -> bool:
    """Whether a level takes the place of the role of before: "e6?" where that is an engineer's.

    A product manager at L6 is one still; at a company that was not talked about, a level alone
    is an engineer's.
    """
    alone = heard.entities.levels and not heard.entities.roles
    return bool(alone) and (elsewhere or topic.role in ENGINEERS)


def carried_role(heard: Understanding, topic: Question) -> str | None:
    """The role of before at the seniority that is named: "and senior?"; None where none is."""
    said = heard.entities.seniority
    if said is None or topic.role is None:
        return None
    return at_rung(said.seniority, without_rung(topic.role))
