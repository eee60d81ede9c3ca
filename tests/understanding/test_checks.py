from dataclasses import replace

from bot.knowledge.vocabulary_files import IntentEntry
from bot.understanding.checks import check_intents
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
