"""What is wrong with a database, in one word, and nothing of what was to be written."""

import errno
import sqlite3
import traceback

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.coach.people import StoreUnavailableError
from bot.storage.sealing import WrongKeyError
from bot.storage.troubles import worded


def wrapped(cause: psycopg.Error | sqlite3.Error, kind: type[Exception]) -> Exception:
    """As SQLAlchemy raises what a driver raised."""
    return DBAPIError.instance("INSERT", (137_731,), cause, kind)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "137731"), "full"),
        (PermissionError(errno.EACCES, "137731"), "read_only"),
        (FileNotFoundError(errno.ENOENT, "137731"), "gone"),
        (sqlite3.OperationalError("database is locked, 137731"), "locked"),
        (wrapped(sqlite3.DatabaseError("file is not a database"), sqlite3.Error), "damaged"),
        (wrapped(sqlite3.OperationalError("no such table: x"), sqlite3.Error), "schema"),
        (wrapped(sqlite3.IntegrityError("137731 is refused"), sqlite3.Error), "unknown"),
        (wrapped(psycopg.OperationalError("closed: 137731"), psycopg.Error), "gone"),
        (wrapped(psycopg.InterfaceError("is closed: 137731"), psycopg.Error), "gone"),
        (wrapped(psycopg.errors.DiskFull("137731"), psycopg.Error), "full"),
        (wrapped(psycopg.errors.LockNotAvailable("137731"), psycopg.Error), "locked"),
        (wrapped(psycopg.errors.AdminShutdown("137731"), psycopg.Error), "gone"),
        (wrapped(psycopg.errors.UndefinedTable("137731"), psycopg.Error), "schema"),
        (wrapped(psycopg.errors.NotNullViolation("row 137731"), psycopg.Error), "unknown"),
        (PoolTimeoutError("137731"), "gone"),
        (InvalidRequestError("137731"), "unknown"),
        (WrongKeyError("137731"), "key"),
    ],
)
def test_an_error_is_called_by_one_word_and_not_quoted(error: Exception, reason: str) -> None:
    with pytest.raises(StoreUnavailableError) as caught, worded():
        raise error
    assert caught.value.reason == reason
    said = "".join(traceback.format_exception(caught.value))
    assert "137731" not in said.replace("137_731", "")
    assert type(error).__name__ not in said
