"""Guides side by side: each with its own figures, then who is above whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from bot.coach.across import top_of
from bot.coach.answers import (
    Answer,
    Component,
    PayRange,
    PayRangesAnswer,
    Provenance,
    SideBySideAnswer,
    Standing,
    Unranked,
)
from bot.coach.figures import ComputedFigure, GuideFigure, Name
from bot.coach.question import Question, Wish
from bot.coach.ranges import answer_range
from bot.knowledge.base import Guide, GuideId, Period, TotalFit

# Only base and total are ranked; stock has a basis, and bonus may be a percentage.
_LEAST = 2
_Entry: TypeAlias = tuple[PayRangesAnswer, PayRange, GuideFigure]
# A currency, and the figures in it.
_Group: TypeAlias = tuple[str, list[_Entry]]
# A place that is chosen for one of several shows that one.
_ALONE = (Wish.RANGE,)


def answer_comparison(asked: Sequence[tuple[Guide, Question]], now: datetime) -> tuple[Answer, ...]:
    """The ranges of every guide, after their order by base and by total within each currency."""
    answers = tuple(
        answer_range(guide, replace(question, wishes=_ALONE), now, compact=True)
        for guide, question in asked
    )
    shown = tuple(answer for answer in answers if isinstance(answer, PayRangesAnswer))
    rows = tuple((answer, row) for answer in shown for row in _comparable(answer))
    totals = tuple(_groups(rows, Component.TOTAL))
    standings = (*_by_base(rows), *_by_total(totals))
    unlike = len({row.currency for _, row in rows}) > 1
    if not standings and not unlike:
        return answers
    unranked = tuple(_unranked(totals))
    return (SideBySideAnswer(standings, unlike, unranked, _role_of(shown)), *answers)


def _comparable(answer: PayRangesAnswer) -> tuple[PayRange, ...]:
    """The rows that were asked for; where no place was named, those of the first region."""
    if answer.asked.places or not answer.rows:
        return answer.rows
    first = answer.rows[0].region.text
    return tuple(row for row in answer.rows if row.region.text == first)


def _role_of(shown: Sequence[PayRangesAnswer]) -> Name | None:
    """What all guides call the role; None where they call it differently."""
    names = {answer.provenance.role.text for answer in shown}
    return shown[0].provenance.role if len(names) == 1 else None


def _groups(rows: Sequence[tuple[PayRangesAnswer, PayRange]], part: Component) -> Iterator[_Group]:
    """The figures for a part of pay that can have one order: of one currency and one period."""
    # Amounts a month and amounts a year have no one order either.
    alike: dict[tuple[str, Period], list[_Entry]] = {}
    for answer, row in rows:
        figure = _figure(row, part)
        if figure is not None and figure.figure.currency is not None:
            kind = (figure.figure.currency, figure.figure.period)
            alike.setdefault(kind, []).append((answer, row, figure))
    for (currency, _), entries in alike.items():
        yield currency, _best_of_each(entries)


def _best_of_each(entries: list[_Entry]) -> list[_Entry]:
    """The highest level of each guide in each region: a guide is not compared with itself."""
    best: dict[tuple[GuideId, str], _Entry] = {}
    for entry in sorted(entries, key=lambda entry: top_of(entry[2].figure)):
        best[entry[0].provenance.guide, entry[1].region.text] = entry
    return list(best.values())


def _by_base(rows: Sequence[tuple[PayRangesAnswer, PayRange]]) -> Iterator[Standing]:
    for currency, entries in _groups(rows, Component.BASE):
        if len(entries) >= _LEAST:
            yield _standing(Component.BASE, currency, entries)


def _by_total(groups: Sequence[_Group]) -> Iterator[Standing]:
    """Totals in the order of those that count stock in one way, each way by itself."""
    for currency, entries in groups:
        for counts, alike in _counted_alike(entries):
            if len(alike) >= _LEAST:
                yield replace(_standing(Component.TOTAL, currency, alike), counts=counts)


def _counted_alike(entries: Sequence[_Entry]) -> Iterator[tuple[TotalFit, list[_Entry]]]:
    """The totals by how they count stock; one that fits each way stands beside every other."""
    fits = {_fit_of(row) for _, row, _ in entries}
    ways = tuple(fit for fit in (TotalFit.ANNUAL, TotalFit.GRANT) if fit in fits)
    for way in ways or (TotalFit.EITHER,):
        yield way, [entry for entry in entries if _fit_of(entry[1]) in {way, TotalFit.EITHER}]


def _unranked(groups: Sequence[_Group]) -> Iterator[tuple[Provenance, PayRange, Unranked]]:
    """The totals that stand beside no other, in a currency in which others could."""
    for _, entries in groups:
        if len(entries) < _LEAST:
            continue
        beside = [alike for _, alike in _counted_alike(entries) if len(alike) >= _LEAST]
        for entry in entries:
            if not any(entry in alike for alike in beside):
                no_sum = _fit_of(entry[1]) in {TotalFit.NEITHER, TotalFit.UNTESTABLE}
                why = Unranked.NO_SUM if no_sum else Unranked.ANOTHER_WAY
                yield entry[0].provenance, entry[1], why


def _fit_of(row: PayRange) -> TotalFit:
    return TotalFit.EITHER if row.stock_basis is None else row.stock_basis.total_fits


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
    entries: Sequence[_Entry],
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
