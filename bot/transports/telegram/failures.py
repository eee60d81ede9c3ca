"""When an update fails: a reference for the log, an apology for the person."""

import secrets
from collections.abc import Callable
from types import TracebackType

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.presentation.outgoing import Outgoing
from bot.transports.telegram.ports import TransportTexts
from bot.transports.telegram.sending import Sender, recipient_of


def new_reference() -> str:
    """A short random name for one failure."""
    return secrets.token_hex(4)


_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)


class Failures:
    """Receives every error that a handler did not catch, and lets none go on."""

    def __init__(
        self, sender: Sender, texts: TransportTexts, reference: Callable[[], str] = new_reference
    ) -> None:
        self._sender = sender
        self._texts = texts
        self._reference = reference

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log the kind of error and where it came from, and apologise."""
        reference, error = self._reference(), context.error
        _log.error(
            "telegram_update_failed",
            reference=reference,
            error=type(error).__name__,
            # Neither the error's words nor the values around it: they may hold what was typed.
            place=origin(error.__traceback__) if error else None,
        )
        recipient = recipient_of(update) if isinstance(update, Update) else None
        if recipient is None:
            return
        apology = self._texts.apology_with_reference.format(reference=reference)
        try:
            await self._sender.reply(recipient, (Outgoing(apology),))
        except TelegramError as failed:
            _log.warning(
                "telegram_apology_failed", reference=reference, error=type(failed).__name__
            )


def origin(traceback: TracebackType | None) -> str | None:
    """Module and line that raised, such as `bot.coach.ranges:41`."""
    place = None
    while traceback is not None:
        module = traceback.tb_frame.f_globals.get("__name__", "?")
        place = f"{module}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
