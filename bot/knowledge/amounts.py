"""Reading the money, shares and percentages that authors write into a cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bot.knowledge.base import PayFigure, Period, Unit
from bot.knowledge.currencies import ALL_MARKS, CODE_AND_SIGN, SCALES, currency_of
from bot.knowledge.periods import PERIOD_WORDS, says_basis, says_period

_MARK = "|".join((CODE_AND_SIGN, *(re.escape(mark) for mark in ALL_MARKS)))
_SCALE = "|".join(sorted(SCALES, key=lambda scale: -len(scale)))
_AMOUNT = re.compile(
    rf"(?:(?P<mark>(?<![A-Za-z])(?:{_MARK}))\s*|(?<![A-Za-z\d.,]))(?P<number>\d[\d.,]*)"
    rf"(?:\s?(?P<scale>{_SCALE})(?![A-Za-z]))?(?P<percent>\s*%)?"
    rf"(?P<years>[\s-]?(?:yrs?|years?)\b)?"
    rf"(?:\s?(?P<after>{_MARK})(?!\w|\s*\d))?",
    re.IGNORECASE,
)
# Thousands in threes, or in twos as in ₹47,00,000; a point is a decimal point.
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3})(?:\.\d+)?")
# "€85.000" may be 85 or 85,000: without a scale after it, it is not for us to say.
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PERCENT = re.compile(
    r"(?<![\d.,])(?P<low>\d+(?:\.\d+)?)\s*%?\s*(?:[-~]|to)\s*(?P<high>\d+(?:\.\d+)?)\s*%"
    r"|(?<![\d.,])(?P<only>\d+(?:\.\d+)?)\s*%"
)
_PARENTHESES = re.compile(r"\(([^()]*)\)")
# "$110K-$138K", "₹12L-₹24L" and "EUR 80,000-EUR 120,000", as nine cells in ten have it, need
# none of the care below: one mark, and both ends with the same kind of scale.
_PLAIN_RANGE = re.compile(
    rf"(?P<mark>{_MARK})\s?(?P<low>\d[\d.,]*)(?P<low_scale>{_SCALE})?\s?-\s?"
    rf"(?:(?P=mark)\s?)?(?P<high>\d[\d.,]*)(?P<high_scale>{_SCALE})?\Z",
    re.IGNORECASE,
)
_PLAIN_PERCENT = re.compile(r"(?P<low>\d{1,3})(?:-(?P<high>\d{1,3}))?%\Z")
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "\u00a0": " ", "\u202f": " "})
_DIGIT = re.compile(r"\d")
# "100 000" and "100'000" are 100,000.
_GROUPED_BY_BLANKS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ '’\u2009]\d{3})+(?![\dA-Za-z])")
_NOTHING = frozenset({"", "-", "--", "n/a", "na", "null"})
_SHARES = re.compile(r"\b(?:options?|shares?|units?|RSUs?)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:-|to|and)\s*\Z", re.IGNORECASE)
_APART = re.compile(r"[/,;|]")
# A bare number this small is a level, a footnote or a count, and one like this a year.
_SMALLEST_BARE_AMOUNT = 1000
_YEARS = range(1990, 2100)
_LARGEST_AMOUNT = Decimal(10) ** 13
_RETIREMENT_PLAN = re.compile(
    r"\b401\s?\(k\)|(?<![^\s(])401k(?=\s+(?:match|plan|contribution))", re.IGNORECASE
)
# What "12" in "12-24K" may be short for beside the neighbour's own scale, the largest first.
_SMALLER_SCALES = tuple(SCALES[scale] for scale in ("l", "k"))
_LAKH = SCALES["l"]
# A cell this long is prose, and its numbers are not one figure.
_LONGEST_CELL = 400


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell says: in its own currency, in a second one, and what looks wrong.

    `said` is the period that the cell itself gives to a stock figure, YEAR or GRANT.
    `incomplete` says that the cell holds digits of which nothing was made.
    """

    figure: PayFigure | None
    alternate: PayFigure | None = None
    mixed_currencies: bool = False
    incomplete: bool = False
    aside: str | None = None
    said: Period | None = None

    @property
    def reversed_range(self) -> bool:
        """Whether a range runs from high to low."""
        return _is_reversed(self.figure) or _is_reversed(self.alternate)


@dataclass(frozen=True, slots=True)
class _Amount:
    """One number of a cell; `mark` is its currency's mark, not yet resolved.

    `mark_is_behind` says that letters behind the number name the currency.
    """

    mark: str | None
    value: Decimal
    scale: Decimal | None
    start: int
    end: int
    mark_is_behind: bool = False


