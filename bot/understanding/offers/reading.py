"""From a message to the offers that it holds."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.understanding.entities import CompanyMention, Entities, PlaceMention, RoleMention, Span
from bot.understanding.lexicon import Lexicon
from bot.understanding.offers.agreeing import in_agreement
from bot.understanding.offers.attaching import Attached, attach
from bot.understanding.offers.building import build
from bot.understanding.offers.columns import columns_of
from bot.understanding.offers.employers import LETTER, Employer
from bot.understanding.offers.gaps import Gaps
from bot.understanding.offers.hearsay import asked, hearsay, not_had, said_of_others
from bot.understanding.offers.labels import Label, Word, find_labels
from bot.understanding.offers.lines import Placed
from bot.understanding.offers.mention import OfferKind, OfferMention, Stretch
from bot.understanding.offers.names import (
    Known,
    labelled_name,
    name_in,
    named_on_command,
    without_tail,
)
from bot.understanding.offers.quantities import Kind, Per, Quantity, find_quantities
from bot.understanding.offers.said import MINE, PRESENT, PRESENT_BEHIND, STILL
from bot.understanding.offers.segments import Segment, segments_of
from bot.understanding.offers.terms import as_schedules

_A_DIGIT = 4  # what "currently at $120k" ends with
_SMALL = 100
# In a longer message what cannot be pay was not meant as pay.
_TERSE = 60
_OFFERED = re.compile(r"\boffer", re.IGNORECASE)
# "My current employer matched at 190": what they say now, and not what they pay.
_COUNTERED = re.compile(r"\b(?:counter(?:ed|s)?|match(?:ed|es))\b", re.IGNORECASE)
_NUMBERS = frozenset({Kind.MONEY, Kind.BARE, Kind.COUNT, Kind.PERCENT, Kind.SCHEDULE})


def find_offers(text: str, entities: Entities, lexicon: Lexicon) -> tuple[OfferMention, ...]:
    """The offers of a message in their order; none where it holds no number that could be pay.

    A number of which nothing says that it is pay makes no offer, unless it can be nothing else.
    """
    if not any(map(str.isdigit, text)):
        return ()
    others = (*said_of_others(text), *not_had(text))
    heard = (*hearsay(text), *asked(text))
    entities = _without_others(entities, others)
    numbers = [_unless_small(text, one) for one in _without_old(text, find_quantities(text))]
    quantities = as_schedules(text, _outside(numbers, entities, (*others, *heard)))
    if not any(quantity.kind in _NUMBERS for quantity in quantities):
        return ()
    labels = find_labels(text)
    quantities = _in_one_scale(_without_levels(quantities, labels, entities))
    gaps = Gaps(text)
    stretches = _stretches(gaps, entities, quantities, labels, lexicon.words.is_ordinary)
    found = (_offer(gaps, stretch, entities) for stretch in stretches)
    terse = len(text) <= _TERSE
    offers = tuple(offer for offer in found if offer.has_money or (offer.misfits and terse))
    said = (*_spans(quantities), *_spans(labels), *_spans(entities.roles), *_spans(entities.places))
    known = Known(lexicon.words.is_ordinary, lexicon.gazetteer.names.__contains__)
    offers = tuple(_named_by_place(offer, text, said, known) for offer in offers)
    return in_agreement(offers, text, lexicon)


class _Stretch(NamedTuple):
    """The place of one offer, with its numbers and words."""

    segment: Segment
    quantities: Sequence[Quantity]
    labels: Sequence[Label]
    attached: Attached | None = None


def _stretches(
    gaps: Gaps,
    entities: Entities,
    quantities: Sequence[Quantity],
    labels: Sequence[Label],
    is_ordinary: Callable[[str], bool],
) -> Iterator[_Stretch]:
    """Each offer's place: one behind the other, or side by side."""
    columns = columns_of(gaps.text, quantities, labels)
    for column in columns:
        segment = Segment(column.span, _at(column.head, entities), head=column.head)
        yield _Stretch(segment, column.quantities, column.labels)
    if columns:
        return
    attached = attach(gaps, quantities, labels)
    segments = segments_of(gaps.text, entities, quantities, labels, attached, is_ordinary)
    if len(segments) == 1:
        yield _Stretch(segments[0], quantities, labels, attached)
        return
    for segment in segments:
        yield _Stretch(segment, segment.inside(quantities), segment.inside(labels))


