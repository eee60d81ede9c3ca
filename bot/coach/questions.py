"""What is asked: the slots of what was heard, with those that the session still holds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.coach.answers import (
    Answer,
    Choice,
    Clarification,
    LeftOutAnswer,
    NotInGuidesAnswer,
    Question,
    ReadAsAnswer,
    Slot,
    StillMeantAnswer,
    StillOnAnswer,
    Wish,
)
from bot.coach.binding import shares
from bot.coach.person import Session
from bot.knowledge.base import GuideId, KnowledgeBase
from bot.understanding.entities import (
    CompanyMention,
    DoubtfulMention,
    PlaceMention,
    RoleMention,
    UnlistedMention,
)
from bot.understanding.intents import Intent
from bot.understanding.reading import Understanding

# More than this is a dump on a phone; what is left out is named.
MOST_QUESTIONS = 3
MOST_FAMILIES = 3
_MOST_EXAMPLES = 3
_WISHES = {Intent.RANGE: Wish.RANGE, Intent.SCRIPT: Wish.SCRIPT}
_AS_BEFORE = "same"


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions about known companies; before them what was read into them, after them the rest."""

    questions: tuple[Question, ...]
    before: tuple[Answer, ...] = ()
    aside: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class _Employer:
    """An employer as it was named, with the roles and places that belong to it."""

    mention: CompanyMention | DoubtfulMention | UnlistedMention
    roles: tuple[str | None, ...]
    places: tuple[PlaceMention, ...]


def questions(heard: Understanding, session: Session, knowledge: KnowledgeBase) -> Asked:
    """One question for each company and role, in the order named."""
    blank = _blank(heard)
    read_as = _read_as(heard)
    if heard.entities.employers:
        return _about_employers(heard, blank, session.topic, knowledge, read_as)
    on = _carry_on(blank, heard, session.topic)
    company = knowledge.companies.get(session.topic.company or "")
    possible = heard.entities.possible
    if company is None:
        typed = possible[0].typed if possible else None
        on = replace(on, company=None)
        return Asked((), read_as, (Clarification(Slot.COMPANY, (), on, typed),))
    if possible:
        choice = Choice(company.slug, company.name)
        return Asked((), read_as, (StillMeantAnswer(possible[0].typed, choice, on),))
    return Asked((on,), (_still_on(on, blank, knowledge), *read_as), _left_out((), heard, on))


def _about_employers(
    heard: Understanding,
    blank: Question,
    topic: Question,
    knowledge: KnowledgeBase,
    read_as: tuple[Answer, ...],
) -> Asked:
    asked: list[Question] = []
    before: list[Answer] = []
    aside: list[Answer] = []
    for employer in _employers(heard):
        places = tuple(dict.fromkeys(place.place for place in employer.places))
        own = replace(blank, places=places)
        mention = employer.mention
        if not isinstance(mention, CompanyMention):
            aside.append(_aside(mention, replace(own, role=employer.roles[0]), knowledge))
            continue
        for role in employer.roles:
            question = _about(mention.company, replace(own, role=role), heard, topic, knowledge)
            if question.places != own.places or question.level != own.level:
                before.append(_still_on(question, own, knowledge))
            asked.append(question)
    shown = tuple(asked[:MOST_QUESTIONS])
    left = tuple(_name(question, knowledge) for question in asked[MOST_QUESTIONS:])
    out = _left_out(left, heard, shown[-1] if shown else blank)
    return Asked(shown, (*before[:1], *read_as), (*aside, *out))


def _employers(heard: Understanding) -> Iterator[_Employer]:
    """Every employer in the order of the words, each with what belongs to it."""
    found = heard.entities
    mentions: tuple[CompanyMention | DoubtfulMention | UnlistedMention, ...] = (
        *found.companies,
        *found.doubtful,
        *found.unlisted,
    )
    named = sorted(mentions, key=lambda mention: mention.span.start)
    text = heard.utterance.text
    roles, places = shares(named, found.roles, text), shares(named, found.places, text)
    for mention, its_roles, its_places in zip(named, roles, places, strict=True):
        slugs = tuple(dict.fromkeys(_slug(role) for role in its_roles))
        yield _Employer(mention, slugs or (None,), its_places)


