"""How long it takes to read a folder of guides, beside what cannot be undercut.

    .venv/bin/python -m benchmarks.index ../shared/guides

Prints the median of several runs, each in a fresh process: reading the bytes alone,
python-frontmatter and pydantic alone, and the whole index with rows and levers in one and in
two processes, with the memory that the reading process holds at the end.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

RUNS = 5
KINDS = ("bytes", "frontmatter", "index-1", "index-2")
NAMES = {
    "bytes": "read the bytes",
    "frontmatter": "python-frontmatter + pydantic",
    "index-1": "whole index, one process",
    "index-2": "whole index, two processes",
}


def main() -> None:
    """Measure every kind and print a table."""
    root = Path(sys.argv[1]).resolve()
    print(f"{'':32}  seconds  (min … max)       MB resident")
    for kind in KINDS:
        runs = [_in_fresh_process(kind, root) for _ in range(RUNS)]
        seconds = sorted(run["seconds"] for run in runs)
        memory = statistics.median(run["megabytes"] for run in runs)
        middle = statistics.median(seconds)
        spread = f"({seconds[0]:.2f} … {seconds[-1]:.2f})"
        print(f"{NAMES[kind]:32}  {middle:7.2f}  {spread:16}  {memory:6.0f}")


def _in_fresh_process(kind: str, root: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.index", str(root), kind]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def measure(kind: str, root: Path) -> dict[str, float]:
    """Do one kind of reading once; imports are not counted."""
    simple = {"bytes": _bytes, "frontmatter": _frontmatter}
    work = simple[kind] if kind in simple else _index(int(kind.removeprefix("index-")))
    paths = sorted(path for path in root.glob("*/*.md"))
    start = time.perf_counter()
    kept = work(root, paths)
    seconds = time.perf_counter() - start
    assert kept
    return {"seconds": seconds, "megabytes": _resident()}


def _bytes(_root: Path, paths: list[Path]) -> object:
    return [path.read_bytes() for path in paths]


def _frontmatter(_root: Path, paths: list[Path]) -> object:
    import frontmatter

    from bot.knowledge.records import read_compensation_record, read_guide_record

    kept = []
    for path in paths:
        post = frontmatter.load(str(path))
        record, _ = read_guide_record(post.metadata)
        rows = [read_compensation_record(row) for row in _rows(post.metadata)]
        kept.append((record, rows, post.content))
    return kept


def _rows(metadata: dict[str, Any]) -> list[object]:
    return list(metadata["compensation"])


def _index(processes: int) -> Callable[[Path, list[Path]], object]:
    from bot.knowledge.loader import load_knowledge
    from bot.knowledge.vocabulary import load_vocabulary
    from bot.resources import project_folder

    vocabulary, _ = load_vocabulary([project_folder("knowledge") / "vocabulary"])
    return lambda root, _paths: load_knowledge(root, vocabulary, processes=processes)


def _resident() -> float:
    """Megabytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[1]))))
    else:
        main()
