"""Which role a level alone is: guides of the company decide, then what is commonly known."""

from dataclasses import replace

import pytest

from bot.coach.answers import Clarification, PayRangesAnswer, ReadLevelAnswer
from bot.coach.following import follow
from bot.coach.ladders import placed, read_level
from bot.coach.person import Person
from bot.coach.question import Question, Wish
from bot.knowledge.base import (
    Guide,
    KnowledgeBase,
    LevelEquivalent,
    LevelMapping,
    PayRow,
)
from bot.understanding.levels import Level, find_levels
from bot.understanding.utterance import read
from tests.coach.made_up import DETROIT, NOW, ROWS, guide, knowledge, row

ENGINEER, SENIOR, STAFF = (
    "software-engineer",
    "senior-software-engineer",
    "staff-software-engineer",
)
TITLES = {
    ENGINEER: "Software Engineer",
    SENIOR: "Senior Software Engineer",
    STAFF: "Staff Engineer",
}


def level(typed: str) -> Level:
    (found,) = find_levels(read(typed))
    return found.level


def acme(role: str, *, title: str = "", says: str = "", bands: str = "") -> Guide:
    """A guide of Acme: its title, a statement of equal levels, and the bands of its rows."""
    rows: tuple[PayRow, ...] = ROWS
    if bands:
        rows = tuple(row("Detroit", DETROIT, "USD", "$", band) for band in bands.split(", "))
    one = guide("acme", "Acme", role, title or TITLES[role], rows)
    return replace(one, level_mapping=(mapping(says),) if says else ())


def mapping(text: str) -> LevelMapping:
    """A statement as the loader reads it: "Acme: L4 | Title: Engineer", or "Acme L4 = …"."""
    parts = (part.partition(": ") for part in text.split(" | ") if ": " in part)
    equals = tuple(LevelEquivalent(ladder, rung) for ladder, _, rung in parts)
    return LevelMapping(
        text, 30, equals or tuple(LevelEquivalent("", p) for p in text.split(" = "))
    )


def base(*guides: Guide, **ladders: dict[str, str]) -> KnowledgeBase:
    return replace(
        knowledge(*guides),
        ladders={slug.replace("_", "-"): rungs for slug, rungs in ladders.items()},
    )


# What guides say ------------------------------------------------------------------------------

BY_TITLE = base(
    acme(ENGINEER, title="Software Engineer (L3-L4)"),
    acme(SENIOR, title="Senior Software Engineer (L5)"),
    acme(STAFF, title="Staff Software Engineer (L6)"),
)
BY_BAND = base(*(acme(role, bands="Mid (L3-L4), Senior (L5), Staff+ (L6+)") for role in TITLES))
BY_NUMBER = base(acme(ENGINEER, bands="59, 60"), acme(SENIOR, bands="61, 62"))
BY_CHAIN = base(
    acme(ENGINEER, says="Acme SWE (IC2-IC3) = Google L3 = Meta E3"),
    acme(SENIOR, says="Acme Senior IC4 = Google L5 = Meta E5"),
    acme(STAFF, says="Staff SWE at Acme (IC5) = Google L6 = Meta E6"),
)
BY_TABLE = base(
    acme(ENGINEER, says="Acme: ICT4 | Industry: Senior Software Engineer | Google: L5"),
    acme(SENIOR, says="Acme: ICT4 | Industry: Senior Software Engineer | Google: L5"),
)
BY_INTERNAL = base(
    acme(ENGINEER, says="Public Title: Software Engineer II | Internal: L4 | Band: 8"),
    acme(SENIOR, says="Public Title: Software Engineer II | Internal: L4 | Band: 8"),
)
OVERLAPPING = base(
    acme(ENGINEER, says="Software Engineer at Acme (T4-T6) = Google L3"),
    acme(SENIOR, says="Senior SWE at Acme (T6-T7) = Google L5"),
)
WIDE_AND_NARROW = base(
    acme(ENGINEER, says="Acme Software Engineer (L3–L6) = Google L3–L6"),
    acme(SENIOR, says="Acme Senior Software Engineer (L5) = Google L5"),
)

TOLD_AND_NOT = base(acme(ENGINEER, says="Acme: L5 | Google: L5", bands="Senior (L5), Staff (L6)"))


@pytest.mark.parametrize(
    ("said", "typed", "roles"),
    [
        (TOLD_AND_NOT, "L5", [SENIOR]),
        (BY_TITLE, "L4", [ENGINEER]),
        (BY_TITLE, "level 5", [SENIOR]),
        (BY_TITLE, "L6", [STAFF]),
        (BY_BAND, "L5", [SENIOR]),
        (BY_BAND, "L8", [STAFF]),
        (BY_NUMBER, "L60", [ENGINEER]),
        (BY_NUMBER, "level 62", [SENIOR]),
        (BY_CHAIN, "IC3", [ENGINEER]),
        (BY_CHAIN, "ic4", [SENIOR]),
        (BY_CHAIN, "IC5", [STAFF]),
        (BY_TABLE, "ICT4", [SENIOR]),
        (BY_INTERNAL, "L4", [ENGINEER]),
        (OVERLAPPING, "T5", [ENGINEER]),
        (OVERLAPPING, "T6", [ENGINEER, SENIOR]),
        (WIDE_AND_NARROW, "L5", [SENIOR]),
        (WIDE_AND_NARROW, "L6", [ENGINEER]),
    ],
)
def test_guides_of_the_company_decide(said: KnowledgeBase, typed: str, roles: list[str]) -> None:
    reading = read_level("acme", level(typed), said)
    assert (list(reading.roles), reading.by_guide) == (roles, True)