def _at(head: Span, entities: Entities) -> Employer | None:
    """Who is named at the head of a column."""
    named: list[Employer] = [*entities.companies, *entities.doubtful, *entities.unlisted]
    named += entities.unsure
    inside = (one for one in named if head.start <= one.span.start and one.span.end <= head.end)
    return next(inside, None)


def _spans(things: Sequence[Placed]) -> tuple[Span, ...]:
    return tuple(thing.span for thing in things)


def _named_by_place(
    offer: OfferMention, text: str, said: Sequence[Span], known_words: Known
) -> OfferMention:
    """The offer with what seems to name its employer, where none that is known does.

    What seems to be one may be told by more words than were known: "Ocado Technology".
    """
    offer = _without_tail(offer, text)
    if offer.name is not None:
        return offer
    known = offer.employer
    if isinstance(known, CompanyMention):
        return offer
    if known is not None:
        labelled = labelled_name(text, offer.span, said, known_words)
        if labelled is not None:
            stretch = Stretch(text[labelled.start : labelled.end], labelled)
            return replace(offer, employer=None, name=stretch)
    name = named_on_command(text, said) if offer.span.start == 0 and known is None else None
    name = name or name_in(text, offer.span, said, known_words)
    if name is None or (known is not None and not _is_longer(name, known.span)):
        return offer
    stretch = Stretch(text[name.start : name.end], name)
    return replace(offer, employer=None, name=stretch)


def _without_tail(offer: OfferMention, text: str) -> OfferMention:
    """The offer, its employer without what stands behind the name: "google nyc"."""
    known = offer.employer
    if known is None or (isinstance(known, CompanyMention) and not known.misspelt):
        return offer
    span = without_tail(text, known.span)
    typed = text[span.start : span.end]
    return replace(offer, employer=replace(known, typed=typed, span=span))


def _is_longer(name: Span, known: Span) -> bool:
    holds = name.start <= known.start and known.end <= name.end
    return holds and name.end - name.start > known.end - known.start


def _without_others(entities: Entities, heard: Sequence[Span]) -> Entities:
    """The entities without the employers of others."""
    if not heard:
        return entities

    def ours(mention: Placed) -> bool:
        return not _in_any(mention.span, heard)

    return replace(
        entities,
        companies=tuple(filter(ours, entities.companies)),
        doubtful=tuple(filter(ours, entities.doubtful)),
        unlisted=tuple(filter(ours, entities.unlisted)),
        unsure=tuple(filter(ours, entities.unsure)),
    )


def _in_any(span: Span, spans: Sequence[Span]) -> bool:
    return any(one.start <= span.start < one.end for one in spans)


_MOST_A_LEVEL = 999


def _without_levels(
    quantities: Sequence[Quantity], labels: Sequence[Label], entities: Entities
) -> tuple[Quantity, ...]:
    """The numbers without rungs of a ladder: "microsoft 63 redmond: 182k", "chase 602, 128k base".

    A number without a mark or a word is one right behind an employer or a place where the next
    amount, of the same employer, is marked as money and may be the base.
    """
    companies = [one.span for one in (*entities.companies, *entities.unsure)]
    starts = [span.start for span in companies]
    ends = {span.end for span in (*companies, *_spans(entities.places))}
    found: list[Quantity] = []
    for place, one in enumerate(quantities):
        behind = one.span.start - 1 in ends and one.kind is Kind.BARE and one.per is None
        after = next(iter(quantities[place + 1 :]), None)
        same = after is not None and not any(
            one.span.end <= start <= after.span.start for start in starts
        )
        said = any(0 <= label.span.start - one.span.end <= _BESIDE for label in labels)
        level = behind and same and not said and one.high <= _MOST_A_LEVEL
        if not level or after is None or not _may_be_base(after, labels):
            found.append(one)
    return tuple(found)


