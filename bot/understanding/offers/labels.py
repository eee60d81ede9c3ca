"""The words of an offer: parts of pay, terms, and what is said of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bot.understanding.entities import Span


class Word(StrEnum):
    """What a word of an offer stands for."""

    BASE = "base"
    BONUS = "bonus"
    STOCK = "stock"
    SIGN_ON = "sign_on"
    TOTAL = "total"
    RELOCATION = "relocation"
    REFRESHER = "refresher"
    MATCH = "match"
    OPTIONS = "options"
    STRIKE = "strike"
    PRICE = "price"
    VESTING = "vesting"
    CLIFF = "cliff"
    CLAWBACK = "clawback"
    EXPERIENCE = "experience"
    OTHER = "other"  # a part that no figure of ours holds: a stipend, holidays, insurance


# The first that fits at a place counts, so the longer stand before the shorter.
_WORDS: Mapping[Word, str] = MappingProxyType(
    {
        Word.OTHER: (
            r"(?:wellness|phone|internet|home[\s-]office|learning|education|gym|lunch|meal|food|"
            r"commuter|travel|car|housing|remote|equipment|wfh|child\s?care)\s(?:stipend|budget|allowance|"
            r"reimbursement|credit|benefit)s?|stipend|pension|super(?:annuation)?|vakantiegeld|urlaubsgeld|pto|vacation|holidays?|premiums?|deductible|hsa|"
            r"severance|referral\sbonus|retention\sbonus|espp|tuition|head\s?count|funding|raised|valuation|"
            r"series\s[a-e]|revenue|arr"
        ),
        Word.MATCH: (
            r"(?:401\s?\(?k\)?|403\s?\(?b\)?|retirement|rrsp)\s?(?:plan\s)?"
            r"(?:match(?:ing|ed|es)?|contributions?)?|(?:employer\s|company\s)?match(?:ing|ed|es)?"
        ),
        Word.REFRESHER: r"(?:annual\s|yearly\s)?(?:stock\s|equity\s|rsu\s)?refresh(?:er)?s?(?:\sgrants?|\srsus?|\sequity|\sstock)?",
        Word.SIGN_ON: (
            r"(?:cash\s)?(?:sign(?:ing)?|sing(?:ing)?|starting|joining|hiring|sgn)[\s-]?(?:on|up)?[\s-]?(?:bonus(?:es)?|bonsu|bouns)"
            r"|sign(?:ing)?[\s-]?on|signon|sign(?=\s*(?:$|[/,;.+&\n)]))|joining\s(?:payment|amount|incentive)|sing[\s-]?on|sgn[\s-]?on|signing|so\sbonus|one[\s-]time\s(?:cash\s)?bonus"
        ),
        Word.RELOCATION: r"relo(?:cation)?(?:\s(?:bonus|package|assistance|allowance|lump\ssum|stipend|support|money))?|moving\s(?:costs?|allowance|expenses|bonus)",
        Word.TOTAL: (
            r"(?:annual|yearly|1st\syear|first[\s-]year|year\sone)?\s?(?<!\ba\s)(?<!\bin\s)(?:total|ttl)\s?(?:target\s)?(?:annual\s)?(?:direct\s)?"
            r"(?:comp(?:ensation)?|cash|package|pay|ctc)?(?!\s(?:grant|award|rsus?|stock|equity|over|value|shares))|tc|tcc|package|pkg|ctc|ote|on[\s-]target\searnings|all[\s-]in"
        ),
        Word.STRIKE: r"(?:strike|exercise|strke)(?:\sprice)?",
        Word.PRICE: (
            r"fmv|fair\smarket\svalue|409\s?a(?:\s(?:valuation|price|fmv))?|preferred(?:\s(?:share\s)?price)?"
            r"|(?:(?:share|stock|current|market|latest|last\sround|pps)\s?)?(?:share\s)?price(?:\s(?:today|now))?|price\s(?:per|a)\sshare|pps|last\sround"
        ),
        Word.OPTIONS: r"(?:stock\s|share\s)?options?(?:\sgrants?)?|isos?|nsos?|nqsos?",
        Word.STOCK: (
            r"(?:new[\s-]hire\s|initial\s|total\s|stock\s|share\s|equity\s|rsu\s|restricted\s|performance\s)*"
            r"(?:rsu'?s?|stocks?|equity|eqity|equtiy|stonks?|shares|units|psus?|esops?|grants?|rights|award|rsus)"
            r"(?:\s(?:units?|grants?|awards?|package|value|comp))*"
        ),
        Word.BONUS: (
            r"(?:annual\s|yearly\s|target\s|performance\s|perf\s|cash\s|discretionary\s|year[\s-]end\s|quarterly\s|guaranteed\s|"
            r"variable\s|sales\s|short[\s-]term\s|tgt\s)*"
            r"(?:bonus(?:es)?|bonsu?s?|bouns|bonues|boni|variable(?:\s(?:pay|comp(?:ensation)?))?|varible|variabel|incentives?|"
            r"incentive\splan|commissions?|sti|aip|profit\sshar(?:e|ing)|tantieme)(?:\starget|\spercent(?:age)?)?"
        ),
        Word.BASE: (
            r"(?:annual(?:i[sz]ed)?\s|yearly\s|gross\s|monthly\s|starting\s|cash\s|hourly\s|fixed\s|daily\s|day\s)*"
            r"(?:(?:starting|base|hourly|your|the)\spay(?:\srate)?|pay(?=\s?(?:is\b|will\b|would\b|rate\b|:))|base|bse|bas|baes|basic(?!\s(?:plan|medical|health|cover|insurance|dental|package))|salary|slary|sallary|salry|sal|fixed|fixe?|brutto|brut|bruto|gross|wages?|fixum|grundgehalt|rate)"
            r"(?:\s(?:salary|pay|comp(?:ensation)?|wage|rate|cash|ctc|component))?"
        ),
        Word.CLIFF: r"cliff",
        Word.CLAWBACK: (
            r"claw[\s-]?backs?|claw(?:ed)?\sback|re-?pay(?:able|ment|s)?|pa(?:y|id|yable)\s(?:it\s|this\s)?back|pay\sback|"
            r"payback|refund(?:ed|able)?|hand\sin\syour\snotice|separate\swithin|leave\s(?:before|within)|go\sbefore|to\sbe\s(?:repaid|returned)|repaid|return(?:ed)?\sif|recover(?:able|ed)|returned\sin|resign\w*\s(?:within|before)|if\s(?:i|you|he|she|they)\s(?:leaves?|quits?|resigns?|depart)"
            r"(?:\s(?:before|within|b4))?|recoup(?:ed)?|reimburse"
        ),
        Word.VESTING: r"vest(?:s|ed|ing|est)?(?:\s(?:schedule|period))?|vset(?:s|ing)?|schedule",
        Word.EXPERIENCE: r"yoe|(?:years|yrs)\s(?:of\s)?(?:work\s)?exp(?:erience)?|yrs?\sexp|exp(?:erience)?",
    }
)
_PATTERN = re.compile(
    r"(?:(?<![A-Za-z])|(?<=\dk)|(?<=\dK))(?:"
    + "|".join(f"(?P<{word}>{forms})" for word, forms in _WORDS.items())
    + r")(?![A-Za-z])",
    re.IGNORECASE,
)
# "15% of your base salary": the base is what the share is taken of, and no part on its own.
_OF_BASE = re.compile(
    r"(?:%|percent|pct)\s*\)?\s*(?:of|on|x|\*)\s+(?:(?:your|my|the|their|annual|yearly|eligible|gross|base|target)\s)*\Z",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|zero|without(?:\sany)?|w/o|ingen|kein(?:e[nr]?)?|sans|sin|geen|0|not?\sget(?:ting)?(?:\sany)?|none\sfor)[ \t]+(?:\w+[ \t])?\Z",
    re.IGNORECASE,
)
_NONE_BEHIND = re.compile(r"\s?[-:=]?\s?(?:none|nil|n/?a|zero|-|0)\s*(?:$|[\n,;|])", re.IGNORECASE)
_REACH = 60


@dataclass(frozen=True, slots=True)
class Label:
    """A word for a part or a term; `none` says that there is none of it: "no bonus"."""

    word: Word
    span: Span
    none: bool = False


# Words that thumbs slip on: a letter left out, doubled, or two that changed places.
_SLIPS_OF: Mapping[str, Word] = MappingProxyType(
    dict.fromkeys(("salary", "fixed"), Word.BASE)
    | dict.fromkeys(("bonus", "variable", "incentive", "commission"), Word.BONUS)
    | dict.fromkeys(("stock", "stocks", "equity", "shares"), Word.STOCK)
    | dict.fromkeys(("signing", "signon"), Word.SIGN_ON)
    | dict.fromkeys(("relocation",), Word.RELOCATION)
    | dict.fromkeys(("options",), Word.OPTIONS)
    | dict.fromkeys(("vesting", "vests"), Word.VESTING)
    | dict.fromkeys(("refresher", "refreshers"), Word.REFRESHER)
    | dict.fromkeys(("package",), Word.TOTAL)
)
# English words of their own, although a slip may make them.
_NO_SLIPS = frozenset("sock socks stack bonds fied vests shares sing singing haring stoke".split())


def _slips(word: str) -> Iterator[str]:
    """What a word becomes by one slip behind its first letter."""
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[:place] + word[place] + word[place:]
        if place + 1 < len(word):
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


_SLIPPED: Mapping[str, Word] = MappingProxyType(
    {
        slip: word
        for whole, word in _SLIPS_OF.items()
        for slip in _slips(whole)
        if slip not in _NO_SLIPS and slip not in _SLIPS_OF
    }
)
_A_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{4,12}(?![A-Za-z])")
# "sgining bonus" is one part, not two.
_TWICE = re.compile(r"\s?(?:on\s)?(?:bonus|grants?|units?|pay)\b", re.IGNORECASE)


def find_labels(text: str) -> tuple[Label, ...]:
    """The words of an offer in the order typed, slips of the thumb with them."""
    found = list(_labels(text))
    if len(text) > _LONGEST_WITH_SLIPS:
        return tuple(found)
    taken = {place for label in found for place in range(label.span.start, label.span.end)}
    for match in _A_WORD.finditer(text):
        word = _SLIPPED.get(match.group().casefold())
        if word is None or match.start() in taken:
            continue
        behind = _TWICE.match(text, match.end())
        end = match.end() if behind is None else behind.end()
        found = [label for label in found if not match.end() <= label.span.start < end]
        before = text[max(0, match.start() - _REACH) : match.start()]
        found.append(Label(word, Span(match.start(), end), _NONE.search(before) is not None))
    return tuple(sorted(found, key=lambda label: label.span.start))


# A letter is typed on a keyboard, and read by somebody before it is sent.
_LONGEST_WITH_SLIPS = 400


def _labels(text: str) -> Iterator[Label]:
    for match in _PATTERN.finditer(text):
        word = Word(match.lastgroup or "")
        before = text[max(0, match.start() - _REACH) : match.start()]
        if word is Word.BASE and _OF_BASE.search(before) is not None:
            continue
        none = word is not Word.EXPERIENCE and _NONE.search(before) is not None
        none = none or _NONE_BEHIND.match(text, match.end()) is not None
        yield Label(word, Span(match.start(), match.end()), none)


# What is said of a part ------------------------------------------------------------------------

YEARLY = re.compile(
    r"/\s?(?:yr|y|year|annum)\b|\bper\s(?:year|yr|annum)\b|\bannual(?:ly|ized)?\b|\ba\s(?:year|yr)\b|"
    r"\byearly\b|\b(?:each|every)\s(?:year|yr)\b|\bp\.?a\.?(?!\w)",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"\b(?:total|whole|entire|full)\s(?:grant|award|value)\b|\bgrant\stotal\b|\bin\stotal\b|"
    r"\b(?:\d|three|four|five)[\s-]?(?:year|yr|y)s?\s(?:grant|total|award|vest\w*|rsus?|equity|package|stock)\b|"
    r"\bover\sthe\s(?:whole|full|entire)\b|\btotal\sover\b",
    re.IGNORECASE,
)
FIRST_YEAR = re.compile(
    r"\b(?:first|1st)[\s-](?:year|yr)\b|\byear\s?(?:1|one)\b|\by1\b|\byr\s?1\b", re.IGNORECASE
)
GUARANTEED = re.compile(r"\bguarante+d?\b|\bguarenteed\b|\bgaranteed\b|\bgtd\b", re.IGNORECASE)
NOT_GUARANTEED = re.compile(
    r"\bnot\sguarante+d\b|\bdiscretionary\b|\bnon[\s-]guarante+d\b|\bnot\spromised\b", re.IGNORECASE
)
PRO_RATED = re.compile(
    r"\bpro[\s-]?rat(?:a|ed)\b|\bproportion\w*|\bgoes\sdown\b|\bprorat(?:a|ed)\b|\bsliding\b",
    re.IGNORECASE,
)
IN_FULL = re.compile(
    r"\bin\sfull\b|\bfull\s(?:amount|repayment|clawback|sign)|\bnot\spro[\s-]?rat\w+|\b100\s?%|\bfully\s(?:re|pay|claw)|"
    r"\bentire(?:ly)?\b|\bthe\swhole\b|\ball\sof\sit\b|\bany\sreason\b|\bwhole\samount\b|\breturn\sall\b",
    re.IGNORECASE,
)
MONTHS_PAID = re.compile(
    r"(?:[x×*]\s?(?P<times>1[2-6])\b(?!\s?%)|\b(?P<nth>1[3-6])(?:th|\.|e|a|ª|º)?[\s-](?:months?|salar(?:y|ies)|month's|pays?|payments?|"
    r"gehälter|gehalt|monatsgehälter|monatsgehalt|mensualités?|mois|pagas|mensilità|maand|maandsalaris|månadslön)\b|"
    r"\b(?:paid|payable|paying)\s(?P<often>1[3-6])\s(?:times|x)\b)",
    re.IGNORECASE,
)
FREQUENCIES: Iterable[tuple[re.Pattern[str], int]] = (
    (re.compile(r"\bmonthly\b|\b(?:every|each|per|a)\smonth\b|/\s?mo(?:nth)?\b", re.IGNORECASE), 1),
    (
        re.compile(
            r"\bquarterly\b|\b(?:every|each|per|a)\s(?:quarter|3\smonths|three\smonths)\b|/\s?q(?:uarter|tr)?\b|\bqtrly\b",
            re.IGNORECASE,
        ),
        3,
    ),
    (
        re.compile(
            r"\b(?:semi|bi)[\s-]?annual(?:ly)?\b|\bhalf[\s-]yearly\b|\b(?:every|each)\s(?:6|six)\s(?:months|mo)\b|\btwice\s(?:a|per)\syear\b",
            re.IGNORECASE,
        ),
        6,
    ),
    (
        re.compile(
            r"\bannual(?:ly)?\b|\byearly\b|\b(?:every|each|per|a)\s(?:year|yr)\b|/\s?(?:yr|year)\b",
            re.IGNORECASE,
        ),
        12,
    ),
)
PRESENT = re.compile(
    r"\b(?:i|we)(?:'?m|\sam)?\s(?:currently\s|now\s|presently\s|already\s)?(?:make|making|earn|earning|get\spaid)\b|"
    r"\b(?:my\s)?(?:current|curr|present|existing|today'?s)\s(?:tc|comp|compensation|base|salary|pay|package|job|role|total|ctc|fixed)\b|"
    r"\bmy\s(?:tc|comp|base|salary|pay|ctc)\s(?:is|now|:)|\b(?:tc|base|salary|pay)\s(?:rn|now|today|currently)\b|"
    r"\bcurr?ent(?:ly)?\W+(?:(?!offer|interview|negotiat)[\w()]+\W+){0,3}(?=[$£€₹]?\d)|\b(?:i\s?a?'?m|im)\s(?:on|at)\s(?=[$£€₹]?\d)|"
    r"\bcurrently\s(?:at|on)\b|^\s*earn\b|\bi\sget\s(?=[$£€₹]?\d)|\bi'?m\spaid\b|\bi\sam\spaid\b|\b(?:today|now)\s?[:=]|\bcurrent(?:ly)?\s?:|\b(?:making|earning)\b|\bpaid\snow\b|\bi\shave\snow\b",
    re.IGNORECASE,
)
