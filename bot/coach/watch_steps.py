"""Steps with what is watched: made of companies and roles, and found again behind a button."""

from collections.abc import Iterable, Iterator
from itertools import chain

from bot.coach.question import WatchStep, WatchVerb
from bot.coach.shorthand import digest
from bot.knowledge.base import KnowledgeBase
from bot.reminders.reminder import Watch

LIST_WATCHES = WatchStep(WatchVerb.LIST)


def watch_step(verb: WatchVerb, company: str, role: str | None = None) -> WatchStep:
    """To watch a company, or one role there; or to do so no more."""
    return WatchStep(verb, digest(company), "" if role is None else digest(role))


def watch_meant(
    step: WatchStep, watches: Iterable[Watch], knowledge: KnowledgeBase
) -> Watch | None:
    """The company and role of a step; None where they are in no guide and not watched either.

    To end it, what has left the guides is found all the same. Of two that one digest may mean,
    neither is.
    """
    ends = step.verb is WatchVerb.OFF
    known = chain(watches if ends else (), _of_guides(knowledge))
    of_company = [one for one in known if digest(one.company) == step.company]
    company = _only(one.company for one in of_company)
    if company is None or not step.role:
        return None if company is None else Watch(company)
    named = (one.role for one in of_company if one.role is not None)
    role = _only(role for role in named if digest(role) == step.role)
    return None if role is None else Watch(company, role)


def _only(slugs: Iterable[str]) -> str | None:
    found = set(slugs)
    return found.pop() if len(found) == 1 else None


def _of_guides(knowledge: KnowledgeBase) -> Iterator[Watch]:
    for company in knowledge.companies.values():
        yield Watch(company.slug)
        for role in company.roles:
            yield Watch(company.slug, role)
