"""Lets go of what is kept too long: offers, what was talked about, and whoever has nothing left."""

from datetime import datetime, timedelta

from sqlalchemy import and_, delete, exists, func, or_, select, update

from bot.coach.report import REPORTS_LAST
from bot.storage.engine import Database
from bot.storage.forgetting import Forgetting
from bot.storage.keyring import Keyring
from bot.storage.moments import ticks
from bot.storage.rows import FORGETTING, OFFERS, SESSION
from bot.storage.tables import announced, person, record, reminder, report, taken, watch

# A messenger delivers an update again for a day at most.
_UPDATES_LAST = timedelta(days=2)
# Whoever heard of a change is not told of the same one for so long, though guides go to and fro.
_NEWS_LASTS = timedelta(days=7)
# A reminder that has come, and can still be put off by its buttons.
_SENT_LASTS = timedelta(days=30)
_AT_ONCE = 500


class Expiring:
    """Deletes what has had its time."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring
        self._forgetting = Forgetting(database, keyring)

    async def run(self, now: datetime) -> int:
        """Delete what has lapsed by this moment; says how many people nothing is left of."""
        while await self._drop_records(now):
            pass
        await self._drop_traces(now)
        nothing_left = await self._nothing_left(now)
        begun = [await self._forgetting.begin(*one) for one in nothing_left]
        if any(begun):
            await self._forgetting.finish_all()
        return sum(begun)

    async def _drop_records(self, now: datetime) -> bool:
        """Drop those of some people; whether there were any."""
        old = record.c.kind.in_((OFFERS, SESSION))
        lapsed = (
            select(person.c.id)
            .where(person.c.expires_at <= ticks(now), person.c.state != FORGETTING)
            .where(exists(select(record.c.kind).where(record.c.person_id == person.c.id, old)))
            .limit(_AT_ONCE)
            # The people first, as in a turn: who is back by then has not lapsed, nor their offers.
            .with_for_update(key_share=True, of=person)
        )
        async with self._database.writing() as connection:
            people = (await connection.scalars(lapsed)).all()
            await connection.execute(delete(record).where(record.c.person_id.in_(people), old))
            # A turn that loaded them before must not bring the old offers back.
            theirs = update(person).where(person.c.id.in_(people))
            await connection.execute(theirs.values(version=person.c.version + 1))
        return bool(people)

    async def _drop_traces(self, now: datetime) -> None:
        sent = and_(reminder.c.due_at.is_(None), reminder.c.sent_at < ticks(now - _SENT_LASTS))
        async with self._database.writing() as connection:
            await connection.execute(delete(taken).where(taken.c.at < ticks(now - _UPDATES_LAST)))
            await connection.execute(
                delete(announced).where(announced.c.at < ticks(now - _NEWS_LASTS))
            )
            await connection.execute(delete(reminder).where(sent))
            old = report.c.at < ticks(now - REPORTS_LAST)
            await connection.execute(delete(report).where(old))

    async def _nothing_left(self, now: datetime) -> list[tuple[str, int]]:
        """Whose time is over, and who has no reminder, watch or report, nor hears of reviews."""
        mine = person.c.id
        has_reminder = exists(select(reminder.c.id).where(reminder.c.person_id == mine))
        has_watch = exists(select(watch.c.subject).where(watch.c.person_id == mine))
        has_report = exists(select(report.c.id).where(report.c.person_id == mine))
        nothing = (
            select(person.c.id, person.c.version)
            .where(person.c.expires_at <= ticks(now), person.c.digest_at.is_(None))
            .where(~or_(has_reminder, has_watch, has_report))
        )
        async with self._database.reading() as connection:
            return [(whose, version) for whose, version in await connection.execute(nothing)]

    async def count(self) -> int:
        """How many people something is kept of."""
        counted = select(func.count()).select_from(person)
        async with self._database.reading() as connection:
            return await connection.scalar(counted) or 0
