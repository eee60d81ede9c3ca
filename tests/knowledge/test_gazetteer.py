from pathlib import Path

import pytest

from bot.knowledge.base import Place
from bot.knowledge.folding import fold
from bot.knowledge.gazetteer import Gazetteer
from bot.knowledge.places import find_places
from bot.knowledge.regions import read_region
from bot.knowledge.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
GAZETTEER = load_vocabulary([ROOT / "knowledge" / "vocabulary"])[0].gazetteer


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("São Paulo", "sao paulo"),
        ("Boulogne-Billancourt", "boulogne billancourt"),
        ("St. John's", "st johns"),
        ("Łódź", "lodz"),
        ("Malmö", "malmo"),
        ("D.C.", "dc"),
    ],
)
def test_a_name_is_looked_up_without_its_ornaments(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_the_gazetteer_is_broad() -> None:
    assert len(GAZETTEER.metros) > 600
    assert len(GAZETTEER.countries) > 120


def test_every_metro_lies_in_a_known_country_and_state() -> None:
    states = {
        (area.country, area.state) for known in GAZETTEER.names.values() for area in known.areas
    }
    for metro in GAZETTEER.metros.values():
        assert metro.country in GAZETTEER.countries
        assert all((metro.country, state) in states for state in metro.states), metro.key


def test_every_name_of_several_cities_has_a_default() -> None:
    text = (ROOT / "knowledge" / "vocabulary" / "places.yaml").read_text(encoding="utf-8")
    section = text.split("\nhomonyms:\n")[1].split("\n\n")[0]
    defaults = dict(line.strip().split(": ") for line in section.splitlines())
    folded = {fold(name): key for name, key in defaults.items()}
    several = {
        name: known.cities[0].metro
        for name, known in GAZETTEER.names.items()
        if len({city.metro for city in known.cities}) > 1
    }
    assert several == folded


def test_an_empty_vocabulary_still_reads() -> None:
    vocabulary, _ = load_vocabulary([])
    gazetteer: Gazetteer = vocabulary.gazetteer
    assert read_region("London, UK (GBP) 🇬🇧", gazetteer).places == (Place("London"),)
    assert find_places("london", gazetteer) == ()
