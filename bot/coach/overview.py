"""What there is: the roles of a company, and all companies, roles and regions page by page."""

from dataclasses import replace
from datetime import datetime

from bot.coach.answers import BrowseAnswer, CompanyOverviewAnswer, LibraryAnswer, RoleEntry
from bot.coach.figures import Name, counted
from bot.coach.naming import company_called
from bot.coach.provenance import provenance, role_called
from bot.coach.question import Browse, Choice, Listing, Question, Wish
from bot.coach.ranges import pay_range, rows_asked
from bot.knowledge.base import Guide, KnowledgeBase, Place

PAGE = 10
_MOST_NEAR = 4


def overview(question: Question, knowledge: KnowledgeBase, now: datetime) -> CompanyOverviewAnswer:
    """Every role of a company with its base, in the place that was asked or the guide's first."""
    company = question.company or ""
    guides = knowledge.of_company(company)
    missing = None if question.role is None else role_called(question.role, knowledge)
    elsewhere = knowledge.with_role(question.role) if question.role is not None else ()
    return CompanyOverviewAnswer(
        company=company_called(company, knowledge),
        entries=tuple(_role_entry(guide, question, now) for guide in guides),
        question=question,
        missing=missing,
        near=tuple(
            Choice(
                guide.id.company,
                Name(guide.company_name),
                replace(question, company=guide.id.company),
            )
            for guide in elsewhere[:_MOST_NEAR]
        ),
    )


def _role_entry(guide: Guide, question: Question, now: datetime) -> RoleEntry:
    rows = rows_asked(guide, question) or ()
    first = next((row for row in rows if row.pay.base is not None), None)
    wishes = tuple(wish for wish in question.wishes if wish is not Wish.OVERVIEW)
    target = replace(question, role=guide.id.role, wishes=wishes or (Wish.RANGE,))
    return RoleEntry(
        provenance=provenance(guide, now),
        row=None if first is None else pay_range(guide.id, first),
        choice=Choice(guide.id.role, Name(guide.role_name), target),
    )


def answer_browse(look: Browse, knowledge: KnowledgeBase) -> BrowseAnswer:
    """One page of all companies, of all roles or of the regions that most guides have."""
    everything = _everything(look.listing, knowledge)
    pages = max(1, -(-len(everything) // PAGE))
    page = min(max(look.page, 0), pages - 1)
    return BrowseAnswer(
        listing=look.listing,
        choices=everything[page * PAGE : (page + 1) * PAGE],
        page=page,
        shown=counted(page + 1, "pages up to this one"),
        pages=counted(pages, f"pages of {PAGE} {look.listing.value}"),
        count=counted(len(everything), look.listing.value),
    )


def _everything(listing: Listing, knowledge: KnowledgeBase) -> tuple[Choice, ...]:
    match listing:
        case Listing.COMPANIES:
            return _companies(knowledge)
        case Listing.ROLES:
            return _roles(knowledge)
        case Listing.REGIONS:
            return _regions(knowledge)


def _companies(knowledge: KnowledgeBase) -> tuple[Choice, ...]:
    by_name = sorted(knowledge.companies.values(), key=lambda company: company.name.casefold())
    wishes = (Wish.OVERVIEW,)
    return tuple(
        Choice(company.slug, Name(company.name), Question(wishes, company.slug))
        for company in by_name
    )


def _roles(knowledge: KnowledgeBase) -> tuple[Choice, ...]:
    """Roles, those of most companies first."""
    counts = knowledge.facts.role_guides
    most = sorted(counts, key=lambda role: (-counts[role], role))
    return tuple(
        Choice(role, role_called(role, knowledge), Question((Wish.RANGE,), role=role))
        for role in most
    )


def _regions(knowledge: KnowledgeBase) -> tuple[Choice, ...]:
    """Places, those of most guides first, each metropolitan area once."""
    areas: dict[tuple[str, bool], Place] = {}
    for place, _ in knowledge.facts.places:
        areas.setdefault((place.metro or place.name, place.remote), place)
    names = dict.fromkeys(place.name for place in areas.values())
    by_name = {place.name: place for place in reversed(areas.values())}
    return tuple(
        Choice(name, Name(name), Question((Wish.RANGE,), places=(by_name[name],))) for name in names
    )


def answer_library(knowledge: KnowledgeBase, now: datetime) -> LibraryAnswer:
    """How many guides there are, and how many of them are due for review."""
    today = now.date().isoformat()
    late = sum(count for due, count in knowledge.facts.due.items() if due < today)
    return LibraryAnswer(
        guides=counted(len(knowledge), "guides"),
        companies=counted(len(knowledge.companies), "companies"),
        overdue=counted(late, "guides whose next_review_due has passed"),
    )
