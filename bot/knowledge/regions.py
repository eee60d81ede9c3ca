"""What the region label of a guide means: its places, headquarters and currency."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.knowledge.base import Place
from bot.knowledge.cities import Area, City
from bot.knowledge.diagnostics import shown
from bot.knowledge.folding import fold
from bot.knowledge.gazetteer import Gazetteer, Kind, remote_place
from bot.knowledge.region_layout import Layout
from bot.knowledge.region_terms import terms_of, with_flags_in_words

_HEAD = re.compile(r"\s*(?:[—–(:;]|\s-\s)")
_LONGEST_LABEL = 300


@dataclass(frozen=True, slots=True)
class RegionReading:
    """What a region label says; `problem` in words where it names no place that we know.

    `countries` are those that it names to say where its places lie.
    """

    places: tuple[Place, ...]
    is_headquarters: bool = False
    currency_hint: str | None = None
    problem: str | None = None
    countries: tuple[str, ...] = ()


def read_region(label: str, gazetteer: Gazetteer) -> RegionReading:
    """Read a guide's region label: the places in it, in its order."""
    known = gazetteer.names.get(label.casefold())
    if known is not None and known.cities:
        return RegionReading((known.cities[0].place(label),))
    text = " ".join(label[:_LONGEST_LABEL].replace("*", " ").split())
    plain = with_flags_in_words(text, gazetteer)
    if not plain:
        return RegionReading((), problem="the region is empty")
    if fold(_HEAD.split(plain, maxsplit=1)[0]) in gazetteer.nothing:
        return RegionReading((), problem=f"'{shown(text)}' names no place")
    return _Reader(text, Layout.of(terms_of(plain, gazetteer)), gazetteer).reading()


class _Reader:
    """Reads the places out of one label."""

    def __init__(self, text: str, layout: Layout, gazetteer: Gazetteer) -> None:
        self._text = text
        self._layout = layout
        self._terms = layout.terms
        self._gazetteer = gazetteer
        self._currency = self._currency_hint()
        self._bound = [layout.is_bound(at) for at in range(len(layout.terms))]
        self._context = [
            term.known.areas for term, bound in zip(self._terms, self._bound, strict=True) if bound
        ]
        self._places: list[Place] = []
        self._unknown: list[str] = []

    def reading(self) -> RegionReading:
        """All that the label says."""
        for at, term in enumerate(self._terms):
            if term.kind is Kind.CITY:
                self._add_city(at)
            elif term.kind is Kind.UNKNOWN and self._layout.is_name(at):
                self._add_unknown_city(at)
            elif term.kind is Kind.AREA and not self._bound[at]:
                self._add_area(at)
            elif term.kind is Kind.REMOTE and self._layout.remote_city(at) is None:
                self._places.extend(map(remote_place, self._remote_countries(at)))
        return RegionReading(
            tuple(dict.fromkeys(self._places)),
            any(term.kind is Kind.HEADQUARTERS for term in self._terms),
            self._currency,
            self._problem(),
            self._countries(),
        )

    def _countries(self) -> tuple[str, ...]:
        codes = (self._likeliest(areas).country for areas in self._context)
        return tuple(dict.fromkeys(code for code in codes if code is not None))

    def _problem(self) -> str | None:
        if self._unknown:
            return f"unknown place '{shown(self._unknown[0])}'"
        if self._places:
            return None
        if any(term.kind is Kind.TITLE for term in self._terms):
            return f"'{shown(self._text)}' is a job title or a level, not a place"
        return f"'{shown(self._text)}' names no place"

    def _currency_hint(self) -> str | None:
        for term in self._terms:
            if term.kind is Kind.MONEY:
                if term.text in self._gazetteer.currencies:
                    return term.text
                sign = self._gazetteer.currency_signs.get(term.text)
                if sign is not None:
                    return sign
        return None

    # What a term gives

    def _add_city(self, at: int) -> None:
        text = self._terms[at].text
        own = self._layout.areas_behind(at)
        city = self._choose(at, own)
        remote = self._is_remote(at)
        if city is not None:
            self._places.append(city.place(text, remote=remote))
        else:
            area = self._likeliest(own[0])
            self._places.append(Place(text, None, area.country, remote, area.state, city=text))

    def _is_remote(self, at: int) -> bool:
        return any(
            term.kind is Kind.REMOTE and self._layout.remote_city(other) == at
            for other, term in enumerate(self._terms)
        )

    def _add_unknown_city(self, at: int) -> None:
        text = self._terms[at].text
        for areas in (*self._layout.areas_behind(at), *self._context):
            area = self._likeliest(areas)
            if area.country is not None:
                self._places.append(Place(text, None, area.country, state=area.state, city=text))
                return
        self._places.append(Place(text))
        self._unknown.append(text)

    def _add_area(self, at: int) -> None:
        area = self._likeliest(self._terms[at].known.areas)
        remote = self._layout.continues_remote(at)
        self._places.append(remote_place(area.country) if remote else area.place())

    def _remote_countries(self, at: int) -> Iterable[str | None]:
        """Where remote work is: said beside it, else the one country of the label."""
        own = self._layout.areas_behind(at)
        if not own and at > 0 and self._bound[at - 1]:
            own = [self._terms[at - 1].known.areas]
        if own:
            return dict.fromkeys(self._sure_country(areas) for areas in own)
        countries: set[str | None] = set()
        for term in self._terms:
            if term.kind is Kind.CITY:
                countries.add(term.known.cities[0].country)
            elif term.kind is Kind.AREA:
                countries.add(self._likeliest(term.known.areas).country)
        return countries if len(countries) == 1 else (None,)

    # Which of several meanings is meant

    def _choose(self, at: int, own: list[tuple[Area, ...]]) -> City | None:
        """The city of a name that fits what stands beside it; None where none does."""
        cities = self._terms[at].known.cities
        fitting = [city for city in cities if all(city.lies_in(areas) for areas in own)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        for areas in self._context:
            fitting = [city for city in fitting if city.lies_in(areas)] or fitting
        return fitting[0] if len(fitting) == 1 else self._near_the_others(at, fitting)

    def _near_the_others(self, at: int, cities: list[City]) -> City:
        """Of several cities the one in a metro, currency or country that the label names too."""
        first = cities[0]
        others = [
            term.known.cities[0]
            for number, term in enumerate(self._terms)
            if term.kind is Kind.CITY and number != at
        ]
        metros = {other.metro for other in others}
        countries = {other.country for other in others}
        tests: tuple[Callable[[City], bool], ...] = (
            lambda city: city.metro in metros,
            lambda city: self._is_paid_here(city.country),
            lambda city: city.main and not first.main and city.country in countries,
        )
        return next((city for test in tests for city in cities if test(city)), first)

    def _likeliest(self, areas: tuple[Area, ...]) -> Area:
        """The area that has the currency of the label, else the first."""
        return next((area for area in areas if self._is_paid_here(area.country)), areas[0])

    def _sure_country(self, areas: tuple[Area, ...]) -> str | None:
        """The country of an area, None for a code of several such as "DE" or "IN"."""
        likeliest = self._likeliest(areas)
        several = any(area.country != likeliest.country for area in areas)
        said = self._is_paid_here(likeliest.country)
        return None if several and not said else likeliest.country

    def _is_paid_here(self, code: str | None) -> bool:
        """Whether a country has the currency that the label names."""
        country = self._gazetteer.countries.get(code or "")
        return country is not None and country.currency == self._currency
