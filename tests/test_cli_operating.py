"""The commands of whoever runs the bot, as they type them."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.storage.sealing import is_key
from bot.wiring.keeping import database_file, keys_folder

OFFER = "/offer ally swe detroit 112k base\n"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "KEYRING_URL", "SECRET_KEYS", "KNOWLEDGE"):
        monkeypatch.delenv(f"COACH_{name}", raising=False)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")  # no .env here


def coach(*arguments: str | Path, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], input=typed)


def told(offer: str = OFFER) -> None:
    said = coach("chat", typed=offer)
    assert said.exit_code == 0, said.output


def offers() -> str:
    return coach("chat", typed="/offers\n").stdout


def test_help_lists_commands_by_who_needs_them() -> None:
    lines = coach("--help").stdout.splitlines()
    order = [lines.index(f"{heading}:") for heading in ("Talk", "Write guides", "Run the bot")]
    assert order == sorted(order)
    assert "More:" not in lines
    run_the_bot = [line.split()[0] for line in lines[order[-1] + 1 :] if line]
    assert run_the_bot == ["run", "doctor", "migrate", "backup", "restore", "keys"]


def test_what_was_backed_up_is_restored(tmp_path: Path) -> None:
    told()
    file = tmp_path / "saved.db"
    said = coach("backup", file)
    assert said.stdout.startswith(f"{file} holds 1 person and 0 reminders, sealed")
    told("delete all my offers\ny\n/offer google swe seattle 150k base\n")
    assert "$112,000" not in offers()
    said = coach("restore", file)
    assert said.exit_code == 0, said.output
    assert "holds 1 person" in said.stdout
    assert f"What was there before is in {database_file().parent}/before-restore-" in said.stdout
    assert "Bots that run go on with it." in said.stdout
    assert "$112,000" in offers()


def test_who_said_forget_does_not_come_back_but_with_the_keys(tmp_path: Path) -> None:
    told()
    file, keys = tmp_path / "saved.db", tmp_path / "saved.keys"
    said = coach("backup", file, "--keys", keys)
    assert "keep it apart from the backup, and not for long" in said.stdout
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    told("/forget\nyes\n")
    said = coach("restore", file)
    assert said.exit_code == 2
    assert "the key of none of them" in said.stderr
    assert coach("restore", file, "--keys", keys).exit_code == 0
    assert "$112,000" in offers()


def test_a_backup_of_nothing_and_over_something_is_refused(tmp_path: Path) -> None:
    said = coach("backup", tmp_path / "saved.db")
    assert (said.exit_code, "nothing is kept yet" in said.stderr) == (2, True)
    told()
    (tmp_path / "keys").write_text("mine")
    said = coach("backup", tmp_path / "saved.db", "--keys", tmp_path / "keys")
    assert (said.exit_code, "is there already" in said.stderr) == (2, True)
    assert not (tmp_path / "saved.db").exists()


def test_in_the_place_of_a_damaged_file_a_backup_is_restored(tmp_path: Path) -> None:
    told()
    file, database = tmp_path / "saved.db", database_file()
    assert coach("backup", file).exit_code == 0
    database.write_bytes(b"no database" * 999)
    said = coach("restore", file)
    assert said.exit_code == 2
    assert f"move {database} away" in said.stderr
    database.rename(tmp_path / "damaged.db")
    assert coach("restore", file).exit_code == 0
    assert "$112,000" in offers()


def test_what_is_no_backup_is_said_in_a_sentence(tmp_path: Path) -> None:
    told()
    for name in ("none.db", "empty"):
        said = coach("restore", tmp_path / name)
        assert said.exit_code == 2
        assert "nothing was changed" in said.stderr


def test_migrating_says_from_where_to_where_and_makes_the_key() -> None:
    said = coach("migrate")
    assert said.exit_code == 0, said.output
    first, second = said.stdout.splitlines()
    assert first.startswith(f"{database_file()} was empty and stands at step ")
    assert str(keys_folder() / "secret.key") in second
    assert "already" in coach("migrate").stdout
    told()
    assert "$112,000" in offers()


def test_a_fresh_key_is_printed_and_nothing_else() -> None:
    first, second = (coach("keys", "new").stdout.strip() for _ in range(2))
    assert is_key(first)
    assert first != second
    assert not keys_folder().exists()


def test_rotating_keeps_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    told()
    before = (keys_folder() / "secret.key").read_text()
    assert "1 key of people wrapped by a new master key" in coach("keys", "rotate").stdout
    assert (keys_folder() / "secret.key").read_text() != before
    assert "$112,000" in offers()
    old, new = (keys_folder() / "secret.key").read_text().strip(), coach("keys", "new").stdout
    monkeypatch.setenv("COACH_SECRET_KEYS", f"{new.strip()},{old}")
    assert "all but the first can be taken out" in coach("keys", "rotate").stdout
    monkeypatch.setenv("COACH_SECRET_KEYS", new.strip())
    assert "by the one key in COACH_SECRET_KEYS" in coach("keys", "rotate").stdout
    assert "$112,000" in offers()


def test_pruning_says_how_many(tmp_path: Path) -> None:
    told()
    assert coach("keys", "prune").stdout == "0 keys of nobody in the database destroyed.\n"


def test_no_command_starts_with_what_others_need() -> None:
    """Each of these takes a fifth of a second or more to load."""

    program = (
        "import sys, bot.cli; print([name for name in ('sqlalchemy', 'alembic', 'cryptography',"
        " 'telegram', 'httpx', 'cattrs') if name in sys.modules])"
    )
    root = Path(__file__).resolve().parents[1]
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert said.stdout == "[]\n"
