"""Reading the money, shares and percentages that authors write into a cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bot.knowledge.base import PayFigure, Period, Unit
from bot.knowledge.currencies import ALL_MARKS, SCALES, currency_of

_MARK = "|".join(re.escape(mark) for mark in ALL_MARKS)
_NUMBER = r"\d+(?:,\d+)*(?:\.\d+)?"
_SCALE = "|".join(sorted(SCALES, key=lambda scale: -len(scale)))
_AMOUNT = re.compile(
    rf"(?P<mark>(?<![A-Za-z])(?:{_MARK}))?\s*(?P<number>{_NUMBER})"
    rf"(?:\s?(?P<scale>{_SCALE})(?![A-Za-z]))?(?P<percent>\s*%)?"
    rf"(?P<years>[\s-]?(?:yrs?|years?)\b)?",
    re.IGNORECASE,
)
_AMOUNT_WITH_MARK = re.compile(rf"(?<![A-Za-z])(?:{_MARK})\s*\d", re.IGNORECASE)
_PERCENT = re.compile(
    r"(?<![\d.,])(?P<low>\d+(?:\.\d+)?)\s*%?\s*(?:-|to)\s*(?P<high>\d+(?:\.\d+)?)\s*%"
    r"|(?<![\d.,])(?P<only>\d+(?:\.\d+)?)\s*%"
)
_PARENTHESES = re.compile(r"\(([^()]*)\)")
# "$110K-$138K" and "$85,000-$120,000", as nine cells in ten have it, need none of the care below.
_PLAIN_MARKS = {"$": "USD", "£": "GBP", "€": "EUR"}
_PLAIN_RANGE = re.compile(
    r"(?P<mark>[$£€])(?P<low>\d{1,3})(?:,(?P<low_000>\d{3})|(?P<low_k>K))\s?-\s?"
    r"(?P=mark)(?P<high>\d{1,3})(?:,(?P<high_000>\d{3})|(?P<high_k>K))\Z"
)
_PLAIN_PERCENT = re.compile(r"(?P<low>\d+)(?:-(?P<high>\d+))?%\Z")
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "\u00a0": " ", "\u202f": " "})
_NOTHING = frozenset({"", "-", "--", "n/a", "na", "null"})
_MONTHLY = re.compile(r"/\s*mo(?:nth)?\b|\bper month\b|\bmonthly\b|\bp\.?m\.?(?!\w)", re.IGNORECASE)
_YEARLY = re.compile(
    r"/\s*y(?:ea)?r\b|\bper (?:year|annum)\b|\bannual(?:ly)?\b|\byearly\b", re.IGNORECASE
)
_WHOLE_GRANT = re.compile(
    r"/\s*\d\s*-?\s*y(?:ea)?rs?\b|\b\d\s*-?\s*y(?:ea)?rs?\b|\bover (?:\d|four|three|five) years\b",
    re.IGNORECASE,
)
_SHARES = re.compile(r"\b(?:options?|shares?|units?|RSUs?)\b", re.IGNORECASE)
# A range of bare numbers this small is a level, a footnote or a count, never pay.
_SMALLEST_BARE_AMOUNT = 1000
# What "12" in "12-24K" may be short for, the smallest first.
_SCALES_OF_A_RANGE = tuple(SCALES[scale] for scale in ("k", "l", "m", "cr"))
# Reading stops here: a cell this long is prose, and its numbers are not one figure.
_LONGEST_CELL = 400


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell says: in its own currency, in a second one, and what looks wrong.

    `said` is the period that the cell itself gives to a stock figure, YEAR or GRANT.
    """

    figure: PayFigure | None
    alternate: PayFigure | None = None
    mixed_currencies: bool = False
    aside: str | None = None
    said: Period | None = None

    @property
    def reversed_range(self) -> bool:
        """Whether a range runs from high to low."""
        return any(
            figure is not None
            and figure.low is not None
            and figure.high is not None
            and figure.low > figure.high
            for figure in (self.figure, self.alternate)
        )


@dataclass(frozen=True, slots=True)
class _Amount:
    """One number of a cell; `mark` is its currency's mark, not yet resolved."""

    mark: str | None
    value: Decimal
    scaled: bool
    start: int
    end: int


