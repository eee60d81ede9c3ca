"""What happens at a moment, by the words in front of it: an offer expires, a review takes place."""

import re
from dataclasses import dataclass

from bot.understanding.entities import Span
from bot.understanding.moments.request import Event

# Words of an event stand this close to its moment.
_REACH = 90
_BEFORE = re.compile(
    r"(?:"
    r"(?P<deadline>"
    r"\b(?:expir(?:es?|ing|y|ation|ed)(?:\sdate)?|lapses|explodes|runs\sout|due(?:\sdate)?|"
    r"(?:deadline|cut-?off)(?:\s(?:for|to|of|on)(?:\s[\w'’]+){1,5})?)"
    r"|\b(?:offer|it|contract)\s(?:is\s)?(?:valid|good|open|ends|closes)"
    r"|\b(?:answer|reply|response|decision|decide|respond|(?:to|must)\ssign|accept|commit|back|know|tell\sthem)"
    r"(?:\s[\w'’]+){0,4}?\s(?:by|until|till|til|untill|before)"
    r"|\b(?:have|got|ve|gave|give|given|giving)(?:\s[\w'’]+){0,3}?\s(?:until|till|til|untill|by)"
    r"|\bno\slater\sthan"
    r")"
    r"|(?P<review>\b(?:(?:my|the|our|a)\s(?:[\w'’-]+\s){0,3}?|"
    r"(?:performance|perf|annual|yearly|salary|comp|pay|mid-?year|year-?end)\s)"
    r"(?:reviews?|appraisal|evaluation|1:1|one\son\sone|promo(?:tion)?(?:\scommittee)?)"
    r"(?:\s(?:with|w)\s[\w'’]+(?:\s[\w'’]+)?)?)"
    r"|(?P<talk>\b(?:(?:my|the|our|a|an)\s)?(?:[\w'’-]+\s){0,2}?"
    r"(?:call|interview|meeting|onsite|on-site|screen|chat|zoom|negotiation|panel)"
    r"(?:\s(?:with|w|wth)\s[\w'’]+(?:\s[\w'’]+)?)?)"
    r")"
    r"(?P<link>[\s:,-]*(?:(?:is|s|was|are|will\sbe|comes|scheduled|set|planned|on|by|at|for|until|"
    r"till|til|before|of|in|this|coming|only|around)\b[\s:]*){0,4})\Z",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[.!?;,\n]\s|\n|\s(?:and|but|so|because|since|cuz|bc|that|remind\sme)\s", re.IGNORECASE
)
_KINDS: tuple[tuple[Event, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for kind, words in (
        (Event.DEADLINE, r"expir|deadline|due\b|offer|answer|decid|decision|lapse"),
        (Event.REVIEW, r"review|appraisal|evaluation|promo|1:1"),
        (Event.TALK, r"(?:call|interview|meeting|onsite|screen|chat|zoom|talk|panel)\b"),
    )
)
# "I have until …" names nothing.
_NAMELESS = re.compile(
    r"(?:i|we|they|you|it|u)?\s?(?:'ve|ve)?\s?(?:only\s|just\s)?(?:have|has|got|gave\sme|give\sme|is|are)?"
    r"(?:\stime)?",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:\s*\b(?:is|s|was|are|will|be|comes|scheduled|set|planned|on|by|at|for|until|untill|till|til|"
    r"before|in|this|of|no\slater\sthan)|['’]s|[\s:,-])+\Z",
    re.IGNORECASE,
)
# "Thanks for the call on Monday" tells of one that is over.
_OVER = re.compile(
    r"\b(?:further\sto|following|thanks?|after|enjoyed|had)\b"
    r"|\boffered\b[^.,!?;\n]{0,30}\s(?:in|on|during)\s(?:the|a|our|my)\b",
    re.IGNORECASE,
)
_OVER_REACH = 12
_MOST_LINKS = 60
_LONGEST_CLAUSE = 50


@dataclass(frozen=True, slots=True)
class Told:
    """An event that the words in front of a moment tell, and what names it."""

    kind: Event
    span: Span


def event_before(text: str, start: int) -> Told | None:
    """The event whose moment begins at a character; None where the words tell of none."""
    begin = max(0, start - _REACH)
    found = _BEFORE.search(text, begin, start)
    if found is None:
        return None
    kind = next(kind for kind in (Event.DEADLINE, Event.REVIEW, Event.TALK) if found[kind.value])
    over = kind is not Event.DEADLINE and _OVER.search(
        text, begin, found.start(kind.value) + _OVER_REACH
    )
    if over:
        return None
    event = Span(found.start(), found.start("link"))
    return Told(kind, _named(text, begin, event, start))


def kind_of(text: str) -> Event:
    """What happens, by any of the words."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), Event.OTHER)


def _named(text: str, begin: int, event: Span, end: int) -> Span:
    """The clause that tells the event, without what leads on to the moment.

    Of a long one the words of the event alone, and so of one with figures in it.
    """
    breaks = [found.end() for found in _CLAUSE.finditer(text, begin, event.start)]
    clause = without_links(text, Span(breaks[-1] if breaks else begin, end))
    cut = begin > 0 and not breaks
    long = clause.end - clause.start > _LONGEST_CLAUSE
    if cut or long or any(map(str.isdigit, text[clause.start : clause.end])):
        return without_links(text, event)
    return clause


def without_links(text: str, span: Span) -> Span:
    """A stretch without the words at its end that lead on to a moment: "my review is on"."""
    start = max(span.start, span.end - _MOST_LINKS)
    links = _LINKS.search(text, start, span.end)
    end = span.end if links is None else links.start()
    while span.start < end and text[span.start].isspace():
        span = Span(span.start + 1, span.end)
    if _NAMELESS.fullmatch(text, span.start, max(end, span.start)):
        return Span(span.start, span.start)
    return Span(span.start, max(end, span.start))
