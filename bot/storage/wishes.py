"""What people want to hear of, opened; who cannot be read holds up nobody else."""

from collections.abc import Awaitable
from typing import TypeVar

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.people import StoreUnavailableError
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Watch
from bot.storage import records
from bot.storage.rows import (
    PREFERENCES,
    preferences_of,
)
from bot.storage.sealing import DataKey
from bot.storage.tables import record, watch
from bot.storage.troubles import worded

T = TypeVar("T")


def opened_watch(sealed: bytes, key: DataKey) -> Watch:
    """A watch with what was last seen of it; raises WrongKeyError and UnreadableRecordError."""
    return records.load(key.open(bytes(sealed)), Watch)


async def if_readable(opening: Awaitable[T]) -> T | None:
    """What is opened; None where that cannot be read, as the others must not wait for it."""
    try:
        with worded():
            return await opening
    except StoreUnavailableError as error:
        if error.reason != "key":
            raise
    return None


async def wishes(
    connection: AsyncConnection, whose: str, key: DataKey
) -> tuple[Preferences, tuple[Watch, ...]]:
    """What a person has set, and what they watch."""
    set_by = and_(record.c.person_id == whose, record.c.kind == PREFERENCES)
    sealed = await connection.scalar(select(record.c.sealed).where(set_by))
    own = select(watch.c.sealed).where(watch.c.person_id == whose).order_by(watch.c.subject)
    watches = (await connection.scalars(own)).all()
    preferences = preferences_of(None if sealed is None else bytes(sealed), key)
    return preferences, tuple(opened_watch(one, key) for one in watches)
