"""Cities and areas: what the names of places mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bot.knowledge.base import Place
from bot.knowledge.folding import fold
from bot.knowledge.place_entries import Metro, PlaceEntries


class Area(NamedTuple):
    """One meaning of the name of a country, a state or a group of countries (`wide`)."""

    name: str
    country: str | None
    state: str | None = None
    metro: str | None = None
    wide: bool = False

    def place(self) -> Place:
        """The area as a place; with a metro where all of it is one."""
        return Place(self.name, self.metro, self.country, state=self.state)


class City(NamedTuple):
    """One meaning of a city's name; `main` where the metro is called so itself.

    `shown` is what it is called where a person typed it: a nickname gives way to the name that
    it stands for. `state` and `city` are those of the place.
    """

    name: str
    metro: str
    country: str
    states: tuple[str, ...]
    main: bool
    shown: str
    state: str | None
    city: str | None

    def lies_in(self, areas: Iterable[Area]) -> bool:
        """Whether the city can be in one of the areas; a group of countries excludes none."""
        for area in areas:
            if area.wide:
                return True
            if area.country == self.country and (
                area.state is None or not self.states or area.state in self.states
            ):
                return True
        return False

    def place(self, name: str, *, remote: bool = False) -> Place:
        """The city under the name that it was given."""
        return Place(name, self.metro, self.country, remote, self.state, self.city)


def cities_by_name(entries: PlaceEntries) -> dict[str, list[City]]:
    """The cities of every folded name, the one that the homonyms say first."""
    names = _Names.of(entries)
    cities: defaultdict[str, list[City]] = defaultdict(list)
    for metro in entries.metros:
        for folded, city in names.cities_of(metro):
            cities[folded].append(city)
    for name, default in entries.homonyms.items():
        _put_first(default, cities.get(fold(name), []))
    return dict(cities)


def _put_first(metro: str, meanings: list[City]) -> None:
    meanings.sort(key=lambda city: city.metro != metro)


@dataclass(frozen=True, slots=True)
class _Names:
    """By folded name: which hold several cities, which mean another, and states of cities."""

    regions: frozenset[str]
    meant: Mapping[str, str]
    states: Mapping[str, tuple[tuple[str, str], ...]]

    @classmethod
    def of(cls, entries: PlaceEntries) -> "_Names":
        states: defaultdict[str, tuple[tuple[str, str], ...]] = defaultdict(tuple)
        for part in entries.subdivisions:
            for city in part.cities:
                states[fold(city)] += ((part.country, part.key),)
        meant = {fold(name): city for name, city in entries.other_names.items()}
        return cls(frozenset(map(fold, entries.words.regions)), meant, dict(states))

    def cities_of(self, metro: Metro) -> Iterator[tuple[str, City]]:
        """Every name of a metro, each once, with what it means."""
        own, nicknames = fold(metro.name), frozenset(metro.also)
        names: dict[str, str] = {}
        for name in (metro.name, *metro.cities, *metro.also):
            names.setdefault(fold(name), name)
        for folded, name in names.items():
            meant = self.meant.get(folded)
            if meant is None or fold(meant) not in names:
                meant = metro.name if name in nicknames else name
            plain = fold(meant)
            city = None if self.regions & {folded, plain} else meant
            shown = meant if name in nicknames else name
            state = self._state_of(plain, metro, one_city=city is not None)
            country, states = metro.country, metro.states
            yield folded, City(name, metro.key, country, states, folded == own, shown, state, city)

    def _state_of(self, folded: str, metro: Metro, *, one_city: bool) -> str | None:
        """The state of a city: the first of its metro where none is told; several have none."""
        if len(metro.states) <= 1:
            return metro.states[0] if metro.states else None
        for country, state in self.states.get(folded, ()):
            if country == metro.country and state in metro.states:
                return state
        return metro.states[0] if one_city else None