def says_period(text: str) -> Period | None:
    """The period that a cell or header names; yearly wins over the years of a grant."""
    if not text:
        return None
    if _MONTHLY.search(text):
        return Period.MONTH
    if _YEARLY.search(text):
        return Period.YEAR
    if _WHOLE_GRANT.search(text):
        return Period.GRANT
    return None


def _says_basis(words: str) -> Period | None:
    """Whether words say a yearly amount or a whole grant; None where they say both or neither."""
    yearly, whole = _YEARLY.search(words), _WHOLE_GRANT.search(words)
    if bool(yearly) == bool(whole):
        return None
    return Period.YEAR if yearly else Period.GRANT


def read_cell(
    cell: str, line: int, period: Period = Period.YEAR, currency_hint: str | None = None
) -> CellReading:
    """Read one cell; `currency_hint` is the region's currency, for marks that several share.

    A range typed in two currencies at once takes the first and is reported as mixed. An
    amount without a mark takes the mark before it. Words alone give a figure of TEXT, a
    dash gives none.
    """
    quote = " ".join(cell.split())
    text = quote.translate(_DASHES)
    if text.lower() in _NOTHING or len(text) > _LONGEST_CELL:
        return CellReading(None)
    if (plain := _PLAIN_RANGE.match(text)) is not None:
        return CellReading(_plain_figure(plain, quote, line, period))
    if (percent := _PLAIN_PERCENT.match(text)) is not None:
        ends = Decimal(percent["low"]), Decimal(percent["high"] or percent["low"])
        return CellReading(_words(quote, line, period, ends))
    return _read_with_care(text, PayFigure(quote, line, period=period), currency_hint)


def _read_with_care(text: str, blank: PayFigure, currency_hint: str | None) -> CellReading:
    """Read a cell with anything beyond one plain range; `blank` holds what is known of it."""
    outside, inside = _parentheses_apart(text)
    percentages = _percentages(outside) or _percentages(inside)
    amounts, second = _amounts(outside), _amounts(inside)
    aside = None
    if not amounts:
        amounts, second = second, []
    elif second:
        aside = inside
    if not amounts:
        return CellReading(_words(blank.quote, blank.line, blank.period, percentages))
    # An aside with money of its own says nothing about the main figure.
    words_aside = "" if aside else inside
    blank = replace(blank, open_ended=outside.rstrip().endswith("+"))
    if percentages is not None:
        blank = replace(blank, pct_low=percentages[0], pct_high=percentages[1])

    def figure(found: Sequence[_Amount]) -> PayFigure:
        said = says_period(_words_after(outside, found)) or says_period(words_aside)
        return replace(
            blank,
            low=found[0].value,
            high=found[-1].value,
            currency=_currency(found, currency_hint),
            period=said or blank.period,
            unit=_unit(found, text),
        )

    first, other = _currencies_apart(outside, amounts)
    if not other and second and _marks(second) != _marks(first):
        other = second
    return CellReading(
        figure(first),
        figure(other) if other else None,
        mixed_currencies=len(_marks(first)) > 1 or len(_marks(other)) > 1,
        aside=aside,
        said=_says_basis(f"{_words_after(outside, first)} {words_aside}"),
    )


def _parentheses_apart(text: str) -> tuple[str, str]:
    """A text without what stands in parentheses, and what stands there."""
    if "(" not in text:
        return text, ""
    return _PARENTHESES.sub(" ", text), " ".join(_PARENTHESES.findall(text))


def _words(
    quote: str, line: int, period: Period, percentages: tuple[Decimal, Decimal] | None
) -> PayFigure:
    """The figure of a cell without money: a percentage, or words alone."""
    if percentages is None:
        return PayFigure(quote, line, period=period, unit=Unit.TEXT)
    low, high = percentages
    return PayFigure(quote, line, period=period, unit=Unit.PERCENT, pct_low=low, pct_high=high)


def _plain_figure(match: re.Match[str], quote: str, line: int, period: Period) -> PayFigure:
    """The figure of a plain range, both ends in thousands or both with a comma."""
    low = int(match["low"]) * 1000 + int(match["low_000"] or 0)
    high = int(match["high"]) * 1000 + int(match["high_000"] or 0)
    return PayFigure(quote, line, Decimal(low), Decimal(high), _PLAIN_MARKS[match["mark"]], period)


