"""Which role a level alone means at a company: its own guides decide, then what is known."""

from dataclasses import dataclass, replace

from bot.coach.answers import Clarification, ReadLevelAnswer, Slot
from bot.coach.figures import Name
from bot.coach.naming import company_called, company_choices
from bot.coach.own_ladder import engineering_guides, own_rungs, row_names
from bot.coach.provenance import role_called
from bot.coach.question import Choice, Question, Wish
from bot.knowledge.base import GuideId, KnowledgeBase
from bot.knowledge.ladders import ANY_COMPANY, ENGINEERS
from bot.understanding.levels import Level
from bot.understanding.utterance import keys_of

_MOST_CHOICES = 4
# "L5 swe" names a rung of the engineers' ladder, not the lowest of their roles.
_ANY_ENGINEER = "software-engineer"
_HALVES = ("a", "b")


@dataclass(frozen=True, slots=True)
class LevelReading:
    """The roles that a rung may be, and whether guides of the company say so."""

    roles: tuple[str, ...] = ()
    by_guide: bool = False

    @property
    def role(self) -> str | None:
        """The role, where it can be one only."""
        return self.roles[0] if len(self.roles) == 1 else None


@dataclass(frozen=True, slots=True)
class Placed:
    """Questions whose levels were read as roles, and what has to be said of it."""

    questions: tuple[Question, ...]
    said: tuple[ReadLevelAnswer, ...] = ()


def read_level(company: str, level: Level, knowledge: KnowledgeBase) -> LevelReading:
    """What a rung is at a company: by its own guides, else by what is known of its ladder.

    A company whose ladder nobody knows has the rungs on which all agree.
    """
    own = own_rungs(company, level, knowledge)
    if own.roles:
        return LevelReading(own.roles, by_guide=True)
    known = company in knowledge.ladders
    if not known and own.speaks:
        return LevelReading()
    return LevelReading(_known_roles(knowledge, company if known else ANY_COMPANY, level))


def known_role(name: str, level: Level, knowledge: KnowledgeBase) -> str | None:
    """The role of a level at an employer without a guide, by its name; None where none is known."""
    roles = _known_roles(knowledge, "-".join(keys_of(name)), level)
    return roles[0] if len(roles) == 1 else None


def _known_roles(knowledge: KnowledgeBase, slug: str, level: Level) -> tuple[str, ...]:
    """The roles of a rung on a known ladder; those of both halves where only halves are known."""
    ladder = knowledge.ladders.get(slug, {})
    whole = f"{level.ladder}{level.number}"
    halves = (level.step,) if level.step else _HALVES
    exact = ladder.get(level.key) or ladder.get(whole)
    if exact is not None:
        return (exact,)
    roles = {ladder[whole + half] for half in halves if whole + half in ladder}
    return tuple(role for role in ENGINEERS if role in roles)


def placed(questions: tuple[Question, ...], knowledge: KnowledgeBase) -> Placed:
    """Questions with a level and no role, each with the role that the level is.

    Where the role cannot be told, the question stays as it is, and the role is asked.
    """
    read: list[Question] = []
    said: list[ReadLevelAnswer] = []
    for question in questions:
        role, reading = _role_of(question, knowledge)
        one = question if role is None else _at_role(question, role, knowledge)
        if one.role == question.role or not _has_guide(one, knowledge):
            one = question if question.role is not None else one
        read.append(one)
        if one.role is not None and one.role != question.role:
            said.append(_said(question, one, knowledge, by_guide=reading.by_guide))
    return Placed(tuple(dict.fromkeys(read)), tuple(dict.fromkeys(said)))


def _role_of(question: Question, knowledge: KnowledgeBase) -> tuple[str | None, LevelReading]:
    """The role that the level of a question is; None where it has none, or names another."""
    if question.company not in knowledge.companies or question.wishes == (Wish.OVERVIEW,):
        return None, LevelReading()
    if question.company is None or question.level is None:
        return None, LevelReading()
    if question.role is not None and question.role != _ANY_ENGINEER:
        return None, LevelReading()
    if question.role is not None and _has_row(question, question.level, knowledge):
        return None, LevelReading()
    reading = read_level(question.company, question.level, knowledge)
    return reading.role, reading


def _has_guide(question: Question, knowledge: KnowledgeBase) -> bool:
    return GuideId(question.company or "", question.role or "") in knowledge.guides


def _has_row(question: Question, level: Level, knowledge: KnowledgeBase) -> bool:
    """Whether the guide for the role that is named has the level: then no other is meant."""
    guide = knowledge.guides.get(GuideId(question.company or "", question.role or ""))
    return guide is not None and row_names(guide, level)


def _at_role(question: Question, role: str, knowledge: KnowledgeBase) -> Question:
    """The question about a role; where that has no guide, about one whose rows name the level.

    The level is kept where it tells rows apart; else the role says all that is known of it.
    """
    company, level = question.company or "", question.level
    if level is None:
        return replace(question, role=role)
    rows_of = {
        guide.id.role: row_names(guide, level) for guide in engineering_guides(company, knowledge)
    }
    with_rows = [slug for slug, named in rows_of.items() if named]
    if role not in rows_of and len(with_rows) == 1:
        role = with_rows[0]
    return replace(question, role=role, level=level if rows_of.get(role) else None)


def _said(
    asked: Question, read: Question, knowledge: KnowledgeBase, *, by_guide: bool
) -> ReadLevelAnswer:
    company = asked.company or ""
    others = (role for role in ENGINEERS if role != read.role)
    return ReadLevelAnswer(
        level=Name("" if asked.level is None else asked.level.typed),
        company=company_called(company, knowledge),
        role=role_called(read.role or "", knowledge),
        by_guide=by_guide,
        others=tuple(
            _choice(role, replace(read, level=None), knowledge)
            for role in others
            if GuideId(company, role) in knowledge.guides
        ),
    )


# What is asked back ---------------------------------------------------------------------------


def which_role(question: Question, level: Level, knowledge: KnowledgeBase) -> Clarification:
    """The question for the role that a level is: those that it may be, else all there are."""
    company = question.company or ""
    roles = read_level(company, level, knowledge).roles
    there = [guide.id.role for guide in knowledge.of_company(company)]
    meant = [role for role in roles if role in there] if len(roles) > 1 else []
    engineers = [role for role in ENGINEERS if role in there]
    others = [role for role in there if role not in ENGINEERS]
    choices = meant or [*engineers, *others]
    return Clarification(
        Slot.ROLE,
        tuple(_choice(role, question, knowledge) for role in choices[:_MOST_CHOICES]),
        question,
    )


def which_company(question: Question, level: Level, knowledge: KnowledgeBase) -> Clarification:
    """The question for the company of a level: a few that are known to have it."""
    slugs = tuple(
        slug
        for slug in knowledge.ladders
        if slug in knowledge.companies and _known_roles(knowledge, slug, level)
    )
    choices = company_choices(slugs[:_MOST_CHOICES], question, knowledge)
    return Clarification(Slot.COMPANY, choices, question)


def _choice(role: str, question: Question, knowledge: KnowledgeBase) -> Choice:
    return Choice(role, role_called(role, knowledge), replace(question, role=role))
