"""Places: as they are written, and with a slip of the finger in a name that is known."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from bot.knowledge.places import find_places
from bot.understanding import words as kinds
from bot.understanding.entities import PlaceMention, Span
from bot.understanding.lexicon import Lexicon
from bot.understanding.matching import Near, slips_allowed
from bot.understanding.utterance import Utterance

_SHORTEST = 5
_SHORTEST_OF_TWO = 3
_SHORT_NAME = 5
_SHORT_CODE = 3
_FEW = 6
_LONGEST_WINDOW = 2
# In longer texts an unknown word is seldom a place, and is looked at only after "in".
_SHORT_MESSAGE = 15
_BEFORE_A_PLACE = frozenset("in near around".split())
_BEFORE_A_SLIP = _BEFORE_A_PLACE | {"to", "based"}
_BEFORE_A_WORD = _BEFORE_A_PLACE | {"the"}
# A message of thousands of unknown words is not a list of misspelt places.
_MOST_SPELLINGS = 40
_MOST_PLACES = 24
# A name has so many words at the most, and what is beside it tells what it means.
_REACH_BEFORE, _REACH_BEHIND = 1, 6
_DOTTED = re.compile(r"\b[A-Za-z]\.\s?[A-Za-z]\b")
_JOINS = frozenset({"", ".", "_"})
_DOTS = re.compile(r"[^\W\d_][._][^\W\d_]")
_MOST_JOINED = 12
_NO_PLACE = kinds.FUNCTION | kinds.IN_PAY | kinds.SENIOR


def find_places_typed(
    utterance: Utterance, lexicon: Lexicon, flags: Sequence[int], roles: tuple[Span, ...]
) -> tuple[PlaceMention, ...]:
    """The places that are named, in the order of the words; misspelt ones where it is clear."""
    exact = tuple(_exact(utterance, lexicon, flags, roles))
    taken = (*roles, *(mention.span for mention in exact))
    misspelt = tuple(_misspelt(utterance, lexicon, flags, taken))
    once = {mention.span: mention for mention in (*exact, *misspelt)}
    return tuple(sorted(once.values(), key=lambda mention: mention.span.start))


def _exact(
    utterance: Utterance, lexicon: Lexicon, flags: Sequence[int], roles: tuple[Span, ...]
) -> Iterator[PlaceMention]:
    """Places in those stretches of the text in which one may begin."""
    shouting = utterance.text.isupper()
    yield from _short_ones(utterance, lexicon, roles)
    yield from _run_together(utterance, lexicon)
    for start, end in _stretches(utterance, lexicon, flags):
        text = utterance.text[start:end]
        for found in find_places(text, lexicon.gazetteer, shouting=shouting):
            span = Span(start + found.start, start + found.end)
            yield PlaceMention(found.place, text[found.start : found.end], span)


def _run_together(utterance: Utterance, lexicon: Lexicon) -> Iterator[PlaceMention]:
    """Places among words that were run together, which a search of the text does not find."""
    parted = any(map(eq, utterance.ends, utterance.starts[1:]))
    if len(utterance) > _MOST_JOINED or not (parted or _DOTS.search(utterance.text)):
        return
    for index in range(len(utterance)):
        if _is_joined(utterance, index - 1) or _is_joined(utterance, index):
            word = utterance.word(index)
            for found in find_places(word, lexicon.gazetteer, shouting=False):
                span = Span(utterance.starts[index], utterance.ends[index])
                yield PlaceMention(found.place, word, span)


def _is_joined(utterance: Utterance, index: int) -> bool:
    """Whether nothing but a dot or a dash below stands between a word and the next."""
    if not 0 <= index < len(utterance) - 1:
        return False
    return utterance.text[utterance.ends[index] : utterance.starts[index + 1]] in _JOINS


def _short_ones(
    utterance: Utterance, lexicon: Lexicon, roles: tuple[Span, ...]
) -> Iterator[PlaceMention]:
    """A short name in small letters that ends a message behind a role: "snap swe la"."""
    index = len(utterance) - 1
    if index < 1 or len(utterance) > _FEW:
        return
    key, word = utterance.keys[index], utterance.word(index)
    ends = {span.end for span in roles}
    if len(key) > _SHORT_CODE or word.isupper() or utterance.ends[index - 1] not in ends:
        return
    for found in find_places(word.upper(), lexicon.gazetteer, shouting=False):
        if key in lexicon.gazetteer.careful:
            span = Span(utterance.starts[index], utterance.ends[index])
            yield PlaceMention(found.place, word, span)


def _stretches(
    utterance: Utterance, lexicon: Lexicon, flags: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Stretches of the text around the words that a place's name may begin with."""
    first = last = -1
    for index in islice(_beginnings(utterance, lexicon, flags), _MOST_PLACES):
        begin = max(0, index - _REACH_BEFORE)
        if last >= 0 and begin > last:
            yield utterance.starts[first], utterance.ends[last]
            first = -1
        first = begin if first < 0 else first
        last = min(len(utterance) - 1, index + _REACH_BEHIND)
    if last >= 0:
        # What closes behind the last word belongs to it: "Cambridge (UK)".
        yield utterance.starts[first], utterance.ends[last] + 1


