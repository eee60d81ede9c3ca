"""Many people at once in a database, sealed as the store seals them, in two transactions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Table, insert, text

from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder, Watch
from bot.storage.engine import Database
from bot.storage.moments import ticks
from bot.storage.opening import Store
from bot.storage.rows import HERE, PREFERENCES, WAITING, sealed_reminder, sealed_value
from bot.storage.saving import subject_of
from bot.storage.sealing import DataKey, new_data_key
from bot.storage.tables import data_key, person, record, reminder, watch

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on Telegram; `digest` is when they get their next one."""

    chat: int
    reminders: tuple[Reminder, ...] = ()
    preferences: Preferences = field(default_factory=Preferences)
    watches: tuple[Watch, ...] = ()
    digest: datetime | None = None


async def fill(store: Store, members: Iterable[Member], now: datetime) -> None:
    """Keep people of whom nothing was kept."""
    rows: dict[Table, list[dict[str, Any]]] = {
        table: [] for table in (data_key, person, record, reminder, watch)
    }
    for member in members:
        for table, some in _rows_of(store, member, now).items():
            rows[table] += some
    await _insert(store.keyring_database, {data_key: rows.pop(data_key)})
    await _insert(store.database, rows)


async def _insert(database: Database, rows: Mapping[Table, Sequence[dict[str, Any]]]) -> None:
    async with database.writing() as connection:
        for table, some in rows.items():
            for at in range(0, len(some), _AT_ONCE):
                await connection.execute(insert(table), list(some[at : at + _AT_ONCE]))
        # As a server does by itself a minute later; until then its plans are for empty tables.
        await connection.execute(text("ANALYZE"))


def _rows_of(store: Store, member: Member, now: datetime) -> dict[Table, list[dict[str, Any]]]:
    whose, name, secret = uuid4().hex, uuid4().hex, new_data_key()
    key, moment = DataKey(secret), ticks(now)
    address = f"telegram:{member.chat}"
    own = {
        "id": whose,
        "lookup": store.digests.of("person", address),
        "key_id": name,
        "version": 1,
        "state": HERE,
        "transport": "telegram",
        "address": key.seal(address.encode()),
        "created_at": moment,
        "seen_at": moment,
        "digest_at": ticks(member.digest),
    }
    settings = {
        "person_id": whose,
        "kind": PREFERENCES,
        "sealed": sealed_value(member.preferences, key),
        "updated_at": moment,
    }
    return {
        data_key: [{"id": name, "wrapped": store.masters.wrap(secret), "created_at": moment}],
        person: [own],
        record: [settings],
        reminder: [_reminder(whose, one, key) for one in member.reminders],
        watch: [_watch(store, whose, one, key, now) for one in member.watches],
    }


def _reminder(whose: str, value: Reminder, key: DataKey) -> dict[str, Any]:
    return {
        "id": uuid4().hex,
        "person_id": whose,
        "key": value.key,
        "status": WAITING,
        "due_at": ticks(value.due),
        "try_at": ticks(value.due),
        "sealed": sealed_reminder(value, key),
    }


def _watch(store: Store, whose: str, value: Watch, key: DataKey, now: datetime) -> dict[str, Any]:
    return {
        "person_id": whose,
        "subject": subject_of(value.company, value.role, store.digests),
        "sealed": sealed_value(value, key),
        "updated_at": ticks(now),
    }
