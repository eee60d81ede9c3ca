"""Places in what people type."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.knowledge.base import Place
from bot.knowledge.gazetteer import City, Gazetteer, Kind, Known, remote_place
from bot.knowledge.place_tokens import Token, longest_name, tokens_of

_PLACE_KINDS = frozenset({Kind.CITY, Kind.AREA, Kind.REMOTE})
_BEFORE_A_PLACE = frozenset({"in", "near", "around"})
_BETWEEN_REMOTE_AND_AREA = re.compile(r"(?:[\s,/(-]|\bin\b|\bthe\b|\bfrom\b|\bwithin\b)*")
_BETWEEN_CITY_AND_AREA = re.compile(r"\s*,?\s*\(?(?:in (?:the )?)?")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that a text names, and where in the text."""

    place: Place
    start: int
    end: int


class _Hit(NamedTuple):
    known: Known
    start: int
    end: int
    careful: bool  # an everyday word that needs something beside it to be a place


def find_places(text: str, gazetteer: Gazetteer) -> tuple[FoundPlace, ...]:
    """The places that a text names, in its order: whole names only, the longest first.

    An everyday word ("la", "in", "reading") is a place only in capitals, after "in", or with
    its state or country behind it. A name of several cities is the one that fits beside it.
    """
    hits = deque(_hits(text, gazetteer))
    found: list[FoundPlace] = []
    while hits:
        hit = hits.popleft()
        joined = _joined(text, hit, hits[0], gazetteer) if hits else None
        if joined is not None:
            found.append(FoundPlace(joined, hit.start, hits.popleft().end))
        elif not hit.careful:
            found.append(FoundPlace(_alone(hit.known, gazetteer), hit.start, hit.end))
    return tuple(found)


def _hits(text: str, gazetteer: Gazetteer) -> Iterator[_Hit]:
    tokens = tokens_of(text)
    shouting = text.isupper()
    after_city = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.key is None:
            at += 1
            continue
        known, count = longest_name(tokens, at, gazetteer)
        if count == 1 and after_city and (known is None or known.kind is not Kind.CITY):
            known = _code(tokens, at, known, gazetteer)
        after_city = False
        if known is not None and known.kind in _PLACE_KINDS:
            end = tokens[at + count - 1].end
            careful = not _is_plain(tokens, at, count, gazetteer, shouting=shouting)
            after_city = known.kind is Kind.CITY
            yield _Hit(known, token.start, end, careful)
        at += count


def _code(
    tokens: Sequence[Token], at: int, known: Known | None, gazetteer: Gazetteer
) -> Known | None:
    """What a code behind a city means; "or" and "in" need capitals or a comma for it."""
    token = tokens[at]
    code = gazetteer.area_of_code(token.text.upper())
    plain = token.key not in gazetteer.careful
    if code is None or not (plain or token.text.isupper() or tokens[at - 1].text == ","):
        return known
    return code if known is None else known.with_code(code)


def _is_plain(
    tokens: Sequence[Token], at: int, count: int, gazetteer: Gazetteer, *, shouting: bool
) -> bool:
    """Whether a name is one by itself, beside nothing that confirms it."""
    token = tokens[at]
    name = " ".join(word.key or "" for word in tokens[at : at + count])
    known = gazetteer.names.get(name)
    if known is None or name not in gazetteer.careful:
        return known is not None and known.kind in _PLACE_KINDS
    before = tokens[at - 1].key if at > 0 else None
    introduced = before in _BEFORE_A_PLACE or (before == "the" and known.kind is Kind.AREA)
    if len(name) <= _SHORT:
        return introduced or (token.text.isupper() and not shouting)
    return introduced and token.text[0].isupper() and not shouting


def _joined(text: str, hit: _Hit, following: _Hit, gazetteer: Gazetteer) -> Place | None:
    """Two names that are one place: Portland, ME; remote in the US; US remote."""
    between = text[hit.end : following.start]
    kinds = (hit.known.kind, following.known.kind)
    if Kind.REMOTE in kinds and _BETWEEN_REMOTE_AND_AREA.fullmatch(between):
        other = following if hit.known.kind is Kind.REMOTE else hit
        if other.known.kind is Kind.AREA:
            return remote_place(other.known.areas[0].country)
        return None
    if hit.known.kind is not Kind.CITY or not _BETWEEN_CITY_AND_AREA.fullmatch(between):
        return None
    fitting = [city for city in hit.known.cities if city.lies_in(following.known.areas)]
    return _city_place(fitting[0], gazetteer) if fitting else None


def _alone(known: Known, gazetteer: Gazetteer) -> Place:
    """The place of a name that stands by itself."""
    if known.kind is Kind.REMOTE:
        return remote_place()
    if known.cities:
        return _city_place(known.cities[0], gazetteer)
    return known.areas[0].place()


def _city_place(city: City, gazetteer: Gazetteer) -> Place:
    """The city under its name; under that of its metro where a nickname was typed."""
    metro = gazetteer.metros.get(city.metro)
    if metro is not None and city.name in metro.also:
        return city.place(metro.name)
    return city.place(city.name)
