"""What a job pays, as the guide states it."""

from collections import Counter
from datetime import datetime

from bot.coach.answers import (
    Component,
    ComponentPay,
    Figure,
    GuideFigure,
    GuideQuote,
    NoSuchPlaceAnswer,
    OtherComponentPay,
    PayRange,
    PayRangesAnswer,
)
from bot.coach.places import regions, rows_for
from bot.coach.provenance import families, provenance
from bot.knowledge.base import Guide, GuideId, PayComponents, PayFigure, PayRow, Place

# More than this is a dump on a phone; the rest is named and can be asked for.
MOST_ROWS = 6


def answer_range(
    guide: Guide, place: Place | None, now: datetime
) -> PayRangesAnswer | NoSuchPlaceAnswer:
    """The rows for a place; without one the first regions; never another place's figures."""
    rows = guide.rows if place is None else rows_for(guide, place)
    there = regions(guide)
    if place is not None and not rows:
        return NoSuchPlaceAnswer(provenance(guide, now), place.name, there)
    shown = _regions_to_show(rows)
    return PayRangesAnswer(
        provenance=provenance(guide, now),
        rows=tuple(_pay_range(guide.id, row) for row in rows if row.region in shown),
        other_regions=tuple(region for region in there if region not in shown),
        families=families(guide),
    )


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


def _pay_range(guide: GuideId, row: PayRow) -> PayRange:
    components = _components(guide, row)
    has_stock = row.pay.stock is not None and row.pay.stock.has_amount
    return PayRange(
        region=row.region,
        level=row.level,
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
        notes=tuple(GuideQuote(note, guide, row.line) for note in row.notes),
    )


def _components(guide: GuideId, row: PayRow) -> tuple[ComponentPay, ...]:
    stated = _by_component(row.pay)
    second = {} if row.alternate is None else _by_component(row.alternate)
    return tuple(
        ComponentPay(
            component, GuideFigure(figure, guide), _beside(guide, figure, second.get(component))
        )
        for component, figure in stated.items()
    )


def _beside(guide: GuideId, figure: PayFigure, second: PayFigure | None) -> Figure | None:
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
