from dataclasses import replace

from bot.knowledge.vocabulary_files import IntentEntry
from bot.understanding.checks import check_intents, check_ladders
from bot.understanding.intents import cues_of
from tests.coach.made_up import vocabulary


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
