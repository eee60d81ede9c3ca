"""Whoever has the files reads nothing of anybody; and of who was forgotten nobody ever reads."""

import re
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.conversation import Conversation, Incoming
from bot.library import Library
from bot.storage.opening import Places, Store
from tests.coach.made_up import NOW, small_snapshot
from tests.storage.raw import copied, files_below, forms_of, in_plain_sight, recovered

pytestmark = pytest.mark.anyio

PERSON, OTHER = "telegram:987654321987", "telegram:5"
AMOUNTS: tuple[int, ...] = (137_731, 41_897, 987_654_321_987)
WORDS = ("xylophone", "Xylophone")
SAID = ("/offer xylophone-canary 137,731 base, 41,897 sign-on", "/counter", "is 137731 fair")
PLAIN = re.compile(rb"xylophone|137731|987654321987")


async def tell(store: Store, whose: str, *said: str) -> None:
    talk = Conversation(Library(small_snapshot()), lambda: NOW, store.people)
    for number, one in enumerate(said):
        await talk.take_turn(Incoming(whose, one, update=f"{whose[-1]}.{number}"))


async def folder_of_server(store: Store) -> Path:
    """Where the server keeps everything; what it has in memory is on the disk now."""
    async with store.database.engine.connect() as connection:
        free = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await free.execute(text("CHECKPOINT"))
        return Path(str(await free.scalar(text("SHOW data_directory"))))


async def folder_of_tables(store: Store) -> Path:
    """Where the server keeps the tables of this database."""
    folder = await folder_of_server(store)
    async with store.database.reading() as connection:
        mine = text("SELECT oid FROM pg_database WHERE datname = current_database()")
        return folder / "base" / str(await connection.scalar(mine))


async def test_nothing_that_was_said_stands_in_a_file(store: Store, tmp_path: Path) -> None:
    await tell(store, PERSON, *SAID)
    folder, numbers = tmp_path, AMOUNTS
    if not store.database.is_file:
        # Among so many bytes as a server's, a number that is mostly zeros is found anyway.
        folder, numbers = await folder_of_server(store), AMOUNTS[-1:]
    forms = forms_of(WORDS, AMOUNTS) | forms_of((), numbers, 4, 8)
    assert sum(1 for _ in files_below(folder)) > 1
    assert in_plain_sight(forms, folder) == []
    await store.close()
    assert in_plain_sight(forms, folder) == []


async def test_what_was_forgotten_cannot_be_opened_from_any_file(
    tmp_path: Path, places: Places, store: Store
) -> None:
    """Nor from a copy of the database that was made before."""
    file, folder = places.database.file, tmp_path
    await tell(store, PERSON, *SAID)
    await tell(store, OTHER, "/offer marimba 112,000 base")
    if file is None:
        folder = await folder_of_tables(store)
    else:
        copied(file, to=tmp_path / "backup")
    found = recovered(places.keys, (raw for _, raw in files_below(folder)))
    (key,) = (one for one, texts in found.items() if any(map(PLAIN.search, texts)))

    await store.people.forget(PERSON)
    if file is None:
        await folder_of_server(store)
    for _ in range(2):  # while it runs, and afterwards
        found = recovered(places.keys, (raw for _, raw in files_below(folder)))
        assert key not in found
        assert not any(PLAIN.search(text) for texts in found.values() for text in texts)
        assert any(b"marimba" in text for texts in found.values() for text in texts)
        await store.close()
