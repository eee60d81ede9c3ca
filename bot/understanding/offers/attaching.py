"""Which part of pay each number is said of: the cheapest way to read the message."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from bot.understanding.entities import Span
from bot.understanding.offers.gaps import Gaps
from bot.understanding.offers.labels import Label, Word
from bot.understanding.offers.lines import by_line, lines_of
from bot.understanding.offers.quantities import Kind, Quantity

_MONEY = frozenset({Kind.MONEY, Kind.BARE})
# What each word can be said of.
_TAKES: Mapping[Word, frozenset[Kind]] = MappingProxyType(
    {
        Word.BASE: _MONEY,
        Word.TOTAL: _MONEY,
        Word.SIGN_ON: _MONEY,
        Word.RELOCATION: _MONEY,
        Word.REFRESHER: _MONEY,
        Word.OTHER: _MONEY | {Kind.PERCENT, Kind.SHORT_TIME, Kind.COUNT},
        # "Bonus 3 months": no amount, but what is said of the bonus.
        Word.BONUS: _MONEY | {Kind.PERCENT, Kind.MONTHS, Kind.SHORT_TIME},
        Word.STOCK: _MONEY | {Kind.COUNT, Kind.PERCENT},
        Word.OPTIONS: _MONEY | {Kind.COUNT, Kind.PERCENT},
        Word.STRIKE: _MONEY,
        Word.PRICE: _MONEY,
        Word.MATCH: frozenset({Kind.PERCENT}),
        Word.EXPERIENCE: frozenset({Kind.BARE, Kind.MONTHS}),
    }
)
_PARTS = frozenset(_TAKES)
_EQUITY = frozenset({Word.STOCK, Word.OPTIONS})
_PRICES = frozenset({Word.STRIKE, Word.PRICE})
# A share of the company is small; a larger percentage beside "stock" is about something else.
_LARGEST_SHARE = 5
# Costs by reading offers; only their order matters.
_TIE = re.compile(r"\s?(?:[:=]|(?:is|of|at|was|to|:|will\sbe|would\sbe|in|as)\b)\s*", re.IGNORECASE)
_NEAR = 5
_PAST_A_LABEL = 5.0
_PAST_A_NUMBER = 4.0
_A_LETTER = 0.03
_AGAINST_STYLE = 1.2
_TIED = -0.6
_TIED_FAST = -3.0  # "bonus: 4%"
_COLONS = frozenset(":=")
_NEVER = 1_000.0
_FARTHEST = 11.0
_LETTER = 400
_UNSAID = 6.0  # a number that nothing is said of
_UNSAID_FIRST = 4.0
_UNSAID_SMALL, _SMALL = 1.0, 20  # a level, a number of people
_EMPTY = 3.0  # a word that no number belongs to
_UNLIKELY = 2.0
_ITS_NOUN = -4.0  # what a number of shares counts stands right behind it
# A second number of the same word stands right beside it.
_BESIDE = 1.5


class Pair(NamedTuple):
    """A number and the word that it is said of, by their places in the two lists."""

    quantity: int
    label: int


@dataclass(frozen=True, slots=True)
class Attached:
    """The numbers with their words; `free` are those that nothing is said of, by place."""

    pairs: tuple[Pair, ...]
    free: tuple[int, ...]

    def of(self, label: int) -> tuple[int, ...]:
        """The numbers that a word is said of."""
        return tuple(pair.quantity for pair in self.pairs if pair.label == label)

    def label_of(self, quantity: int) -> int | None:
        """The word that is said of a number."""
        return next((pair.label for pair in self.pairs if pair.quantity == quantity), None)


def attach(gaps: Gaps, quantities: Sequence[Quantity], labels: Sequence[Label]) -> Attached:
    """The cheaper of two readings: words before their numbers, or behind them."""
    table = _table(gaps.text, quantities, labels)
    if table:
        quantities = [
            replace(one, kind=Kind.SHORT_TIME) if place in table else one
            for place, one in enumerate(quantities)
        ]
        heads = set(table.values())
        labels = [
            replace(label, none=True) if index in heads else label
            for index, label in enumerate(labels)
        ]
    best = _cheapest(_Distances(gaps, quantities, labels))
    best = _with_grants(best, quantities, labels)
    best = _with_instalments(gaps.text, best, quantities, labels)
    best = sorted([*best, *(Pair(place, index) for place, index in table.items())])
    taken = {pair.quantity for pair in best}
    free = tuple(
        place
        for place, quantity in enumerate(quantities)
        if place not in taken and quantity.kind in _ANY
    )
    return Attached(tuple(best), free)


_NEAR_A_GRANT = 14
# What may stand between the parts of a sign-on: "80k/60k", "50k: 30k at start, 20k after 1 yr".
_NEXT_PART = re.compile(r"[^\n;.]{0,60}")
_SLASH = re.compile(r"\s?(?:[/+&]|\band\b|\bn\b)\s?\Z", re.IGNORECASE)


def _with_instalments(
    text: str, pairs: Sequence[Pair], quantities: Sequence[Quantity], labels: Sequence[Label]
) -> list[Pair]:
    """The pairs, with the later parts of a sign-on that nothing else is said of."""
    taken = {pair.quantity for pair in pairs}
    found = list(pairs)
    based = any(labels[pair.label].word is Word.BASE for pair in pairs)
    for pair in pairs:
        if labels[pair.label].word is not Word.SIGN_ON:
            continue
        parts = _parts_behind(text, pair.quantity, taken, quantities)
        before = _part_before(text, pair.quantity, taken, quantities, based=based)
        found += [Pair(place, pair.label) for place in (*before, *parts)]
    return sorted(found)


def _parts_behind(
    text: str, place: int, taken: set[int], quantities: Sequence[Quantity]
) -> tuple[int, ...]:
    """The numbers behind a sign-on that are later parts, or the parts that it is the sum of."""
    first, end = quantities[place], quantities[place].span.end
    parts: list[int] = []
    for other in range(place + 1, len(quantities)):
        one = quantities[other]
        if one.kind in {Kind.YEAR, Kind.SHORT_TIME, Kind.MONTHS}:
            continue
        between = text[end : one.span.start]
        if one.kind not in _MONEY or other in taken or _NEXT_PART.fullmatch(between) is None:
            break
        parts.append(other)
        end = one.span.end
    amounts = [quantities[other].low for other in parts]
    if len(amounts) > 1 and sum(amounts[:2]) == first.low:
        return tuple(parts[:2])
    slashed = parts and _SLASH.fullmatch(text[first.span.end : quantities[parts[0]].span.start])
    return tuple(parts[:1]) if slashed and first.scaled == quantities[parts[0]].scaled else ()


_BOTH_YEARS = re.compile(
    r"[^\n.;]{0,20}?\b(?:y|yr|year)s?\s?1\s?(?:and|&|/|,|\+|n)\s?(?:y|yr|year)?\s?2\b",
    re.IGNORECASE,
)


def _part_before(
    text: str, place: int, taken: set[int], quantities: Sequence[Quantity], *, based: bool
) -> tuple[int, ...]:
    """The first part of "31k + 24k sign on yr 1 and 2"; `based` where the base is told besides."""
    before = place - 1
    if before < 0 or before in taken or quantities[before].kind not in _MONEY:
        return ()
    between = text[quantities[before].span.end : quantities[place].span.start]
    years = _BOTH_YEARS.match(text, quantities[place].span.end) is not None
    joined = re.fullmatch(r"\s?(?:[/+&]|and|n)\s?", between, re.IGNORECASE) is not None
    return (before,) if joined and (years or based) else ()


def _with_grants(
    pairs: Sequence[Pair], quantities: Sequence[Quantity], labels: Sequence[Label]
) -> list[Pair]:
    """The pairs, with "grant of 300k total" as a grant: its total is no other part."""
    taken = {pair.label for pair in pairs}
    free = [
        index
        for index, label in enumerate(labels)
        if label.word is Word.STOCK and index not in taken and not label.none
    ]
    moved: list[Pair] = []
    for pair in pairs:
        start = quantities[pair.quantity].span.start
        near = [index for index in free if 0 <= start - labels[index].span.end <= _NEAR_A_GRANT]
        label = labels[pair.label]
        grant = near and label.word is Word.TOTAL and label.span.start > start
        moved.append(Pair(pair.quantity, near[-1]) if grant else pair)
    return moved


_ANY = _MONEY | {Kind.PERCENT, Kind.COUNT}
_TIMES = frozenset({Kind.MONTHS, Kind.SHORT_TIME})
_ATTACHABLE = _ANY | _TIMES


_COLUMNS = 3
_FEWEST_LINES = 2


def _table(text: str, quantities: Sequence[Quantity], labels: Sequence[Label]) -> Mapping[int, int]:
    """The numbers below a line of headings, each with its column; empty where there is none."""
    lines = lines_of(text)
    if len(lines) < _FEWEST_LINES:
        return {}
    table: dict[int, int] = {}
    heads: list[int] = []
    found = zip(by_line(lines, labels), by_line(lines, quantities), strict=True)
    for words, things in found:
        numbers = [place for place in things if quantities[place].kind in _ANY]
        if len(heads) >= _COLUMNS and len(heads) == len(numbers) and not words:
            table.update(zip(numbers, heads, strict=True))
        elif words:
            parts = [index for index in words if labels[index].word in _PARTS]
            heads = [] if numbers else parts
    return table


def _begins(quantities: Sequence[Quantity], labels: Sequence[Label]) -> bool:
    """Whether a word comes before the first number."""
    words = [label.span.start for label in labels if label.word in _PARTS]
    numbers = [quantity.span.start for quantity in quantities if quantity.kind in _ANY]
    return bool(words and numbers) and words[0] < numbers[0]


_GOES_ON = re.compile(r"\b(?:of|up\sto|to|on|over|first|max)\b|@|/", re.IGNORECASE)
# "85k + commission": what is added is no part of what stands before.
_ADDED = re.compile(r"\s*(?:\+|plus\b)\s*", re.IGNORECASE)


# An amount right before a word.
_LONGEST_AMOUNT = 16
_JUST_BEFORE = re.compile(r"\d[\d.,]*[kKlLmM]?\s?\Z")


def _start(span: Span) -> int:
    return span.start


def apart(one: Span, other: Span) -> int:
    """How many letters stand between two spans."""
    return max(one.start - other.end, other.start - one.end, 0)


class _Distances:
    """How far numbers and words are from each other, in what stands between them."""

    def __init__(self, gaps: Gaps, quantities: Sequence[Quantity], labels: Sequence[Label]) -> None:
        self.text = gaps.text
        self.quantities = quantities
        self.labels = labels
        self._gaps = gaps
        self._labels = [label.span.start for label in labels]
        self.first = next((place for place, one in enumerate(quantities) if one.kind in _MONEY), -1)
        self.has_base = any(label.word in {Word.BASE, Word.TOTAL} for label in labels)
        self._years = [one.span.start for one in quantities if one.kind is Kind.YEAR]
        self._numbers = [one.span.start for one in quantities if one.kind in _ANY]

    def reach(self, label: Label, quantity: Quantity) -> float:
        """How far a number may be; in a letter one without a mark may be anything."""
        if label.word is Word.BONUS and quantity.kind in _TIMES:
            return _BESIDE
        bare = quantity.kind is Kind.BARE and len(self.text) > _LETTER
        return _BESIDE if bare else _FARTHEST

    def go_on(self, place: int, other: int) -> bool:
        """Whether two percentages say one thing: "50% up to 6%"."""
        one, two = sorted((self.quantities[place].span, self.quantities[other].span), key=_start)
        return _GOES_ON.search(self.text, one.end, two.start) is not None

    def near(self, quantity: Quantity) -> range:
        """The places of the words that may belong to a number."""
        at = bisect_right(self._labels, quantity.span.start)
        return range(max(0, at - _NEAR), min(len(self.labels), at + _NEAR))

    def between(self, quantity: Quantity, label: Label) -> float:
        """What parts a number from a word; the less, the more they belong together."""
        first, last = sorted((quantity.span, label.span), key=_start)
        start, end = first.end, last.start
        if _ADDED.fullmatch(self.text, start, end) is not None:
            return _NEVER
        words = bisect_right(self._labels, end - 1) - bisect_right(self._labels, start)
        numbers = bisect_right(self._numbers, end - 1) - bisect_right(self._numbers, start)
        cost = self._gaps.weight(start, end) + words * _PAST_A_LABEL + numbers * _PAST_A_NUMBER
        cost += max(0, end - start - 1) * _A_LETTER
        if label.word is Word.SIGN_ON and self._is_of_another_year(label, quantity):
            cost += _PAST_A_NUMBER
        tie = _TIE.match(self.text, start)
        if tie is None or end - tie.end() > _NEAR:
            return cost
        fast = label.span.end == start and self.text[start : start + 1] in _COLONS
        return cost + (_TIED_FAST if fast else _TIED)

    def _is_of_another_year(self, label: Label, quantity: Quantity) -> bool:
        """Whether a year parts a sign-on from the next amount: "70k sign on y1 50k y2"."""
        before = bisect_right(self._numbers, label.span.start) - 1
        beside = (
            before >= 0
            and _JUST_BEFORE.search(
                self.text, max(0, label.span.start - _LONGEST_AMOUNT), label.span.start
            )
            is not None
        )
        behind = label.span.end <= quantity.span.start
        return (
            beside
            and behind
            and any(label.span.end <= start < quantity.span.start for start in self._years)
        )


def _cheapest(distances: _Distances) -> list[Pair]:
    """The pairs of the cheaper style: words before their numbers, or behind them."""
    candidates = list(_candidates(distances))
    readings = [
        _chosen(
            sorted(
                (cost + _AGAINST_STYLE if behind is before else cost, place, index)
                for cost, place, index, behind in candidates
            ),
            distances,
        )
        for before in _styles(distances)
    ]
    return min(readings, key=lambda reading: reading[0])[1]


def _styles(distances: _Distances) -> tuple[bool, bool]:
    """Whether words come before their numbers; first what the message begins with."""
    begins = _begins(distances.quantities, distances.labels)
    return begins, not begins


def _candidates(distances: _Distances) -> Iterator[tuple[float, int, int, bool]]:
    """What each number costs with each word near it, and whether the word stands behind."""
    for place, quantity in enumerate(distances.quantities):
        if quantity.kind not in _ATTACHABLE:
            continue
        for index in distances.near(quantity):
            label = distances.labels[index]
            unlike = _unlike(label, quantity)
            if unlike is None:
                continue
            reach = distances.reach(label, quantity)
            if apart(quantity.span, label.span) * _A_LETTER > reach - unlike - _TIED_FAST:
                continue
            cost = distances.between(quantity, label) + unlike
            if cost <= reach:
                yield cost, place, index, label.span.start > quantity.span.start


def _chosen(
    candidates: Sequence[tuple[float, int, int]], distances: _Distances
) -> tuple[float, list[Pair]]:
    pairs: list[Pair] = []
    taken: set[int] = set()
    kinds: dict[int, list[Kind]] = {}
    first: dict[int, int] = {}
    cost = 0.0
    for price, place, index in candidates:
        label, kind = distances.labels[index], distances.quantities[place].kind
        other = index in kinds and not _same_again(distances, distances.quantities[place])
        if place in taken or not _has_room(label, kind, kinds.get(index, []), price):
            continue
        if label.word is Word.MATCH and index in first and not distances.go_on(first[index], place):
            continue
        if other and label.word is Word.BONUS:
            continue
        taken.add(place)
        first.setdefault(index, place)
        kinds.setdefault(index, []).append(kind)
        pairs.append(Pair(place, index))
        cost += price
    pairs, saved = _swapped(pairs, {(place, index): price for price, place, index in candidates})
    cost -= saved
    unsaid = sum(
        _unsaid(distances, place)
        for place, quantity in enumerate(distances.quantities)
        if place not in taken and quantity.kind in _ANY
    )
    empty = sum(
        1
        for index, label in enumerate(distances.labels)
        if index not in kinds and label.word in _PARTS and not label.none
    )
    return cost + unsaid + empty * _EMPTY, sorted(pairs)


def _swapped(
    pairs: Sequence[Pair], prices: Mapping[tuple[int, int], float]
) -> tuple[list[Pair], float]:
    """The pairs with words swapped where two are cheaper so, and how much cheaper they are.

    Taking the cheapest pair first, as is done before, can leave a number a word from far away.
    """
    found, saved = list(pairs), 0.0
    counts = Counter(pair.label for pair in pairs)
    single = [at for at, pair in enumerate(found) if counts[pair.label] == 1]
    for one, other in combinations(single, 2):
        (place, index), (after, word) = found[one], found[other]
        now = prices[place, index] + prices[after, word]
        then = prices.get((place, word), _NEVER) + prices.get((after, index), _NEVER)
        if then < now:
            found[one], found[other] = Pair(place, word), Pair(after, index)
            saved += now - then
    return found, saved


def _unsaid(distances: _Distances, place: int) -> float:
    """What it costs to say nothing of a number; the first may be the base all the same."""
    quantity = distances.quantities[place]
    if quantity.kind is Kind.BARE and quantity.high < _SMALL:
        return _UNSAID_SMALL
    return _UNSAID_FIRST if place == distances.first and not distances.has_base else _UNSAID


def _same_again(distances: _Distances, quantity: Quantity) -> bool:
    """Whether a number says again what stands before it: "15% bonus (22k)", "10% = 15k"."""
    return distances.text[: quantity.span.start].rstrip()[-1:] in {"(", "=", "~", "≈"}


def _has_room(label: Label, kind: Kind, taken: Sequence[Kind], price: float) -> bool:
    """Whether a word can be said of one number more."""
    match label.word:
        case Word.MATCH:
            return len(taken) < 2
        case Word.BONUS:  # "15% bonus (22k)"
            other = len(taken) == 1 and (Kind.PERCENT in taken) != (kind is Kind.PERCENT)
            return not taken or (other and price <= _BESIDE)
        case _:
            return not taken


def _unlike(label: Label, quantity: Quantity) -> float | None:
    """What it costs to say a word of a number; None where it cannot be said."""
    if label.none or quantity.kind not in _TAKES.get(label.word, frozenset()):
        return None
    if quantity.each != (label.word in _PRICES) and (quantity.each or label.word in _PRICES):
        return None if quantity.each else 0.5
    if label.word in _EQUITY and quantity.kind is Kind.PERCENT:
        return None if quantity.high > _LARGEST_SHARE else 0.5
    if label.word in {Word.BONUS, Word.SIGN_ON} and quantity.over is not None:
        return None
    if quantity.kind is Kind.COUNT and 0 <= label.span.start - quantity.span.end <= 1:
        return _ITS_NOUN
    if label.word is Word.OPTIONS and (quantity.currency or quantity.over):
        return _UNLIKELY
    return 0.0
