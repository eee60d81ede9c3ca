"""Which guides are to be reviewed: those whose day has passed, and those whose day is near."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.knowledge.base import Guide, GuideId, KnowledgeBase
from bot.reminders.changes import watched
from bot.reminders.reminder import Watch

DAYS_AHEAD = 30


@dataclass(frozen=True, slots=True)
class GuideReview:
    """A guide and the day of its next review, None where it names none; `line` says so."""

    guide: GuideId
    company: str
    role: str
    due: date | None
    line: int


@dataclass(frozen=True, slots=True)
class CompanyReviews:
    """What is to be reviewed of a company, the longest due first."""

    slug: str
    name: str
    overdue: tuple[GuideReview, ...] = ()
    upcoming: tuple[GuideReview, ...] = ()
    undated: tuple[GuideReview, ...] = ()

    @property
    def reviews(self) -> tuple[GuideReview, ...]:
        """All of them, those without a day last."""
        return self.overdue + self.upcoming + self.undated


@dataclass(frozen=True, slots=True)
class ReviewList:
    """The reviews of one day, company by company, the most urgent first.

    Due within `days` is upcoming; the day itself is not overdue yet. `guides` is how many guides
    were looked at, and `later` are the reviews of the first day after those.
    """

    day: date
    days: int
    guides: int
    companies: tuple[CompanyReviews, ...] = ()
    later: tuple[GuideReview, ...] = ()

    @property
    def overdue(self) -> tuple[GuideReview, ...]:
        """All that should have been reviewed before this day, by company."""
        return tuple(one for company in self.companies for one in company.overdue)

    @property
    def upcoming(self) -> tuple[GuideReview, ...]:
        """All that are due on this day or soon after, by company."""
        return tuple(one for company in self.companies for one in company.upcoming)

    @property
    def undated(self) -> tuple[GuideReview, ...]:
        """All that name no day for their review, by company."""
        return tuple(one for company in self.companies for one in company.undated)

    def overdue_since(self, day: date) -> tuple[GuideReview, ...]:
        """Those that were not overdue yet on an earlier day."""
        return tuple(one for one in self.overdue if one.due is not None and one.due >= day)


def review_list(
    knowledge: KnowledgeBase,
    day: date,
    days: int = DAYS_AHEAD,
    watches: Iterable[Watch] | None = None,
) -> ReviewList:
    """What is to be reviewed on a day; of all guides, or of those that are watched."""
    guides = tuple(_guides(knowledge, watches))
    soon = _days_after(day, days)
    by_company: dict[str, list[GuideReview]] = {}
    for guide in guides:
        by_company.setdefault(guide.id.company, []).append(_review(guide))
    grouped = (
        _company(slug, knowledge, reviews, day, soon) for slug, reviews in by_company.items()
    )
    urgent = sorted((one for one in grouped if one.reviews), key=_urgency)
    return ReviewList(day, days, len(guides), tuple(urgent), _first_after(soon, by_company))


def _guides(knowledge: KnowledgeBase, watches: Iterable[Watch] | None) -> Iterator[Guide]:
    if watches is None:
        yield from knowledge
        return
    found = {guide.id: guide for watch in watches for guide in watched(knowledge, watch)}
    yield from found.values()


def _days_after(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def _review(guide: Guide) -> GuideReview:
    line = guide.lines.due
    return GuideReview(guide.id, guide.company_name, guide.role_name, guide.due, line)


def _company(
    slug: str, knowledge: KnowledgeBase, reviews: list[GuideReview], day: date, soon: date
) -> CompanyReviews:
    ordered = sorted(reviews, key=lambda one: (one.due or date.max, one.guide))
    return CompanyReviews(
        slug,
        knowledge.companies[slug].name,
        overdue=tuple(one for one in ordered if one.due is not None and one.due < day),
        upcoming=tuple(one for one in ordered if one.due is not None and day <= one.due <= soon),
        undated=tuple(one for one in ordered if one.due is None),
    )


def _urgency(company: CompanyReviews) -> tuple[date, int, str]:
    """The longest overdue first, then who has more of it, then by name."""
    first = company.reviews[0].due or date.max
    return first, -len(company.overdue), company.name.casefold()


def _first_after(soon: date, by_company: dict[str, list[GuideReview]]) -> tuple[GuideReview, ...]:
    reviews = [one for some in by_company.values() for one in some]
    next_day = min((one.due for one in reviews if one.due and one.due > soon), default=None)
    return tuple(one for one in reviews if next_day is not None and one.due == next_day)
