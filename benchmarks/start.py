"""How long a start takes: reading every guide, and finding what an earlier start kept.

    .venv/bin/python -m benchmarks.start ../shared/guides

Prints the median of ten runs, each in a fresh process: the index cold, warm, and after one
guide was touched, imports not counted; and `coach ask` as a whole process, warm.
The guides are copied first, so that none of them is touched, and the cache is one of its own.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 10
QUESTION = "swe at ally in detroit"


def main() -> None:
    """Measure every kind of start and print a table."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "guides")
        shutil.copytree(sys.argv[1], root)
        time.sleep(3)  # what was written a moment ago is read twice
        cache = str(Path(place, "cache"))
        environment = {**os.environ, "XDG_CACHE_HOME": cache}  # noqa: TID251 - for the programs started
        print(f"{'':36}  seconds (min … max)      MB resident")
        for name, measured in _kinds(root, environment).items():
            runs = [measured() for _ in range(RUNS)]
            seconds = sorted(run["seconds"] for run in runs)
            memory = statistics.median(run.get("megabytes", 0) for run in runs)
            middle = statistics.median(seconds)
            spread = f"({seconds[0]:.3f} … {seconds[-1]:.3f})"
            print(f"{name:36}  {middle:.3f} {spread:18}  {memory or '':6.4}")


def _kinds(root: Path, environment: dict[str, str]) -> dict[str, Callable[[], dict[str, float]]]:
    def opened() -> dict[str, float]:
        return _in_fresh_process(root, environment)

    def cold() -> dict[str, float]:
        shutil.rmtree(environment["XDG_CACHE_HOME"], ignore_errors=True)
        return opened()

    def touched() -> dict[str, float]:
        next(root.glob("*/*.md")).touch()
        time.sleep(0.1)
        return opened()

    def ask(*folder: str) -> Callable[[], dict[str, float]]:
        command = [sys.executable, "-m", "bot", "ask", *folder, QUESTION]
        return lambda: _whole_process(command, environment)

    return {
        "cold, two processes": cold,
        "warm": opened,
        "one guide touched": touched,
        "python -c pass": lambda: _whole_process([sys.executable, "-c", "pass"], environment),
        "coach ask, these guides": ask("--knowledge", str(root)),
        "coach ask, the project's own": ask(),
    }


def _whole_process(command: list[str], environment: dict[str, str]) -> dict[str, float]:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return {"seconds": time.perf_counter() - start}


def _in_fresh_process(root: Path, environment: dict[str, str]) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.start", str(root), "open"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def measure(root: Path) -> dict[str, float]:
    """Open the library once; the imports of a start that finds its index are not counted."""
    from bot.wiring import open_library

    start = time.perf_counter()
    opened = open_library(root)
    seconds = time.perf_counter() - start
    assert opened.library.snapshot.knowledge
    return {"seconds": seconds, "megabytes": _resident()}


def _resident() -> float:
    """Megabytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(measure(Path(sys.argv[1]))))
    else:
        main()
