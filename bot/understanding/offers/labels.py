"""The words of an offer: the parts of pay and the terms that numbers are said of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
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


# A number right behind it, whatever its currency.
_NUMBER_NEXT = r"(?=\s?(?:of\s|:|=|-)?\s?(?:[A-Z]{0,3}[$£€₹]|rs\.?\s)?\s?\d)"
_LISTED_NEXT = r"(?=\s*(?:$|[/,;.+&\n)]))"
# "Option 2: Aetna" counts offers; nobody is given two options.
_NO_CHOICE = r"(?!\s?(?:#\s?)?(?:[1-9]|one|two|three|[a-e])(?![\w.,]*\d|k|\w))"
# What leads on to another word of pay: "total grant", "total of stock".
_NO_TOTAL = r"(?!\s(?:grant|award|rsus?|stock|equity|over|value|shares|options?|vest))"

# The first that fits at a place counts, so the longer stand before the shorter.
_WORDS: Mapping[Word, tuple[str, ...]] = MappingProxyType(
    {
        Word.OTHER: (
            (
                r"(?:wellness|phone|internet|broadband|home[\s-]office|learning|education|gym|lunch|"
                r"meals?|food|commut(?:er|ing)|transport(?:ation)?|travel|car|housing|rent|remote|"
                r"equipment|wfh|child\s?care|holiday|shift|on[\s-]call|nights?|evenings?|weekends?|flexi?)\s"
                r"(?:stipend|budget|allowance|reimbursement|credit|benefit|voucher|differential|"
                r"diff|premium|costs?|pay|loading)s?"
            ),
            r"stipend|pension|super(?:annuation)?|vakantiegeld|urlaubsgeld|pto|vacation|holidays?",
            r"premiums?|deductible|hsa|severance|referral\sbonus|retention\sbonus|espp|tuition",
            r"head\s?count|funding|raised|valuation|revenue|arr|differential|quota",
            rf"(?:car|phone|internet|gym|food|lunch|parking|cibus|wfh|housing){_NUMBER_NEXT}",
            r"vr(?=\s)|vale[\s-]\w+|insurance|allowances?|overtime|gratuity|pf",
        ),
        Word.MATCH: (
            (
                r"(?:401\s?\(?k\)?|403\s?\(?b\)?|retirement|rrsp)\s?(?:plan\s)?(?:program\s)?"
                r"(?:with\s(?:an?\s)?)?(?:match(?:ing|ed|es)?|contributions?)?"
            ),
            r"(?:employer\s|company\s)?match(?:ing|ed|es)?",
        ),
        Word.REFRESHER: (
            (
                r"(?:annual\s|yearly\s)?(?:stock\s|equity\s|rsu\s)?refresh(?:er)?s?"
                r"(?:\sgrants?|\srsus?|\sequity|\sstock)?"
            ),
        ),
        Word.SIGN_ON: (
            (
                r"(?:cash\s)?(?:sign(?:ing)?|sing(?:ing)?|starting|joining|hiring|sgn|welcome)"
                r"[\s-]?(?:on|up)?[\s-]?(?:bonus(?:es)?|bonsu|bouns|award|payment|incentive|amount)"
            ),
            (
                r"(?:sign(?:ing)?|sing|sgn)[\s-]?on|signon|signing|so\sbonus|jb|"
                r"(?<=[\dkKlL]\s)so(?=\s*(?:$|[,;|)\n]))"
            ),
            rf"(?:sign|joining)(?:{_LISTED_NEXT}|{_NUMBER_NEXT})",
            r"(?:(?<=[\dkKlL]\s)(?:joining|sign))(?!\s(?:by|the|it|up|date|in|at|as|on|a|them|with)\b)",
            r"one[\s-]time\s(?:cash\s)?bonus|antrittsprämie|wechselprämie|tekenbonus|welkomstbonus",
            (
                r"prime\s(?:de\sbienvenue|d['’]arriv[ée]e|d['’]embauche|de\ssignature)"
                r"(?:\s\(sign[\s-]on\))?"
            ),
            r"bono\sde\s(?:firma|bienvenida|ingreso)|bônus\sde\s(?:entrada|contratação)",
        ),
        Word.RELOCATION: (
            (
                r"relo(?:cation)?(?:\s(?:bonus|package|assistance|allowance|lump\ssum|stipend|"
                r"support|money|pkg|costs?|reimbursement|benefit|help))?"
            ),
            r"moving\s(?:costs?|allowance|expenses|bonus|budget|stipend)|umzug\w*|mobility\sbonus|moving(?=\s(?:[$£€]\s?)?\d)",
        ),
        Word.TOTAL: (
            (
                r"(?:(?:annual|yearly|1st\syear|first[\s-]year|year\sone)\s?)?(?<!\ba\s)(?<!\bin\s)"
                r"(?:total|ttl)\s?(?:target\s)?(?:annual\s)?(?:direct\s)?"
                rf"(?:comp(?:ensation)?|cash|package|pay|ctc)?{_NO_TOTAL}"
            ),
            r"tc|tcc|package|pkg|ctc|ote|on[\s-]target\searnings|all[\s-]in(?!\s(?:all|on|the))",
        ),
        Word.STRIKE: (r"(?:strike|exercise|strke)(?:\sprice)?",),
        Word.PRICE: (
            r"fmv|fair\smarket\svalue|409\s?a(?:\s(?:valuation|price|fmv))?",
            r"pref(?:erred)?(?:\s(?:share\s)?price)?|last\sround|pps|(?:todays?\s)?px",
            (
                r"(?:(?:share|stock|current|market|latest|last\sround|pps)\s?)?(?:share\s)?price"
                r"(?:\s(?:today|now))?"
            ),
            r"price\s(?:per|a)\sshare",
        ),
        Word.OPTIONS: (
            rf"(?:(?:stock|share|equity)\soptions?|options|option(?=\s(?:grant|award|pool|package)))(?:\sgrants?)?{_NO_CHOICE}|isos?|nsos?|nqsos?",
        ),
        Word.STOCK: (
            (
                r"(?:new[\s-]hire\s|initial\s|total\s|stock\s|share\s|equity\s|rsu\s|restricted\s|"
                r"performance\s|virtual\s|phantom\s)*"
                r"(?:rsu'?s?|gsu'?s?|rus|stocks?|equity|eqity|equtiy|(?<=\d[kK]\s)eq|stonks?|shares|units|psus?|esops?|grants?|"
                r"rights|award|vsops?|(?<!at\s)(?<!vs\s)(?<!from\s)ltip?s?(?!\s(?:mindtree|[\d.]+\s?lpa))|long[\s-]term\sincentives?)"
                r"(?:\s(?:units?|grants?|awards?|package|value|comp|plan))*"
            ),
        ),
        Word.BONUS: (
            (
                r"(?:annual\s|yearly\s|target\s|performance\s|perf\s|cash\s|discretionary\s|"
                r"year[\s-]end\s|quarterly\s|guaranteed\s|first[\s-]year\s|variable\s|sales\s|"
                r"short[\s-]term\s|tgt\s)*"
                r"(?:bonus(?:es)?|bonis|bonsu?s?|bouns|bonues|bns|boni|guarantee(?!d)|b[ôo]nus|bono|variable(?:\s(?:pay|"
                r"comp(?:ensation)?))?|varible|variabel|variabl[eo]s?|incentives?|incentive\splan|"
                r"commissions?|sti|aip|apb|mbo|vcp|profit\sshar(?:e|ing)|gain[\s-]?shar(?:e|ing)|tantieme|prämie|"
                r"prime(?=\s(?:annuelle|sur|variable)))"
                r"(?:\starget|\spercent(?:age)?)?"
            ),
        ),
        Word.BASE: (
            (
                r"(?:annual(?:i[sz]ed)?\s|yearly\s|gross\s|monthly\s|starting\s|cash\s|hourly\s|"
                r"fixed\s|daily\s|day\s|base\s)*"
                r"(?:(?:starting|base|hourly|your|the)\spay(?:\srate)?|pay\srate|rate\sof\spay|"
                r"pay(?=\s?(?:is\b|will\b|would\b|:))|base|bse|bas|baes|"
                r"basic(?!\s(?:plan|medical|health|cover|insurance|dental|package|life))|salary|"
                r"slary|sallary|salry|sal|fixed|fixe?|fixo|fijo|brutto|brut|bruto|gross|wages?|"
                r"fixum|tjm|grundgehalt|gehalt|jahresgehalt|salaris|salaire|salario|salário|lön|lønn|"
                r"rate(?!\s(?:is\s)?(?:limit|of\sreturn)))"
                r"(?:\s(?:salary|pay|comp(?:ensation)?|wage|rate|cash|ctc|component))?"
            ),
            r"年収|月給|基本給|年俸|月薪|底薪|연봉",
        ),
        Word.CLIFF: (r"cliff",),
        Word.CLAWBACK: (
            r"claw[\s-]?backs?|claw(?:ed|s)?\s(?:it\s)?back|re-?pay(?:able|ment|s|ing)?|repaid",
            r"(?:pa(?:y|id|yable)|giv(?:e|en)|hand(?:ed)?)\s(?:it\s|this\s|all\s|that\s)*back",
            r"payback|refund(?:ed|able)?|to\sbe\sreturned|return(?:ed|able)?\s(?:if|in|it|all|everything)",
            r"recover(?:able|ed)|recoup(?:ed)?|reimburse(?:d|able)?(?=[\s\w]*\s(?:if|within|in\s))",
            r"hand\sin\syour\snotice|separate\swithin|leave\s(?:before|within)|go\sbefore",
            r"owed\sback|resign\w*\s(?:within|before|during)",
            (
                r"if\s(?:i|you|he|she|they)\s(?:leaves?|quits?|resigns?|depart)"
                r"(?:\s(?:before|within|b4))?"
            ),
            r"rembours(?:able|er|é)|zurück\w*|rückzahl\w*|terugbetal\w*",
        ),
        Word.VESTING: (
            r"vest(?:s|ed|ing|est)?(?:\s(?:schedule|period))?|vset(?:s|ing)?",
            r"schedule",
        ),
        Word.EXPERIENCE: (
            r"yoe|(?:years|yrs)\s(?:of\s)?(?:work\s)?exp(?:erience)?|yrs?\sexp|exp(?:erience)?",
        ),
    }
)

# How the words above begin: only there is it worth to look closer.
_OPENINGS = frozenset(
    (
        "401 403 409 aip all ann ant apb arr awa bae bas bns bon bou bro bru bse bôn car "
        "cas chi cib cla cli com ctc cur dai day ded dif dis edu emp eqi equ eso esp exe exp "
        "fai fij fir fix fle fmv foo fun geh giv go gra gro gru gsu gua gym han hea hir hol hom "
        "hou hsa if inc ini ins int iso jah jb joi las lat lea lon lti lun lön løn mar mat mbo "
        "mea mob mon mov new nig nqs nso on one opt ote ove owe pac pai par pay pen per pf "
        "pha pho pkg pps pre pri pro prä psu pto px qua quo rai rat re rec ref rei rel rem "
        "ren rep res ret rev rig rrs rsu rus rüc sal sch sep sev sgn sha shi sho sig sin sla "
        "so sta sti sto str sup tan tar tc tcc tek ter tgt the tjm to tod tot tra ttl tui "
        "umz uni url vac vak val var vcp ves vir vr vse vso wag wec wee wel wfh yea yoe you "
        "yr yrs zur 年収 月給 基本 年俸 月薪 底薪 연봉"
    ).split()
)
# Nobody speaks of more parts in one message.
_MOST = 100
_LETTERS, _SIGNS = 3, 2  # Chinese, Japanese and Korean words begin with fewer
_A_START = re.compile(r"[^\W\d_]+|\d+[kK]?")
_PATTERN = re.compile(
    r"(?:(?<![A-Za-z])|(?<=\dk)|(?<=\dK))(?:"
    + "|".join(f"(?P<{word}>{'|'.join(forms)})" for word, forms in _WORDS.items())
    + r")(?![A-Za-zÀ-ɏ])",
    re.IGNORECASE,
)
# "15% of your base salary": the base is what the share is taken of, and no part on its own.
_OF_BASE = re.compile(
    r"(?:%|percent|pct)\s*\)?\s*(?:of|on|x|\*|du|des|vom|del|do)\s+"
    r"(?:(?:your|my|the|their|annual|yearly|eligible|gross|base|target)\s)*\Z",
    re.IGNORECASE,
)
# "+ super", "excl. holiday pay": it comes on top, and no number is said of it.
_ON_TOP = re.compile(r"(?:\+|\bplus|\bexcl\.?|\bincl\.?|\bex|\binc)\s*\Z", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:no|zero|without(?:\sany)?|w/o|ingen|utan|kein(?:e[nr]?)?|ohne|sans|pas\sde|sin|sem|"
    r"senza|geen|zonder|bez|0|not?\sget(?:ting)?(?:\sany)?|not\soffer(?:ing)?(?:\sany)?|"
    r"don'?t\s(?:get|offer|do|give|have)(?:\sany)?|none\sfor)[ \t]+"
    r"(?:(?:guaranteed|annual|other|additional|formal|yearly|more|extra|cash|performance|real|"
    r"any|such|kind\sof|set|year[\s-]end|discretionary|company|employer)[ \t])*\Z",
    re.IGNORECASE,
)
_NONE_BEHIND = re.compile(
    r"\s?[-:=]?\s?(?:(?:none|nil|nada|n/a)(?!\w)|(?:zero|-|0)\s*(?:$|[\n,;|]))", re.IGNORECASE
)
_ZERO_BESIDE = re.compile(r"(?<![\d.,])0(?![\d.,%])")
_REACH, _BESIDE = 40, 4


def _around(match: re.Match[str]) -> tuple[int, int]:
    return max(0, match.start() - _BESIDE), match.end() + _BESIDE


@dataclass(frozen=True, slots=True)
class Label:
    """A word for a part or a term; `none` says that there is none of it: "no bonus"."""

    word: Word
    span: Span
    none: bool = False


def find_labels(text: str) -> tuple[Label, ...]:
    """The words of an offer in the order typed, slips of the thumb with them."""
    found = list(islice(_labels(text), _MOST))
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


def _labels(text: str) -> Iterator[Label]:
    end = 0
    for start in _A_START.finditer(text):
        word = start.group()
        if start.start() < end or not _may_open(word):
            continue
        match = _PATTERN.match(text, start.start())
        if match is not None and "\n" in match.group():
            # A part is named in one line: "sign on", and "bonus" in the next.
            match = _PATTERN.match(text, start.start(), text.index("\n", match.start()))
        if match is None:
            continue
        end = match.end()
        label = _label(text, match)
        if label is not None:
            yield label


def _may_open(word: str) -> bool:
    return word[:_LETTERS].lower() in _OPENINGS or word[:_SIGNS] in _OPENINGS


def _label(text: str, match: re.Match[str]) -> Label | None:
    """The word of a match; None where it is only what another word is said of."""
    word = Word(match.lastgroup or "")
    before = text[max(0, match.start() - _REACH) : match.start()]
    if word is Word.BASE and _OF_BASE.search(before) is not None:
        return None
    if word is Word.OTHER and _ON_TOP.search(before) is not None:
        return None
    none = word is not Word.EXPERIENCE and _NONE.search(before) is not None
    none = none or _NONE_BEHIND.match(text, match.end()) is not None
    # "Base 0" is a slip, and nobody's offer.
    none = none and not (word is Word.BASE and _ZERO_BESIDE.search(text, *_around(match)))
    return Label(word, Span(match.start(), match.end()), none)


# Slips of the thumb ---------------------------------------------------------------------------

# A letter is typed on a keyboard, and read by somebody before it is sent.
_LONGEST_WITH_SLIPS = 400
_A_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{4,12}(?![A-Za-z])")
# "sgining bonus" is one part, not two.
_TWICE = re.compile(r"\s?(?:on\s)?(?:bonus|grants?|units?|pay)\b", re.IGNORECASE)
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
_NO_SLIPS = frozenset(
    "option sock socks stack bonds fied vests shares sing singing haring stoke".split()
)


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
