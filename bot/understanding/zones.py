"""The time zone that a person means: by city, country, state, abbreviation, offset or IANA name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.knowledge.base import Place
from bot.knowledge.folding import fold
from bot.understanding.matching import Spellings
from bot.understanding.zone_table import zone_table

# More are not read on a phone.
MOST_GUESSES = 3
_LONGEST = 60
_OFFSET = re.compile(
    r"(?:(?:utc|gmt)\s*)?(?P<sign>[+\-−–])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?|(?:utc|gmt)\s*0",
    re.ASCII,
)
_FARTHEST_EAST, _FARTHEST_WEST = 14, 12
_AROUND = re.compile(r"^(?:the|in|at|to|is|my)\s+|\s+(?:time|time ?zone|tz|standard|daylight)$")
_FIXED = re.compile(r"Etc/GMT(?P<sign>[+-])(?P<hours>\d{1,2})")


def is_zone(name: str) -> bool:
    """Whether there is a zone of that very name."""
    return zone_table().names.get(name.casefold()) == name


def zones_called(
    typed: str, places: tuple[Place, ...] = (), *, guessing: bool = True
) -> tuple[str, ...]:
    """The zones that a text may mean: none, the one that is meant, or several to ask about.

    `places` are those that the text names; `guessing` reads misspelt names too.
    """
    said = _bare(typed)
    if not said or len(said) > _LONGEST:
        return ()
    return _called(said) or guesses(places) or (_nearly(said) if guessing else ())


def guesses(places: tuple[Place, ...]) -> tuple[str, ...]:
    """The zones of places that a person talked about, the first first, a few at most."""
    found = dict.fromkeys(zone for place in places for zone in _zones_of(place))
    return tuple(found)[:MOST_GUESSES]


def title(zone: str) -> str:
    """What a zone is called for people: its city and country, or its offset."""
    fixed = _FIXED.fullmatch(zone)
    if fixed is not None:
        # The names count the other way: Etc/GMT-2 is two hours east of Greenwich.
        return f"UTC{'-' if fixed['sign'] == '+' else '+'}{fixed['hours']}"
    place, _, city = zone.rpartition("/")
    if not place or place == "Etc":
        return city
    table = zone_table()
    country = table.titles.get(table.homes.get(zone, ""))
    name = city.replace("_", " ")
    return name if country is None or country == name else f"{name}, {country}"


def _bare(typed: str) -> str:
    """What was typed, in small letters, without the words around a zone."""
    said = " ".join(typed.casefold().split()).strip(" .!?,;:()\"'“”")
    while (bare := _AROUND.sub("", said)) != said:
        said = bare
    return said


def _called(said: str) -> tuple[str, ...]:
    """The zones that are called exactly so."""
    table = zone_table()
    folded = fold(said.replace("_", " "))
    if folded in table.called:
        return table.called[folded]
    land = _in_a_country(said)
    if land:
        return land
    for name in (said, said.replace(" ", "_")):
        if name in table.names:
            return (table.names[name],)
    offset = _OFFSET.fullmatch(said)
    if offset is not None:
        return tuple(_at_offset(offset))
    city = table.cities.get(folded)
    return () if city is None else (city,)


def _at_offset(offset: re.Match[str]) -> Iterator[str]:
    """The zone of an offset; of one that is no whole hour the one that has it all year."""
    if offset["sign"] is None:
        yield "Etc/UTC"
        return
    east, hours = offset["sign"] == "+", int(offset["hours"])
    minutes = int(offset["minutes"] or 0)
    if minutes:
        written = f"{'+' if east else '-'}{hours}:{minutes:02}"
        yield from filter(None, (zone_table().offsets.get(written),))
    elif not hours:
        yield "Etc/UTC"
    elif hours <= (_FARTHEST_EAST if east else _FARTHEST_WEST):
        yield f"Etc/GMT{'-' if east else '+'}{hours}"


def _zones_of(place: Place) -> tuple[str, ...]:
    """The zone of a place; all that are likely where it is a large country."""
    table = zone_table()
    if place.metro is not None and place.metro in table.metros:
        return (table.metros[place.metro],)
    if place.country is None:
        return ()
    state = table.states.get((place.country, place.state or ""))
    if state is not None:
        return (state,)
    zones = table.countries.get(place.country, ())
    # Without a metro or a state it is the whole country, whatever its clocks show.
    return zones[:1] if place.metro is not None or place.state is not None else zones


def _in_a_country(said: str) -> tuple[str, ...]:
    code = _country_codes().get(fold(said))
    return () if code is None else zone_table().countries.get(code, ())


def _nearly(said: str) -> tuple[str, ...]:
    """The zones of the one name that is nearest to a misspelt one."""
    near = _spellings().near(fold(said))
    nearest = {one.key for one in near if (one.slips, one.cost) == (near[0].slips, near[0].cost)}
    found = dict.fromkeys(zone for key in sorted(nearest) for zone in _by_name(key))
    return tuple(found)[:MOST_GUESSES]


def _by_name(name: str) -> tuple[str, ...]:
    city = zone_table().cities.get(name)
    return (city,) if city is not None else _in_a_country(name)


@lru_cache(maxsize=1)
def _country_codes() -> dict[str, str]:
    return {fold(name): code for code, name in zone_table().titles.items()}


@lru_cache(maxsize=1)
def _spellings() -> Spellings:
    return Spellings.of((*zone_table().cities, *_country_codes()))
