"""Names that are meant, and names that are not: one line of what speaks for or against each."""

import pytest

from bot.understanding.entities import Entities
from bot.understanding.reading import understand
from tests.coach.made_up import NOW, small_snapshot


def heard(text: str) -> Entities:
    return understand(text, small_snapshot().lexicon, NOW).entities


def companies(text: str) -> list[str]:
    return [mention.company for mention in heard(text).companies]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Datadog pulled the offer, what now", ["datadog"]),
        ("can datadog go up on base", ["datadog"]),
        ("ask Datadog for more vacation, how", ["datadog"]),
        ("detroit - datadog - swe - total comp pls", ["datadog"]),
        ("Datadog's take-home was long", ["datadog"]),
        ("who pays more, Google or Target, for a swe", ["google", "target"]),
        ("google, datadog", ["google", "datadog"]),
        ("ok datadog then", ["datadog"]),
        ("and target?", ["target"]),
        ("Target lays off a thousand people", ["target"]),
        ("my Target recruiter went quiet", ["target"]),
        ("the verbal from Target came today", ["target"]),
        ("thinking of leaving Target for Google, swe", ["target", "google"]),
        ("was zahlt google in london", ["google"]),
        ("product manager Datadog london", ["datadog"]),
        ("datadog @ london swe vs google", ["datadog", "google"]),
        ("google swe vs pm at datadog", ["google", "datadog"]),
        ("moving from google swe to pm at datadog", ["google", "datadog"]),
        ("interviewing with google, have 5 years experience, swe pay?", ["google"]),
        ("base + bonus at google & equity too", ["google"]),
        ("google swe on an L1a visa", ["google"]),
        ("talk me through google swe pay", ["google"]),
        ("401k at google swe", ["google"]),
        ("swe at apple cpt", ["apple"]),
        ("no, epic games", ["epic-games"]),
        ("so datadog wants me for L5 but google gave me L4", ["datadog", "google"]),
    ],
)
def test_what_speaks_for_a_name(text: str, named: list[str]) -> None:
    assert companies(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "saw the figures on a target-level dashboard",
        "my datadog bill went up again",
        "google is your friend",
        "do they sponsor visa, data scientist in london",
        "i have a google, swe offer detroit",
        "they pinged me on youtube, swe offer in detroit",
        "i googled swe pay in detroit",
        "my dashboards are all in Datadog, swe with 4 years, what can i ask",
        "i own 40 shares of Datadog, should i ask for more stock in the new job",
        "a recruiter called Chase says the band is closed",
        "datadog and chill",
        "the call about my thing google 5pm tomorrow is still on then right okay",
        "put my bonus into google stock and sold google shares",
        "we migrated to datadog using terraform",
        "I have 5 years of experience with datadog",
        "can they google it",
        "my savings sit at Ally, is the pay ok",
        "they will target me next",
        "we build on .NET and JS/TS for a swe salary",
        "my friend Chase says hi",
    ],
)
def test_what_speaks_against_a_name(text: str) -> None:
    assert companies(text) == []


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("offer from Datadog Bakery, swe", "Datadog Bakery"),
        ("Google Zorblax swe london", "Google Zorblax"),
    ],
)
def test_a_longer_name_is_another_employer(text: str, typed: str) -> None:
    found = heard(text)
    assert found.companies == ()
    assert [mention.typed for mention in found.unlisted] == [typed]


def test_a_possessive_ends_a_name() -> None:
    assert companies("Google's Zorblax team pays swe how much") == ["google"]


def test_only_a_name_in_doubt_is_asked() -> None:
    (doubt,) = heard("I read about Datadog in the news").doubtful
    assert doubt.choices == ("datadog",)
    assert heard("I read about the target in the news").doubtful == ()
