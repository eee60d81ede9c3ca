"""Which database a setting means, and what is said where it means none that can be used."""

import sys

import pytest
from sqlalchemy import text

from bot.storage.addresses import (
    Address,
    DatabaseAddressError,
    DriverMissingError,
    address_of,
)
from bot.storage.engine import Database


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_where_the_driver_is_not_installed_it_is_said_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DriverMissingError, match=r"psycopg\[binary\]") as caught:
        address_of("COACH_DATABASE_URL", f"{scheme}://coach:canary@host/coach")
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("said", ["", ":memory:", "sqlite://", "sqlite:///:memory:", "mysql://h/x"])
def test_what_would_not_last_is_no_database(said: str) -> None:
    with pytest.raises(DatabaseAddressError):
        address_of("COACH_DATABASE_URL", said)


@pytest.mark.parametrize("name", ["a b.db", "a%20b.db", "a?b=c.db", "a#b.db"])
def test_a_path_is_the_file_of_that_very_name(name: str) -> None:
    file = address_of("COACH_DATABASE_URL", f"/srv/{name}").file
    assert file is not None
    assert file.name == name


@pytest.mark.anyio
async def test_what_an_address_says_of_a_connection_goes_before_ours(postgres: Address) -> None:
    said = {"options": "-c search_path=elsewhere", "keepalives_idle": "77"}
    database = Database(Address(postgres.url.update_query_dict(said)))
    async with database.reading() as connection:
        path = await connection.scalar(text("SHOW search_path"))
        locks = await connection.scalar(text("SHOW lock_timeout"))
        raw = await connection.get_raw_connection()
        assert raw.driver_connection is not None
        parameters = raw.driver_connection.info.get_parameters()
    await database.close()
    assert (path, locks, parameters["keepalives_idle"]) == ("elsewhere", "3s", "77")
    assert parameters["keepalives_interval"] == "5"
