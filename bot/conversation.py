"""One turn: snapshot, person, understand, coach, save."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.coach.answers import Answer
from bot.coach.person import Person
from bot.coach.reply import reply
from bot.library import Library
from bot.understanding.reading import understand

# Sessions of people beyond this are forgotten, the longest silent first.
MOST_PEOPLE = 10_000


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a person typed, and who they are to the transport; no name, no number."""

    person: str
    text: str
    locale: str = "en"


class People(Protocol):
    """Where what we remember of people is kept."""

    async def load(self, person: str) -> Person:
        """What is remembered; a new person where nothing is."""

    async def save(self, person: str, value: Person) -> None:
        """Remember a person as they are now."""


class PeopleInMemory:
    """People kept while the process runs, up to a limit."""

    def __init__(self, most: int = MOST_PEOPLE) -> None:
        self._most = most
        self._people: OrderedDict[str, Person] = OrderedDict()

    def __len__(self) -> int:
        return len(self._people)

    async def load(self, person: str) -> Person:
        """What is remembered; a new person where nothing is."""
        return self._people.get(person, Person())

    async def save(self, person: str, value: Person) -> None:
        """Remember a person, and forget the one who has been silent longest."""
        self._people[person] = value
        self._people.move_to_end(person)
        if len(self._people) > self._most:
            self._people.popitem(last=False)


class Conversation:
    """Takes turns with many people; each turn reads one snapshot from start to end."""

    def __init__(
        self, library: Library, clock: Callable[[], datetime], people: People | None = None
    ) -> None:
        self._library = library
        self._clock = clock
        self._people = PeopleInMemory() if people is None else people

    async def take_turn(self, incoming: Incoming) -> tuple[Answer, ...]:
        """Answer one message."""
        snapshot, now = self._library.snapshot, self._clock()
        person = await self._people.load(incoming.person)
        heard = understand(incoming.text, snapshot.lexicon, now)
        decided = reply(heard, person, snapshot.knowledge, now)
        await self._people.save(incoming.person, decided.person)
        return decided.answers
