"""Requests to be reminded, and events that were told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.understanding.entities import Span
from bot.understanding.moments.cues import ASKING, TELLING
from bot.understanding.moments.doubts import is_doubtful
from bot.understanding.moments.events import event_before, kind_of, without_links
from bot.understanding.moments.finding import find_moments, gathered
from bot.understanding.moments.given import time_given
from bot.understanding.moments.leads import find_lead
from bot.understanding.moments.mention import DayPart, MomentMention
from bot.understanding.moments.request import Event, Lead, ReminderMention
from bot.understanding.moments.vocabulary import WORDS
from bot.understanding.utterance import Utterance, read

_YOU = r"(?:(?:can|could|would|will)\s(?:you|u|ya)\s)?"
_PLEASE = (
    r"(?:(?:please|pls|plz|just|also|hey|hi|ok|okay|and|yes|yeah|yep|yup|ye|sure|y)[\s,]+){0,3}"
)
_REQUEST = re.compile(
    r"\A\s*/remind(?:er|me)?\b(?:@\w+)?"
    rf"|\b{_PLEASE}{_YOU}{_PLEASE}(?:remind|remid|rmind|reminde|rimind|reming|remaind|remnd|remimd|(?P<weak>nudge|ping|poke|alert|wake|notify|buzz))"
    r"\s?(?:me|us)\b(?:\sup\b)?(?:\s(?:again|pls|please|plz)\b)?"
    rf"|\b{_YOU}{_PLEASE}(?:i\s(?:need|want)\s|set\s(?:up\s)?|add\s|create\s|make\s|give\sme\s|send\sme\s|schedule\s)"
    r"(?:me\s)?(?:(?:a|an|the|another|one)\s)?(?:new\s|quick\s)?(?:reminder|alarm|alert|heads[\s-]up)s?\b"
    r"(?:\sfor\sme\b)?"
    r"|\bdon['’]?t\slet\sme\sforget\b"
    r"|\A\s*(?:(?:please|pls|plz)\s)?(?:remind(?:er)?|heads[\s-]up)\b[\s:]*(?=\S)",
    re.IGNORECASE,
)
# What stands at the edges of what is to be done and says nothing of it.
_OPENS = re.compile(
    r"(?:[\s:,;.!–-]+|\b(?:to|about|abt|abut|of|that|for|on|at|by|and|please|pls|plz|so|then|but|"
    r"i\shave\sto|i\sneed\sto|i\sshould|me|2(?=\s(?:call|e?mail|text|ping|ask|send|sign|talk|"
    r"reply|answer|check|follow|write|prep|prepare|review|apply|accept|decline|negotiate)\b))\b)+",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"(?:[\s:,;.!–-]|\b(?:please|pls|plz|thanks|thx|ty))+\Z", re.IGNORECASE)
# In front of a moment stands what leads on to it.
_LEADS_ON = re.compile(
    r"(?:[\s:,;.!?–-]|\b(?:on|at|by|in|for|to|and|the|please|pls|plz|from|starting|before))+\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[\s:,;.!–-]+")
_SAYS_NOTHING = frozenset("later soon again up it".split())
# Weekdays, months, days, parts of a day and units, by their letters.
_SPEAKS_OF_DAYS = frozenset(word for word, (letter, _) in WORDS.items() if letter in "WwYMDGPUek")
_EDGE = 60
# A text so long was written by somebody else.
_LETTER = 300
_WEIGHT = (Event.DEADLINE, Event.REVIEW, Event.TALK)
_SENTENCE = re.compile(r"[.!?;\n]\s")
_ABOUT = re.compile(r"\s*(?:about|abt|of|for|that)\s", re.IGNORECASE)
_EVE = re.compile(r"\b(?:night|evening)\b", re.IGNORECASE)
_LEAST_UNTIL = timedelta(days=1)


def read_reminder(said: str | Utterance) -> ReminderMention | None:
    """What is to be reminded of and when, or an event that is told; None where neither is said."""
    utterance = read(said) if isinstance(said, str) else said
    asking = not ASKING.isdisjoint(utterance.keys)
    if not asking and TELLING.isdisjoint(utterance.keys):
        return None
    request = _request(utterance.text) if asking else None
    if request is None:
        return _told(utterance.text) if _may_tell(utterance.keys) else None
    return _requested(utterance.text, request)


def blank_reminder(text: str, start: int) -> ReminderMention:
    """A reminder of which nothing but that it is wanted was understood, with a moment if any."""
    moments = find_moments(text)
    when = moments[0] if moments else None
    return ReminderMention("", (), start, when, others=moments[1:])


def _may_tell(keys: Sequence[str]) -> bool:
    """Whether any word speaks of a day: what tells an event tells when it is."""
    return any(key in _SPEAKS_OF_DAYS or key[0].isdigit() for key in keys)


def _told(text: str) -> ReminderMention | None:
    """A moment that is told to be that of an event, a deadline before all else."""
    moments = find_moments(text)
    found = [(moment, event_before(text, moment.start)) for moment in moments if moment.has_day]
    events = [(moment, told) for moment, told in found if told is not None]
    if given := time_given(text):
        events.append(given)
    if not events:
        return None
    moment, told = min(events, key=lambda event: _WEIGHT.index(event[1].kind))
    pieces = (told.span,) if told.span.end > told.span.start else ()
    return ReminderMention(
        what=_typed(text, pieces),
        pieces=pieces,
        start=told.span.start,
        when=moment,
        event=told.kind,
        others=tuple(one for one in moments if one is not moment),
        requested=False,
    )


def _request(text: str) -> Span | None:
    """Where somebody asks to be reminded; in a letter "ping me" is the recruiter's word."""
    for found in _REQUEST.finditer(text):
        if found["weak"] is None or len(text) <= _LETTER:
            return Span(*found.span())
    return None


