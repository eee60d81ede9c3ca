"""Level mapping, strategy, sources and titles, in each form."""

from collections.abc import Mapping

import pytest

from bot.knowledge.base import Guide
from bot.knowledge.markdown import read_blocks
from bot.knowledge.sections import (
    dna_of,
    evidence_of,
    guide_title,
    level_mapping_of,
    premium_of,
    sections,
    strategy_of,
)

FORMS = ("chain-and-quote", "table-and-quotes", "bullets-and-lines", "prose-and-section")
LADDERS = {
    "chain-and-quote": [
        ["Ours L3", "Tug Co T4", "Ferry Ltd Senior"],
        ["Ours L4", "Tug Co T5"],
    ],
    "table-and-quotes": [["Our L3", "Tug Co T4"], ["Our L4", "Tug Co T5", "Ferry Ltd Senior"]],
    "bullets-and-lines": [["Ours L3", "Tug Co T4"], ["Ours L4", "Tug Co T5"]],
    "prose-and-section": [[]],
}
STRATEGIES = {
    "chain-and-quote": [("Negotiate Up Strategy", "Open at the top, settle above the middle.")],
    "table-and-quotes": [
        ("Negotiate Up Strategy (London)", "Open with the fog."),
        ("Negotiate Up Strategy (Remote)", "Open with the lamp."),
    ],
    "bullets-and-lines": [
        ("Negotiate Up Strategy", "Open with the fog.\nThen name the lamp.\nLeave at the floor.")
    ],
    "prose-and-section": [("Negotiate Up Strategy", "Open with the fog.\n- Then name the lamp.")],
}
SOURCES = {
    "chain-and-quote": ("Harbour Almanac, spring edition", "Pier Survey of small ports"),
    "table-and-quotes": ("Harbour Almanac", "Pier Survey"),
    "bullets-and-lines": ("Harbour Almanac", "Pier Survey"),
    "prose-and-section": ("Harbour Almanac", "Pier Survey"),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_level_mapping_gives_equal_levels_of_each_ladder(
    guides: Mapping[str, Guide], form: str
) -> None:
    found = [
        [f"{equal.ladder} {equal.level}".strip() for equal in mapping.equivalents]
        for mapping in guides[form].level_mapping
    ]
    assert found == LADDERS[form]


@pytest.mark.parametrize("form", FORMS)
def test_a_strategy_is_read_whole_and_under_its_title(
    guides: Mapping[str, Guide], form: str
) -> None:
    found = [(passage.title, passage.text) for passage in guides[form].strategy]
    assert found == STRATEGIES[form]


@pytest.mark.parametrize("form", FORMS)
def test_sources_are_read_one_by_one_without_marks(guides: Mapping[str, Guide], form: str) -> None:
    assert tuple(item.text for item in guides[form].evidence) == SOURCES[form]


def test_each_source_and_each_line_of_a_strategy_knows_its_line() -> None:
    text = (
        "## Negotiate Up\n\nOpen at $9K.\n\n| Base | Bonus |\n|---|---|\n| $8K | $1K |\n\n"
        "- Wait.\n\n## Evidence\n\n- Gazette\n\n- Herald\n"
    )
    blocks = read_blocks(text, 1)
    (strategy,) = strategy_of(blocks)
    assert strategy.text.split("\n") == ["Open at $9K.", "Base | Bonus", "$8K | $1K", "- Wait."]
    assert strategy.lines == (3, 5, 7, 9)
    assert [(item.text, item.line) for item in evidence_of(blocks)] == [
        ("Gazette", 13),
        ("Herald", 15),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "### Baker | Acme Global Negotiation Guide",
        "### Baker — Acme Salary Negotiation Guide",
        "# Baker - Acme Negotiation Guide",
        "# SIGNATURE ROLE\n\n### **Baker** | Acme Global Negotiation Guide",
    ],
)
def test_a_title_names_role_and_company(title: str) -> None:
    found = guide_title(read_blocks(title, 1))
    assert found is not None
    assert (found.role, found.company) == ("Baker", "Acme")


def test_the_short_dna_is_read_not_the_essay() -> None:
    text = "**Negotiation DNA**\n\nAn essay.\n\n**Negotiation DNA:** Bread | Salt\n"
    assert dna_of(read_blocks(text, 1)) == "Bread | Salt"


def test_a_section_ends_at_the_next_title_of_its_rank() -> None:
    text = "# A\n\na\n\n## B\n\nb\n\n**C**\n\nc\n\n# D\n\nd\n"
    found = [
        (section.title, " ".join(block.text for block in section.blocks))
        for section in sections(read_blocks(text, 1))
    ]
    assert found == [
        ("A", "a B b **C** c"),
        ("B", "b **C** c"),
        ("C", "c"),
        ("D", "d"),
    ]


def test_own_sections_are_premium_and_standard_ones_are_not() -> None:
    text = "### The Salt Premium\n\nSalt is dear.\n\n#### Evidence & Sources\n\n- Gazette\n"
    found = [(passage.title, passage.text) for passage in premium_of(read_blocks(text, 1))]
    assert found == [("The Salt Premium", "Salt is dear.")]


@pytest.mark.parametrize("body", ["", "\n", "text", "- a\n- b", "| a |\n|---|\n| 1 |\n"])
def test_a_body_without_titles_has_none_of_the_sections(body: str) -> None:
    blocks = read_blocks(body, 1)
    assert premium_of(blocks) == ()
    assert strategy_of(blocks) == ()
    assert level_mapping_of(blocks) == ()
    assert evidence_of(blocks) == ()
    assert guide_title(blocks) is None
    assert dna_of(blocks) is None
