"""One turn: snapshot, person, understand, coach, save."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.coach.answers import Answer, GoneAnswer
from bot.coach.person import Person
from bot.coach.reply import Reply, follow, reply
from bot.coach.shorthand import read
from bot.library import Library, Snapshot
from bot.understanding.reading import Understanding, understand

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

    async def forget(self, person: str) -> None:
        """Remember nothing of a person any more."""


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

    async def forget(self, person: str) -> None:
        """Remember nothing of a person any more."""
        self._people.pop(person, None)


@dataclass(frozen=True, slots=True)
class Turn:
    """What was heard, nothing where a button was pressed, and the reply, of one snapshot."""

    heard: Understanding | None
    reply: Reply
    snapshot: Snapshot

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers in the order asked."""
        return self.reply.answers


class Conversation:
    """Takes turns with many people; each turn reads one snapshot from start to end."""

    def __init__(
        self, library: Library, clock: Callable[[], datetime], people: People | None = None
    ) -> None:
        self._library = library
        self._clock = clock
        self._people = PeopleInMemory() if people is None else people

    @property
    def snapshot(self) -> Snapshot:
        """What answers are given from at this moment."""
        return self._library.snapshot

    async def take_turn(self, incoming: Incoming) -> Turn:
        """Answer one message."""
        snapshot, now = self._library.snapshot, self._clock()
        person = (await self._people.load(incoming.person)).as_of(now)
        heard = understand(incoming.text, snapshot.lexicon, now)
        decided = reply(heard, person, snapshot.knowledge, now)
        await self._people.save(incoming.person, decided.person.seen_at(now))
        return Turn(heard, decided, snapshot)

    async def follow(self, incoming: Incoming) -> Turn:
        """Go on from a button, whose data stands where a message has its text."""
        snapshot, now = self._library.snapshot, self._clock()
        person = (await self._people.load(incoming.person)).as_of(now)
        target = read(incoming.text, snapshot.knowledge, snapshot.lexicon.gazetteer)
        if target is None:
            decided = Reply((GoneAnswer(None),), person)
        else:
            decided = follow(target, person, snapshot.knowledge, now)
        await self._people.save(incoming.person, decided.person.seen_at(now))
        return Turn(None, decided, snapshot)

    async def forget(self, person: str) -> None:
        """Remember nothing of a person any more."""
        await self._people.forget(person)
