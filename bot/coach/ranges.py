"""What a job pays, as the guide states it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from bot.coach.answers import (
    Component,
    ComponentPay,
    NoSuchPlaceAnswer,
    OtherComponentPay,
    PayRange,
    PayRangesAnswer,
)
from bot.coach.figures import GuideFigure, GuideQuote, Name
from bot.coach.levels import label_of, rows_at
from bot.coach.places import regions, rows_for, rows_with_figures, spot_of
from bot.coach.provenance import families, provenance, region_name
from bot.coach.question import Choice, Question, Wish
from bot.coach.standing_in import stand_ins
from bot.knowledge.base import Guide, GuideId, PayComponents, PayFigure, PayRow, Place
from bot.understanding.levels import Level

# More than this is a dump on a phone; the rest is named and can be asked for.
MOST_ROWS = 6


def answer_range(
    guide: Guide, asked: Question, now: datetime, *, compact: bool = False
) -> PayRangesAnswer | NoSuchPlaceAnswer:
    """The rows of the places and the level; without them the first regions of the guide.

    Never another place's figures as if they were those asked for.
    """
    asked = replace(asked, company=guide.id.company, role=guide.id.role)
    all_rows = rows_with_figures(guide)
    by_place = any(row.places for row in all_rows)
    rows, missing = _rows_of_places(guide, all_rows, asked.places if by_place else ())
    if missing and not rows:
        return _no_such_place(guide, all_rows, asked, now)
    at_level = () if asked.level is None else rows_at(rows, asked.level)
    rows = at_level or rows
    shown = _regions_to_show(rows)
    told = tuple(row for row in rows if row.region in shown)
    others = tuple(region for region in regions(all_rows) if region not in shown)
    return PayRangesAnswer(
        provenance=provenance(guide, now),
        rows=tuple(pay_range(guide.id, row) for row in told),
        other_regions=region_choices(guide, all_rows, others, asked),
        families=families(guide),
        asked=asked,
        missing=tuple(map(Name, missing)),
        not_by_place=()
        if by_place or not rows
        else tuple(Name(place.name) for place in asked.places),
        not_by_level=None if at_level else _undivided(guide, rows, asked.level),
        stand_ins=stand_ins(guide, asked.places, told) if by_place else (),
        compact=compact,
    )


def rows_asked(guide: Guide, asked: Question) -> tuple[PayRow, ...]:
    """The rows of the places that were asked, and of the level where it is told apart."""
    rows, _ = _rows_of_places(guide, rows_with_figures(guide), asked.places)
    return (() if asked.level is None else rows_at(rows, asked.level)) or rows


def region_choices(
    guide: Guide, rows: tuple[PayRow, ...], names: Iterable[str], asked: Question
) -> tuple[Choice, ...]:
    """Regions to choose from, each with what was asked about it."""
    lines = {row.region: row.line for row in reversed(rows)}
    wishes = asked.wishes or (Wish.RANGE,)
    return tuple(
        Choice(
            region,
            region_name(region, guide.id, lines[region]),
            replace(asked, wishes=wishes, places=(spot_of(region, rows),)),
        )
        for region in names
    )


def _rows_of_places(
    guide: Guide, rows: tuple[PayRow, ...], places: tuple[Place, ...]
) -> tuple[tuple[PayRow, ...], tuple[str, ...]]:
    """The rows of any of the places, and the places that have none; all rows without a place."""
    if not places:
        return rows, ()
    found = {place.name: rows_for(guide, place) for place in places}
    wanted = [row for those in found.values() for row in those]
    missing = tuple(name for name, those in found.items() if not set(map(id, those)) & _ids(rows))
    return tuple(row for row in rows if id(row) in _ids(wanted)), missing


def _ids(rows: Iterable[PayRow]) -> set[int]:
    """Rows by identity: they hold figures, and comparing those takes long."""
    return {id(row) for row in rows}


def _no_such_place(
    guide: Guide, rows: tuple[PayRow, ...], asked: Question, now: datetime
) -> NoSuchPlaceAnswer:
    return NoSuchPlaceAnswer(
        provenance=provenance(guide, now),
        places=tuple(Name(place.name) for place in asked.places),
        choices=region_choices(guide, rows, regions(rows), asked),
        question=asked,
    )


def _undivided(guide: Guide, rows: tuple[PayRow, ...], level: Level | None) -> Name | None:
    """A level that was asked, where neither the rows nor the guide's title say it is theirs."""
    if level is not None and level.is_named_in(guide.role_name):
        return None
    labels = {label_of(row) for row in rows}
    alone = len(labels) == 1 and level is not None and level.is_named_in(labels.pop() or "")
    return None if level is None or alone else Name(level.typed)


def _regions_to_show(rows: tuple[PayRow, ...]) -> tuple[str, ...]:
    """The first regions whose rows fit one message; the first whole in any case."""
    rows_of = Counter(row.region for row in rows)
    shown: list[str] = []
    room = MOST_ROWS
    for region, number in rows_of.items():
        if shown and number > room:
            break
        shown.append(region)
        room -= number
    return tuple(shown)


def pay_range(guide: GuideId, row: PayRow) -> PayRange:
    """A row as it is shown."""
    components = _components(guide, row)
    has_stock = row.pay.stock is not None and row.pay.stock.has_amount
    return PayRange(
        region=region_name(row.region, guide, row.line),
        level=None if row.level is None else Name(row.level, guide, row.line),
        currency=_currency(row.pay),
        components=components,
        other=tuple(
            OtherComponentPay(
                GuideQuote(other.label, guide, other.figure.line),
                GuideFigure(other.figure, guide),
            )
            for other in row.other
        ),
        stock_basis=row.stock_basis if has_stock else None,
        notes=tuple(GuideQuote(note, guide, row.line) for note in _notes(row)),
    )


def _notes(row: PayRow) -> Iterator[str]:
    """What the guide adds to a row, save what repeats a cell that is quoted anyway."""
    quoted = tuple(figure.quote for figure in row.pay.stated() if figure.quote)
    for note in row.notes:
        if not note.endswith(tuple(f": {quote}" for quote in quoted)):
            yield note


def _components(guide: GuideId, row: PayRow) -> tuple[ComponentPay, ...]:
    stated = _by_component(row.pay)
    second = {} if row.alternate is None else _by_component(row.alternate)
    return tuple(
        ComponentPay(
            component, GuideFigure(figure, guide), _beside(guide, figure, second.get(component))
        )
        for component, figure in stated.items()
    )


def _beside(guide: GuideId, figure: PayFigure, second: PayFigure | None) -> GuideFigure | None:
    """The same pay in a second currency, unless one cell says both and is quoted whole."""
    if second is None or second.quote == figure.quote:
        return None
    return GuideFigure(second, guide)


def _by_component(pay: PayComponents) -> dict[Component, PayFigure]:
    pairs = (
        (Component.BASE, pay.base),
        (Component.STOCK, pay.stock),
        (Component.BONUS, pay.bonus),
        (Component.SIGN_ON, pay.sign_on),
        (Component.TOTAL, pay.total),
    )
    return {component: figure for component, figure in pairs if figure is not None}


def _currency(pay: PayComponents) -> str | None:
    """The currency of the first part that has one."""
    currencies = (figure.currency for figure in _by_component(pay).values())
    return next((currency for currency in currencies if currency is not None), None)


def currency_of(rows: tuple[PayRow, ...]) -> str | None:
    """The one currency that rows are in; None where they differ or say none."""
    currencies = {_currency(row.pay) for row in rows}
    return currencies.pop() if len(currencies) == 1 else None