@pytest.mark.parametrize("typed", ["L3", "E5", "L5"])
def test_levels_of_other_companies_are_none_of_its_own(typed: str) -> None:
    assert read_level("acme", level(typed), BY_CHAIN).roles == ()


def test_a_lead_is_of_the_seniority_of_its_guide() -> None:
    said = base(acme(SENIOR, says="Acme: Lead Software Engineer (L5) | Google: L5"))
    assert read_level("acme", level("L5"), said).roles == (SENIOR,)


# What is commonly known -------------------------------------------------------------------------

KNOWN = base(
    acme(ENGINEER),
    acme(SENIOR),
    acme(STAFF),
    acme={"l4": ENGINEER, "l5a": SENIOR, "l5b": STAFF, "e5": SENIOR},
    any_company={"ic1": ENGINEER, "l4": STAFF},
)


@pytest.mark.parametrize(
    ("typed", "roles"),
    [
        ("L4", [ENGINEER]),
        ("L5a", [SENIOR]),
        ("L5", [SENIOR, STAFF]),
        ("E5", [SENIOR]),
        ("L9", []),
        ("IC1", []),
    ],
)
def test_a_known_ladder_decides_where_no_guide_does(typed: str, roles: list[str]) -> None:
    reading = read_level("acme", level(typed), KNOWN)
    assert (list(reading.roles), reading.by_guide) == (roles, False)


def test_what_a_guide_says_comes_before_what_is_known() -> None:
    said = replace(BY_TITLE, ladders={"acme": {"l5": STAFF, "l7": STAFF}})
    assert read_level("acme", level("L5"), said).roles == (SENIOR,)
    assert read_level("acme", level("L7"), said).roles == (STAFF,)


def test_a_company_without_a_ladder_has_the_rungs_on_which_all_agree() -> None:
    anywhere = {"any-company": {"ic1": ENGINEER}}
    unknown = replace(knowledge(acme(ENGINEER)), ladders=anywhere)
    assert read_level("acme", level("IC1"), unknown).roles == (ENGINEER,)
    assert read_level("acme", level("IC4"), unknown).roles == ()
    assert read_level("acme", level("IC1"), replace(BY_CHAIN, ladders=anywhere)).roles == ()


# What becomes of a question ---------------------------------------------------------------------


def asked(typed: str, role: str | None = None) -> Question:
    return Question((Wish.RANGE,), "acme", role, places=(DETROIT,), level=level(typed))


def test_a_level_alone_gives_its_question_a_role_and_says_so() -> None:
    read_so = placed((asked("L5"),), BY_TITLE)
    (question,) = read_so.questions
    assert (question.role, question.places, question.level) == (SENIOR, (DETROIT,), None)
    (said,) = read_so.said
    assert (said.level.text, said.company.text) == ("L5", "Acme")
    assert (said.role.text, said.by_guide) == ("Senior Software Engineer", True)
    assert [choice.value for choice in said.others] == [ENGINEER, STAFF]
    assert all(isinstance(choice.target, Question) for choice in said.others)


def test_a_level_beside_another_role_stays_a_level() -> None:
    question = asked("L5", "product-manager")
    assert placed((question,), BY_TITLE).questions == (question,)
    assert placed((question,), BY_TITLE).said == ()


def test_a_level_beside_any_engineer_says_which_engineer() -> None:
    (question,) = placed((asked("L5", ENGINEER),), BY_TITLE).questions
    assert (question.role, question.level) == (SENIOR, None)


def test_a_level_that_is_a_band_of_the_guide_selects_its_row() -> None:
    (question,) = placed((asked("L5"),), BY_BAND).questions
    assert (question.role, question.level) == (SENIOR, level("L5"))
    (said, pay) = follow(asked("L5"), Person(), BY_BAND, NOW).answers
    assert isinstance(said, ReadLevelAnswer)
    assert isinstance(pay, PayRangesAnswer)
    assert [row.level.text for row in pay.rows if row.level is not None] == ["Senior (L5)"]


def test_the_one_guide_with_a_row_of_the_level_answers_where_the_role_has_none() -> None:
    alone = base(acme(ENGINEER, bands="Mid (L3-L4), Senior (L5), Staff+ (L6+)"))
    (question,) = placed((asked("L5"),), alone).questions
    assert (question.role, question.level) == (ENGINEER, level("L5"))


@pytest.mark.parametrize(
    ("said", "typed", "choices"),
    [
        (OVERLAPPING, "T6", [ENGINEER, SENIOR]),
        (BY_TITLE, "L12", [ENGINEER, SENIOR, STAFF]),
        (BY_CHAIN, "L5", [ENGINEER, SENIOR, STAFF]),
    ],
)
def test_a_level_that_may_be_several_roles_or_none_is_asked(
    said: KnowledgeBase, typed: str, choices: list[str]
) -> None:
    (back,) = follow(asked(typed), Person(), said, NOW).answers
    assert isinstance(back, Clarification)
    assert [choice.value for choice in back.choices] == choices
    for choice in back.choices:
        (pay,) = follow(choice.target, Person(), said, NOW).answers
        assert isinstance(pay, PayRangesAnswer)
        assert pay.provenance.guide.role == choice.value
