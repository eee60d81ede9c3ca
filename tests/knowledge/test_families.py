"""Families of levers: how phrases are matched, and what the project's own phrases say."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.families import Families, FamilyEntry, compile_families, families_of

VOCABULARY = Path(__file__).parents[2] / "knowledge" / "vocabulary" / "lever_families.yaml"
ENTRIES = tuple(
    FamilyEntry(
        entry["family"],
        entry["label"],
        tuple(entry["also"]),
        tuple(entry["names"]),
        tuple(entry["scripts"]),
    )
    for entry in yaml.safe_load(VOCABULARY.read_text(encoding="utf-8"))
)
OURS = compile_families(ENTRIES)
PROMISED = """competing_offer sign_on equity base bonus level vesting refresher deadline relocation
remote benefits scarcity ai_premium liquidity retention on_call other""".split()


def _families(**names: str) -> Families:
    """Families with one phrase each for names, in order of importance."""
    return compile_families(
        FamilyEntry(family, family.title(), names=tuple(phrases.split(", ")))
        for family, phrases in names.items()
    )


def test_a_phrase_is_matched_on_word_borders_and_in_any_case() -> None:
    families = _families(vesting="vest", equity="option")
    assert families_of("Year 1 VEST", "", families) == ("vesting",)
    assert families_of("Investment in Adoption", "", families) == ("other",)


def test_a_star_lets_a_word_go_on_and_nothing_else_does() -> None:
    families = _families(relocation="relocat*, move")
    assert families_of("Relocating soon", "", families) == ("relocation",)
    assert families_of("Movement", "", families) == ("other",)


def test_a_blank_stands_for_whatever_parts_two_words() -> None:
    families = _families(sign_on="sign on")
    for name in ("Sign-On", "sign on", "sign\u2013on", "Sign  on"):
        assert families_of(name, "", families) == ("sign_on",)
    assert families_of("Signon", "", families) == ("other",)


def test_of_two_phrases_that_overlap_the_longer_counts() -> None:
    families = _families(bonus="bonus", sign_on="signing bonus, sign*")
    assert families_of("Signing bonus", "", families) == ("sign_on",)
    assert families_of("Signing bonus and annual bonus", "", families) == ("bonus", "sign_on")


def test_a_phrase_of_two_families_shows_the_more_important() -> None:
    assert families_of("Cash", "", _families(base="cash", bonus="cash")) == ("base",)


def test_the_name_comes_before_what_only_the_script_asks_for() -> None:
    families = compile_families(
        [
            FamilyEntry("sign_on", "Sign-on", scripts=("sign on",)),
            FamilyEntry("data", "Data", names=("pipeline*",)),
        ]
    )
    script = "I'd like a sign-on of $20K."
    assert families_of("Pipelines at Scale", script, families) == ("data", "sign_on")
    assert families_of("Timing", script, families) == ("sign_on",)


def test_phrases_of_other_keep_their_words_and_show_nothing() -> None:
    families = _families(base="base", other="customer base")
    assert families_of("Customer base", "", families) == ("other",)
    assert families_of("Customer base and base", "", families) == ("base",)


def test_without_phrases_everything_is_other() -> None:
    assert families_of("Base", "base", compile_families([])) == ("other",)
    assert families_of("Base", "base", _families(base=" , *")) == ("other",)


@given(st.text(), st.text())
def test_every_lever_has_families_that_we_know_each_once(name: str, script: str) -> None:
    found = families_of(name, script, OURS)
    assert found
    assert len(set(found)) == len(found)
    assert set(found) <= set(OURS.order)


@given(st.lists(st.text(alphabet="ab *+(-\\", max_size=6), max_size=6))
def test_any_phrase_that_a_person_writes_can_be_compiled(phrases: list[str]) -> None:
    families = compile_families([FamilyEntry("odd", "Odd", names=tuple(phrases))])
    for phrase in phrases:
        assert families_of(phrase, "", families) in {("odd",), ("other",)}


def test_the_vocabulary_has_every_family_once_with_its_words() -> None:
    slugs = [entry.family for entry in ENTRIES]
    assert len(set(slugs)) == len(slugs)
    assert set(PROMISED) <= set(slugs)
    assert all(entry.label and entry.also for entry in ENTRIES)


def test_no_phrase_of_the_vocabulary_stands_in_two_families() -> None:
    for phrases in ([e.names for e in ENTRIES], [e.scripts for e in ENTRIES]):
        every = [phrase for family in phrases for phrase in family]
        assert sorted(every) == sorted(set(every))


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Counter-offer", "competing_offer"),
        ("Big Tech Parity", "competing_offer"),
        ("Signing Bonus", "sign_on"),
        ("Sign-On for a Lost Bonus", "sign_on"),
        ("RSU Top-Up", "equity"),
        ("Stock Options", "equity"),
        ("Annual Refresh", "refresher"),
        ("Accelerated Vesting", "vesting"),
        ("Pre-IPO Upside", "liquidity"),
        ("Guaranteed Bonus", "bonus"),
        ("Base Salary", "base"),
        ("Title and Scope", "level"),
        ("Moving to New York", "relocation"),
        ("Fully Remote", "remote"),
        ("Stay Bonus for Retention", "retention"),
        ("Offer Deadline", "competing_offer"),
        ("Launch Timing", "deadline"),
        ("On-Call Duty", "on_call"),
        ("Conference Budget", "benefits"),
        ("Scarce Skills", "scarcity"),
        ("Agentic AI", "ai_premium"),
        ("Revenue per Head", "impact"),
        ("Regulatory Reach", "compliance"),
        ("Fraud Defense", "security"),
        ("Uptime", "reliability"),
        ("Mentoring a Team", "leadership"),
        ("Architecture", "ownership"),
        ("Migration", "programs"),
        ("UX for Merchants", "product"),
        ("Research Datasets", "data"),
        ("Something New", "other"),
    ],
)
def test_a_name_shows_its_family(name: str, family: str) -> None:
    assert families_of(name, "", OURS)[0] == family


@pytest.mark.parametrize(
    ("name", "not_family"),
    [
        ("Investment Choices", "vesting"),
        ("Adoption", "equity"),
        ("Track Record", "level"),
        ("Supply Chain", "programs"),
        ("Enterprise-Level Clients", "level"),
        ("Database Work", "base"),
        ("A Large Customer Base", "base"),
        ("Codebase Health", "base"),
        ("Knowledge Base", "base"),
        ("Sign-on Bonus", "bonus"),
        ("Refresh Rate of Displays", "refresher"),
        ("Remote Code Execution", "remote"),
        ("Equity Markets", "equity"),
        ("Pay Equity", "equity"),
        ("Stock Exchange", "equity"),
        ("Model Evaluation", "liquidity"),
        ("Budget Allocation", "relocation"),
        ("Electronic Money", "relocation"),
        ("Deep Learning", "benefits"),
    ],
)
def test_a_trap_is_not_fallen_into(name: str, not_family: str) -> None:
    assert not_family not in families_of(name, "", OURS)


@pytest.mark.parametrize(
    ("script", "family"),
    [
        ("Could we add a sign-on bonus of $20K?", "sign_on"),
        ("I'd like $150K base.", "base"),
        ("An RSU grant of $90K would settle it.", "equity"),
        ("I'd like a guaranteed bonus in the first year.", "bonus"),
        ("May we agree on accelerated vesting?", "vesting"),
        ("A yearly RSU refresh would keep me here.", "refresher"),
        ("A relocation package would help me move.", "relocation"),
        ("I have a competing offer.", "competing_offer"),
        ("I need more time to decide.", "deadline"),
        ("Could I work remotely two days a week?", "remote"),
    ],
)
def test_a_script_adds_what_it_asks_for_to_the_topic(script: str, family: str) -> None:
    assert families_of("Data Pipelines", script, OURS) == ("data", family)


@pytest.mark.parametrize(
    "script",
    ["Our customer base doubles.", "The knowledge base is mine.", "A base model is not enough."],
)
def test_a_base_of_something_is_no_pay(script: str) -> None:
    assert families_of("Data Pipelines", script, OURS) == ("data",)