def _may_be_base(amount: Quantity, labels: Sequence[Label]) -> bool:
    """Whether an amount that is marked as money is called base, or nothing else right beside it."""
    if amount.kind is not Kind.MONEY or amount.over is not None or amount.each:
        return False
    beside = [
        label.word
        for label in labels
        if 0 <= label.span.start - amount.span.end <= _BESIDE
        or 0 <= amount.span.start - label.span.end <= _BESIDE
    ]
    return not beside or Word.BASE in beside


_BESIDE = 3
# "Sign on is 75, not 100": the old number, which holds no more.
_OLD = re.compile(
    r"(?:\b(?:not|instead\sof|rather\sthan)|[,(]\s?(?:was|previously|formerly|(?:up\s)?from))\s"
    r"(?:the\s|a\s|an\s)?[$£€₹]?\Z",
    re.IGNORECASE,
)
# "Old base: 139k, new base: 146k".
_OLD_PART = re.compile(
    r"\b(?:old|previous|prior|former|original)\s(?:base|salary|offer|bonus|number|sign-?\s?on)"
    r"\s?(?:is|was|of|[:=])?\s?[$£€₹]?\Z",
    re.IGNORECASE,
)
_OLD_REACH = 30
# "Raised base by 10k", "5k more base": what is added, and no part by itself.
_ADDED_BEFORE = re.compile(
    r"(?:\b(?:rais|increas|up|bump|lift|improv|sweeten)\w*\s(?:\w+[\s-]){0,4}by\s|\badd(?:ed|ing)?\s|"
    r"\b(?:up|higher)\sby\s|\b(?:another|an?\sextra|an?\sadditional)\s|\bis\sup\s)[$£€₹]?\Z",
    re.IGNORECASE,
)
_ADDED_BEHIND = re.compile(
    r"\s?(?:more|extra|on\stop)\s(?:base|in\s(?:base|stock|equity|rsus?|sign|bonus)|stock|equity|"
    r"rsus?|sign|bonus|salary|on\s)\b|\sto\s(?:the\s|my\s)?(?:base|sign|bonus|stock)\b",
    re.IGNORECASE,
)
_ADDED_REACH = 40


def added_in(text: str) -> str | None:
    """A number as typed that says how much more there is; None where none does."""
    found = find_quantities(text) if any(map(str.isdigit, text)) else ()
    return next((one.typed for one in found if _is_added(text, one)), None)


def _is_added(text: str, one: Quantity) -> bool:
    """Whether a number says how much more, and not how much."""
    before = text[max(0, one.span.start - _ADDED_REACH) : one.span.start]
    if _ADDED_BEFORE.search(before) is not None:
        return True
    behind = _ADDED_BEHIND.match(text, one.span.end)
    return behind is not None and (behind.group().strip()[:2] != "to" or "add" in before.casefold())


