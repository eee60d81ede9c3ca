"""The gazetteer: every name of a place and every word that is none, ready to be looked up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from bot.knowledge.base import Place
from bot.knowledge.cities import Area, City, cities_by_name
from bot.knowledge.folding import fold, without_dots
from bot.knowledge.place_entries import (
    Country,
    Metro,
    PlaceEntries,
    PlaceWords,
    Subdivision,
    SupraRegion,
)


class Kind(Enum):
    """What a name or a word stands for."""

    CITY = "city"
    AREA = "area"  # a country, a state or a group of countries
    REMOTE = "remote"
    HEADQUARTERS = "headquarters"
    QUALIFIER = "qualifier"
    TITLE = "title"
    MONEY = "money"
    UNKNOWN = "unknown"


def remote_place(country: str | None = None) -> Place:
    """Remote work, in a country or anywhere."""
    return Place("Remote", None, country, remote=True)


class Known(NamedTuple):
    """What a name means: the likeliest city first."""

    kind: Kind
    cities: tuple[City, ...] = ()
    areas: tuple[Area, ...] = ()

    def with_code(self, code: "Known") -> "Known":
        """The meanings of a word that is a code too, such as "LA"; a job title is no code."""
        if self.kind is Kind.TITLE:
            return self
        if self.kind is Kind.QUALIFIER:
            return code
        return Known(self.kind, self.cities, tuple(dict.fromkeys((*code.areas, *self.areas))))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every name of a place, and every word that is none.

    `names` is by folded name, `codes` by code in capitals; `reach` says for a first word
    how many words its longest name has.
    """

    names: Mapping[str, Known]
    codes: Mapping[str, Known]
    reach: Mapping[str, int]
    metros: Mapping[str, Metro]
    countries: Mapping[str, Country]
    nothing: frozenset[str]
    name_parts: frozenset[str]
    careful: frozenset[str]
    currencies: frozenset[str]
    currency_signs: Mapping[str, str]

    @classmethod
    def of(cls, entries: PlaceEntries) -> "Gazetteer":
        """Make entries ready to be looked up; of two with one key both count."""
        names = _names(entries)
        countries = {country.code: country for country in entries.countries}
        return cls(
            names=MappingProxyType(names),
            codes=MappingProxyType(_codes(entries)),
            reach=MappingProxyType(_reach(names)),
            metros=MappingProxyType({metro.key: metro for metro in entries.metros}),
            countries=MappingProxyType(countries),
            nothing=frozenset(map(fold, entries.words.nothing)),
            name_parts=frozenset(map(fold, entries.words.name_parts)),
            careful=frozenset(map(fold, entries.words.careful)),
            currencies=frozenset(country.currency for country in entries.countries),
            currency_signs=entries.currency_signs,
        )

    def area_of_code(self, text: str) -> Known | None:
        """What a code stands for, dots or not; codes are in capitals."""
        return self.codes.get(without_dots(text))


def _names(entries: PlaceEntries) -> dict[str, Known]:
    """Every name; a city counts before an area, and an area before a mere word."""
    names = _words(entries.words)
    areas: dict[str, list[Area]] = {}
    for named, area in _areas(entries):
        for name in (named.name, *named.also):
            areas.setdefault(fold(name), []).append(area)
    for name, meanings in areas.items():
        names[name] = Known(Kind.AREA, areas=tuple(meanings))
    for name, cities in cities_by_name(entries).items():
        names[name] = Known(Kind.CITY, tuple(cities), tuple(areas.get(name, ())))
    return names


def _areas(
    entries: PlaceEntries,
) -> Iterator[tuple[Subdivision | Country | SupraRegion, Area]]:
    """Every area, states first: an ambiguous "Georgia" or "CA" alone is the state."""
    for part in entries.subdivisions:
        yield part, Area(part.name, part.country, part.key, part.metro)
    for country in entries.countries:
        yield country, Area(country.name, country.code)
    countries = {country.code for country in entries.countries}
    for group in entries.supra_regions:
        # A part of a country is one of its own, as a state is.
        within = group.name if group.country in countries else None
        yield group, Area(group.name, group.country, within, wide=True)


def _words(words: PlaceWords) -> dict[str, Known]:
    """Words that name no place; what is said last counts where a word stands twice."""
    names: dict[str, Known] = {}
    for kind, listed in (
        (Kind.QUALIFIER, words.qualifiers),
        (Kind.TITLE, words.titles),
        (Kind.HEADQUARTERS, words.headquarters),
        (Kind.REMOTE, words.remote),
    ):
        names.update(dict.fromkeys(map(fold, listed), Known(kind)))
    return names


def _codes(entries: PlaceEntries) -> dict[str, Known]:
    areas: dict[str, list[Area]] = {}
    for named, area in _areas(entries):
        codes = () if isinstance(named, Subdivision) else named.codes
        own = None if isinstance(named, SupraRegion) else named.code
        for code in (*codes, own):
            if code is not None:
                areas.setdefault(code, []).append(area)
    return {code: Known(Kind.AREA, areas=tuple(found)) for code, found in areas.items()}


def _reach(names: Iterable[str]) -> dict[str, int]:
    reach: dict[str, int] = {}
    for name in names:
        first, blank, _ = name.partition(" ")
        if blank:
            reach[first] = max(reach.get(first, 1), name.count(" ") + 1)
    return reach
