"""Where one offer of a message ends and the next begins."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from bot.understanding.entities import CompanyMention, Entities, Span
from bot.understanding.offers.attaching import Attached
from bot.understanding.offers.employers import LETTER, Employer, employers_of
from bot.understanding.offers.heads import heads_of
from bot.understanding.offers.labels import Label, Word
from bot.understanding.offers.likely import is_salary, is_wish
from bot.understanding.offers.quantities import Kind, Per, Quantity
from bot.understanding.offers.said import PRESENT

T = TypeVar("T", Quantity, Label)

_LEADS = frozenset({Word.BASE, Word.TOTAL})
# What may begin another offer where no employer does.
# What begins another offer where no employer does, and what may.
_MARKER = re.compile(
    r"\b(?:vs\.?|versus|while|whereas|compared\s(?:to|with))\b|\s//\s|"
    r"\b(?:offer|option|package|company|job|gig|role|position|hospital|place)\s?(?:#\s?)?(?:[1-5]|one|two|three|[a-e])\b(?!\s?(?:year|yr|week))|"
    r"(?:^|\n|(?<=[.;,]\s))\s*(?:[1-5a-eA-E][):]|[1-5][./]|[-*•])\s|\s[A-E1-4]\)\s|"
    r"\b(?:the\s)?(?:other|second|2nd|new)\s(?:one|offer|job|role)\b|\b(?:offer|them|theirs|they|new|now|today|current(?:ly)?)\s?[:=]|"
    r"\bthey(?:'re|\sare|\s)?\s?(?:offer(?:ed|ing)?|gave|give)\b|\b(?:just\s)?(?:got|have|received)\s(?:an?\soffer|offered)\b|"
    r"\boffer(?:s|ed|ing)?\s(?:me\b|is\b|of\b|at\b|for\b|(?=(?:[A-Z]{1,3})?[$£€₹\d]))|\bnew\s(?:place|company|gig)\b|"
    r"\b(?:[\w&]+\s)?(?:offers|pays|gave|gives|offered|offering)\s(?:me\s)?(?:[A-Z]{3}\s)?(?=[$£€₹\d])|"
    r"\b(?:[\w&]+\s)?(?:giving|says)\s(?:me\s)?(?=[$£€₹\d])|\bcounter[\s-]?offer(?:ed)?\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r";|\s[/|]\s|,?\s\bor\b|(?<!\.)[.!?]\s")
# "…, mitre 126k": a word before the next amount, which is another employer if it begins an offer.
_NAME_NEXT = re.compile(
    r",\s(?:(?:n|and|or|&)\s)?(?=[^\W\d_][\w&.'-]*(?:\s[^\W\d_][\w&.'-]*)?:?\s"
    r"(?:[A-Z]{0,3}[$£€₹]|[A-Z]{3}\s)?\d)"
)
_OFFER = re.compile(
    r"\b(?:(?:new|verbal|written)\s)?offer(?:ed)?\s?[:=-]|\bnew\s?[:=]|"
    r"\b(?:[\w&]+\s){0,3}?(?:offer(?:s|ed|ing)|gave|giv(?:es|ing))\s(?:me\s)?(?:[A-Z]{3}\s)?(?=[$£€₹\d])",
    re.IGNORECASE,
)
_LINE = re.compile(r"\n")
_NUMBERED = re.compile(
    r"\b(?:offer|option|package|role)\s?(?:#\s?)?(?:[1-5]|one|two|three|[a-e])\b", re.IGNORECASE
)
_NEAR_A_YEAR, _RIGHT_BEHIND = 12, 2
_LEAST_WHOLE = 1_000
_MOST_APART = 3
_NEAR_A_NAME = 20


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the message that holds one offer, and who makes it.

    `named` are the employers, roles and places of the message, `head` is the head of a column.
    """

    span: Span
    employer: Employer | None = None
    named: tuple[Span, ...] = ()
    head: Span | None = None

    def inside(self, things: Sequence[T]) -> tuple[T, ...]:
        """Those of some things that begin in it."""
        start, end = self.span.start, self.span.end
        return tuple(thing for thing in things if start <= thing.span.start < end)


class Lead(NamedTuple):
    """A number that may begin an offer, and the word that is said of it; None where none is."""

    start: int
    word: Word | None
    quantity: Quantity


