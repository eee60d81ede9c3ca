"""Kills itself at every statement of a migration, and looks at which tables are there then.

One JSON object a moment: where it died, nothing where it came to its end, and the tables.
"""

import argparse
import asyncio
import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, inspect
from sqlalchemy.engine import Engine

from bot.storage.addresses import Address, address_of, address_of_file
from bot.storage.engine import Database, make_private
from bot.storage.migrating import migrate
from tests.storage.kills import Moments, forked


async def die(address: Address, moment: int, say: Callable[[str], None]) -> None:
    moments = Moments(moment, brief=False, say=say)

    @event.listens_for(Engine, "before_cursor_execute")
    def _before(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        moments.come(statement.strip()[:40])

    @event.listens_for(Engine, "commit")
    def _commit(_connection: Connection) -> None:
        moments.come("COMMIT")

    await migrate(address)
    say("")


async def tables_of(address: Address) -> list[str]:
    database = Database(address)
    async with database.reading() as connection:
        found = await connection.run_sync(lambda one: inspect(one).get_table_names())
    await database.close()
    return sorted(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--database", help="of a server, without a table; else files are made")
    chosen = parser.parse_args()
    for moment in count(1):
        file = address_of_file(chosen.folder / str(moment) / "coach.db")
        address = address_of("--database", chosen.database) if chosen.database else file
        make_private(address)
        name = forked(lambda say, to=address, at=moment: die(to, at, say))  # type: ignore[misc]
        found = {"name": name, "tables": asyncio.run(tables_of(address))}
        print(json.dumps(found))  # noqa: T201 - whoever started us reads it
        if not name:
            return


if __name__ == "__main__":
    main()
