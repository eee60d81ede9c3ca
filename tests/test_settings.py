import subprocess
import sys
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from bot.settings import (
    MalformedSettingError,
    MalformedTokenError,
    MissingTokenError,
    Settings,
    SettingsError,
    UnreadableEnvFileError,
    load_settings,
)
from bot.settings.checking import CheckedSettings

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp_-1"
KEY = "A" * 42 + "-="
OTHER_KEY = "b_" * 21 + "9="


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for item in fields(Settings):
        monkeypatch.delenv(f"COACH_{item.name.upper()}", raising=False)


def settings_in(folder: Path, text: str) -> Settings:
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_nothing_needs_to_be_set() -> None:
    settings = load_settings(None)
    assert (settings.telegram_token, settings.telegram_api_url) == (None, None)
    assert (settings.knowledge, settings.log_level) == (None, "info")


def test_a_missing_file_is_no_fault(tmp_path: Path) -> None:
    assert load_settings(tmp_path / ".env").log_level == "info"


def test_settings_of_which_none_is_ours_are_those_of_nothing(tmp_path: Path) -> None:
    # Read and checked, where the case above does without.
    assert settings_in(tmp_path, "OTHER=1\nCOACH_UNKNOWN=2\n") == Settings()


def test_what_is_checked_is_what_can_be_set() -> None:
    assert list(CheckedSettings.model_fields) == [item.name for item in fields(Settings)]


@pytest.mark.parametrize("name", ["COACH_LOG_LEVEL", "coach_log_level", "Coach_Log_Level"])
def test_a_setting_is_read_however_its_name_is_written(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "error")
    assert load_settings(None).log_level == "error"


def test_a_setting_that_cannot_be_used_is_named_though_no_file_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COACH_LOG_LEVEL", "chatty")
    with pytest.raises(MalformedSettingError, match="COACH_LOG_LEVEL cannot be used"):
        load_settings(None)


def test_where_nothing_is_set_nothing_is_imported_to_check_it(tmp_path: Path) -> None:
    program = (
        "import sys; from bot.settings import load_settings; load_settings();"
        "print([name for name in sys.modules if name.startswith('pydantic')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_KNOWLEDGE", "/from/environment")
    settings = settings_in(tmp_path, "COACH_KNOWLEDGE=/from/file\nCOACH_LOG_LEVEL=DEBUG\n")
    assert (settings.knowledge, settings.log_level) == (Path("/from/environment"), "debug")


@pytest.mark.parametrize(
    "line",
    [
        f"COACH_TELEGRAM_TOKEN={TOKEN}",
        f'COACH_TELEGRAM_TOKEN = "{TOKEN}"  ',
        f"export COACH_TELEGRAM_TOKEN=' {TOKEN} '",
        f"\ufeffCOACH_TELEGRAM_TOKEN={TOKEN}\r\nOTHER=1\r\nCOACH_UNKNOWN=2",
    ],
)
def test_blanks_quotes_and_foreign_lines_in_the_file_do_no_harm(tmp_path: Path, line: str) -> None:
    assert settings_in(tmp_path, line).bot_token() == TOKEN


def test_quotes_in_the_environment_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_TELEGRAM_TOKEN", f' "{TOKEN}"\n')
    assert load_settings(None).bot_token() == TOKEN


@pytest.mark.parametrize("value", ["", "  ", '""'])
def test_an_empty_token_is_a_missing_one(tmp_path: Path, value: str) -> None:
    with pytest.raises(MissingTokenError, match="/newbot to @BotFather"):
        settings_in(tmp_path, f"COACH_TELEGRAM_TOKEN={value}").bot_token()


@pytest.mark.parametrize(
    "token", ["hunter2", "123456789", "123456789:short", f"bot{TOKEN}", f"{TOKEN} more", "a:b/../c"]
)
def test_a_token_that_cannot_be_one_is_named_and_not_quoted(tmp_path: Path, token: str) -> None:
    settings = settings_in(tmp_path, f"COACH_TELEGRAM_TOKEN={token}")
    with pytest.raises(MalformedTokenError, match="COACH_TELEGRAM_TOKEN does not look") as raised:
        settings.bot_token()
    assert token not in str(raised.value)


