"""The amounts of an offer as they were read, and where they lie beside a guide's."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from bot.coach.answers import Compared, Component, HeardAmount, OfferHeardAnswer
from bot.coach.figures import ComputedFigure, GuideFigure, Name, PersonFigure
from bot.coach.provenance import provenance
from bot.coach.question import Question
from bot.coach.ranges import rows_asked
from bot.knowledge.base import Guide, PayFigure, PayRow
from bot.understanding.amounts import AmountMention, PayPart

# Stock may be a grant or a year's, a bonus a percentage: only these can be set beside a figure.
_COMPARABLE = frozenset({PayPart.BASE, PayPart.TOTAL})
_MOST = 8
_LEAST = 1_000
_DOLLAR_COUNTRIES = frozenset({"US", "PR"})


def answer_offer(
    amounts: Sequence[AmountMention], guide: Guide | None, asked: Question, now: datetime
) -> OfferHeardAnswer:
    """What was read, and beside it the guide's figure where exactly one row is meant."""
    rows = () if guide is None else rows_asked(guide, asked)
    row = rows[0] if len(rows) == 1 else None
    return OfferHeardAnswer(
        amounts=tuple(_heard(amount, guide, row) for amount in amounts[:_MOST]),
        provenance=None if guide is None else provenance(guide, now),
    )


def _heard(amount: AmountMention, guide: Guide | None, row: PayRow | None) -> HeardAmount:
    component = None if amount.part is None else Component(amount.part.value)
    figure = PersonFigure(amount.typed, amount.span.start, amount.span.end)
    theirs = None if row is None else _figure(row, amount)
    read_as = _read_as(amount)
    if guide is None or row is None or theirs is None:
        return HeardAmount(component, figure, read_as, unlike=_unlike(row, amount))
    return HeardAmount(
        component,
        figure,
        read_as,
        beside=GuideFigure(theirs, guide.id),
        region=Name(row.region, guide.id, row.line),
        compared=_compared(amount.value, theirs),
        assumed_currency=theirs.currency if amount.currency is None else None,
    )


def _read_as(amount: AmountMention) -> ComputedFigure | None:
    """The whole amount of a "125" that was read as thousands."""
    if not amount.in_thousands:
        return None
    value = int(amount.value)
    return ComputedFigure(f"{value:,}", value, f"{amount.typed} x 1,000")


def _figure(row: PayRow, amount: AmountMention) -> PayFigure | None:
    """The guide's figure for the same part of pay, unless it is in another currency."""
    if amount.part not in _COMPARABLE:
        return None
    figure = row.pay.base if amount.part is PayPart.BASE else row.pay.total
    if figure is None or figure.low is None or figure.high is None or not figure.has_amount:
        return None
    if amount.value < _LEAST:
        return None  # nobody's year
    alike = amount.currency == figure.currency or (
        amount.currency is None and not _is_foreign(row, figure)
    )
    return figure if alike and amount.period is figure.period else None


def _unlike(row: PayRow | None, amount: AmountMention) -> Name | None:
    """The currency of the guide's figure that an amount cannot be set beside."""
    if row is None or amount.part not in _COMPARABLE:
        return None
    figure = row.pay.base if amount.part is PayPart.BASE else row.pay.total
    if figure is None or not figure.has_amount or figure.currency is None:
        return None
    return Name(figure.currency)


def _is_foreign(row: PayRow, figure: PayFigure) -> bool:
    """Whether a guide states dollars for a country that pays in its own money."""
    countries = {place.country for place in row.places} - {None}
    return figure.currency == "USD" and bool(countries - _DOLLAR_COUNTRIES)


def _compared(value: Decimal, figure: PayFigure) -> Compared:
    if figure.low is not None and value < figure.low:
        return Compared.BELOW
    if figure.high is not None and value > figure.high:
        return Compared.ABOVE
    return Compared.WITHIN
