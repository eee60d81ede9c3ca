"""What to say: the levers of a guide, word for word."""

import re
from datetime import datetime
from decimal import Decimal

from bot.coach.answers import (
    GuideQuote,
    Mismatch,
    NoSuchLeverAnswer,
    Question,
    Script,
    ScriptAnswer,
)
from bot.coach.places import rows_for
from bot.coach.provenance import families, provenance
from bot.coach.ranges import currency_of
from bot.knowledge.base import Guide, GuideId, Lever, PayFigure, PayRow, Place

MOST_SCRIPTS = 2
_DOLLARS = frozenset("USD CAD AUD SGD HKD NZD TWD MXN COP CLP ARS".split())
_SIGNS = {
    "$": _DOLLARS | {"BRL"},
    "£": frozenset({"GBP"}),
    "€": frozenset({"EUR"}),
    "₹": frozenset({"INR"}),
    "¥": frozenset({"JPY", "CNY"}),
}
_AMOUNT = re.compile(
    r"(?P<sign>[$£€₹¥])\s?(?P<number>\d{1,12}(?:,\d{2,3})*(?:\.\d{1,3})?)(?P<scale>[KMLkm]\b)?"
)
_SCALES = {"k": 1_000, "m": 1_000_000, "l": 100_000}


def answer_script(
    guide: Guide, family: str | None, asked: Question, now: datetime
) -> ScriptAnswer | NoSuchLeverAnswer:
    """The best scripts of a family, or of the whole guide where no family is asked."""
    levers = _levers(guide, family)
    source = provenance(guide, now)
    there = families(guide)
    if not levers and family is not None:
        return NoSuchLeverAnswer(source, family, there)
    most = MOST_SCRIPTS if len(asked.families) <= 1 else 1
    ranked = sorted(levers, key=lambda lever: _rank(lever, family))
    best = ranked[asked.skip : asked.skip + most]
    shown = {name for lever in best for name in lever.families} | {family}
    return ScriptAnswer(
        provenance=source,
        family=family,
        scripts=tuple(_script(guide, lever, asked.places) for lever in best),
        place=" / ".join(place.name for place in asked.places) or None,
        other_families=tuple(name for name in there if name not in shown),
        skipped=min(asked.skip, len(ranked)),
        remaining=max(0, len(ranked) - asked.skip - most),
    )


def _levers(guide: Guide, family: str | None) -> tuple[Lever, ...]:
    """The levers of a family: those it is first for, others only where there are none."""
    if family is None:
        return guide.levers
    own = tuple(lever for lever in guide.levers if lever.families[:1] == (family,))
    return own or tuple(lever for lever in guide.levers if family in lever.families)


def _rank(lever: Lever, family: str | None) -> tuple[bool, bool, bool]:
    """Words to say before advice, a family's own levers before others; claims come last."""
    own = family is None or lever.families[:1] == (family,)
    return not lever.sayable, not own, lever.claims_offer


def _script(guide: Guide, lever: Lever, places: tuple[Place, ...]) -> Script:
    return Script(
        name=GuideQuote(lever.name, guide.id, lever.line),
        words=GuideQuote(lever.script, guide.id, lever.line),
        advice=_advice(guide.id, lever),
        sayable=lever.sayable,
        claims_offer=lever.claims_offer,
        placeholders=tuple(placeholder.text for placeholder in lever.placeholders),
        mismatch=_mismatch(guide, lever.script, places) if places else None,
    )


def _advice(guide: GuideId, lever: Lever) -> GuideQuote | None:
    return None if not lever.advice else GuideQuote(lever.advice, guide, lever.line)


def _mismatch(guide: Guide, script: str, places: tuple[Place, ...]) -> Mismatch | None:
    """Whether a script with amounts in it was written for another place of the guide."""
    signs = {match["sign"] for match in _AMOUNT.finditer(script)}
    if not signs:
        return None
    rows = tuple(row for place in places for row in rows_for(guide, place))
    currency = currency_of(rows)
    if currency is not None and not any(currency in _SIGNS[sign] for sign in signs):
        return Mismatch.CURRENCY
    if _figures_are_elsewhere(script, rows, guide.rows):
        return Mismatch.PLACE
    here = {there.name.casefold() for row in rows for there in row.places}
    elsewhere = {there.name.casefold() for row in guide.rows for there in row.places} - here
    names_here = any(_names(script, name) for name in here)
    if not names_here and any(_names(script, name) for name in elsewhere):
        return Mismatch.PLACE
    return None


def _figures_are_elsewhere(
    script: str, here: tuple[PayRow, ...], everywhere: tuple[PayRow, ...]
) -> bool:
    """Whether an amount is an end of another place's range, and within none of this one's."""
    ours = [figure for row in here for figure in row.pay.stated()]
    theirs = {end for row in everywhere for figure in row.pay.stated() for end in _ends(figure)}
    return any(
        amount in theirs
        and not any(
            figure.low <= amount <= figure.high for figure in ours if figure.low and figure.high
        )
        for amount in amounts_in(script)
    )


def amounts_in(script: str) -> tuple[Decimal, ...]:
    """The amounts of money in a script, in whole units of their currency."""
    return tuple(
        Decimal(match["number"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
        for match in _AMOUNT.finditer(script)
    )


def _ends(figure: PayFigure) -> tuple[Decimal, ...]:
    return tuple(end for end in (figure.low, figure.high) if end is not None)


def _names(script: str, place: str) -> bool:
    return re.search(rf"\b{re.escape(place)}\b", script, re.IGNORECASE) is not None
