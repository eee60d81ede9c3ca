"""What may be set from outside: read from the environment and `.env`, checked once."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

LogLevel: TypeAlias = Literal["debug", "info", "warning", "error"]
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
    "database_url": "the path of a SQLite file, or an address such as postgresql://…",
    "keyring_url": "the path of a SQLite file, or an address such as postgresql://…",
    "secret_keys": "keys of 44 letters, digits, - or _, with commas between them",
    "maintainers": "the numbers of chats, with commas between them",
    "operator": "one line, such as Jane Doe, jane@example.org",
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


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run; the environment goes before `.env`."""

    telegram_token: str | None = field(default=None, repr=False)
    telegram_api_url: str | None = None
    knowledge: Path | None = None
    log_level: LogLevel = "info"
    database_url: str | None = field(default=None, repr=False)
    secret_keys: tuple[str, ...] = field(default=(), repr=False)
    keyring_url: str | None = field(default=None, repr=False)
    maintainers: tuple[int, ...] = ()
    operator: str | None = None

    def bot_token(self) -> str:
        """The token of the Telegram bot; raises where there is none that could be one.

        Asked for only by what needs it: the terminal works without a token.
        """
        if self.telegram_token is None:
            raise MissingTokenError
        if TOKEN_SHAPE.fullmatch(self.telegram_token) is None:
            raise MalformedTokenError
        return self.telegram_token


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings; raises SettingsError with a sentence for the person who set them."""
    if not _may_be_set(env_file):
        return Settings()
    # What checks values takes a quarter of a second to import, and here there is one to check.
    from bot.settings.checking import read_settings  # noqa: PLC0415

    return read_settings(env_file)


def _may_be_set(env_file: Path | None) -> bool:
    """Whether anything could hold a setting: a variable with our prefix, or the file at all."""
    if any(name.upper().startswith(PREFIX) for name in os.environ):
        return True
    try:
        if env_file is not None:
            env_file.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return env_file is not None
