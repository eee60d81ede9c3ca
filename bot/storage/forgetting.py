"""Forgets a person beyond recovery: their key is destroyed, then every row of them is deleted.

It begins with a mark on their row. Whoever is stopped behind that, at whatever statement, has
forgotten them: the next who meets the mark brings it to its end.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Table, delete, select, update

from bot.storage.engine import Database
from bot.storage.keyring import Keyring
from bot.storage.rows import FORGETTING
from bot.storage.tables import announced, person, record, reminder, report, watch

# Children first, so that the counts are of rows that we deleted and not of a cascade.
_OF_PERSON: Mapping[str, Table] = MappingProxyType(
    {
        "records": record,
        "reminders": reminder,
        "watches": watch,
        "reports": report,
        "announced": announced,
    }
)

_AT_ONCE = 500


class Forgetting:
    """Deletes people."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring

    async def begin(self, whose: str, version: int | None = None) -> bool:
        """Mark a person; False where they are not there, or were saved since that version."""
        marked = update(person).where(person.c.id == whose, person.c.state != FORGETTING)
        if version is not None:
            marked = marked.where(person.c.version == version)
        async with self._database.writing() as connection:
            done = await connection.execute(marked.values(state=FORGETTING))
        return done.rowcount > 0

    async def finish(self, whose: str, key_id: str) -> Mapping[str, int]:
        """Destroy the key, delete the rows, and say how many of each there were."""
        return await self._finish({whose: key_id})

    async def finish_all(self) -> int:
        """Bring to its end what somebody began and could not finish; says of how many people."""
        marked = select(person.c.id, person.c.key_id).where(person.c.state == FORGETTING)
        async with self._database.reading() as connection:
            those = [(whose, key_id) for whose, key_id in await connection.execute(marked)]
        for at in range(0, len(those), _AT_ONCE):
            await self._finish(dict(those[at : at + _AT_ONCE]))
        return len(those)

    async def _finish(self, keys: Mapping[str, str]) -> Mapping[str, int]:
        """Keys first, all in one go: the file that they were in is written anew after that."""
        await self._keyring.destroy(keys.values())
        people = tuple(keys)
        counts: dict[str, int] = {}
        async with self._database.writing() as connection:
            for name, table in _OF_PERSON.items():
                gone = await connection.execute(delete(table).where(table.c.person_id.in_(people)))
                counts[name] = gone.rowcount
            await connection.execute(delete(person).where(person.c.id.in_(people)))
        await self._database.tidy()
        return counts
