"""Who makes an offer: the mentions of a message that stand where an employer does."""

import re
from collections.abc import Iterable, Sequence

from bot.understanding.entities import (
    CompanyMention,
    DoubtfulMention,
    Entities,
    Span,
    UnlistedMention,
)
from bot.understanding.offers.labels import Label
from bot.understanding.offers.names import NEVER
from bot.understanding.offers.quantities import Quantity

Employer = CompanyMention | DoubtfulMention | UnlistedMention

# In a letter companies, people, streets and roles are named that make no offer.
LETTER = 400
_REACH = 40
_SHORTEST = 2
_GREETED = re.compile(
    r"\b(?:hi|hey|hello|dear|morning|afternoon|evening|greetings|bonjour|hallo|hola|liebe[r]?)"
    r"(?:\s(?:there|mr|ms|mrs|dr|frau|herr)\.?)*\s\Z",
    re.IGNORECASE,
)
_ROLE_NEXT = re.compile(
    r"\b(?:(?:role|position|post|job|title)\s(?:of|as)|offer\sfor|\bas)\s(?:an?\s|our\s|the\s)?\Z",
    re.IGNORECASE,
)
_HOUSE_BEFORE = re.compile(r"\d+[A-Za-z]?,?\s\Z")
_STREETS = (
    r"(?:st|str|street|road|rd|ave|avenue|blvd|boulevard|way|drive|dr|lane|ln|place|plaza|square|"
    r"tower|house|building|park|court|quay|campus|floor|terrace|gate|center|centre|station)"
)
_STREET_INSIDE = re.compile(rf"\b{_STREETS}\b(?:\s[A-Z])?\.?\Z", re.IGNORECASE)
_STREET_NEXT = re.compile(
    rf"\s(?:{_STREETS}\b|\d{{1,4}}[a-z]?\b(?![\d,.]*k|[.,]\d))", re.IGNORECASE
)
_A_LINE = re.compile(r"[ \t]*(?:\n|\Z)")
_DATE = re.compile(r"\d+(?:st|nd|rd|th)\b", re.IGNORECASE)
_CLIENT = re.compile(r"\b(?:client|customer|competitor|vendor)s?(?:\sis)?\s\Z", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\s(?:(?:is\s|are\s)?still|pending|hasn'?t|rejected|ghosted|next\sweek|onsite|loop|interview)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:\b(?:at|from|frm|by|bei|von|chez|with|both|company|employer|offer\s(?:from|at|by)|joining|"
    r"offer\s[a-e1-5])\s?[:=(-]?|^/offer|[;|(]|\s/{1,2}|^)\s*\Z",
    re.IGNORECASE,
)
_ACTS = re.compile(r"\s(?:would|can|will|is\s(?:pleased|happy|excited|delighted))\b")
# Companies whose names mean something else wherever pay is spoken of.
_EVERYDAY = frozenset("now x target team shop wk match remote scale runway mars gm".split())
_COMMAND = re.compile(r"\s*/offers?\s+(?:from\s+|at\s+)?", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:[,\-–—(@.!?:]|\d[kKlLmM]?\)?|%|\b(?:base|tc|ote|bonus|lpa|yoe\s\d+|vs|or))\s*\Z"
)
_ITEM_BEGINS = re.compile(r"(?:[,;.(\n!?]|\A)\s*\Z")
_ITEM_ENDS = re.compile(r"\s*(?:[,;.)\n!?]|\Z)")
_LAST = re.compile(r"\W*(?:$|\n)")
_ANOTHER_THING = re.compile(
    r"\s(?:school|county|city|state|university|college|startup|company|shop|agency|firm|rate|"
    r"comp|bonus|salary|offer\b)",
    re.IGNORECASE,
)
_AMOUNT_NEXT = re.compile(
    r"(?:\s?[:–-])?\s(?:now\s)?(?:at\s)?(?:[A-Z]{0,3}[$£€₹]|[A-Z]{3}\s)?\d"
    r"(?!\d*\s?(?:mo|months?|weeks?|yrs?|years?|yoe)\b)"
)


def employers_of(
    text: str,
    entities: Entities,
    quantities: Sequence[Quantity],
    labels: Sequence[Label],
    starts: Sequence[int],
) -> tuple[Employer, ...]:
    """Who may make an offer, in the order named; one that is named again stands there once more.

    `starts` are where the amounts begin that may begin an offer.
    """
    named: list[Employer] = [*entities.companies, *entities.doubtful, *entities.unlisted]
    named += [mention for mention in entities.unsure if _makes_an_offer(text, mention, starts)]
    places = [place.span for place in entities.places]
    said = [*(label.span for label in labels), *(quantity.span for quantity in quantities)]
    found = [
        one
        for one in named
        if not _overlaps(one.span, said)
        and not any(_holds(place, one.span) for place in places)
        and not _is_somebody_else(text, one)
    ]
    return tuple(sorted(found, key=lambda mention: mention.span.start))


def _overlaps(one: Span, spans: Iterable[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in spans)


def _holds(outer: Span, inner: Span) -> bool:
    """Whether a name is part of a place's, or the other way round and no longer than it."""
    return outer.start <= inner.start and inner.end <= outer.end


def _is_somebody_else(text: str, mention: Employer) -> bool:
    """Whether a name is a client's, or in a letter that of a reader, a writer, a street, a role."""
    span = mention.span
    before = text[max(0, span.start - _REACH) : span.start]
    if isinstance(mention, UnlistedMention) and mention.typed.casefold() in NEVER:
        return True
    if (mention.typed in _EVERYDAY or len(mention.typed) < _SHORTEST) and _FROM.search(
        before
    ) is None:
        return True
    if _DATE.match(mention.typed) is not None:
        return True
    if _CLIENT.search(before) is not None or _NOT_YET.match(text, span.end) is not None:
        return True
    if len(text) <= LETTER:
        return False
    signed = before.endswith("\n") and _A_LINE.match(text, span.end) is not None
    return (
        signed
        or any(found.search(before) for found in (_GREETED, _ROLE_NEXT, _HOUSE_BEFORE))
        or _STREET_INSIDE.search(text, span.start, span.end) is not None
        or _STREET_NEXT.match(text, span.end) is not None
    )


def _makes_an_offer(text: str, mention: CompanyMention, starts: Sequence[int]) -> bool:
    """Whether an everyday word that is a company's name stands where whoever offers does.

    Before an amount, behind "at" or "from", between commas or at the end of a message with amounts.
    """
    span = mention.span
    if not starts:
        return False
    if _COMMAND.fullmatch(text, 0, span.start) is not None:
        return True
    if _ANOTHER_THING.match(text, span.end) is not None:
        return False
    line = text.rfind("\n", 0, span.start) + 1
    before = text[line : span.start]
    typed = text[span.start : span.end]
    never = typed.casefold() in NEVER and not typed.isupper()
    if _FROM.search(before) is not None and not never:
        return True
    if len(text) > LETTER:
        return _ACTS.match(text, span.end) is not None
    return not never and _stands_out(text, span, before)


def _stands_out(text: str, span: Span, before: str) -> bool:
    """Whether a word of a short message stands alone, last, or right before an amount."""
    if span.end - span.start <= _SHORTEST and text[span.start].islower():
        return False
    alone = _ITEM_BEGINS.search(before) is not None and _ITEM_ENDS.match(text, span.end) is not None
    last = _LAST.match(text, span.end) is not None and _LISTED.search(before) is not None
    return alone or last or _AMOUNT_NEXT.match(text, span.end) is not None
