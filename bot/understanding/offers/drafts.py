"""An offer in the making, and its amounts in whole units."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.understanding.entities import Span
from bot.understanding.offers.attaching import Attached
from bot.understanding.offers.labels import Label, Word
from bot.understanding.offers.mention import Fault, Misfit, Part, Stated
from bot.understanding.offers.quantities import Kind, Per, Quantity
from bot.understanding.offers.terms import Terms

MONEY = frozenset({Kind.MONEY, Kind.BARE})
_THOUSAND = 1_000
_LAKH = 100_000
# "125 base" means thousands, "5 base" nothing that anybody is paid in a year.
_LEAST_BARE = 20
_MOST_BARE = 999
_LEAST_MONTH = 200
# More than this a year is a slip: of large currencies, and of those with small units.
_MOST_PAY = Decimal(10) ** 8
_MOST_PAY_IN_SMALL_UNITS = Decimal(10) ** 12
_SMALL_UNITS = frozenset(
    "VND IDR KRW JPY COP CLP HUF INR PYG UGX IRR LBP NGN PKR ARS TZS XOF UYU".split()
)
_TIMES = frozenset({Kind.MONTHS, Kind.YEAR, Kind.SHORT_TIME})
AROUND = 26
LETTER = 400


@dataclass(slots=True)
class Draft:
    """An offer in the making, for one pass over its numbers."""

    text: str
    span: Span
    quantities: Sequence[Quantity]
    labels: Sequence[Label]
    attached: Attached
    terms: Terms
    lakhs: bool
    named: bool
    names: Sequence[Span]
    years: Mapping[int, int]
    misfits: list[Misfit] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def numbers(self, *words: Word) -> Iterator[tuple[int, Quantity, Label]]:
        """The numbers that one of some words is said of, in their order."""
        for pair in self.attached.pairs:
            label = self.labels[pair.label]
            if label.word in words:
                yield pair.quantity, self.quantities[pair.quantity], label


def currency_in(quantities: Sequence[Quantity]) -> str | None:
    """The first currency that is named."""
    return next((one.currency for one in quantities if one.currency is not None), None)


# A bare "$" is that of the country, and "kr" and "¥" are of several.
_DOLLARS = frozenset("USD CAD AUD SGD NZD HKD TWD MXN".split())
_SHARED = (_DOLLARS, frozenset("SEK NOK DKK ISK".split()), frozenset({"JPY", "CNY"}))
_SURE_DOLLAR = re.compile(r"US\s?\$|\bUSD\b", re.IGNORECASE)


def currency_of_offer(draft: Draft) -> str | None:
    """The currency of the base, else the first that is named."""
    bases = (quantity for _, quantity, _ in draft.numbers(Word.BASE, Word.TOTAL))
    of_base = next((one.currency for one in bases if one.currency is not None), None)
    return of_base or currency_in(draft.quantities)


def _is_other_currency(draft: Draft, quantity: Quantity) -> bool:
    """Whether an amount is marked with another currency than the offer's."""
    own, whole_offer = quantity.currency, currency_of_offer(draft)
    if own is None or whole_offer is None or own == whole_offer:
        return False
    sure = own == "USD" and _SURE_DOLLAR.search(quantity.typed) is not None
    return sure or not any({own, whole_offer} <= shared for shared in _SHARED)


def whole(
    draft: Draft, quantity: Quantity, part: Part, *, least: int = _LEAST_BARE
) -> Stated | None:
    """An amount in whole units; None, and a misfit, where it cannot be one."""
    if quantity.negative:
        draft.misfits.append(Misfit(Fault.NEGATIVE, part, quantity.typed, quantity.span))
        return None
    if _is_other_currency(draft, quantity):
        draft.misfits.append(Misfit(Fault.CURRENCY, part, quantity.typed, quantity.span))
        return None
    # In a letter a small number is a date or a number of people.
    scale = _scale(draft, quantity, least if len(draft.text) <= LETTER else _LEAST_BARE)
    if scale is None or quantity.high <= 0:
        if quantity.high > 0 or part is Part.BASE:
            draft.misfits.append(Misfit(Fault.TOO_SMALL, part, quantity.typed, quantity.span))
        return None
    low, high = quantity.low * scale, quantity.high * scale
    currency = quantity.currency or currency_in(draft.quantities)
    most = _MOST_PAY_IN_SMALL_UNITS if currency in _SMALL_UNITS else _MOST_PAY
    if high > most:
        draft.misfits.append(Misfit(Fault.TOO_LARGE, part, quantity.typed, quantity.span))
        return None
    if quantity.reversed:
        draft.misfits.append(Misfit(Fault.REVERSED, part, quantity.typed, quantity.span))
    return Stated(low, high, quantity.typed, quantity.span, scale)


def _scale(draft: Draft, quantity: Quantity, least: int) -> int | None:
    """What a number has to be multiplied by; None where it is too small for that."""
    if quantity.scaled or quantity.high >= _THOUSAND:
        return 1
    if quantity.per in {Per.HOUR, Per.DAY, Per.WEEK}:
        return 1
    if quantity.per is Per.MONTH and quantity.high >= _LEAST_MONTH:
        return 1
    if draft.lakhs:
        return _LAKH
    return _THOUSAND if quantity.low >= least and quantity.high <= _MOST_BARE else None


def share_of(draft: Draft, quantity: Quantity, part: Part) -> Stated:
    """A percentage as typed; one that runs down is a misfit too."""
    if quantity.reversed:
        draft.misfits.append(Misfit(Fault.REVERSED, part, quantity.typed, quantity.span))
    return plain(quantity)


def clause_of(draft: Draft, *spans: Span) -> str:
    """The words around some spans, up to the numbers beside them and the end of the line."""
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start, end = max(draft.span.start, first - AROUND), min(len(draft.text), last + AROUND)
    for other in draft.quantities:
        if other.kind in _TIMES or other.span in spans:
            continue
        if first > other.span.end > start:
            start = other.span.end
        if last < other.span.start < end:
            end = other.span.start
    cuts = [match.end() for match in re.finditer(r"[,;\n+.]\s", draft.text[start:first])]
    start += cuts[-1] if cuts else 0
    stop = re.search(r"[,;\n+]|\.\s", draft.text[last:end])
    return draft.text[start : end if stop is None else last + stop.start()]


def line_of(draft: Draft, *spans: Span) -> str:
    """The words around some spans, up to the numbers beside them and the end of the sentence."""
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    others = [one.span for one in draft.quantities if one.kind not in _TIMES]
    ends = [span.end for span in others if span.end <= first]
    starts = [span.start for span in others if span.start >= last]
    start = max([draft.span.start, first - 2 * AROUND, *ends[-1:]])
    end = min([len(draft.text), last + 2 * AROUND, *starts[:1]])
    before = re.split(r"[.;\n]\s|,\s", draft.text[start:first])[-1]
    behind = re.split(r"[;\n]|\.\s", draft.text[last:end])[0]
    return f"{before} {draft.text[first:last]} {behind}"


def plain(quantity: Quantity) -> Stated:
    """A number that needs no scale, as it was typed."""
    return Stated(quantity.low, quantity.high, quantity.typed, quantity.span)