def segments_of(
    text: str,
    entities: Entities,
    quantities: Sequence[Quantity],
    labels: Sequence[Label],
    attached: Attached,
    is_ordinary: Callable[[str], bool],
) -> tuple[Segment, ...]:
    """The offers of a message in their order; at least one segment, all of the text.

    `is_ordinary` tells everyday words from names.
    """
    leads = tuple(_leads(text, quantities, labels, attached))
    employers = employers_of(text, entities, quantities, labels, [lead.start for lead in leads])
    known = [one.span for one in employers]
    heads = (
        () if len(text) > LETTER else tuple(heads_of(text, quantities, labels, known, is_ordinary))
    )
    bounds = [0, *sorted(set(_cuts(text, leads, employers, heads))), len(text)]
    behind = _named_behind(text, leads, employers)
    spans = [Span(start, end) for start, end in pairwise(bounds)]
    return tuple(
        Segment(span, _employer(span, employers, leads, behind=behind, alone=len(spans) == 1))
        for span in spans
    )


def _leads(
    text: str, quantities: Sequence[Quantity], labels: Sequence[Label], attached: Attached
) -> Iterator[Lead]:
    """The numbers that may begin an offer: a base, a total, or one that nothing is said of.

    In a letter the last are addresses and dates.
    """
    words = {pair.quantity: labels[pair.label].word for pair in attached.pairs}
    free = set(attached.free)
    for place, quantity in enumerate(quantities):
        word = words.get(place)
        if word in _LEADS and not is_wish(text, quantity):
            yield Lead(quantity.span.start, word, quantity)
        elif place in free and len(text) <= LETTER and _may_lead(text, place, quantities):
            yield Lead(quantity.span.start, None, quantity)


def _may_lead(text: str, place: int, quantities: Sequence[Quantity]) -> bool:
    """Whether a number may be a salary, of which no year is said that it is paid in."""
    quantity = quantities[place]
    in_a_year = any(
        one.kind is Kind.YEAR and one.span.start - quantity.span.end <= _NEAR_A_YEAR
        for one in quantities[place + 1 : place + 2]
    )
    in_a_year |= any(
        one.kind is Kind.YEAR and quantity.span.start - one.span.end <= _RIGHT_BEHIND
        for one in quantities[max(0, place - 1) : place]
    )
    return not in_a_year and is_salary(text, quantity)


def _key(employer: Employer) -> str:
    return employer.company if isinstance(employer, CompanyMention) else employer.typed.casefold()


def _named_behind(text: str, leads: Sequence[Lead], employers: Sequence[Employer]) -> bool:
    """Whether each employer stands behind its amounts: "180k at google, 170k at meta"."""
    if not leads or not employers:
        return False
    first, last = employers[0].span, employers[-1].span
    if leads[0].start > first.start:
        return False
    if all(lead.start < last.end for lead in leads):
        return True
    told = all(_BEHIND.search(text, 0, one.span.start) is not None for one in employers)
    gaps = [(one.span.end, other.span.start) for one, other in pairwise(employers)]
    return bool(gaps) and told and all(any(a <= lead.start < b for lead in leads) for a, b in gaps)


_BEHIND = re.compile(r"\b(?:at|from|by|bei|von|with|chez|@)\s(?:the\s)?\Z", re.IGNORECASE)


def _cuts(
    text: str, leads: Sequence[Lead], employers: Sequence[Employer], heads: Sequence[int]
) -> Iterator[int]:
    """The places between two amounts that each begin an offer.

    Where no employer begins there, the second must be of a kind that the offer has already: a
    total and a base are of one offer.
    """
    if len(leads) < 2:
        return
    named, turns = _possible_cuts(text, leads, employers)
    if len(heads) + len({_key(employer) for employer in employers}) > 1:
        named = sorted({*named, *heads})
    weak = _weak_cuts(text)
    offered = _offers_after_pay(text)
    kinds = {leads[0].word or Word.BASE}
    for before, lead in pairwise(leads):
        word = lead.word or Word.BASE
        employer = [place for place in named if before.start < place <= lead.start]
        turn = [place for place in turns if before.start < place <= lead.start]
        weaker = [place for place in weak if before.start < place <= lead.start]
        place = (
            _with_turn(employer[-1], turn) if employer else next(iter([*turn, *weaker[-1:]]), None)
        )
        lines = [place for place in turn if text[place - 1] == "\n"]
        headed = any(lead.start - place <= _NEAR_A_NAME for place in (*employer[-1:], *lines))
        small = lead.word is None and not headed and _is_small(lead, before)
        turned = [place for place in offered if before.start < place <= lead.start]
        if turned and not employer:
            place, small, employer = turned[0], False, turned
        if place is not None and not small and (employer or word in kinds):
            yield place
            kinds = set()
        kinds.add(word)


def _offers_after_pay(text: str) -> Sequence[int]:
    """Where an offer begins that stands behind today's pay, whatever that is told by."""
    present = None if len(text) > LETTER else PRESENT.search(text)
    if present is None:
        return ()
    return [match.start() for match in _OFFER.finditer(text, present.end())]


