"""What is lost, what comes twice, and how long it takes: reminders sent by several processes.

    .venv/bin/python -m benchmarks.reminders [four] [kills] [unasked] [crowd]

Real processes, an SQLite file and a PostgreSQL server that is started here, and a Bot API server
on loopback. `four`: 2,000 due reminders and four workers. `kills`: 50 rounds in each of which one
of four workers is killed. `unasked`: the same with digests and news. `crowd`: 10,000 people with
three reminders each, 1,000 of them due at once, within Telegram's limits, sent by `coach run`
alone and with another worker beside it, while other people ask it questions.
"""

import asyncio
import logging
import os
import random
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from bot.storage.addresses import address_of, address_of_file
from bot.storage.migrating import migrate
from bot.storage.opening import Places, Store, open_store
from bot.storage.sealing import new_key
from bot.transports.telegram.ports import Account
from bot.wiring import now
from tests.delivery.worker import Work
from tests.delivery.workforce import (
    CHANGED,
    CountingServer,
    due,
    resident,
    settings_of,
    until_all_have_heard,
    until_nothing_is_due,
    watching,
    working,
)
from tests.fakes.postgres import named, run, running_server
from tests.fakes.telegram_content import Json
from tests.fakes.telegram_limits import Limits
from tests.storage.crowd import Member, fill
from tests.storage.kills import is_sound

WORKERS = 4
FAST = 1_000.0
BETWEEN_ARRIVAL_AND_NOTE = 0.02
ROUNDS = 50
PEOPLE_OF_A_ROUND = 30
CROWD, AT_ONCE = 10_000, 1_000
QUESTION = "swe at ally in detroit"
SECONDS_BETWEEN_QUESTIONS = 0.25
SECONDS_TO_START = timedelta(seconds=30)  # for the rows, for the bot, and for a quiet while
LONG = 600.0


def main() -> None:
    """Measure what was asked for, and print a table of each."""
    logging.disable()  # the server says at length that a worker was killed
    wanted = sys.argv[1:] or ["four", "kills", "unasked", "crowd"]
    with running_server() as server:
        for name in wanted:
            asyncio.run(MEASURED[name](server))


# Databases -----------------------------------------------------------------------------------


@contextmanager
def databases(server: str) -> Iterator[dict[str, Places]]:
    """An empty one of each kind."""
    name, keys = f"b_{uuid4().hex}", (new_key(),)
    run(server, f"CREATE DATABASE {name}")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        file = address_of_file(folder / "data" / "coach.db")
        key_file = folder / "keys" / "secret.key"
        apart = address_of_file(folder / "keys" / "people.db")
        postgres = address_of("TEST", named(server, name))
        yield {
            "SQLite": Places(file, apart, key_file, keys),
            "PostgreSQL": Places(postgres, postgres, key_file, keys),
        }
    run(server, f"DROP DATABASE {name} WITH (FORCE)")


@asynccontextmanager
async def opened(places: Places) -> AsyncIterator[Store]:
    """A store with all tables."""
    if places.database.file is None:
        await asyncio.to_thread(lambda: asyncio.run(migrate(places.database)))
    store = await open_store(places, now)
    try:
        yield store
    finally:
        await store.close()


def work_of(places: Places, messenger: CountingServer) -> Work:
    """Work without a pace, for a messenger without limits."""
    return Work(places, Account(messenger.token, messenger.address), a_second=FAST)


# Lost and twice ------------------------------------------------------------------------------


async def four(server: str) -> None:
    """2,000 due reminders and four workers."""
    print(f"\n{'2,000 due, four workers':28} {'lost':>5} {'twice':>6} {'seconds':>8}")
    with databases(server) as both:
        for name, places in both.items():
            async with opened(places) as store, CountingServer() as messenger:
                await _fill_due(store, messenger, range(1, 1_001))
                start = time.perf_counter()
                async with working(work_of(places, messenger), WORKERS) as force:
                    await until_nothing_is_due(store, LONG)
                    seconds = time.perf_counter() - start
                    await force.stop()
                lost = 2_000 - len(messenger.arrived)
                print(f"{name:28} {lost:5} {messenger.twice:6} {seconds:8.1f}", flush=True)


