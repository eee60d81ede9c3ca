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
        ("whats the range for swe at ally in detroit?", ["ally-financial"]),
        ("any intel on ally offer, they want answer monday", ["ally-financial"]),
        ("any intel on the Intel offer for PM?", ["intel"]),
        ("my target at Target is 180k base for swe", ["target"]),
        ("target swe minneapolis", ["target"]),
        ("offer from visa, need visa sponsorship", ["visa"]),
        ("working for Remote (the payroll company), swe range", ["remote-com"]),
        ("scale mle offer sf", ["scale-ai"]),
        ("ally vs google swe", ["ally-financial", "google"]),
        ("swe at Google, Ally, Datadog", ["google", "ally-financial", "datadog"]),
        ("AT&T swe dallas", ["att"]),
        ("Target", ["target"]),
    ],
)
def test_a_company_is_named(text: str, named: list[str]) -> None:
    assert companies(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "can they match? need visa sponsorship and is remote pay lower, what target to say",
        "what is my target bonus",
        "on a scale of 1 to 10 how good is this offer",
        "do you have any intel on the recruiter",
        "I'll just google it",
        "my manager Google won't budge",
        "8 years of databricks and datadog experience as a data engineer",
        "remote data engineer salary",
        "is it at t time",
        "apple pie",
        "what are they going to match",
        "a swe with python, target, docker",
    ],
)
def test_an_everyday_sentence_names_no_company(text: str) -> None:
    found = heard(text)
    assert (found.companies, found.doubtful) == ((), ())


@pytest.mark.parametrize("text", ["swe at gogle in london", "databrics offer", "daatdog swe"])
def test_a_slip_beside_evidence_is_repaired(text: str) -> None:
    (mention,) = heard(text).companies
    assert mention.misspelt


def test_a_name_that_may_be_two_companies_is_asked() -> None:
    (doubt,) = heard("swe offer from epic").doubtful
    assert set(doubt.choices) == {"epic-games", "epic-systems"}


def test_a_capital_on_a_short_neighbour_is_asked() -> None:
    found = heard("offer from Vista for a swe")
    assert found.companies == ()


@pytest.mark.parametrize("typed", ["Apple Bank", "Google Bakery", "Target Zorblax"])
def test_a_known_name_inside_a_longer_one_is_not_in_the_guides(typed: str) -> None:
    found = heard(f"swe offer from {typed}")
    assert found.companies == ()
    assert [mention.typed for mention in found.unlisted] == [typed]
    assert found.unlisted[0].nearest


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("swe at trader joe's", "trader joe's"),
        ("Pfizer data scientist nyc", "Pfizer"),
        ("Johnson & Johnson data scientist", "Johnson & Johnson"),
        ("seed stage startup named Tandemly, founding engineer", "Tandemly"),
    ],
)
def test_an_unknown_employer_is_named_as_typed(text: str, typed: str) -> None:
    assert [mention.typed for mention in heard(text).unlisted] == [typed]


@pytest.mark.parametrize("text", ["i am at 80k base as swe", "they call me at 9am", "at 10pm"])
def test_an_amount_or_a_time_after_at_is_no_employer(text: str) -> None:
    assert heard(text).unlisted == ()
