import pytest

from bot.understanding.entities import Entities
from bot.understanding.reading import understand
from tests.coach.made_up import NOW, small_snapshot


def heard(text: str) -> Entities:
    return understand(text, small_snapshot().lexicon, NOW).entities


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("swe at google, no sorry, datadog", "datadog"),
        ("google swe... no, datadog", "datadog"),
        ("swe at datadog, i mean google", "google"),
        ("swe offer from datadog, not google", "datadog"),
    ],
)
def test_a_company_that_was_taken_back_is_not_meant(text: str, company: str) -> None:
    assert [mention.company for mention in heard(text).companies] == [company]


def test_a_role_and_a_place_can_be_taken_back_too() -> None:
    found = heard("google, not pm, tpm, london, sorry tokyo")
    assert [mention.role for mention in found.roles] == ["technical-program-manager"]
    assert [mention.place.name for mention in found.places] == ["Tokyo"]


def test_nothing_is_taken_back_for_another_kind_of_thing() -> None:
    found = heard("sorry, swe at google and datadog in london")
    assert [mention.company for mention in found.companies] == ["google", "datadog"]


@pytest.mark.parametrize(
    "text",
    [
        "whether or not google pays more than datadog for swe",
        "why not google, or does datadog pay better for a swe?",
        "google offered me swe and wants me to make that decision before datadog offers",
        "google told me sorry no budget, datadog pays more. compare the swe pay",
        "what does google pay, I mean swe base, vs datadog",
    ],
)
def test_an_everyday_word_takes_nothing_back(text: str) -> None:
    assert {mention.company for mention in heard(text).companies} == {"google", "datadog"}


@pytest.mark.parametrize("text", ["Datadog? no - Google, swe", "datadog swe... nah, google"])
def test_a_no_in_front_of_a_name_takes_back_the_one_before(text: str) -> None:
    assert [mention.company for mention in heard(text).companies] == ["google"]


@pytest.mark.parametrize(
    "text",
    ["datadog swe detroit wait google", "google, not datadog, swe", "datadog swe oops google"],
)
def test_what_stands_behind_a_mark_of_correction_is_meant(text: str) -> None:
    assert [mention.company for mention in heard(text).companies] == ["google"]


@pytest.mark.parametrize(
    "text",
    ["anything but google, swe detroit", "everyone except google, swe", "other than google, swe"],
)
def test_a_company_that_is_left_out_is_not_meant(text: str) -> None:
    assert heard(text).companies == ()