@dataclass(slots=True)
class Rounds:
    """What came of some rounds with a kill each."""

    lost: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)
    sound: bool = True

    def show(self, name: str) -> None:
        """One line of the table."""
        most = f"{max(self.lost)} / {max(self.twice)}"
        whole = "yes" if self.sound else "NO"
        rounds = len(self.lost)
        print(
            f"{name:28} {rounds:6} {sum(self.lost):5} {sum(self.twice):6} {most:>14} {whole:>6}",
            flush=True,
        )


async def kills(server: str) -> None:
    """Reminders, while one of four workers is killed in each round."""
    _head("reminders, one killed a round")
    with databases(server) as both:
        for name, places in both.items():
            (await _rounds(places, of_reminders=True)).show(name)


async def unasked(server: str) -> None:
    """Digests and news of a guide, while one of four workers is killed in each round."""
    _head("digests and news, the same")
    with databases(server) as both:
        for name, places in both.items():
            (await _rounds(places, of_reminders=False)).show(name)


def _head(title: str) -> None:
    most = "most in one"
    print(f"\n{title:28} {'rounds':>6} {'lost':>5} {'twice':>6} {most:>14} {'sound':>6}")


async def _rounds(places: Places, *, of_reminders: bool) -> Rounds:
    found, chance = Rounds(), random.Random(6)
    async with opened(places) as store, CountingServer(BETWEEN_ARRIVAL_AND_NOTE) as messenger:
        work = work_of(places, messenger)
        for number in range(ROUNDS):
            first = 1 + number * PEOPLE_OF_A_ROUND
            chats = range(first, first + PEOPLE_OF_A_ROUND)
            if of_reminders:
                await _fill_due(store, messenger, chats)
            else:
                work = replace(work, changed=(CHANGED,))
                await _fill_watching(store, messenger, chats)
            before = messenger.arrived.total()
            async with working(work, WORKERS) as force:
                await messenger.wait_for(before + chance.randrange(1, 2 * len(chats) - 10), LONG)
                await asyncio.sleep(chance.uniform(0, 2 * BETWEEN_ARRIVAL_AND_NOTE))
                await force.kill(chance.randrange(WORKERS))
                await until_nothing_is_due(store, LONG)
                if not of_reminders:
                    await until_all_have_heard(store, chats.stop - 1, LONG)
                await force.stop()
            came = [count for (chat, _), count in messenger.arrived.items() if chat in chats]
            found.lost.append(2 * len(chats) - len(came))
            found.twice.append(sum(came) - len(came))
            found.sound &= await is_sound(store.database)
            found.sound &= await is_sound(store.keyring_database)
    return found


async def _fill_due(store: Store, messenger: CountingServer, chats: range) -> None:
    """Two due reminders for each of some people."""
    moment = now() - timedelta(minutes=1)
    for chat in chats:
        messenger.meet(chat)
    await fill(store, (due(chat, moment, f"no-{chat}a", f"no-{chat}b") for chat in chats), moment)


async def _fill_watching(store: Store, messenger: CountingServer, chats: range) -> None:
    """A digest and a change to tell of, for each of some people."""
    moment = now()
    for chat in chats:
        messenger.meet(chat)
    await fill(store, (watching(chat, moment) for chat in chats), moment)


# A crowd -------------------------------------------------------------------------------------


class TimedServer(CountingServer):
    """Remembers when the first reminder came to a chat, and how many answers."""

    def __init__(self) -> None:
        super().__init__()
        self.limits: Limits = Limits()
        self.when: dict[int, datetime] = {}
        self.answers: Counter[int] = Counter()

    def _send_message(self, parameters: Json) -> Json:
        before = self.arrived.total()
        result = super()._send_message(parameters)
        chat = int(parameters["chat_id"])
        if self.arrived.total() > before:
            self.when.setdefault(chat, now())
        else:
            self.answers[chat] += 1
        return result