def _beginnings(utterance: Utterance, lexicon: Lexicon, flags: Sequence[int]) -> Iterator[int]:
    dotted = {found.start() for found in islice(_DOTTED.finditer(utterance.text), _MOST_PLACES)}
    for index, found in enumerate(flags):
        if found & kinds.PLACE:
            if _may_begin_name(utterance, lexicon, index):
                yield index
        elif utterance.starts[index] in dotted or not utterance.keys[index].isascii():
            yield index


def _may_begin_name(utterance: Utterance, lexicon: Lexicon, index: int) -> bool:
    """Whether a name begins here that is no everyday word, or one that is meant as a place."""
    key, names = utterance.keys[index], lexicon.place_names
    following = utterance.keys[index + 1] if index + 1 < len(utterance) else ""
    if following and (key, following) in lexicon.place_pairs:
        return True
    if key not in names:
        return False
    if key not in lexicon.gazetteer.careful:
        return True
    before = utterance.keys[index - 1] if index else ""
    return before in _BEFORE_A_WORD or utterance.capital(index) or following in names


# Misspelt places ------------------------------------------------------------------------------


def _misspelt(
    utterance: Utterance, lexicon: Lexicon, flags: Sequence[int], taken: tuple[Span, ...]
) -> Iterator[PlaceMention]:
    tried = free_from = 0
    for index, found in enumerate(flags):
        if found & _NO_PLACE or index < free_from or not _may_begin(utterance, index):
            continue
        for end in _windows(utterance, lexicon, flags, taken, index):
            tried += 1
            near = _nearest(utterance, lexicon, index, end)
            if near is not None:
                free_from = end + 1
                span = Span(utterance.starts[index], utterance.ends[end])
                typed = utterance.typed(index, end)
                yield PlaceMention(lexicon.places[near.key], typed, span, misspelt=True)
                break
        if tried >= _MOST_SPELLINGS:
            return


def _may_begin(utterance: Utterance, index: int) -> bool:
    """Whether a place is likely here: in a short message, after "in", or in brackets."""
    if len(utterance) <= _SHORT_MESSAGE:
        return True
    return index > 0 and (
        utterance.keys[index - 1] in _BEFORE_A_SLIP or "(" in utterance.gap(index - 1)
    )


def _windows(
    utterance: Utterance,
    lexicon: Lexicon,
    flags: Sequence[int],
    taken: tuple[Span, ...],
    first: int,
) -> Iterator[int]:
    """The ends of stretches of free words that hold an unknown one, the longest first."""

    def is_free(index: int) -> bool:
        key, start = utterance.keys[index], utterance.starts[index]
        known = flags[index] & _NO_PLACE or key in lexicon.companies
        return not known and not any(span.start <= start < span.end for span in taken)

    if not is_free(first):
        return
    for last in range(min(first + _LONGEST_WINDOW, len(utterance)) - 1, first - 1, -1):
        joined = last == first or (utterance.gap(first).isspace() and is_free(last))
        unknown = _is_unknown(utterance, lexicon, flags, first, last)
        if joined and unknown:
            yield last


def _is_unknown(
    utterance: Utterance, lexicon: Lexicon, flags: Sequence[int], first: int, last: int
) -> bool:
    """Whether a word is none that we know, or the first begins a place: "mountain vie"."""
    keys = utterance.keys[first : last + 1]
    goes_on = last > first and not flags[first] & kinds.FOLLOW_UP
    begins = goes_on and keys[0] in lexicon.place_firsts
    shortest = _SHORTEST if last == first else _SHORTEST_OF_TWO
    return begins or any(
        len(key) >= shortest and not found & kinds.ORDINARY
        for key, found in zip(keys, flags[first : last + 1], strict=True)
    )


def _nearest(utterance: Utterance, lexicon: Lexicon, first: int, last: int) -> Near | None:
    """The one place that a misspelt name may stand for, unless it is rather a company's name."""
    key = "".join(utterance.keys[first : last + 1])
    if len(key) < _SHORTEST:
        return None
    near = lexicon.place_spellings.near(key)
    places = {
        lexicon.places[name.key].metro or lexicon.places[name.key].name
        for name in near
        if name.slips == near[0].slips
    }
    if len(places) != 1 or _may_be_a_name(utterance, first, near[0]):
        return None
    company = lexicon.spellings.near(key)
    return None if company and company[0].slips <= near[0].slips else near[0]


def _may_be_a_name(utterance: Utterance, first: int, near: Near) -> bool:
    """A capital on a short or distant neighbour is rather the name of something else."""
    capital = utterance.capital(first) and not utterance.begins_sentence(first)
    distant = near.slips > 1 and near.slips >= slips_allowed(len(near.key))
    return capital and (len(near.key) <= _SHORT_NAME or distant)
