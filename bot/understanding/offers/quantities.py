"""The numbers of a message, each with the unit that stands beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import islice

from bot.knowledge.currencies import currency_of
from bot.understanding.entities import Span
from bot.understanding.offers.counted import is_counted
from bot.understanding.offers.patterns import (
    A_START,
    IN_LAKHS,
    LETTERS,
    MONEY_ONLY,
    NUMBER_WORDS,
    OPENINGS,
    ORDINALS,
    PER_UNITS,
    PERCENT_ONLY,
    SCALES,
    TIMES,
    TOKEN,
    TOKEN_BETWEEN,
    WORDS_FOR_MONEY,
)


class Kind(StrEnum):
    """What a number counts, as far as what stands beside it tells."""

    MONEY = "money"  # has a currency, a scale, or is large enough to be nothing else
    BARE = "bare"  # may be money in thousands, per cent, or anything else
    PERCENT = "percent"
    MONTHS = "months"  # a stretch of time, in months
    SHORT_TIME = "short_time"  # weeks, days, people: what no term of an offer needs
    SCHEDULE = "schedule"  # per cent of a grant, year by year
    SLICE = "slice"  # one part of so many: 1/16
    YEAR = "year"  # which year of the job: "y1", "second year"
    COUNT = "count"  # of shares, options or anything else


class Per(StrEnum):
    """The time that an amount is paid for."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as typed, or the two ends of a range.

    Money is in whole units of `currency` (ISO 4217, None where no mark stands there) for `per`;
    a time is in months. `scaled` says that a scale such as "k" stands there, `over` is the
    number of years that an amount is spread over ("/4 yrs"). `parts` are the percentages of a
    schedule. `negative` says that a minus stands before it, `each` that it is the price of a share,
    `reversed` that a range runs from high to low. `behind` is where the words end that say over
    how many years, and `cut` says that another number follows behind a blank.
    """

    kind: Kind
    low: Decimal
    high: Decimal
    typed: str
    span: Span
    currency: str | None = None
    per: Per | None = None
    scaled: bool = False
    over: int | None = None
    parts: tuple[Decimal, ...] = ()
    negative: bool = False
    in_lakhs: bool = False
    reversed: bool = False
    each: bool = False
    behind: int = 0
    cut: bool = False

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high


# Nobody states more numbers in one message.
MOST = 60
_OVER = re.compile(
    r"\s*\(?(?:total\s|in\stotal\s)?(?:/(?!\s?1\s?-?y)|(?:over|ovr|for|across|in|sur|über|su|op|"
    r"vest\w*(?:\sover|\sin)?|spread(?:\sover)?|paid\sover|auf|por)\b)\s*"
    r"(?:(?:the|next|a|period|of)\s)*(?P<years>\d|three|four|five|two)\s?-?\s?"
    r"(?:years?|yrs?|y|ans|jahre?n?|anni|años|anos)\b"
    r"(?!\s?(?:cliff|exp|of\sexp|payback|claw|commit|bond|repay|of\sservice))",
    re.IGNORECASE,
)
_OVER_BARE = re.compile(
    r"(?:\stotal)?\s?(?:/|\b(?:over|ovr)\s)\s?(?P<years>[3-5])(?!\d|\s?%|\s?p(?:er)?\s?ce?n?t|\w|[.,]\d|/\d(?!\d))",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"1/(\d{1,2})(?:th)?\Z")
_CALENDAR_YEARS = range(1990, 2100)
_THESE_DAYS = range(2012, 2036)
# A bare number from here on is money, if it is anything: nobody types a smaller salary whole.
LEAST_PLAIN = 1_000
_WIDEST = 3
_THOUSAND = 1_000
_AFTER = re.compile(r"\b(?:after|end\sof)\s(?:the\s)?\Z", re.IGNORECASE)
_AFTER_REACH = 14
_MOVED = re.compile(
    r"\b(?:mov|increas|rais|bump|lift|improv|up|went|go|rose|revis|chang)\w*\s(?:\w+\s){0,4}from\s*\Z"
    r"|\b(?:up|down)\s(?:by\s)?[$£€₹]?\Z",
    re.IGNORECASE,
)
_MOVED_REACH = 60
_SUM_OF_A_SCHEDULE = (Decimal(50), Decimal(150))
# Blanks and commas stand between other numbers too.
_SUM_WITHOUT_SLASHES = (Decimal(95), Decimal(105))
_EQUITY = r"(?:rsus?|gsus?|shares?|units?|options?|stock|isos?|nsos?)"
_SHARES_BEHIND = re.compile(
    r"[ \t]*(?:x\s)?(?:restricted\sstock\sunits?|(?:rsu|gsu|psu)\sshares|rsus|gsus|shares|units|"
    r"psus|(?:stock\s|share\s)?options?|isos?|nsos?)\b"
    r"|[ \t]*(?:rsu|gsu|share)\s(?:units?|shares?|@|at\b|x\b)|[ \t]*(?:rsu|gsu)\b",
    re.IGNORECASE,
)
_AT_A_PRICE = re.compile(
    rf"\d[\d,.]*k?\s*(?:{_EQUITY}\s*)+(?:@|at|x|\*|×|priced\sat|valued\sat)\s*\Z", re.IGNORECASE
)
_EACH_REACH = 32
_EACH = re.compile(
    r"(?:\s?(?:per|a|each)\s|/)(?:share|rsu|unit|option)\b|\s?(?:each|a\spop)\b", re.IGNORECASE
)
_MOST_SHARES_BARE = 20_000
_SMALL, _PLAIN = 20, 100
_A_LETTER = re.compile(r"[A-Za-z]")
# "37signals", but "90base".
_A_NAME = re.compile(r"(?!base|bonus|rsu|stock|sign|total|relo|equity|fix|sal)[A-Za-z]{4}")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a message in its order; dates, times and telephone numbers are none."""
    return tuple(islice(_quantities(text), MOST))


