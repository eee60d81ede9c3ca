"""Kills itself at every statement of a turn, and looks at what is kept afterwards.

    .venv/bin/python -m tests.storage.kills --folder /tmp/kills --text "/offer wombat 137k base"

A child is forked for each moment: before and after the n-th statement and commit of either
database. It is ended by SIGKILL there; then everything is opened anew. One JSON object a moment.
"""

import argparse
import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import event, func, select, text

from bot.coach.person import Person
from bot.conversation import Conversation, Incoming
from bot.library import Library
from bot.storage.addresses import address_of, address_of_file
from bot.storage.engine import Database
from bot.storage.opening import Places, Store, open_store
from bot.storage.sealing import new_key
from bot.storage.tables import person
from tests.coach.made_up import NOW, small_snapshot

BYSTANDER = "telegram:1"
MODEL = "telegram:2"  # of whom a turn is taken that nobody kills
FORGET = "forget"


@dataclass(slots=True)
class Moments:
    """Counts the moments of a turn, and dies at one of them."""

    death: int
    brief: bool
    names: list[str] = field(default_factory=list)
    say: Callable[[str], None] = lambda name: None

    def come(self, name: str) -> None:
        # What comes next is not done either, so that the moment before it is the same.
        if self.brief and " after " in name and not name.endswith("COMMIT"):
            return
        self.names.append(name)
        if len(self.names) == self.death:
            self.say(name)
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept after a death: `view` is "before", "after", or neither of the two."""

    moment: int
    name: str
    view: str
    taken: bool
    bystander: bool
    sound: bool
    keys: int
    people: int


def watch(database: Database, name: str, moments: Moments) -> None:
    """Have the moments of a database come by."""
    engine = database.engine.sync_engine
    commit = engine.dialect.do_commit

    def committing(connection: Any) -> None:
        moments.come(f"{name} before COMMIT")
        commit(connection)
        moments.come(f"{name} after COMMIT")

    engine.dialect.do_commit = committing  # type: ignore[method-assign, assignment]

    @event.listens_for(engine, "before_cursor_execute")
    def _before(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        moments.come(f"{name} before {statement[:40]}")

    @event.listens_for(engine, "after_cursor_execute")
    def _after(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        moments.come(f"{name} after {statement[:40]}")


@dataclass(frozen=True, slots=True)
class Rig:
    """What is done to whom, and where that is kept."""

    places: Places
    told_before: tuple[str, ...]
    told: str
    brief: bool = False

    async def act(self, store: Store, whose: str) -> None:
        talk = _talk(store)
        if self.told == FORGET:
            await talk.forget(whose)
            return
        await talk.take_turn(Incoming(whose, self.told, update=f"update-{whose}"))

    async def prepare(self) -> tuple[Person, Person]:
        """What a person is before and after the turn."""
        async with _opened(self.places) as store:
            for whose in (BYSTANDER, MODEL, _person(1)):
                await self._tell(store, whose)
            before = (await store.people.load(MODEL)).person
            await self.act(store, MODEL)
            return before, (await store.people.load(MODEL)).person

    async def _tell(self, store: Store, whose: str) -> None:
        for said in self.told_before:
            await _talk(store).take_turn(Incoming(whose, said))

    async def die(self, moment: int, say: Callable[[str], None]) -> None:
        store = await open_store(self.places, lambda: NOW)
        moments = Moments(moment, self.brief, say=say)
        watch(store.database, "main", moments)
        watch(store.keyring_database, "keys", moments)
        await self.act(store, _person(moment))
        say("")

    async def look(self, moment: int, name: str, before: Person, after: Person) -> Seen:
        """What is found by whoever opens it next, who tells what the next one told before."""
        whose = _person(moment)
        async with _opened(self.places) as store:
            found = (await store.people.load(whose)).person
            seen = Seen(
                moment,
                name,
                "before" if found == before else "after" if found == after else "neither",
                taken=await store.people.was_taken(f"update-{whose}"),
                bystander=(await store.people.load(BYSTANDER)).person == before,
                sound=await is_sound(store.database) and await is_sound(store.keyring_database),
                keys=await store.keyring.count(),
                people=await _count(store),
            )
            await self._tell(store, _person(moment + 1))
        return seen

    def run(self) -> Iterator[Seen]:
        """Die at each moment until a turn comes to its end."""
        before, after = asyncio.run(self.prepare())
        for moment in count(1):
            name = forked(lambda say, at=moment: self.die(at, say))  # type: ignore[misc]
            yield asyncio.run(self.look(moment, name, before, after))
            if not name:
                return


def _person(moment: int) -> str:
    return f"telegram:{100 + moment}"


@asynccontextmanager
async def _opened(places: Places) -> AsyncIterator[Store]:
    store = await open_store(places, lambda: NOW)
    try:
        yield store
    finally:
        await store.close()


def _talk(store: Store) -> Conversation:
    return Conversation(Library(small_snapshot()), lambda: NOW, store.people)


async def _count(store: Store) -> int:
    async with store.database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(person)) or 0


async def is_sound(database: Database) -> bool:
    """Whether SQLite finds its file whole; what a server keeps refers to what is there anyway."""
    if not database.is_file:
        return True
    async with database.reading() as connection:
        whole = await connection.scalar(text("PRAGMA integrity_check"))
        lost = (await connection.execute(text("PRAGMA foreign_key_check"))).all()
    return whole == "ok" and not lost


def forked(dies: Callable[[Callable[[str], None]], Coroutine[Any, Any, None]]) -> str:
    """Where a child of this process died; nothing where it came to its end."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with os.fdopen(writes, "wb", buffering=0) as pipe:
                asyncio.run(dies(lambda name: _say(pipe, name)))
        finally:
            os._exit(0)
    os.close(writes)
    with os.fdopen(reads, "rb") as said:
        name = said.read().decode()
    os.waitpid(child, 0)
    return name


def _say(pipe: BinaryIO, name: str) -> None:
    pipe.write(name.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--database", help="of a server, with its tables; else a file is made")
    parser.add_argument("--before", action="append", default=[], help="what was told before")
    parser.add_argument("--text", default=FORGET, help="the turn; forgetting where none is given")
    parser.add_argument("--brief", action="store_true", help="only before statements")
    chosen = parser.parse_args()
    folder: Path = chosen.folder
    file = address_of_file(folder / "data" / "coach.db")
    database = address_of("--database", chosen.database) if chosen.database else file
    keyring = database if chosen.database else address_of_file(folder / "keys" / "people.db")
    places = Places(database, keyring, folder / "keys" / "secret.key", (new_key(),))
    for seen in Rig(places, tuple(chosen.before), chosen.text, chosen.brief).run():
        print(json.dumps(asdict(seen)))  # noqa: T201 - whoever started us reads it


if __name__ == "__main__":
    main()
