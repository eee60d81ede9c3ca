"""Which time zone is meant by what people type."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.base import Place
from bot.understanding.zone_table import zone_table
from bot.understanding.zones import MOST_GUESSES, guesses, is_zone, title, zones_called

TABLE = zone_table()
INDIA, IRELAND, ISRAEL = "Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"
NEW_YORK, CHICAGO, LOS_ANGELES = "America/New_York", "America/Chicago", "America/Los_Angeles"


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("berln", "Europe/Berlin"),
        ("new york", NEW_YORK),
        ("New York time", NEW_YORK),
        ("são paulo", "America/Sao_Paulo"),
        ("america/new_york", NEW_YORK),
        ("Asia/Kolkata", INDIA),
        ("CET", "CET"),
        ("CEST", "CET"),
        ("EST", NEW_YORK),
        ("pacific time", LOS_ANGELES),
        ("west coast", LOS_ANGELES),
        ("UTC", "Etc/UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("utc +2", "Etc/GMT-2"),
        ("GMT-5", "Etc/GMT+5"),
        ("+02:00", "Etc/GMT-2"),
        ("UTC+5:30", INDIA),
        ("UTC+14", "Etc/GMT-14"),
        ("Etc/GMT-2", "Etc/GMT-2"),
        ("Germany", "Europe/Berlin"),
        ("germny", "Europe/Berlin"),
        ("Japan", "Asia/Tokyo"),
        ("the ukraine", "Europe/Kyiv"),
    ],
)
def test_a_zone_is_known_by_many_names(typed: str, zone: str) -> None:
    assert zones_called(typed) == (zone,)


@pytest.mark.parametrize(
    ("typed", "zones"),
    [
        ("IST", (INDIA, IRELAND, ISRAEL)),
        ("cst", (CHICAGO, "Asia/Shanghai")),
        ("United States", (NEW_YORK, CHICAGO, LOS_ANGELES)),
        ("Canada", ("America/Toronto", "America/Vancouver", "America/Edmonton")),
    ],
)
def test_what_may_be_several_zones_is_all_of_them(typed: str, zones: tuple[str, ...]) -> None:
    assert zones_called(typed) == zones


@pytest.mark.parametrize(
    "typed",
    ["", " ", "?", "the moon", "zzyzx", "UTC+15", "GMT-13", "UTC+5:31", "110k base", "x" * 99],
)
def test_what_is_no_zone_is_none(typed: str) -> None:
    assert zones_called(typed) == ()


def place(name: str, country: str, metro: str | None = None, state: str | None = None) -> Place:
    return Place(name, metro, country, state=state)


@pytest.mark.parametrize(
    ("where", "zones"),
    [
        (place("Austin", "US", "austin", "TX"), (CHICAGO,)),
        (place("El Paso", "US", "el-paso", "TX"), ("America/Denver",)),
        (place("Texas", "US", state="TX"), (CHICAGO,)),
        (place("Vancouver", "CA", "vancouver", "BC"), ("America/Vancouver",)),
        (place("Perth", "AU", "perth", "WA"), ("Australia/Perth",)),
        (place("Rio", "BR", "rio-de-janeiro", "RJ"), ("America/Sao_Paulo",)),
        (place("Kazan", "RU", "kazan"), ("Europe/Moscow",)),
        (place("Tijuana", "MX", "tijuana"), ("America/Tijuana",)),
        (place("Bangalore", "IN", "bangalore", "KA"), (INDIA,)),
        (place("US", "US"), (NEW_YORK, CHICAGO, LOS_ANGELES)),
        (Place("Remote", remote=True), ()),
    ],
)
def test_a_place_has_the_zone_of_its_metro_state_or_country(
    where: Place, zones: tuple[str, ...]
) -> None:
    assert guesses((where,)) == zones


def test_guesses_are_few_and_each_once_in_the_order_of_the_places() -> None:
    seattle = place("Seattle", "US", "seattle", "WA")
    london = place("London", "GB", "london", "England")
    found = guesses((london, seattle, seattle, place("US", "US")))
    assert found == ("Europe/London", LOS_ANGELES, NEW_YORK)
    assert len(found) == MOST_GUESSES


def test_every_zone_of_the_tables_is_one_that_clocks_know() -> None:
    several = (*TABLE.called.values(), *TABLE.countries.values())
    one_each = (TABLE.cities, TABLE.states, TABLE.metros, TABLE.offsets)
    named = {zone for zones in several for zone in zones}
    named |= {zone for table in one_each for zone in table.values()}
    assert all(map(is_zone, named))
    assert all(ZoneInfo(zone).key == zone for zone in named)


@given(st.sampled_from(sorted(TABLE.names.values())))
def test_an_iana_name_is_taken_in_any_case(name: str) -> None:
    part, _, _ = name.partition("/")
    if part not in {name, "Etc"}:
        assert zones_called(name) == zones_called(name.upper()) == (name,)


@given(st.text(max_size=80))
def test_any_text_is_read_and_what_is_found_can_be_set(typed: str) -> None:
    found = zones_called(typed)
    assert len(found) <= MOST_GUESSES
    assert all(map(is_zone, found))


def test_people_read_cities_and_offsets_and_no_codes() -> None:
    shown = [title(zone) for zone in (NEW_YORK, "Etc/GMT-2", "Etc/GMT+5", "Etc/UTC", "CET")]
    assert shown == ["New York, United States", "UTC+2", "UTC-5", "UTC", "CET"]
