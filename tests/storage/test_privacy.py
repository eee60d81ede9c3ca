"""PRIVACY.md lists what is stored, and nothing is stored that it does not list."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from bot.storage.tables import tables

PAGE = Path(__file__).resolve().parents[2] / "PRIVACY.md"

# Each column with the row of the page that tells of it; None where it holds nothing of anybody.
TOLD: Mapping[str, str | None] = MappingProxyType(
    {
        "announced.at": "Watched guides",
        "announced.content": "Watched guides",
        "announced.person_id": None,
        "meta.name": None,
        "meta.value": None,
        "person.address": "Chat id",
        "person.created_at": "Chat id",
        "person.digest_at": "Watched guides",
        "person.expires_at": "Session",
        "person.id": None,
        "person.key_id": None,
        "person.lookup": "Chat id",
        "person.seen_at": "Session",
        "person.state": "Chat id",
        "person.transport": "Chat id",
        "person.version": None,
        "record.kind": None,
        "record.person_id": None,
        "record.sealed": "Offers",
        "record.updated_at": "Session",
        "reminder.attempts": "Reminders",
        "reminder.due_at": "Reminders",
        "reminder.error": "Reminders",
        "reminder.failed_since": "Reminders",
        "reminder.id": None,
        "reminder.key": None,
        "reminder.lease_until": None,
        "reminder.person_id": None,
        "reminder.sealed": "Reminders",
        "reminder.sent_at": "Reminders",
        "reminder.status": "Reminders",
        "reminder.ticket": None,
        "reminder.try_at": "Reminders",
        "report.at": "Reports",
        "report.id": None,
        "report.person_id": None,
        "report.sealed": "Reports",
        "taken.at": "Processed updates",
        "taken.update_id": "Processed updates",
        "watch.person_id": None,
        "watch.sealed": "Watched guides",
        "watch.subject": "Watched guides",
        "watch.updated_at": "Watched guides",
    }
)
# What records hold, by their kind.
RECORDS = frozenset({"Settings", "Session", "Offers"})


def rows() -> list[str]:
    """What the page says is kept, by the first cell of each row."""
    table = PAGE.read_text("utf-8").split("| What |")[1].split("\n\n")[0]
    return re.findall(r"^\| (?!---)([^|]+?) \|", table, re.MULTILINE)


def test_every_column_is_told_of() -> None:
    columns = {
        f"{table.name}.{column.name}" for table in tables.sorted_tables for column in table.c
    }
    assert columns == set(TOLD)


def test_nothing_is_told_of_that_is_not_kept() -> None:
    assert set(rows()) == {row for row in TOLD.values() if row is not None} | RECORDS
