"""Carries what people send to the coach, and its answers back."""

import re
from collections.abc import Awaitable

import structlog
from telegram import Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ContextTypes

from bot.coach.people import StoreUnavailableError
from bot.presentation.outgoing import Outgoing
from bot.transports.telegram.ports import (
    AMONG_OTHERS,
    NobodyIsToldOfPresence,
    Presence,
    TakesTurns,
    TransportTexts,
)
from bot.transports.telegram.sending import Sender, recipient_of

DEFAULT_LOCALE = "en"
# What the key of a person on Telegram begins with.
PREFIX = "telegram:"

# What Telegram calls the bot in the chat of somebody who wants nothing from it any more.
GONE = frozenset({ChatMemberStatus.BANNED, ChatMemberStatus.LEFT})

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)

_ADDRESSED = re.compile(r"(/\w+)@(\w+)(\s.*)?", re.DOTALL)


class Handlers:
    """One method for each kind of update."""

    def __init__(
        self,
        turns: TakesTurns,
        texts: TransportTexts,
        sender: Sender,
        presence: Presence | None = None,
    ) -> None:
        self._turns = turns
        self._texts = texts
        self._sender = sender
        self._presence = presence or NobodyIsToldOfPresence()

    async def on_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let the coach answer a text or a command."""
        message, user = update.effective_message, update.effective_user
        if message is None or message.text is None or user is None:
            return
        text = addressed_text(message.text, context.bot.username)
        if text is None:
            return
        await self._tell(self._presence.back(person_of(user)))
        person = person_in(update, user)
        answer = await self._turns.take(person, text, locale_of(user), update_of(update))
        await self._sender.reply(message, answer)
        await self._turns.answered(person, update_of(update))

    async def on_press(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let the coach go on from a button, whoever's answer it stood below."""
        query, recipient = update.callback_query, recipient_of(update)
        if query is None or recipient is None:
            return
        user, data = query.from_user, query.data or ""
        await self._tell(self._presence.back(person_of(user)))
        person = person_in(update, user)
        answer = await self._turns.press(person, data, locale_of(user), update_of(update))
        await self._sender.replace(query.message, recipient, answer)
        await self._turns.answered(person, update_of(update))

    async def on_other(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask for words instead of a photo or a voice message; in a group stay silent."""
        message = update.effective_message
        if message is not None and in_private(message):
            await self._sender.reply(message, (Outgoing(self._texts.words_only),))

    async def on_presence(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Pass on that a person has blocked the bot, or lets it in again."""
        change = update.my_chat_member
        if change is None or change.chat.type != ChatType.PRIVATE:
            return
        person = person_of(change.from_user)
        is_gone = change.new_chat_member.status in GONE
        await self._tell(self._presence.blocked(person) if is_gone else self._presence.back(person))

    async def _tell(self, telling: Awaitable[None]) -> None:
        """Await what is told; that it cannot be kept now must not cost anybody their answer."""
        try:
            await telling
        except StoreUnavailableError as error:
            _log.warning("telegram_presence_not_kept", reason=error.reason)


def person_of(user: User) -> str:
    """The key by which the coach knows a person."""
    return f"{PREFIX}{user.id}"


def person_in(update: Update, user: User) -> str:
    """The same, and another one for each chat where others read along."""
    chat = update.effective_chat
    if chat is None or chat.type == ChatType.PRIVATE:
        return person_of(user)
    return f"{AMONG_OTHERS}{chat.id}:{user.id}"


def update_of(update: Update) -> str:
    """What Telegram knows an update by; it counts them for each bot."""
    return f"{PREFIX}{update.update_id}"


def locale_of(user: User) -> str:
    """The language that a person has set in Telegram."""
    return user.language_code or DEFAULT_LOCALE


def in_private(message: Message) -> bool:
    """Whether only the person and the bot read this chat."""
    return message.chat.type == ChatType.PRIVATE


def addressed_text(text: str, username: str) -> str | None:
    """The text without our name behind its command; None if it addresses another bot.

    In a group Telegram's clients write `/start@some_bot` to say which bot they mean.
    """
    addressed = _ADDRESSED.fullmatch(text)
    if addressed is None:
        return text
    command, addressee, rest = addressed.groups(default="")
    return command + rest if addressee.casefold() == username.casefold() else None