def test_settings_do_not_show_the_token(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, f"COACH_TELEGRAM_TOKEN={TOKEN}")
    assert TOKEN not in f"{settings!r}{settings}"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("http://localhost:8081", "http://localhost:8081"),
        ("https://example.org/telegram/", "https://example.org/telegram"),
        ("http://[::1]:8081/", "http://[::1]:8081"),
        ("", None),
    ],
)
def test_the_address_of_a_server_is_a_root(tmp_path: Path, given: str, kept: str | None) -> None:
    settings = settings_in(tmp_path, f"COACH_TELEGRAM_API_URL={given}")
    assert settings.telegram_api_url == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COACH_TELEGRAM_API_URL", "example.org:8081"),
        ("COACH_TELEGRAM_API_URL", "ftp://localhost"),
        ("COACH_TELEGRAM_API_URL", "http:///bot"),
        ("COACH_TELEGRAM_API_URL", "http://localhost:99999"),
        ("COACH_TELEGRAM_API_URL", "http://name:hunter2@localhost"),
        ("COACH_TELEGRAM_API_URL", "http://localhost/?key=hunter2"),
        ("COACH_TELEGRAM_API_URL", "http://localhost/{token}"),
        ("COACH_LOG_LEVEL", "chatty"),
        ("COACH_DATABASE_URL", "mysql://localhost/coach"),
        ("COACH_DATABASE_URL", "postgresql:///"),
        ("COACH_DATABASE_URL", "postgresql://name:hunter2@localhost:99999/coach"),
        ("COACH_DATABASE_URL", "postgresql+asyncpg://localhost/coach"),
        ("COACH_DATABASE_URL", "sqlite://"),
        ("COACH_DATABASE_URL", "sqlite:///:memory:?cache=shared"),
        ("COACH_DATABASE_URL", "/var/lib/coach/"),
        ("COACH_DATABASE_URL", ":memory:"),
        ("COACH_KEYRING_URL", "redis://localhost"),
        ("COACH_SECRET_KEYS", "hunter2"),
        ("COACH_SECRET_KEYS", f"{KEY},hunter2"),
        ("COACH_SECRET_KEYS", f"{KEY}{OTHER_KEY}"),
        ("COACH_MAINTAINERS", "@jane"),
        ("COACH_MAINTAINERS", "12,3x"),
        ("COACH_OPERATOR", "Jane\tDoe"),
        ("COACH_OPERATOR", "J" * 301),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_and_not_quoted(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(MalformedSettingError, match=f"{name} cannot be used") as raised:
        settings_in(tmp_path, f"{name}={value}")
    assert value not in str(raised.value)
    assert raised.value.__context__ is None


@pytest.mark.parametrize(
    "value",
    [
        "coach.db",
        "/var/lib/coach/coach.db",
        "C:\\Users\\jane\\coach.db",
        "sqlite:////var/lib/coach.db",
        "sqlite+aiosqlite:///coach.db",
        "postgres://name:hunter2@localhost:5432/coach",
        "postgresql://name:hunter2@localhost/coach?sslmode=require",
        "postgresql:///coach",
        "postgresql+psycopg:///coach?host=/run/postgresql",
    ],
)
@pytest.mark.parametrize("name", ["database_url", "keyring_url"])
def test_a_database_is_a_path_or_an_address_and_is_not_shown(
    tmp_path: Path, name: str, value: str
) -> None:
    settings = settings_in(tmp_path, f"COACH_{name.upper()}={value}")
    assert getattr(settings, name) == value
    assert value not in f"{settings!r}{settings}"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (KEY, (KEY,)),
        (f'"{KEY}, {OTHER_KEY},"', (KEY, OTHER_KEY)),
        ("", ()),
    ],
)
def test_keys_stand_between_commas_and_are_not_shown(
    tmp_path: Path, given: str, kept: tuple[str, ...]
) -> None:
    settings = settings_in(tmp_path, f"COACH_SECRET_KEYS={given}")
    assert settings.secret_keys == kept
    assert not any(key in f"{settings!r}{settings}" for key in kept)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("123", (123,)), ("123, -1001234567890 ,", (123, -1001234567890)), ("", ())],
)
def test_maintainers_are_chats(tmp_path: Path, given: str, kept: tuple[int, ...]) -> None:
    assert settings_in(tmp_path, f"COACH_MAINTAINERS={given}").maintainers == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [("Jané Doe, jane@example.org", "Jané Doe, jane@example.org"), ("", None)],
)
def test_who_runs_the_bot_says_so_in_words_of_their_own(
    tmp_path: Path, given: str, kept: str | None
) -> None:
    assert settings_in(tmp_path, f'COACH_OPERATOR="{given}"').operator == kept


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_bytes(b"COACH_KNOWLEDGE=\xff\xfe")
    with pytest.raises(UnreadableEnvFileError, match="plain text in UTF-8"):
        load_settings(path)


def test_settings_do_not_change(tmp_path: Path) -> None:
    settings = load_settings(None)
    with pytest.raises(FrozenInstanceError):
        settings.log_level = "debug"  # type: ignore[misc] # the claim


def test_every_fault_is_a_settings_error() -> None:
    kinds = (MissingTokenError, MalformedTokenError, MalformedSettingError, UnreadableEnvFileError)
    assert all(issubclass(kind, SettingsError) for kind in kinds)
