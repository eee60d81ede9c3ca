"""The zones that there are, where they lie, and what people call them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from bot.knowledge.folding import fold

_OFFSETS = "Etc/"
Zones = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZoneTable:
    """What is known of zones, which are called by their IANA names.

    `names` holds each IANA name under itself in small letters; `called` is what people say, with
    all zones that it may mean. `cities` is the last part of an IANA name, by its folded words, and
    `countries` the zones of a country, the one of most people first. `titles` are the names of
    countries by their code, and `homes` the countries of zones.
    """

    names: Mapping[str, str]
    called: Mapping[str, Zones]
    cities: Mapping[str, str]
    countries: Mapping[str, Zones]
    states: Mapping[tuple[str, str], str]
    metros: Mapping[str, str]
    offsets: Mapping[str, str]
    titles: Mapping[str, str]
    homes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@lru_cache(maxsize=1)
def zone_table() -> ZoneTable:
    """Read the tables; they do not change while the process runs."""
    names = _tzdata("zones").split()
    lying = [line.split("\t") for line in _lines(_tzdata("zoneinfo/zone.tab"))]
    own = [line.split(" ", 1) for line in _lines(_own())]
    listed = {code: (zone,) for code, _, zone, *_ in reversed(lying)}
    said = dict(_split(rest, 1) for kind, rest in own if kind == "country")
    titles = dict(line.split("\t") for line in _lines(_tzdata("zoneinfo/iso3166.tab")))
    return ZoneTable(
        names=MappingProxyType({name.casefold(): name for name in names}),
        called=MappingProxyType(dict(_called(rest for kind, rest in own if kind == "name"))),
        cities=MappingProxyType(_cities(names, {zone for _, _, zone, *_ in lying})),
        countries=MappingProxyType(listed | said),
        states=MappingProxyType(
            {(part[0], part[1]): part[2] for part in _parts(own, "state")},
        ),
        metros=MappingProxyType({part[0]: part[1] for part in _parts(own, "metro")}),
        offsets=MappingProxyType({part[0]: part[1] for part in _parts(own, "offset")}),
        titles=MappingProxyType(titles),
        homes=MappingProxyType({zone: code for code, _, zone, *_ in lying}),
    )


def _own() -> str:
    return Path(__file__).with_name("zones.txt").read_text(encoding="utf-8")


def _tzdata(name: str) -> str:
    """A table of the package; zoneinfo's own list would walk through thousands of files."""
    from importlib.resources import files  # noqa: PLC0415 - few who talk to us name a zone

    return files("tzdata").joinpath(name).read_text(encoding="utf-8")


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _parts(own: Iterable[list[str]], wanted: str) -> Iterator[list[str]]:
    return (rest.split() for kind, rest in own if kind == wanted)


def _split(rest: str, before: int) -> tuple[str, Zones]:
    parts = rest.split()
    return " ".join(parts[:before]), tuple(parts[before:])


def _called(lines: Iterable[str]) -> Iterator[tuple[str, Zones]]:
    """What people say, of any number of words, and the zones behind it."""
    for line in lines:
        words = line.split()
        zones = tuple(word for word in words if "/" in word or word.isupper())
        yield " ".join(words[: len(words) - len(zones)]), zones


def _cities(names: Iterable[str], lying: set[str]) -> dict[str, str]:
    """The cities that zones are called after; of two zones the one that is no mere other name."""
    cities: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (name in lying, name)):
        place, _, city = name.rpartition("/")
        if place and not name.startswith(_OFFSETS):
            cities[fold(city.replace("_", " "))] = name
    return cities
