"""The keyring's file: of a key that was destroyed nothing is left in it."""

import random
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.addresses import Address, address_of_file
from bot.storage.engine import Database, make_private
from bot.storage.keyring import Keyring
from bot.storage.opening import Places, open_store
from bot.storage.sealing import MasterKeys, new_key
from tests.storage.clock import Clock
from tests.storage.raw import files_below

pytestmark = pytest.mark.anyio

# With these numbers SQLite leaves a copy of a row behind where it merges two pages.
SEED, PEOPLE, STEPS = 19, 200, 130


def come_and_go(file: Path) -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """Keys that are there, and keys that were deleted, after many people came and went."""
    chance = random.Random(SEED)

    def key() -> tuple[str, bytes]:
        return chance.randbytes(16).hex(), chance.randbytes(140)

    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("secure_delete = ON", "synchronous = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    there, gone = [key() for _ in range(PEOPLE)], []
    connection.executemany("INSERT INTO data_key VALUES (?, ?, 1)", there)
    chance.shuffle(there)
    for step in range(STEPS):
        gone.append(there.pop(0))
        connection.execute("DELETE FROM data_key WHERE id = ?", gone[-1][:1])
        if step % 3:
            there.append(key())
            connection.execute("INSERT INTO data_key VALUES (?, ?, 1)", there[-1])
    connection.close()
    return there, gone


async def test_of_destroyed_keys_no_copy_is_left_in_the_file(tmp_path: Path) -> None:
    file, master = tmp_path / "people.db", new_key()
    make_private(address_of_file(file))
    database = Database(address_of_file(file), erases=True)
    keyring = Keyring(database, MasterKeys(lambda: (master,)))
    await keyring.prepare()
    there, gone = come_and_go(file)
    assert any(wrapped in file.read_bytes() for _, wrapped in gone)
    await keyring.destroy((there[0][0],))
    raw = file.read_bytes()
    assert not any(wrapped in raw for _, wrapped in [*gone, there[0]])
    assert all(wrapped in raw for _, wrapped in there[1:])
    assert [path for path, _ in files_below(tmp_path)] == [file]
    await database.close()


async def test_keys_are_destroyed_also_where_somebody_holds_their_table(
    postgres: Address, tmp_path: Path, clock: Clock
) -> None:
    """The table is written anew as soon as it is free."""
    places = Places(postgres, postgres, tmp_path / "secret.key", (new_key(),))
    store = await open_store(places, clock)
    name, _ = await store.keyring.create(clock())
    async with store.database.reading() as holding:
        await holding.execute(text("LOCK TABLE data_key IN ACCESS SHARE MODE"))
        await store.keyring.destroy((name,))
    assert await store.keyring.count() == 0
    await store.expiring.run(clock())
    await store.close()
