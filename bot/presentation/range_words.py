"""Words for ranges of pay, short enough for a phone."""

from collections.abc import Iterator

from bot.coach.answers import PayRange, PayRangesAnswer, Provenance, StandIn
from bot.coach.figures import Name
from bot.knowledge.base import StockBasis
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Amount, Block, Heading, Hint, Line, Prose, Section, Small
from bot.presentation.money_words import component_name, family_name, stock_note
from bot.presentation.words import Words, joined, words

_MOST_NAMED = 8
_MOST_LEVERS = 6
_MOST_SOURCES = 6
_DOT = " · "


def range_sections(answer: PayRangesAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """The figures region by region, then what they mean, then where they come from."""
    source = answer.provenance
    title = catalogue.say("{company}: {role}", company=source.company, role=source.role)
    yield Section((Heading(title), *_not_as_asked(answer, catalogue)))
    if not answer.rows:
        yield Section((Line(catalogue.say("The guide gives no figures for this role.")),))
    for row in answer.rows:
        yield Section(tuple(_row_blocks(row, catalogue)))
    notes = dict.fromkeys(row.stock_basis for row in answer.rows if row.stock_basis is not None)
    if notes:
        yield Section(tuple(_stock_notes(answer, tuple(notes), catalogue)))
    yield Section(tuple(provenance_blocks(source, catalogue, pay=True)))
    more = () if answer.compact else tuple(_more(answer, catalogue))
    if more:
        yield Section(more)


def _not_as_asked(answer: PayRangesAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """What was asked and cannot be told apart in this guide, or has the figures of another."""
    for beside in (True, False):
        said = [_stand_in(one, catalogue) for one in answer.stand_ins if one.beside is beside]
        if said:
            yield Line(joined(said, " "))
    if answer.missing:
        places = joined(answer.missing, _DOT)
        yield Line(catalogue.say("No figures for {places} in this guide.", places=places))
    if answer.not_by_place:
        yield Line(
            catalogue.say(
                "This guide gives pay by level, for no place of its own, so not for {places}.",
                places=joined(answer.not_by_place, _DOT),
            )
        )
    if answer.not_by_level is not None:
        yield Line(
            catalogue.say(
                "This guide does not say which figures are for “{level}”.",
                level=answer.not_by_level,
            )
        )


def _stand_in(one: StandIn, catalogue: Catalogue) -> Words:
    """Whose figures are shown for places that have none of their own."""
    places, regions = joined(one.places, _DOT), joined(one.regions, _DOT)
    if one.beside:
        return catalogue.say(
            "{places}: the guide’s figures are for {regions}, in the same metro area.",
            places=places,
            regions=regions,
        )
    return catalogue.say(
        "{places}: the guide’s figures are for {regions}.", places=places, regions=regions
    )


def _row_blocks(row: PayRange, catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(row_title(row, catalogue))
    for part in row.components:
        yield Amount(component_name(part.component, catalogue), part.figure, part.alternate)
    for other in row.other:
        yield Amount(words(other.label), other.figure)
    if len({part.figure.figure.currency for part in row.components} - {None}) > 1:
        yield Small(catalogue.say("Not all of these are in one currency."))
    for note in row.notes:
        yield Prose(note)


def row_title(row: PayRange, catalogue: Catalogue) -> Words:
    """The region of a row, its level and its currency."""
    where = region_and_level(row, catalogue)
    if row.currency is None or f"({row.currency}" in where.text:
        return where
    return catalogue.say("{region} ({currency})", region=where, currency=Name(row.currency))


def region_and_level(row: PayRange, catalogue: Catalogue) -> Words:
    """The region of a row, and its level where it has one."""
    if row.level is None:
        return words(row.region)
    return catalogue.say("{region}, {level}", region=row.region, level=row.level)


def _stock_notes(
    answer: PayRangesAnswer, notes: tuple[StockBasis, ...], catalogue: Catalogue
) -> Iterator[Block]:
    """One sentence for all rows, or one a reading with the regions that it holds for."""
    if len(notes) == 1:
        yield Line(stock_note(notes[0], catalogue))
        return
    for note in notes:
        rows = (row for row in answer.rows if row.stock_basis == note)
        where = joined(dict.fromkeys(row.region for row in rows), _DOT)
        yield Line(
            catalogue.say("{regions}: {note}", regions=where, note=stock_note(note, catalogue))
        )


def provenance_blocks(source: Provenance, catalogue: Catalogue, *, pay: bool) -> Iterator[Block]:
    """How old the guide is and who says so; an overdue review comes first."""
    if source.overdue and source.due is not None:
        yield Line(
            catalogue.say(
                "Careful: this guide was due for review on {date} and may be out of date.",
                date=source.due,
            )
        )
    yield Small(state_words(source, catalogue, pay=pay))
    yield Small(source_words(source, catalogue))


def state_words(source: Provenance, catalogue: Catalogue, *, pay: bool) -> Words:
    """Quarter, quality and age in one line."""
    parts = [catalogue.say("Pre-tax")] if pay else []
    if source.quarter is not None:
        parts.append(catalogue.say("data of {quarter}", quarter=source.quarter))
    if source.quality is not None:
        parts.append(catalogue.say("quality: {quality}", quality=source.quality))
    if source.age is not None:
        parts.append(
            catalogue.say_many("updated {number} day ago", "updated {number} days ago", source.age)
        )
    return joined(parts, _DOT)


def source_words(source: Provenance, catalogue: Catalogue) -> Words:
    """The guide and its sources, counted and named."""
    guide = Name(str(source.guide))
    if not source.sources:
        return catalogue.say("Guide {guide}; it names no sources.", guide=guide)
    named = joined(source.sources[:_MOST_SOURCES])
    if len(source.sources) > _MOST_SOURCES:
        named = catalogue.say("{sources} and others", sources=named)
    return catalogue.say_many(
        "Guide {guide}; {number} source: {sources}",
        "Guide {guide}; {number} sources: {sources}",
        source.source_count,
        guide=guide,
        sources=named,
    )


def _more(answer: PayRangesAnswer, catalogue: Catalogue) -> Iterator[Block]:
    others = answer.other_regions
    if others:
        named = joined((choice.label for choice in others[:_MOST_NAMED]), _DOT)
        if len(others) > _MOST_NAMED:
            named = catalogue.say("{regions} and more", regions=named)
        yield Hint(catalogue.say("Other regions: {regions}. Ask “and in …?”", regions=named))
    levers = [family_name(family, catalogue) for family in answer.families[:_MOST_LEVERS]]
    if levers:
        yield Hint(
            catalogue.say(
                "Scripts: {levers}. Ask “script for {first}”.",
                levers=joined(levers),
                first=levers[0],
            )
        )
    yield Hint(catalogue.say("Also here: “levels”, “strategy”, “sources”."))