def _quantities(text: str) -> Iterator[Quantity]:
    position = 0
    for start in _starts(text):
        match = _token(text, start) if start >= position else None
        if match is None:
            continue
        found, position = _quantity(text, match)
        if found is not None:
            yield found
            position = found.span.end if found.cut else max(position, found.behind)


_BETWEEN = re.compile(r"\b(?:between|btwn|b/w)\s[$£€₹]?\Z", re.IGNORECASE)
_BETWEEN_REACH = 10


def _token(text: str, start: int) -> re.Match[str] | None:
    """What begins at a place: a number, a range, or what only looks like one."""
    before = text[max(0, start - _BETWEEN_REACH) : start]
    between = _BETWEEN.search(before) is not None
    return (TOKEN_BETWEEN if between else TOKEN).match(text, start)


def _starts(text: str) -> Iterator[int]:
    """Where a number may begin, or a word that is read with one."""
    for match in A_START.finditer(text):
        word = match.group()
        if not word[0].isalpha() or word[:LETTERS].lower() in OPENINGS:
            yield match.start()


def _quantity(text: str, match: re.Match[str]) -> tuple[Quantity | None, int]:
    """What a match is, and where to go on."""
    end = max(match.end(), match.start() + 1)
    if match["none"]:
        return None, end
    if match["schedule"]:
        schedule = _schedule(text, match)
        return (schedule, end) if schedule is not None else _no_schedule(text, match)
    read = _percent if match["percent"] else _money
    if match["ordinal"] or match["time"]:
        read = _year if match["ordinal"] else _time
    return read(text, match), end


def _no_schedule(text: str, match: re.Match[str]) -> tuple[Quantity | None, int]:
    """The first number of what looks like a schedule and is none, and where to go on."""
    if _is_a_split(match["schedule"]):
        return None, match.end()
    share = PERCENT_ONLY.match(text, match.start())
    if share is not None:
        return _percent(text, share), share.end()
    money = MONEY_ONLY.match(text, match.start())
    if money is None:
        return None, match.end()
    return _money(text, money), max(money.end(), money.start() + 1)


