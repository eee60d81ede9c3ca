"""Rules about whole guides: what each finds, where, and that a sound guide breaks none."""

import pytest

from bot.knowledge.checks import colliding_aliases
from bot.knowledge.diagnostics import Severity
from bot.knowledge.loader import GuideReader, knowledge_of
from tests.knowledge.conftest import ReadText
from tests.knowledge.made_up import LEVERS, REST, body, codes, front_matter, guide_text

SAY = '"I would like a base of [your figure], since I bake."'


def test_a_sound_guide_breaks_no_rule(read: ReadText) -> None:
    assert read(guide_text()).diagnostics == ()


@pytest.mark.parametrize(
    ("gone", "code"),
    [
        ("**Level Mapping:** Baker 2 = Miller 3", "KB403"),
        ("> **Negotiate Up Strategy:** Open with the sourdough.", "KB401"),
        ("#### Evidence & Sources\n\n- Bread Gazette", "KB402"),
        (LEVERS, "KB301"),
    ],
)
def test_a_missing_part_is_a_warning(read: ReadText, gone: str, code: str) -> None:
    found = read(guide_text().replace(gone, "")).diagnostics
    assert codes(found) == [code]
    assert found[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("lever", "code"),
    [
        ("1. **Salt:** Ask for more salt, twice.", "KB302"),
        ('1. **Salt:** "I have an offer of $200K from the mill. Can you match it?"', "KB303"),
        (f"1. **Salt:** {SAY}\n2. **Salt:** {SAY}", "KB304"),
        (f"**Lever 1 — Salt:** {SAY}\n\n**Lever 3 — Rye:** {SAY}", "KB305"),
        ('1. **Salt:** "I would like a base of [your figure], since I bake.', "KB307"),
    ],
)
def test_what_is_wrong_with_a_lever_is_found_at_its_line(
    read: ReadText, lever: str, code: str
) -> None:
    text = guide_text(levers=f"#### Global Levers\n\n{lever}")
    found = {diagnostic.code: diagnostic for diagnostic in read(text).diagnostics}
    assert code in found
    line = text.split("\n")[found[code].line - 1]
    assert "Salt" in line
    assert found[code].severity is Severity.WARNING


def test_a_review_before_the_update_is_found(read: ReadText) -> None:
    (found,) = read(guide_text(next_review_due="2026-01-01")).diagnostics
    assert (found.code, found.line) == ("KB117", 10)


@pytest.mark.parametrize("years", ["[25, 25, 25, 25]", "[5, 15, 40, 40]", "[33.3, 33.3, 33.4]"])
def test_vesting_that_adds_up_is_fine(read: ReadText, years: str) -> None:
    assert read(guide_text(vesting=years)).diagnostics == ()


def test_vesting_that_does_not_add_up_is_found(read: ReadText) -> None:
    (found,) = read(guide_text(vesting="[25, 25, 25]")).diagnostics
    assert found.code == "KB118"
    assert "75" in found.message


def test_an_overdue_review_is_no_finding(read: ReadText) -> None:
    text = guide_text(last_updated="2001-01-01", next_review_due="2001-04-01")
    assert read(text).diagnostics == ()


def test_an_alias_that_names_another_company_is_found(reader: GuideReader) -> None:
    texts = {
        "acme/baker.md": front_matter({"aliases": '["Crumb", "A."]'}),
        "crumb/baker.md": front_matter({"company": "crumb", "company_display": "Crumb Inc"}),
    }
    read = [reader.read_text(path, text + body()) for path, text in texts.items()]
    guides = [found.guide for found in read if found.guide is not None]
    assert len(knowledge_of(guides)) == 2
    (found,) = colliding_aliases(guides, {"acme/baker.md": read[0].alias_line})
    assert (found.path, found.line, found.code) == ("acme/baker.md", 26, "KB501")
    assert "'Crumb'" in found.message


def test_everything_found_can_be_read_in_one_line(read: ReadText) -> None:
    text = guide_text(
        levers="#### Global Levers\n\n1. **Salt:** Ask.", next_review_due="2026-01-01", alias="x"
    ).replace(REST, "")
    found = read(text).diagnostics
    assert len(found) >= 5
    for diagnostic in found:
        assert "\n" not in str(diagnostic)
        assert len(diagnostic.message) < 200
        assert 1 <= diagnostic.line <= text.count("\n") + 1
    assert list(found) == sorted(found, key=lambda one: (one.line, one.code))