async def crowd(server: str) -> None:
    """1,000 reminders at once to a crowd of 10,000, while others ask questions."""
    print(f"\n{CROWD:,} people with three reminders each, {AT_ONCE:,} due at once")
    for beside in (0, 1):
        with databases(server) as both:
            for name, places in both.items():
                who = "coach run" + (" and a worker" if beside else "")
                await _measure_crowd(f"{name}, {who}", places, beside)


async def _measure_crowd(name: str, places: Places, beside: int) -> None:
    async with opened(places) as store, TimedServer() as messenger:
        account = Account(messenger.token, messenger.address)
        moment = now() + SECONDS_TO_START
        await fill(store, _crowd(messenger, moment), now())
        async with working(Work(places, account), beside) as force, _bot(places, messenger) as bot:
            await _answer(messenger, 1, LONG)

            def megabytes() -> str:
                return " + ".join(f"{one:.0f}" for one in [resident(bot.pid), *force.megabytes()])

            async with _asking(messenger) as quiet:
                await asyncio.sleep((moment - now()).total_seconds())
            memory = [megabytes()]
            async with _asking(messenger) as busy:
                await messenger.wait_for(AT_ONCE // 2, LONG)
                memory.append(megabytes())
                await messenger.wait_for(AT_ONCE, LONG)
            await asyncio.sleep(2)
            memory.append(megabytes())
        waited = sorted((when - moment).total_seconds() for when in messenger.when.values())
        print(f"{name}: {len(waited):,} came, {messenger.twice} twice")
        print(f"  refused (429): {messenger.limits.refused}")
        print(f"  waited, s: median {waited[len(waited) // 2]:.1f}, longest {waited[-1]:.1f}")
        print(f"  {len(quiet)} answers before, ms: {_spread(quiet)}")
        print(f"  {len(busy)} answers meanwhile, ms: {_spread(busy)}")
        print(f"  MB before, in the middle, after: {', '.join(memory)}", flush=True)


def _crowd(messenger: CountingServer, moment: datetime) -> Iterator[Member]:
    """Everybody has three; of every tenth one is due at the moment."""
    for chat in range(1, CROWD + 1):
        messenger.meet(chat)
        first = moment if chat % (CROWD // AT_ONCE) == 0 else moment + timedelta(hours=2)
        one = due(chat, first, f"no-{chat}a")
        two = due(chat, moment + timedelta(days=1), "-", f"no-{chat}b", f"no-{chat}c")
        yield replace(one, reminders=one.reminders + two.reminders[1:])


@asynccontextmanager
async def _bot(places: Places, messenger: CountingServer) -> AsyncIterator[Process]:
    """The whole bot as a process."""
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_of(places, messenger) | {"XDG_CACHE_HOME": folder}
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            env={**os.environ, **settings},  # noqa: TID251 - for the program that is started
            stderr=DEVNULL,
        )
        yield bot
        bot.terminate()
        await bot.wait()


@asynccontextmanager
async def _asking(messenger: TimedServer) -> AsyncIterator[list[float]]:
    """Ask again and again; how long each answer took, in seconds."""
    took: list[float] = []

    async def ask() -> None:
        asked = 0
        while True:
            asked += 1
            took.append(await _answer(messenger, 2 * CROWD + asked % 20, LONG))
            await asyncio.sleep(SECONDS_BETWEEN_QUESTIONS)

    task = asyncio.create_task(ask())
    yield took
    task.cancel()
    await asyncio.wait([task])


async def _answer(messenger: TimedServer, chat: int, within: float) -> float:
    """Ask a question in a chat; the seconds until its answer."""
    start, before = time.perf_counter(), messenger.answers[chat]
    await messenger.person_says(chat, QUESTION)
    await messenger.wait_until(lambda: messenger.answers[chat] > before, within)
    return time.perf_counter() - start


def _spread(seconds: list[float]) -> str:
    if not seconds:
        return "none"
    ordered = sorted(value * 1000 for value in seconds)
    p50, p99 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    return f"p50 {p50:.0f}, p99 {p99:.0f}, worst {ordered[-1]:.0f}"


MEASURED = {"four": four, "kills": kills, "unasked": unasked, "crowd": crowd}


if __name__ == "__main__":
    main()
