import subprocess
import sys
from pathlib import Path

import pytest

from bot.understanding.moments.library import day_and_month, prepare

CHECKOUT = Path(__file__).resolve().parents[3]
ASKS = """
import sys
from bot.understanding.moments.finding import find_moments
from bot.understanding.moments.resolving import resolve
from datetime import datetime, UTC
for text in ("friday 9am", "03/04", "in 2 hours"):
    resolve(find_moments(text)[0], datetime(2026, 11, 27, tzinfo=UTC), "UTC")
assert "dateparser" not in sys.modules
resolve(find_moments("3 dec")[0], datetime(2026, 11, 27, tzinfo=UTC), "UTC")
assert "dateparser" in sys.modules
"""
UNDERSTANDS = """
import sys
import bot.understanding.reading
assert not {"dateparser", "bot.understanding.moments.finding"} & set(sys.modules)
"""


@pytest.mark.parametrize(
    ("words", "english", "read"),
    [
        ("3 december", True, (3, 12)),
        ("29 february", True, (29, 2)),
        ("31 june", True, None),
        ("0 december", True, None),
        ("3 dezember", False, (3, 12)),
        ("1 août", False, (1, 8)),
        ("7 maart", False, (7, 3)),
        ("31 juni", False, None),
    ],
)
def test_a_date_in_words_is_a_day_of_a_month(
    words: str, english: bool, read: tuple[int, int] | None
) -> None:
    prepare()
    assert day_and_month(words, english=english) == read


@pytest.mark.parametrize("code", [ASKS, UNDERSTANDS])
def test_nothing_is_loaded_that_is_not_needed(code: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
