"""Words for ranges of pay, short enough for a phone."""

from collections.abc import Iterator

from bot.coach.answers import PayRange, PayRangesAnswer, Provenance
from bot.knowledge.base import StockBasis
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Amount, Block, Heading, Line, Prose, Section, Small
from bot.presentation.money_words import component_name, family_name, stock_note

_MOST_NAMED = 8
_MOST_LEVERS = 6
_MOST_SOURCES = 6


def range_sections(answer: PayRangesAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """The figures region by region, then what they mean, then where they come from."""
    source = answer.provenance
    title = catalogue.say("{company}: {role}", company=source.company_name, role=source.role_name)
    yield Section((Heading(title), *_not_as_asked(answer, catalogue)))
    if not answer.rows:
        yield Section((Line(catalogue.say("The guide gives no figures for this role.")),))
    for row in answer.rows:
        yield Section(tuple(_row_blocks(row, catalogue)))
    notes = dict.fromkeys(row.stock_basis for row in answer.rows if row.stock_basis is not None)
    if notes:
        yield Section(tuple(_stock_notes(answer, tuple(notes), catalogue)))
    yield Section(tuple(provenance_blocks(source, catalogue, pay=True)))
    more = tuple(_more(answer, catalogue))
    if more:
        yield Section(more)


def _not_as_asked(answer: PayRangesAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """What was asked and cannot be told apart in this guide."""
    if answer.missing:
        places = " · ".join(answer.missing)
        yield Line(catalogue.say("No figures for {places} in this guide.", places=places))
    if answer.not_by_place:
        yield Line(
            catalogue.say(
                "This guide gives pay by level, for no place of its own, so not for {places}.",
                places=" · ".join(answer.not_by_place),
            )
        )
    if answer.not_by_level is not None:
        yield Line(
            catalogue.say(
                "This guide does not say which figures are for “{level}”.",
                level=answer.not_by_level,
            )
        )


def _row_blocks(row: PayRange, catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(_row_title(row, catalogue))
    for part in row.components:
        yield Amount(component_name(part.component, catalogue), part.figure, part.alternate)
    for other in row.other:
        yield Amount(other.label.text, other.figure)
    for note in row.notes:
        yield Prose(note)


def _row_title(row: PayRange, catalogue: Catalogue) -> str:
    where = row.region
    if row.level is not None:
        where = catalogue.say("{region}, {level}", region=where, level=row.level)
    if row.currency is None or f"({row.currency}" in where:
        return where
    return catalogue.say("{region} ({currency})", region=where, currency=row.currency)


def _stock_notes(
    answer: PayRangesAnswer, notes: tuple[StockBasis, ...], catalogue: Catalogue
) -> Iterator[Block]:
    """One sentence for all rows, or one a reading with the regions that it holds for."""
    if len(notes) == 1:
        yield Line(stock_note(notes[0], catalogue))
        return
    for note in notes:
        rows = (row for row in answer.rows if row.stock_basis == note)
        where = " · ".join(dict.fromkeys(row.region for row in rows))
        yield Line(
            catalogue.say("{regions}: {note}", regions=where, note=stock_note(note, catalogue))
        )


def provenance_blocks(source: Provenance, catalogue: Catalogue, *, pay: bool) -> Iterator[Block]:
    """How old the guide is and who says so; an overdue review comes first."""
    if source.overdue and source.due is not None:
        yield Line(
            catalogue.say(
                "Careful: this guide was due for review on {date} and may be out of date.",
                date=source.due.isoformat(),
            )
        )
    yield Small(_state_line(source, catalogue, pay=pay))
    yield Small(source_line(source, catalogue))


def _state_line(source: Provenance, catalogue: Catalogue, *, pay: bool) -> str:
    parts = [catalogue.say("Pre-tax")] if pay else []
    if source.quarter:
        parts.append(catalogue.say("data of {quarter}", quarter=source.quarter))
    if source.quality:
        parts.append(catalogue.say("quality: {quality}", quality=source.quality))
    if source.age_days is not None:
        age = max(source.age_days, 0)
        parts.append(
            catalogue.say_many("updated {number} day ago", "updated {number} days ago", age)
        )
    return " · ".join(parts)


def source_line(source: Provenance, catalogue: Catalogue) -> str:
    """The guide and its sources, counted and named."""
    if not source.sources:
        return catalogue.say("Guide {guide}; it names no sources.", guide=str(source.guide))
    named = ", ".join(source.sources[:_MOST_SOURCES])
    if len(source.sources) > _MOST_SOURCES:
        named = catalogue.say("{sources} and others", sources=named)
    return catalogue.say_many(
        "Guide {guide}; {number} source: {sources}",
        "Guide {guide}; {number} sources: {sources}",
        len(source.sources),
        guide=str(source.guide),
        sources=named,
    )


def _more(answer: PayRangesAnswer, catalogue: Catalogue) -> Iterator[Block]:
    others = answer.other_regions
    if others:
        named = " · ".join(others[:_MOST_NAMED])
        if len(others) > _MOST_NAMED:
            named = catalogue.say("{regions} and more", regions=named)
        yield Small(catalogue.say("Other regions: {regions}. Ask “and in …?”", regions=named))
    levers = [family_name(family, catalogue) for family in answer.families[:_MOST_LEVERS]]
    if levers:
        yield Small(
            catalogue.say(
                "Scripts: {levers}. Ask “script for {first}”.",
                levers=", ".join(levers),
                first=levers[0],
            )
        )
