"""Guides that a person watches: begun, ended and listed; what was seen of them is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.coach.answers import (
    Answer,
    GoneAnswer,
    Slot,
    Watched,
    WatchesAnswer,
    WatchingAnswer,
    WatchQuestionAnswer,
)
from bot.coach.answers.watches import WatchChange
from bot.coach.asides import called
from bot.coach.figures import Name, counted
from bot.coach.naming import company_called
from bot.coach.person import Person
from bot.coach.provenance import role_called, role_name
from bot.coach.question import Choice, Question, WatchStep, WatchVerb
from bot.coach.watch_steps import LIST_WATCHES, watch_meant, watch_step
from bot.coach.zones import ask_zone
from bot.knowledge.base import GuideId, KnowledgeBase
from bot.reminders.changes import figures_of, watched
from bot.reminders.reminder import MOST_WATCHES, Watch, watches_in_order

_MOST_ROLES = 6


@dataclass(frozen=True, slots=True)
class WatchTurn:
    """What is answered about watched guides, and the person as they are from now on."""

    answers: tuple[Answer, ...]
    person: Person


def take_watch_step(step: WatchStep, person: Person, knowledge: KnowledgeBase) -> WatchTurn:
    """What a button asks for; what is neither in the guides nor watched any more is gone."""
    if step.verb is WatchVerb.LIST:
        return listed(person, knowledge)
    meant = watch_meant(step, person.watches, knowledge)
    if meant is not None:
        begins = step.verb is WatchVerb.ON
        return (begun if begins else ended)((meant,), person, knowledge)
    company = watch_meant(replace(step, role=""), person.watches, knowledge)
    if company is None or step.verb is WatchVerb.OFF:
        return WatchTurn((GoneAnswer(None),), person)
    return WatchTurn((which_role(company.company, None, knowledge),), person)


def begun(
    wanted: Iterable[Watch], person: Person, knowledge: KnowledgeBase, *, on_topic: bool = False
) -> WatchTurn:
    """Watch some from now on; whoever begins to is asked for their time zone where it counts."""
    after, entries = person, []
    for one in wanted:
        change, after = _begin(one, after, knowledge)
        entries.append(_entry(one, change, knowledge))
    answer = WatchingAnswer(tuple(entries), person.preferences, on_topic)
    asks = answer.begins and not person.watches and person.preferences.zone is None
    return WatchTurn((answer, ask_zone(after)) if asks else (answer,), after)


def ended(
    unwanted: Iterable[Watch], person: Person, knowledge: KnowledgeBase, *, on_topic: bool = False
) -> WatchTurn:
    """Watch some no more; of a company all of its roles."""
    after, entries = person, []
    for one in unwanted:
        change, after = _end(one, after)
        entries.append(_entry(one, change, knowledge))
    answers: tuple[Answer, ...] = (WatchingAnswer(tuple(entries), person.preferences, on_topic),)
    if after == person and person.watches and all(map(_is_unknown, entries)):
        answers = (*answers, *listed(person, knowledge).answers)
    return WatchTurn(answers, after)


def listed(person: Person, knowledge: KnowledgeBase) -> WatchTurn:
    """All that is watched."""
    choices = tuple(
        Choice(
            _value(one),
            called(Question(company=one.company, role=one.role), knowledge),
            watch_step(WatchVerb.OFF, one.company, one.role),
        )
        for one in person.watches
    )
    gone = frozenset(_value(one) for one in person.watches if not watched(knowledge, one))
    return WatchTurn((WatchesAnswer(choices, gone),), person)


def which_role(company: str, missing: Name | None, knowledge: KnowledgeBase) -> WatchQuestionAnswer:
    """Which role of a company is to be watched, where it has no guide for the one named."""
    name = company_called(company, knowledge)
    roles = tuple(
        Choice(str(guide.id), role_name(guide), watch_step(WatchVerb.ON, company, guide.id.role))
        for guide in knowledge.of_company(company)[:_MOST_ROLES]
    )
    whole = Choice(company, Name(f"All of {name.text}"), watch_step(WatchVerb.ON, company))
    return WatchQuestionAnswer(Slot.ROLE, (*roles, whole), name, missing)


def _begin(one: Watch, person: Person, knowledge: KnowledgeBase) -> tuple[WatchChange, Person]:
    """The wider takes the place of the narrower."""
    theirs = tuple(other for other in person.watches if other.company == one.company)
    if any(other.role == one.role for other in theirs):
        return WatchChange.ALREADY, person
    if any(other.role is None for other in theirs):
        return WatchChange.WITHIN, person
    narrower = theirs if one.role is None else ()
    rest = tuple(other for other in person.watches if other not in narrower)
    if len(rest) >= MOST_WATCHES:
        return WatchChange.FULL, person
    seen = tuple(figure for guide in watched(knowledge, one) for figure in figures_of(guide))
    change = WatchChange.WIDENED if narrower else WatchChange.STARTED
    return change, replace(person, watches=watches_in_order((*rest, replace(one, seen=seen))))


def _end(one: Watch, person: Person) -> tuple[WatchChange, Person]:
    theirs = tuple(other for other in person.watches if other.company == one.company)
    unwanted = tuple(other for other in theirs if one.role in {None, other.role})
    if unwanted:
        rest = tuple(other for other in person.watches if other not in unwanted)
        return WatchChange.ENDED, replace(person, watches=rest)
    whole = any(other.role is None for other in theirs)
    return WatchChange.STILL if whole else WatchChange.NOT_WATCHED, person


def _entry(one: Watch, change: WatchChange, knowledge: KnowledgeBase) -> Watched:
    guides = watched(knowledge, one)
    whole = one.role is None and bool(guides)
    return Watched(
        company=company_called(one.company, knowledge),
        role=None if one.role is None else _role(one.company, one.role, knowledge),
        change=change,
        step=_next_step(one, change, in_guides=bool(guides)),
        guides=counted(len(guides), f"guides of {one.company}") if whole else None,
    )


def _next_step(one: Watch, change: WatchChange, *, in_guides: bool) -> WatchStep | None:
    """What one tap does: it undoes what was done, or leads on."""
    match change:
        case WatchChange.STARTED | WatchChange.WIDENED | WatchChange.ALREADY:
            return watch_step(WatchVerb.OFF, one.company, one.role)
        case WatchChange.WITHIN | WatchChange.STILL:
            return watch_step(WatchVerb.OFF, one.company)
        case WatchChange.ENDED:
            return watch_step(WatchVerb.ON, one.company, one.role) if in_guides else None
        case WatchChange.FULL:
            return LIST_WATCHES
        case WatchChange.NOT_WATCHED:
            return None


def _role(company: str, role: str, knowledge: KnowledgeBase) -> Name:
    guide = knowledge.guides.get(GuideId(company, role))
    return role_called(role, knowledge) if guide is None else role_name(guide)


def _value(one: Watch) -> str:
    return one.company if one.role is None else f"{one.company}/{one.role}"


def _is_unknown(entry: Watched) -> bool:
    return entry.change is WatchChange.NOT_WATCHED
