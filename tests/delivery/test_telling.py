"""Digests and news, as the messages that they become."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.telling import DigestWords, NewsWords
from bot.knowledge.base import GuideId
from bot.library import Snapshot
from bot.presentation.catalogue import english
from bot.reminders.changes import content_id, figures_of
from bot.reminders.ports import GuideNow, Subscriber, Watching
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import SeenFigure, Watch
from tests.coach.made_up import NOW, small_snapshot

pytestmark = pytest.mark.anyio

GOOGLE = Watch("google", "software-engineer")
BEFORE_ANY_REVIEW = datetime(2000, 1, 1, tzinfo=UTC)


async def no_reports() -> int:
    return 0


async def two_reports() -> int:
    return 2


def subscriber(*watches: Watch, maintains: bool = False) -> Subscriber:
    return Subscriber("telegram:1", Preferences(zone="Europe/Berlin"), watches, maintains)


async def test_a_maintainer_hears_of_all_guides_and_a_watcher_of_their_own() -> None:
    words = DigestWords(small_snapshot, english(), no_reports)
    (all_of_them,) = await words(subscriber(maintains=True), NOW)
    (own,) = await words(subscriber(GOOGLE), NOW)
    assert "Ally" in all_of_them.html
    assert "Ally" not in own.html
    assert "Google" in own.html


async def test_where_nothing_is_due_nothing_is_said() -> None:
    words = DigestWords(small_snapshot, english(), no_reports)
    assert await words(subscriber(maintains=True), BEFORE_ANY_REVIEW) == ()
    assert await words(subscriber(Watch("nobody")), NOW) == ()


async def test_open_reports_are_news_for_maintainers_alone() -> None:
    words = DigestWords(small_snapshot, english(), two_reports)
    (message,) = await words(subscriber(maintains=True), BEFORE_ANY_REVIEW)
    assert "2 reports that a guide is wrong are open" in message.words
    assert await words(subscriber(GOOGLE), BEFORE_ANY_REVIEW) == ()


async def test_all_guides_are_looked_at_once_a_day_and_again_when_they_change() -> None:
    looked: list[Snapshot] = [small_snapshot()]
    words = DigestWords(lambda: looked[-1], english(), no_reports)
    first = await words(subscriber(maintains=True), NOW)
    assert await words(subscriber(maintains=True), NOW) == first
    later = await words(subscriber(maintains=True), NOW + timedelta(days=400))
    assert later != first


async def test_news_say_what_was_and_what_is() -> None:
    guide = small_snapshot().knowledge.guides[GuideId("google", "software-engineer")]
    now = figures_of(guide)
    before = tuple(
        SeenFigure(one.guide, one.row, one.part, "£1K", one.currency) if number == 0 else one
        for number, one in enumerate(now)
    )
    changed = GuideNow("google/software-engineer", content_id(now), now)
    watch = Watch("google", None, before)
    (message,) = await NewsWords(small_snapshot, english())(
        Watching("telegram:1", Preferences(), watch, changed), NOW
    )
    assert "£1K" in message.html
    assert now[0].quote in message.html


async def test_what_reads_the_same_is_no_news() -> None:
    guide = small_snapshot().knowledge.guides[GuideId("google", "software-engineer")]
    now = figures_of(guide)
    changed = GuideNow("google/software-engineer", content_id(now), now)
    same = Watching("telegram:1", Preferences(), Watch("google", None, now), changed)
    assert await NewsWords(small_snapshot, english())(same, NOW) == ()
