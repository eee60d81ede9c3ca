"""The reviews that are due, in full, for those who write guides: to read, and for programs."""

from typing import Any

from bot.presentation.catalogue import Catalogue
from bot.presentation.plain import lines_of
from bot.presentation.review_words import list_sections
from bot.reminders.reviews import CompanyReviews, GuideReview, ReviewList

Json = dict[str, Any]


def reviews_text(reviews: ReviewList, catalogue: Catalogue) -> str:
    """Every company and every guide, to be read in a terminal."""
    lines = lines_of(list_sections(reviews, catalogue))
    return "\n".join(line.before + line.text for line in lines)


def reviews_record(reviews: ReviewList) -> Json:
    """The counts and every guide, as one object (docs/jsonl.md)."""
    return {
        "day": reviews.day.isoformat(),
        "days": reviews.days,
        "guides": reviews.guides,
        "overdue": len(reviews.overdue),
        "upcoming": len(reviews.upcoming),
        "undated": len(reviews.undated),
        "reviews": [
            _record(company, one, reviews)
            for company in reviews.companies
            for one in company.reviews
        ],
    }


def _record(company: CompanyReviews, one: GuideReview, reviews: ReviewList) -> Json:
    return {
        "company": one.guide.company,
        "company_display": company.name,
        "role": one.guide.role,
        "role_display": one.role,
        "due": None if one.due is None else one.due.isoformat(),
        "state": _state(one, reviews),
    }


def _state(one: GuideReview, reviews: ReviewList) -> str:
    if one.due is None:
        return "undated"
    return "overdue" if one.due < reviews.day else "upcoming"
