"""What a running bot may write to its log: an event, a few fields, and nothing of a person."""

import json
import subprocess
import sys

PROGRAM = """
import structlog
from bot import wiring
from bot.wiring.logs import log_change

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


def test_what_is_wrong_with_a_guide_is_logged_by_place_and_rule_without_its_words() -> None:
    program = """
from bot import wiring
from bot.wiring.logs import log_change
from bot.knowledge.diagnostics import Diagnostic, Severity
from bot.library.changes import Failed, KeptLast, Reloaded

wiring.configure_logging("info")
found = Diagnostic("acme/baker.md", 7, Severity.ERROR, "KB115", "base_low: 150000 is no number")
for change in (Reloaded(3, (found,)), KeptLast(3), Failed("OSError")):
    log_change(change)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    finding, reloaded, kept, failed = map(json.loads, done.stderr.splitlines())
    assert "no number" not in done.stderr
    assert (finding["event"], finding["level"]) == ("guide_finding", "warning")
    assert (finding["path"], finding["line"], finding["code"]) == ("acme/baker.md", 7, "KB115")
    assert (reloaded["event"], reloaded["guides"]) == ("guides_reloaded", 3)
    assert (kept["event"], kept["level"]) == ("guides_kept", "warning")
    assert (failed["event"], failed["error"]) == ("guides_not_followed", "OSError")
