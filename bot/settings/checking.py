"""Reads settings and checks each; imported only where something is set."""

import re
from pathlib import Path
from typing import Annotated, Any, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.settings import (
    PREFIX,
    LogLevel,
    MalformedSettingError,
    Settings,
    UnreadableEnvFileError,
)

_UNSET = Settings()
_SERVERS = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")  # one letter is a drive
_SECRET_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")
_CHAT = re.compile(r"-?\d{1,18}", re.ASCII)
_LONGEST_OPERATOR = 300


def _bare(value: object) -> object:
    """The value without blanks and quotes around it; None where nothing is left.

    Some programs that read `.env` files leave the quotes on.
    """
    if not isinstance(value, str):
        return value
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip()
    return value or None


def _bare_name(value: object) -> object:
    value = _bare(value)
    return value.lower() if isinstance(value, str) else (value or "info")


def _root_address(value: str | None) -> str | None:
    """The address without the slash at its end; a password in it would end up in logs."""
    if value is None:
        return None
    parts = urlsplit(value)
    usable = (
        parts.scheme in {"http", "https"}
        and parts.hostname
        and parts.port != 0  # reading it refuses what is no port
        and not (parts.query or parts.fragment or "@" in parts.netloc)
        and not re.search(r"[\s{}]", value)  # the library would fill braces with the token
    )
    if not usable:
        raise ValueError("not a root address")
    return value.rstrip("/")


def _database(value: str | None) -> str | None:
    """An address of a database that we can open, or the path of a SQLite file."""
    if value is None:
        return None
    scheme = _SCHEME.match(value)
    if scheme is None:
        usable = value != ":memory:" and not value.endswith(("/", "\\"))
    elif scheme[1].startswith("sqlite"):
        usable = re.fullmatch(r"sqlite(?:\+aiosqlite)?:///[^?#]*[^/?#]", value) is not None
    else:
        usable = scheme[1] in _SERVERS and _leads_somewhere(value)
    if not usable or re.search(r"[\0\r\n]", value):
        raise ValueError("not a database")
    return value


def _leads_somewhere(address: str) -> bool:
    """Whether an address says more than what kind it is; without a host it is this machine."""
    parts = urlsplit(address)
    return parts.port != 0 and bool(parts.hostname or parts.path.strip("/"))


def _several(value: object) -> object:
    """The parts between commas, each bare."""
    if not isinstance(value, str):
        return value
    text = _bare(value)
    parts = text.split(",") if isinstance(text, str) else ()
    return tuple(part for part in map(_bare, parts) if part is not None)


def _keys(values: tuple[str, ...]) -> tuple[str, ...]:
    if not all(map(_SECRET_KEY.fullmatch, values)):
        raise ValueError("not keys")
    return values


def _chats(values: object) -> object:
    """The numbers of chats; those of groups are negative."""
    several = _several(values)
    if isinstance(several, tuple) and not all(_CHAT.fullmatch(one) for one in several):
        raise ValueError("not chats")
    return several


def _one_line(value: str | None) -> str | None:
    if value is not None and (not value.isprintable() or len(value) > _LONGEST_OPERATOR):
        raise ValueError("not one line")
    return value


BareText: TypeAlias = Annotated[str | None, BeforeValidator(_bare)]
# Without the mark pydantic-settings would read lists as JSON.
Keys: TypeAlias = Annotated[
    tuple[str, ...], NoDecode, BeforeValidator(_several), AfterValidator(_keys)
]
Chats: TypeAlias = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_chats)]


class CheckedSettings(BaseSettings):
    """The same settings, with what may stand in each; the environment goes before `.env`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8-sig",  # as Windows' Notepad writes it, or without its mark
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram_token: Annotated[str | None, BeforeValidator(_bare)] = _UNSET.telegram_token
    telegram_api_url: Annotated[BareText, AfterValidator(_root_address)] = _UNSET.telegram_api_url
    knowledge: Annotated[Path | None, BeforeValidator(_bare)] = _UNSET.knowledge
    log_level: Annotated[LogLevel, BeforeValidator(_bare_name)] = _UNSET.log_level
    database_url: Annotated[BareText, AfterValidator(_database)] = _UNSET.database_url
    secret_keys: Keys = _UNSET.secret_keys
    keyring_url: Annotated[BareText, AfterValidator(_database)] = _UNSET.keyring_url
    maintainers: Chats = _UNSET.maintainers
    operator: Annotated[BareText, AfterValidator(_one_line)] = _UNSET.operator


def read_settings(env_file: Path | None) -> Settings:
    """Read and check the settings; raises SettingsError."""
    # By name, since the type of the model shows its fields only.
    options: dict[str, Any] = {"_env_file": env_file}
    try:
        return Settings(**dict(CheckedSettings(**options)))
    except ValidationError as error:
        name = str(error.errors(include_input=False)[0]["loc"][0])
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableEnvFileError(env_file or Path(".env")) from error
    # Out here nothing of the first error, which holds the value, hangs on ours.
    raise MalformedSettingError(name)
