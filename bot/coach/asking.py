"""What is asked of the guides, in the light of where a person stands."""

from dataclasses import replace

from bot.coach.general import help_answer
from bot.coach.lookup import guide_for
from bot.coach.person import Session
from bot.coach.question import (
    Wish,
)
from bot.coach.questions import Asked, questions
from bot.knowledge.base import KnowledgeBase
from bot.understanding.intents import (
    Intent,
    Situation,
)
from bot.understanding.reading import Understanding

# These press on whoever writes, so that they are answered before any figures.
_COMES_FIRST = frozenset({Situation.DEADLINE, Situation.HONESTY, Situation.ACCEPTED})


def is_named(intent: Intent, heard: Understanding) -> bool:
    """Whether help is asked for about an employer, and so is its pay."""
    return intent is Intent.HELP and heard.entities.employers and not heard.terms


def asked_of_guides(heard: Understanding, session: Session, knowledge: KnowledgeBase) -> Asked:
    """What is asked of the guides; where none is found for a script, the situation has words."""
    asked = questions(heard, session, knowledge)
    scripts = any(Wish.SCRIPT in question.wishes for question in asked.questions)
    found = any(guide_for(question, knowledge) is not None for question in asked.questions)
    if heard.situation is None:
        return asked
    if heard.situation in _COMES_FIRST and (found or not scripts):
        first = help_answer(heard.situation, heard, session, knowledge)
        return replace(asked, before=(first, *asked.before))
    if found or not scripts:
        return asked
    rest = (
        replace(question, wishes=tuple(w for w in question.wishes if w is not Wish.SCRIPT))
        for question in asked.questions
    )
    answered = heard.asks(Intent.PUSHBACK) or heard.asks(Intent.HELP)
    serving = () if answered else (help_answer(heard.situation, heard, session, knowledge),)
    kept = tuple(question for question in rest if question.wishes or question.company is not None)
    return Asked(kept, (*asked.before, *serving), asked.aside)
