"""A store of people that can be told to fail, as a full disk or a database that is gone does."""

from bot.coach.people import Forgotten, Held, StoreUnavailableError
from bot.coach.person import Person
from bot.conversation import PeopleInMemory


class FailingPeople(PeopleInMemory):
    """Keeps people in memory until reading, or writing, is made to fail."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = True
        self.writes = True
        self.forgets = True

    async def load(self, person: str) -> Held:
        if not self.reads:
            raise StoreUnavailableError("gone", "start the database")
        return await super().load(person)

    async def save(self, person: str, held: Held, after: Person, update: str | None = None) -> None:
        if not self.writes:
            raise StoreUnavailableError("full", "make room on the disk")
        await super().save(person, held, after, update)

    async def forget(self, person: str, update: str | None = None) -> Forgotten:
        if not self.forgets:
            raise StoreUnavailableError("read_only", "make the database writable")
        return await super().forget(person, update)
