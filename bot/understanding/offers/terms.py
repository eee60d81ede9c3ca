"""The terms of an offer: vesting, cliff, clawback."""

import re
from collections.abc import Iterator, Sequence
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
    r"(?:/|\bove?r|\bacross|\bvest\w*(?:\s(?:\w+\s)?(?:over|in|for|is))?|\bschedule\sis|\bspread(?:\sover)?|:|\()\s*"
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
_EACH_YEAR = re.compile(
    r"\s*(?:each|every|per|a|/)\s?(?:year|yr|y)\b|\s*(?:annually|yearly)\b", re.IGNORECASE
)
_FIRST_QUARTER = re.compile(
    r"\b(?:25\s?%|a\squarter|one\squarter|1/4(?:th)?)\s*(?:of\s(?:\w+\s){1,3})?(?:vests?\s|vested\s|vesting\s)?"
    r"(?:(?:after|at|on|in|upon)\s*)?(?:(?:the|your|a)\s)?(?:end\sof\s(?:the\s)?)?(?:first\s)?"
    r"(?:1st|first|one|1|12|year|yr|y)\s?-?\s?(?:years?|yrs?|y|1|one|months?|mos?|anniversary)?\b"
    r"(?!\s?%|/)|"
    r"\bnothing\s(?:vests\s)?(?:before|until|in|for)\s(?:the\s)?(?:first\s)?"
    r"(?:12|twelve|1|one|a|first)\s?(?:months?|years?)\b",
    re.IGNORECASE,
)
_EQUITY = frozenset({Word.STOCK, Word.OPTIONS})
_TERM_WORDS = _EQUITY | {Word.VESTING, Word.CLIFF}
_AFTER_LABEL = re.compile(r"\s?(?:/|\bove?r)\s?([3-5])(?![\d/%\w]|[.,]\d)", re.IGNORECASE)
_LISTED = re.compile(r"[,(/\n]\s*\Z")
_USUAL_YEARS = frozenset({36, 48, 60})
_SENTENCE = re.compile(r"[.!?]\s|\n")
_MONEY = frozenset({Kind.MONEY, Kind.BARE})
_PAY = frozenset({Kind.MONEY, Kind.BARE, Kind.PERCENT, Kind.COUNT})
_PAID = re.compile(
    r"[ \t]?(?:bonus|base|salary|target|refresh|pay|incentive|raise|review|budget)", re.IGNORECASE
)
_REACH = 45
_FORWARD = 90
_PARTED = 50  # the end of a sentence, in letters between
_BACK = 80
_NEAR_A_CLIFF = 16
_MOST_YEARS = 6
_NEAR, _A_PHRASE = 12, 40
_OF_A_ROW = frozenset({Kind.PERCENT, Kind.YEAR})
_LEAST_SUM, _MOST_SUM = 90, 110
_TOUCHING = 2
_OF_EQUITY = re.compile(r"vest|cliff|rsu|stock|equity|grant|shares|options", re.IGNORECASE)
_BONUS = re.compile(r".{0,25}?bonus", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Terms:
    """How the equity vests, as far as it is said; months are whole, `slices` is 16 in "1/16"."""

    vesting: tuple[Decimal, ...] = ()
    years: int | None = None
    cliff_months: int | None = None
    every_months: int | None = None
    used: tuple[Span, ...] = ()
    slices: int | None = None


def as_schedules(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The numbers, with "25% each year" and "40% year 1, 60% year 2" as the schedules they are."""
    found = [_repeated(text, quantity) for quantity in quantities]
    return tuple(_joined(text, found))


def _repeated(text: str, quantity: Quantity) -> Quantity:
    """A percentage that is repeated until all has vested, as a schedule."""
    if quantity.kind is not Kind.PERCENT or quantity.is_range:
        return quantity
    times = Decimal(100) / quantity.low if quantity.low else Decimal(0)
    if times != int(times) or not 1 < times <= _MOST_YEARS:
        return quantity
    if _EACH_YEAR.match(text, quantity.span.end) is None:
        return quantity
    around = text[max(0, quantity.span.start - _BACK) : quantity.span.end + _BACK]
    if _OF_EQUITY.search(around) is None or _BONUS.match(text, quantity.span.end) is not None:
        return quantity
    return replace(quantity, kind=Kind.SCHEDULE, parts=(quantity.low,) * int(times))


def _joined(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The numbers, with a row of percentages that each have their year as one schedule."""
    ends = -1
    for place, quantity in enumerate(quantities):
        in_row = quantity.span.end <= ends and quantity.kind in _OF_A_ROW
        row = None if in_row else _row(text, quantities[place:])
        if row is not None:
            ends = row.span.end
            yield row
        elif not in_row:
            yield quantity


def _row(text: str, quantities: Sequence[Quantity]) -> Quantity | None:
    """The schedule that some numbers begin with; None where they begin with none."""
    if quantities[0].kind not in _OF_A_ROW:
        return None
    parts: list[Decimal] = []
    end = quantities[0].span.start
    row = [one for one in quantities if one.kind not in _MONEY]
    for first, second in zip(row[::2], row[1::2], strict=False):
        share, year = sorted((first, second), key=lambda one: one.kind is Kind.YEAR)
        in_turn = year.kind is Kind.YEAR and int(year.low) in {len(parts) + 1, len(parts) + 2}
        near = first.span.start - end <= _NEAR and second.span.start - first.span.end <= _A_PHRASE
        if share.kind is not Kind.PERCENT or not in_turn or not near:
            break
        parts.append(share.low)
        end = second.span.end
    if len(parts) < 2 or not _LEAST_SUM <= sum(parts) <= _MOST_SUM:
        return None
    start = quantities[0].span.start
    total = sum(parts, Decimal(0))
    return Quantity(
        Kind.SCHEDULE, total, total, text[start:end], Span(start, end), parts=tuple(parts)
    )


def find_terms(text: str, quantities: Sequence[Quantity], labels: Sequence[Label]) -> Terms:
    """What is said of vesting within one offer."""
    used: list[Span] = []
    schedule = next((one for one in quantities if one.kind is Kind.SCHEDULE and one.parts), None)
    sliced = next((one for one in quantities if one.kind is Kind.SLICE), None)
    used.extend(one.span for one in (schedule, sliced) if one is not None)
    starts = [*(one.span.start for one in quantities), *(label.span.start for label in labels)]
    start = min(starts, default=0)
    first = _FIRST_QUARTER.search(text, start) if schedule is None else None
    cliff = _cliff(quantities, labels, used)
    if cliff is None and first is not None:
        cliff = _YEAR
    anchors = [] if first is None else [Span(*first.span())]
    years = _years(text, quantities, labels, used)
    anchors += used
    return Terms(
        vesting=() if schedule is None else schedule.parts,
        years=years,
        cliff_months=cliff,
        every_months=_frequency(text, quantities, labels, anchors),
        used=tuple(used),
        slices=None if sliced is None else int(sliced.low),
    )


def _whole_years(months: int) -> int | None:
    whole = months % _YEAR == 0 and 0 < months <= _LONGEST_VESTING
    return months // _YEAR if whole else None


def _cliff(quantities: Sequence[Quantity], labels: Sequence[Label], used: list[Span]) -> int | None:
    """The months before anything vests; 0 where there is said to be no cliff."""
    for label in labels:
        if label.word is not Word.CLIFF:
            continue
        if label.none:
            return 0
        times = [
            one
            for one in quantities
            if one.kind in {Kind.MONTHS, Kind.YEAR} and one.span not in used
        ]
        close = [one for one in times if _gap(one.span, label.span) <= _NEAR_A_CLIFF]
        if close:
            time = min(close, key=lambda one: _gap(one.span, label.span))
            used.append(time.span)
            return int(time.low) * (_YEAR if time.kind is Kind.YEAR else 1)
    return None


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _years(
    text: str, quantities: Sequence[Quantity], labels: Sequence[Label], used: list[Span]
) -> int | None:
    """The years that equity vests over, where they are said."""
    for label in labels:
        behind = _AFTER_LABEL.match(text, label.span.end)
        if label.word in _EQUITY and behind is not None:
            used.extend(one.span for one in quantities if one.span.start == behind.start(1))
            return int(behind[1])
    equity = any(label.word in _TERM_WORDS for label in labels)
    for one in quantities:
        if one.over is not None and one.per is None:
            return one.over
        if one.kind is not Kind.MONTHS or one.span in used or not equity:
            continue
        if _vests(text, one, quantities, labels):
            used.append(one.span)
            return _whole_years(int(one.low))
    return None


def _vests(
    text: str, time: Quantity, quantities: Sequence[Quantity], labels: Sequence[Label]
) -> bool:
    """Whether a time is what equity vests over, and no cliff, no clawback, no experience."""
    if _whole_years(int(time.low)) is None:
        return False
    if _NO_VESTING.match(text, time.span.end) is not None or _claws(time.span, labels):
        return False
    before = text[max(0, time.span.start - _REACH) : time.span.start]
    if _OVER_BEFORE.search(before) is not None or _GRANT_BEHIND.match(text, time.span.end):
        return True
    terms = any(label.word in {Word.VESTING, Word.CLIFF, Word.OPTIONS} for label in labels)
    listed = terms and int(time.low) in _USUAL_YEARS and _LISTED.search(before) is not None
    return listed or _beside_equity(time.span, quantities, labels)


def _beside_equity(span: Span, quantities: Sequence[Quantity], labels: Sequence[Label]) -> bool:
    """Whether a time stands right behind equity: "75k RSU (4yr)", "rsu 480k 4 yr"."""
    ends = [label.span.end for label in labels if label.word in _EQUITY]
    ends += [
        one.span.end
        for one in quantities
        if one.kind in _MONEY and any(0 <= one.span.start - end <= _TOUCHING for end in ends)
    ]
    return any(0 <= span.start - end <= _TOUCHING for end in ends)


def _claws(span: Span, labels: Sequence[Label]) -> bool:
    """Whether a time is that of a clawback: no word for equity stands nearer."""
    nearest = min(
        (label for label in labels if label.word in _TERM_WORDS | {Word.CLAWBACK}),
        key=lambda label: _gap(label.span, span),
        default=None,
    )
    return nearest is not None and nearest.word is Word.CLAWBACK


def _frequency(
    text: str, quantities: Sequence[Quantity], labels: Sequence[Label], anchors: Sequence[Span]
) -> int | None:
    """How often it vests: said right around the words for vesting, in their sentence."""
    spans = [*anchors]
    spans += [label.span for label in labels if label.word in {Word.VESTING, Word.CLIFF}]
    spans += [one.span for one in quantities if one.kind in {Kind.SCHEDULE, Kind.SLICE}]
    spans += [one.span for one in quantities if one.over is not None and one.kind is Kind.MONEY]
    said = (_said_around(text, span, quantities) for span in spans)
    return next((months for months in said if months is not None), None)


def _said_around(text: str, span: Span, quantities: Sequence[Quantity]) -> int | None:
    start, end = _sentence(text, span, quantities)
    for pattern, months in FREQUENCIES:
        found = pattern.search(text, start, end)
        if found is None or _PAID.match(text, found.end()) is not None:
            continue
        if months != _YEAR or not _is_of_a_number(found.start(), quantities):
            return months
    return None


def _sentence(text: str, span: Span, quantities: Sequence[Quantity]) -> tuple[int, int]:
    """The words around some others, up to the numbers beside them and the end of the sentence."""
    start = max(0, span.start - _REACH // 2)
    starts = [cut.end() for cut in _SENTENCE.finditer(text, start, span.start)]
    starts += [
        one.span.end for one in quantities if one.kind in _PAY and one.span.end <= span.start
    ]
    stop = _SENTENCE.search(text, span.end, span.end + _FORWARD)
    ends = [min(len(text), span.end + _FORWARD) if stop is None else stop.start()]
    ends += [
        one.span.start for one in quantities if one.kind in _MONEY and one.span.start >= span.end
    ]
    return max([start, *starts]), min(ends)


def _is_of_a_number(start: int, quantities: Sequence[Quantity]) -> bool:
    """Whether "a year" is said of a number: "40k per year", "25% each year"."""
    return any(one.span.start <= start <= one.span.end + 1 for one in quantities)


def find_clawback(
    text: str, quantities: Sequence[Quantity], labels: Sequence[Label]
) -> StatedClawback | None:
    """For how long something must be paid back, where it is said."""
    times = [one for one in quantities if _is_a_term(one)]
    for label in labels:
        if label.word is not Word.CLAWBACK:
            continue
        if label.none:
            return None
        near = [one for one in times if _distance(text, one.span, label.span) <= _BACK]
        if near:
            time = min(near, key=lambda one: _distance(text, one.span, label.span))
            months = int(time.low) * (_YEAR if time.kind is Kind.YEAR else 1)
            return StatedClawback(months, time.span, _is_prorated(text, time.span, label.span))
    return None


def _is_a_term(quantity: Quantity) -> bool:
    """Whether somebody may have to stay for a time: "in the first year" as well as "12 months"."""
    first_year = quantity.kind is Kind.YEAR and not quantity.typed[-1].isdigit()
    return (quantity.kind is Kind.MONTHS and quantity.low >= 1) or first_year


def _distance(text: str, time: Span, word: Span) -> int:
    """How far a time is from a word; the end of a line or a sentence parts them."""
    start, end = (time.end, word.start) if time.start < word.start else (word.end, time.start)
    parted = _SENTENCE.search(text, start, end) is not None
    return _gap(time, word) + (_PARTED if parted else 0)


def _is_prorated(text: str, time: Span, word: Span) -> bool | None:
    start, end = min(time.start, word.start), max(time.end, word.end)
    around = text[max(0, start - _BACK) : end + _BACK]
    if PRO_RATED.search(around) is not None:
        return True
    return False if IN_FULL.search(around) is not None else None


def says_yearly(text: str) -> bool:
    """Whether some words say that an amount is a year's."""
    return YEARLY.search(text) is not None
