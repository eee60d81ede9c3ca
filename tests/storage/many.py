"""Many processes that read, change and write the same people at once.

    .venv/bin/python -m tests.storage.many --folder /tmp/many --processes 20 --turns 20

Each turn adds a day to how long a person wants things kept, so that a lost update is a lost day.
"""

import argparse
import asyncio
import json
import sys
import time
from asyncio.subprocess import PIPE
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bot.coach.people import ChangedMeanwhileError
from bot.coach.person import Person
from bot.storage.addresses import Address, address_of, address_of_file
from bot.storage.opening import Places, Store, open_store
from bot.storage.sealing import new_key
from tests.coach.made_up import NOW

ONE = "telegram:1"


@dataclass(frozen=True, slots=True)
class Worked:
    """What became of many turns: days that are there of those that were added, and how fast."""

    added: int
    there: int
    seconds: float
    most_tries: int
    complaints: str


def places_of(database: str, folder: Path, key: str) -> Places:
    address = address_of("--database", database) if database else file_in(folder / "data")
    keyring = address if database else file_in(folder / "keys")
    return Places(address, keyring, folder / "secret.key", (key,))


def file_in(folder: Path) -> Address:
    return address_of_file(folder / "kept.db")


async def add_a_day(store: Store, whose: str) -> int:
    """Add a day, and say how many tries it took."""
    tries = 0
    while True:
        tries += 1
        held = await store.people.load(whose)
        wishes = replace(held.person.preferences, keep_days=held.person.preferences.keep_days + 1)
        try:
            await store.people.save(whose, held, replace(held.person, preferences=wishes))
        except ChangedMeanwhileError:
            continue
        return tries


async def work(places: Places, turns: int, people: int) -> None:
    """Turns of one person, or of several in turn."""
    store = await open_store(places, lambda: NOW)
    most = 0
    for turn in range(turns):
        most = max(most, await add_a_day(store, f"telegram:{turn % people + 1}"))
    await store.close()
    print(most)  # noqa: T201 - whoever started us reads it


async def at_once(
    database: str, folder: Path, processes: int, turns: int, people: int = 1
) -> Worked:
    """Have many processes work at once, from the first moment of an empty store on."""
    key = new_key()
    wishes = ("--database", database, "--folder", folder, "--turns", turns, "--people", people)
    program = (sys.executable, "-m", "tests.storage.many", "--key", key, *map(str, wishes))
    begun = time.perf_counter()
    started = [
        await asyncio.create_subprocess_exec(*program, stdout=PIPE, stderr=PIPE)
        for _ in range(processes)
    ]
    done = [await one.communicate() for one in started]
    seconds = time.perf_counter() - begun
    store = await open_store(places_of(database, folder, key), lambda: NOW)
    days = 0
    for one in range(people):
        found = (await store.people.load(f"telegram:{one + 1}")).person
        days += found.preferences.keep_days - Person().preferences.keep_days
    await store.close()
    return Worked(
        added=processes * turns,
        there=days,
        seconds=seconds,
        most_tries=max((int(out) for out, _ in done if out), default=0),
        complaints=b"".join(err for _, err in done).decode(),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--database", default="", help="of a server; else a file is made")
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--people", type=int, default=1)
    parser.add_argument("--key", help="for one of the processes")
    wish = parser.parse_args()
    if wish.key:
        asyncio.run(work(places_of(wish.database, wish.folder, wish.key), wish.turns, wish.people))
        return
    worked = asyncio.run(
        at_once(wish.database, wish.folder, wish.processes, wish.turns, wish.people)
    )
    print(json.dumps(asdict(worked)))  # noqa: T201 - it is what was asked for


if __name__ == "__main__":
    main()