def _amounts(text: str) -> list[_Amount]:
    """Every amount in a text, with marks and scales handed on to those that lack them."""
    found: list[_Amount] = []
    if not text:
        return found
    for match in _AMOUNT.finditer(text):
        if match["percent"] or (match["years"] and not match["mark"]):
            continue
        scale = match["scale"]
        value = Decimal(match["number"].replace(",", ""))
        if scale:
            value *= SCALES[scale.lower()]
        mark = match["mark"]
        found.append(_Amount(mark, value, scale is not None, match.start(), match.end()))
    if "%" in text:
        found = _without_percent_bounds(text, found)
    if not found:
        return found
    if not any(amount.mark for amount in found):
        found = [a for a in found if a.scaled or a.value >= _SMALLEST_BARE_AMOUNT]
    return _with_scale_of_range(_with_marks_handed_on(found))


def _without_percent_bounds(text: str, found: list[_Amount]) -> list[_Amount]:
    """Drop the "10" of "10-15%", which is a percentage as much as the "15" is."""
    spans = [match.span() for match in _PERCENT.finditer(text)]
    return [
        amount
        for amount in found
        if amount.mark or not any(start <= amount.start < end for start, end in spans)
    ]


def _with_marks_handed_on(found: list[_Amount]) -> list[_Amount]:
    """Give an amount without a mark the one before it: "PLN 348K-525K"."""
    mark = None
    handed: list[_Amount] = []
    for amount in found:
        mark = amount.mark or mark
        handed.append(amount if amount.mark else replace(amount, mark=mark))
    return handed


def _with_scale_of_range(found: list[_Amount]) -> list[_Amount]:
    """Read "$12-24K" as 12K to 24K: a bound far below its neighbour shares the scale."""
    result = list(found)
    for index in range(len(found) - 1):
        low, high = found[index], found[index + 1]
        if low.scaled or not high.scaled or not 0 < low.value < _SMALLEST_BARE_AMOUNT:
            continue
        for scale in _SCALES_OF_A_RANGE:
            if high.value / 100 <= low.value * scale <= high.value:
                value = low.value * scale
                result[index] = replace(low, value=value, scaled=True)
                break
    return result


def _currencies_apart(text: str, amounts: list[_Amount]) -> tuple[list[_Amount], list[_Amount]]:
    """Split into the first currency's range and the second's, in any of three orders.

    "A-B / C-D" and "A / C - B / D"; a second currency in parentheses is split off before.
    """
    groups: list[list[_Amount]] = [[amounts[0]]]
    for before, amount in pairwise(amounts):
        if "/" in text[before.end : amount.start]:
            groups.append([amount])
        else:
            groups[-1].append(amount)
    shape = [len(group) for group in groups]
    if shape == [1, 2, 1]:
        return [amounts[0], amounts[2]], [amounts[1], amounts[3]]
    first = groups[0][:2]
    for group in groups[1:]:
        if _marks(group) != _marks(first):
            return first, group[:2]
    return first, []


def _percentages(text: str) -> tuple[Decimal, Decimal] | None:
    match = _PERCENT.search(text) if "%" in text else None
    if match is None:
        return None
    if match["only"]:
        return Decimal(match["only"]), Decimal(match["only"])
    return Decimal(match["low"]), Decimal(match["high"])


def _currency(found: Sequence[_Amount], hint: str | None) -> str | None:
    mark = found[0].mark
    return currency_of(mark, hint) if mark is not None else None


def _unit(found: Sequence[_Amount], text: str) -> Unit:
    if found[0].mark is None and _SHARES.search(text):
        return Unit.SHARES
    return Unit.MONEY


def _marks(found: Sequence[_Amount]) -> set[str | None]:
    return {amount.mark for amount in found}


def _words_after(text: str, found: Sequence[_Amount]) -> str:
    """What stands between an amount and the next one: the period of that amount."""
    rest = text[found[-1].end :]
    if not rest:
        return rest
    following = _AMOUNT_WITH_MARK.search(rest)
    return rest[: following.start()] if following else rest
