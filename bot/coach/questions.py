"""What is asked: the slots of what was heard, with those that the session still holds."""

from dataclasses import dataclass, replace

from bot.coach.answers import Answer, Choice, Clarification, NotInGuidesAnswer, Question, Slot, Wish
from bot.coach.person import Session
from bot.knowledge.base import GuideId, KnowledgeBase
from bot.understanding.entities import DoubtfulMention, Entities, UnlistedMention
from bot.understanding.intents import Intent
from bot.understanding.reading import Understanding

_MOST_COMPANIES = 3
_MOST_EXAMPLES = 3
_WISHES = {Intent.RANGE: Wish.RANGE, Intent.SCRIPT: Wish.SCRIPT}


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions about known companies, and beside them what must be asked or declined."""

    questions: tuple[Question, ...]
    aside: tuple[Answer, ...]
    carried: bool


def questions(heard: Understanding, session: Session, knowledge: KnowledgeBase) -> Asked:
    """One question a company, in the order named."""
    found = heard.entities
    blank = _blank(heard)
    aside: tuple[Answer, ...] = (
        *(_did_you_mean(mention, blank, knowledge) for mention in found.doubtful),
        *(_not_in_guides(mention, blank, knowledge) for mention in found.unlisted),
    )
    named = tuple(mention.company for mention in found.companies)[:_MOST_COMPANIES]
    if named:
        asked = tuple(_about(company, blank, heard, session.topic, knowledge) for company in named)
        return Asked(asked, aside, carried=False)
    if aside:
        return Asked((), aside, carried=False)
    if session.topic.company in knowledge.companies:
        return Asked((_carry_on(blank, heard, session.topic),), (), carried=True)
    return Asked((blank,), (), carried=False)


def _blank(heard: Understanding) -> Question:
    """The question without a company."""
    found = heard.entities
    wishes = tuple(
        _WISHES[mention.intent] for mention in heard.intents if mention.intent in _WISHES
    )
    return Question(
        wishes=wishes or (Wish.RANGE,),
        role=_role(found),
        place=found.places[0].place if found.places else None,
        family=found.levers[0].family if found.levers else None,
    )


def _role(found: Entities) -> str | None:
    """The role that is named, its seniority before it where no role of ours holds it."""
    if not found.roles:
        return None
    role = found.roles[0]
    return role.role if role.seniority is None else f"{role.seniority}-{role.role}"


def _about(
    company: str, blank: Question, heard: Understanding, topic: Question, knowledge: KnowledgeBase
) -> Question:
    """A question about a company; what was asked before it was named still stands."""
    if topic.company is None:
        blank = _carry_on(blank, heard, topic)
    elif topic.company == company:
        blank = replace(blank, place=blank.place or topic.place)
    role = blank.role
    if role is None and topic.role and GuideId(company, topic.role) in knowledge.guides:
        role = topic.role
    return replace(blank, company=company, role=role)


def _carry_on(blank: Question, heard: Understanding, topic: Question) -> Question:
    """Fill what was not said from the topic, the wish too where none was expressed."""
    implied = all(mention.implied for mention in heard.intents)
    return Question(
        wishes=(topic.wishes or blank.wishes) if implied else blank.wishes,
        company=topic.company,
        role=blank.role or topic.role,
        place=blank.place or topic.place,
        family=blank.family or (topic.family if implied else None),
    )


def _did_you_mean(
    mention: DoubtfulMention, blank: Question, knowledge: KnowledgeBase
) -> Clarification:
    choices = company_choices(mention.choices, knowledge)
    return Clarification(Slot.COMPANY, choices, blank, mention.typed)


def _not_in_guides(
    mention: UnlistedMention, blank: Question, knowledge: KnowledgeBase
) -> NotInGuidesAnswer:
    return NotInGuidesAnswer(
        typed=mention.typed,
        nearest=company_choices(mention.nearest, knowledge),
        examples=example_companies(knowledge),
        question=blank,
    )


def company_choices(slugs: tuple[str, ...], knowledge: KnowledgeBase) -> tuple[Choice, ...]:
    """Companies to choose from, those that have left the guides since left out."""
    companies = (knowledge.companies.get(slug) for slug in slugs)
    return tuple(Choice(company.slug, company.name) for company in companies if company)


def example_companies(knowledge: KnowledgeBase) -> tuple[str, ...]:
    """A few companies that there are guides for."""
    return tuple(company.name for company in list(knowledge.companies.values())[:_MOST_EXAMPLES])
