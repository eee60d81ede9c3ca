"""What each file of the vocabulary says, gathered over all folders."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from bot.knowledge.families import FamilyEntry
from bot.knowledge.ladders import LadderEntry, read_ladders
from bot.knowledge.place_entries import Country, Metro, PlaceWords, Subdivision, SupraRegion
from bot.knowledge.role_words import RoleEntry
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
    """A word of pay, by its slug, and what people call it."""

    slug: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompanyEntry:
    """A company, by its slug, and what people call it.

    `also` and `formerly` are unmistakable; `tickers` are letters that are a name only beside what
    speaks of an employer, and `words` everyday words that are one only in capitals besides.
    `owns` are brands and parts that pay as the company does, and `group` firms of the same group
    that pay on their own.
    """

    slug: str
    name: str
    also: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    owns: tuple[str, ...] = ()
    group: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IntentEntry:
    """What says what a person wants and, where it tells it, in which situation.

    It is said by a phrase, by one of `openings` with one of `verbs` a few words behind it, by one
    of `first` at the beginning of a message, and by one of `last` at its end.
    """

    intent: str
    situation: str | None = None
    phrases: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the files of all folders say, in the order in which they were read."""

    metros: list[Metro] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    subdivisions: list[Subdivision] = field(default_factory=list)
    supra_regions: list[SupraRegion] = field(default_factory=list)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    homonyms: dict[str, str] = field(default_factory=dict)
    other_names: dict[str, str] = field(default_factory=dict)
    currency_signs: dict[str, str] = field(default_factory=dict)
    families: list[FamilyEntry] = field(default_factory=list)
    roles: list[RoleEntry] = field(default_factory=list)
    companies: list[CompanyEntry] = field(default_factory=list)
    intents: list[IntentEntry] = field(default_factory=list)
    terms: list[NamedEntry] = field(default_factory=list)
    ladders: list[LadderEntry] = field(default_factory=list)


def _read_places(data: object, gathered: Gathered) -> Iterator[Problem]:
    mappings = {
        "homonyms": gathered.homonyms,
        "other_names": gathered.other_names,
        "currency_signs": gathered.currency_signs,
    }
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
    return read_entries(data, RoleEntry, gathered.roles)


def _read_companies(data: object, gathered: Gathered) -> Iterator[Problem]:
    return read_entries(data, CompanyEntry, gathered.companies)


def _read_intents(data: object, gathered: Gathered) -> Iterator[Problem]:
    return read_entries(data, IntentEntry, gathered.intents)


def _read_terms(data: object, gathered: Gathered) -> Iterator[Problem]:
    return read_entries(data, NamedEntry, gathered.terms)


def _read_ladders(data: object, gathered: Gathered) -> Iterator[Problem]:
    return read_ladders(data, gathered.ladders)


# By name: what puts the data of a file into what was gathered, and gives what is wrong with it.
READERS: Mapping[str, Callable[[object, Gathered], Iterator[Problem]]] = MappingProxyType(
    {
        "places.yaml": _read_places,
        "lever_families.yaml": _read_families,
        "roles.yaml": _read_roles,
        "companies.yaml": _read_companies,
        "intents.yaml": _read_intents,
        "terms.yaml": _read_terms,
        "ladders.yaml": _read_ladders,
    }
)