def _schedule(text: str, match: re.Match[str]) -> Quantity | None:
    """A vesting schedule, or one of several equal slices; None where it is neither."""
    typed = match["schedule"].strip()
    one_of = _ONE_OF.match(typed)
    span = Span(match.start(), match.start() + len(typed))
    if one_of is not None:
        share = Decimal(one_of[1])
        return Quantity(Kind.SLICE, share, share, typed, span) if share else None
    parts = tuple(Decimal(part) for part in re.findall(r"\d+(?:\.\d+)?", typed))
    slashed = "/" in typed or "vest" in text.casefold()
    least, most = _SUM_OF_A_SCHEDULE if slashed else _SUM_WITHOUT_SLASHES
    if not least <= sum(parts) <= most or max(parts) > 100:
        return None
    few = len(parts) == 2
    if few and not _SUM_WITHOUT_SLASHES[0] <= sum(parts) <= _SUM_WITHOUT_SLASHES[1]:
        return None
    if few and "%" not in typed and re.search(r"vest", text, re.IGNORECASE) is None:
        return None
    return Quantity(
        Kind.SCHEDULE, sum(parts, Decimal(0)), sum(parts, Decimal(0)), typed, span, parts=parts
    )


def _is_a_split(typed: str) -> bool:
    """Whether two numbers share out a whole: "ote 210k 50/50"."""
    parts = typed.split("/")
    return len(parts) == 2 and all(map(str.isdigit, parts)) and sum(map(int, parts)) == 100


# What a share is of that is no pay: "100% performance", "10% discount", "90% of premiums".
_OF_NO_PAY = re.compile(
    r"\s?(?:performance|achievement|attainment|plan\sattainment|(?:team\s|staff\s)?discount|remote|"
    r"travel|covered|in[\s-]office|wfh|onsite|of\s(?:the\s)?(?:premiums?|band|range|quota|time))\b",
    re.IGNORECASE,
)


def _percent(text: str, match: re.Match[str]) -> Quantity | None:
    """A percentage; None where it is of something that nobody is paid."""
    if _OF_NO_PAY.match(text, match.end()) is not None:
        return None
    low = _decimal(match["plow"])
    high = low if match["phigh"] is None else _decimal(match["phigh"])
    return Quantity(
        kind=Kind.PERCENT,
        low=min(low, high),
        high=max(low, high),
        typed=match["percent"],
        span=Span(match.start(), match.end()),
        reversed=high < low,
    )


def _year(text: str, match: re.Match[str]) -> Quantity:
    nth = (match["nth"] or match["nthword"] or match["nthbare"] or "second").casefold()
    number = NUMBER_WORDS.get(nth) or ORDINALS.get(nth) or int(nth)
    if _AFTER.search(text[max(0, match.start() - _AFTER_REACH) : match.start()]) is not None:
        number += 1  # "10k after year 1" is paid in the second
    span = Span(match.start(), match.end())
    return Quantity(Kind.YEAR, Decimal(number), Decimal(number), match["ordinal"], span)


_A_YEAR = 12
# "10k after 1 yr" is paid in the second.
_PAID_AFTER = re.compile(r"(?:\d|\d[kl])\s(?:is\s|paid\s)*(?:after|at)\s\Z", re.IGNORECASE)


def _time(text: str, match: re.Match[str]) -> Quantity:
    before = text[max(0, match.start() - _AFTER_REACH) : match.start()]
    count = match["count"].casefold().split("-")[-1]  # "2-3 months": the longer counts
    number = Decimal(NUMBER_WORDS[count]) if count in NUMBER_WORDS else Decimal(count)
    span = Span(match.start(), match.end())
    months = TIMES[match["unit"].casefold()]
    if months is not None and number * months == _A_YEAR and _PAID_AFTER.search(before) is not None:
        return Quantity(Kind.YEAR, Decimal(2), Decimal(2), match["time"], span)
    if months is None:
        return Quantity(Kind.SHORT_TIME, number, number, match["time"], span)
    return Quantity(Kind.MONTHS, number * months, number * months, match["time"], span)


