"""Puts python-telegram-bot together for the coach."""

from collections.abc import Callable
from typing import Any, TypeAlias

from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    MessageHandler,
    filters,
)

from bot.transports.telegram.failures import Failures
from bot.transports.telegram.handlers import Handlers
from bot.transports.telegram.ordering import PerChat
from bot.transports.telegram.ports import Account, Presence, TakesTurns, TransportTexts
from bot.transports.telegram.presses import ANSWERS_AT_ONCE, Presses
from bot.transports.telegram.request import WatchedRequest, sending_request
from bot.transports.telegram.sending import Sender, message_defaults

CHATS_AT_ONCE = 64

AnyApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]


def _nobody() -> None:
    """Tell nobody."""


def build_application(
    account: Account,
    turns: TakesTurns,
    texts: TransportTexts,
    on_refusal: Callable[[], None] = _nobody,
    presence: Presence | None = None,
) -> AnyApplication:
    """The application, not yet connected; `on_refusal` is called when polling is refused."""
    sender = Sender()
    application = (
        ApplicationBuilder()
        .token(account.token)
        .base_url(f"{account.api_root}/bot")
        .base_file_url(f"{account.api_root}/file/bot")
        .request(sending_request(CHATS_AT_ONCE + ANSWERS_AT_ONCE))
        .get_updates_request(WatchedRequest(on_refusal))
        .concurrent_updates(PerChat(CHATS_AT_ONCE, Presses(sender).received))
        .defaults(message_defaults())
        .job_queue(None)
        .build()
    )
    application.add_handlers(update_handlers(Handlers(turns, texts, sender, presence)))
    application.add_error_handler(Failures(sender, texts).on_error)
    return application


def update_handlers(handlers: Handlers) -> list[BaseHandler[Any, Any, Any]]:
    """Which method takes which update; edits, and what is told in a chat about it, go to none."""
    fresh = filters.UpdateType.MESSAGE
    return [
        MessageHandler(fresh & filters.TEXT, handlers.on_text),
        MessageHandler(fresh & ~filters.StatusUpdate.ALL, handlers.on_other),
        CallbackQueryHandler(handlers.on_press),
        ChatMemberHandler(handlers.on_presence, ChatMemberHandler.MY_CHAT_MEMBER),
    ]
