"""What people report of guides, for whoever maintains the guides: all that is open."""

from dataclasses import dataclass

from sqlalchemy import delete, func, select

from bot.coach.report import Report
from bot.storage.engine import Database
from bot.storage.keyring import Keyring
from bot.storage.rows import FORGETTING, report_of
from bot.storage.tables import person, report
from bot.storage.troubles import worded


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report that nobody has dealt with yet; it does not say whose it is."""

    id: str
    report: Report


class StoredReports:
    """The reports of everybody, the oldest first."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring

    async def all(self) -> tuple[OpenReport, ...]:
        """All that are open, opened."""
        mine = (
            select(report.c.id, report.c.sealed, person.c.key_id)
            .join(person, person.c.id == report.c.person_id)
            .where(person.c.state != FORGETTING)
            .order_by(report.c.at, report.c.id)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(mine)).all()
        keys = await self._keyring.keys({row.key_id for row in rows}) if rows else {}
        with worded():
            return tuple(
                OpenReport(row.id, report_of(bytes(row.sealed), keys[row.key_id]))
                for row in rows
                if row.key_id in keys
            )

    async def count(self) -> int:
        """How many are open."""
        counted = select(func.count()).select_from(report)
        async with self._database.reading() as connection:
            return await connection.scalar(counted) or 0

    async def done(self, name: str) -> bool:
        """Delete one that is dealt with; False where there is none of that id."""
        async with self._database.writing() as connection:
            gone = await connection.execute(delete(report).where(report.c.id == name))
        return gone.rowcount > 0