def _requested(text: str, request: Span) -> ReminderMention:
    lead = find_lead(text, request.start)
    masked = text if lead is None else _without(text, lead.span)
    moments = find_moments(masked)
    if lead is None:
        return _plain(text, request, moments)
    when, at = _before_event(moments, lead)
    used = tuple(one for one in (when, at) if one is not None)
    pieces = _what(text, request, (*_pieces(used), lead.span))
    what = _typed(text, pieces)
    if at is None and _EVE.search(lead.typed) is not None:
        at = MomentMention((lead.span,), lead.typed, part=DayPart.EVENING)
    return ReminderMention(
        what=what,
        pieces=pieces,
        start=request.start,
        when=when,
        lead=lead,
        event=Event.OTHER if _is_bare(when, lead) else kind_of(what),
        at=at,
        others=tuple(one for one in moments if one not in used),
    )


def _is_bare(when: MomentMention | None, lead: Lead) -> bool:
    """Whether it is before a day and no event: "2 days before 3 dec to call ally"."""
    return when is not None and 0 <= when.start - lead.span.end <= 1


def _before_event(
    moments: Sequence[MomentMention], lead: Lead
) -> tuple[MomentMention | None, MomentMention | None]:
    """The moment of the event, and the hour of the reminder: "the day before at 9am"."""
    behind = [one for one in moments if one.start >= lead.span.end] or list(moments)
    if lead.before is not None and lead.before < _LEAST_UNTIL:
        return gathered(behind)[0], None
    hours = [one for one in moments if not one.has_day]
    when = next((one for one in behind if one not in hours), None)
    return when, (hours[0] if hours else None)


def _plain(text: str, request: Span, moments: Sequence[MomentMention]) -> ReminderMention:
    """A reminder at a moment, or of an event at one."""
    when, used = _chosen(moments, request)
    told = None if when is None else event_before(text, when.start)
    pieces = _what(text, request, _pieces(used))
    spoken_of = told is not None and _is_of_event(text, request, told.kind)
    others = tuple(one for one in moments if one not in used)
    if when is not None and is_doubtful(text, used, others, request.end):
        when = replace(when, unsure=True)
    return ReminderMention(
        what=_typed(text, pieces),
        pieces=pieces,
        start=request.start,
        when=when,
        event=told.kind if told is not None and spoken_of else None,
        others=others,
    )


def _is_of_event(text: str, request: Span, kind: Event) -> bool:
    """Whether it is an event that is to be reminded of, and no deed: "to call hr at 5"."""
    said = _ABOUT.match(text, request.end) is not None
    return said or kind is Event.DEADLINE or not text[request.end :].strip(" .!")


def _chosen(
    moments: Sequence[MomentMention], request: Span
) -> tuple[MomentMention | None, tuple[MomentMention, ...]]:
    """The moment behind the request, else the last before it."""
    behind = [one for one in moments if one.start >= request.end]
    ahead = [one for one in reversed(moments) if one.start < request.end]
    return gathered([*behind, *ahead])


def _pieces(moments: Sequence[MomentMention]) -> tuple[Span, ...]:
    return tuple(piece for moment in moments for piece in moment.pieces)


def _without(text: str, span: Span) -> str:
    """The text with marks for a stretch, so that all else keeps its place."""
    return text[: span.start] + "|" * (span.end - span.start) + text[span.end :]


def _what(text: str, request: Span, taken: Sequence[Span]) -> tuple[Span, ...]:
    """What is left behind the request; where nothing is, of the sentence before it."""
    behind = _left(text, Span(request.end, len(text)), taken)
    if behind:
        return behind
    sentences = [found.end() for found in _SENTENCE.finditer(text, 0, request.start)]
    return _left(text, Span(sentences[-1] if sentences else 0, request.start), taken)


def _left(text: str, whole: Span, taken: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches between what is taken, without empty words at their edges."""
    found: list[Span] = []
    at = whole.start
    within = sorted((one for one in taken if one.start < whole.end), key=lambda one: one.start)
    for span in (*within, None):
        end = whole.end if span is None else span.start
        if at <= end:
            opens = _GOES_ON if found else _OPENS
            found += _trimmed(text, Span(at, end), opens, _CLOSES if span is None else _LEADS_ON)
        at = at if span is None else max(at, span.end)
    return tuple(found)


def _trimmed(
    text: str, span: Span, opens: re.Pattern[str], closes: re.Pattern[str]
) -> Iterator[Span]:
    opening = opens.match(text, span.start, span.end)
    start = span.start if opening is None else opening.end()
    closing = closes.search(text, max(start, span.end - _EDGE), span.end)
    rest = Span(start, max(start, span.end if closing is None else closing.start()))
    if closes is _LEADS_ON:
        rest = without_links(text, rest)
    if text[rest.start : rest.end].casefold() not in _SAYS_NOTHING | {""}:
        yield rest


def _typed(text: str, pieces: Sequence[Span]) -> str:
    return " ".join(text[piece.start : piece.end] for piece in pieces)
