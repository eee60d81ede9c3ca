"""Brings a database to the tables of this version, and says where it stands.

Alembic loads slowly, so that it is imported only where there is something to do.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.coach.people import KeepingError
from bot.storage.addresses import Address
from bot.storage.engine import Database

# The last step; a test holds it equal to what alembic finds.
HEAD = "0002"
# Any number, as long as nobody else locks it.
_LOCK = 5_417_263
# Nobody talks yet, and somebody else may be migrating much.
_SECONDS_TO_WAIT = 60
STEPS = Path(__file__).with_name("migrations")


class TooNewError(KeepingError):
    """A database that a later version has changed."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"the database stands at step {revision}, which this version does not know; "
            "install the version that made it, or a later one"
        )


class NotMigratedError(KeepingError):
    """A server's database whose tables are not those of this version."""

    def __init__(self) -> None:
        super().__init__("the database has not the tables of this version; run: coach migrate")


@dataclass(frozen=True, slots=True)
class Migrated:
    """From which step a database came, None where it was empty, and where it stands now."""

    before: str | None
    after: str


async def revision_of(database: Database) -> str | None:
    """The step that a database stands at; None where it is empty."""
    async with database.reading() as connection:
        return await connection.run_sync(revision_in)


async def migrate(address: Address) -> Migrated:
    """Bring a database to this version; one that stands there already stays as it is.

    Raises TooNewError, and StoreUnavailableError.
    """
    database = Database(address, rebuilds=True, patience=_SECONDS_TO_WAIT)
    try:
        if await revision_of(database) == HEAD:
            return Migrated(HEAD, HEAD)
        async with database.writing() as connection:
            before = await connection.run_sync(upgrade)
    finally:
        await database.close()
    return Migrated(before, HEAD)


def upgrade(connection: Connection) -> str | None:
    """Upgrade in the transaction of a connection, which others wait for; says from which step.

    Raises TooNewError.
    """
    if connection.dialect.name == "postgresql":  # SQLite has let in one writer only
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    before = revision_in(connection)
    if before == HEAD:
        return before
    if before is not None and before > HEAD:
        raise TooNewError(before)
    from alembic import command  # noqa: PLC0415 - loads slowly
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return before


def revision_in(connection: Connection) -> str | None:
    """The step that a connected database stands at; None where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
