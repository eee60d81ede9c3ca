"""What a turn has changed of a person, as statements."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Table, and_, delete, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.person import Person
from bot.coach.report import Report
from bot.reminders.reminder import Reminder, Watch
from bot.storage.moments import ticks
from bot.storage.rows import DONE, WAITING, sealed_reminder, sealed_value, values_of
from bot.storage.sealing import DataKey, Digests
from bot.storage.tables import record, reminder, report, watch


async def write_changes(
    connection: AsyncConnection,
    whose: str,
    key: DataKey,
    digests: Digests,
    change: tuple[Person, Person, datetime],
) -> None:
    """Write what differs between a person before and after a turn, at a moment."""
    before, after, now = change
    await _write_records(connection, whose, key, change)
    await _write_reminders(connection, whose, key, before.reminders, after.reminders)
    await _write_reports(connection, whose, key, before.reports, after.reports)
    for gone in before.watches:
        if gone not in after.watches:
            await _remove(connection, watch, _watched(whose, gone, digests))
    for value in after.watches:
        if value not in before.watches:
            rest = {"sealed": sealed_value(value, key), "updated_at": ticks(now)}
            await _put(connection, watch, _watched(whose, value, digests), rest)


def subject_of(company: str, role: str | None, digests: Digests) -> str:
    """What is watched, as rows are found by it."""
    return digests.of("watch", company if role is None else f"{company}/{role}")


def _watched(whose: str, value: Watch, digests: Digests) -> dict[str, Any]:
    return {"person_id": whose, "subject": subject_of(value.company, value.role, digests)}


async def _write_records(
    connection: AsyncConnection,
    whose: str,
    key: DataKey,
    change: tuple[Person, Person, datetime],
) -> None:
    before, after, now = change
    were = {kind: value for kind, value, _ in values_of(before)}
    for kind, value, nothing in values_of(after):
        row = {"person_id": whose, "kind": kind}
        if value == were[kind]:
            continue
        if value == nothing:
            await _remove(connection, record, row)
            continue
        sealed = {"sealed": sealed_value(value, key), "updated_at": ticks(now)}
        await _put(connection, record, row, sealed)


async def _write_reminders(
    connection: AsyncConnection,
    whose: str,
    key: DataKey,
    before: tuple[Reminder, ...],
    after: tuple[Reminder, ...],
) -> None:
    """Those that the turn left as they were stay untouched: the sweep may have moved them."""
    were, are = {one.key: one for one in before}, {one.key: one for one in after}
    for gone in were.keys() - are.keys():
        await _remove(connection, reminder, {"person_id": whose, "key": gone})
    for name, value in are.items():
        if value == were.get(name):
            continue
        # Whoever is sending it has lost it: it is another reminder now.
        rest = {
            "status": DONE if value.due is None else WAITING,
            "due_at": ticks(value.due),
            "try_at": ticks(value.due),
            "sent_at": ticks(value.sent),
            "ticket": None,
            "lease_until": None,
            "attempts": 0,
            "failed_since": None,
            "error": None,
            "sealed": sealed_reminder(value, key),
        }
        row = {"person_id": whose, "key": name}
        await _put(connection, reminder, row, rest, {"id": uuid4().hex})


async def _write_reports(
    connection: AsyncConnection,
    whose: str,
    key: DataKey,
    before: tuple[Report, ...],
    after: tuple[Report, ...],
) -> None:
    """A report never changes: it is new, or it is taken back. One that is dealt with stays gone."""
    for gone in before:
        if gone not in after:
            await _remove(connection, report, {"person_id": whose, "at": ticks(gone.at)})
    for value in after:
        if value not in before:
            row = {"id": uuid4().hex, "person_id": whose, "at": ticks(value.at)}
            sealed = {"sealed": sealed_value(value, key)}
            await connection.execute(insert(report).values(row | sealed))


async def _put(
    connection: AsyncConnection,
    table: Table,
    row: dict[str, Any],
    rest: dict[str, Any],
    fresh: dict[str, Any] | None = None,
) -> None:
    """Update a row, or insert it; nobody else writes rows of this person meanwhile."""
    changed = await connection.execute(update(table).where(_is(table, row)).values(rest))
    if changed.rowcount == 0:
        await connection.execute(insert(table).values(row | rest | (fresh or {})))


async def _remove(connection: AsyncConnection, table: Table, row: dict[str, Any]) -> None:
    await connection.execute(delete(table).where(_is(table, row)))


def _is(table: Table, row: dict[str, Any]) -> Any:
    return and_(*(table.c[name] == value for name, value in row.items()))
