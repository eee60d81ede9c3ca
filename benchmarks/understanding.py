"""How well messages are understood, on labelled ones, and how long it takes.

    .venv/bin/python -m benchmarks.understanding ../shared/guides ../shared/eval

The first folder holds guides, the second labelled messages (`*.jsonl`, one JSON object a line
with `text` and `expect`; lines with `turns` are left out). Prints a line for each file:

company F1   over all companies of all messages, in per cent
false        messages that name no company, and one was asserted
wrong        messages that name a company, and another was asserted
asked        companies that were not asserted but offered as a choice
role F1      as for companies
places       F1 of the number of places, since a label may name one in other words
intent       messages whose intent is among those heard; only intents that exist are counted
lever        messages whose lever's family is among those heard

and then the time of `understand()` over all messages and over long hostile texts. With `-v`
each message whose companies were not those expected is printed too.
"""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.knowledge.loader import load_knowledge
from bot.knowledge.vocabulary import load_vocabulary
from bot.resources import project_folder
from bot.understanding.intents import Intent
from bot.understanding.lexicon import Lexicon
from bot.understanding.reading import LONGEST_TEXT, Understanding, understand

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ANY = "any"
HOSTILE = ("zorblat qwix ", "stripe offer ", "sotfware enginer ", "at ", "a'", "😀", "\u202eab ")
ONE_CLASS = {Intent.SMALLTALK: Intent.UNKNOWN}
HEADINGS = "lines  company F1  false     wrong  asked  role F1  places  intent   lever"


@dataclass(slots=True)
class Score:
    """What was found of what was expected."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    def count(self, found: set[str], expected: set[str]) -> None:
        """Count the things of one message."""
        self.add(len(found & expected), len(found - expected), len(expected - found))

    def add(self, right: int, extra: int, missing: int) -> None:
        """Count things by their number."""
        self.right += right
        self.extra += extra
        self.missing += missing

    def __str__(self) -> str:
        total = 2 * self.right + self.extra + self.missing
        return f"{200 * self.right / total:.1f}" if total else "-"


@dataclass(slots=True)
class Share:
    """How many of how many."""

    part: int = 0
    whole: int = 0

    def count(self, *, yes: bool) -> None:
        """Count one."""
        self.part += yes
        self.whole += 1

    def __str__(self) -> str:
        return f"{self.part}/{self.whole}" if self.whole else "-"


@dataclass(slots=True)
class Scores:
    """The scores of one file."""

    lines: int = 0
    companies: Score = field(default_factory=Score)
    false: Share = field(default_factory=Share)
    wrong: int = 0
    asked: int = 0
    roles: Score = field(default_factory=Score)
    places: Score = field(default_factory=Score)
    intents: Share = field(default_factory=Share)
    levers: Share = field(default_factory=Share)

    def __str__(self) -> str:
        return (
            f"{self.lines:5}  {self.companies!s:>10}  {self.false!s:8}  {self.wrong:5}"
            f"  {self.asked:5}  {self.roles!s:>7}  {self.places!s:>6}"
            f"  {self.intents!s:7}  {self.levers!s}"
        )


def main() -> None:
    """Score every file of labelled messages."""
    guides, messages = (Path(name).resolve() for name in sys.argv[1:3])
    lexicon = _lexicon(guides)
    seconds: list[float] = []
    print(f"{'':18}{HEADINGS}")
    for path in sorted(messages.glob("*.jsonl"), key=lambda path: int(path.name.split("_")[0])):
        scores = _score(path, lexicon, seconds)
        if scores.lines:
            print(f"{path.stem:18}{scores}")
    _print_times(seconds, lexicon)


def _lexicon(guides: Path) -> Lexicon:
    vocabulary, _ = load_vocabulary((project_folder("knowledge") / "vocabulary",))
    return Lexicon.from_knowledge(load_knowledge(guides, vocabulary).knowledge, vocabulary)


def _score(path: Path, lexicon: Lexicon, seconds: list[float]) -> Scores:
    scores = Scores()
    for label in _labels(path):
        began = time.perf_counter()
        heard = understand(label["text"], lexicon, NOW)
        seconds.append(time.perf_counter() - began)
        scores.lines += 1
        _score_companies(scores, label, heard)
        _score_the_rest(scores, label, heard)
    return scores


def _labels(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        labels = (json.loads(line) for line in lines)
        yield from (label for label in labels if "text" in label)


def _score_companies(scores: Scores, label: dict[str, Any], heard: Understanding) -> None:
    found = {mention.company for mention in heard.entities.companies}
    expected = _expected(label, found)
    scores.companies.count(found, expected)
    if expected:
        scores.wrong += bool(found - expected)
    else:
        scores.false.count(yes=bool(found))
    offered = {choice for mention in heard.entities.doubtful for choice in mention.choices}
    scores.asked += len((expected - found) & offered)
    if found != expected and "-v" in sys.argv:
        print(f"  {label['text'][:100]!r}: {sorted(found)}, not {sorted(expected)}")


def _expected(label: dict[str, Any], found: set[str]) -> set[str]:
    """The expected companies, or another right answer where that was given."""
    expected = set(label["expect"]["company"])
    others = label.get("accept", {}).get("company", [])
    others = others if isinstance(others, list) else [others]
    if any(other == ANY or (isinstance(other, list) and set(other) == found) for other in others):
        return found
    named = {other for other in others if isinstance(other, str)}
    return found if named and not expected and found <= named else expected


def _score_the_rest(scores: Scores, label: dict[str, Any], heard: Understanding) -> None:
    expect, entities = label["expect"], heard.entities
    if "role" not in expect:
        return
    if label.get("accept", {}).get("role") != ANY:
        scores.roles.count({mention.role for mention in entities.roles}, set(expect["role"]))
    there, wanted = len(entities.places), len(expect["region"])
    scores.places.add(min(there, wanted), max(0, there - wanted), max(0, wanted - there))
    if expect["intent"] in set(Intent):
        heard_as = {ONE_CLASS.get(found.intent, found.intent) for found in heard.intents}
        wish = Intent(expect["intent"])
        scores.intents.count(yes=ONE_CLASS.get(wish, wish) in heard_as)
    if expect.get("lever"):
        families = {mention.family for mention in entities.levers}
        scores.levers.count(yes=expect["lever"] in families)


def _print_times(seconds: list[float], lexicon: Lexicon) -> None:
    ordered = sorted(seconds)
    median, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    print(f"understand(): median {median * 1e3:.2f} ms, 99 of 100 below {late * 1e3:.2f} ms")
    slowest = max(_time(text, lexicon) for text in HOSTILE)
    print(f"slowest of {len(HOSTILE)} hostile texts of {LONGEST_TEXT} characters: {slowest:.1f} ms")


def _time(text: str, lexicon: Lexicon) -> float:
    """Milliseconds for a text repeated to the longest that is read."""
    long_text = (text * LONGEST_TEXT)[:LONGEST_TEXT]
    began = time.perf_counter()
    understand(long_text, lexicon, NOW)
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    main()
