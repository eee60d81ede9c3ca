import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.intents import Intent, Situation, unknown_intents
from bot.understanding.reading import Understanding, understand
from tests.coach.made_up import NOW, small_snapshot, vocabulary

PHRASES = tuple(phrase for entry in vocabulary().intents for phrase in entry.phrases)


def heard(text: str) -> Understanding:
    return understand(text, small_snapshot().lexicon, NOW)


def intents(text: str) -> list[str]:
    return [mention.intent.value for mention in heard(text).intents]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("script and range for swe at google", ["script", "range"]),
        ("range and script for swe at google", ["range", "script"]),
        ("levels, then sources, for swe at google", ["levels", "sources"]),
        ("what do i say and where do your numbers come from", ["script", "sources"]),
        ("how high can i go and what do i say", ["strategy", "script"]),
        ("google vs ally swe, and what do i say", ["compare", "script"]),
    ],
)
def test_what_is_asked_is_heard_in_the_order_asked(text: str, wanted: list[str]) -> None:
    assert intents(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "google swe london, they offered 110k base",
        "is 110k base good for swe at google",
        "google offers me 150k base and 30k stock",
    ],
)
def test_an_offer_asks_how_it_stands(text: str) -> None:
    assert set(intents(text)) == {"offer", "range"}


def test_an_amount_in_a_question_for_words_is_no_request_for_the_range() -> None:
    assert intents("they offered 110k base, what do i say") == ["offer", "script"]


@pytest.mark.parametrize(
    "text",
    [
        "google or ally, swe?",
        "google vs ally swe",
        "who pays more, google or ally",
        "swe at google in london vs detroit",
        "google swe and senior swe",
        "compare them",
    ],
)
def test_several_companies_places_or_roles_are_compared(text: str) -> None:
    assert "compare" in intents(text)
    assert "range" not in intents(text)


@pytest.mark.parametrize("text", ["levels at google and ally", "sources for google and ally swe"])
def test_what_says_enough_by_itself_compares_nothing(text: str) -> None:
    assert "compare" not in intents(text)


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("HR calls tmrw about salary im nervous", Situation.CALL),
        ("what do i say when they ask expected salary", Situation.CALL),
        ("recruiter: budget is set, we can revisit after 6 months", Situation.PUSHBACK),
        ("How do I respond to 'That's my final offer'?", Situation.PUSHBACK),
        ("im worried theyll rescind the offer", Situation.FEAR),
        ("exploding offer, 48 hrs!! how do i get more time", Situation.DEADLINE),
        ("I have two offers", Situation.TWO_OFFERS),
        ("said yes on the phone, written offer is lower", Situation.ACCEPTED),
        ("swe at google", None),
    ],
)
def test_where_a_person_stands_is_heard(text: str, situation: Situation | None) -> None:
    assert heard(text).situation is situation


@pytest.mark.parametrize(
    ("command", "intent"),
    [
        ("/start", "help"),
        ("/help@AnyBot", "help"),
        ("/companies", "browse"),
        ("/roles", "browse"),
        ("/regions", "browse"),
        ("/levels", "levels"),
        ("/sources", "sources"),
        ("/script equity at google", "script"),
        ("/RANGE swe at google", "range"),
        ("/compare google and ally", "compare"),
        ("/privacy", "privacy"),
        ("/reset", "reset"),
        ("/forget", "forget"),
        ("/remind", "reminder"),
        ("/practice", "practice"),
        ("/plan", "plan"),
        ("/offer", "offer"),
    ],
)
def test_a_command_says_what_is_wanted_first(command: str, intent: str) -> None:
    assert intents(command)[0] == intent


@pytest.mark.parametrize("text", ["/reset google swe range", "/forget the script"])
def test_letting_go_is_never_mixed_with_a_question(text: str) -> None:
    assert len(intents(text)) == 1


def test_a_command_that_we_do_not_have_is_no_command() -> None:
    assert intents("/zorblat") == ["unknown"]


def test_abuse_beside_a_question_is_overheard() -> None:
    assert intents("you stupid bot") == ["abuse"]
    assert intents("you stupid bot, range for swe at google") == ["range"]


def test_the_vocabulary_names_no_intent_that_we_lack() -> None:
    assert list(unknown_intents(vocabulary())) == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=4).map(" ".join))
def test_intents_come_in_the_order_of_the_words_and_each_once(text: str) -> None:
    found = heard(text).intents
    assert list(found) == sorted(found, key=lambda mention: mention.start)
    assert len({mention.intent for mention in found}) == len(found) >= 1
    assert all(isinstance(mention.intent, Intent) for mention in found)
