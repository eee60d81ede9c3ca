"""Guides side by side: each with its own figures, then who is above whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.coach.across import top_of
from bot.coach.answers import (
    Answer,
    Component,
    PayRange,
    PayRangesAnswer,
    SideBySideAnswer,
    Standing,
)
from bot.coach.figures import ComputedFigure, GuideFigure
from bot.coach.question import Question, Wish
from bot.coach.ranges import answer_range
from bot.knowledge.base import Guide, GuideId, Period, TotalFit

# Only these are the same thing everywhere; stock has a basis, bonus may be a percentage.
_COMPARED = (Component.BASE, Component.TOTAL)
_LEAST = 2
# A place that is chosen for one of several shows that one.
_ALONE = (Wish.RANGE,)


def answer_comparison(asked: Sequence[tuple[Guide, Question]], now: datetime) -> tuple[Answer, ...]:
    """The ranges of every guide, then their order by base and by total within each currency."""
    answers = tuple(
        answer_range(guide, replace(question, wishes=_ALONE), now, compact=True)
        for guide, question in asked
    )
    shown = tuple(answer for answer in answers if isinstance(answer, PayRangesAnswer))
    rows = tuple((answer, row) for answer in shown for row in _comparable(answer))
    standings = tuple(_standings(rows))
    unlike = len({row.currency for _, row in rows}) > 1
    if not standings and not unlike:
        return answers
    return (SideBySideAnswer(standings, unlike), *answers)


def _comparable(answer: PayRangesAnswer) -> tuple[PayRange, ...]:
    """The rows that were asked for; where no place was named, those of the first region."""
    if answer.asked.places or not answer.rows:
        return answer.rows
    first = answer.rows[0].region.text
    return tuple(row for row in answer.rows if row.region.text == first)


def _standings(rows: Sequence[tuple[PayRangesAnswer, PayRange]]) -> Iterator[Standing]:
    for component in _COMPARED:
        # Amounts a month and amounts a year have no one order either.
        alike: dict[tuple[str, Period], list[tuple[PayRangesAnswer, PayRange, GuideFigure]]] = {}
        for answer, row in rows:
            figure = _figure(row, component)
            if figure is not None and figure.figure.currency is not None:
                kind = (figure.figure.currency, figure.figure.period)
                alike.setdefault(kind, []).append((answer, row, figure))
        for (currency, _), entries in alike.items():
            best = _best_of_each(entries)
            if len(best) >= _LEAST and (component is Component.BASE or _counted_alike(best)):
                yield _standing(component, currency, best)


def _best_of_each(
    entries: list[tuple[PayRangesAnswer, PayRange, GuideFigure]],
) -> list[tuple[PayRangesAnswer, PayRange, GuideFigure]]:
    """The highest level of each guide in each region: a guide is not compared with itself."""
    best: dict[tuple[GuideId, str], tuple[PayRangesAnswer, PayRange, GuideFigure]] = {}
    for entry in sorted(entries, key=lambda entry: top_of(entry[2].figure)):
        best[entry[0].provenance.guide, entry[1].region.text] = entry
    return list(best.values())


def _counted_alike(entries: list[tuple[PayRangesAnswer, PayRange, GuideFigure]]) -> bool:
    """Whether all totals count stock in one way, and none does not follow from its parts."""
    fits = {
        row.stock_basis.total_fits if row.stock_basis is not None else TotalFit.EITHER
        for _, row, _ in entries
    } - {TotalFit.EITHER}
    return len(fits) <= 1 and fits.isdisjoint({TotalFit.NEITHER, TotalFit.UNTESTABLE})


def _figure(row: PayRange, component: Component) -> GuideFigure | None:
    """The row's figure for a part of pay, where it is an amount."""
    return next(
        (
            part.figure
            for part in row.components
            if part.component is component and part.figure.figure.has_amount
        ),
        None,
    )


def _standing(
    component: Component,
    currency: str,
    entries: list[tuple[PayRangesAnswer, PayRange, GuideFigure]],
) -> Standing:
    ordered = sorted(entries, key=lambda entry: -top_of(entry[2].figure))
    tops = [top_of(figure.figure) for _, _, figure in ordered[:_LEAST]]
    lead = tops[0] - tops[1]
    formula = f"{tops[0]:,} - {tops[1]:,} {currency}, the upper ends of {component.value}"
    return Standing(
        component=component,
        currency=currency,
        entries=tuple((answer.provenance, row, figure) for answer, row, figure in ordered),
        lead=ComputedFigure(f"{lead:,} {currency}", int(lead), formula) if lead else None,
    )
