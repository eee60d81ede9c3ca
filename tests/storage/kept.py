"""Somebody of whom everything is kept that can be, and stores to keep them in."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Table, func, select

from bot.coach.person import Person
from bot.storage.addresses import Address, address_of_file
from bot.storage.opening import Places, Store
from bot.storage.sealing import new_key
from tests.coach.made_up import NOW
from tests.storage.test_people import CALL, someone

LEASE = timedelta(minutes=1)


def places_of(address: Address, folder: Path, *keys: str) -> Places:
    """Where a store with that database is, its keyring apart; with a key that is set."""
    apart = address if address.file is None else address_of_file(folder / "people.db")
    return Places(address, apart, folder / "secret.key", keys or (new_key(),))


async def somebody(text: str = CALL.text) -> Person:
    return replace(await someone(), reminders=(replace(CALL, text=text),))


async def keep(store: Store, *addresses: str) -> None:
    """Keep a person each, whose reminder says who they are."""
    for address in addresses:
        held = await store.people.load(address)
        await store.people.save(address, held, await somebody(address))


async def kept(store: Store, address: str) -> str | None:
    """What the reminder of a person says; None where nothing is kept of them."""
    reminders = (await store.people.load(address)).person.reminders
    return reminders[0].text if reminders else None


async def count(store: Store, table: Table) -> int:
    async with store.database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0


def rows_of(file: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def url_of(address: Address) -> str:
    """The address of a database, as another program takes it."""
    return address.url.render_as_string(hide_password=False)


__all__ = ["LEASE", "NOW", "count", "keep", "kept", "places_of", "rows_of", "somebody", "url_of"]
