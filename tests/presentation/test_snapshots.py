"""What people read, kept in files: look at a difference before you accept it.

To accept: write what the test shows into the file of that name in `snapshots/`.
"""

from pathlib import Path

import pytest

from bot.presentation import plain, telegram_html
from bot.presentation.catalogue import english
from tests.presentation.answers import MESSAGES, answers_to

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_plain_text_reads_as_it_did(name: str) -> None:
    text = plain.render(answers_to(MESSAGES[name]), english()) + "\n"
    assert text == (SNAPSHOTS / f"{name}.plain.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_telegram_html_reads_as_it_did(name: str) -> None:
    (message,) = telegram_html.render(answers_to(MESSAGES[name]), english())
    assert message + "\n" == (SNAPSHOTS / f"{name}.html.txt").read_text(encoding="utf-8")


def test_no_snapshot_is_left_over() -> None:
    kept = {path.name.split(".")[0] for path in SNAPSHOTS.iterdir()}
    assert kept == set(MESSAGES)
