"""Carries to people what they did not ask for just now; the ways to fail are the port's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from telegram import Bot, Chat
from telegram.constants import ChatType
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ExtBot

from bot.presentation.outgoing import Outgoing
from bot.reminders.courier import (
    AccountRefusedError,
    DeliveryError,
    NotSentError,
    PerhapsSentError,
    PersonGoneError,
    RefusedError,
    TooFastError,
)
from bot.transports.telegram.handlers import PREFIX
from bot.transports.telegram.ports import Account
from bot.transports.telegram.request import never_left, sending_request, was_answered
from bot.transports.telegram.sending import Sender, message_defaults, seconds_of

# A send and its second try without markup fit the longest that the sweep waits.
SECONDS_TO_ANSWER = 5.0


class TelegramCourier:
    """Sends each message once: the sweep knows when to try again."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._sender = Sender(once=True)

    async def deliver(self, address: str, message: Outgoing) -> None:
        """Send a message to a person; raises DeliveryError.

        One whose HTML Telegram cannot read goes once more as plain text.
        """
        chat = Chat(number_of(address), ChatType.PRIVATE)
        chat.set_bot(self._bot)
        try:
            await self._sender.send(chat, message)
        except TelegramError as error:
            failure = failure_of(error)
        else:
            return
        # Not in the `except` block: the library's error may quote the message or the token.
        raise failure


@asynccontextmanager
async def courier_of(
    account: Account, seconds: float = SECONDS_TO_ANSWER
) -> AsyncIterator[TelegramCourier]:
    """A courier with a connection of its own, so that replies never wait for it.

    A message that is not answered for in so many seconds may have arrived.
    """
    request = sending_request(1, seconds)
    bot: ExtBot[None] = ExtBot(
        account.token,
        base_url=f"{account.api_root}/bot",
        base_file_url=f"{account.api_root}/file/bot",
        request=request,
        get_updates_request=request,
        defaults=message_defaults(),
    )
    async with request:
        yield TelegramCourier(bot)


class UnknownAddressError(ValueError):
    """An address is none of a person on Telegram; it is left out, as it says who somebody is."""

    def __init__(self) -> None:
        super().__init__("not the address of a person on Telegram")


def number_of(address: str) -> int:
    """The chat of a person, from the key that the coach knows them by."""
    number = address.removeprefix(PREFIX)
    if number == address or not (number.isascii() and number.isdigit()):
        raise UnknownAddressError
    return int(number)


def failure_of(error: TelegramError) -> DeliveryError:
    """What a failure means for a message. The order matters: some kinds are kinds of others."""
    match error:
        case RetryAfter():
            return TooFastError(timedelta(seconds=seconds_of(error.retry_after)))
        case Forbidden():
            return PersonGoneError()
        case InvalidToken():
            return AccountRefusedError()
        case BadRequest() | ChatMigrated():
            return RefusedError()
        case NetworkError() if never_left(error) or was_answered(error):
            return NotSentError()
        case _:
            return PerhapsSentError()
