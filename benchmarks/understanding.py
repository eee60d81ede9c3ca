"""How well companies and roles are understood on labelled messages, and how fast.

    .venv/bin/python -m benchmarks.understanding ../shared/guides ../shared/eval

Prints for each set of single messages: company F1, lines that name no company and were given one
all the same, lines whose company was wrong, role F1; then the latency of `understand`.
"""

import json
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.library import Snapshot
from bot.understanding.lexicon import Lexicon
from bot.understanding.reading import Understanding, understand
from bot.wiring import load

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HOSTILE = ("at ", "stripe offer ", "a" * 40 + " ", "😀", "swe google nyc ", "(" * 7 + ")")


@dataclass(slots=True)
class Score:
    """Hits, false alarms and misses of one kind of entity."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, found: set[str], wanted: set[str], accepted: set[str]) -> None:
        """Count one line; what is accepted besides is neither right nor wrong."""
        self.right += len(found & wanted)
        self.extra += len(found - wanted - accepted)
        self.missed += len(wanted - found) if not found & accepted else 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        both = 2 * self.right + self.extra + self.missed
        return 200 * self.right / both if both else 100.0


def main() -> None:
    """Score every set in a folder of labelled messages."""
    knowledge = load(Path(sys.argv[1]).resolve())
    start = time.perf_counter()
    lexicon = Snapshot.of(knowledge.loaded.knowledge, knowledge.vocabulary).lexicon
    built = time.perf_counter() - start
    print(f"lexicon of {len(lexicon.companies):,} companies built in {built:.2f} s\n")
    print(f"{'set':16}  company F1   false on none   wrong   role F1")
    for path in sorted(Path(sys.argv[2]).glob("*.jsonl"), key=_number):
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        if "turns" not in lines[0]:
            print(f"{path.stem:16}  {_scores(lines, lexicon)}")
    _latency(Path(sys.argv[2]), lexicon)


def _number(path: Path) -> int:
    return int(path.name.split("_")[0])


def _scores(lines: list[dict[str, Any]], lexicon: Lexicon) -> str:
    company, role = Score(), Score()
    none = false = wrong = 0
    for line in lines:
        heard = understand(line["text"], lexicon, NOW)
        found = {mention.company for mention in heard.entities.companies}
        expected, accept = line["expect"], line.get("accept") or {}
        wanted = set(expected.get("company") or ())
        accepted = _others(accept, "company")
        company.add(found, wanted, accepted)
        none += not wanted
        false += not wanted and not found <= accepted
        wrong += bool(wanted) and not found <= wanted | accepted
        if expected.get("role") is not None and accept.get("role") != "any":
            role.add(_roles(heard), set(expected["role"]), _others(accept, "role"))
    return f"{company.f1:10.1f}   {false:5} of {none:<5}  {wrong:5}   {role.f1:7.1f}"


def _roles(heard: Understanding) -> set[str]:
    return {
        mention.role if mention.seniority is None else f"{mention.seniority}-{mention.role}"
        for mention in heard.entities.roles
    }


def _others(accept: dict[str, Any], slot: str) -> set[str]:
    """What else counts as right: a list of names, or of lists of them."""
    other = accept.get(slot)
    if not isinstance(other, list):
        return set()
    return {name for one in other for name in ([one] if isinstance(one, str) else one or ())}


def _latency(folder: Path, lexicon: Lexicon) -> None:
    texts = [
        json.loads(line)["text"]
        for name in ("1_clean", "2_typos", "4_traps", "10_real_sents")
        for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()[:600]
    ]
    times = sorted(_milliseconds(text, lexicon) for text in texts)
    p99 = times[int(len(times) * 0.99)]
    worst = max(_milliseconds((text * 4096)[:4096], lexicon) for text in HOSTILE)
    print(f"\nunderstand: p50 {statistics.median(times):.2f} ms, p99 {p99:.2f} ms, ", end="")
    print(f"worst of hostile 4,096-character texts {worst:.1f} ms")


def _milliseconds(text: str, lexicon: Lexicon) -> float:
    start = time.perf_counter()
    understand(text, lexicon, NOW)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