def _money(text: str, match: re.Match[str]) -> Quantity | None:
    """An amount or a range; a bare number stays bare until a word says what it is of."""
    if match["anumber"] is None:
        return None
    low, high = _ends(match)
    if low is None or high is None:
        return None
    apart = _APART.search(match.group()) if low != high else None
    if apart is not None and (high < low or high > low * _WIDEST):
        # "186k - 140k/yr stock" is a list, and no range.
        first = MONEY_ONLY.match(text, match.start(), match.start() + apart.start())
        found = None if first is None else _money(text, first)
        return None if found is None else replace(found, cut=True)
    if low != high and _is_moved(text, match):
        low = high  # "moved the base from 132k to 140k": what was before is no part of it
    scales = [scale.casefold() for scale in (match["ascale"], match["zscale"]) if scale]
    if _is_two_numbers(match):
        return _first_of_two(match)
    marks = [
        mark for mark in (match["amark"], match["acode"], match["zmark"], match["zcode"]) if mark
    ]
    currency = _currency(marks, scales)
    start, end = match.start(), match.start() + len(match.group().rstrip())
    per = match["unit_of_pay"] or match["adverb"]
    money = bool(scales or marks) or (high >= LEAST_PLAIN and not _is_year(match, high))
    found = Quantity(
        kind=Kind.MONEY if money else Kind.BARE,
        low=min(low, high),
        high=max(low, high),
        typed=text[start:end],
        span=Span(start, end),
        currency=currency,
        per=Per(PER_UNITS[per.casefold()]) if per else _per_annum(scales),
        scaled=bool(scales),
        negative=bool(match["minus"]) and _opens(text, match.start()),
        in_lakhs=not IN_LAKHS.isdisjoint(scales),
        reversed=high < low,
    )
    if _is_months(text, found):
        return replace(found, kind=Kind.MONTHS, low=low / _MILLION, high=high / _MILLION)
    if _begins_a_word(text, found):
        return None
    return _in_context(text, found, marked=bool(marks))


_MILLION = 1_000_000
_MONTHS_BEFORE = re.compile(
    r"(?:\b(?:b4|before|within|after|for|first|over|in|than)\s|[,(]\s?)\Z", re.IGNORECASE
)


def _is_months(text: str, found: Quantity) -> bool:
    """Whether an "m" is one of months: "repay if i leave b4 24m"."""
    if re.fullmatch(r"\d{1,2}m", found.typed) is None:
        return False
    return _MONTHS_BEFORE.search(text[max(0, found.span.start - 8) : found.span.start]) is not None


