"""Sends and edits messages, and knows which failures are worth another try."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Protocol, TypeAlias, TypeGuard, assert_never

import structlog
from telegram import (
    CallbackQuery,
    Chat,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MaybeInaccessibleMessage,
    Message,
    Update,
    User,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import Defaults

from bot.presentation.document import Document
from bot.presentation.outgoing import Outgoing
from bot.presentation.picture import Picture
from bot.transports.telegram.keyboards import keyboard_of
from bot.transports.telegram.request import never_left, was_answered

TRIES = 4
FIRST_PAUSE = 0.5
# Telegram may ask for minutes when it is flooded; a reply so late helps nobody.
LONGEST_PAUSE = 60.0
# Telegram has no codes for these; its words are all there is to tell them by.
NO_HTML = ("can't parse entities",)
SAME_AS_BEFORE = ("message is not modified",)
NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
)

Recipient: TypeAlias = Message | Chat | User

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)


class _Carry(Protocol):
    """Sends a text, alone or below a file, or edits one."""

    def __call__(
        self, text: str, *, parse_mode: str | None, reply_markup: InlineKeyboardMarkup | None
    ) -> Awaitable[object]: ...


class Sender:
    """Carries messages out, in order, as often as it takes and no more.

    With `once` each is tried once: whoever asked for that knows when to try again.
    """

    def __init__(
        self,
        pause: Callable[[float], Awaitable[object]] = asyncio.sleep,
        *,
        once: bool = False,
    ) -> None:
        self._pause = pause
        self._once = once

    async def reply(self, recipient: Recipient, messages: Iterable[Outgoing]) -> None:
        """Send all messages; stop quietly where the person has blocked the bot."""
        with _quiet_where_unreachable():
            for message in messages:
                await self.send(recipient, message)

    async def replace(
        self, old: MaybeInaccessibleMessage | None, to: Recipient, messages: Sequence[Outgoing]
    ) -> None:
        """Edit `old` into the first message without a file and send the others after it.

        A message that cannot be edited any more stays as it is, and all are sent.
        """
        with _quiet_where_unreachable():
            rest = list(messages)
            texts = (place for place, message in enumerate(rest) if message.file is None)
            place = next(texts, None)
            if place is not None and await self._edited(old, rest[place]):
                del rest[place]
            for message in rest:
                await self.send(to, message)

    async def answer(self, query: CallbackQuery) -> None:
        """End the wait that Telegram shows on a pressed button; nothing else depends on it."""
        try:
            await self._persist(query.answer)
        except TelegramError as error:  # as a rule it is too old
            _log.info("telegram_press_unanswered", error=type(error).__name__)

    async def send(self, to: Recipient, message: Outgoing) -> None:
        """Send one message; raises TelegramError."""
        if message.file is not None:
            try:
                await self._carry(_sending(message.file, to), message)
            except NetworkError as error:
                # A file is an extra: its words and what follows must not be lost with it.
                # Where it has arrived after all, its words twice are the smaller harm.
                _log.warning("telegram_file_refused", error=type(error).__name__)
                message = message.without_file()
            else:
                return
        send = to.reply_text if isinstance(to, Message) else to.send_message
        await self._carry(send, message)

    async def _edited(self, old: MaybeInaccessibleMessage | None, message: Outgoing) -> bool:
        """Whether `old` shows the message now; False where Telegram lets nobody edit it."""
        if old is None or not is_there(old):
            return False
        try:
            # To edit twice does no harm, so that an edit may be repeated where a message may not.
            await self._carry(old.edit_text, message, repeatable=True)
        except BadRequest as error:
            if says(error, SAME_AS_BEFORE):
                return True
            if says(error, NOT_EDITABLE):
                return False
            raise
        return True

    async def _carry(self, carry: _Carry, message: Outgoing, *, repeatable: bool = False) -> None:
        """Carry a message out, without its markup if Telegram cannot read that."""
        keys = keyboard_of(message)
        try:
            await self._persist(
                lambda: carry(message.html, parse_mode=ParseMode.HTML, reply_markup=keys),
                repeatable=repeatable,
            )
        except BadRequest as error:
            if not says(error, NO_HTML):
                raise
            _log.error("telegram_html_refused")
            await self._persist(
                lambda: carry(message.words, parse_mode=None, reply_markup=keys),
                repeatable=repeatable,
            )

    async def _persist(
        self, act: Callable[[], Awaitable[object]], *, repeatable: bool = False
    ) -> None:
        tried = 0
        while True:
            try:
                await act()
            except TelegramError as error:
                tried += 1
                pause = pause_before_retry(error, tried, repeatable=repeatable)
                if self._once or pause is None:
                    raise
                _log.warning("telegram_send_retried", error=type(error).__name__, tried=tried)
            else:
                return
            await self._pause(pause)


def _sending(file: Picture | Document, to: Recipient) -> _Carry:
    """Sends a file, with the text as its caption."""
    send: Callable[..., Awaitable[object]]
    match file:
        case Picture():
            content = file.png
            send = to.reply_photo if isinstance(to, Message) else to.send_photo
        case Document():
            content = file.content
            send = to.reply_document if isinstance(to, Message) else to.send_document
        case _:
            assert_never(file)

    def carry(
        text: str, *, parse_mode: str | None, reply_markup: InlineKeyboardMarkup | None
    ) -> Awaitable[object]:
        return send(
            content,
            filename=file.name,
            caption=text,
            parse_mode=parse_mode,
            reply_markup=reply_markup,
        )

    return carry


def message_defaults() -> Defaults:
    """What holds for every message, whoever sends it."""
    return Defaults(
        parse_mode=ParseMode.HTML,
        # In a group we quote what we answer; somebody may have deleted it.
        allow_sending_without_reply=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )


def recipient_of(update: Update) -> Recipient | None:
    """Where what we say to an update goes: below its message, else into its chat, else to whom."""
    query = update.callback_query
    message = update.effective_message if query is None else query.message
    if message is not None and is_there(message):
        return message
    return update.effective_chat or update.effective_user


def is_there(message: MaybeInaccessibleMessage) -> TypeGuard[Message]:
    """Whether a message can still be worked with.

    Of one that was deleted, or is too old, Telegram says only where it stood; the library's type
    for that does not tell, as it makes a `Message` of both.
    """
    return isinstance(message, Message) and message.is_accessible


def pause_before_retry(
    error: TelegramError, tried: int, *, repeatable: bool = False
) -> float | None:
    """Seconds to wait before another try; None where it would be useless or harmful.

    A message that may have arrived is not sent again: a reply twice is worse than a person
    who asks twice. What is `repeatable` is tried again once.
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
        case NetworkError() if repeatable and tried == 1:
            return FIRST_PAUSE
        case _:
            return None


def seconds_of(wait: timedelta | float) -> float:
    """The wait in seconds; the library gives it as a number or, if told so, as a timedelta."""
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def says(error: BadRequest, reasons: Iterable[str]) -> bool:
    """Whether Telegram refused for one of these reasons."""
    words = error.message.lower()
    return any(reason in words for reason in reasons)


@contextmanager
def _quiet_where_unreachable() -> Iterator[None]:
    try:
        yield
    except Forbidden:
        _log.info("telegram_person_unreachable")
