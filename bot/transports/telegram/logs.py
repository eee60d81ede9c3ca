"""Keeps what libraries log free of tokens and of people's words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

LIBRARIES = ("telegram", "httpx", "httpcore")

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)


class PlaceOnly(logging.Handler):
    """Logs where a library complained and about which kind of error, never its words.

    python-telegram-bot quotes whole updates and answers in its complaints, and httpx logs
    addresses, which hold the token.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Log the place of `record`."""
        kind = record.exc_info[0] if record.exc_info else None
        _log.warning(
            "library_complained",
            library=record.name,
            place=f"{record.funcName}:{record.lineno}",
            error=kind.__name__ if kind else None,
        )


@contextmanager
def quiet_libraries() -> Iterator[None]:
    """While it lasts, libraries log only that they complain; then all is as before."""
    loggers = tuple(logging.getLogger(name) for name in LIBRARIES)
    before = tuple((logger.level, logger.propagate) for logger in loggers)
    handler = PlaceOnly(level=logging.WARNING)
    for logger in loggers:
        logger.setLevel(logging.WARNING)
        logger.propagate = False
        logger.addHandler(handler)
    try:
        yield
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)
            logger.propagate = propagate
