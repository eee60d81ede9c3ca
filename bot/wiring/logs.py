"""What a running bot writes to its log: events and a few fields, nothing of a person."""

import logging
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, assert_never

from bot.coach.people import StoreUnavailableError
from bot.knowledge.diagnostics import Severity
from bot.library.changes import Change, Failed, KeptLast, Reloaded

# A field that is not named here never reaches a log: no text, no amount, no name, no token.
_LOGGED_FIELDS = frozenset(
    {
        "advice",
        "code",
        "count",
        "error",
        "event",
        "guides",
        "level",
        "library",
        "line",
        "origin",
        "path",
        "place",
        "reason",
        "reference",
        "timestamp",
        "tried",
    }
)


def log_change(change: Change) -> None:
    """Log where a guide is wrong and by which rule, never what it says."""
    import structlog  # noqa: PLC0415

    log = structlog.get_logger(__name__)
    match change:
        case Reloaded(guides, findings):
            for found in findings:
                note = log.warning if found.severity is Severity.ERROR else log.info
                note("guide_finding", path=found.path, line=found.line, code=found.code)
            log.info("guides_reloaded", guides=guides)
        case KeptLast(guides):
            log.warning("guides_kept", guides=guides, advice="no guide in the folder is usable")
        case Failed(error):
            log.error("guides_not_followed", error=error)
        case _:
            assert_never(change)


def configure_logging(level: str) -> None:
    """Log JSON lines to standard error, with the fields of the allow-list only.

    Of libraries it is logged where they complained, never their words, at any level.
    """
    import structlog  # noqa: PLC0415 - brings rich along; only a running bot logs

    from bot.transports.telegram.logs import PlaceOnly  # noqa: PLC0415

    root = logging.getLogger()
    if not any(isinstance(one, PlaceOnly) for one in root.handlers):
        root.addHandler(PlaceOnly(level=logging.WARNING))
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _only_logged_fields,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def _only_logged_fields(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    return {key: value for key, value in event.items() if key in _LOGGED_FIELDS}


def log_trouble(error: StoreUnavailableError) -> None:
    """Log what is wrong with the database in one word, and what to do."""
    import structlog  # noqa: PLC0415

    structlog.get_logger(__name__).error("store_unavailable", error=error.reason, advice=str(error))


def log_key(path: Path) -> None:
    """Say where a key was made: whoever runs the bot should keep a copy of it elsewhere."""
    import structlog  # noqa: PLC0415

    structlog.get_logger(__name__).warning(
        "key_made", path=str(path), advice="keep a copy apart from the database"
    )
