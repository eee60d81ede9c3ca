"""Which database: a path or a URL as it was set, made into what the driver takes."""

from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.coach.people import KeepingError

_SQLITE = "sqlite+aiosqlite"
_POSTGRES = "postgresql+psycopg"
# What hosts give and people write for the same two things.
_DRIVERS = {
    "sqlite": _SQLITE,
    _SQLITE: _SQLITE,
    "postgres": _POSTGRES,
    "postgresql": _POSTGRES,
    _POSTGRES: _POSTGRES,
}

# A database in memory would lose what people were told is kept.
_NO_FILE = frozenset({None, "", ":memory:"})


class DatabaseAddressError(KeepingError):
    """An address is of no database that we can use; the address itself may hold a password."""

    def __init__(self, setting: str) -> None:
        super().__init__(
            f"{setting} names no database that can be used; it should be the path of a file, "
            "sqlite:///path/of/a/file, or postgresql://user:password@host/name"
        )


class DriverMissingError(KeepingError):
    """What talks to PostgreSQL is not installed with the rest."""

    def __init__(self, setting: str) -> None:
        super().__init__(
            f"{setting} names a PostgreSQL server, and what talks to one is not installed; "
            'install it with: pip install "psycopg[binary]"'
        )


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is; `file` is None where it is a server."""

    url: URL = field(repr=False)

    @property
    def file(self) -> Path | None:
        """The file of an SQLite database."""
        if self.url.drivername != _SQLITE or self.url.database is None:
            return None
        return Path(self.url.database)

    @property
    def shown(self) -> str:
        """The address as it may be shown: without a password, wherever it stands."""
        if self.file is not None:
            return str(self.file)
        user = "" if self.url.username is None else f"{self.url.username}@"
        port = "" if self.url.port is None else f":{self.url.port}"
        host = self.url.query.get("host")
        socket = f"?host={host}" if isinstance(host, str) else ""
        return f"postgresql://{user}{self.url.host or ''}{port}/{self.url.database or ''}{socket}"


def address_of(setting: str, text: str) -> Address:
    """The address that was set; `setting` is its name.

    Raises DatabaseAddressError and DriverMissingError.
    """
    if text in _NO_FILE:
        raise DatabaseAddressError(setting)
    if "://" not in text:
        return address_of_file(Path(text).expanduser())
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        url = None
    driver = None if url is None else _DRIVERS.get(url.drivername)
    if url is None or driver is None or (driver == _SQLITE and url.database in _NO_FILE):
        raise DatabaseAddressError(setting)
    if driver == _POSTGRES:
        _find_driver(setting)
    return Address(url.set(drivername=driver))


def _find_driver(setting: str) -> None:
    try:
        import_module("psycopg")
    except ImportError:  # also where the library of the server itself is missing
        raise DriverMissingError(setting) from None


def address_of_file(path: Path) -> Address:
    """The SQLite database in a file."""
    return Address(URL.create(_SQLITE, database=str(path)))
