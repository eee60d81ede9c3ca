"""How fast a message is understood, and what the lexicon costs.

    .venv/bin/python -m benchmarks.understanding ../shared/guides ../shared/eval

Prints how long the lexicon takes to build and how much memory it holds, the latency of
`understand` over labelled messages, that of hostile ones of 4,096 characters, and how the latency
grows with the number of companies. How well messages are understood, benchmarks.labelled says.
"""

import json
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.vocabulary import Vocabulary
from bot.knowledge.vocabulary_files import CompanyEntry
from bot.understanding.lexicon import Lexicon
from bot.understanding.reading import understand
from bot.wiring import load

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LONGEST = 4096
MANY = 7459
MAIL = (
    "Hi Alex, it was great to talk today! We are pleased to offer you the role of Senior Software "
    "Engineer at Stripe in Dublin: base 120,000 EUR, bonus 10%, equity 80k over four years. "
)
HOSTILE = (
    "at ",
    "stripe offer ",
    "a" * 40 + " ",
    "😀",
    "swe google nyc ",
    "(" * 7 + ")",
    "gogle enginer ",
    "google, meta, ",
    "new york or ",
    "100k base ",
    "xkqzv ",
    "в Остине ",
    "remind me 3 dec or ",
    MAIL,
)
SYLLABLES = (
    "ba ce di fo gu ha ke li mo nu pa re si to vu wa ze bri clo dra flu gro stra vel".split()
)


def main() -> None:
    """Measure the lexicon and `understand` over a folder of guides and one of labelled messages."""
    knowledge = load(Path(sys.argv[1]).resolve())
    base, vocabulary = knowledge.loaded.knowledge, knowledge.vocabulary
    texts = tuple(_texts(Path(sys.argv[2])))
    _cost_of_lexicon(base, vocabulary)
    lexicon = _prepared(base, vocabulary)
    print(f"understand, {len(texts):,} messages: {_latency(texts, lexicon)}\n")
    print(f"hostile messages of {LONGEST:,} characters, in ms")
    for text in HOSTILE:
        hostile = (text * LONGEST)[:LONGEST]
        print(f"  {_milliseconds(hostile, lexicon):5.1f}  {text[:24]!r}")
    print("\nmore companies")
    own = tuple(entry for entry in vocabulary.companies if entry.slug in lexicon.company_names)
    for companies in (own, vocabulary.companies, (*vocabulary.companies, *_made_up())):
        grown = _prepared(base, replace(vocabulary, companies=companies[:MANY]))
        known = {form.company for forms in grown.companies.values() for form in forms}
        print(f"  {len(known):5,}  {_latency(texts, grown)}")


def _texts(folder: Path) -> Iterator[str]:
    for name in ("1_clean", "2_typos", "4_traps", "10_real_sents"):
        for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()[:600]:
            yield json.loads(line)["text"]


def _prepared(base: KnowledgeBase, vocabulary: Vocabulary) -> Lexicon:
    lexicon = Lexicon.from_knowledge(base, vocabulary)
    lexicon.prepare()
    return lexicon


def _cost_of_lexicon(base: KnowledgeBase, vocabulary: Vocabulary) -> None:
    start = time.perf_counter()
    lexicon = Lexicon.from_knowledge(base, vocabulary)
    built = time.perf_counter()
    lexicon.prepare()
    prepared = time.perf_counter()
    tracemalloc.start()
    kept = _prepared(base, vocabulary)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"lexicon of {len(kept.companies):,} names of companies: ", end="")
    print(f"built in {built - start:.2f} s, prepared in {prepared - built:.2f} s, ", end="")
    print(f"{held / 2**20:.0f} MB")


def _latency(texts: Sequence[str], lexicon: Lexicon) -> str:
    times = sorted(_milliseconds(text, lexicon) for text in texts)
    p99 = times[int(len(times) * 0.99)]
    return f"p50 {statistics.median(times):.3f} ms, p99 {p99:.3f} ms, worst {times[-1]:.2f} ms"


def _milliseconds(text: str, lexicon: Lexicon) -> float:
    """The best of three runs: what a message costs, and not what else the machine does."""
    return min(_once(text, lexicon) for _ in range(3))


def _once(text: str, lexicon: Lexicon) -> float:
    start = time.perf_counter()
    understand(text, lexicon, NOW)
    return (time.perf_counter() - start) * 1000


def _made_up() -> Iterator[CompanyEntry]:
    """Companies with names like any other's, always the same ones."""
    draw = random.Random(7)
    names = {"".join(draw.choices(SYLLABLES, k=draw.choice((3, 4)))) for _ in range(2 * MANY)}
    for name in draw.sample(sorted(names), k=min(MANY, len(names))):
        yield CompanyEntry(slug=f"made-up-{name}", name=name.title())


if __name__ == "__main__":
    main()
