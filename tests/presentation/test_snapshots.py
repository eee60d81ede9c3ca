"""What people read, kept in files: look at a difference before you accept it.

To accept: `python -m tests.presentation.accept`, then read what `git diff` shows.
"""

from collections.abc import Mapping
from typing import get_args

import pytest

from bot.coach.answers import Answer
from tests.presentation.answers import MESSAGES, answers_to
from tests.presentation.shown import SNAPSHOTS, shown

MEDIA = ("plain", "html", "keyboard")


def kept(name: str) -> Mapping[str, str]:
    paths = {medium: SNAPSHOTS / f"{name}.{medium}.txt" for medium in MEDIA}
    return {medium: path.read_text(encoding="utf-8") for medium, path in paths.items()}


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_what_people_see_is_what_it_was(name: str) -> None:
    assert shown(MESSAGES[name]) == kept(name)


def test_no_snapshot_is_left_over() -> None:
    names = {path.name.split(".")[0] for path in SNAPSHOTS.iterdir()}
    assert names == set(MESSAGES)


def test_every_kind_of_answer_has_a_dialogue_that_ends_in_it() -> None:
    given = {type(answer) for said in MESSAGES.values() for answer in answers_to(said)}
    assert set(get_args(Answer)) == given
