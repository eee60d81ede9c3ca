"""What each file of the vocabulary says, gathered over all folders."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from bot.knowledge.families import FamilyEntry
from bot.knowledge.place_entries import Country, Metro, PlaceWords, Subdivision, SupraRegion
from bot.knowledge.vocabulary_entries import (
    Problem,
    items_of,
    read_entries,
    read_mapping,
    strings,
    unknown_key,
)


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """A company or a role, by its slug, and what people call it."""

    slug: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IntentEntry:
    """Phrases that say what a person wants and, where they tell it, in which situation."""

    intent: str
    situation: str | None = None
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the files of all folders say, in the order in which they were read."""

    metros: list[Metro] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    subdivisions: list[Subdivision] = field(default_factory=list)
    supra_regions: list[SupraRegion] = field(default_factory=list)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    homonyms: dict[str, str] = field(default_factory=dict)
    currency_signs: dict[str, str] = field(default_factory=dict)
    families: list[FamilyEntry] = field(default_factory=list)
    roles: list[NamedEntry] = field(default_factory=list)
    companies: list[NamedEntry] = field(default_factory=list)
    intents: list[IntentEntry] = field(default_factory=list)
    terms: list[NamedEntry] = field(default_factory=list)


def _read_places(data: object, gathered: Gathered) -> Iterator[Problem]:
    mappings = {"homonyms": gathered.homonyms, "currency_signs": gathered.currency_signs}
    for section, value in items_of(data):
        if section in _PLACE_LISTS:
            entries = getattr(gathered, section)
            yield from read_entries(value, _PLACE_LISTS[section], entries, (section,))
        elif section in mappings:
            yield from read_mapping(value, mappings[section], (section,))
        elif section == "words":
            yield from _read_words(value, gathered.words)
        else:
            yield unknown_key((section,), [*_PLACE_LISTS, *mappings, "words"])
    if data is not None and not isinstance(data, dict):
        yield Problem((), "KB603", "sections expected, such as 'metros:'")


# Each section is gathered under its own name.
_PLACE_LISTS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "metros": Metro,
        "countries": Country,
        "subdivisions": Subdivision,
        "supra_regions": SupraRegion,
    }
)


def _read_words(value: object, gathered: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    known = {item.name for item in fields(PlaceWords)}
    if not isinstance(value, dict):
        yield Problem(("words",), "KB603", "words by kind expected, such as 'remote: [wfh]'")
        return
    for kind, words in items_of(value):
        read = strings(words)
        if kind not in known:
            yield unknown_key(("words", kind), sorted(known))
        elif read is None:
            yield Problem(("words", kind), "KB603", f"{kind}: a list of words expected")
        else:
            gathered[kind] = gathered.get(kind, ()) + read


def _read_families(data: object, gathered: Gathered) -> Iterator[Problem]:
    return read_entries(data, FamilyEntry, gathered.families)


def _read_roles(data: object, gathered: Gathered) -> Iterator[Problem]:
    return read_entries(data, NamedEntry, gathered.roles)


def _read_companies(data: object, gathered: Gathered) -> Iterator[Problem]:
    return read_entries(data, NamedEntry, gathered.companies)


def _read_intents(data: object, gathered: Gathered) -> Iterator[Problem]:
    return read_entries(data, IntentEntry, gathered.intents)


def _read_terms(data: object, gathered: Gathered) -> Iterator[Problem]:
    return read_entries(data, NamedEntry, gathered.terms)


# By name: what puts the data of a file into what was gathered, and gives what is wrong with it.
READERS: Mapping[str, Callable[[object, Gathered], Iterator[Problem]]] = MappingProxyType(
    {
        "places.yaml": _read_places,
        "lever_families.yaml": _read_families,
        "roles.yaml": _read_roles,
        "companies.yaml": _read_companies,
        "intents.yaml": _read_intents,
        "terms.yaml": _read_terms,
    }
)
