"""What can be wrong with a database, told apart by what it says, and what to do about it."""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.coach.people import StoreUnavailableError
from bot.storage.records import UnreadableRecordError
from bot.storage.sealing import WrongKeyError

_ADVICE: Mapping[str, str] = MappingProxyType(
    {
        "full": "the disk with the database is full: make room; nothing else needs to be done",
        "read_only": "the database cannot be written: give this process the right to write it",
        "gone": (
            "the database cannot be reached: see that its file or its server is there, and that "
            "its address is right"
        ),
        "locked": "the database is held by another process for too long: end that process",
        "damaged": "the database file is damaged: restore a backup with coach restore FILE",
        "schema": "the database has not the tables of this version: run coach migrate",
        "key": (
            "what is kept was sealed with another key: set COACH_SECRET_KEYS, or put the key "
            "file back, so that it holds the key of this database"
        ),
        "unknown": "the database refused what was asked of it: run coach doctor",
    }
)
_ERRNOS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "full",
        errno.EDQUOT: "full",
        errno.EROFS: "read_only",
        errno.EACCES: "read_only",
        errno.EPERM: "read_only",
    }
)
_SQLITE_SAYS = (
    ("disk is full", "full"),
    ("readonly", "read_only"),
    ("locked", "locked"),
    ("unable to open", "gone"),
    ("disk i/o error", "gone"),
    ("malformed", "damaged"),
    ("not a database", "damaged"),
    ("no such table", "schema"),
    ("no such column", "schema"),
    ("has no column", "schema"),
)
# Classes, then single codes, of SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html
_SQLSTATES = (
    ("53100", "full"),
    ("25006", "read_only"),
    ("42501", "read_only"),
    ("42P01", "schema"),
    ("42703", "schema"),
    ("55P03", "locked"),
    ("40P01", "locked"),
    ("08", "gone"),
    ("57", "gone"),
    ("28", "gone"),
    ("3D", "gone"),
)


def unavailable(reason: str) -> StoreUnavailableError:
    """The error for a reason, with what to do about it."""
    return StoreUnavailableError(reason, _ADVICE[reason])


@contextmanager
def worded() -> Iterator[None]:
    """Turn what a database or a key refuses into StoreUnavailableError.

    Nothing of the first error is chained to it: that may quote what was to be written.
    """
    reason = None
    try:
        yield
    except (WrongKeyError, UnreadableRecordError):
        reason = "key"
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        reason = reason_of(error)
    if reason is not None:
        raise unavailable(reason) from None


def reason_of(error: BaseException) -> str:
    """One word for what is wrong."""
    if isinstance(error, OSError):
        return _ERRNOS.get(error.errno or 0, "gone")
    if isinstance(error, PoolTimeoutError):
        return "gone"
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(cause, sqlite3.Error):
        said = str(cause).lower()
        return next((reason for words, reason in _SQLITE_SAYS if words in said), "unknown")
    return _of_server(getattr(cause, "sqlstate", ""), error)


def _of_server(code: str | None, error: BaseException) -> str:
    """By the code of the server; without one it never answered, or the connection broke."""
    if not code:
        return "gone" if isinstance(error, (OperationalError, InterfaceError)) else "unknown"
    return next((why for known, why in _SQLSTATES if code.startswith(known)), "unknown")
