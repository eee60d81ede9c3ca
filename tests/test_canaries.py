"""Whole processes, in the most talkative way, leave nothing that a person said anywhere."""

import asyncio
import os
import pty
import select
import sqlite3
import subprocess
import sys
import time
from asyncio.subprocess import PIPE
from contextlib import closing
from pathlib import Path

import pytest

from tests.fakes.telegram_server import TelegramServer
from tests.storage.raw import files_below, forms_of, in_plain_sight

pytestmark = pytest.mark.anyio

ROOT = str(Path(__file__).resolve().parents[1])
PERSON = 987654321987
WORDS = ("xylophone", "Xylophone", "sesquipedalian")
FORMS = forms_of(WORDS, (137_731, 41_897, PERSON), 4, 8)
SAID = (
    "/offer xylophone-canary 137,731 base, 41,897 sign-on",
    "/counter",
    "137,731 at the sesquipedalian xylophone, explode",
    "swe at google in london for 137731",
    "/export",
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("tmp", "work"):
        (tmp_path / name).mkdir()
    return tmp_path


def environment(home: Path, **more: str) -> dict[str, str]:
    """Every folder that a program may write into, below one."""
    places = {
        "HOME": "home",
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
        "TMPDIR": "tmp",
    }
    ours = {name: str(home / folder) for name, folder in places.items()}
    return {
        **ours,
        "PYTHONPATH": ROOT,
        "COACH_LOG_LEVEL": "debug",
        "PYTHONASYNCIODEBUG": "1",
        **more,
    }


def assert_nothing_is_left(home: Path, *heard: bytes, token: str = "no token") -> None:
    """No canary in any file, nor in what was logged."""
    assert any(path.name == "coach.db" for path, _ in files_below(home))
    forms = FORMS | {token.encode()}
    assert in_plain_sight(forms, home) == []
    assert [form for one in heard for form in forms if form in one] == []


def test_a_chat_in_a_pipe_leaves_nothing(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fakes.exploding", "chat"],
        input="\n".join(SAID).encode(),
        capture_output=True,
        env=environment(home),
        check=False,
    )
    assert b"137,731" in done.stdout
    assert done.returncode == 70
    assert b"QuotesEverythingError" in done.stderr
    assert b"exploding.py" in done.stderr
    assert_nothing_is_left(home, done.stderr)


def test_a_chat_in_a_terminal_leaves_nothing(home: Path) -> None:
    terminal, end = pty.openpty()
    program = [sys.executable, "-m", "bot", "chat"]
    child = subprocess.Popen(
        program,
        stdin=end,
        stdout=end,
        stderr=end,
        env=environment(home, TERM="xterm", COLUMNS="100"),
        cwd=home / "work",
        start_new_session=True,
    )
    os.close(end)
    shown = read_until(terminal, b"/quit leaves")
    for said in (SAID[0], SAID[1], SAID[3]):
        os.write(terminal, said.encode() + b"\r")
        shown += read_until(terminal, b"")
    os.write(terminal, b"/quit\r")
    shown += read_until(terminal, b"Good luck")
    assert child.wait(10) == 0
    os.close(terminal)
    assert b"137,731" in shown
    assert_nothing_is_left(home)


def read_until(terminal: int, wanted: bytes, longest: float = 20.0) -> bytes:
    """What a terminal shows until some words come, or until it is still for a while."""
    shown, end = b"", time.monotonic() + longest
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 1.0)
        if ready:
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                break
        elif not wanted:
            break
        if wanted and wanted in shown:
            break
    return shown


async def test_a_running_bot_leaves_nothing(home: Path) -> None:
    async with TelegramServer() as server:
        env = environment(
            home, COACH_TELEGRAM_TOKEN=server.token, COACH_TELEGRAM_API_URL=server.address
        )
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.fakes.exploding", "run", env=env, stdout=PIPE, stderr=PIPE
        )
        for number, said in enumerate(SAID, start=1):
            await server.person_says(PERSON, said)
            await server.wait_for_messages(PERSON, number, within=20)
        await server.wait_until(lambda: server.pending() == 0)
        refuse_everything(home)
        there = len(server.sent(PERSON))
        await server.person_says(PERSON, "/offer sesquipedalian 137,731 base")
        await server.wait_for_messages(PERSON, there + 1, within=20)
        process.terminate()
        out, err = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 0
    assert b'"telegram_update_failed"' in err
    assert b'"library_complained"' in err
    assert b'"store_unavailable"' in err
    assert_nothing_is_left(home, out, err, token=server.token)


def refuse_everything(home: Path) -> None:
    """Have the database refuse what is written from now on, for a reason of its own."""
    (file,) = home.rglob("coach.db")
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        for verb in ("INSERT", "UPDATE"):
            database.execute(
                f"CREATE TRIGGER no_{verb} BEFORE {verb} ON record "
                "BEGIN SELECT RAISE(ABORT, 'refused'); END"
            )
