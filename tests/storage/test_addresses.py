"""Which database a setting means, and what is said where it means none that can be used."""

import sys

import pytest

from bot.storage.addresses import DatabaseAddressError, DriverMissingError, address_of


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_where_the_driver_is_not_installed_it_is_said_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DriverMissingError, match=r"psycopg\[binary\]") as caught:
        address_of("COACH_DATABASE_URL", f"{scheme}://coach:canary@host/coach")
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("text", ["", ":memory:", "sqlite://", "sqlite:///:memory:", "mysql://h/x"])
def test_what_would_not_last_is_no_database(text: str) -> None:
    with pytest.raises(DatabaseAddressError):
        address_of("COACH_DATABASE_URL", text)


@pytest.mark.parametrize("name", ["a b.db", "a%20b.db", "a?b=c.db", "a#b.db"])
def test_a_path_is_the_file_of_that_very_name(name: str) -> None:
    file = address_of("COACH_DATABASE_URL", f"/srv/{name}").file
    assert file is not None
    assert file.name == name
