"""A sign-on, and the years that its parts are paid in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.understanding.entities import Span
from bot.understanding.offers.drafts import MONEY, Draft, whole
from bot.understanding.offers.labels import Word
from bot.understanding.offers.mention import Part, StatedInstalment
from bot.understanding.offers.quantities import Kind, Quantity

_NEAR_A_YEAR = 14
_PARTED = 10
_NEXT = 40


def years_of(text: str, quantities: Sequence[Quantity]) -> Mapping[int, int]:
    """The year of the job of each amount that one is said of: "70k y1", "year 2: 50k"."""
    readings = (
        _years_beside(text, quantities, behind=None),
        _years_beside(text, quantities, behind=True),
        _years_beside(text, quantities, behind=False),
    )
    return max(readings, key=lambda years: len(set(years.values())))


def _years_beside(
    text: str, quantities: Sequence[Quantity], *, behind: bool | None
) -> Mapping[int, int]:
    """The years nearest to their amounts; all behind them, or all before them, where it is said."""
    years: dict[int, int] = {}
    money = [(place, one.span) for place, one in enumerate(quantities) if one.kind in MONEY]
    for year in (one for one in quantities if one.kind is Kind.YEAR):
        near = [
            (_distance(span, year.span, text), place)
            for place, span in money
            if place not in years and behind in {None, span.start < year.span.start}
        ]
        close = [(gap, place) for gap, place in near if gap <= _NEAR_A_YEAR]
        if close:
            years[min(close)[1]] = int(year.low)
    return years


def _distance(amount: Span, year: Span, text: str) -> int:
    """How far a year is from an amount; a comma between them parts them."""
    start, end = (amount.end, year.start) if amount.start < year.start else (year.end, amount.start)
    between = text[start:end]
    return len(between) + (_PARTED if re.search(r"[,;+&\n]|\band\b", between) else 0)


def sign_on_of(draft: Draft) -> tuple[StatedInstalment, ...]:
    """The sign-on, one part for each year that it is paid in."""
    places = {place: quantity for place, quantity, _ in draft.numbers(Word.SIGN_ON)}
    if not places:
        return ()
    ends = [quantity.span.end for quantity in places.values()]
    later = any(
        year > 1 and any(0 <= draft.quantities[place].span.start - end <= _NEXT for end in ends)
        for place, year in draft.years.items()
    )
    if later or any(place in draft.years for place in places):
        words = {pair.quantity: draft.labels[pair.label].word for pair in draft.attached.pairs}
        for place in draft.years:
            if words.get(place, Word.SIGN_ON) is Word.SIGN_ON:
                places.setdefault(place, draft.quantities[place])
    found: list[StatedInstalment] = []
    for number, (place, quantity) in enumerate(sorted(places.items()), start=1):
        draft.used.add(place)
        stated = whole(draft, quantity, Part.SIGN_ON, least=1)
        if stated is not None:
            found.append(StatedInstalment(stated, draft.years.get(place, 0 if number > 1 else 1)))
    return _in_turn(_without_sum(found))


def _in_turn(found: Sequence[StatedInstalment]) -> tuple[StatedInstalment, ...]:
    """The instalments, those that no year is said of each in the year after the one before."""
    known = [one for one in found if one.year]
    if len(known) == len(found) and len({one.year for one in known}) == len(known):
        return tuple(found)
    return tuple(replace(one, year=number) for number, one in enumerate(found, start=1))


def _without_sum(found: Sequence[StatedInstalment]) -> tuple[StatedInstalment, ...]:
    """The instalments without what they add up to: "40k, split 25k y1 and 15k y2"."""
    first, *rest = found or (None,)
    if first is None or len(rest) < 2:
        return tuple(found)
    split = sum(one.amount.low for one in rest) == first.amount.low
    return tuple(rest if split else found)
