"""Ladders as people write them, and what the project's own file says."""

from inspect import cleandoc
from pathlib import Path

import pytest

from bot.knowledge.ladders import ANY_COMPANY, ENGINEERS
from bot.knowledge.vocabulary import Vocabulary, load_vocabulary
from bot.understanding.levels import find_levels
from bot.understanding.utterance import read

OURS = Path(__file__).parents[2] / "knowledge" / "vocabulary"
ENGINEER, SENIOR, STAFF = ENGINEERS


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder whose ladders are the test's docstring."""
    text = cleandoc(request.function.__doc__)
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "ladders.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "vocabulary"


def test_each_rung_has_its_role(folder: Path) -> None:
    """
    - {slug: acme, engineer: [L3, L4], senior: [L5a], staff: [L5b, IC6]}
    """
    vocabulary, found = load_vocabulary([folder])
    assert found == ()
    roles = dict.fromkeys(("l3", "l4"), ENGINEER) | {"l5a": SENIOR, "l5b": STAFF, "ic6": STAFF}
    assert vocabulary.ladders["acme"] == roles


def test_a_later_folder_has_the_last_word_on_a_rung(folder: Path) -> None:
    """
    - {slug: google, senior: [L4], staff: [L9]}
    """
    vocabulary, _ = load_vocabulary([OURS, folder])
    google = vocabulary.ladders["google"]
    assert (google["l3"], google["l4"], google["l5"]) == (ENGINEER, SENIOR, SENIOR)


def test_what_is_no_rung_is_reported_at_its_line_and_left_out(folder: Path) -> None:
    """
    - slug: acme
      engineer: [L3]
      senior:
        - L5
        - Senior
    """
    vocabulary, (found,) = load_vocabulary([folder])
    assert (found.path, found.line, found.code) == ("vocabulary/ladders.yaml", 5, "KB607")
    assert "'Senior' is no rung" in found.message
    assert set(vocabulary.ladders["acme"]) == {"l3", "l5"}


def test_a_rung_of_two_roles_is_reported_and_nobodys(folder: Path) -> None:
    """
    - {slug: acme, engineer: [L4], senior: [L5, l4]}
    """
    vocabulary, (found,) = load_vocabulary([folder])
    assert (found.code, "under 'engineer' too" in found.message) == ("KB607", True)
    assert vocabulary.ladders["acme"] == {"l5": SENIOR}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- {engineer: [L4]}", "KB603"),
        ("- {slug: acme, engineer: L4}", "KB603"),
        ("- {slug: acme, engineer: [59]}", "KB603"),
        ("- {slug: acme, principal: [L7]}", "KB604"),
        ("acme: L4", "KB603"),
        ("- [L4]", "KB603"),
    ],
)
def test_an_entry_of_another_form_is_reported(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "ladders.yaml").write_text(text, encoding="utf-8")
    _, found = load_vocabulary([tmp_path])
    assert [one.code for one in found] == [code]


def test_every_rung_of_ours_is_one_that_people_can_type(vocabulary: Vocabulary) -> None:
    rungs = {rung for ladder in vocabulary.ladders.values() for rung in ladder}
    heard = {found.level.key for rung in rungs for found in find_levels(read(rung))}
    assert heard == rungs


def test_we_know_the_ladders_of_well_known_companies(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.ladders) >= 40
    assert vocabulary.ladders["meta"]["e5"] == SENIOR
    assert vocabulary.ladders["amazon"]["l6"] == SENIOR
    assert vocabulary.ladders["microsoft"]["l63"] == SENIOR
    assert "ic4" not in vocabulary.ladders[ANY_COMPANY]
