"""How fast people are kept, in a file and on a server, alone and with many at once.

    .venv/bin/python -m benchmarks.storage [--turns 400] [--processes 20]

Times whole turns with the store, then load, save and forget apart; opening and importing; and
`coach chat` with and without what was kept before. Last, many processes that change the same
people at once: what is there afterwards of what was added, and the rate.
"""

import argparse
import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from bot.conversation import Conversation, Incoming
from bot.library import Library
from bot.storage.addresses import Address, address_of, address_of_file
from bot.storage.migrating import migrate
from bot.storage.opening import Places, Store, open_store
from bot.storage.sealing import new_key
from tests.coach.made_up import NOW, small_snapshot
from tests.fakes.postgres import named, run, running_server
from tests.storage.many import at_once

ROOT = Path(__file__).resolve().parent.parent
STARTS = 5


def main() -> None:
    """Measure both databases and print a line for each thing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=400)
    parser.add_argument("--processes", type=int, default=20)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, running_server() as server:
        folder = Path(name)
        _starts(folder)
        asyncio.run(_database("SQLite", _file(folder), wish.turns))
        asyncio.run(_database("PostgreSQL", _on(server, "bench", folder), wish.turns))
        for people in (1, wish.processes):
            asyncio.run(_many("SQLite", "", folder / f"many{people}", wish.processes, people))
            place = _on(server, f"many{people}", folder)
            url = place.database.url.render_as_string(hide_password=False)
            asyncio.run(_many("PostgreSQL", url, folder, wish.processes, people))


def _file(folder: Path) -> Places:
    file, keys = address_of_file(folder / "coach.db"), address_of_file(folder / "keys.db")
    return Places(file, keys, folder / "secret.key", (new_key(),))


def _on(server: str, name: str, folder: Path) -> Places:
    run(server, f"CREATE DATABASE {name}")
    address: Address = address_of("BENCHMARK", named(server, name))
    asyncio.run(migrate(address))
    return Places(address, address, folder / "secret.key", (new_key(),))


async def _database(name: str, places: Places, turns: int) -> None:
    begun = time.perf_counter()
    await (await open_store(places, lambda: NOW)).close()
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    store = await open_store(places, lambda: NOW)
    again = time.perf_counter() - begun
    print(f"{name}: opened first in {first * 1000:.0f} ms, again in {again * 1000:.0f} ms")
    talk = Conversation(Library(small_snapshot()), lambda: NOW, store.people)

    async def new(at: int) -> None:
        await talk.take_turn(Incoming(f"telegram:{at}", "/offer wombat 137k base, 20k sign-on"))

    async def known(at: int) -> None:
        await talk.take_turn(Incoming(f"telegram:{at}", "/counter", update=f"u{at}"))

    async def load(at: int) -> None:
        await store.people.load(f"telegram:{at}")

    async def forget(at: int) -> None:
        await store.people.forget(f"telegram:{at}")

    steps: tuple[tuple[str, Callable[[int], Awaitable[None]]], ...] = (
        ("turn of somebody new", new),
        ("turn of somebody known", known),
        ("load", load),
        ("save", lambda at: _save(store, at)),
        ("forget", forget),
    )
    for what, step in steps:
        print(f"{name}: {what:23} {_spread(await _timed(step, turns))}")
    await store.close()


async def _save(store: Store, at: int) -> None:
    held = await store.people.load(f"telegram:{at}")
    wishes = replace(held.person.preferences, keep_days=30)
    await store.people.save(f"telegram:{at}", held, replace(held.person, preferences=wishes))


async def _timed(step: Callable[[int], Awaitable[None]], turns: int) -> list[float]:
    times: list[float] = []
    for at in range(turns):
        begun = time.perf_counter()
        await step(at)
        times.append((time.perf_counter() - begun) * 1000)
    return times


def _spread(times: list[float]) -> str:
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"p50 {statistics.median(ordered):6.1f}  p99 {p99:6.1f}  worst {ordered[-1]:6.1f} ms"


async def _many(name: str, url: str, folder: Path, processes: int, people: int) -> None:
    done = await at_once(url, folder, processes=processes, turns=20, people=people)
    rate = done.added / done.seconds
    print(
        f"{name}: {processes} processes × 20 turns of {people} people: {done.there} of "
        f"{done.added} there, {rate:.0f} a second, at most {done.most_tries} tries, "
        f"{len(done.complaints.splitlines())} complaints"
    )


def _starts(folder: Path) -> None:
    """Starts of whole programs, the best of a few; what is imported counts."""
    env = {name: str(folder / name) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    store = _best("import bot.storage.opening", env)
    nothing = _best("import bot.cli", env)
    print(f"import of the store {store:.0f} ms, of the command {nothing:.0f} ms")
    chat = [sys.executable, "-m", "bot", "chat"]
    without = min(_seconds(chat, "/help\n", env) for _ in range(STARTS))
    _seconds(chat, "/offer wombat 137k base\n", env)
    kept = min(_seconds(chat, "/help\n", env) for _ in range(STARTS))
    print(f"coach chat, one line: nothing kept {without:.0f} ms, something kept {kept:.0f} ms")


def _best(statement: str, env: dict[str, str]) -> float:
    return min(_seconds([sys.executable, "-c", statement], "", env) for _ in range(STARTS))


def _seconds(program: list[str], typed: str, env: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(
        program, input=typed, text=True, capture_output=True, env=env, cwd=ROOT, check=True
    )
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
