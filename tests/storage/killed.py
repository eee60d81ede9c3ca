"""Kills a program at a statement of its database: at each one, if it is called often enough."""

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_BEGIN = """
import asyncio, os, signal, sys
from pathlib import Path
from sqlalchemy import event
from bot.storage import engine
from bot.storage.addresses import address_of
from bot.storage.opening import Places
from tests.coach.made_up import NOW

made, seen, last = engine.create_async_engine, [], int(sys.argv[1])

def counted(*given, **more):
    one = made(*given, **more)
    def count(*_):
        seen.append(1)
        if len(seen) == last:
            os.kill(os.getpid(), signal.SIGKILL)
    event.listen(one.sync_engine, "before_cursor_execute", count)
    event.listen(one.sync_engine, "commit", count)
    return one

engine.create_async_engine = counted
place = lambda text: address_of("TEST", text)
"""


def killed_at(statement: int, program: str, *given: object) -> bool:
    """Run a program that is killed before its nth statement or commit; False where it ended first.

    `program` finds what was given in `sys.argv[2:]`.
    """
    command = [sys.executable, "-c", _BEGIN + program, str(statement), *map(str, given)]
    ended = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode in {0, -9}, ended.stderr
    return ended.returncode != 0
