"""The answers to questions, or the question back that they need first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.coach.across import answer_across, by_pay
from bot.coach.answers import (
    Answer,
    Clarification,
    CompanyOverviewAnswer,
    GenericScriptAnswer,
    GoneAnswer,
    NoSuchLeverAnswer,
    OnlyGuideAnswer,
    ScriptAnswer,
    Slot,
)
from bot.coach.comparison import answer_comparison
from bot.coach.guidance import answer_levels, answer_sources, answer_strategy
from bot.coach.ladders import which_company, which_role
from bot.coach.lookup import guide_for
from bot.coach.naming import company_called
from bot.coach.overview import answer_library, overview
from bot.coach.provenance import company_name, role_called, role_name
from bot.coach.question import Choice, Question, Wish
from bot.coach.ranges import answer_range
from bot.coach.scripts import answer_generic, answer_script
from bot.knowledge.base import Company, Guide, KnowledgeBase

_MOST_CHOICES = 4
_SEVERAL = 2
_SHORTER = frozenset("shorter short long softer simpler pushy".split())
_COMMONEST = "software-engineer"


def resolve(
    questions: Sequence[Question], knowledge: KnowledgeBase, now: datetime
) -> tuple[Answer, ...]:
    """Answer each wish in the order asked, for one company after the other."""
    expanded = tuple(one for question in questions for one in _expanded(question))
    wishes = tuple(dict.fromkeys(wish for question in expanded for wish in question.wishes))
    answers: list[Answer] = list(_only_guides(expanded, knowledge))
    for wish in _without_repetition(wishes, expanded):
        asking = tuple(question for question in expanded if wish in question.wishes)
        answers += _fulfil(wish, asking, knowledge, now)
    return _each_once(answers)


def _only_guides(questions: Sequence[Question], knowledge: KnowledgeBase) -> Iterator[Answer]:
    """That the one guide of a company is taken although its role was not named."""
    for question in questions:
        guide = None if question.role is not None else guide_for(question, knowledge)
        if guide is not None and question.wishes != (Wish.OVERVIEW,):
            yield OnlyGuideAnswer(company_name(guide), role_name(guide))


def _each_once(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Two wishes that need the same company or role ask for it once."""
    asked: set[tuple[object, ...]] = set()
    kept: list[Answer] = []
    for answer in answers:
        key = _what_is_asked(answer)
        if key is None or key not in asked:
            kept.append(answer)
        if key is not None:
            asked.add(key)
    return tuple(kept)


def _what_is_asked(answer: Answer) -> tuple[object, ...] | None:
    """What a question back asks for; None for an answer."""
    match answer:
        case Clarification(slot=slot):
            return (slot,)
        case CompanyOverviewAnswer(company=company):
            return (Slot.ROLE, company.text)
        case GoneAnswer(name=name):
            return (Slot.COMPANY, name)
        case _:
            return None


def _expanded(question: Question) -> tuple[Question, ...]:
    """One question for each company."""
    if not question.against:
        return (question,)
    return tuple(replace(question, company=company, against=()) for company in question.companies)


def _without_repetition(
    wishes: tuple[Wish, ...], questions: tuple[Question, ...]
) -> tuple[Wish, ...]:
    """A comparison shows the ranges already; of one thing there is nothing to compare."""
    if Wish.COMPARE not in wishes or Wish.RANGE not in wishes:
        return wishes
    drop = Wish.RANGE if _is_several(questions) else Wish.COMPARE
    return tuple(wish for wish in wishes if wish is not drop)


def _is_several(questions: tuple[Question, ...]) -> bool:
    return len(questions) > 1 or len(questions[0].places) > 1


def _fulfil(
    wish: Wish, questions: tuple[Question, ...], knowledge: KnowledgeBase, now: datetime
) -> Iterator[Answer]:
    found: list[tuple[Guide, Question]] = []
    shared = _shared_role(questions, knowledge)
    if shared is not None:
        yield shared
        return
    for question in questions:
        guide = guide_for(question, knowledge)
        if guide is None or wish is Wish.OVERVIEW:
            yield from _without_guide(wish, question, knowledge, now)
        else:
            found.append((guide, question))
    if wish is Wish.COMPARE and found and not _is_several(questions):
        yield _compare_with_whom(*found[0], knowledge)
        return
    if wish is Wish.COMPARE or (wish is Wish.RANGE and len(found) > 1):
        yield from answer_comparison(found, now)
        return
    several = len(found) > 1
    for guide, question in found:
        for answer in _of_guide(wish, guide, question, knowledge, now):
            yield _unnumbered(answer) if several else answer


def _unnumbered(answer: Answer) -> Answer:
    """A script answer that offers no numbers, since another one beside it would offer the same."""
    return replace(answer, others=()) if isinstance(answer, ScriptAnswer) else answer


