"""Places: as they are written, and with a slip of the finger in a name that is known."""

from collections.abc import Iterator

from bot.knowledge.places import find_places
from bot.understanding.cues import FUNCTION_WORDS, PAY, SENIORITY
from bot.understanding.entities import PlaceMention, Span
from bot.understanding.lexicon import Lexicon, is_ordinary
from bot.understanding.matching import Near, slips_allowed
from bot.understanding.utterance import Utterance

_SHORTEST = 5
_SHORT_NAME = 5
_LONGEST_WINDOW = 2
# In longer texts an unknown word is seldom a place, and is looked at only after "in".
_SHORT_MESSAGE = 15
_BEFORE_A_PLACE = frozenset("in near around".split())
# A message of thousands of unknown words is not a list of misspelt places.
_MOST_SPELLINGS = 40


def find_places_typed(
    utterance: Utterance, lexicon: Lexicon, roles: tuple[Span, ...]
) -> tuple[PlaceMention, ...]:
    """The places that are named, in the order of the words; misspelt ones where it is clear."""
    exact = tuple(
        PlaceMention(
            found.place, utterance.text[found.start : found.end], Span(found.start, found.end)
        )
        for found in find_places(utterance.text, lexicon.gazetteer)
    )
    taken = (*roles, *(mention.span for mention in exact))
    misspelt = tuple(_misspelt(utterance, lexicon, taken))
    return tuple(sorted((*exact, *misspelt), key=lambda mention: mention.span.start))


def _misspelt(
    utterance: Utterance, lexicon: Lexicon, taken: tuple[Span, ...]
) -> Iterator[PlaceMention]:
    index = tried = 0
    free = [_is_free(utterance, index, lexicon, taken) for index in range(len(utterance.words))]
    while index < len(free) and tried < _MOST_SPELLINGS:
        last = None
        if not _may_begin(utterance, index):
            index += 1
            continue
        for end in _windows(utterance, lexicon, index, free):
            tried += 1
            near = _nearest(utterance, lexicon, index, end)
            if near is not None:
                last = end
                span = Span(utterance.words[index].start, utterance.words[end].end)
                typed = utterance.typed(index, end)
                yield PlaceMention(lexicon.places[near.key], typed, span, misspelt=True)
                break
        index = index + 1 if last is None else last + 1


def _is_free(utterance: Utterance, index: int, lexicon: Lexicon, taken: tuple[Span, ...]) -> bool:
    """Whether a word is nothing that we know."""
    word = utterance.words[index]
    if word.key in FUNCTION_WORDS or word.key in PAY or word.key in SENIORITY:
        return False
    if any(span.start <= word.start < span.end for span in taken):
        return False
    return word.key not in lexicon.companies


def _may_begin(utterance: Utterance, index: int) -> bool:
    """Whether a place is likely here: in a short message, or after "in"."""
    short = len(utterance.words) <= _SHORT_MESSAGE
    return short or (index > 0 and utterance.words[index - 1].key in _BEFORE_A_PLACE)


def _windows(utterance: Utterance, lexicon: Lexicon, first: int, free: list[bool]) -> Iterator[int]:
    """The ends of stretches of free words that hold an unknown one, the longest first."""
    ends = range(first, min(first + _LONGEST_WINDOW, len(free)))
    for last in reversed(ends):
        words = utterance.words[first : last + 1]
        joined = all(utterance.gap(index).isspace() for index in range(first, last))
        unknown = any(
            len(word.key) >= _SHORTEST - (last - first)
            and not is_ordinary(word.key, lexicon.ordinary)
            for word in words
        )
        if joined and unknown and all(free[first : last + 1]):
            yield last


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
    capital = utterance.words[first].capital and not utterance.begins_sentence(first)
    distant = near.slips > 1 and near.slips >= slips_allowed(len(near.key))
    return capital and (len(near.key) <= _SHORT_NAME or distant)
