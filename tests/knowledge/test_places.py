from pathlib import Path

import pytest

from bot.knowledge.base import HEADQUARTERS
from bot.knowledge.places import find_places
from bot.knowledge.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
GAZETTEER = load_vocabulary([ROOT / "knowledge" / "vocabulary"])[0].gazetteer


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    """What a text names: the words, the metro and the country."""
    places = find_places(text, GAZETTEER)
    return [(text[hit.start : hit.end], hit.place.metro, hit.place.country) for hit in places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("whats the range for swe at ally in detroit?", [("detroit", "detroit", "US")]),
        ("swe nyc - who pays more", [("nyc", "new-york", "US")]),
        ("sf or nyc", [("sf", "sf-bay-area", "US"), ("nyc", "new-york", "US")]),
        ("nvdia santa clara, + what levers", [("santa clara", "sf-bay-area", "US")]),
        ("the bay", [("the bay", "sf-bay-area", "US")]),
        ("blr vs ldn", [("blr", "bangalore", "IN"), ("ldn", "london", "GB")]),
        ("dmv", [("dmv", "washington-dc", "US")]),
        ("cambridge uk", [("cambridge uk", "cambridge-uk", "GB")]),
        ("portland, me", [("portland, me", "portland-me", "US")]),
        ("san jose, costa rica", [("san jose, costa rica", "san-jose-cr", "CR")]),
        ("portland or seattle", [("portland", "portland", "US"), ("seattle", "seattle", "US")]),
        ("rochester ny", [("rochester ny", "rochester-ny", "US")]),
        ("new york ny", [("new york ny", "new-york", "US")]),
        ("São Paulo", [("São Paulo", "sao-paulo", "BR")]),
        ("swe in la", [("la", "los-angeles", "US")]),
        ("LA pay", [("LA", "los-angeles", "US")]),
        ("swe in us", [("us", None, "US")]),
        ("swe in reading, uk", [("reading, uk", "reading", "GB")]),
        ("swe in Reading", [("Reading", "reading", "GB")]),
    ],
)
def test_places_are_found_in_what_people_type(
    text: str, places: list[tuple[str, str | None, str | None]]
) -> None:
    assert found(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "is it ok with us",
        "i want more in or out, tell me",
        "WHAT DO THEY PAY US",
        "in reading the guide",
        "is it nice",
        "oh la la",
        "detroiters londonderry",
        "hi, as a de i am ok",
        "",
    ],
)
def test_everyday_words_are_no_places(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("stripe london £ vs remote us $", "remote us", "US"),
        ("US remote", "US remote", "US"),
        ("is it remote in the uk?", "remote in the uk", "GB"),
        ("is remote pay lower", "remote", None),
    ],
)
def test_remote_work_takes_its_country_along(text: str, words: str, country: str | None) -> None:
    hits = [hit for hit in find_places(text, GAZETTEER) if hit.place.remote]
    assert [(text[hit.start : hit.end], hit.place.country) for hit in hits] == [(words, country)]


NAMES = """
sf                                 | San Francisco
sfo                                | San Francisco
san fran                           | San Francisco
sjc                                | San Jose
bay area                           | Bay Area
the bay                            | Bay Area
sv                                 | Bay Area
silicon valley                     | Bay Area
nyc                                | New York
ny                                 | New York
in la                              | Los Angeles
LA pay                             | Los Angeles
pay in oc                          | Orange County
dc                                 | Washington DC
pay in Nova                        | Northern Virginia
SEA pay                            | Seattle
philly                             | Philadelphia
atx                                | Austin
CHI pay                            | Chicago
bos                                | Boston
rtp                                | Research Triangle Park
ldn                                | London
blr                                | Bangalore
hyd                                | Hyderabad
ggn                                | Gurgaon
tlv                                | Tel Aviv
AMS pay                            | Amsterdam
sg                                 | Singapore
syd                                | Sydney
yyz                                | Toronto
bengaluru                          | Bengaluru
brooklyn                           | Brooklyn
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [tuple(map(str.strip, line.split("|"))) for line in NAMES.strip().splitlines()],
)
def test_a_nickname_is_shown_as_the_city_or_the_area_that_it_means(text: str, name: str) -> None:
    assert find_places(text, GAZETTEER)[-1].place.name == name


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("nyc", "New York"),
        ("New York City", "New York"),
        ("bengaluru", "Bangalore"),
        ("Gurugram", "Gurgaon"),
        ("Bellevue", "Bellevue"),
        ("sf", "San Francisco"),
        ("bay area", None),
        ("greater seattle", None),
        ("stamford", "Stamford"),
        ("connecticut", None),
        ("germany", None),
        ("odessa, tx", "Odessa"),
        ("odessa", "Odesa"),
    ],
)
def test_a_place_is_one_city_or_holds_several(name: str, city: str | None) -> None:
    assert [hit.place.city for hit in find_places(name, GAZETTEER)] == [city]


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("virginia", "VA"),
        ("arlington va", "VA"),
        ("reston", "VA"),
        ("bethesda", "MD"),
        ("dc", "DC"),
        ("nyc", "NY"),
        ("jersey city", "NJ"),
        ("newark, de", "DE"),
        ("dmv", None),
        ("texas", "TX"),
        ("austin", "TX"),
        ("bay area", "CA"),
        ("munich", "Bavaria"),
        ("edinburgh", "Scotland"),
        ("noida", "Uttar Pradesh"),
        ("germany", None),
        ("midwest", "Midwest"),
        ("europe", None),
        ("tokyo", None),
    ],
)
def test_a_place_knows_its_state(name: str, state: str | None) -> None:
    assert [hit.place.state for hit in find_places(name, GAZETTEER)] == [state]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("what do they pay MLEs at dbx hq", [("hq", "HQ")]),
        ("swe at the head office", [("head office", "HQ")]),
        ("google headquarters", [("headquarters", "HQ")]),
        ("seattle hq", [("seattle hq", "Seattle")]),
        ("hq in seattle", [("hq in seattle", "Seattle")]),
        ("Seattle, WA (HQ)", [("Seattle, WA (HQ", "Seattle")]),
        ("hq or london", [("hq", "HQ"), ("london", "London")]),
        ("hq vs remote", [("hq", "HQ"), ("remote", "Remote")]),
        ("where are they headquartered", []),
        ("headquartered in texas", [("texas", "Texas")]),
    ],
)
def test_headquarters_are_a_place_unless_it_is_said_where(
    text: str, places: list[tuple[str, str]]
) -> None:
    hits = find_places(text, GAZETTEER)
    assert [(text[hit.start : hit.end], hit.place.name) for hit in hits] == places
    assert all((hit.place == HEADQUARTERS) is (hit.place.name == "HQ") for hit in hits)
