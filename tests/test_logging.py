"""What a running bot may write to its log: an event, a few fields, and nothing of a person."""

import json
import subprocess
import sys

PROGRAM = """
import structlog
from bot import wiring

wiring.configure_logging({level!r})
log = structlog.get_logger("test")
log.info("answered", guides=7, text="is 150k base good", salary=150000, person="42")
log.debug("detail")
"""


def _logged(level: str) -> tuple[str, str]:
    """Standard error and standard output of a process that logs as a running bot does."""
    # A process of its own: the set-up holds for the whole interpreter.
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(level=level)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stderr, done.stdout


def test_only_the_fields_of_the_allow_list_are_logged() -> None:
    err, out = _logged("info")
    (line,) = err.splitlines()
    entry = json.loads(line)
    assert out == ""
    assert set(entry) == {"event", "level", "timestamp", "guides"}
    assert entry["event"] == "answered"
    assert "150" not in line.replace(entry["timestamp"], "")


def test_the_level_decides_what_is_logged() -> None:
    assert [json.loads(line)["event"] for line in _logged("debug")[0].splitlines()] == [
        "answered",
        "detail",
    ]
    assert _logged("warning") == ("", "")
