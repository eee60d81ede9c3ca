"""A role in a place at every company that has both."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bot.coach.answers import AcrossCompaniesAnswer, AcrossEntry, NobodyThereAnswer
from bot.coach.figures import Name, counted
from bot.coach.places import rows_for, rows_with_figures
from bot.coach.provenance import provenance, role_called, role_name
from bot.coach.question import Choice, Question, Wish
from bot.coach.ranges import pay_range
from bot.knowledge.base import Guide, KnowledgeBase, PayFigure, PayRow, Place

PAGE = 5
_MOST_PLACES = 8


def answer_across(
    asked: Question, knowledge: KnowledgeBase, now: datetime
) -> AcrossCompaniesAnswer | NobodyThereAnswer:
    """The companies by the top of their base, the highest first, one currency after the other.

    Amounts of two currencies are never put in one order. The currency of most companies is first.
    """
    role = asked.role or ""
    there = tuple(guide for guide in knowledge.with_role(role))
    called = role_name(there[0]) if there else role_called(role, knowledge)
    rows = [
        (guide, row) for guide in there for row in _first_each_level(_rows(guide, asked.places))
    ]
    if not rows:
        return NobodyThereAnswer(
            called, tuple(Name(place.name) for place in asked.places), _places_of(there, asked)
        )
    ordered = _in_order(rows)
    page = ordered[asked.skip : asked.skip + PAGE]
    last = asked.skip + len(page)
    return AcrossCompaniesAnswer(
        role=called,
        places=tuple(Name(place.name) for place in asked.places),
        entries=tuple(_entry(guide, row, asked, now) for guide, row in page),
        count=counted(len(ordered), f"guides for {role} in the place"),
        first=counted(asked.skip + 1, "place in the list of the first one shown"),
        last=counted(last, "place in the list of the last one shown"),
        asked=asked,
        following=replace(asked, skip=last) if last < len(ordered) else None,
    )


def by_pay(role: str, places: tuple[Place, ...], knowledge: KnowledgeBase) -> tuple[Guide, ...]:
    """The guides for a role that state a base in the places, in the order of an answer."""
    rows = [
        (guide, row)
        for guide in knowledge.with_role(role)
        for row in _first_each_level(_rows(guide, places))
    ]
    return tuple(guide for guide, _ in _in_order(rows))


def _rows(guide: Guide, places: tuple[Place, ...]) -> tuple[PayRow, ...]:
    return tuple(row for place in places for row in rows_for(guide, place))


def _first_each_level(rows: tuple[PayRow, ...]) -> tuple[PayRow, ...]:
    """One row of a guide that has a base: the widest answer on a phone is still one line each."""
    with_base = tuple(row for row in rows if row.pay.base is not None and row.pay.base.has_amount)
    return with_base[:1]


def _in_order(rows: list[tuple[Guide, PayRow]]) -> list[tuple[Guide, PayRow]]:
    sizes: dict[str, int] = {}
    for _, row in rows:
        sizes[_currency(row)] = sizes.get(_currency(row), 0) + 1
    return sorted(
        rows,
        key=lambda pair: (
            -sizes[_currency(pair[1])],
            _currency(pair[1]),
            -top_of(pair[1].pay.base),
            pair[0].id,
        ),
    )


def _currency(row: PayRow) -> str:
    """The money and the time that a base is stated in: only alike ones have an order."""
    if row.pay.base is None:
        return ""
    return f"{row.pay.base.currency or ''} {row.pay.base.period}"


def top_of(figure: PayFigure | None) -> Decimal:
    """The upper end of a figure; nothing where it has none."""
    if figure is None:
        return Decimal(0)
    return figure.high or figure.low or Decimal(0)


def _entry(guide: Guide, row: PayRow, asked: Question, now: datetime) -> AcrossEntry:
    target = replace(asked, wishes=(Wish.RANGE,), company=guide.id.company, skip=0)
    return AcrossEntry(
        provenance=provenance(guide, now),
        row=pay_range(guide.id, row),
        choice=Choice(guide.id.company, Name(guide.company_name), target),
    )


def _places_of(guides: tuple[Guide, ...], asked: Question) -> tuple[Choice, ...]:
    """The places that most guides for a role have, to ask for instead."""
    counts: dict[Place, int] = {}
    for guide in guides:
        places = {place for row in rows_with_figures(guide) for place in row.places}
        for place in places:
            counts[place] = counts.get(place, 0) + 1
    most = sorted(counts, key=lambda place: (-counts[place], place.name))[:_MOST_PLACES]
    return tuple(
        Choice(place.name, Name(place.name), replace(asked, places=(place,), skip=0))
        for place in most
    )
