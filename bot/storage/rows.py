"""What the rows of one person say, opened and sealed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.kept import Kept
from bot.coach.people import Held
from bot.coach.person import Person, Session
from bot.coach.report import Report
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder, Watch, in_order, watches_in_order
from bot.storage import records
from bot.storage.moments import moment_of
from bot.storage.records import UnreadableRecordError
from bot.storage.sealing import DataKey
from bot.storage.tables import person, record, reminder, report, watch

T = TypeVar("T")

HERE, BLOCKED, FORGETTING = "here", "blocked", "forgetting"
PREFERENCES, SESSION, OFFERS = "preferences", "session", "offers"
WAITING, SENDING, DONE, FAILED = "waiting", "sending", "done", "failed"


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything that is kept of one person, still sealed."""

    whose: Row[Any]
    records: Mapping[str, bytes]
    reminders: Sequence[Row[Any]]
    watches: Sequence[bytes]
    reports: Sequence[bytes] = ()


@dataclass(frozen=True, slots=True)
class Opened(Held):
    """A person as loaded, with what is needed to save them."""

    id: str = ""
    blocked: bool = False
    key: DataKey | None = field(default=None, repr=False, compare=False)


async def find(connection: AsyncConnection, lookup: str) -> Row[Any] | None:
    """The row of a person; None where there is none."""
    return (await connection.execute(select(person).where(person.c.lookup == lookup))).first()


async def read(connection: AsyncConnection, whose: Row[Any]) -> Rows:
    """What is kept of the person of a row."""
    kinds = select(record.c.kind, record.c.sealed).where(record.c.person_id == whose.id)
    sealed = {kind: bytes(value) for kind, value in await connection.execute(kinds)}
    own = select(reminder).where(reminder.c.person_id == whose.id).order_by(reminder.c.id)
    reminders = (await connection.execute(own)).all()
    watched = select(watch.c.sealed).where(watch.c.person_id == whose.id)
    watches = [bytes(value) for value in (await connection.scalars(watched)).all()]
    reported = select(report.c.sealed).where(report.c.person_id == whose.id)
    reported = reported.order_by(report.c.at, report.c.id)
    reports = [bytes(value) for value in (await connection.scalars(reported)).all()]
    return Rows(whose, sealed, reminders, watches, reports)


def opened(rows: Rows, key: DataKey) -> Opened:
    """The person that rows are of; raises WrongKeyError and UnreadableRecordError."""
    whose = rows.whose
    value = Person(
        session=_session(rows.records.get(SESSION), key),
        kept=_record(rows.records.get(OFFERS), key, Kept) or Kept(),
        seen=moment_of(whose.seen_at),
        preferences=preferences_of(rows.records.get(PREFERENCES), key),
        reminders=in_order(map(_with(key), rows.reminders)),
        watches=watches_in_order(_open(sealed, key, Watch) for sealed in rows.watches),
        reports=tuple(report_of(sealed, key) for sealed in rows.reports),
    )
    return Opened(value, whose.version, whose.id, whose.state == BLOCKED, key)


def preferences_of(sealed: bytes | None, key: DataKey) -> Preferences:
    """What a person has set."""
    return _record(sealed, key, Preferences) or Preferences()


def address_of(sealed: bytes, key: DataKey) -> str:
    """The address of a person as transports know it."""
    return key.open(sealed).decode()


def reminder_of(row: Row[Any], key: DataKey) -> Reminder:
    """A reminder with when it is due and when it was sent."""
    kept = _open(bytes(row.sealed), key, Reminder)
    return replace(kept, due=moment_of(row.due_at), sent=moment_of(row.sent_at))


def report_of(sealed: bytes, key: DataKey) -> Report:
    """What a person reported."""
    return _open(sealed, key, Report)


def sealed_reminder(value: Reminder, key: DataKey) -> bytes:
    """A reminder as it is kept; when it is due stands beside it, for the sweep to read."""
    return key.seal(records.dump(replace(value, due=None, sent=None)))


def sealed_value(value: object, key: DataKey) -> bytes:
    """Anything that is kept."""
    return key.seal(records.dump(value))


def values_of(value: Person) -> Iterable[tuple[str, object, object]]:
    """The kinds of records of a person, each with its value and what it is where nothing is."""
    return (
        (PREFERENCES, value.preferences, Preferences()),
        (SESSION, value.session, Session()),
        (OFFERS, value.kept, Kept()),
    )


def _with(key: DataKey) -> Callable[[Row[Any]], Reminder]:
    return lambda row: reminder_of(row, key)


def _session(sealed: bytes | None, key: DataKey) -> Session:
    """What was talked about; where a later version cannot read it, nothing: it lasts a day."""
    try:
        return _record(sealed, key, Session) or Session()
    except UnreadableRecordError:
        return Session()


def _record(sealed: bytes | None, key: DataKey, kind: type[T]) -> T | None:
    return None if sealed is None else _open(sealed, key, kind)


def _open(sealed: bytes, key: DataKey, kind: type[T]) -> T:
    return records.load(key.open(sealed), kind)
