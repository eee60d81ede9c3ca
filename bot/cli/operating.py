"""The commands of whoever runs the bot: what it keeps, its keys, and whether all is well.

Everything that they need loads slowly, so that it is imported once a command runs.
"""

import asyncio
import json
from collections.abc import Coroutine
from pathlib import Path

import click

from bot import wiring
from bot.cli.failures import FOUND_ERRORS, worded_failures
from bot.settings import load_settings

_file = click.argument("file", type=click.Path(path_type=Path))
_any_file = click.Path(path_type=Path)


def _say(said: Coroutine[None, None, str]) -> None:
    click.echo(asyncio.run(said))


@click.command()
def migrate() -> None:
    """Bring the database to this version; it never goes back.

    An SQLite file is also migrated when the bot starts; PostgreSQL only by this command. To go
    back to an earlier version, restore a backup that was made with it.
    """
    with worded_failures():
        from bot.wiring.operating import migrated  # noqa: PLC0415

        _say(migrated(load_settings()))


@click.command()
@_file
@click.option(
    "--keys",
    type=_any_file,
    metavar="KEYFILE",
    help="Write the wrapped keys of people too: with them the backup stays readable also for "
    "those who are forgotten later.",
)
def backup(file: Path, keys: Path | None) -> None:
    """Save what is kept into FILE, as of this moment, while the bot runs.

    Without keys: whoever is forgotten later is forgotten in FILE, too.
    """
    with worded_failures():
        from bot.wiring.operating import backed_up  # noqa: PLC0415

        _say(backed_up(load_settings(), file, keys))


@click.command()
@_file
@click.option(
    "--keys",
    type=_any_file,
    metavar="KEYFILE",
    help="The keys that were written with the backup, where the keyring has them no more.",
)
def restore(file: Path, keys: Path | None) -> None:
    """Put what was saved in FILE in the place of what is kept.

    What is there now is saved first, beside the database. Whoever was forgotten since does not
    come back. It may be a backup of the other kind of database.
    """
    with worded_failures():
        from bot.wiring.operating import restored  # noqa: PLC0415

        _say(restored(load_settings(), file, keys, wiring.now()))


@click.group()
def keys() -> None:
    """Make, change and clear away the keys that seal what is kept."""


@keys.command()
def new() -> None:
    """Print a fresh master key for COACH_SECRET_KEYS."""
    from bot.storage.sealing import new_key  # noqa: PLC0415

    click.echo(new_key())


@keys.command()
def rotate() -> None:
    """Wrap everything with the first master key, while the bot runs.

    With COACH_SECRET_KEYS, put a new key before the others first. With the key file, a new key is
    made here and the old one is dropped once nothing needs it.
    """
    with worded_failures():
        from bot.wiring.operating import rotated  # noqa: PLC0415

        _say(rotated(load_settings()))


@keys.command()
def prune() -> None:
    """Destroy keys of people who are in no database any more, only in backups.

    They are left where a restore has replaced somebody, or where a process was stopped.
    """
    with worded_failures():
        from bot.wiring.operating import pruned  # noqa: PLC0415

        _say(pruned(load_settings(), wiring.now()))


@click.command()
@click.option("--knowledge", "folder", type=_any_file, metavar="DIR", help="The folder of guides.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
def doctor(folder: Path | None, as_json: bool) -> None:  # noqa: FBT001 - click passes flags by name
    """Check settings, token, database, keys, guides and clock; exit 1 where something is to do.

    Nothing is changed by it.
    """
    from bot.wiring.doctor import examine, shown_lines  # noqa: PLC0415

    with worded_failures():
        checks = asyncio.run(examine(folder, wiring.now, wiring.load))
    if as_json:
        click.echo(json.dumps({"checks": [check.as_json() for check in checks]}, indent=1))
    else:
        for line in shown_lines(checks):
            click.echo(line)
    if any(check.is_to_do for check in checks):
        raise SystemExit(FOUND_ERRORS)