def _is_moved(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are what was before and what is now: "168k -> 174k"."""
    between = text[match.end("anumber") : match.start("znumber")]
    before = text[max(0, match.start() - _MOVED_REACH) : match.start()]
    return ">" in between or "→" in between or _MOVED.search(before) is not None


_APART = re.compile(r"\s[-–—]\s")


def _is_two_numbers(match: re.Match[str]) -> bool:
    """Whether a blank parts two numbers, "63 175 base", and no thousands: "63 000", "€ 63 175"."""
    number = match["anumber"]
    if match["ascale"]:
        return " " in number  # "msft 64 208k"
    marked = match["amark"] or match["acode"] or match["zmark"] or match["zcode"]
    return " " in number and not marked and not number.endswith(("00", "50"))


def _first_of_two(match: re.Match[str]) -> Quantity:
    first = match["anumber"].split(" ")[0]
    start = match.start("anumber")
    value = Decimal(first)
    kind = Kind.SHORT_TIME if match["ascale"] else Kind.BARE  # a level before an amount
    return Quantity(kind, value, value, first, Span(start, start + len(first)), cut=True)


def _in_context(text: str, found: Quantity, *, marked: bool) -> Quantity:
    """The amount with what stands behind it: a number of shares, or years that it is over."""
    end = found.span.end
    bare = found.kind is Kind.BARE
    plain = bare and found.per is None
    counted = is_counted(text, found.span.start, end, bare=plain, marked=marked)
    if counted or (not marked and _is_no_amount(found)):
        return replace(found, kind=Kind.SHORT_TIME)
    before = text[max(0, found.span.start - _EACH_REACH) : found.span.start]
    if _EACH.match(text, end) is not None or _AT_A_PRICE.search(before) is not None:
        return replace(found, each=True)
    if not marked and not found.is_range and _are_shares(text, found):
        return replace(found, kind=Kind.COUNT)
    over = _OVER_BARE.match(text, end) or _OVER.match(text, end)
    if over is not None and found.per is None:
        years = over["years"].casefold()
        number = NUMBER_WORDS.get(years) or int(years)
        return replace(found, over=number, behind=over.end())
    return found


def _begins_a_word(text: str, found: Quantity) -> bool:
    """Whether a small number is a part of a word: "37signals", "3YEO"."""
    if found.kind is not Kind.BARE or found.high >= _PLAIN:
        return False
    glued = _A_LETTER if found.high < _SMALL else _A_NAME
    return glued.match(text, found.span.end) is not None


def _is_no_amount(found: Quantity) -> bool:
    """Whether a number is a year of these days or begins a word: "plan 2019", "2b", "3YEO"."""
    if found.kind is Kind.BARE:
        return found.typed.isdigit() and found.high in _THESE_DAYS
    return re.fullmatch(r"\d+[bB]", found.typed) is not None


def _are_shares(text: str, found: Quantity) -> bool:
    """Whether what stands behind a number is counted by it: "900 rsus", but not "200k rsus".

    "101 rsu" are thousands unless a price is given somewhere.
    """
    if _SHARES_BEHIND.match(text, found.span.end) is None:
        return False
    plain = _RSUS.match(text, found.span.end)
    if plain is None:
        return True
    one = plain[1].casefold() in {"rsu", "gsu"} and _UNITS_BEHIND.match(text, plain.end()) is None
    if found.scaled or found.per is not None or found.high >= _MOST_SHARES_BARE:
        return False
    if found.currency is None and found.high >= LEAST_PLAIN:
        # Whole and without a mark: "1250 RSU", but not "bonus 13,600 rsu 10,000".
        return _PART_BEFORE.search(text[: found.span.start][-_PART_REACH:]) is None
    return not one or _PRICED.search(text) is not None


_PART_BEFORE = re.compile(
    r"\b(?:bonus|base|salary|sign(?:ing)?(?:[\s-]on)?|joining|relo\w*|tc|total)\s?[:=]?\s?\Z",
    re.IGNORECASE,
)
_PART_REACH = 20
_RSUS = re.compile(r"[ \t]*(rsus?|gsus?|units|psus)\b", re.IGNORECASE)
_UNITS_BEHIND = re.compile(r"\s(?:units?|shares?|@|at\b|x\b)", re.IGNORECASE)
_PRICED = re.compile(r"\bprice\b|\bper\sshare\b|\bshare\sis\b", re.IGNORECASE)


def _opens(text: str, start: int) -> bool:
    """Whether a minus opens a number, instead of tying it to the word before: "base-150k"."""
    return start == 0 or not text[start - 1].isalnum()


def _is_year(match: re.Match[str], value: Decimal) -> bool:
    plain = match["zmark"] is None and match["anumber"].isdigit() and len(match["anumber"]) == 4
    return plain and value in _CALENDAR_YEARS


def _ends(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """The two ends of a range, each with the scale that only the other has; the same for one."""
    scale, other = (match["ascale"] or "").casefold(), (match["zscale"] or "").casefold()
    first = _decimal(match["anumber"], scaled=bool(scale))
    if match["znumber"] is None:
        return first * SCALES.get(scale, 1), first * SCALES.get(scale, 1)
    second = _decimal(match["znumber"], scaled=bool(other))
    low, high = first * SCALES.get(scale or other, 1), second * SCALES.get(other or scale, 1)
    if not scale and low > high * _WIDEST and first <= high * _WIDEST:
        low = first
    if not scale and not other and low * _THOUSAND <= high * _WIDEST and low < LEAST_PLAIN <= high:
        low *= _THOUSAND  # "110-130000"
    return low, high


def _decimal(number: str, *, scaled: bool = False) -> Decimal:
    """A number as typed: what groups thousands and what begins the decimals told apart."""
    plain = re.sub(r"[\s ’']", "", number)
    decimals = re.search(r"[.,](\d+)\Z", plain)
    if decimals is None:
        return Decimal(plain)
    mixed = "," in plain and "." in plain
    grouped = len(decimals[1]) == 3 and not mixed and not scaled and not plain.startswith("0")
    if grouped:
        return Decimal(re.sub(r"[.,]", "", plain))
    whole = re.sub(r"[.,]", "", plain[: decimals.start()])
    return Decimal(f"{whole}.{decimals[1]}")


def _per_annum(scales: list[str]) -> Per | None:
    return Per.YEAR if "lpa" in scales else None


def _currency(marks: list[str], scales: list[str]) -> str | None:
    """The currency that the marks name; letters say more than a sign: "$88 cad"."""
    for mark in sorted(marks, key=str.isalpha, reverse=True):
        word = WORDS_FOR_MONEY.get(mark.casefold())
        # People who type ¥ seldom mean yuan; a place may say so.
        return currency_of(mark, "JPY") if word is None else word
    return "INR" if not IN_LAKHS.isdisjoint(scales) else None
