"""Turns what a person can put right into a sentence, without a traceback."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import click

from bot.coach.people import KeepingError
from bot.evaluation.errors import NothingLabelledError
from bot.knowledge.loaded import NoGuideFolderError, NoGuidesError
from bot.knowledge.skeleton import NotASlugError
from bot.presentation.saving import SaveError
from bot.resources import ProjectFolderMissingError
from bot.settings import SettingsError
from bot.transports.telegram.errors import TelegramConnectionError
from bot.wiring import NoPlaceForGuidesError

# Exceptions that word themselves for whoever can put things right.
_FOR_PEOPLE = (
    KeepingError,
    SettingsError,
    NoGuideFolderError,
    NoGuidesError,
    NotASlugError,
    NothingLabelledError,
    NoPlaceForGuidesError,
    ProjectFolderMissingError,
    SaveError,
    TelegramConnectionError,
)
CANNOT_START = 2
FOUND_ERRORS = 1


@contextmanager
def worded_failures() -> Iterator[None]:
    """Turn what a person can put right into a sentence and exit 2, without a traceback."""
    try:
        yield
    except FileExistsError as error:
        _end(f"{error.filename} is there already; nothing was written")
    except _FOR_PEOPLE as error:
        _end(str(error))
    except BrokenPipeError:
        # Whoever read our answers has gone, as `head` does; there is nobody to tell.
        sys.stderr.close()
        sys.exit(_NOBODY_READS)
    except OSError as error:
        _end(f"{error.filename or 'a file'}: {error.strerror or error}")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:  # noqa: BLE001 - its words may quote what somebody typed
        click.echo("".join(traceback.format_tb(error.__traceback__)), err=True, nl=False)
        _end(f"{type(error).__name__}, which should not happen; the lines above say where", _BROKEN)


_BROKEN = 70
_INTERRUPTED = 130
_NOBODY_READS = 141


def _end(message: str, code: int = CANNOT_START) -> None:
    click.echo(f"coach: {message}", err=True)
    sys.exit(code)
