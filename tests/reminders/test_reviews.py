from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.base import KnowledgeBase
from bot.reminders.reminder import Watch
from bot.reminders.reviews import GuideReview, review_list
from tests.reminders.made_up import a_guide, library

TODAY = date(2026, 6, 1)
LIBRARY = library(
    a_guide("acme", "baker", date(2026, 5, 31)),
    a_guide("acme", "cook", date(2026, 6, 1)),
    a_guide("acme", "waiter", date(2026, 7, 1)),
    a_guide("bolt", "baker", date(2026, 7, 2)),
    a_guide("coil", "baker", date(2026, 5, 1)),
    a_guide("coil", "cook", None),
    a_guide("dart", "cook", date(2026, 5, 31)),
    a_guide("dart", "baker", date(2026, 5, 31)),
)


def named(reviews: tuple[GuideReview, ...]) -> list[str]:
    return [str(one.guide) for one in reviews]


def test_the_day_itself_is_not_overdue_and_the_last_day_is_soon() -> None:
    reviews = review_list(LIBRARY, TODAY)
    assert named(reviews.overdue) == ["coil/baker", "dart/baker", "dart/cook", "acme/baker"]
    assert named(reviews.upcoming) == ["acme/cook", "acme/waiter"]
    assert named(reviews.later) == ["bolt/baker"]


def test_the_longest_overdue_company_comes_first_then_the_one_with_more() -> None:
    reviews = review_list(LIBRARY, TODAY)
    assert [company.slug for company in reviews.companies] == ["coil", "dart", "acme"]


def test_a_guide_without_a_day_is_told_apart_and_not_overdue() -> None:
    reviews = review_list(LIBRARY, TODAY)
    assert named(reviews.undated) == ["coil/cook"]
    assert reviews.guides == len(LIBRARY)


def test_what_is_new_is_what_was_not_overdue_on_the_day_before() -> None:
    reviews = review_list(LIBRARY, TODAY)
    assert named(reviews.overdue_since(date(2026, 5, 31))) == [
        "dart/baker", "dart/cook", "acme/baker",
    ]  # fmt: skip
    assert named(reviews.overdue_since(TODAY)) == []
    before = review_list(LIBRARY, date(2026, 5, 31))
    fresh = set(reviews.overdue_since(before.day))
    assert fresh == set(reviews.overdue) - set(before.overdue)


def test_only_what_is_watched_is_told_and_each_guide_once() -> None:
    watches = (Watch("acme", "baker"), Watch("acme"), Watch("coil", "cook"), Watch("nobody"))
    reviews = review_list(LIBRARY, TODAY, watches=watches)
    assert reviews.guides == 4
    assert named(reviews.overdue) == ["acme/baker"]
    assert named(reviews.undated) == ["coil/cook"]
    assert review_list(LIBRARY, TODAY, watches=()).guides == 0


@pytest.mark.parametrize("days", [0, 10**7])
def test_any_number_of_days_may_be_looked_ahead(days: int) -> None:
    reviews = review_list(LIBRARY, TODAY, days)
    assert named(reviews.upcoming)[0] == "acme/cook"


@given(
    dues=st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)) | st.none(), max_size=20),
    day=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    days=st.integers(0, 60),
)
def test_every_guide_is_in_one_place_or_not_due_yet(
    dues: list[date | None], day: date, days: int
) -> None:
    knowledge = library(*(a_guide("abcd"[at % 4], f"r-{at}", due) for at, due in enumerate(dues)))
    reviews = review_list(knowledge, day, days)
    told = (*reviews.overdue, *reviews.upcoming, *reviews.undated)
    assert len(set(told)) == len(told)
    beyond = [due for due in dues if due is not None and due > day + timedelta(days=days)]
    assert len(told) + len(beyond) == len(dues)
    assert {one.due for one in reviews.later} == ({min(beyond)} if beyond else set())


def test_without_guides_there_is_nothing_to_review() -> None:
    assert review_list(KnowledgeBase(), TODAY).companies == ()
