"""Words for the reviews of guides that are due: one message a day, however many there are."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from bot.coach.answers import ReviewsAnswer
from bot.coach.figures import ComputedFigure, Name
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Block, Heading, Item, Line, Section, Small
from bot.presentation.review_names import (
    MOST_NAMES,
    company_names,
    count,
    due_date,
    due_day,
    guide_names,
    guides_counted,
    which_guides,
    within,
)
from bot.presentation.words import Words
from bot.reminders.reviews import CompanyReviews, GuideReview, ReviewList

MOST_COMPANIES = 10
_MOST_DATES = 5
# Names are as long as an author writes them; the message is one message in any case.
_ROOM = 900
_COMMAND = Name("coach due")
_REPORTS = Name("coach reports")


def digest_sections(answer: ReviewsAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """What is overdue and where, what is new, and what comes next: always one message."""
    reviews = answer.reviews
    yield Section(tuple(_state(answer, catalogue)))
    if reviews.overdue:
        yield Section(tuple(_where(_by_number(reviews), catalogue)))
    yield Section(tuple(_next(reviews, catalogue)))
    if reviews.undated:
        yield Section((Small(_undated(reviews, catalogue)),))
    if answer.reports:
        yield Section((Small(_reports(answer.reports, catalogue)),))


def list_sections(reviews: ReviewList, catalogue: Catalogue) -> Iterator[Section]:
    """The same with every company and every guide, for a terminal."""
    yield Section(tuple(_state(ReviewsAnswer(reviews), catalogue)))
    for company in reviews.companies:
        items = (Item(_guide(one, reviews.day, catalogue)) for one in company.reviews)
        yield Section((Heading(_heading(company, catalogue)), *items))
    yield Section(tuple(_next(reviews, catalogue)))


# How it stands --------------------------------------------------------------------------------


def _state(answer: ReviewsAnswer, catalogue: Catalogue) -> Iterator[Block]:
    reviews = answer.reviews
    if not reviews.guides:
        yield Line(catalogue.say("There is no guide here to review."))
        return
    if not reviews.overdue:
        yield Heading(catalogue.say("No guide is overdue for review"))
        return
    yield Heading(_title(answer, catalogue))
    yield Line(_how_long(reviews, catalogue))
    fresh = () if answer.since is None else reviews.overdue_since(answer.since)
    if fresh and len(fresh) < len(reviews.overdue):
        yield Line(
            catalogue.say_many(
                "{number} of them is new since the last list: {names}.",
                "{number} of them are new since the last list: {names}.",
                count(len(fresh), f"guides that became overdue from {answer.since} on"),
                names=guide_names(fresh, catalogue),
            )
        )


def _title(answer: ReviewsAnswer, catalogue: Catalogue) -> Words:
    overdue = _overdue_count(answer.reviews)
    if answer.watched:
        return catalogue.say_many(
            "{number} guide that you watch is overdue for review",
            "{number} guides that you watch are overdue for review",
            overdue,
        )
    return catalogue.say_many(
        "{number} guide is overdue for review", "{number} guides are overdue for review", overdue
    )


def _how_long(reviews: ReviewList, catalogue: Catalogue) -> Words:
    oldest = min(reviews.overdue, key=due_day)
    days = (reviews.day - due_day(oldest)).days
    since = ComputedFigure(f"{days:,}", days, f"{reviews.day} - {due_day(oldest)}, in days")
    if all(one.due == oldest.due for one in reviews.overdue):
        return catalogue.say_many(
            "Due on {date}, {number} day ago.",
            "Due on {date}, {number} days ago.",
            since,
            date=due_date(oldest),
        )
    return catalogue.say_many(
        "The first was due on {date}, {number} day ago.",
        "The first was due on {date}, {number} days ago.",
        since,
        date=due_date(oldest),
    )


# Where ----------------------------------------------------------------------------------------


def _by_number(reviews: ReviewList) -> list[CompanyReviews]:
    late = (company for company in reviews.companies if company.overdue)
    return sorted(late, key=lambda one: (-len(one.overdue), one.overdue[0].due or date.max))


def _where(companies: list[CompanyReviews], catalogue: Catalogue) -> Iterator[Block]:
    """A few guides by name; else companies with the most, or only names where all are alike."""
    first = companies[0]
    late = [one for company in companies for one in company.overdue]
    by_name = [_late_guide(one, catalogue) for one in sorted(late[:MOST_NAMES], key=due_day)]
    if len(list(within(by_name, _ROOM))) == len(late):
        yield from map(Item, by_name)
        return
    if len(companies) > 1 and all(_likeness(one) == _likeness(first) for one in companies):
        alike = catalogue.say(
            "{number} at each of {companies} companies: {names}.",
            number=count(len(first.overdue), f"overdue guides of {first.slug}"),
            companies=count(len(companies), "companies with an overdue guide"),
            names=company_names(companies, catalogue),
        )
        yield Line(alike)
    else:
        lines = [_late(company, catalogue) for company in companies]
        shown = list(islice(within(lines, _ROOM), MOST_COMPANIES))
        yield Line(catalogue.say("By company, the most first:"))
        yield from map(Item, shown)
        rest = companies[len(shown) :]
        if rest:
            yield Small(_more_companies(rest, catalogue))
            return
    yield Small(catalogue.say("“{command}” lists every guide.", command=_COMMAND))


def _likeness(company: CompanyReviews) -> tuple[int, date | None, date | None]:
    return len(company.overdue), company.overdue[0].due, company.overdue[-1].due


def _late_guide(one: GuideReview, catalogue: Catalogue) -> Words:
    return catalogue.say(
        "{role} at {company}, since {date}",
        role=Name(one.role),
        company=Name(one.company),
        date=due_date(one),
    )


def _late(company: CompanyReviews, catalogue: Catalogue) -> Words:
    return catalogue.say_many(
        "{company}: {number} guide, since {date}",
        "{company}: {number} guides, the first since {date}",
        count(len(company.overdue), f"overdue guides of {company.slug}"),
        company=Name(company.name),
        date=due_date(company.overdue[0]),
    )


def _more_companies(rest: list[CompanyReviews], catalogue: Catalogue) -> Words:
    guides = sum(len(company.overdue) for company in rest)
    return catalogue.say_many(
        "And {number} more company with {guides}: “{command}” lists them all.",
        "And {number} more companies with {guides}: “{command}” lists them all.",
        count(len(rest), "companies with an overdue guide that are not named here"),
        guides=guides_counted(
            guides, "overdue guides of companies that are not named here", catalogue
        ),
        command=_COMMAND,
    )


# What comes next ------------------------------------------------------------------------------


def _next(reviews: ReviewList, catalogue: Catalogue) -> Iterator[Block]:
    days = ComputedFigure(str(reviews.days), reviews.days, "the days ahead that are looked at")
    if not reviews.upcoming:
        if reviews.guides:
            yield Line(
                catalogue.say_many(
                    "Nothing falls due within {number} day.",
                    "Nothing falls due within {number} days.",
                    days,
                )
            )
        if reviews.later:
            yield Line(_later(reviews.later, catalogue))
        return
    title = catalogue.say_many(
        "Due within {number} day: {guides}",
        "Due within {number} days: {guides}",
        days,
        guides=guides_counted(len(reviews.upcoming), "guides that are due soon", catalogue),
    )
    yield Line(title)
    dates = _by_date(reviews.upcoming)
    for some in dates[:_MOST_DATES]:
        yield Item(_on_date(some, catalogue))
    rest = [one for some in dates[_MOST_DATES:] for one in some]
    if rest:
        more = catalogue.say_many(
            "And {number} more guide by {date}.",
            "And {number} more guides by {date}.",
            count(len(rest), "guides that are due soon and not named here"),
            date=due_date(rest[-1]),
        )
        yield Small(more)


def _by_date(reviews: Iterable[GuideReview]) -> list[list[GuideReview]]:
    by_date: dict[date, list[GuideReview]] = {}
    for one in sorted(reviews, key=due_day):
        by_date.setdefault(due_day(one), []).append(one)
    return list(by_date.values())


def _on_date(some: list[GuideReview], catalogue: Catalogue) -> Words:
    return catalogue.say(
        "{date}: {guides}", date=due_date(some[0]), guides=which_guides(some, catalogue)
    )


def _later(some: Sequence[GuideReview], catalogue: Catalogue) -> Words:
    guides = which_guides(some, catalogue)
    return catalogue.say("Next on {date}: {guides}.", date=due_date(some[0]), guides=guides)


# Guide by guide -------------------------------------------------------------------------------


def _heading(company: CompanyReviews, catalogue: Catalogue) -> Words:
    count = guides_counted(len(company.reviews), f"guides of {company.slug} to review", catalogue)
    return catalogue.say("{company}: {guides}", company=Name(company.name), guides=count)


def _guide(one: GuideReview, day: date, catalogue: Catalogue) -> Words:
    role = Name(one.role)
    if one.due is None:
        return catalogue.say("{role}: names no day for its review", role=role)
    if one.due < day:
        return catalogue.say("{role}: due since {date}", role=role, date=due_date(one))
    return catalogue.say("{role}: due on {date}", role=role, date=due_date(one))


def _undated(reviews: ReviewList, catalogue: Catalogue) -> Words:
    return catalogue.say_many(
        "{number} guide names no day for its review, and is not counted: {names}.",
        "{number} guides name no day for their review, and are not counted: {names}.",
        count(len(reviews.undated), "guides without next_review_due"),
        names=guide_names(reviews.undated, catalogue),
    )


def _reports(number: int, catalogue: Catalogue) -> Words:
    return catalogue.say_many(
        "{number} report that a guide is wrong is open: “{command}” shows it.",
        "{number} reports that a guide is wrong are open: “{command}” shows them.",
        count(number, "reports that nobody has dealt with"),
        command=_REPORTS,
    )


def _overdue_count(reviews: ReviewList) -> ComputedFigure:
    return count(len(reviews.overdue), f"guides whose next_review_due is before {reviews.day}")
