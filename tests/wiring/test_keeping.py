"""People in a terminal and in a running bot: kept from the first need on, whatever fails."""

import asyncio
import re
import sys
from asyncio.subprocess import PIPE
from datetime import datetime
from pathlib import Path

import pytest

from bot.coach.answers import CannotKeepAnswer, OffersAnswer
from bot.coach.people import KeepingError, StoreUnavailableError
from bot.coach.person import Person
from bot.conversation import Conversation, Incoming, PeopleInMemory
from bot.library import Library
from bot.settings import Settings
from bot.storage.addresses import address_of_file
from bot.storage.opening import Places, open_store
from bot.wiring import kept_conversation
from bot.wiring.keeping import OnNeed, PeopleOnNeed, database_file, keys_folder
from tests.coach.made_up import NOW, small_snapshot
from tests.fakes.reminders import FakeReminders

pytestmark = pytest.mark.anyio

WOMBAT, NUMBAT = "/offer wombat 137k base", "/offer numbat 141k base"


def clock() -> datetime:
    return NOW


def bases(person: Person) -> list[int]:
    """The base of each offer that is kept."""
    return [int(one.stated.base.amount.low) for one in person.kept.offers if one.stated.base]


class InMemory:
    """What is kept, in memory: a database that needs no opening."""

    def __init__(self) -> None:
        self.people = PeopleInMemory()
        self.reminders = FakeReminders()

    async def close(self) -> None:
        """Nothing needs closing."""


async def test_two_who_keep_the_first_thing_at_once_lose_neither() -> None:
    """Each decided without knowing that the other was about to keep something."""
    kept = InMemory()

    async def opened() -> InMemory:
        return kept

    both = [PeopleOnNeed(OnNeed(opened), lambda: False) for _ in range(2)]
    for people, said in zip(both, (WOMBAT, NUMBAT), strict=True):
        talk = Conversation(Library(small_snapshot()), clock, people)
        await talk.take_turn(Incoming("terminal", "/help"))
        await talk.take_turn(Incoming("terminal", said))
    assert bases((await kept.people.load("terminal")).person) == [137_000, 141_000]


async def test_what_goes_wrong_while_opening_does_not_end_a_talk() -> None:
    """Tables of a later version are for whoever runs the bot; who asks gets an answer."""
    told: list[str] = []

    async def opened() -> InMemory:
        raise KeepingError("the database has other tables")

    people = PeopleOnNeed(OnNeed(opened), lambda: True)
    talk = Conversation(
        Library(small_snapshot()), clock, people, lambda error: told.append(str(error))
    )
    answers = (await talk.take_turn(Incoming("telegram:1", WOMBAT))).answers
    assert answers[0] == CannotKeepAnswer(unread=True)
    assert len(answers) > 1
    assert told == ["the database has other tables"]


async def test_an_error_of_ours_is_not_hidden() -> None:
    async def opened() -> InMemory:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await PeopleOnNeed(OnNeed(opened), lambda: True).load("telegram:1")


async def said_in_terminal(*said: str) -> list[object]:
    async with kept_conversation(Library(small_snapshot()), Settings()) as talk:
        turns = [await talk.conversation.take_turn(Incoming("terminal", one)) for one in said]
    return [answer for turn in turns for answer in turn.answers]


@pytest.mark.parametrize(
    ("name", "value"),
    [("XDG_DATA_HOME", "x" * 300), ("XDG_CONFIG_HOME", "x" * 300)],
)
async def test_a_folder_that_cannot_be_used_costs_no_answer(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    name: str,
    value: str,
) -> None:
    monkeypatch.setenv(name, str(tmp_path / value))
    answers = await said_in_terminal(WOMBAT)
    assert CannotKeepAnswer(unread=False) in answers or CannotKeepAnswer(unread=True) in answers
    assert capsys.readouterr().err.startswith("coach: the database")


async def test_garbage_in_the_place_of_the_key_or_the_database_costs_no_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    await said_in_terminal(WOMBAT)
    key = keys_folder() / "secret.key"
    for file in (key, keys_folder() / "people.db", database_file()):
        before = file.read_bytes()
        file.write_bytes(b"garbage, not what was here" * 500)
        assert CannotKeepAnswer(unread=True) in await said_in_terminal("/offers", NUMBAT)
        file.write_bytes(before)
    said = capsys.readouterr().err.splitlines()[1:]
    assert [line.partition(":")[0] for line in said] == ["coach"] * 3
    assert "holds no key" in said[0]
    assert all("damaged" in line for line in said[1:])
    key.rename(key.with_name("away"))
    assert CannotKeepAnswer(unread=True) in await said_in_terminal(WOMBAT)
    key.with_name("away").rename(key)
    assert CannotKeepAnswer(unread=True) not in await said_in_terminal("/offers")


async def test_two_stores_in_one_process_know_nothing_of_each_other(tmp_path: Path) -> None:
    places = [
        Places(
            address_of_file(tmp_path / name / "coach.db"),
            address_of_file(tmp_path / name / "people.db"),
            tmp_path / name / "secret.key",
        )
        for name in ("one", "two")
    ]
    stores = [await open_store(one, clock) for one in places]
    talks = [Conversation(Library(small_snapshot()), clock, one.people) for one in stores]
    said = [(talks[0], WOMBAT), (talks[1], NUMBAT)] * 3
    await asyncio.gather(*(one.take_turn(Incoming("telegram:1", text)) for one, text in said))
    for store, base in zip(stores, (137_000, 141_000), strict=True):
        assert set(bases((await store.people.load("telegram:1")).person)) == {base}
    await stores[0].people.forget("telegram:1")
    assert (await stores[1].people.load("telegram:1")).person.kept.offers
    swapped = Places(places[0].database, places[0].keyring, places[1].key_file)
    with pytest.raises(StoreUnavailableError) as caught:
        await open_store(swapped, clock)
    assert caught.value.reason == "key"
    for store in stores:
        await store.close()


async def test_two_chats_at_once_keep_what_each_was_told(tmp_path: Path) -> None:
    """From nothing on: each would make the key and the database."""
    env = {
        name: str(tmp_path / name)
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    }
    chats = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "chat", stdin=PIPE, stdout=PIPE, stderr=PIPE, env=env
        )
        for _ in range(2)
    ]
    told = [[f"/offer {one}{at} {99 + at}k base" for at in range(3)] for one in ("left", "right")]
    typed = ["\n".join(lines).encode() for lines in told]
    await asyncio.gather(*(one.communicate(said) for one, said in zip(chats, typed, strict=True)))
    last = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "chat", stdin=PIPE, stdout=PIPE, stderr=PIPE, env=env
    )
    out, err = await last.communicate(b"/offers")
    assert (last.returncode, err) == (0, b"")
    assert set(re.findall(r"(?:left|right)\d", out.decode())) == {
        f"{one}{at}" for one in ("left", "right") for at in range(3)
    }


async def test_a_chat_forgets_what_another_chat_has_begun_to_keep_meanwhile() -> None:
    """Nothing was kept when it opened, and it has kept nothing itself."""
    async with kept_conversation(Library(small_snapshot()), Settings()) as open_for_long:
        await said_in_terminal(WOMBAT)
        for text in ("/forget", "yes"):
            await open_for_long.conversation.take_turn(Incoming("terminal", text))
    (answer,) = await said_in_terminal("/offers")
    assert isinstance(answer, OffersAnswer)
    assert not answer.listed
