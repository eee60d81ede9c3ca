"""What may be set from outside: read from the environment and `.env`, checked once."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "COACH_"
TOKEN_SHAPE = re.compile(r"\d{5,16}:[A-Za-z0-9_-]{20,64}")
BOTFATHER_ADVICE = (
    "To get one, open Telegram, write /newbot to @BotFather and answer its questions. Then put "
    "the token into the file .env as COACH_TELEGRAM_TOKEN=<your token>, or into the environment "
    "under the same name."
)
EXPECTED = {
    "telegram_api_url": "the root address of a Bot API server, such as http://localhost:8081",
    "knowledge": "a folder with guides",
    "log_level": "one of debug, info, warning, error",
}


class SettingsError(Exception):
    """Something in the environment or in `.env` cannot be used; never quotes its value."""


class MissingTokenError(SettingsError):
    """There is no token for the Telegram bot."""

    def __init__(self) -> None:
        super().__init__(f"The Telegram bot needs a token, and none is set. {BOTFATHER_ADVICE}")


class MalformedTokenError(SettingsError):
    """What is set as token cannot be one."""

    def __init__(self) -> None:
        super().__init__(
            "COACH_TELEGRAM_TOKEN does not look like a token: digits, a colon, and about 35 "
            f"letters, digits, - or _. Copy it whole from @BotFather. {BOTFATHER_ADVICE}"
        )


class MalformedSettingError(SettingsError):
    """A setting has a value that cannot be used."""

    def __init__(self, name: str) -> None:
        expected = EXPECTED.get(name, "another value")
        super().__init__(
            f"{PREFIX}{name.upper()} cannot be used as it is set in the environment or in .env; "
            f"it should be {expected}."
        )


class UnreadableEnvFileError(SettingsError):
    """The file with settings cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The file {path} cannot be read; it should be plain text in UTF-8.")


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


class Settings(BaseSettings):
    """The settings of one run; the environment goes before `.env`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8-sig",  # as Windows' Notepad writes it, or without its mark
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram_token: Annotated[SecretStr | None, BeforeValidator(_bare)] = None
    telegram_api_url: Annotated[BareText, AfterValidator(_root_address)] = None
    knowledge: Annotated[Path | None, BeforeValidator(_bare)] = None
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], BeforeValidator(_bare_name)
    ] = "info"

    def bot_token(self) -> str:
        """The token of the Telegram bot; raises where there is none that could be one.

        Asked for only by what needs it: the terminal works without a token.
        """
        if self.telegram_token is None:
            raise MissingTokenError
        token = self.telegram_token.get_secret_value()
        if TOKEN_SHAPE.fullmatch(token) is None:
            raise MalformedTokenError
        return token


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings; raises SettingsError with a sentence for the person who set them."""
    # By name, since the type of `Settings` shows its fields only.
    options: dict[str, Any] = {"_env_file": env_file}
    try:
        return Settings(**options)
    except ValidationError as error:
        name = str(error.errors(include_input=False)[0]["loc"][0])
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableEnvFileError(env_file or Path(".env")) from error
    # Out here nothing of the first error, which holds the value, hangs on ours.
    raise MalformedSettingError(name)