def _is_small(lead: Lead, before: Lead) -> bool:
    """Whether an amount is too small to be another salary, or the one before said again."""
    one, other = before.quantity, lead.quantity
    alike = (one.per, one.currency) == (other.per, other.currency)
    if one.per is not other.per and _a_year(one) == _a_year(other):
        return True  # "6k a month, that is 72k a year"
    comparable = alike and min(one.high, other.high) >= _LEAST_WHOLE
    return comparable and other.high * _MOST_APART < one.high


_TIMES_A_YEAR = MappingProxyType(
    {Per.YEAR: 1, Per.MONTH: 12, Per.WEEK: 52, Per.DAY: 260, Per.HOUR: 2080}
)


def _a_year(quantity: Quantity) -> Decimal | None:
    """What an amount comes to in a year, to the nearest thousand; None where no time is said."""
    if quantity.per is None or quantity.is_range:
        return None
    return round(quantity.high * _TIMES_A_YEAR[quantity.per], -3)


def _weak_cuts(text: str) -> Sequence[int]:
    """Where an offer may end that is followed by another of its kind; nowhere in a letter."""
    if len(text) > LETTER:
        return ()
    return sorted(match.end() for found in (_WEAK, _NAME_NEXT) for match in found.finditer(text))


def _with_turn(employer: int, turns: Sequence[int]) -> int:
    """Where an offer begins that an employer begins: with the words right before it."""
    near = [turn for turn in turns if 0 <= employer - turn <= _NEAR_A_NAME]
    return near[0] if near else employer


def _possible_cuts(
    text: str, leads: Sequence[Lead], employers: Sequence[Employer]
) -> tuple[Sequence[int], Sequence[int]]:
    """Where another employer begins, and where else another offer may, each in order."""
    several = len({_key(employer) for employer in employers}) > 1
    if len(text) > LETTER:
        if several and _each_has_one(leads, employers):
            return sorted(employer.span.start for employer in employers), ()
        return (), sorted(match.start() for match in _NUMBERED.finditer(text))
    turns = {*_turns(text), *_lines(text, leads)}
    # "168k (zulily)" names who offers what stands before.
    employers = [one for one in employers if text[one.span.start - 1 : one.span.start] != "("]
    if not several:
        return (), sorted(turns or {_edge(text, leads, employer) for employer in employers})
    if _named_behind(text, leads, employers):
        return sorted(employer.span.end for employer in employers[:-1]), ()
    ahead = {
        employer.span.start
        for before, employer in zip((None, *employers), employers, strict=False)
        if before is None or _key(before) != _key(employer)
    }
    return sorted(ahead), sorted(turns)


def _edge(text: str, leads: Sequence[Lead], employer: Employer) -> int:
    """Where the offer of an employer begins, or ends: "185 now at oracle, 260 elsewhere"."""
    span = employer.span
    told = leads[0].start < span.start and _BEHIND.search(text, 0, span.start) is not None
    return span.end if told else span.start


def _each_has_one(leads: Sequence[Lead], employers: Sequence[Employer]) -> bool:
    bounds = [employer.span.start for employer in employers] + [leads[-1].start + 1]
    return all(any(start <= lead.start < end for lead in leads) for start, end in pairwise(bounds))


def _turns(text: str) -> Iterator[int]:
    return (match.start() for match in (*_MARKER.finditer(text), *PRESENT.finditer(text)))


def _lines(text: str, leads: Sequence[Lead]) -> Iterator[int]:
    """The beginnings of lines that hold an amount of their own to begin with."""
    starts = [0, *(match.end() for match in _LINE.finditer(text)), len(text)]
    for start, end in pairwise(starts):
        if start and any(start <= lead.start < end for lead in leads):
            yield start


def _employer(
    span: Span, employers: Sequence[Employer], leads: Sequence[Lead], *, behind: bool, alone: bool
) -> Employer | None:
    """Who makes the offer of a stretch: who is named in it, nearest before its first amount."""
    inside = [one for one in employers if span.start <= one.span.start < span.end]
    if not inside:
        return None
    if behind and not alone:
        return inside[-1]
    starts = (lead.start for lead in leads if span.start <= lead.start < span.end)
    first = next(starts, span.start)
    before = [one for one in inside if one.span.end <= first]
    return _nearest(before) if before else inside[0]


def _nearest(named: Sequence[Employer]) -> Employer:
    """The last of some names, or one that is known right before it: "Oracle OCI"."""
    last = named[-1]
    before = named[-2] if len(named) > 1 else last
    known = isinstance(before, CompanyMention) and not isinstance(last, CompanyMention)
    return before if known and last.span.start - before.span.end <= 1 else last
