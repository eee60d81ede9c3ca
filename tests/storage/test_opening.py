"""Without which keys nothing is opened."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from bot.storage.addresses import Address
from bot.storage.engine import Database
from bot.storage.examining import see_keys
from bot.storage.key_file import make_key_file, read_keys
from bot.storage.opening import NoKeysError, Places, open_store
from bot.storage.rotating import rotate
from tests.storage.clock import Clock
from tests.storage.kept import places_of

pytestmark = pytest.mark.anyio


@pytest.fixture
def unset(postgres: Address, tmp_path: Path) -> Places:
    """A server, and no key that is set."""
    return replace(places_of(postgres, tmp_path), keys=())


@pytest.mark.parametrize("has_file", [False, True])
async def test_what_is_on_a_server_is_not_opened_by_a_key_of_this_machine_alone(
    unset: Places, clock: Clock, *, has_file: bool
) -> None:
    """It may be there of a talk in a terminal; no other replica has it."""
    if has_file:
        make_key_file(unset.key_file)
    with pytest.raises(NoKeysError):
        await open_store(unset, clock)
    assert not (await see_keys(unset, opens=False)).is_there


async def test_nothing_on_a_server_is_rotated_by_it_either(unset: Places) -> None:
    before = make_key_file(unset.key_file)
    database = Database(unset.database)
    with pytest.raises(NoKeysError):
        await rotate(unset, database, database)
    await database.close()
    assert read_keys(unset.key_file) == before


def test_a_key_is_made_also_on_a_disk_that_knows_no_links(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    file = tmp_path / "keys" / "secret.key"
    made = make_key_file(file)
    assert made == make_key_file(file) == read_keys(file)
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in file.parent.iterdir()] == ["secret.key"]
