"""Answers that come without a question: reviews that are due, figures that have changed."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from bot.coach.answers import ReviewsAnswer, WatchedChangesAnswer
from bot.coach.watching import answer_changes
from bot.knowledge.base import GuideId, KnowledgeBase, PayRow
from bot.reminders.changes import changes, figures_of
from bot.reminders.reviews import review_list
from tests.coach.made_up import money, small_snapshot
from tests.reminders.made_up import a_guide, library

DAY = date(2026, 6, 1)
_ROLES = ("baker", "cook", "waiter")


def reviews_of_many(companies: int = 12) -> ReviewsAnswer:
    """Companies with one to three overdue guides each, and some whose time comes."""
    guides = [
        a_guide(f"maker-{'abcdefghijklmnopqrstuvwxyz'[at]}", role, date(2026, 5, 1 + at))
        for at in range(companies)
        for role in _ROLES[: 1 + at % 3]
    ]
    guides += [
        a_guide("acme", "baker", date(2026, 5, 31)),
        a_guide("acme", "cook", date(2026, 6, 3)),
        *(a_guide("bolt", role, date(2026, 6, 20)) for role in _ROLES),
        a_guide("coil", "cook", None),
    ]
    return ReviewsAnswer(review_list(library(*guides), DAY), since=date(2026, 5, 31))


def reviews_alike() -> ReviewsAnswer:
    """As many overdue guides at each company, all of one day."""
    guides = (
        a_guide(company, role, date(2026, 5, 23))
        for company in ("acme", "bolt", "coil")
        for role in _ROLES
    )
    return ReviewsAnswer(review_list(library(*guides), DAY), since=date(2026, 5, 31))


def reviews_done() -> ReviewsAnswer:
    """Nothing is due."""
    knowledge = library(a_guide("acme", "baker", date(2026, 9, 1)))
    return ReviewsAnswer(review_list(knowledge, DAY), watched=True)


def reviews_with_reports() -> ReviewsAnswer:
    """Nothing is due, and people say that guides are wrong."""
    return replace(reviews_done(), watched=False, reports=3)


def reviews_watched() -> ReviewsAnswer:
    """One guide that somebody watches."""
    knowledge = library(a_guide("acme", "baker", date(2026, 5, 31)))
    return ReviewsAnswer(review_list(knowledge, DAY), since=date(2026, 5, 31), watched=True)


def changed() -> tuple[WatchedChangesAnswer, ...]:
    """A raised base, a row that is new, and one that is gone."""
    knowledge = small_snapshot().knowledge
    guide = knowledge.guides[GuideId("google", "software-engineer")]
    first, _gone, *rest = guide.rows
    raised = replace(first, pay=replace(first.pay, base=money("$105K–$125K", 105_000, 125_000)))
    new = PayRow("Lisbon", (), "L5", replace(raised.pay, stock=None), 20)
    after = replace(guide, rows=(raised, *rest, new))
    return answer_changes(
        changes(figures_of(guide), figures_of(after)),
        replace(knowledge, guides=MappingProxyType({**knowledge.guides, guide.id: after})),
    )


def left() -> tuple[WatchedChangesAnswer, ...]:
    """A guide that is not there any more."""
    guide = a_guide("acme", "baker", None)
    return answer_changes(changes(figures_of(guide), ()), KnowledgeBase())
