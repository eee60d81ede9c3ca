"""Reads settings and checks each; imported only where something is set."""

import re
from pathlib import Path
from typing import Annotated, Any, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings import (
    PREFIX,
    LogLevel,
    MalformedSettingError,
    Settings,
    UnreadableEnvFileError,
)

_UNSET = Settings()


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


BareText: TypeAlias = Annotated[str | None, BeforeValidator(_bare)]


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
