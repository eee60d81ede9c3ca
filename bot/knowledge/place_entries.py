"""What the vocabulary says about places, as it is written there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Metro:
    """A labour market: its cities, its nicknames, and the states or provinces it lies in."""

    key: str
    name: str
    country: str
    states: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country; `codes` are abbreviations beside the ISO code."""

    code: str
    name: str
    currency: str
    codes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A state or a part of a country; with `metro` where all of it is one labour market.

    `cities` are those of a metro that lies in several states which are in this one.
    """

    name: str
    country: str
    code: str | None = None
    metro: str | None = None
    also: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The code, or the name where there is none."""
        return self.code or self.name


@dataclass(frozen=True, slots=True)
class SupraRegion:
    """A group of countries, or a part of one; `country` where one code stands for all of it."""

    name: str
    country: str | None = None
    codes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words in a label that name no place; `careful` ones are everyday words besides.

    `regions` are names of metros, and of parts of them, that hold several cities.
    """

    remote: tuple[str, ...] = ()
    headquarters: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    name_parts: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceEntries:
    """All that the vocabulary says about places."""

    metros: tuple[Metro, ...] = ()
    countries: tuple[Country, ...] = ()
    subdivisions: tuple[Subdivision, ...] = ()
    supra_regions: tuple[SupraRegion, ...] = ()
    words: PlaceWords = PlaceWords()
    homonyms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    other_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    currency_signs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
