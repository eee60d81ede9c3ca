"""What each kind of rule of the understanding buys, on labelled messages.

    .venv/bin/python -m benchmarks.ablation ../shared/guides ../shared/eval

Takes one kind of rule away at a time and prints company F1 and, in parentheses, how many of the
lines that name no company were given one all the same. It tells a newcomer which rules carry
weight, and whoever adds one whether it does.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.vocabulary import Vocabulary
from bot.understanding import companies, evidence, verdicts
from bot.understanding.hits import Hit
from bot.understanding.lexicon import Lexicon
from bot.understanding.reading import understand
from bot.understanding.scene import Scene
from bot.wiring import load

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SETS = ("2_typos", "3_abbrev", "4_traps", "8_real_names", "9_real_titles", "10_real_sents")


@dataclass(frozen=True, slots=True)
class Variant:
    """A name, a vocabulary and the functions that are replaced."""

    name: str
    vocabulary: Vocabulary
    instead: tuple[tuple[ModuleType, str, object], ...] = ()
    plain: bool = False


def main() -> None:
    """Print a row for each kind of rule that is left out."""
    read = load(Path(sys.argv[1]).resolve())
    lines = {name: _lines(Path(sys.argv[2]) / f"{name}.jsonl") for name in SETS}
    print(f"{'left out':34}" + "".join(f"{name:>18}" for name in SETS))
    for variant in _variants(read.vocabulary):
        lexicon = _lexicon(variant, read.loaded.knowledge)
        with _replaced(variant.instead):
            scores = [_score(lines[name], lexicon) for name in SETS]
        print(f"{variant.name:34}" + "".join(f"{score:>18}" for score in scores))


def _variants(vocabulary: Vocabulary) -> Iterator[Variant]:
    no: Callable[..., bool] = lambda *_: False  # noqa: E731 - one answer for every rule
    yield Variant("nothing", vocabulary)
    yield Variant("misspelt names", vocabulary, ((companies, "misspelt_hits", lambda *_: ()),))
    yield Variant("names beside the guides'", replace(vocabulary, companies=()))
    yield Variant("that everyday words are weak", vocabulary, plain=True)
    against = tuple((module, "is_no_employer", no) for module in (companies, evidence, verdicts))
    yield Variant("what speaks against", vocabulary, against)
    yield Variant(
        "longer unknown names", vocabulary, ((companies, "inside_longer_name", lambda *_: None),)
    )
    yield Variant("everyday phrases", vocabulary, ((companies, "judge", _without_phrases),))
    yield Variant("the topic of a short message", vocabulary, ((verdicts, "_is_the_topic", no),))
    for rule in evidence.EVIDENCE:
        rest = tuple(other for other in evidence.EVIDENCE if other is not rule)
        name = rule.__name__.strip("_").replace("_", " ")
        yield Variant(f"evidence: {name}", vocabulary, ((evidence, "EVIDENCE", rest),))
    yield Variant("all evidence: assert each name", vocabulary, ((companies, "judge", _assert),))


def _without_phrases(scene: Scene, hit: Hit, asserted: frozenset[int]) -> verdicts.Verdict:
    return verdicts.judge(replace(scene, everyday=frozenset()), hit, asserted)


def _assert(_scene: Scene, hit: Hit, _asserted: frozenset[int]) -> verdicts.Verdict:
    return verdicts.Verdict.ASSERT if hit.certain else verdicts.Verdict.ASK


def _lexicon(variant: Variant, knowledge: KnowledgeBase) -> Lexicon:
    lexicon = Lexicon.from_knowledge(knowledge, variant.vocabulary)
    if not variant.plain:
        return lexicon
    forms = {
        key: tuple(replace(form, weak=False) for form in found)
        for key, found in lexicon.companies.items()
    }
    return replace(lexicon, companies=forms)


@contextmanager
def _replaced(instead: Sequence[tuple[ModuleType, str, object]]) -> Iterator[None]:
    before = [(module, name, getattr(module, name)) for module, name, _ in instead]
    for module, name, value in instead:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in before:
            setattr(module, name, value)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _score(lines: list[dict[str, Any]], lexicon: Lexicon) -> str:
    right = extra = missed = false = none = 0
    for line in lines:
        wanted = set(line["expect"].get("company") or ())
        heard = understand(line["text"], lexicon, NOW)
        found = {mention.company for mention in heard.entities.companies}
        if found in [set(names) for names in (line.get("accept") or {}).get("company", ())]:
            found = wanted
        right += len(found & wanted)
        extra += len(found - wanted)
        missed += len(wanted - found)
        none += not wanted
        false += bool(found) and not wanted
    both = 2 * right + extra + missed
    score = f"{200 * right / both:.1f}" if right + missed else "–"
    return f"{score} ({false}/{none})"


if __name__ == "__main__":
    main()
