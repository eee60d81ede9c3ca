"""How people type amounts, percentages, times and schedules, and what only looks like them."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.knowledge.currencies import ALL_MARKS

SCALES: Mapping[str, int] = MappingProxyType(
    dict.fromkeys(("k", "grand", "thousand", "thou", "tsd", "mille", "mil"), 1_000)
    | dict.fromkeys(("m", "mm", "mn", "mill", "million", "mio"), 1_000_000)
    | dict.fromkeys(("b", "bn", "billion"), 1_000_000_000)
    | dict.fromkeys(("l", "lpa", "lakh", "lakhs", "lac", "lacs", "lkh"), 100_000)
    | dict.fromkeys(("cr", "crore", "crores"), 10_000_000)
    | dict.fromkeys(("万", "만"), 10_000)
)
IN_LAKHS = frozenset("l lpa lakh lakhs lac lacs lkh cr crore crores".split())
WORDS_FOR_MONEY: Mapping[str, str] = MappingProxyType(
    {"dollars": "USD", "dollar": "USD", "bucks": "USD", "euros": "EUR", "euro": "EUR"}
    | {"pounds": "GBP", "quid": "GBP", "rupees": "INR", "francs": "CHF", "yen": "JPY"}
    | {"inr": "INR", "円": "JPY", "元": "CNY", "원": "KRW", "reais": "BRL", "shekels": "ILS"}
    | {"dirhams": "AED", "zl": "PLN", "sterling": "GBP"}
)
NUMBER_WORDS: Mapping[str, int] = MappingProxyType(
    {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
    | {"nine": 9, "ten": 10, "twelve": 12, "eighteen": 18, "a": 1, "an": 1}
)
ORDINALS: Mapping[str, int] = MappingProxyType(
    {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
)

_MARK = "|".join(re.escape(mark) for mark in ALL_MARKS)
_BEHIND = "|".join(sorted(WORDS_FOR_MONEY, key=lambda word: (-len(word), word)))
_SCALE = "|".join(sorted(SCALES, key=lambda scale: (-len(scale), scale)))
# 120 000 and 1'200'000, 1,40,000, 90.000, 150,000.50, 2.10
_DIGITS = (
    r"(?:\d{1,3}(?:[  ’']\d{3})+(?![\d,.]\d)|\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d{1,2})?"
    r"|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,30}(?:[.,]\d{1,4})?)"
)

# Times that pay is for; each word once, the longer of two before the shorter.
_UNITS: Mapping[str, str] = MappingProxyType(
    {
        "year": "year yr y annum jahr jaar år ano año anno an rok",
        "month": "month mth mo monat maand måned mån mês mes mese mois mies měs "
        "miesiąc měsíc md mdr månaden måneden",
        "week": "week wk woche",
        "day": "day d tag jour dag",
        "hour": "hour hr h stunde heure uur",
    }
)
_ADVERBS: Mapping[str, str] = MappingProxyType(
    {
        "year": "p.a. p.a pa p/a annually annual annualized yearly jährlich annuels annuel "
        "anuales anuais anual rocznie ročně yr",
        "month": "p.m. p.m pm pcm p/m monthly monatlich mensuels mensuel mensuales mensual "
        "mensal mensais mensile mensili miesięcznie měsíčně mth",
        "week": "weekly pw p/w",
        "day": "daily pd p/d",
        "hour": "hourly ph p/h hr",
    }
)
PER_UNITS: Mapping[str, str] = MappingProxyType(
    {
        word: per
        for words in (_UNITS, _ADVERBS)
        for per, typed in words.items()
        for word in typed.split()
    }
)
_GROSS = r"(?:(?:brutto|brut|bruto|brutos?|gross|lordi)\s)?"


def _alternatives(words: Mapping[str, str]) -> str:
    """The pattern for any of some words, the longest first."""
    every = (word for typed in words.values() for word in typed.split())
    return "|".join(re.escape(word) for word in sorted(every, key=lambda word: (-len(word), word)))


_PER = (
    rf"(?:[ \t]?{_GROSS}(?:/[ \t]?|p/|(?:per|par|pro|pr|por|al|im|i|om|je|die|each|every|an|a)\s)"
    rf"(?P<unit_of_pay>{_alternatives(_UNITS)})\b"
    rf"|[ \t]?{_GROSS}(?P<adverb>{_alternatives(_ADVERBS)})(?![\w/]|\s?[1-5]\b))?"
)
# "110kbase+15kbonus": a word of pay right behind a scale.
_GLUED = r"(?:base|bonus|rsus?|stock|equity|sign|total|tc\b|relo|円|元|원)"


def _amount(end: str) -> str:
    """The pattern of one amount; `end` tells its groups apart from those of another."""
    return (
        rf"(?:(?P<{end}mark>(?:{_MARK}))\s?)?(?P<{end}number>{_DIGITS})"
        r"(?!\d|(?:st|nd|rd|th|x|e\d+|x\d+)(?!\w))"
        rf"(?:\s?(?P<{end}scale>{_SCALE})(?:(?![^\W\d_])|(?={_GLUED})))?"
        rf"(?:\s?(?P<{end}code>(?:{_MARK}|{_BEHIND})(?!\w)(?!\s?\d(?![\d.,]*\s?%))))?"
    )


# Not inside a word, a number or a date, but "165/190": parts of pay in a row may be slashed.
# Chinese, Japanese and Korean words need no blank, and "base170k" is typed too.
_GLUED_BEFORE = "|".join(
    rf"(?<={word})" for word in "base bonus rsu rsus stock equity signon sign tc relo".split()
)
_START = rf"(?:(?<![^\W぀-ヿ一-鿿가-힣])|{_GLUED_BEFORE})(?<!\d[.,])(?<!\d{{4}}/)(?<!(?<!\d)\d\d/)"
_TO = r"[ \t]?(?:-{1,2}>|=>|-|–|—|~|to|bis|→)[ \t]?"
# "Between 150 and 160k" is a range, "150k and 20,000 options" is not.
_TO_BETWEEN = r"[ \t]?(?:-|–|to|and)[ \t]?"


def _money(to: str) -> str:
    """The pattern of an amount or a range of two with some words between them."""
    minus = r"(?P<minus>[-−](?=[\d$£€₹]))?"
    return rf"{minus}{_amount('a')}(?:{to}(?![\d.]+\s?%){_amount('z')})?{_PER}"


_MONEY = _money(_TO)
_MONTH_NAMES = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_OF_A_MONTH = r"\d{1,2}(?:st|nd|rd|th)?"
# What looks like money and is none: retirement plans, dates, times, telephones, labels of rooms.
_NO_MONEY = "|".join(
    (
        r"\b(?:401|403|457)\s?\(?[kb]\)?|\b409\s?a\b",
        r"(?<![\w.])\d{4}-\d{2}-\d{2}(?![\w/])",
        r"(?<![\w.])(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:20)?\d{2}(?![\w/])",
        r"(?<![\w.])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:20)?\d{2}(?![\w/])",
        r"(?<![\w.])\d{1,2}:\d{2}\s?(?:[ap]\.?m\b)?|(?<![\w.])\d{1,2}\s?[ap]m\b",
        r"(?<!\w)(?!\d{5,7}\s\d{5,7}\b)(?!\d{9,}(?!\d))\+?\d[\d. ()-]{8,18}\d(?=\D|$)(?<=\d{4})",
        r"(?<![\w$£€₹])(?<!base\s)(?<!salary\s)(?<!bonus\s)(?<!stock\s)(?<!tc\s)(?<!total\s)\d{9,11}(?![\w.,])",
        # A visa, a form, a part of a number: "H-1B", "2/3 of the team", "Fortune 500".
        r"(?<=\b[a-z]-)\d{1,2}(?![kl\d.,])[a-z]?\b|(?<=\bfortune\s)\d+|(?<=s&p\s)\d+",
        r"(?<![\w.,/$£€₹-])[2-9]/[2-9](?![\w/%]|[.,]\d)",
        # The number of an item: "2- they gave me a bonus".
        r"(?<![^\n])\d{1,2}[-):]\s(?=[^\W\d_])",
        r"(?<!\w)(?:\+\d\d\s?)?0?\d(?:[ .-]\d\d){4}(?![\d%])",
        rf"(?<!\w){_DAY_OF_A_MONTH}\s(?:of\s)?{_MONTH_NAMES}(?![^\W\d_])(?:[,\s]+\d{{4}}\b)?",
        rf"\b{_MONTH_NAMES}\s(?:\d{{4}}\b|{_DAY_OF_A_MONTH}\b(?:,?\s\d{{4}}\b)?)",
        (
            r"\b(?:level|lvl|grade|band|rung|room|suite|floor|req|id|ref|ext|page|top|ticket|zip|"
            r"option|seat|unit|apt|section|plot|phase|roll|building|round|step|tier|zone)"
            r"\s?(?:no\.?\s?)?[#:=]?\s?\d+\b(?![.,]?\d|k)"
        ),
        r"\b(?:offer|job|role)\s?[#:]?\s?[1-9](?![\w./,%-])",
        r"(?<![\w$£€₹.,])\d+\sgrade\b|#\s?\d+|https?://\S+",
        # The company; nobody types three million so.
        r"(?<![^\n])3m(?=\s(?:senior|sr|staff|junior|jr|lead|principal|swe|sde|software|data|pm)\b)",
        r"(?<![\w$£€₹.,])(?-i:3M)(?!\w|\s(?:rsu|stock|equity|base|total|tc|in|over))",
    )
)
_SHARE = r"\d{1,3}(?:\.\d+)?"
_SMALL_SHARE = r"\d{1,2}(?:\.\d+)?"
# As typed with slashes, dashes, blanks or commas: "5/15/40/40", "38%, 32%, 20%, 10%".
_SCHEDULE = "|".join(
    (
        rf"(?<![\w.,$£€₹]){_SHARE}\s?%?(?:\s?/\s?{_SHARE}\s?%?){{1,9}}(?![\w/]|[.,]\d)",
        rf"(?<![\w.,/$£€₹-]){_SMALL_SHARE}%?(?:\s?-\s?{_SMALL_SHARE}%?){{2,9}}(?![\w/-])",
        (
            rf"(?<![\w.,/$£€₹-]){_SMALL_SHARE}\s?%?(?:\s?[,\s|]\s?{_SMALL_SHARE}\s?%?){{2,9}}"
            r"(?![\w/%.,-])"
        ),
    )
)
_PERCENT = (
    rf"(?:(?<!\w)|{_GLUED_BEFORE})(?<!\d[.,])(?P<plow>\d{{1,3}}(?:[.,]\d+)?)\s?%?"
    rf"(?:{_TO}(?P<phigh>\d{{1,3}}(?:[.,]\d+)?))?"
    r"\s?(?:%|percent\b|pct\b|pc\b|per\s?cent\b|prozent\b)"
)
_YEAR_OF_THE_JOB = (
    r"\b(?:year|yr|y)\s?(?P<nth>[1-5]|one|two|three|four)\b(?!\s?(?:yr|year|%|cliff))"
    r"|\b(?P<nthword>first|second|third|fourth|1st|2nd|3rd|4th)\s(?:year|yr)\b"
    r"|(?<=[\dk]\s)(?P<nthbare>second|2nd)\b(?!\s(?:job|offer|one))"
    r"|\b(?P<anniversary>first|1st)\sanniversary\b"
)
_WORD_NUMBER = "|".join(word for word in NUMBER_WORDS if len(word) > 2)
TIMES: Mapping[str, int | None] = MappingProxyType(
    dict.fromkeys(
        "years year yrs yr y ans anni años jahren jahre jahr jaar år lata lat anos".split(), 12
    )
    | dict.fromkeys("months month mos mo mths mth mois monaten monate monat meses mesi".split(), 1)
    | dict.fromkeys("weeks week wks wk days day hours hour hrs hr h".split(), None)
    | dict.fromkeys("jours jour días dias giorni tage tagen dni dagar dage dagen rtt".split(), None)
    # A bonus is counted in them: "3 salários".
    | dict.fromkeys("salários salarios salaries monatsgehälter monatsgehältern".split(), None)
)
_TIME = (
    rf"(?<![\w.,$£€₹])(?P<count>\d{{1,3}}(?:\.\d)?(?:-\d{{1,2}})?|\b(?:{_WORD_NUMBER})|"
    r"(?<=within\s)a)\s?[-+]?\s?"
    rf"(?P<unit>{'|'.join(sorted(TIMES, key=lambda unit: (-len(unit), unit)))})(?![^\W_])"
)


def _token(money: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<none>{_NO_MONEY})|(?P<schedule>{_SCHEDULE})|(?P<percent>{_PERCENT})"
        rf"|(?P<ordinal>{_YEAR_OF_THE_JOB})|(?P<time>{_TIME})|(?P<money>{_START}{money})",
        re.IGNORECASE,
    )


TOKEN = _token(_MONEY)
TOKEN_BETWEEN = _token(_money(_TO_BETWEEN))
PERCENT_ONLY = re.compile(rf"(?P<percent>{_PERCENT})", re.IGNORECASE)
MONEY_ONLY = re.compile(rf"{_MONEY}|{_DIGITS}", re.IGNORECASE)
# Where a token may begin: to try everywhere takes ten times as long.
A_START = re.compile(r"[^\W\d_]+|\d+|[^\w\s.,;:!?()\"'/*|]")
OPENINGS = frozenset(
    (
        "a y yr yea jan feb mar apr may jun jul aug sep oct nov dec apt ban bui ext flo gra htt id "
        "job lev lvl off opt pag pha plo ref req rol roo rou run sea sec ste sui tic tie top "
        "uni zip zon fir thi fou one two thr fiv six sev eig nin ten twe"
    ).split()
) | {re.split(r"[\W\d_]", mark)[0].lower() for mark in ALL_MARKS if mark[0].isalpha()}
LETTERS = 3