def _shared_role(questions: tuple[Question, ...], knowledge: KnowledgeBase) -> Clarification | None:
    """One question for the role where several companies are asked about and none is named."""
    known = [one for one in questions if one.company in knowledge.companies]
    if len(known) < _SEVERAL or any(guide_for(one, knowledge) is not None for one in known):
        return None
    if any(one.role is not None for one in known):
        return None
    first, *others = known
    question = replace(first, against=tuple(one.company or "" for one in others))
    companies = (knowledge.companies[one.company or ""] for one in known)
    return Clarification(Slot.ROLE, _roles_to_choose(question, companies, knowledge), question)


def _compare_with_whom(guide: Guide, question: Question, knowledge: KnowledgeBase) -> Clarification:
    """A question back: companies with the same role, those that pay most in the place first."""
    asked = replace(question, company=guide.id.company, role=guide.id.role)
    others = (
        *by_pay(guide.id.role, asked.places, knowledge),
        *knowledge.with_role(guide.id.role),
    )
    slugs = dict.fromkeys(other.id.company for other in others)
    slugs.pop(guide.id.company, None)
    return Clarification(
        Slot.COMPANY,
        tuple(
            Choice(slug, company_called(slug, knowledge), replace(asked, against=(slug,)))
            for slug in list(slugs)[:_MOST_CHOICES]
        ),
        asked,
    )


def _of_guide(
    wish: Wish, guide: Guide, question: Question, knowledge: KnowledgeBase, now: datetime
) -> Iterator[Answer]:
    """One answer, or one for each family of levers that a script is wanted for."""
    match wish:
        case Wish.SCRIPT:
            yield from _scripts(guide, question, knowledge, now)
        case Wish.LEVELS:
            yield answer_levels(guide, question, now)
        case Wish.STRATEGY:
            yield answer_strategy(guide, question, now)
        case Wish.SOURCES:
            yield answer_sources(guide, question, now)
        case Wish.OVERVIEW:
            yield overview(question, knowledge, now)
        case Wish.RANGE | Wish.COMPARE:
            yield answer_range(guide, question, now)


def _scripts(
    guide: Guide, question: Question, knowledge: KnowledgeBase, now: datetime
) -> Iterator[Answer]:
    """The guide's scripts for each family; a generic one for a family that it has none of."""
    for family in question.families or (None,):
        shorter = _shorter(guide, family, question, knowledge)
        if shorter is not None:
            yield shorter
            continue
        answer = answer_script(guide, family, question, now)
        yield answer
        if isinstance(answer, NoSuchLeverAnswer) and knowledge.generic_for(answer.family):
            generic = answer_generic(family, question, knowledge)
            if generic is not None:
                yield generic


def _shorter(
    guide: Guide, family: str | None, question: Question, knowledge: KnowledgeBase
) -> GenericScriptAnswer | None:
    """General words for a family, where "shorter" is said and they are; no guide's are cut."""
    if family is None or _SHORTER.isdisjoint(question.words):
        return None
    general = [len(script.script) for script in knowledge.generic_for(family)]
    own = [len(lever.script) for lever in guide.levers if family in lever.families]
    if not general or (own and min(own) <= min(general)):
        return None
    return answer_generic(family, question, knowledge)


def _without_guide(
    wish: Wish, question: Question, knowledge: KnowledgeBase, now: datetime
) -> Iterator[Answer]:
    """What can be said without a guide, or what has to be known first."""
    pay = wish in {Wish.RANGE, Wish.COMPARE} and question.places
    if question.company is not None:
        yield _without_role(wish, question, question.company, knowledge, now)
    elif wish is Wish.SCRIPT and knowledge.generic:
        for family in question.families or (None,):
            generic = answer_generic(family, question, knowledge)
            if generic is not None:
                yield generic
    elif wish is Wish.SOURCES:
        yield answer_library(knowledge, now)
    elif pay and question.role:
        yield answer_across(question, knowledge, now)
    else:
        yield _without_company(question, knowledge, by_place=bool(pay))


def _without_company(
    question: Question, knowledge: KnowledgeBase, *, by_place: bool
) -> Clarification:
    """The question for what is missing: the company of a level, the role of a place, a company."""
    if question.level is not None and question.role is None:
        return which_company(question, question.level, knowledge)
    if by_place:
        companies = knowledge.companies.values()
        return Clarification(Slot.ROLE, _roles_to_choose(question, companies, knowledge), question)
    return Clarification(Slot.COMPANY, (), question)


def _without_role(
    wish: Wish, question: Question, company: str, knowledge: KnowledgeBase, now: datetime
) -> Answer:
    """The roles to choose from; of a level that may be several, those that it may be."""
    if company not in knowledge.companies:
        return GoneAnswer(company_called(company, knowledge))
    if question.level is not None and question.role is None and wish is not Wish.OVERVIEW:
        return which_role(question, question.level, knowledge)
    return overview(question, knowledge, now)


def _roles_to_choose(
    question: Question, companies: Iterable[Company], knowledge: KnowledgeBase
) -> tuple[Choice, ...]:
    """The roles that most of some companies have."""
    counts = Counter(role for company in companies for role in company.roles)
    most = sorted(counts, key=lambda role: (-counts[role], role != _COMMONEST, role))
    return tuple(
        Choice(role, role_called(role, knowledge), replace(question, role=role))
        for role in most[:_MOST_CHOICES]
    )
