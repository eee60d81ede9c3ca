"""Sends replies, and knows which failures are worth another try."""

import asyncio
import html
import re
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta

import structlog
from telegram import Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.transports.telegram.request import never_left, was_answered

TRIES = 4
FIRST_PAUSE = 0.5
# Telegram may ask for minutes when it is flooded; a reply so late helps nobody.
LONGEST_PAUSE = 60.0

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)


class Sender:
    """Replies to a message, in order, as often as it takes and no more."""

    def __init__(self, pause: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        self._pause = pause

    async def reply(self, message: Message, texts: Iterable[str]) -> None:
        """Send all `texts`; stop quietly where the person has blocked the bot."""
        try:
            for text in texts:
                await self._reply_once(message, text)
        except Forbidden:
            _log.info("telegram_person_unreachable")

    async def _reply_once(self, message: Message, text: str) -> None:
        try:
            await self._persist(lambda: message.reply_text(text, parse_mode=ParseMode.HTML))
        except BadRequest as error:
            if not is_about_html(error):
                raise
            _log.error("telegram_html_refused")
            plain = without_tags(text)
            await self._persist(lambda: message.reply_text(plain, parse_mode=None))

    async def _persist(self, send: Callable[[], Awaitable[Message]]) -> None:
        tried = 0
        while True:
            try:
                await send()
            except TelegramError as error:
                tried += 1
                pause = pause_before_retry(error, tried)
                if pause is None:
                    raise
                _log.warning("telegram_send_retried", error=type(error).__name__, tried=tried)
            else:
                return
            await self._pause(pause)


def pause_before_retry(error: TelegramError, tried: int) -> float | None:
    """Seconds to wait before another try; None where it would be useless or harmful.

    A message that may have arrived is not sent again: a reply twice is worse than a person
    who asks twice.
    """
    if tried >= TRIES:
        return None
    match error:
        case RetryAfter():
            wait = seconds_of(error.retry_after)
            return wait if wait <= LONGEST_PAUSE else None
        case BadRequest():  # before NetworkError: it is a kind of it, and never gets better
            return None
        case NetworkError() if never_left(error) or was_answered(error):
            return FIRST_PAUSE * 2.0 ** (tried - 1)
        case _:
            return None


def seconds_of(wait: timedelta | float) -> float:
    """The wait in seconds; the library gives it as a number or, if told so, as a timedelta."""
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def is_about_html(error: BadRequest) -> bool:
    """Whether Telegram could not read the markup of a message."""
    return "can't parse entities" in error.message.lower()


def without_tags(text: str) -> str:
    """The words of a message in HTML, however broken its markup is."""
    return html.unescape(_TAG.sub("", text))
