from dataclasses import replace

import pytest

from bot.knowledge.vocabulary_files import CompanyEntry, IntentEntry
from bot.understanding.checks import check_intents, check_ladders, check_names
from bot.understanding.intents import cues_of
from tests.coach.made_up import SMALL_LIBRARY, vocabulary


def test_our_own_intents_are_all_known() -> None:
    assert check_intents(vocabulary()) == ()


def test_an_intent_that_nobody_answers_is_reported_and_not_heard() -> None:
    odd = IntentEntry("tarot", phrases=("read my cards",))
    (found,) = check_intents(replace(vocabulary(), intents=(odd,)))
    assert (found.code, found.path) == ("KB606", "vocabulary/intents.yaml")
    assert "'tarot'" in found.message
    assert not list(cues_of(replace(vocabulary(), intents=(odd,))).find(("read", "my", "cards")))


def test_our_own_ladders_have_levels_that_are_heard() -> None:
    assert check_ladders(vocabulary()) == ()


def test_a_level_that_nobody_is_heard_saying_is_reported() -> None:
    odd = replace(vocabulary(), ladders={"acme": {"l5": "software-engineer", "zz5": "baker"}})
    (found,) = check_ladders(odd)
    assert (found.code, found.path) == ("KB608", "vocabulary/ladders.yaml")
    assert "'zz5' of acme" in found.message


def test_our_names_are_each_of_one_company() -> None:
    assert check_names(vocabulary(), SMALL_LIBRARY) == ()


@pytest.mark.parametrize(
    ("entry", "others"),
    [
        (CompanyEntry("zorblax", "Zorblax", also=("data dog",)), "datadog"),
        (CompanyEntry("zorblax", "Zorblax", tickers=("quib",)), "quibble"),
        (CompanyEntry("quibble-labs", "Quibble"), "quibble"),
    ],
)
def test_a_name_of_two_companies_is_reported(entry: CompanyEntry, others: str) -> None:
    """KB609"""
    quibble = CompanyEntry("quibble", "Quibble", also=("quib",))
    odd = replace(vocabulary(), companies=(entry, quibble))
    found = [one for one in check_names(odd, SMALL_LIBRARY) if entry.slug in one.message]
    assert [(one.code, others in one.message) for one in found][:1] == [("KB609", True)]


def test_a_brand_may_stand_by_itself_and_with_its_owner() -> None:
    owner = CompanyEntry("zorblax", "Zorblax", owns=("quibble",))
    brand = CompanyEntry("quibble", "Quibble")
    assert check_names(replace(vocabulary(), companies=(owner, brand)), SMALL_LIBRARY) == ()


@pytest.mark.parametrize("rung", ["swe2", "l05", "sde 2"])
def test_a_level_that_is_heard_as_another_is_reported(rung: str) -> None:
    """KB608"""
    odd = replace(vocabulary(), ladders={"acme": {rung: "software-engineer"}})
    assert [found.code for found in check_ladders(odd)] == ["KB608"]
