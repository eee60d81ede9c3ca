"""Guides and companies that are to be reviewed, by name: as many as can be read."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from bot.coach.figures import ComputedFigure, GuideQuote, Name
from bot.presentation.catalogue import Catalogue
from bot.presentation.outgoing import utf16_length
from bot.presentation.words import Words, joined, words
from bot.reminders.reviews import CompanyReviews, GuideReview

MOST_NAMES = 8
# Names are as long as an author writes them; the message is one message in any case.
_ROOM = 250


def guide_names(some: Sequence[GuideReview], catalogue: Catalogue) -> Words:
    """The companies of some guides, each with how many where that is more than one."""
    by_company: dict[str, list[GuideReview]] = {}
    for one in some:
        by_company.setdefault(one.guide.company, []).append(one)
    return _shortened([_few(guides, catalogue) for guides in by_company.values()], catalogue)


def which_guides(some: Sequence[GuideReview], catalogue: Catalogue) -> Words:
    """Some guides of one day: a few by name, of many how many there are first."""
    names = guide_names(some, catalogue)
    if len(some) <= MOST_NAMES:
        return names
    how_many = guides_counted(len(some), f"guides that are due on {some[0].due}", catalogue)
    return catalogue.say("{guides}, {names}", guides=how_many, names=names)


def _few(guides: list[GuideReview], catalogue: Catalogue) -> Words:
    company = Name(guides[0].company)
    if len(guides) == 1:
        role = Name(guides[0].role)
        return catalogue.say("{role} at {company}", role=role, company=company)
    how_many = count(len(guides), f"guides of {guides[0].guide.company} due then")
    return catalogue.say("{number} at {company}", number=how_many, company=company)


def company_names(companies: list[CompanyReviews], catalogue: Catalogue) -> Words:
    """What some companies are called."""
    return _shortened([words(Name(one.name)) for one in companies], catalogue)


def _shortened(names: list[Words], catalogue: Catalogue) -> Words:
    """The first names, and how many there are more."""
    shown = list(islice(within(names, _ROOM), MOST_NAMES))
    if len(shown) == len(names):
        return joined(shown)
    more = count(len(names) - len(shown), "names that are left out here")
    if not shown:
        return catalogue.say("{number} with long names", number=more)
    return joined([*shown, catalogue.say("and {number} more", number=more)])


def within(texts: Iterable[Words], room: int) -> Iterator[Words]:
    """As many of the first as there is room for."""
    for text in texts:
        room -= utf16_length(text.text)
        if room < 0:
            return
        yield text


def guides_counted(number: int, what: str, catalogue: Catalogue) -> Words:
    """How many guides there are of a kind."""
    return catalogue.say_many("{number} guide", "{number} guides", count(number, what))


def count(number: int, what: str) -> ComputedFigure:
    """How many there are of something, with its thousands apart."""
    return ComputedFigure(f"{number:,}", number, f"count of {what}")


def due_date(one: GuideReview) -> GuideQuote:
    """The day of a review as its guide states it."""
    return GuideQuote(due_day(one).isoformat(), one.guide, one.line)


def due_day(one: GuideReview) -> date:
    """The day of a review; one that has none comes last."""
    return one.due or date.max
