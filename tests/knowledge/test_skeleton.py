"""The beginnings of a new guide."""

from datetime import date

import pytest

from bot.knowledge.diagnostics import Severity
from bot.knowledge.loader import GuideReader
from bot.knowledge.skeleton import NOT_FILLED_IN, NotASlugError, skeleton, split_name


def filled(text: str) -> str:
    """A skeleton after its author has been at it."""
    return text.replace(NOT_FILLED_IN, "Ghent")


def test_a_name_is_split_into_company_and_role() -> None:
    assert split_name("acme/sour-dough-baker") == ("acme", "sour-dough-baker")


@pytest.mark.parametrize(
    "name", ["", "acme", "acme/", "/baker", "Acme/baker", "a/b/c", "../x", "a b/c", "a/b\n", "é/b"]
)
def test_a_name_that_is_no_slug_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(NotASlugError, match="ally-financial/software-engineer"):
        split_name(name)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), "2026-Q1"),
        (date(2026, 6, 30), "2026-Q2"),
        (date(2026, 12, 31), "2026-Q4"),
    ],
)
def test_the_quarter_is_that_of_the_day(day: date, quarter: str) -> None:
    assert f"salary_data_quarter: {quarter}" in skeleton("acme", "baker", day, day)


def test_a_skeleton_is_a_guide_that_only_wants_filling(reader: GuideReader) -> None:
    text = filled(skeleton("acme", "rye-baker", date(2026, 2, 23), date(2026, 5, 24)))
    read = reader.read_text("acme/rye-baker.md", text)
    assert read.guide is not None
    assert read.guide.company_name == "Acme"
    assert read.guide.role_name == "Rye Baker"
    assert read.guide.updated == date(2026, 2, 23)
    assert len(read.guide.levers) == 1
    assert {found.severity for found in read.diagnostics} <= {Severity.WARNING}


@pytest.mark.parametrize("slug", ["true", "null", "123", "2026-01-01", "1e5", "0x1f", "no"])
def test_a_slug_that_yaml_would_read_otherwise_is_still_words(
    reader: GuideReader, slug: str
) -> None:
    text = filled(skeleton(slug, slug, date(2026, 2, 23), date(2026, 5, 24)))
    guide = reader.read_text(f"{slug}/{slug}.md", text).guide
    assert guide is not None
    assert guide.id == (slug, slug)
