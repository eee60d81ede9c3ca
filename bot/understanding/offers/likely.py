"""Whether a number that no word calls pay may be pay all the same."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.understanding.entities import Span
from bot.understanding.offers.quantities import Kind, Quantity
from bot.understanding.offers.said import MONTHS_PAID

_LEAST_BARE, _MOST_BARE = 20, 999
# What is said of pay in general, or of what is wished for, is no offer.
_NO_OFFER = re.compile(
    r"\b(?:avg|average|median|typical(?:ly)?|(?<!of\s)market|levels(?:\.?fyi)?|glassdoor|blind|shows?|said\sthe\srange|want(?:ed|s|ing)?|"
    r"ask(?:ing|ed)?(?:\sfor)?|target(?:ing)?|push(?:ing)?(?:\sfor)?|hop(?:e|ing)(?:\sfor)?|expect(?:ing|ed|ation)?s?|"
    r"(?:(?<=i\s)countered|(?<=we\s)countered|counter(?!e|s|\soffer))"
    r"(?:\s(?:at|with))?|get\s(?:them\s)?to|aim(?:ing)?(?:\sfor)?|at\sleast|minimum|need|rent|mortgage|loan|worth\sof|raised|"
    r"more\sthan|another|extra|additional|by|up\sto|cost(?:s|ing)?|pay\sgap|differential|goal|w(?:as|ere)\sat|used\sto\sbe|previously|originally|"
    r"walk[\s-]?away(?:\s(?:at|is|of|to|should\sbe))?|opening(?:\s(?:at|is|of|to|should\sbe))?|(?:open|start)\s(?:at|with)|"
    r"(?:less|lower)\sthan)[^\w.!?;\n]*(?:\w+[^\w.!?;\n]+){0,1}\Z",
    re.IGNORECASE,
)
_NO_OFFER_BEHIND = re.compile(
    r"\s*(?:avg|average|median|more|less|higher|lower|extra|above|below|apart|gap|difference|in\s(?:cash|debt|savings)|"
    r"too\s(?:much|high|low)|students?|people|users|downloads|employees|followers)\b",
    re.IGNORECASE,
)
# "Is 65k ok for a teacher?"
_ASKED_BEHIND = re.compile(
    r"\s(?:ok(?:ay)?|good|fair|enough|reasonable|normal|possible|doable|realistic)\b", re.IGNORECASE
)
_BACK = 32


_ODD = re.compile(r"\d{4,}(?<![05]0)(?<!500)")


def is_wish(text: str, quantity: Quantity) -> bool:
    """Whether a number is what the person wants, and nobody's offer."""
    before = text[max(0, quantity.span.start - _BACK) : quantity.span.start]
    return _WISH.search(before) is not None


_WISH = re.compile(
    r"\b(?:want(?:ed|ing)?|ask(?:ing)?\sfor|push(?:ing)?(?:\s\w+)?\sfor|hop(?:e|ing)\sfor|aim(?:ing)?\sfor|going\sfor|"
    r"counter(?:ing)?\s(?:at|with)|my\s(?:target|goal|number|ask)\sis|get\s(?:them\s)?to)\s(?:at\sleast\s|around\s|like\s)?[$£€₹]?\Z",
    re.IGNORECASE,
)


def is_salary(text: str, quantity: Quantity) -> bool:
    """Whether a number that nothing is said of may be pay: large enough, and no wish or average."""
    if quantity.kind not in {Kind.MONEY, Kind.BARE} or quantity.over is not None or quantity.each:
        return False
    if quantity.is_range and not quantity.low:
        return False
    if quantity.kind is Kind.BARE and quantity.high > _MOST_BARE:
        return False  # a year of the calendar
    if not quantity.scaled and quantity.per is None and quantity.high < _LEAST_BARE:
        return quantity.negative
    if quantity.currency is None and _ODD.fullmatch(quantity.typed) is not None:
        return False  # a code of a place or a file: 60611
    before = text[max(0, quantity.span.start - _BACK) : quantity.span.start]
    if _NO_OFFER.search(before) is not None:
        return False
    if before.endswith("is ") and _ASKED_BEHIND.match(text, quantity.span.end) is not None:
        return False
    return _NO_OFFER_BEHIND.match(text, quantity.span.end) is None