def read_cell(
    cell: str, line: int, period: Period = Period.YEAR, currency_hint: str | None = None
) -> CellReading:
    """Read one cell; `currency_hint` is the region's currency, for marks that several share.

    A range typed in two currencies at once takes the first and is reported as mixed. An
    amount without a mark takes that of the amount it is joined to. Words alone give a figure
    of TEXT, a dash gives none.
    """
    quote = " ".join(cell.split())
    text = quote.translate(_DASHES)
    if _GROUPED_BY_BLANKS.search(text):
        text = _GROUPED_BY_BLANKS.sub(lambda match: re.sub(r"[ '’\u2009]", ",", match[0]), text)
    if text.lower() in _NOTHING:
        return CellReading(None)
    if (plain := _plain_range(text, quote, line, period, currency_hint)) is not None:
        return CellReading(plain)
    if (percent := _PLAIN_PERCENT.match(text)) is not None:
        ends = Decimal(percent["low"]), Decimal(percent["high"] or percent["low"])
        return CellReading(_words(quote, line, period, ends))
    if len(text) > _LONGEST_CELL:
        return CellReading(_words(quote, line, period, None), incomplete=_has_digit(text))
    return _read_with_care(text, PayFigure(quote, line, period=period), currency_hint)


def _read_with_care(text: str, blank: PayFigure, currency_hint: str | None) -> CellReading:
    """Read a cell with anything beyond one plain range; `blank` holds what is known of it."""
    # "401(k)" is the name of a plan, and its digits are no pay.
    text = _RETIREMENT_PLAN.sub(" ", text)
    outside, inside = _parentheses_apart(text)
    percentages = _percentages(outside) or _percentages(inside)
    amounts, second = _amounts(outside), _amounts(inside)
    read_from, aside = outside, None
    if not amounts:
        read_from, amounts, second = inside, second, []
    elif second:
        aside = inside
    if not amounts:
        figure = _words(blank.quote, blank.line, blank.period, percentages)
        return CellReading(figure, incomplete=_left_over(outside, ()))
    # An aside with money of its own says nothing about the main figure.
    words_aside = "" if aside else inside
    open_ended = outside.rstrip().endswith("+")
    pct_low, pct_high = percentages or (None, None)

    def figure_of(found: Sequence[_Amount], where: str) -> PayFigure:
        said = says_period(_words_after(where, found)) or says_period(words_aside)
        return PayFigure(
            quote=blank.quote,
            line=blank.line,
            low=found[0].value,
            high=found[-1].value,
            currency=_currency(found, currency_hint),
            period=said or blank.period,
            unit=_unit(found, text),
            pct_low=pct_low,
            pct_high=pct_high,
            open_ended=open_ended,
        )

    first, other = _currencies_apart(read_from, amounts)
    incomplete = _left_over(outside, (*first, *other) if read_from is outside else ())
    beside = read_from
    if not other and second and _marks(second) != _marks(first) and None not in _marks(second):
        other, beside = second[:2], inside
    return CellReading(
        figure_of(first, read_from),
        figure_of(other, beside) if other else None,
        mixed_currencies=len(_marks(first)) > 1 or len(_marks(other)) > 1,
        incomplete=incomplete,
        aside=aside,
        said=says_basis(f"{_words_after(read_from, first)} {words_aside}"),
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


def _plain_range(
    text: str, quote: str, line: int, period: Period, currency_hint: str | None
) -> PayFigure | None:
    """The figure of a cell that is one plain range and nothing else; None for any other."""
    match = _PLAIN_RANGE.match(text)
    if match is None or bool(match["low_scale"]) != bool(match["high_scale"]):
        return None
    low = _value(match["low"], match["low_scale"])
    high = _value(match["high"], match["high_scale"])
    if low is None or high is None:
        return None
    return PayFigure(quote, line, low, high, currency_of(match["mark"], currency_hint), period)


def _value(number: str, scale: str | None) -> Decimal | None:
    """A number with its scale; None where it cannot be told for certain."""
    if _NUMBER.fullmatch(number) is None or (scale is None and _EUROPEAN.fullmatch(number)):
        return None
    value = Decimal(number.replace(",", ""))
    if scale:
        value *= SCALES[scale.lower()]
    return value if value <= _LARGEST_AMOUNT else None


def _amounts(text: str) -> list[_Amount]:
    """Every amount in a text, with marks and scales handed on along a range."""
    if not _has_digit(text):
        return []
    percents = [match.span() for match in _PERCENT.finditer(text)] if "%" in text else []
    found = [
        amount
        for match in _AMOUNT.finditer(text)
        if not any(start <= match.start("number") < end for start, end in percents)
        and (amount := _amount(match)) is not None
    ]
    joined = [_is_joined(text, before, after) for before, after in pairwise(found)]
    found = _with_scales_handed_on(_with_marks_handed_on(found, joined), joined)
    return _only_pay(found, counts_shares=_SHARES.search(text) is not None)


def _amount(match: re.Match[str]) -> _Amount | None:
    """One match as an amount; None where its number cannot be told for certain."""
    mark, after, scale = match["mark"], match["after"], match["scale"]
    if match["percent"] or (match["years"] and not mark):
        return None
    value = _value(match["number"].rstrip(".,"), scale)
    if value is None:
        return None
    # "$120K CAD": letters say more than the dollar sign.
    behind = after is not None and (mark is None or (mark == "$" and after.isalpha()))
    factor = SCALES[scale.lower()] if scale else None
    return _Amount(after if behind else mark, value, factor, match.start(), match.end(), behind)


def _is_joined(text: str, before: _Amount, after: _Amount) -> bool:
    """Whether two amounts are the ends of one range."""
    between = PERIOD_WORDS.sub(" ", text[before.end : after.start])
    return _JOINED.match(between) is not None


def _with_marks_handed_on(found: list[_Amount], joined: list[bool]) -> list[_Amount]:
    """Give an end of a range the mark of the other end: "PLN 348K-525K", "85K-110K €"."""
    marked = list(found)
    for index, is_range in enumerate(joined):
        mark, following = marked[index].mark, marked[index + 1].mark
        # "SGD $90K-$130K": the sign alone is that of the letters before.
        if is_range and mark and (following is None or _is_sign_of(following, mark)):
            marked[index + 1] = replace(marked[index + 1], mark=mark)
    for index in range(len(joined) - 1, -1, -1):
        mark, following = marked[index].mark, marked[index + 1].mark
        if not joined[index] or following is None:
            continue
        # "$100K-$130K CAD": the letters speak for both ends.
        if mark is None or (mark == "$" and found[index + 1].mark_is_behind):
            marked[index] = replace(marked[index], mark=following)
    return marked


def _is_sign_of(sign: str, mark: str) -> bool:
    """Whether a bare sign is the end of a code and sign such as "SGD $"."""
    return len(sign) == 1 and mark[:3].isalpha() and mark[3:].endswith(sign)


def _with_scales_handed_on(found: list[_Amount], joined: list[bool]) -> list[_Amount]:
    """Read "$12-24K" as 12K to 24K: a low end far below the high one shares its scale."""
    scaled = list(found)
    for index, is_range in enumerate(joined):
        low, high = found[index], found[index + 1]
        if not is_range or low.scale or high.scale is None:
            continue
        if not 0 < low.value < _SMALLEST_BARE_AMOUNT:
            continue
        scale = _scale_beside(low.value, high)
        if scale is not None:
            scaled[index] = replace(low, value=low.value * scale, scale=scale)
    return scaled


def _scale_beside(low: Decimal, high: _Amount) -> Decimal | None:
    """The scale that a low end leaves out: its neighbour's, or a smaller one of its kind."""
    of_neighbour = high.scale or Decimal(1)
    in_lakhs = of_neighbour in {_LAKH, SCALES["cr"]}
    candidates = (of_neighbour, *(s for s in _SMALLER_SCALES if in_lakhs or s != _LAKH))
    return next((scale for scale in candidates if low * scale <= high.value), None)


def _only_pay(found: list[_Amount], *, counts_shares: bool) -> list[_Amount]:
    """Leave out levels, footnotes and years: bare numbers beside money, small ones alone."""
    if any(amount.mark for amount in found):
        return [amount for amount in found if amount.mark]
    if counts_shares:
        return found
    return [
        amount
        for amount in found
        if amount.scale or (amount.value >= _SMALLEST_BARE_AMOUNT and amount.value not in _YEARS)
    ]


def _currencies_apart(
    text: str, amounts: Sequence[_Amount]
) -> tuple[Sequence[_Amount], Sequence[_Amount]]:
    """Split into the first currency's range and the second's, in any of three orders.

    "A-B / C-D" and "A / C - B / D"; a second currency in parentheses is split off before.
    """
    groups: list[list[_Amount]] = [[amounts[0]]]
    for before, amount in pairwise(amounts):
        between = PERIOD_WORDS.sub(" ", text[before.end : amount.start])
        if _APART.search(between) or not _JOINED.match(between):
            groups.append([amount])
        else:
            groups[-1].append(amount)
    if [len(group) for group in groups] == [1, 2, 1]:
        return [amounts[0], amounts[2]], [amounts[1], amounts[3]]
    first = groups[0][:2]
    for group in groups[1:]:
        if group[0].mark != first[0].mark:
            return first, group[:2]
    return first, []


def _left_over(text: str, used: Sequence[_Amount]) -> bool:
    """Whether digits of a text belong to no amount, no percentage and no period."""
    rest = list(text)
    for amount in used:
        rest[amount.start : amount.end] = " " * (amount.end - amount.start)
    remaining = PERIOD_WORDS.sub(" ", _PERCENT.sub(" ", "".join(rest)))
    # A minus before the first amount turns its meaning round, and pay is never below zero.
    return _has_digit(remaining) or (bool(used) and text.lstrip().startswith("-"))


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
    following = next((m.start() for m in _AMOUNT.finditer(rest) if m["mark"]), None)
    return rest[:following] if rest else rest


def _is_reversed(figure: PayFigure | None) -> bool:
    if figure is None or figure.low is None or figure.high is None:
        return False
    return figure.low > figure.high


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None
