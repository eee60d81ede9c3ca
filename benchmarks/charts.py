"""How long a picture takes, and what it does to those who wait for something else.

    .venv/bin/python -m benchmarks.charts

Prints what the first picture of a process costs with the library that draws, the times of each
kind of chart once it is loaded, how late an event loop wakes while a thread draws, and what
drawing adds to the memory of the process.
"""

import asyncio
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bot.presentation.charts import draw
from bot.presentation.charts.easel import Easel
from bot.presentation.charts.specs import Chart
from tests.presentation.charted import (
    FIVE_OFFERS,
    FOUR_BANDS,
    ONE_BAND,
    RUPEES,
    TWO_OFFERS,
)

RUNS = 30
FRESH_RUNS = 10
CHARTS: dict[str, Chart] = {
    "bands, one": ONE_BAND,
    "bands, four": FOUR_BANDS,
    "yearly pay, two offers": TWO_OFFERS,
    "yearly pay, five offers": FIVE_OFFERS,
    "the same in rupees, long names": RUPEES,
}
EVERY = 0.002
ASKING = 100


def main() -> None:
    """Measure and print a table."""
    fresh = [_in_fresh_process() for _ in range(FRESH_RUNS)]
    firsts = sorted(run["first"] for run in fresh)
    print(f"{'':32}  ms, median (min … max)  pixels       KB")
    print(f"{'first picture of a process':32}  {_spread(firsts)}")
    for name, chart in CHARTS.items():
        png = draw(chart).png
        times = sorted(_milliseconds(name) for _ in range(RUNS))
        width, height = (int.from_bytes(png[place : place + 4]) for place in (16, 20))
        print(f"{name:32}  {_spread(times):22}  {width} × {height}  {len(png) // 1000:4}")
    late = sorted(asyncio.run(_lateness()))
    middle, p99, worst = statistics.median(late), late[int(len(late) * 0.99)], late[-1]
    print("\nan event loop wakes late while a hundred ask for pictures: ", end="")
    print(f"p50 {middle:.1f} ms, p99 {p99:.1f} ms, worst {worst:.1f} ms")
    added = statistics.median(run["added"] for run in fresh)
    print(f"memory that two pictures add to a process: {added:.0f} MB")


def _spread(times: list[float]) -> str:
    return f"{statistics.median(times):.0f} ({times[0]:.0f} … {times[-1]:.0f})"


def _milliseconds(name: str) -> float:
    start = time.perf_counter()
    draw(CHARTS[name])
    return (time.perf_counter() - start) * 1000


async def _lateness() -> list[float]:
    """By how many milliseconds short sleeps are too long while many ask for pictures at once."""
    easel = Easel()
    drawing = asyncio.gather(*(easel.draw((FIVE_OFFERS,)) for _ in range(ASKING)))
    late = []
    while not drawing.done():
        start = time.perf_counter()
        await asyncio.sleep(EVERY)
        late.append((time.perf_counter() - start - EVERY) * 1000)
    await drawing
    return late


def _in_fresh_process() -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.charts", "first"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def first() -> dict[str, float]:
    """The first picture of this process, and the memory that it and another take."""
    before = _resident()
    taken = _milliseconds("bands, four")
    draw(FIVE_OFFERS)
    return {"first": taken, "added": _resident() - before}


def _resident() -> float:
    """Megabytes of memory that this process holds now."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1000
    return 0.0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(first()))
    else:
        main()
