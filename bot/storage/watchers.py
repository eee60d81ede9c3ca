"""Who hears of changes in guides: the port `Watchers`.

Each change is noted as told before it is told, so that nobody hears of one twice.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.people import StoreUnavailableError
from bot.reminders.changes import content_id
from bot.reminders.ports import GuideNow, Watching
from bot.reminders.quiet import is_quiet
from bot.reminders.reminder import SeenFigure, Watch
from bot.storage.engine import Database
from bot.storage.keyring import Keyring
from bot.storage.moments import ticks
from bot.storage.reminders import StoredReminders
from bot.storage.rows import (
    FORGETTING,
    HERE,
    address_of,
    sealed_value,
)
from bot.storage.saving import subject_of
from bot.storage.sealing import DataKey
from bot.storage.sealing import Digests as KeyedDigests
from bot.storage.tables import announced, person, watch
from bot.storage.wishes import if_readable, opened_watch, wishes


class StoredWatchers:
    """Everybody who watches guides."""

    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        digests: KeyedDigests,
        reminders: StoredReminders,
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._digests = digests
        self._reminders = reminders

    async def claim(
        self, changed: tuple[GuideNow, ...], now: datetime, most: int, transport: str
    ) -> tuple[Watching, ...]:
        """Note the guides as seen by some who watch them, and say who and what they saw before.

        Nobody is told of the same content twice, however many workers ask. Who has quiet hours
        now is left out, to be claimed when they are asked for again.
        """
        by_subject = self._by_subject(changed)
        if not by_subject:
            return ()
        rows = await self._watching(tuple(by_subject), transport)
        keys = await self._keyring.keys({row.key_id for row in rows}) if rows else {}
        found: list[Watching] = []
        for row in rows:
            if len(found) >= most:
                break
            if row.key_id not in keys:
                continue
            telling = self._told(row, keys[row.key_id], by_subject[row.subject], now)
            try:
                found += await if_readable(telling) or ()
            except StoreUnavailableError:
                if not found:
                    raise
                break  # those who were noted are told now, or they never would be
        return tuple(found)

    async def stop(self, address: str, now: datetime) -> None:
        """Stop all that would be sent to a person until they come back."""
        await self._reminders.stop(address, now)

    async def watched(self, guides: Sequence[str], transport: str) -> tuple[str, ...]:
        """Those of some guides that anybody on a transport watches."""
        wanted = (
            select(watch.c.subject)
            .distinct()
            .join(person, person.c.id == watch.c.person_id)
            .where(person.c.transport == transport)
        )
        async with self._database.reading() as connection:
            subjects = set((await connection.scalars(wanted)).all())
        if not subjects:
            return ()
        return tuple(one for one in guides if not subjects.isdisjoint(self._subjects(one)))

    def _subjects(self, guide: str) -> tuple[str, str]:
        """What watches of a guide are found by: its company, or the guide alone."""
        company, _, role = guide.partition("/")
        return (
            subject_of(company, None, self._digests),
            subject_of(company, role, self._digests),
        )

    def _by_subject(self, changed: Sequence[GuideNow]) -> dict[str, list[GuideNow]]:
        """The guides by what watches of them are found by: the company, or the one role."""
        found: defaultdict[str, list[GuideNow]] = defaultdict(list)
        for one in changed:
            for subject in self._subjects(one.guide):
                found[subject].append(one)
        return dict(found)

    async def _watching(self, subjects: tuple[str, ...], transport: str) -> list[Any]:
        found: list[Any] = []
        async with self._database.reading() as connection:
            for at in range(0, len(subjects), _AT_ONCE):
                wanted = (
                    select(
                        person.c.id, person.c.key_id, person.c.address, watch.c.subject,
                        watch.c.sealed,
                    )
                    .join(person, person.c.id == watch.c.person_id)
                    .where(watch.c.subject.in_(subjects[at : at + _AT_ONCE]))
                    .where(person.c.transport == transport, person.c.state == HERE)
                    .order_by(person.c.id, watch.c.subject)
                )  # fmt: skip
                found += (await connection.execute(wanted)).all()
        return found

    async def _told(
        self, row: Row[Any], key: DataKey, guides: list[GuideNow], now: datetime
    ) -> list[Watching]:
        """Those of the guides that a person has not heard of, noted as heard."""
        if not _news(opened_watch(row.sealed, key), guides):
            return []
        async with self._database.writing() as connection:
            sealed = await _still_watched(connection, row)
            if sealed is None:
                return []
            watched = opened_watch(sealed, key)
            news = _news(watched, guides)
            preferences, _ = await wishes(connection, row.id, key)
            if is_quiet(now, preferences):
                return []
            for one in news:
                # Whoever has not read the change yet must not tell of it backwards.
                await self._announce(connection, row.id, _as_seen(watched, one.guide), now)
            fresh = [one for one in news if await self._announce(connection, row.id, one, now)]
            if not fresh:
                return []
            sealed = sealed_value(_seeing(watched, fresh), key)
            mine = update(watch).where(watch.c.person_id == row.id)
            mine = mine.where(watch.c.subject == row.subject)
            await connection.execute(mine.values(sealed=sealed, updated_at=ticks(now)))
            await connection.execute(_another_version(row.id))
        address = address_of(bytes(row.address), key)
        return [Watching(address, preferences, watched, one) for one in fresh]

    async def _announce(
        self, connection: AsyncConnection, whose: str, changed: GuideNow, now: datetime
    ) -> bool:
        """Whether a person is told of what a guide says now for the first time."""
        content = self._digests.of("content", f"{changed.guide}\0{changed.content}")
        row = {"person_id": whose, "content": content, "at": ticks(now)}
        try:
            async with connection.begin_nested():
                await connection.execute(insert(announced).values(row))
        except IntegrityError:
            return False
        return True


_AT_ONCE = 500


async def _still_watched(connection: AsyncConnection, row: Row[Any]) -> bytes | None:
    """A watch as it is by now, which nobody else changes in this transaction; None if it ended.

    The person comes first, as in a turn: two that waited for each other would both fail.
    """
    mine = select(person.c.id).where(person.c.id == row.id, person.c.state == HERE)
    if await connection.scalar(mine.with_for_update(key_share=True)) is None:
        return None
    own = and_(watch.c.person_id == row.id, watch.c.subject == row.subject)
    sealed: bytes | None = await connection.scalar(select(watch.c.sealed).where(own))
    return sealed


def _news(watched: Watch, guides: Sequence[GuideNow]) -> list[GuideNow]:
    return [one for one in guides if one.content != content_id(_seen(watched, one.guide))]


def _another_version(whose: str) -> Any:
    """A turn that loaded the person before must load them again, to see what they have seen."""
    mine = update(person).where(person.c.id == whose, person.c.state != FORGETTING)
    return mine.values(version=person.c.version + 1)


def _seen(watched: Watch, guide: str) -> tuple[SeenFigure, ...]:
    return tuple(one for one in watched.seen if one.guide == guide)


def _as_seen(watched: Watch, guide: str) -> GuideNow:
    seen = _seen(watched, guide)
    return GuideNow(guide, content_id(seen), seen)


def _seeing(watched: Watch, changed: list[GuideNow]) -> Watch:
    """The watch with the figures of some guides as they are now."""
    names = {one.guide for one in changed}
    kept = tuple(one for one in watched.seen if one.guide not in names)
    return replace(watched, seen=kept + tuple(f for one in changed for f in one.figures))
