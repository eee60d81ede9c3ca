"""What to say: the levers of a guide, word for word."""

import re
from datetime import datetime

from bot.coach.answers import (
    GuideQuote,
    Mismatch,
    NoSuchLeverAnswer,
    Script,
    ScriptAnswer,
)
from bot.coach.places import rows_for
from bot.coach.provenance import families, provenance
from bot.coach.ranges import currency_of
from bot.knowledge.base import Guide, GuideId, Lever, Place

MOST_SCRIPTS = 2
_DOLLARS = frozenset("USD CAD AUD SGD HKD NZD TWD MXN COP CLP ARS".split())
_SIGNS = {
    "$": _DOLLARS | {"BRL"},
    "£": frozenset({"GBP"}),
    "€": frozenset({"EUR"}),
    "₹": frozenset({"INR"}),
    "¥": frozenset({"JPY", "CNY"}),
}
_AMOUNT = re.compile(r"([$£€₹¥])\s?\d")


def answer_script(
    guide: Guide, family: str | None, place: Place | None, now: datetime
) -> ScriptAnswer | NoSuchLeverAnswer:
    """The best scripts of a family, or of the whole guide where no family is asked."""
    levers = [lever for lever in guide.levers if family is None or family in lever.families]
    source = provenance(guide, now)
    there = families(guide)
    if not levers and family is not None:
        return NoSuchLeverAnswer(source, family, there)
    best = sorted(levers, key=lambda lever: _rank(lever, family))[:MOST_SCRIPTS]
    shown = {name for lever in best for name in lever.families}
    return ScriptAnswer(
        provenance=source,
        family=family,
        scripts=tuple(_script(guide, lever, place) for lever in best),
        place=None if place is None else place.name,
        other_families=tuple(name for name in there if name not in shown),
    )


def _rank(lever: Lever, family: str | None) -> tuple[bool, bool, bool]:
    """Words to say before advice, a family's own levers before others; claims come last."""
    own = family is None or lever.families[:1] == (family,)
    return not lever.sayable, not own, lever.claims_offer


def _script(guide: Guide, lever: Lever, place: Place | None) -> Script:
    return Script(
        name=GuideQuote(lever.name, guide.id, lever.line),
        words=GuideQuote(lever.script, guide.id, lever.line),
        advice=_advice(guide.id, lever),
        sayable=lever.sayable,
        claims_offer=lever.claims_offer,
        placeholders=tuple(placeholder.text for placeholder in lever.placeholders),
        mismatch=None if place is None else _mismatch(guide, lever.script, place),
    )


def _advice(guide: GuideId, lever: Lever) -> GuideQuote | None:
    return None if not lever.advice else GuideQuote(lever.advice, guide, lever.line)


def _mismatch(guide: Guide, script: str, place: Place) -> Mismatch | None:
    """Whether a script with amounts in it was written for another place of the guide."""
    signs = {match.group(1) for match in _AMOUNT.finditer(script)}
    if not signs:
        return None
    rows = rows_for(guide, place)
    currency = currency_of(rows)
    if currency is not None and not any(currency in _SIGNS[sign] for sign in signs):
        return Mismatch.CURRENCY
    here = {there.name.casefold() for row in rows for there in row.places}
    elsewhere = {there.name.casefold() for row in guide.rows for there in row.places} - here
    names_here = any(_names(script, name) for name in here)
    if not names_here and any(_names(script, name) for name in elsewhere):
        return Mismatch.PLACE
    return None


def _names(script: str, place: str) -> bool:
    return re.search(rf"\b{re.escape(place)}\b", script, re.IGNORECASE) is not None