def _blank(heard: Understanding) -> Question:
    """The question without a company, about every role and place that is named."""
    found = heard.entities
    wishes = tuple(
        _WISHES[mention.intent] for mention in heard.intents if mention.intent in _WISHES
    )
    return Question(
        wishes=wishes or (Wish.RANGE,),
        role=_slug(found.roles[0]) if found.roles else None,
        places=tuple(dict.fromkeys(mention.place for mention in found.places)),
        families=tuple(mention.family for mention in found.levers)[:MOST_FAMILIES],
        level=found.levels[0].level if found.levels else None,
    )


def _slug(role: RoleMention) -> str:
    """The role that is named, its seniority before it where no role of ours holds it."""
    return role.role if role.seniority is None else f"{role.seniority}-{role.role}"


def _about(
    company: str, blank: Question, heard: Understanding, topic: Question, knowledge: KnowledgeBase
) -> Question:
    """A question about a company.

    What was asked before it was named still stands. Of another question, only what is asked for
    again by "same", and the role; one that names company and role is a new question.
    """
    role = blank.role
    if topic.company is None or _AS_BEFORE in heard.utterance.keys:
        blank = _carry_on(blank, heard, topic)
    elif topic.company == company and role is None:
        blank = replace(blank, places=blank.places or topic.places)
    has_role = GuideId(company, topic.role or "") in knowledge.guides
    # A word that nothing explains may be a role that we do not know.
    if blank.role is None and has_role and not heard.entities.unexplained:
        blank = replace(blank, role=topic.role)
    level = blank.level if topic.company in {None, company} or heard.entities.levels else None
    return replace(blank, company=company, level=level)


def _carry_on(blank: Question, heard: Understanding, topic: Question) -> Question:
    """Fill what was not said from the topic, the wish too where none was expressed."""
    implied = all(mention.implied for mention in heard.intents)
    same_role = blank.role is None or blank.role == topic.role
    return Question(
        wishes=(topic.wishes or blank.wishes) if implied else blank.wishes,
        company=topic.company,
        role=blank.role or topic.role,
        places=blank.places or topic.places,
        families=blank.families or (topic.families if implied else ()),
        level=blank.level or (topic.level if same_role else None),
    )


# Beside the questions -----------------------------------------------------------------------


def _still_on(question: Question, said: Question, knowledge: KnowledgeBase) -> StillOnAnswer:
    """A line that shows what was taken over from before."""
    company = knowledge.companies[question.company or ""]
    names = {guide.id.role: guide.role_name for guide in knowledge.of_company(company.slug)}
    carried = tuple(place.name for place in question.places if not said.places)
    if question.level is not None and said.level is None:
        carried = (*carried, question.level.typed)
    return StillOnAnswer(company.name, names.get(question.role or ""), carried)


def _read_as(heard: Understanding) -> tuple[Answer, ...]:
    """How misspelt places were read, so that the person sees it."""
    return tuple(
        ReadAsAnswer(mention.typed, mention.place.name)
        for mention in heard.entities.places
        if mention.misspelt
    )


def _left_out(
    companies: tuple[str, ...], heard: Understanding, question: Question
) -> tuple[Answer, ...]:
    """What was asked and is not answered now."""
    families: tuple[str, ...] = ()
    if Wish.SCRIPT in question.wishes:
        families = tuple(mention.family for mention in heard.entities.levers)[MOST_FAMILIES:]
    return (LeftOutAnswer(companies, families),) if companies or families else ()


def _name(question: Question, knowledge: KnowledgeBase) -> str:
    """A company and a role, as people call them."""
    company = knowledge.companies[question.company or ""].name
    return company if question.role is None else f"{company} ({question.role.replace('-', ' ')})"


def _aside(
    mention: DoubtfulMention | UnlistedMention, question: Question, knowledge: KnowledgeBase
) -> Answer:
    if isinstance(mention, DoubtfulMention):
        choices = company_choices(mention.choices, knowledge)
        return Clarification(Slot.COMPANY, choices, question, mention.typed)
    return NotInGuidesAnswer(
        typed=mention.typed,
        nearest=company_choices(mention.nearest, knowledge),
        examples=example_companies(knowledge),
        question=question,
    )


def company_choices(slugs: tuple[str, ...], knowledge: KnowledgeBase) -> tuple[Choice, ...]:
    """Companies to choose from, those that have left the guides since left out."""
    companies = (knowledge.companies.get(slug) for slug in slugs)
    return tuple(Choice(company.slug, company.name) for company in companies if company)


def example_companies(knowledge: KnowledgeBase) -> tuple[str, ...]:
    """A few companies that there are guides for."""
    return tuple(company.name for company in list(knowledge.companies.values())[:_MOST_EXAMPLES])
