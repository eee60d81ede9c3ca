"""Everything can be read before, while and after the master keys change, by whoever runs."""

import asyncio
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from bot.coach.people import StoreUnavailableError
from bot.storage.addresses import Address, address_of_file
from bot.storage.engine import Database
from bot.storage.key_file import keys_in
from bot.storage.keyring import prepare_keyring
from bot.storage.opening import Places, Store, open_store
from bot.storage.rotating import Rotated, drop_stray_keys, rotate
from bot.storage.sealing import new_key
from tests.storage.clock import Clock
from tests.storage.kept import keep, kept, url_of
from tests.storage.killed import killed_at

pytestmark = pytest.mark.anyio


@pytest.fixture
def with_file(tmp_path: Path) -> Places:
    """A store on a file, whose master key is in a file as well."""
    database = address_of_file(tmp_path / "data" / "coach.db")
    keyring = address_of_file(tmp_path / "keys" / "people.db")
    return Places(database, keyring, tmp_path / "keys" / "secret.key")


async def rotated(places: Places, store: Store) -> Rotated:
    return await rotate(places, store.database, store.keyring_database)


async def readable(places: Places, *addresses: str) -> list[str | None]:
    """What a process that starts now reads of people."""
    store = await open_store(places, Clock())
    try:
        return [await kept(store, address) for address in addresses]
    finally:
        await store.close()


async def test_set_keys_the_first_wraps_and_the_others_can_be_taken_out(
    store: Store, places: Places
) -> None:
    await keep(store, "telegram:1", "telegram:2")
    both = replace(places, keys=(new_key(), *places.keys))
    assert await rotated(both, store) == Rotated(keys=2, older=1, in_file=False)
    only_new = replace(places, keys=both.keys[:1])
    assert await readable(only_new, "telegram:1", "telegram:2") == ["telegram:1", "telegram:2"]
    with pytest.raises(StoreUnavailableError) as caught:
        await open_store(places, Clock())
    assert caught.value.reason == "key"


async def test_of_a_key_file_the_old_key_is_gone_afterwards(with_file: Places) -> None:
    store = await open_store(with_file, Clock())
    await keep(store, "telegram:1")
    (old,) = keys_in(with_file.key_file)
    assert await rotated(with_file, store) == Rotated(keys=1, older=1, in_file=True)
    (new,) = keys_in(with_file.key_file)
    assert new != old
    assert stat.S_IMODE(with_file.key_file.stat().st_mode) == 0o600
    assert [path.name for path in with_file.key_file.parent.glob(".*")] == []
    assert await readable(with_file, "telegram:1") == ["telegram:1"]
    # Whoever was running goes on: it reads the file again.
    assert await kept(store, "telegram:1") == "telegram:1"
    await keep(store, "telegram:2")
    assert await readable(with_file, "telegram:2") == ["telegram:2"]
    await store.close()


async def test_who_comes_while_keys_are_rotated_is_not_lost(with_file: Places) -> None:
    """Running bots hold the older key, which is dropped in the end."""
    bots = [await open_store(with_file, Clock()) for _ in range(3)]
    names = [f"telegram:{n}" for n in range(24)]
    await keep(bots[0], *names[:3])

    async def arrive(bot: Store, number: int) -> None:
        for name in names[3 + number :: 3]:
            await keep(bot, name)

    async def turn() -> None:
        for _ in range(3):
            await rotated(with_file, bots[0])

    await asyncio.gather(turn(), turn(), *(arrive(bot, n) for n, bot in enumerate(bots)))
    assert len(keys_in(with_file.key_file)) == 1
    assert await readable(with_file, *names) == names
    for bot in bots:
        await bot.close()


_ROTATES = """
from bot.storage.engine import Database
from bot.storage.rotating import rotate
database, keyring, key_file = sys.argv[2:]
places = Places(place(database), place(keyring), Path(key_file))
asyncio.run(rotate(places, Database(places.database), Database(places.keyring, erases=True)))
"""


async def test_a_rotation_that_is_killed_anywhere_leaves_all_readable(with_file: Places) -> None:
    running = await open_store(with_file, Clock())
    names = [f"telegram:{n}" for n in range(3)]
    await keep(running, *names)
    given = (url_of(with_file.database), url_of(with_file.keyring), with_file.key_file)
    statement, was_killed = 1, True
    while was_killed:
        was_killed = await asyncio.to_thread(killed_at, statement, _ROTATES, *given)
        assert await readable(with_file, *names) == names
        statement += 1
    assert statement > 10
    assert [await kept(running, name) for name in names] == names
    # The last one came to its end and took along what those before had left.
    assert len(keys_in(with_file.key_file)) == 1
    assert [path.name for path in with_file.key_file.parent.glob(".*")] == []
    await running.close()


async def test_keys_of_nobody_are_destroyed_once_they_are_old(store: Store, clock: Clock) -> None:
    await keep(store, "telegram:1")
    name, _ = await store.keyring.create(clock())
    assert await drop_stray_keys(store.database, store.keyring, clock.move(minutes=30)) == 0
    assert await drop_stray_keys(store.database, store.keyring, clock.move(minutes=45)) == 1
    assert name not in await store.keyring.keys((name,))
    assert await kept(store, "telegram:1") == "telegram:1"


async def test_two_that_begin_at_once_make_one_keyring(empty_postgres: Address) -> None:

    databases = [Database(empty_postgres) for _ in range(6)]
    await asyncio.gather(*map(prepare_keyring, databases))
    for database in databases:
        await database.close()
