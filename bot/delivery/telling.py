"""What digests and news say, as messages, from the guides as they are now."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.coach.answers import ReviewsAnswer
from bot.coach.watching import answer_changes
from bot.knowledge.base import KnowledgeBase
from bot.presentation.catalogue import Catalogue
from bot.presentation.keyboard import compose
from bot.presentation.outgoing import Outgoing
from bot.reminders.changes import changes
from bot.reminders.ports import Subscriber, Watching
from bot.reminders.preferences import Reviews
from bot.reminders.reviews import review_list

_A_DAY = timedelta(days=1)
_SINCE: Mapping[Reviews, timedelta] = MappingProxyType(
    {Reviews.DAILY: _A_DAY, Reviews.WEEKLY: timedelta(days=7)}
)


def digest_of(
    subscriber: Subscriber, knowledge: KnowledgeBase, moment: datetime, catalogue: Catalogue
) -> tuple[Outgoing, ...]:
    """What is to be reviewed, of all guides or of those that are watched; maybe nothing."""
    day = moment.astimezone(ZoneInfo(subscriber.preferences.zone or "UTC")).date()
    watches = None if subscriber.maintains else subscriber.watches
    reviews = review_list(knowledge, day, watches=watches)
    if not reviews.overdue and not reviews.upcoming:
        return ()
    since = day - _SINCE.get(subscriber.preferences.reviews, _A_DAY)
    answer = ReviewsAnswer(reviews, since, watched=not subscriber.maintains)
    return compose((answer,), catalogue)


def news_of(
    watching: Watching, knowledge: KnowledgeBase, catalogue: Catalogue
) -> tuple[Outgoing, ...]:
    """What has changed in a guide since somebody was last told; nothing where it reads the same."""
    guide = watching.changed.guide
    before = (one for one in watching.watch.seen if one.guide == guide)
    answers = answer_changes(changes(before, watching.changed.figures), knowledge)
    return compose(answers, catalogue) if answers else ()
