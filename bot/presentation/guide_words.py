"""Words for what guides say beside one role's pay: levels, strategy, sources, side by side."""

from collections.abc import Iterator

from bot.coach.answers import (
    AcrossCompaniesAnswer,
    AcrossEntry,
    LevelsAnswer,
    LevelStatement,
    LibraryAnswer,
    NobodyThereAnswer,
    PayRange,
    Provenance,
    SideBySideAnswer,
    SourcesAnswer,
    Standing,
    StrategyAnswer,
    StrategyPassage,
    Unranked,
)
from bot.coach.figures import Name
from bot.knowledge.base import TotalFit
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.layout import Amount, Block, Heading, Hint, Item, Line, Prose, Section, Small
from bot.presentation.money_words import component_name, stock_note
from bot.presentation.range_words import (
    provenance_blocks,
    region_and_level,
    row_title,
    source_words,
    state_words,
)
from bot.presentation.script_words import mismatch_note
from bot.presentation.words import Words, joined, words

_LEAST_EQUAL = 2


def level_sections(answer: LevelsAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """The guide's level mapping, statement by statement."""
    source = answer.provenance
    title = catalogue.say("Levels: {company}, {role}", company=source.company, role=source.role)
    if not answer.statements:
        none = catalogue.say("The guide says nothing about levels.")
        yield Section((Heading(title), Line(none)))
    else:
        said = (_level_block(statement) for statement in answer.statements)
        yield Section((Heading(title), *said))
    yield Section(tuple(provenance_blocks(source, catalogue, pay=False)))


def _level_block(statement: LevelStatement) -> Block:
    """Ladders with their rungs side by side; a note in prose as it stands."""
    cells = statement.text.text.count("|") + 1
    if not _LEAST_EQUAL <= cells == len(statement.equals):
        return Prose(statement.text)
    return Item(joined((joined(pair, " ") for pair in statement.equals), " = "))


def strategy_sections(answer: StrategyAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """How the guide would negotiate."""
    source = answer.provenance
    title = catalogue.say("Strategy: {company}, {role}", company=source.company, role=source.role)
    if not answer.passages:
        none = catalogue.say("The guide has no strategy.")
        yield Section((Heading(title), Line(none)))
    for number, passage in enumerate(answer.passages):
        head = (Heading(title),) if number == 0 else ()
        before = tuple(_before(passage, answer.places, catalogue))
        yield Section((*head, Heading(words(passage.title)), *before, Prose(passage.text)))
    yield Section(tuple(provenance_blocks(source, catalogue, pay=True)))


def _before(
    passage: StrategyPassage, places: tuple[Name, ...], catalogue: Catalogue
) -> Iterator[Block]:
    """What must be known before saying a passage."""
    if passage.claims_offer:
        yield Line(catalogue.say("Say this only if it is true."))
    if passage.mismatch is not None:
        yield Line(mismatch_note(passage.mismatch, joined(places, " / "), catalogue))


def source_sections(answer: SourcesAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """Where a guide's figures come from."""
    source = answer.provenance
    title = catalogue.say("Sources: {company}, {role}", company=source.company, role=source.role)
    yield Section((Heading(title), *provenance_blocks(source, catalogue, pay=False)))
    if answer.evidence:
        cited = Line(catalogue.say("What the guide cites:"))
        yield Section((cited, *(Prose(quote) for quote in answer.evidence)))


def library_section(answer: LibraryAnswer, catalogue: Catalogue) -> Section:
    """What all guides together rest on."""
    what = catalogue.say(
        "My figures come from {guides} written guides of {companies} companies, each with its "
        "sources and a date. {overdue} of them are past their review date; I say so where I "
        "quote one.",
        guides=answer.guides,
        companies=answer.companies,
        overdue=answer.overdue,
    )
    how = catalogue.say("Name a company and a role to see its sources.")
    return Section((Heading(catalogue.say("Sources")), Line(what), Line(how)))


def side_by_side_sections(answer: SideBySideAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """Who is above whom, by the upper ends."""
    title = catalogue.say("Side by side")
    if answer.role is not None:
        title = catalogue.say("Side by side: {role}", role=answer.role)
    yield Section((Heading(title),))
    for standing in answer.standings:
        yield Section(tuple(_standing_blocks(standing, answer, catalogue)))
    notes = [Small(_unranked(answer, why, catalogue)) for why in _reasons(answer)]
    if answer.unlike:
        unlike = catalogue.say("Figures in different currencies are not put in one order.")
        notes.append(Small(unlike))
    if notes:
        yield Section(tuple(notes))


_RANKED = {
    None: mark("{part}, the highest first:"),
    TotalFit.EITHER: mark("{part}, the highest first:"),
    TotalFit.ANNUAL: mark("{part} with all of the stock in each year, the highest first:"),
    TotalFit.GRANT: mark("{part} with a quarter of the stock a year, the highest first:"),
}


def _standing_blocks(
    standing: Standing, answer: SideBySideAnswer, catalogue: Catalogue
) -> Iterator[Block]:
    part = component_name(standing.component, catalogue)
    if answer.unlike:
        code = Name(standing.currency)
        part = catalogue.say("{part} in {currency}", part=part, currency=code)
    yield Line(catalogue.say(_RANKED.get(standing.counts, _RANKED[None]), part=part))
    # Without numbers: "the first one" is the first that was asked about.
    for source, row, figure in standing.entries:
        who = _who(source, row, answer, catalogue)
        yield Item(catalogue.say("{who}: {figure}", who=who, figure=figure))
    if standing.lead is None:
        yield Line(catalogue.say("The tops of the first two are the same."))
    else:
        yield Line(
            catalogue.say(
                "The top of the first is {lead} above the top of the second.", lead=standing.lead
            )
        )


def _who(
    source: Provenance, row: PayRange, answer: SideBySideAnswer, catalogue: Catalogue
) -> Words:
    """A company and a region; its role too where guides call that differently."""
    where = region_and_level(row, catalogue)
    if answer.role is not None:
        return catalogue.say("{company}, {region}", company=source.company, region=where)
    return catalogue.say(
        "{company}, {role}, {region}", company=source.company, role=source.role, region=where
    )


def _reasons(answer: SideBySideAnswer) -> tuple[Unranked, ...]:
    return tuple(dict.fromkeys(why for _, _, why in answer.unranked))


_UNRANKED = {
    Unranked.NO_SUM: mark("Totals left out, since they do not follow from their parts: {names}."),
    Unranked.ANOTHER_WAY: mark(
        "Totals left out, since no other counts stock in the same way: {names}."
    ),
}


def _unranked(answer: SideBySideAnswer, why: Unranked, catalogue: Catalogue) -> Words:
    names = (
        catalogue.say(
            "{company}, {region}",
            company=source.company,
            region=region_and_level(row, catalogue),
        )
        for source, row, reason in answer.unranked
        if reason is why
    )
    return catalogue.say(_UNRANKED[why], names=joined(names, "; "))


def across_sections(answer: AcrossCompaniesAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """A role in a place, company by company."""
    title = catalogue.say(
        "{role} in {places}, by base", role=answer.role, places=joined(answer.places, " / ")
    )
    count = catalogue.say_many(
        "The one guide that has both.",
        "{first} to {last} of {number} guides; currencies are not mixed.",
        answer.count,
        first=answer.first,
        last=answer.last,
    )
    yield Section((Heading(title), Small(count)))
    for number, entry in enumerate(answer.entries, start=1):
        yield Section(tuple(_entry_blocks(number, entry, catalogue)))
    notes = dict.fromkeys(entry.row.stock_basis for entry in answer.entries)
    for basis in notes:
        if basis is not None:
            named = joined(
                e.provenance.company for e in answer.entries if e.row.stock_basis == basis
            )
            note = stock_note(basis, catalogue)
            yield Section((Small(catalogue.say("{regions}: {note}", regions=named, note=note)),))
    how = catalogue.say("Answer with a number for all that the guide says.")
    more = (Hint(catalogue.say("Ask “next page” for the rest.")),) if answer.following else ()
    yield Section((Hint(how), *more))


def _entry_blocks(number: int, entry: AcrossEntry, catalogue: Catalogue) -> Iterator[Block]:
    source, row = entry.provenance, entry.row
    where = row_title(row, catalogue)
    yield Item(catalogue.say("{company}, {region}", company=source.company, region=where), number)
    for part in row.components:
        yield Amount(component_name(part.component, catalogue), part.figure, part.alternate)
    overdue: tuple[Words, ...] = ()
    if source.overdue and source.due is not None:
        overdue = (catalogue.say("review was due on {date}", date=source.due),)
    yield Small(joined((state_words(source, catalogue, pay=True), *overdue), " · "))
    yield Small(source_words(source, catalogue))


def nobody_section(answer: NobodyThereAnswer, catalogue: Catalogue) -> Section:
    """That no guide has the role in the place, and the places that have it."""
    first = catalogue.say(
        "No guide of mine has {role} in {places}.",
        role=answer.role,
        places=joined(answer.places, " / "),
    )
    if not answer.choices:
        return Section((Line(first),))
    near = catalogue.say("Places that have it:")
    items = tuple(
        Item(words(choice.label), number) for number, choice in enumerate(answer.choices, start=1)
    )
    how = Hint(catalogue.say("Answer with the number or the name."))
    return Section((Line(first), Line(near), *items, how))
