"""Words for what there is: the roles of a company, and lists page by page."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from bot.coach.answers import (
    BrowseAnswer,
    CompanyOverviewAnswer,
    Component,
    OnlyGuideAnswer,
    RoleEntry,
)
from bot.coach.figures import GuideFigure
from bot.coach.question import Listing
from bot.presentation.catalogue import Catalogue
from bot.presentation.choice_words import how_to_choose, items
from bot.presentation.layout import Block, Heading, Hint, Item, Line, Section, Small
from bot.presentation.range_words import row_title, state_words
from bot.presentation.words import Words, joined, words


def overview_sections(answer: CompanyOverviewAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """The roles of a company, each with its base."""
    if answer.missing is None:
        first = catalogue.say("{company}: which role? I have guides for:", company=answer.company)
    else:
        first = catalogue.say(
            "I have no guide for {role} at {company}. There are guides for:",
            role=answer.missing,
            company=answer.company,
        )
    yield Section((Line(first), *_role_items(answer.entries, catalogue), how_to_choose(catalogue)))
    states = tuple(_states(answer.entries, catalogue))
    if states:
        yield Section(states)
    if answer.missing is not None and answer.near:
        there = catalogue.say(
            "{role} is in my guides at: {companies}.",
            role=answer.missing,
            companies=joined(choice.label for choice in answer.near),
        )
        yield Section((Small(there),))


def _role_items(entries: Iterable[RoleEntry], catalogue: Catalogue) -> Iterator[Block]:
    """Each role with its base and where that is paid."""
    for number, entry in enumerate(entries, start=1):
        base = _base(entry)
        if base is None or entry.row is None:
            yield Item(words(entry.choice.label), number)
            continue
        said = catalogue.say(
            "{role}: base {figure}, {region}",
            role=entry.choice.label,
            figure=base,
            region=row_title(entry.row, catalogue),
        )
        yield Item(said, number)


def _base(entry: RoleEntry) -> GuideFigure | None:
    if entry.row is None:
        return None
    parts = (part for part in entry.row.components if part.component is Component.BASE)
    return next((part.figure for part in parts), None)


def _states(entries: Iterable[RoleEntry], catalogue: Catalogue) -> Iterator[Block]:
    """Where the figures come from and how old they are, said once for roles that share it."""
    groups: dict[str, list[RoleEntry]] = {}
    for entry in entries:
        if _base(entry) is not None:
            groups.setdefault(_state(entry, catalogue).text, []).append(entry)
    for alike in groups.values():
        state = _state(alike[0], catalogue)
        if len(groups) == 1:
            yield Small(state)
        else:
            roles = joined(entry.choice.label for entry in alike)
            yield Small(catalogue.say("{roles}: {state}", roles=roles, state=state))


def _state(entry: RoleEntry, catalogue: Catalogue) -> Words:
    source = entry.provenance
    overdue: tuple[Words, ...] = ()
    if source.overdue and source.due is not None:
        overdue = (catalogue.say("review was due on {date}", date=source.due),)
    counted = catalogue.say_many(
        "{number} source: {names}",
        "{number} sources: {names}",
        source.source_count,
        names=joined(source.sources),
    )
    return joined((state_words(source, catalogue, pay=True), *overdue, counted), " · ")


def browse_section(answer: BrowseAnswer, catalogue: Catalogue) -> Section:
    """One page of a list."""
    page = catalogue.say(
        "{count} in all, page {page} of {pages}.",
        count=answer.count,
        page=answer.shown,
        pages=answer.pages,
    )
    blocks: list[Block] = [Heading(_listing_title(answer.listing, catalogue)), Small(page)]
    blocks += items(answer.choices)
    blocks.append(how_to_choose(catalogue))
    if answer.page + 1 < answer.pages.value:
        blocks.append(Hint(catalogue.say("Ask “next page” for the rest.")))
    return Section(tuple(blocks))


def _listing_title(listing: Listing, catalogue: Catalogue) -> Words:
    match listing:
        case Listing.COMPANIES:
            return catalogue.say("Companies that I have guides for")
        case Listing.ROLES:
            return catalogue.say("Roles that I have guides for")
        case Listing.REGIONS:
            return catalogue.say("Places that my guides cover")
        case _:
            assert_never(listing)


def only_guide(answer: OnlyGuideAnswer, catalogue: Catalogue) -> Section:
    """That a company has one guide only."""
    said = catalogue.say(
        "My only guide for {company} is {role}.", company=answer.company, role=answer.role
    )
    return Section((Small(said),))
