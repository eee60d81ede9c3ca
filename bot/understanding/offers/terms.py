"""The terms of an offer: vesting, cliff, clawback."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.understanding.entities import Span
from bot.understanding.offers.labels import Label, Word
from bot.understanding.offers.mention import StatedClawback
from bot.understanding.offers.quantities import Kind, Quantity
from bot.understanding.offers.said import FREQUENCIES, IN_FULL, PRO_RATED, YEARLY

_YEAR = 12
_LONGEST_VESTING = 120
_OVER_BEFORE = re.compile(
    r"(?:/|\bover|\bacross|\bvest\w*(?:\s(?:over|in|for|is))?|\bschedule\sis|\bspread(?:\sover)?|:|\()\s*"
    r"(?:(?:the|next|a|an|period|of|course|first)\s+)*\Z",
    re.IGNORECASE,
)
_GRANT_BEHIND = re.compile(
    r"[\s-]*(?:\(?total\)?\s)?(?:vest|grant|rsu|schedule|stock|equity|award|linear|even)",
    re.IGNORECASE,
)
_NO_VESTING = re.compile(
    r"[\s-]*(?:cliff|claw|of\sexp|exp|yoe|contract|old|commit|ago|notice|post[\s-]?termination|exercise|window|runway|refresh)",
    re.IGNORECASE,
)
_ONE_AND_ONLY = re.compile(
    r"\s*(?:each|every|per|a|/)\s?(?:year|yr|y)\b|\s*(?:annually|yearly)\b", re.IGNORECASE
)
_AFTER_A_YEAR = re.compile(
    r"25\s?%\s*(?:of\s\w+\s)?(?:vests?\s)?(?:after|at|on|in|upon|vested\sat)\s*(?:(?:the|your|a)\s)?(?:end\sof\s(?:the\s)?)?"
    r"(?:1st|first|one|1|12|year)\s?-?\s?(?:years?|yr|y|1|one|months?|mo|anniversary)?\b",
    re.IGNORECASE,
)
_TERM_WORDS = frozenset({Word.VESTING, Word.CLIFF, Word.STOCK})
_AFTER_LABEL = re.compile(r"\s?(?:/|\bover)\s?([3-5])(?![\d/%\w]|[.,]\d)", re.IGNORECASE)
_LISTED = re.compile(r"[,(/]\s*\Z")
_USUAL_YEARS = frozenset({36, 48, 60})
_SENTENCE = re.compile(r"[.!?]\s|\n")
_PAY = frozenset({Kind.MONEY, Kind.BARE, Kind.PERCENT, Kind.COUNT})
_PAID = re.compile(
    r"\s?(?:bonus|base|salary|target|refresh|pay|incentive|raise|review|budget)", re.IGNORECASE
)
_REACH = 45
_FORWARD = 90
_BACK = 80
_NEAR_A_CLIFF = 16


@dataclass(frozen=True, slots=True)
class Terms:
    """How the equity vests, as far as it is said; months are whole, `slices` is 16 in "1/16"."""

    vesting: tuple[Decimal, ...] = ()
    years: int | None = None
    cliff_months: int | None = None
    every_months: int | None = None
    used: tuple[Span, ...] = ()
    slices: int | None = None


def as_schedules(text: str, quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The numbers, with "25% each year" as the schedule that it is."""
    return tuple(_as_schedule(text, quantity) for quantity in quantities)


def _as_schedule(text: str, quantity: Quantity) -> Quantity:
    if quantity.kind is not Kind.PERCENT or quantity.is_range:
        return quantity
    times = Decimal(100) / quantity.low if quantity.low else Decimal(0)
    if times != int(times) or not 1 < times <= 6:
        return quantity
    around = text[max(0, quantity.span.start - _BACK) : quantity.span.end + _BACK]
    if _ONE_AND_ONLY.match(text, quantity.span.end) is None:
        return quantity
    if re.search(r"vest|cliff|rsu|stock|equity|grant|shares", around, re.IGNORECASE) is None:
        return quantity
    if re.search(r"bonus", text[quantity.span.end : quantity.span.end + 25], re.IGNORECASE):
        return quantity
    return replace(quantity, kind=Kind.SCHEDULE, parts=(quantity.low,) * int(times))


def find_terms(text: str, quantities: Sequence[Quantity], labels: Sequence[Label]) -> Terms:
    """What is said of vesting within one offer."""
    used: list[Span] = []
    schedule = next((one for one in quantities if one.kind is Kind.SCHEDULE and one.parts), None)
    if schedule is not None:
        used.append(schedule.span)
    cliff = _cliff(text, quantities, labels, used)
    every = _frequency(text, quantities, labels)
    years = _years(text, quantities, labels, used)
    vesting = () if schedule is None else schedule.parts
    sliced = next((one for one in quantities if one.kind is Kind.SLICE), None)
    if sliced is not None:
        used.append(sliced.span)
    if _AFTER_A_YEAR.search(text) is not None and schedule is None:
        cliff = _YEAR if cliff is None else cliff
    slices = None if sliced is None else int(sliced.low)
    return Terms(vesting, years, cliff, every, tuple(used), slices)