# Where pay stands that no word calls so: first in a message or an item, or behind such a word.
_BEGINS = re.compile(
    r"(?:\A|[\n;:(\[|•*/>=.!?,~+]|\s[-–—&])\s*(?:~|≈|about|around|approx\.?|like)?\s*\Z"
)
_LEADS_IN = re.compile(
    r"(?:\b(?:offer(?:s|ed|ing)?|at|for|of|on|is|are|was|get(?:s|ting)?|got|ma(?:ke|kes|de|king)|"
    r"earn(?:s|ed|ing)?|pay(?:s|ing)?|paid|salary|about|around|approx|like|roughly|to|from|vs|"
    r"versus|or|with|w|have|has|remote|hybrid|onsite|now|currently|current|me|sa(?:y|ys|id)|gave|giv(?:e|es|ing)|accept(?:ed)?|stay|"
    r"match(?:ed|es)|counter(?:ed|s)|(?:call|make)\s(?:it|that)|charg(?:e|ing)|bill|invoice|plus|be|it'?s|w/|both|n|down|up)|@|~|≈)\s*\Z",
    re.IGNORECASE,
)
# Before a number: a few words that may be a name, and none that say something of it.
_ITEM = re.compile(
    r"(?:\A|[\n;:(|•*/.!?,]|\b(?:vs\.?|or|and|but)\s|\s[-–—])\s*"
    r"((?:[^\W\d_][\w&.'’+-]*[ \t-]+){1,3})\Z"
)
_SMALL = re.compile(
    r"\b(?:to|the|a|an|has|have|had|cuts?|over|than|by|in|only|just|every|each|all|more|less|over|"
    r"under|after|before|within|this|that|these|those|my|no|not|got|least|another|number|is|it|"
    r"limit|needs?|fee|tax|max|min)\b",
    re.IGNORECASE,
)
# What may stand behind a number without a mark that is pay.
_GOES_ON = re.compile(
    r"\s*(?:\Z|[\n,;.:()\[\]|/&+?!-]|\bto\s(?:stay|keep\sme)\b|\b(?:at|in|plus|and|vs|or|for|from|with|w|all|per|pa|now|rn|atm|"
    r"but|then|n|as|base|tc|remote|hybrid|onsite|on|gross|brutto|brut|plus|offer\w*|both|today|"
    r"currently|a|an|here|there|so|if|is)\b|(?:[A-Z]{3}\s)?[$£€₹]?\d)",
    re.IGNORECASE,
)
# What an employer did, so that the number behind it is pay without a mark too.
OFFERED_BEFORE = re.compile(
    r"\b(?:offer(?:ed|s|ing)|gave|giving|(?<!i\s)(?<!we\s)counter(?:ed|s|\soffers?)(?:\s(?:w|with|at))?|"
    r"\bi\s(?:currently\s|now\s)?(?:make|earn)|(?<!to\s)match(?:ed|es)(?:\s(?:it|me))?(?:\s(?:w|with|at))?|came\sback\s(?:at|w|with))\s(?:me\s)?"
    r"[$£€₹]?\Z",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:or|to|n|plus|from|up|down)\s*\Z", re.IGNORECASE)
_OPEN_ENDED = re.compile(r"\s?\+(?!\s?[$£€₹\d])")
_AN_AGE = re.compile(r"\d\d[mMfF]")
_BEHIND_A_NAME = re.compile(r"\s*(?:['’]s)?[\s:,=(|-]*(?:~|at\s|is\s|now\s)?")
_REACH, _NEXT = 40, 2
# A year's pay in these currencies, or where no mark names one.
_LARGE_UNITS = frozenset({None, "USD", "GBP", "CAD", "AUD"})
_LEAST_A_YEAR, _MOST_A_YEAR = Decimal(10_000), Decimal(5_000_000)


def opens_an_offer(
    text: str, quantity: Quantity, named: Sequence[Span], start: int, *, monthly: bool
) -> bool:
    """Whether a number of which nothing is said stands where pay would in an offer.

    `named` are the employers, roles and places of the message, `start` is where its offer
    begins. `monthly` says that other amounts are paid for a month or another short time.
    """
    if quantity.per is not None:
        return True
    named_before = _is_behind_a_name(text, quantity, named)
    if not monthly and not _is_of_a_year(text, quantity, named_before=named_before):
        return False
    before = text[max(start, quantity.span.start - _REACH) : quantity.span.start]
    whole = quantity.scaled or quantity.high > _MOST_BARE
    if not whole and not _goes_on(text, quantity, named):
        return False
    if not whole and _OR.search(before) is not None:
        return False
    if quantity.high <= _MOST_BARE and not quantity.scaled and quantity.currency is not None:
        return named_before  # "250 NZD for this" is no salary
    if named_before or _LEADS_IN.search(before) is not None:
        return True
    item = _ITEM.search(before)
    return _BEGINS.search(before) is not None or (
        item is not None and _SMALL.search(item[1]) is None
    )


def _is_behind_a_name(text: str, quantity: Quantity, named: Sequence[Span]) -> bool:
    starts = quantity.span.start
    return any(
        _BEHIND_A_NAME.fullmatch(text, one.end, starts) is not None
        for one in named
        if one.end <= starts
    )


def _goes_on(text: str, quantity: Quantity, named: Sequence[Span]) -> bool:
    """Whether a small number without a mark is followed by nothing that it may count."""
    end = quantity.span.end
    if _OPEN_ENDED.match(text, end) is not None:
        return False
    return _GOES_ON.match(text, end) is not None or any(
        0 <= one.start - end <= _NEXT for one in named
    )


def _is_of_a_year(text: str, quantity: Quantity, *, named_before: bool) -> bool:
    """Whether an amount is as large as what people are paid in a year; any for other times."""
    if quantity.currency not in _LARGE_UNITS or quantity.in_lakhs:
        return True
    if _AN_AGE.fullmatch(quantity.typed) is not None:
        return False
    if quantity.high <= _MOST_BARE and not quantity.scaled:
        return True
    if MONTHS_PAID.search(text) is not None:
        return True
    large = quantity.low > _MOST_A_YEAR
    return quantity.high >= _LEAST_A_YEAR and (named_before or not large)
