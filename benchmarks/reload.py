"""What people notice while guides change: how soon a change is live, and how long answers take.

    .venv/bin/python -m benchmarks.reload ../shared/guides [seconds]

The guides are copied first. Then, in one process with an event loop, as the bot has it:
single edits with rests between, the time from the end of the write until an answer says it;
a question every 20 ms while nobody edits; and the same while another process makes 1,000 edits
a minute, every tenth of them a bad one. Prints latencies of answers, the longest pause of the
event loop, and memory.
"""

import asyncio
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from bot.conversation import Conversation, Incoming
from bot.knowledge.base import GuideId
from bot.presentation.catalogue import english
from bot.presentation.plain import render
from bot.wiring import Opened, conversation, following, open_library

EDITS_A_MINUTE = 1000
QUESTION = "swe at ally in detroit"
ASKED_ABOUT = "ally-financial"
EVERY = 0.02
BROKEN = "---\ntitle: [Engineer\n---\n"


@dataclass(slots=True)
class Watched:
    """What was seen during a stretch of time, in seconds."""

    answers: list[float] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)


def main() -> None:
    """Measure, and print a table."""
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 120
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "guides")
        shutil.copytree(sys.argv[1], root)
        os.environ["XDG_CACHE_HOME"] = str(Path(place, "cache"))  # noqa: TID251 - for wiring to read
        time.sleep(3)
        open_library(root)
        asyncio.run(measure(open_library(root), root, seconds))


async def measure(opened: Opened, root: Path, seconds: float) -> None:
    """Ask while guides change."""
    talk = conversation(opened.library)
    async with following(opened, logged=False):
        await asyncio.sleep(1)
        _print("quiet", await _ask_for(talk, min(seconds, 20)))
        lives = [await asyncio.to_thread(_time_until_live, opened, root) for _ in range(10)]
        print(f"write until live: median {sorted(lives)[5]:.2f} s, worst {max(lives):.2f} s")
        editor = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "benchmarks.reload", str(root), str(seconds), "edit"),
            stdout=subprocess.PIPE,
        )
        for part in range(4):
            _print(f"edits, quarter {part + 1}", await _ask_for(talk, seconds / 4))
        made, _ = await editor.communicate()
        print(f"edits made: {int(made)}")


async def _ask_for(talk: Conversation, seconds: float) -> Watched:
    """Ask the same question again and again; the loop should wake when it was told to."""
    watched = Watched()
    end = time.perf_counter() + seconds
    while (start := time.perf_counter()) < end:
        turn = await talk.take_turn(Incoming("1", QUESTION))
        answered = time.perf_counter()
        watched.answers.append(answered - start)
        watched.texts.add(render(turn.answers, english()))
        due = time.perf_counter() + EVERY
        await asyncio.sleep(EVERY)
        watched.pauses.append(time.perf_counter() - due)
    return watched


def _time_until_live(opened: Opened, root: Path) -> float:
    path = random.choice(_guides(root))
    guide = GuideId(path.parent.name, path.stem)
    mark = f"Live {random.randrange(10**9)}"
    _edit(path, mark)
    start = time.perf_counter()
    while opened.library.snapshot.knowledge.guides[guide].dna != mark:
        time.sleep(0.005)
    seconds = time.perf_counter() - start
    time.sleep(1)
    return seconds


def _guides(root: Path) -> list[Path]:
    return [path for path in root.glob("*/*.md") if ASKED_ABOUT not in path.parts]


def _edit(path: Path, mark: str) -> None:
    text = path.read_text("utf-8")
    head, dashes, body = text.partition("\n---\n")
    lines = [line for line in head.splitlines() if not line.startswith("negotiation_dna_summary")]
    body = "\n".join(line for line in body.splitlines() if "Negotiation DNA" not in line)
    path.write_text("\n".join(lines) + f"\nnegotiation_dna_summary: {mark}{dashes}{body}", "utf-8")


def edit_for(root: Path, seconds: float) -> int:
    """Edit guides at an even pace; some edits are bad, and later put right."""
    texts = {path: path.read_bytes() for path in random.sample(_guides(root), 200)}
    start = time.perf_counter()
    made = 0
    while time.perf_counter() - start < seconds:
        path, text = random.choice(list(texts.items()))
        if made % 10 == 0:
            path.write_text(BROKEN, "utf-8")
        else:
            path.write_bytes(text + b"\n" * random.randrange(50))
            _edit(path, f"Edit {made}")
        made += 1
        time.sleep(max(0, start + made * 60 / EDITS_A_MINUTE - time.perf_counter()))
    return made


def _print(name: str, watched: Watched) -> None:
    print(
        f"{name:17} {len(watched.answers):5} answers ({len(watched.texts)} different)"
        f"  {_spread(watched.answers)}  pause of the loop {_spread(watched.pauses)}"
        f"  {_resident():.0f} MB",
        flush=True,
    )


def _spread(seconds: list[float]) -> str:
    ordered = sorted(value * 1000 for value in seconds)
    p50, p99 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    return f"p50 {p50:.1f} p99 {p99:.1f} max {ordered[-1]:.1f} ms"


def _resident() -> float:
    """Megabytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    if len(sys.argv) > 3:
        print(edit_for(Path(sys.argv[1]), float(sys.argv[2])))
    else:
        main()
