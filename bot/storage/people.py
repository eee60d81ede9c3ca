"""People in the database: loaded with all that is kept of them, saved with what has changed."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import randbits
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.people import (
    ChangedMeanwhileError,
    Collected,
    Forgotten,
    Held,
    StoreUnavailableError,
)
from bot.coach.person import Person
from bot.reminders.quiet import next_digest
from bot.reminders.recurring import next_due
from bot.storage import rows
from bot.storage.collecting import collected
from bot.storage.engine import Database
from bot.storage.forgetting import Forgetting
from bot.storage.keyring import KeyGoneError, Keyring
from bot.storage.moments import ticks
from bot.storage.rows import BLOCKED, FORGETTING, HERE, Opened, Rows
from bot.storage.saving import write_changes
from bot.storage.sealing import DataKey, Digests
from bot.storage.tables import person, taken
from bot.storage.troubles import unavailable, worded

# So long after its hour a reminder is of no use to somebody who could not be reached.
_MISSED = timedelta(days=1)
_FIRST_VERSIONS = 40  # bits
# Of a database that went away it is not known whether it has kept a person with their key.
_IN_DOUBT = frozenset({"gone", "damaged", "unknown"})
_UNREADABLE = "key"
# Stands behind the number of an update in the same table.
_ANSWERED = "/answered"


class StoredPeople:
    """People by their address, such as `telegram:12345`; it is the port `People`.

    `maintainers` are addresses of those who hear which guides are due for review.
    """

    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        digests: Digests,
        clock: Callable[[], datetime],
        maintainers: frozenset[str] = frozenset(),
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._digests = digests
        self._clock = clock
        self._maintainers = maintainers
        self._forgetting = Forgetting(database, keyring)

    async def load(self, person: str) -> Held:
        """What is kept of a person; a new person where nothing is."""
        found = await self._read(person)
        if found is None:
            return Held(Person())
        try:
            key = await self._keyring.key(found.whose.key_id)
        except KeyGoneError:
            # They were forgotten between the two looks, or the keyring is not the right one.
            if await self._read(person) is None:
                return Held(Person())
            raise unavailable("key") from None
        with worded():
            return rows.opened(found, key)

    async def save(self, person: str, held: Held, after: Person, update: str | None = None) -> None:
        """Keep what a turn has changed; raises ChangedMeanwhileError."""
        if replace(after, seen=None) != Person() or person in self._maintainers:
            if isinstance(held, Opened):
                await self._change(person, held, after, update)
            else:
                await self._begin(person, after, update)
            return
        if isinstance(held, Opened):  # there is nothing left to keep
            if not await self._forgetting.begin(held.id, held.version):
                raise ChangedMeanwhileError
            await self._finish(person)
        if update is not None:
            async with self._database.writing() as connection:
                await self._take(connection, update)

    async def was_taken(self, update: str) -> bool:
        """Whether a turn was saved for an update before."""
        one = select(taken.c.update_id).where(taken.c.update_id == update)
        async with self._database.reading() as connection:
            return (await connection.execute(one)).first() is not None

    async def answer(self, update: str) -> None:
        """Note that whoever sent an update has its answer."""
        with suppress(ChangedMeanwhileError):  # it was noted already
            async with self._database.writing() as connection:
                await self._take(connection, update + _ANSWERED)

    async def was_answered(self, update: str) -> bool:
        """Whether that was noted; a process may have ended between the turn and its answer."""
        return await self.was_taken(update + _ANSWERED)

    async def forget(self, person: str, update: str | None = None) -> Forgotten:
        """Delete everything that is kept of a person, beyond recovery, and say what it was."""
        forgotten = await self._forget(person)
        if update is not None:
            # They are forgotten, whether or not that can be noted.
            with suppress(ChangedMeanwhileError, StoreUnavailableError):
                async with self._database.writing() as connection:
                    await self._take(connection, update)
        return forgotten

    async def _forget(self, person: str) -> Forgotten:
        async with self._database.reading() as connection:
            whose = await rows.find(connection, self._lookup(person))
        if whose is None:
            return Forgotten()
        read = await self._counts_of(person)
        await self._forgetting.begin(whose.id)
        counts = await self._forgetting.finish(whose.id, whose.key_id)
        shown = {name: counts[name] for name in ("reminders", "watches", "reports")}
        return Forgotten({**read, **shown, "rows": sum(counts.values()) + 1})

    async def collect(self, person: str) -> Collected:
        """Everything that is kept of a person, opened."""
        found = await self._read(person)
        if found is None:
            return Collected({})
        key = await self._key(found.whose.key_id)
        with worded():
            return Collected(collected(found, key))

    async def come_back(self, person: str) -> None:
        """Send again what is due to somebody who could not be reached; for others, nothing."""
        async with self._database.reading() as connection:
            whose = await rows.find(connection, self._lookup(person))
        if whose is None or whose.state != BLOCKED:
            return
        held = await self.load(person)
        if isinstance(held, Opened):
            await self.save(person, held, held.person)

    async def expect_maintainers(self) -> None:
        """Make a place for those who hear of reviews, also where they never wrote."""
        for address in sorted(self._maintainers):
            held = await self.load(address)
            if not isinstance(held, Opened):
                await self._begin(address, held.person, None)

    # What is written ---------------------------------------------------------------------------

    async def _begin(self, address: str, after: Person, update: str | None) -> None:
        """Keep a person of whom nothing was kept before."""
        now = self._clock()
        key_id, key = await self._keyring.create(now)
        whose = uuid4().hex
        row = {
            "id": whose,
            "lookup": self._lookup(address),
            "key_id": key_id,
            # Who is forgotten and comes back is another one to whoever still holds the first.
            "version": randbits(_FIRST_VERSIONS) + 1,
            "state": HERE,
            "transport": address.partition(":")[0],
            "address": key.seal(address.encode()),
            "created_at": ticks(now),
            **self._moments(address, after, now),
        }
        try:
            async with self._database.writing() as connection:
                if not await self._inserted(connection, row):
                    raise ChangedMeanwhileError
                change = (Person(), after, now)
                await write_changes(connection, whose, key, self._digests, change)
                await self._take(connection, update)
        except (ChangedMeanwhileError, StoreUnavailableError) as error:
            if getattr(error, "reason", None) not in _IN_DOUBT:
                await self._keyring.discard(key_id)
            raise

    async def _change(self, address: str, held: Opened, after: Person, taken: str | None) -> None:
        now, key = self._clock(), held.key
        if held.blocked:
            after = _come_back(after, now)
        mine = update(person).where(
            person.c.id == held.id, person.c.version == held.version, person.c.state != FORGETTING
        )
        moments = self._moments(address, after, now)
        if _same_digests(held.person, after):
            del moments["digest_at"]
        async with self._database.writing() as connection:
            changed = await connection.execute(
                mine.values(version=held.version + 1, state=HERE, **moments)
            )
            if changed.rowcount == 0 or key is None:
                raise ChangedMeanwhileError
            change = (held.person, after, now)
            await write_changes(connection, held.id, key, self._digests, change)
            await self._take(connection, taken)

    def _moments(self, address: str, after: Person, now: datetime) -> dict[str, int | None]:
        """When a person was here, when what they told lapses, and when they hear of reviews."""
        seen = after.seen or now
        hears = bool(after.watches) or address in self._maintainers
        return {
            "seen_at": ticks(after.seen),
            "expires_at": ticks(seen + timedelta(days=after.preferences.keep_days)),
            "digest_at": ticks(next_digest(now, after.preferences)) if hears else None,
        }

    async def _inserted(self, connection: AsyncConnection, row: dict[str, Any]) -> bool:
        """Whether a person is new; somebody else may have been quicker."""
        try:
            async with connection.begin_nested():
                await connection.execute(insert(person).values(row))
        except IntegrityError:
            return False
        return True

    async def _take(self, connection: AsyncConnection, update: str | None) -> None:
        """Note that an update was taken; raises ChangedMeanwhileError where it was before."""
        if update is None:
            return
        row = {"update_id": update, "at": ticks(self._clock())}
        try:
            async with connection.begin_nested():
                await connection.execute(insert(taken).values(row))
        except IntegrityError:
            raise ChangedMeanwhileError from None

    # What is read ------------------------------------------------------------------------------

    def _lookup(self, address: str) -> str:
        return self._digests.of("person", address)

    async def _read(self, address: str) -> Rows | None:
        """The rows of a person; a forgetting that was cut short is brought to its end."""
        async with self._database.reading() as connection:
            whose = await rows.find(connection, self._lookup(address))
            found = None if whose is None else await rows.read(connection, whose)
        if found is not None and found.whose.state == FORGETTING:
            await self._forgetting.finish(found.whose.id, found.whose.key_id)
            return None
        return found

    async def _finish(self, address: str) -> None:
        await self._read(address)

    async def _key(self, name: str) -> DataKey:
        try:
            return await self._keyring.key(name)
        except KeyGoneError:
            raise unavailable("key") from None

    async def _counts_of(self, address: str) -> Mapping[str, int]:
        """How much is kept, as far as can be read: whoever cannot be is forgotten too."""
        found = await self._read(address)
        if found is None:
            return {}
        try:
            with worded():
                key = await self._keyring.key(found.whose.key_id)
                return rows.opened(found, key).person.counts()
        except KeyGoneError:
            return {}
        except StoreUnavailableError as error:
            if error.reason != _UNREADABLE:
                raise
            return {}


def _same_digests(before: Person, after: Person) -> bool:
    """Whether nothing has changed that a digest depends on."""
    return (bool(before.watches), before.preferences) == (bool(after.watches), after.preferences)


def _come_back(after: Person, now: datetime) -> Person:
    """Somebody who could not be reached: what they missed long ago does not come any more."""
    reminders = (
        replace(one, due=next_due(one.rule, now))
        if one.due is not None and one.due < now - _MISSED
        else one
        for one in after.reminders
    )
    return replace(after, reminders=tuple(reminders))
