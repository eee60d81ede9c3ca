"""Asks the Bot API server about the bot's account, without changing anything."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from bot.transports.telegram.errors import TelegramConnectionError, TelegramRefusedError
from bot.transports.telegram.logs import quiet_libraries
from bot.transports.telegram.ports import Account
from bot.transports.telegram.request import Asked, ask_once


@dataclass(frozen=True, slots=True)
class AccountSeen:
    """The account as the server sees it; `trouble` says what is in the way.

    `webhook` is the host that updates are given to; an address may hold a secret.
    """

    trouble: str | None = None
    name: str = ""
    webhook: str | None = None
    pending: int = 0
    moment: datetime | None = None


async def see_account(account: Account) -> AccountSeen:
    """Who the bot is, whether a webhook is set, and what the server's clock says."""
    with quiet_libraries():
        try:
            me = await ask_once(account, "getMe")
            webhook = await ask_once(account, "getWebhookInfo")
        except TelegramConnectionError as error:
            return AccountSeen(trouble=str(error))
    if not me.accepted:
        return AccountSeen(trouble=str(TelegramRefusedError(account.api_root)), moment=_moment(me))
    info: dict[str, Any] = webhook.result
    url = info.get("url") or None
    return AccountSeen(
        name=str(me.result.get("username", "")),
        webhook=None if url is None else urlsplit(str(url)).hostname or "an address",
        pending=int(info.get("pending_update_count") or 0),
        moment=_moment(me),
    )


def _moment(asked: Asked) -> datetime | None:
    try:
        moment = parsedate_to_datetime(asked.date)
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC)
