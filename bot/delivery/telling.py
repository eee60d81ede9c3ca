"""What digests and news say, as messages, from the guides as they are now."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.coach.answers import ReviewsAnswer
from bot.coach.watching import answer_changes
from bot.library import Snapshot
from bot.presentation.catalogue import Catalogue
from bot.presentation.keyboard import compose
from bot.presentation.outgoing import Outgoing
from bot.reminders.changes import changes
from bot.reminders.ports import Subscriber, Watching
from bot.reminders.preferences import Reviews
from bot.reminders.reminder import Watch
from bot.reminders.reviews import ReviewList, review_list

_A_DAY = timedelta(days=1)
_SINCE: Mapping[Reviews, timedelta] = MappingProxyType(
    {Reviews.DAILY: _A_DAY, Reviews.WEEKLY: timedelta(days=7)}
)


class DigestWords:
    """Digests as messages.

    To look at all guides takes most of a second: it is done in a thread, and once for all who
    hear of all guides on a day. Those hear of open reports, too.
    """

    def __init__(
        self,
        snapshot: Callable[[], Snapshot],
        catalogue: Catalogue,
        open_reports: Callable[[], Awaitable[int]],
    ) -> None:
        self._snapshot = snapshot
        self._catalogue = catalogue
        self._open_reports = open_reports
        self._last: tuple[Snapshot, ReviewList] | None = None

    async def __call__(self, subscriber: Subscriber, moment: datetime) -> tuple[Outgoing, ...]:
        """What is to be reviewed, of all guides or of those that are watched; maybe nothing."""
        preferences = subscriber.preferences
        day = moment.astimezone(ZoneInfo(preferences.zone or "UTC")).date()
        reviews = await self._reviews(day, None if subscriber.maintains else subscriber.watches)
        reports = await self._open_reports() if subscriber.maintains else 0
        if not reviews.overdue and not reviews.upcoming and not reports:
            return ()
        since = day - _SINCE.get(preferences.reviews, _A_DAY)
        answer = ReviewsAnswer(reviews, since, watched=not subscriber.maintains, reports=reports)
        return compose((answer,), self._catalogue)

    async def _reviews(self, day: date, watches: tuple[Watch, ...] | None) -> ReviewList:
        snapshot = self._snapshot()
        if watches is not None:
            return await asyncio.to_thread(review_list, snapshot.knowledge, day, watches=watches)
        if self._last is not None:
            made_from, reviews = self._last
            if made_from is snapshot and reviews.day == day:
                return reviews
        reviews = await asyncio.to_thread(review_list, snapshot.knowledge, day)
        self._last = snapshot, reviews
        return reviews


class NewsWords:
    """News of watched guides as messages."""

    def __init__(self, snapshot: Callable[[], Snapshot], catalogue: Catalogue) -> None:
        self._snapshot = snapshot
        self._catalogue = catalogue

    async def __call__(self, watching: Watching, moment: datetime) -> tuple[Outgoing, ...]:  # noqa: ARG002 - as the round calls it
        """What has changed since somebody was last told; nothing where it reads the same."""
        guide = watching.changed.guide
        before = (one for one in watching.watch.seen if one.guide == guide)
        found = changes(before, watching.changed.figures)
        answers = answer_changes(found, self._snapshot().knowledge)
        return compose(answers, self._catalogue) if answers else ()
