"""What goes wrong with a database is said in a word, costs nobody long, and passes by itself."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import event

from bot.coach.answers import CannotKeepAnswer
from bot.coach.people import People, StoreUnavailableError
from bot.conversation import Conversation, Incoming
from bot.library import Library
from bot.storage.addresses import Address, address_of
from bot.storage.migrating import migrate
from bot.storage.opening import Places, Store, open_store
from bot.storage.sealing import new_key
from bot.wiring.keeping import OnNeed, PeopleOnNeed
from tests.coach.made_up import NOW, small_snapshot
from tests.fakes.postgres import Server, named, our_server, run
from tests.storage.clock import Clock
from tests.storage.raw import files_below

pytestmark = pytest.mark.anyio

ANN = "telegram:1"
LONGEST = 5.0  # seconds that a person may wait for an answer that could not be kept


class Talk:
    """A conversation of Ann, and what whoever runs the bot was told of it."""

    def __init__(self, people: People) -> None:
        self.troubles: list[str] = []
        self._offers = 0
        self._conversation = Conversation(
            Library(small_snapshot()), lambda: NOW, people, self._note
        )

    def _note(self, error: StoreUnavailableError) -> None:
        self.troubles.append(error.reason)

    async def tell(self, whose: str = ANN) -> list[CannotKeepAnswer]:
        """Tell another offer; what is said of its not being kept."""
        self._offers += 1
        said = f"/offer wombat{'abcdefghi'[self._offers % 9]} {100 + self._offers}k base"
        turn = await self._conversation.take_turn(Incoming(whose, said))
        assert len(turn.answers) > 0
        return [one for one in turn.answers if isinstance(one, CannotKeepAnswer)]

    async def tell_timed(self) -> tuple[list[CannotKeepAnswer], float]:
        begun = time.monotonic()
        return await self.tell(), time.monotonic() - begun


@pytest.fixture
def talk(store: Store) -> Talk:
    return Talk(store.people)


async def offers(store: Store) -> int:
    return len((await store.people.load(ANN)).person.kept.offers)


UNREAD, UNKEPT = CannotKeepAnswer(unread=True), CannotKeepAnswer(unread=False)
only_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


def set_on(store: Store, *pragmas: str) -> Any:
    """Set something on each connection of a file that is used from now on."""

    def checked_out(connection: Any, *_: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    event.listen(store.database.engine.sync_engine, "checkout", checked_out)
    return lambda: event.remove(store.database.engine.sync_engine, "checkout", checked_out)


@pytest.mark.parametrize(
    ("refuse", "allow", "reason"),
    [
        ("max_page_count = 1", "max_page_count = 1000000", "full"),
        ("query_only = ON", "query_only = OFF", "read_only"),
    ],
)
@only_sqlite
async def test_a_database_that_takes_nothing_is_still_read(
    store: Store, talk: Talk, refuse: str, allow: str, reason: str
) -> None:
    assert await talk.tell() == []
    undo = set_on(store, refuse)
    others = count(2)
    while not (said := await talk.tell(f"telegram:{next(others)}")):
        assert talk.troubles == []  # what was free within its pages is used up first
    assert (said, talk.troubles) == ([UNKEPT], [reason])
    assert await offers(store) == 1
    undo()
    set_on(store, allow)
    assert await talk.tell() == []
    assert await offers(store) == 2


@only_sqlite
async def test_of_somebody_new_who_cannot_be_kept_no_key_is_left(store: Store, talk: Talk) -> None:
    set_on(store, "query_only = ON")
    assert [await talk.tell() for _ in range(3)] == [[UNKEPT]] * 3
    assert await store.keyring.count() == 0


@pytest.mark.parametrize("which", ["database", "keyring_database"])
@only_sqlite
async def test_a_file_that_was_taken_away_is_missed_and_may_come_back(
    store: Store, talk: Talk, which: str
) -> None:
    assert await talk.tell() == []
    file: Path = getattr(store, which).address.file
    names = [one for one in (file, *file.parent.glob(f"{file.name}-*")) if one.exists()]
    for one in names:
        one.rename(one.with_name(f"away-{one.name}"))
    assert await talk.tell() == [UNREAD]
    assert talk.troubles == ["gone"]
    # An empty one in its place would hide what was there.
    assert file.name not in [one.name for one, _ in files_below(file.parent)]
    for one in names:
        one.with_name(f"away-{one.name}").rename(one)
    assert await talk.tell() == []
    assert await offers(store) == 2


@only_sqlite
async def test_a_file_that_was_replaced_is_read_from_then_on(
    store: Store, talk: Talk, tmp_path: Path
) -> None:
    assert await talk.tell() == []
    file = store.database.address.file
    assert file is not None
    with closing(sqlite3.connect(file)) as one, closing(sqlite3.connect(tmp_path / "b")) as copy:
        one.backup(copy)
    assert await talk.tell() == []
    (tmp_path / "b").replace(file)
    for one_more in file.parent.glob(f"{file.name}-*"):
        one_more.unlink()
    assert await offers(store) == 1


def change(file: Path, damage: Callable[[bytes], bytes]) -> None:
    file.write_bytes(damage(file.read_bytes()))


async def opened_again(places: Places, clock: Clock) -> None:
    again = await open_store(places, clock)
    try:
        await again.people.load(ANN)
    finally:
        await again.close()


@pytest.mark.parametrize("damage", [lambda raw: b"no" * 4096, lambda raw: raw[: len(raw) // 2]])
@pytest.mark.parametrize("which", ["database", "keyring_database"])
@only_sqlite
async def test_a_damaged_file_is_called_so(
    store: Store, places: Places, clock: Clock, which: str, damage: Any
) -> None:
    await Talk(store.people).tell()
    await store.close()
    change(getattr(store, which).address.file, damage)
    with pytest.raises(StoreUnavailableError) as caught:
        await opened_again(places, clock)
    assert caught.value.reason == "damaged"
    assert "restore" in str(caught.value)


async def test_who_holds_the_database_for_long_costs_a_turn_seconds_only(
    store: Store, talk: Talk, address: Address
) -> None:
    assert await talk.tell() == []
    with held(address):
        said, seconds = await talk.tell_timed()
    assert len(said) == 1
    assert talk.troubles == ["locked"]
    assert seconds < LONGEST
    assert await talk.tell() == []
    assert await offers(store) == 2


def held(address: Address) -> Any:
    """Another program that writes and does not come to an end."""
    if address.file is not None:
        other = sqlite3.connect(address.file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        return closing(other)
    server = psycopg.connect(
        address.url.set(drivername="postgresql").render_as_string(hide_password=False)
    )
    server.execute("LOCK TABLE person IN ACCESS EXCLUSIVE MODE")
    return closing(server)


@pytest.fixture(scope="module")
def mortal() -> Iterator[Server]:
    """A server that may be stopped."""
    with our_server() as server:
        yield server


@pytest.fixture
async def on_mortal(mortal: Server, tmp_path: Path) -> AsyncIterator[Store]:
    name = f"m_{uuid4().hex}"
    run(mortal.address, f"CREATE DATABASE {name}")
    address = address_of("TEST", named(mortal.address, name))
    await migrate(address)
    places = Places(address, address, tmp_path / "no", (new_key(),))
    store = await open_store(places, lambda: NOW)
    yield store
    await store.close()


def kept_in(store: Store) -> Talk:
    """A talk as a running bot has it."""

    async def opened() -> Store:
        return store

    return Talk(PeopleOnNeed(OnNeed(opened, rest=0.5), lambda: True))


async def test_a_server_that_goes_and_comes_back_is_used_again(
    mortal: Server, on_mortal: Store
) -> None:
    talk = kept_in(on_mortal)
    assert await talk.tell() == []
    mortal.stop()
    said = [await talk.tell_timed() for _ in range(3)]
    assert [answers for answers, _ in said] == [[UNREAD]] * 3
    assert max(seconds for _, seconds in said) < LONGEST
    assert talk.troubles == ["gone"] * 3
    mortal.start()
    await asyncio.sleep(0.5)
    assert await talk.tell() == []
    assert await offers(on_mortal) == 2


async def test_a_server_that_hangs_costs_a_turn_seconds_only(
    mortal: Server, on_mortal: Store
) -> None:
    talk = kept_in(on_mortal)
    assert await talk.tell() == []
    with mortal.hanging():
        waited = [await talk.tell_timed() for _ in range(3)]
    assert [answers for answers, _ in waited] == [[UNREAD]] * 3
    seconds = [seconds for _, seconds in waited]
    assert seconds[0] < LONGEST
    assert max(seconds[1:]) < 0.5  # it is known to be gone
    assert talk.troubles == ["gone"] * 3
    await asyncio.sleep(0.5)
    assert await talk.tell() == []
    assert await offers(on_mortal) == 2
