"""What a number counts or costs where it is no pay: "14,000 managers", "the $100K fee"."""

import re

# Right behind a number that nothing marks as money.
_BARE = re.compile(
    r"[ \t]+(?:more[ \t])?(?:people|persons?|days?|dage|dagar|tage|dni|nights?|weeks?|hours?|"
    r"min(?:ute)?s?|reports?|direct|engineers?|devs?|team\w*|rounds?|interviews?|offers?|"
    r"companies|employees|offices?|floors?|km|miles|sick|vacation|holidays?|pto|wfh|meetings?|"
    r"calls?|times|shifts?|kids|guys|members|questions?|numbers?|states|countries|points?|"
    r"stars?|levels?|urlaubstage|scheduled|pay\speriods?|paid\s(?:days|holidays)|holes|years?|"
    r"yo\b|lpm|bonuses|refreshers|reviews|raises|payments|instal\w+|tranches|exams|reasons?|"
    r"things?|others?|jobs?|semesters?|months?|stops?|accounts?)\b",
    re.IGNORECASE,
)
_THINGS = (
    r"people|persons|employees|workers?|workforce|managers|engineers|jobs|roles|applications?|"
    r"applicants|candidates|graduates|grads|students|users|customers|companies|lines|loc|"
    r"registrations|classes|individuals|subscribers|followers|devs|developers|visas|openings|"
    r"layoffs|interviews|posts|comments|views|hours|tests|tickets|requests|records|rows|files|"
    r"commits|repos|words|tokens|miles|km|sq\s?ft|members|hires|positions|steps|units\ssold|"
    r"homes|downloads|stars|others|times|graduate|headcount|seats"
)
_WORDS_BETWEEN = r"(?:(?!(?:at|in|for|from|vs|and|or|plus|with|base|to|is|on|as)\b)[a-z-]+\s){0,2}"
# Behind any number without a mark, "14,000 managers", and before it: "applied to over 1000".
_COUNTED = re.compile(
    rf"(?:['’]?s)?\s?\+?\s(?:of\s|more\s|new\s)?{_WORDS_BETWEEN}(?:{_THINGS})\b", re.IGNORECASE
)
_COUNTED_BEFORE = re.compile(
    r"\b(?:lay(?:s|ing)?\soff|laid\soff|layoff|employs?|headcount|out\sof|applied\s(?:to|for)|"
    r"apply\s(?:to|for)|population\sof|going|(?:cut|slashed|down)\sto|added|lost|max(?:imum)?\sof|among|"
    r"employees:?)\W+(?:(?:over|around|about|like|more\sthan|roughly|almost)\s)?\Z",
    re.IGNORECASE,
)
# What costs or brings that much, and is paid to nobody for work.
_COSTS = (
    r"fees?|tax(?:es)?|fine|deposit|upfront|loan|in\sdebt|rent|savings|investment|tuition|"
    r"mortgage|nw|net\sworth|lawsuit|settlement|house|car|laptop|for\smy\s(?:hotel|flight)|"
    r"on\srent|pay\s(?:bump|cut|raise)|salary\s(?:bump|cut)|bump|deal"
)
_COST = re.compile(
    rf"\s?(?:one[\s-]time\s|extra\s|annual\s|visa\s|application\s|filing\s){{0,2}}(?:{_COSTS})\b",
    re.IGNORECASE,
)
_COST_BEFORE = re.compile(
    r"\b(?:fees?|tax(?:es)?|fines?|tuition|loan|debt|deposit|save|saving|saved|spent|spend|"
    r"recruiter|said\sno\sto|no\sto|costs?|grants|touts|raises?)\s(?:of\s|me\s|about\s|around\s)?"
    r"(?:US)?[$£€₹]?\Z",
    re.IGNORECASE,
)
_REACH = 40


def is_counted(text: str, start: int, end: int, *, bare: bool, marked: bool) -> bool:
    """Whether a number counts things or says what something costs, and can be nobody's pay.

    `bare` says that it may be anything, `marked` that a currency stands there.
    """
    if bare and _BARE.match(text, end) is not None:
        return True
    if text[end : end + 1] in _MAY_COUNT and _counts(text, end, marked=marked):
        return True
    before = text[max(0, start - _REACH) : start]
    if not before or before[-1] not in _MAY_LEAD:
        return False
    if _COST_BEFORE.search(before) is not None:
        return True
    return not marked and _COUNTED_BEFORE.search(before) is not None


# To look at these first saves most of the time.
_MAY_COUNT, _MAY_LEAD = frozenset(" \t\n+s'’"), frozenset(" \t\n:-$£€₹")


def _counts(text: str, end: int, *, marked: bool) -> bool:
    if _COST.match(text, end) is not None:
        return True
    return not marked and _COUNTED.match(text, end) is not None
