"""How fast an offer in one line is read and answered, in process and without a picture.

    .venv/bin/python -m benchmarks.offers ../shared/guides

Takes whole turns (understood, answered, kept, worded) over the labelled lines of the tests, each
by a person of its own, over comparisons of two and five offers, and over letters.
"""

import asyncio
import gc
import json
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bot.conversation import Conversation, Incoming
from bot.presentation.catalogue import english
from bot.presentation.keyboard import compose
from bot.wiring import conversation, open_library

LINES = Path(__file__).resolve().parent.parent / "tests/understanding/offers/lines.jsonl"
LETTER = 400
ROUNDS = 3
FIVE = "\n".join(
    f"offer {number}: {120 + number * 9}k base, {10 + number}% bonus, "
    f"{100 + number * 20}k rsu over 4 years, {number * 5}k sign on"
    for number in range(1, 6)
)


def main() -> None:
    """Measure and print a line for each kind of message."""
    talk = conversation(open_library(Path(sys.argv[1]).resolve()).library)
    labelled = [json.loads(line) for line in LINES.read_text("utf-8").splitlines()]
    lines = [one for one in labelled if len(one["text"]) <= LETTER and "\n" not in one["text"]]
    single = [f"/offer {one['text']}" for one in lines if len(one["offers"]) == 1]
    several = [f"/offer {one['text']}" for one in lines if len(one["offers"]) > 1]
    letters = [one["text"] for one in labelled if len(one["text"]) > LETTER]
    gc.freeze()  # as the bot does once it has read its guides
    asyncio.run(_times(talk, single[:50]))  # what is loaded once
    print(f"{len(single)} lines, one offer: {_spread(asyncio.run(_times(talk, single)))}")
    print(f"{len(several)} lines, several:  {_spread(asyncio.run(_times(talk, several)))}")
    print(f"{len(letters)} letters:           {_spread(asyncio.run(_times(talk, letters)))}")
    print(f"five offers compared:  {_spread(asyncio.run(_times(talk, [FIVE] * 50)))}")


async def _times(talk: Conversation, texts: Sequence[str]) -> list[float]:
    """How long each turn takes, in milliseconds; the best of three."""
    catalogue = english()
    best = [float("inf")] * len(texts)
    for _ in range(ROUNDS):
        for at, text in enumerate(texts):
            begun = time.perf_counter()
            turn = await talk.take_turn(Incoming("someone", text))
            compose(turn.answers, catalogue)
            best[at] = min(best[at], (time.perf_counter() - begun) * 1000)
            await talk.forget("someone")
    return best


def _spread(times: Sequence[float]) -> str:
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"p50 {statistics.median(ordered):5.2f}  p99 {p99:5.2f}  worst {ordered[-1]:5.2f} ms"


if __name__ == "__main__":
    main()
