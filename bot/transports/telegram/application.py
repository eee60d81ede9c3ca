"""Puts python-telegram-bot together for the coach."""

from collections.abc import Callable
from typing import Any, TypeAlias

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    Defaults,
    MessageHandler,
    filters,
)

from bot.transports.telegram.failures import Failures
from bot.transports.telegram.handlers import Handlers
from bot.transports.telegram.ordering import PerChat
from bot.transports.telegram.ports import Account, TakesTurns, TransportTexts
from bot.transports.telegram.presses import ANSWERS_AT_ONCE, Presses
from bot.transports.telegram.request import WatchedRequest, sending_request
from bot.transports.telegram.sending import Sender

CHATS_AT_ONCE = 64

AnyApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]


def _nobody() -> None:
    """Tell nobody."""


def build_application(
    account: Account,
    turns: TakesTurns,
    texts: TransportTexts,
    on_refusal: Callable[[], None] = _nobody,
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
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                # In a group we quote what we answer; somebody may have deleted it.
                allow_sending_without_reply=True,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )
        .job_queue(None)
        .build()
    )
    application.add_handlers(update_handlers(Handlers(turns, texts, sender)))
    application.add_error_handler(Failures(sender, texts).on_error)
    return application


def update_handlers(handlers: Handlers) -> list[BaseHandler[Any, Any, Any]]:
    """Which method takes which update; edits and news about the chat itself go to none."""
    fresh = filters.UpdateType.MESSAGE
    return [
        MessageHandler(fresh & filters.TEXT, handlers.on_text),
        MessageHandler(fresh & ~filters.StatusUpdate.ALL, handlers.on_other),
        CallbackQueryHandler(handlers.on_press),
    ]
