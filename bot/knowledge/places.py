"""Places in what people type."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.knowledge.base import HEADQUARTERS, Place
from bot.knowledge.gazetteer import Gazetteer, Kind, Known, remote_place
from bot.knowledge.place_tokens import Token, longest_name, tokens_of

_PLACE_KINDS = frozenset({Kind.CITY, Kind.AREA, Kind.REMOTE, Kind.HEADQUARTERS})
_BEFORE_A_PLACE = frozenset({"in", "near", "around"})
_BETWEEN_REMOTE_AND_AREA = re.compile(r"(?:[\s,/(-]|\bin\b|\bthe\b|\bfrom\b|\bwithin\b)*")
_BETWEEN_CITY_AND_AREA = re.compile(r"\s*,?\s*\(?(?:in (?:the )?)?")
_BETWEEN_HEADQUARTERS_AND_PLACE = re.compile(r"(?:[\s()-]|\bin\b|\bat\b|\bis\b|\bthe\b)*")
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


def find_places(
    text: str, gazetteer: Gazetteer, *, shouting: bool | None = None
) -> tuple[FoundPlace, ...]:
    """The places that a text names, in its order: whole names only, the longest first.

    An everyday word ("la", "in", "reading") is a place only in capitals, after "in", or with
    its state or country behind it. A name of several cities is the one that fits beside it.
    Headquarters are a place of their own unless it is said where they are. `shouting` says
    whether capitals mean nothing, as in a text that has no other letters.
    """
    loud = text.isupper() if shouting is None else shouting
    return _seats_put_together(text, _found(text, gazetteer, shouting=loud))


def _found(text: str, gazetteer: Gazetteer, *, shouting: bool) -> Iterator[FoundPlace]:
    hits = deque(_hits(text, gazetteer, shouting=shouting))
    while hits:
        hit = hits.popleft()
        joined = _joined(text, hit, hits[0]) if hits else None
        if joined is not None:
            yield FoundPlace(joined, hit.start, hits.popleft().end)
        elif not hit.careful:
            yield FoundPlace(_alone(hit.known), hit.start, hit.end)


def _hits(text: str, gazetteer: Gazetteer, *, shouting: bool) -> Iterator[_Hit]:
    tokens = tokens_of(text)
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


def _seats_put_together(text: str, found: Iterable[FoundPlace]) -> tuple[FoundPlace, ...]:
    """The places, "HQ" as one with a place beside it: Seattle HQ, headquarters in Seattle."""
    places: list[FoundPlace] = []
    for hit in found:
        seat = _seat(text, places[-1], hit) if places else None
        if seat is None:
            places.append(hit)
        else:
            places[-1] = FoundPlace(seat, places[-1].start, hit.end)
    return tuple(places)


def _seat(text: str, hit: FoundPlace, following: FoundPlace) -> Place | None:
    """The place of headquarters, where one of two hits is "HQ" and the other says where."""
    if (hit.place == HEADQUARTERS) is (following.place == HEADQUARTERS):
        return None
    place = following.place if hit.place == HEADQUARTERS else hit.place
    between = text[hit.end : following.start]
    beside = _BETWEEN_HEADQUARTERS_AND_PLACE.fullmatch(between) is not None
    return place if beside and not place.remote else None


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


def _joined(text: str, hit: _Hit, following: _Hit) -> Place | None:
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
    return fitting[0].place(fitting[0].shown) if fitting else None


def _alone(known: Known) -> Place:
    """The place of a name that stands by itself."""
    if known.kind is Kind.REMOTE:
        return remote_place()
    if known.kind is Kind.HEADQUARTERS:
        return HEADQUARTERS
    if known.cities:
        return known.cities[0].place(known.cities[0].shown)
    return known.areas[0].place()
