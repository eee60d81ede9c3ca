"""Notes who is there and who is not."""

from dataclasses import dataclass, field

from bot.coach.people import StoreUnavailableError


@dataclass(slots=True)
class FakePresence:
    """What the transport said of people, in order; or a table that is gone."""

    heard: list[tuple[str, str]] = field(default_factory=list)
    down: bool = False

    async def blocked(self, person: str) -> None:
        self._note("blocked", person)

    async def back(self, person: str) -> None:
        self._note("back", person)

    def _note(self, what: str, person: str) -> None:
        if self.down:
            raise StoreUnavailableError("gone", "start the database")
        self.heard.append((what, person))
