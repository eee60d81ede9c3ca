"""Fixed pay: the base, and the time that it is paid for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.offers.drafts import Draft, whole
from bot.understanding.offers.labels import Label, Word
from bot.understanding.offers.mention import Part, Stated, StatedBase
from bot.understanding.offers.quantities import Per, Quantity
from bot.understanding.offers.said import MONTHS_PAID

_MOST_A_MONTH = 30_000
_LARGE_UNITS = frozenset({None, "USD", "EUR", "GBP", "CHF", "CAD", "AUD"})
_PERS: Sequence[tuple[re.Pattern[str], Per]] = (
    (
        re.compile(
            r"\bhourly\b|/\s?h(?:ou)?r?\b|\b(?:per|an)\shour\b|\bstundenlohn\b", re.IGNORECASE
        ),
        Per.HOUR,
    ),
    (re.compile(r"\bdaily\b|\bday\srate\b|/\s?day\b|\b(?:per|a)\sday\b", re.IGNORECASE), Per.DAY),
    (re.compile(r"\bweekly\b|/\s?(?:wk|week)\b|\b(?:per|a)\sweek\b", re.IGNORECASE), Per.WEEK),
    (
        re.compile(
            r"\bmonthly\b|\bmonatlich\w*|/\s?mon?(?:th|at)?\b|\b(?:per|a|im|pro)\smon(?:th|at)\b|"
            r"\bmensual\b|\bpcm\b|\bal\smese?\b|\bpar\smois\b|\bmånadslön\b|\bmiesięcznie\b",
            re.IGNORECASE,
        ),
        Per.MONTH,
    ),
)
_NEAR_BEFORE = 14
_NEAR_BEHIND = 20
_CLAUSE_END = re.compile(r"[,;.(\n+]")
_CLAUSE_START = re.compile(r"[,;.)\n+]")


def base_of(draft: Draft) -> StatedBase | None:
    """The base that some word calls so."""
    for place, quantity, label in draft.numbers(Word.BASE):
        draft.used.add(place)
        per = quantity.per or _per_around(draft, quantity, label)
        stated = whole(draft, replace(quantity, per=per), Part.BASE)
        if stated is not None:
            return paid(draft, stated, per, assumed=False)
    return None


def paid(draft: Draft, stated: Stated, per: Per | None, *, assumed: bool) -> StatedBase:
    """A base with the months that it is paid in, where it is a month's."""
    if per is None and stated.high >= _MOST_A_MONTH:
        return StatedBase(stated, assumed=assumed)
    paid = _months_paid(draft)
    if per is None and paid is not None:
        per = Per.MONTH
    monthly = per is Per.MONTH
    return StatedBase(stated, per or Per.YEAR, paid if monthly else None, assumed=assumed)


def _per_around(draft: Draft, quantity: Quantity, label: Label) -> Per | None:
    """The time that an amount is paid for, where its word or the words around it say it."""
    words = draft.text[label.span.start : label.span.end]
    said = next((per for pattern, per in _PERS if pattern.search(words) is not None), None)
    return said or per_near(draft, quantity)


def per_near(draft: Draft, quantity: Quantity) -> Per | None:
    """The time that an amount is paid for, where the words around it say it."""
    start, end = quantity.span.start, quantity.span.end
    before = draft.text[max(draft.span.start, start - _NEAR_BEFORE) : start]
    before = _CLAUSE_START.split(before)[-1]
    behind = _CLAUSE_END.split(draft.text[end : end + _NEAR_BEHIND])[0]
    for words in (behind, before):
        for pattern, per in _PERS:
            if pattern.search(words) is not None:
                return per
    paid = MONTHS_PAID.match(draft.text, end + 1) or MONTHS_PAID.match(draft.text, end)
    paid = paid or _TIMES_BEFORE.search(draft.text[: quantity.span.start])
    if paid is not None and quantity.high >= _MOST_A_MONTH and quantity.currency in _LARGE_UNITS:
        return None  # "90k, 14 salaries" is a year's pay
    return Per.MONTH if paid is not None else None


_TIMES_BEFORE = re.compile(r"\b1[2-6]\s?[x×*]\s?(?:[A-Z]{3}\s?|[$£€₹]\s?)?\Z")


def _months_paid(draft: Draft) -> int | None:
    found = MONTHS_PAID.search(draft.text, draft.span.start)
    return None if found is None else int(next(filter(None, found.groups())))
