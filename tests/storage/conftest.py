"""Both databases, each a real one: a file, and a server that the tests start themselves."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from bot.storage.addresses import Address, address_of, address_of_file
from bot.storage.migrating import migrate
from bot.storage.opening import Places, Store, open_store
from bot.storage.sealing import new_key
from tests.fakes.postgres import named, run, running_server
from tests.storage.clock import Clock

_TEMPLATE = "migrated"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with running_server() as address:
        yield address


@pytest.fixture(scope="session")
def migrated(server: str) -> str:
    """The server with a database that has all tables, to copy from."""
    name = f"{_TEMPLATE}_{uuid4().hex[:8]}"
    run(server, f"CREATE DATABASE {name}")
    asyncio.run(migrate(address_of("TEST", named(server, name))))
    return name


@pytest.fixture
def postgres(server: str, migrated: str) -> Iterator[Address]:
    """A database of its own on the server, with all tables."""
    name = f"t_{uuid4().hex}"
    run(server, f"CREATE DATABASE {name} TEMPLATE {migrated}")
    yield address_of("TEST", named(server, name))
    run(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_postgres(server: str) -> Iterator[Address]:
    """A database of its own on the server, without a table."""
    name = f"e_{uuid4().hex}"
    run(server, f"CREATE DATABASE {name}")
    yield address_of("TEST", named(server, name))
    run(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite(tmp_path: Path) -> Address:
    """A file that is not there yet."""
    return address_of_file(tmp_path / "data" / "coach.db")


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest) -> Address:
    """Each of the two databases."""
    found: Address = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def places(address: Address, tmp_path: Path) -> Places:
    """Where a store is, with a master key that is set."""
    apart = address if address.file is None else address_of_file(tmp_path / "keys" / "people.db")
    return Places(address, apart, tmp_path / "keys" / "secret.key", (new_key(),))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(places: Places, clock: Clock) -> AsyncIterator[Store]:
    """An open store."""
    opened = await open_store(places, clock)
    yield opened
    await opened.close()