def _without_old(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The numbers without those that others are said to stand instead of."""
    for place, one in enumerate(quantities):
        before = text[max(0, one.span.start - _OLD_REACH) : one.span.start]
        instead = place > 0 or text[one.span.end :].lstrip(" ,").startswith("but")
        old = instead and _OLD.search(before) is not None
        if not old and _OLD_PART.search(before) is None and not _is_added(text, one):
            yield one


def _outside(
    quantities: Sequence[Quantity], entities: Entities, heard: Sequence[Span]
) -> tuple[Quantity, ...]:
    """The numbers that are no part of a name, "7-Eleven", "Level 3", nor said of others."""
    named = [
        *(mention.span for mention in entities.companies),
        *(mention.span for mention in entities.roles),
        *(mention.span for mention in entities.levels),
        *(mention.span for mention in entities.places),
    ]
    return tuple(
        one
        for one in quantities
        if not _in_any(one.span, named)
        and (one.kind is Kind.SCHEDULE or not _in_any(one.span, heard))
    )


def _in_one_scale(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The numbers, bare ones in lakhs where any is: "12 lakhs fixed, cognizant 11 fixed"."""
    if not any(one.in_lakhs for one in quantities):
        return tuple(quantities)
    return tuple(
        replace(one, in_lakhs=True) if one.kind is Kind.BARE else one for one in quantities
    )


def _unless_small(text: str, quantity: Quantity) -> Quantity:
    """The number; in a letter a small one that nothing marks counts anything but money."""
    whole = quantity.high == int(quantity.high) and quantity.per not in {Per.HOUR, Per.DAY}
    small = quantity.kind is Kind.BARE and quantity.high < _SMALL and whole
    if not small or len(text) <= LETTER:
        return quantity
    return replace(quantity, kind=Kind.SHORT_TIME)


def _offer(gaps: Gaps, stretch: _Stretch, entities: Entities) -> OfferMention:
    segment = replace(stretch.segment, named=_names(entities))
    offer = build(gaps, segment, stretch.quantities, stretch.labels, stretch.attached)
    present = _is_present(gaps.text[: segment.span.end], segment, offer, stretch.quantities)
    return replace(
        offer,
        kind=OfferKind.PRESENT if present else OfferKind.OFFER,
        employer=segment.employer,
        name=_name_at(gaps.text, segment),
        roles=_named(entities.roles, segment.span),
        places=_places(entities.places, segment.span),
    )


_CELL = re.compile(r"[^\W_][^\t|\n:]{0,38}[^\W_.]")


def _name_at(text: str, segment: Segment) -> Stretch | None:
    """What stands at the head of a column, where it is no employer that is known."""
    head = segment.head
    if head is None or segment.employer is not None or head == segment.span:
        return None
    cell = _CELL.fullmatch(text[head.start : head.end].rstrip())
    return (
        None if cell is None else Stretch(cell.group(), Span(head.start, head.start + cell.end()))
    )


def _names(entities: Entities) -> tuple[Span, ...]:
    """Where employers, roles and places are named."""
    mentions = (
        entities.companies,
        entities.doubtful,
        entities.unlisted,
        entities.unsure,
        entities.roles,
        entities.places,
        entities.levels,
    )
    return tuple(one.span for group in mentions for one in group)


def _is_present(
    text: str, segment: Segment, offer: OfferMention, quantities: Sequence[Quantity]
) -> bool:
    """Whether a stretch tells of pay today: said before its first amount, or right behind it."""
    lead = offer.total if offer.base is None else offer.base.amount
    starts = [one.span.start for one in quantities if one.kind is Kind.MONEY]
    start = min(starts, default=segment.span.start) if lead is None else lead.span.start
    # In a letter today's pay is told right before it, if it is told at all.
    first = (
        segment.span.start if len(text) <= LETTER else max(segment.span.start, start - LETTER // 4)
    )
    found = PRESENT.search(text, first, start + _A_DIGIT)
    if found is not None and found.start() < start:
        return _COUNTERED.search(text, found.start(), start) is None
    offered = _OFFERED.search(text, segment.span.start, start) is not None
    if lead is None or offered or PRESENT_BEHIND.match(text, lead.span.end) is None:
        return False
    still = STILL.match(text, lead.span.end) is not None
    return still or MINE.search(text, segment.span.start, lead.span.start) is not None


def _named(roles: Sequence[RoleMention], span: Span) -> tuple[RoleMention, ...]:
    return tuple(role for role in roles if span.start <= role.span.start < span.end)


def _places(places: Sequence[PlaceMention], span: Span) -> tuple[PlaceMention, ...]:
    return tuple(place for place in places if span.start <= place.span.start < span.end)
