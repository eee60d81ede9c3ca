"""What is said of a part of pay: for how long, of what, and whether it is sure."""

import re
from collections.abc import Sequence

YEARLY = re.compile(
    r"/\s?(?:yr|y|year|annum)\b|\bper\s(?:year|yr|annum)\b|\bannual(?:ly|ized)?\b|"
    r"\ba\s(?:year|yr)\b|\byearly\b|\b(?:each|ev\w*ry)\s(?:year|yr)\b|\bp\.?a\.?(?!\w)|"
    r"\((?:yr|year|annual|pa)\)|\b(?:pro|im)\sjahr\b|\bpar\san\b|\bal\saño\b|\bpor\sano\b",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"\b(?:total|whole|entire|full)\s(?:grant|award|value)\b|\bgrant\stotal\b|\bin\stotal\b|"
    r"\b(?:\d|three|four|five)[\s-]?(?:year|yr|y)s?\s"
    r"(?:grant|total|award|vest\w*|rsus?|equity|package|stock)\b|"
    r"\bover\sthe\s(?:whole|full|entire)\b|\btotal\sover\b",
    re.IGNORECASE,
)
# Asked, and not said: "is the rsu total or yearly?"
ASKED = re.compile(
    r"\btotal\sor\b|\bor\s(?:is\s(?:it|that)\s)?(?:the\s)?"
    r"(?:total|yearly|per\syear|annual|each\syear)\b",
    re.IGNORECASE,
)
# Whoever asks which reading it is does not know: "is 180 avg per yr (720 total) or first year??"
READING_ASKED = re.compile(
    r"\b(?:is|are)\s(?:it|that|this|the\s\w+|rsus?|stock|equity|[$£€₹]?\d[\d.,]*k?)\b"
    r"(?=[^?\n]{0,80}\b(?:total|year|yr|annual|yearly|grant)\b)[^?\n]{0,60}\bor\b[^?\n]{0,60}\?",
    re.IGNORECASE,
)
# "Does that mean year 2 has 90k?"
MEANING_ASKED = re.compile(
    r"\b(?:does|do|would|did)\s(?:that|this|it|they)\s(?:\w+\s)?mean\b[^?\n]{0,120}\?",
    re.IGNORECASE,
)
FIRST_YEAR = re.compile(
    r"(?<!after\s)\b(?:(?:first|1st)[\s-](?:year|yr)|year\s?(?:1|one)|y1|yr\s?1)\b", re.IGNORECASE
)
# However many letters were left out or doubled: "guarnteed", "gaurenteed".
_SURE = (
    r"g(?:ua|au|a|u)r+[ae]?n+t+(?:i?e+|y)?e?d|guarantees?|gtd|garantiert|garantie?s?|garantizado|"
    r"garantido"
)
GUARANTEED = re.compile(rf"\b(?:{_SURE})\b", re.IGNORECASE)
NOT_GUARANTEED = re.compile(
    rf"\b(?:not|non|never|isn'?t)[\s-](?:{_SURE})\b|\bdiscretionary\b|\bnot\spromised\b",
    re.IGNORECASE,
)
PRO_RATED = re.compile(
    r"(?<!not\s)(?<!no\s)(?<!non\s)(?<!non-)\bpro[\s-]?rat(?:a|ed?|ing)\b|\bproportion\w*|"
    r"\bgoes\sdown\b|\bsliding\b|\breduced\sby\b|\b1/\d\d?(?:th)?\s(?:for|per|each|a|every|of)\b|"
    r"\bau\sprorata\b|\banteilig\w*",
    re.IGNORECASE,
)
IN_FULL = re.compile(
    r"\bin\sfull\b|\bfull\s(?:amount|repayment|clawback|sign)|\bnot\spro[\s-]?rat\w+|\b100\s?%|"
    r"\bfully\s(?:re|pay|claw)|\bentire(?:ly)?\b|\bthe\swhole\b|\ball\sof\sit\b|"
    r"\b(?:it\sall|everything)\b|\bfull\s(?:re)?pay|\bany\sreason\b(?!\sother)|\bwhole\s(?:amount|thing)\b|\breturn\sall\b|\bgross\samount\b",
    re.IGNORECASE,
)
MONTHS_PAID = re.compile(
    r"(?:[x×*]\s?(?P<times>1[2-6])\b(?!\s?%|[.,]\d)|"
    r"\b(?P<front>1[2-6])\s?[x×*]\s?(?=(?:[A-Z]{3}\s?|[$£€₹]\s?)?\d)|"
    r"\b(?P<nth>1[3-6])(?:th|\.|e|a|ª|º)?[\s-](?:months?|salar(?:y|ies)|month's|pays?|payments?|"
    r"gehälter|gehalt|monatsgehälter|monatsgehalt|mensualités?|mois|pagas|mensilità|maand|"
    r"maandsalaris|månadslön|salários?|salarios?|payouts?)\b|"
    r"\b(?P<yearly>1[3-6])\s(?:times|x)\s(?:a|per)\s(?:year|yr)\b|"
    r"\b(?P<many>12)\s(?:gehälter|monatsgehälter|pagas|mensualités|mensilità)\b|"
    r"\bfor\s(?P<few>9|10|11)\smonths\b|"
    r"\b(?:paid|payable|paying|sur|in)\s(?P<often>1[3-6])\s(?:times|x|mois)\b)",
    re.IGNORECASE,
)
_EVERY = r"(?:every|each|per|a)"
FREQUENCIES: Sequence[tuple[re.Pattern[str], int]] = (
    (re.compile(rf"\bmonthly\b|\b{_EVERY}\smonth\b|/\s?mo(?:nth)?\b|\bmthly\b", re.IGNORECASE), 1),
    (
        re.compile(
            r"\bq(?:ua|au)rt?e?rly\b|\bqtrly\b|\bquartr?ly\b|/\s?q(?:uarter|tr)?\b|"
            rf"\b{_EVERY}\s(?:quarter|qtr|3\smonths|three\smonths)\b",
            re.IGNORECASE,
        ),
        3,
    ),
    (
        re.compile(
            r"\b(?:semi|bi)[\s-]?annual(?:ly)?\b|\bhalf[\s-]yearly\b|\btwice\s(?:a|per)\syear\b|"
            r"\b(?:every|each)\s(?:6|six)\s(?:months|mo|mos)\b",
            re.IGNORECASE,
        ),
        6,
    ),
    (
        re.compile(
            rf"\bannual(?:ly)?\b|\byearly\b|\b{_EVERY}\s(?:year|yr)\b|/\s?(?:yr|year)\b",
            re.IGNORECASE,
        ),
        12,
    ),
)
_AMOUNT_NEXT = r"(?=(?:[A-Z]{3}\s?)?[$£€₹]?\d)"
# "The base is now 147k": that is an offer that was raised.
_NOT_MOVED = r"(?<!\bis\s)(?<!'s\s)(?<!offer\s)(?<!base\s)(?<!it\s)(?<!re\s)(?<!tc\s)(?<!up\s)"
PRESENT = re.compile(
    # To try it only where a word begins takes a third of the time.
    r"(?<![^\W_])(?=[^\W_]|\A\s)(?:"
    r"\b(?:i|we)(?:'?m|\sam)?\s(?:currently\s|now\s|presently\s|already\s)?"
    r"(?:make|making|earn|earning|get\spaid)\b|\bi\s(?:currently\s|now\s)?work\s(?:at|for)\b|"
    r"\b(?:my\s)?(?:current|curr|present|existing|today'?s)\s"
    r"(?:tc|comp|compensation|base|salary|pay|package|job|role|total|ctc|fixed|employer|gig)\b|"
    r"\bmy\s(?:tc|comp|base|salary|pay|ctc)\s(?:is|now|:)|\bmy\scurrent\b(?!\s(?:offer|level))|"
    r"\b(?:tc|base|salary|pay)\s(?:rn|now|today|currently|atm)\b|"
    r"\bcurr?ent(?:ly)?\W+(?:(?!offer|interview|negotiat)[\w()]+\W+){0,3}(?=[$£€₹]?\d)|"
    r"\b(?:i\s?a?'?m|im)\s(?:on|at)\s(?=[$£€₹]?\d)|\bcurrently\s(?:at|on)\b|"
    rf"^\s*(?:earn|make)\s(?:about\s|around\s)?{_AMOUNT_NEXT}|"
    rf"\bi\sget\s{_AMOUNT_NEXT}|\bi'?m\spaid\b|\bi\sam\spaid\b|"
    r"(?<!\w[ \t])\b(?:today|now|atm)\s?[:=]|"
    rf"\bcurrent(?:ly)?\s?:|\b(?:making|earning)\b(?!\s(?:me|an?\soffer|it|sure|the)\b)|\bpaid\snow\b|\bi\shave\snow\s{_AMOUNT_NEXT}|"
    rf"\bpa(?:ys|id)\sme\s{_AMOUNT_NEXT}|{_NOT_MOVED}\bnow\s(?:at|on)?\s?{_AMOUNT_NEXT}|"
    r"\bstay(?:ing)?\W\s?(?=[$£€₹]?\d)|\baktuell\b|\bderzeit\b|\bactuellement\b|\bactualmente\b|"
    r"\bhoje\b|\babhi\b|\bi\s(?:bill|invoice|charge)\b|^\s*at\s(?=[$£€₹]?\d)|^\s*stay\sat\b|"
    r"(?<=\n)[1-5a-eA-E][.):]\s?stay\s(?:at|with)\b|\batualmente\b|\bobecnie\b|\bnuvarande\b)",
    re.IGNORECASE,
)
# "Base is 120k now" is an offer that was raised, "my base is 120k now" is not.
MINE = re.compile(r"\b(?:i|im|my|me|we|our|mine|current(?:ly)?|making|earning)\b", re.IGNORECASE)
STILL = re.compile(
    r"(?:\s\w+){0,2}?\s(?:(?:rn|atm|currently|at\sthe\smoment)\b|(?:now|today)\s(?:at|with|@)\s)",
    re.IGNORECASE,
)
# Right behind an amount: "district pays me 61,250 now", "159k base today".
PRESENT_BEHIND = re.compile(
    r"(?:\s(?:base|tc|total|ctc|fixed|salary))?\s(?:rn|now|atm|today|currently|at\sthe\smoment|at\smy\scurrent\s\w+)\b(?!\s?[:=$£€₹\d])",
    re.IGNORECASE,
)