def _whole_years(months: int) -> int | None:
    whole = months % _YEAR == 0 and 0 < months <= _LONGEST_VESTING
    return months // _YEAR if whole else None


def _cliff(
    text: str, quantities: Sequence[Quantity], labels: Sequence[Label], used: list[Span]
) -> int | None:
    for label in labels:
        if label.word is not Word.CLIFF:
            continue
        if label.none:
            return 0
        near = [
            (abs(_gap(one.span, label.span)), one)
            for one in quantities
            if one.kind is Kind.MONTHS and one.span not in used
        ]
        close = [pair for pair in near if pair[0] <= _NEAR_A_CLIFF]
        if close:
            _, time = min(close, key=lambda pair: pair[0])
            used.append(time.span)
            return int(time.low)
    return None


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _years(
    text: str, quantities: Sequence[Quantity], labels: Sequence[Label], used: list[Span]
) -> int | None:
    """The years that equity vests over, where they are said."""
    equity = any(label.word in _TERM_WORDS for label in labels)
    terms = any(label.word in {Word.VESTING, Word.CLIFF} for label in labels)
    for label in labels:
        behind = _AFTER_LABEL.match(text, label.span.end)
        if label.word is Word.STOCK and behind is not None:
            used.extend(one.span for one in quantities if one.span.start == behind.start(1))
            return int(behind[1])
    for one in quantities:
        if one.over is not None and one.per is None:
            return one.over
        if one.kind is not Kind.MONTHS or one.span in used or not equity:
            continue
        if _NO_VESTING.match(text, one.span.end) is not None or _claws(text, one.span, labels):
            continue
        before = text[max(0, one.span.start - _REACH) : one.span.start]
        over = _OVER_BEFORE.search(before) is not None
        beside = any(
            label.word is Word.STOCK and 0 <= one.span.start - label.span.end <= 1
            for label in labels
        )
        listed = terms and int(one.low) in _USUAL_YEARS and _LISTED.search(before) is not None
        over = over or listed or beside
        if (over or _GRANT_BEHIND.match(text, one.span.end)) and _whole_years(int(one.low)):
            used.append(one.span)
            return _whole_years(int(one.low))
    return None


def _claws(text: str, span: Span, labels: Sequence[Label]) -> bool:
    """Whether a time is that of a clawback: its word stands in the same sentence, and nearer."""
    nearest = min(
        (label for label in labels if label.word in _TERM_WORDS | {Word.CLAWBACK}),
        key=lambda label: _gap(label.span, span),
        default=None,
    )
    return nearest is not None and nearest.word is Word.CLAWBACK


def _frequency(text: str, quantities: Sequence[Quantity], labels: Sequence[Label]) -> int | None:
    """How often it vests: said right around the words for vesting, in their sentence."""
    anchors = [label.span for label in labels if label.word in {Word.VESTING, Word.CLIFF}]
    anchors += [one.span for one in quantities if one.kind in {Kind.SCHEDULE, Kind.SLICE}]
    anchors += [one.span for one in quantities if one.over is not None and one.kind is Kind.MONEY]
    for span in anchors:
        start = max(0, span.start - _REACH // 2)
        for cut in _SENTENCE.finditer(text, start, span.start):
            start = cut.end()
        numbers = (one.span.end for one in quantities if one.kind in _PAY)
        start = max([start, *(end for end in numbers if end <= span.start)])
        stop = _SENTENCE.search(text, span.end, span.end + _FORWARD)
        end = min(len(text), span.end + _FORWARD) if stop is None else stop.start()
        paid = (one.span.start for one in quantities if one.kind in {Kind.MONEY, Kind.BARE})
        end = min([end, *(start for start in paid if start >= span.end)])
        for pattern, months in FREQUENCIES:
            found = pattern.search(text, start, end)
            if found is not None and _PAID.match(text, found.end()) is None:
                if months == _YEAR and _is_of_a_number(found.start(), quantities):
                    continue
                return months
    return None


def _is_of_a_number(start: int, quantities: Sequence[Quantity]) -> bool:
    """Whether "a year" is said of a number: "40k per year", "25% each year"."""
    return any(one.span.start <= start <= one.span.end + 1 for one in quantities)


def find_clawback(
    text: str, quantities: Sequence[Quantity], labels: Sequence[Label]
) -> StatedClawback | None:
    """For how long something must be paid back, where it is said."""
    for label in labels:
        if label.word is not Word.CLAWBACK:
            continue
        if label.none:
            return None
        times = [one for one in quantities if one.kind is Kind.MONTHS and one.low]
        near = [one for one in times if _gap(one.span, label.span) <= _BACK]
        if not near:
            continue
        time = min(near, key=lambda one: _gap(one.span, label.span))
        around = text[max(0, label.span.start - _BACK) : max(time.span.end, label.span.end) + _BACK]
        full = IN_FULL.search(around) is not None
        rated = PRO_RATED.search(around) is not None and re.search(r"not\spro", around) is None
        return StatedClawback(
            int(time.low), time.span, True if rated else (False if full else None)
        )
    return None


def says_yearly(text: str) -> bool:
    """Whether some words say that an amount is a year's."""
    return YEARLY.search(text) is not None
