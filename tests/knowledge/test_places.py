from pathlib import Path

import pytest

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


def test_a_nickname_is_shown_as_its_metro() -> None:
    assert [hit.place.name for hit in find_places("sf, nyc, detroit", GAZETTEER)] == [
        "SF Bay Area",
        "New York",
        "Detroit",
    ]
