"""The one place that knows which HTTP library carries our requests."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot.transports.telegram.errors import TelegramUnreachableError
from bot.transports.telegram.ports import Account

_SECONDS_TO_ANSWER = 5
# Telegram answers 401 to a token that is not valid (any more), 404 to one that is malformed.
REFUSALS = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND})


class WatchedRequest(HTTPXRequest):
    """Calls `on_refusal` when the server does not accept the token.

    Polling ends without a word when a token is revoked; this is how we learn of it.
    """

    def __init__(self, on_refusal: Callable[[], None]) -> None:
        super().__init__(connection_pool_size=1)
        self._on_refusal = on_refusal

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make the request as usual."""
        status, payload = await super().do_request(*args, **kwargs)
        if status in REFUSALS:
            self._on_refusal()
        return status, payload


def sending_request(calls_at_once: int, seconds: float = 5.0) -> HTTPXRequest:
    """The request for all but polling; so many calls can have a connection each.

    Each waits so many seconds for an answer.
    """
    return HTTPXRequest(connection_pool_size=calls_at_once + 1, read_timeout=seconds)


def never_left(error: NetworkError) -> bool:
    """Whether the request surely did not reach Telegram, so that it is safe to repeat."""
    return isinstance(
        error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout
    )


def was_answered(error: NetworkError) -> bool:
    """Whether a server answered, with a fault of its own: it did not do what we asked."""
    return not isinstance(error.__cause__, httpx.HTTPError)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a server said to one question; `date` is its clock as it was written."""

    accepted: bool
    result: dict[str, Any]
    date: str


async def ask_once(account: Account, method: str) -> Asked:
    """Ask the server one thing, without a bot that runs; raises TelegramUnreachableError."""
    try:
        async with httpx.AsyncClient(timeout=_SECONDS_TO_ANSWER) as client:
            answer = await client.get(f"{account.api_root}/bot{account.token}/{method}")
        content = answer.json()
        if answer.status_code in REFUSALS:
            return Asked(accepted=False, result={}, date=answer.headers.get("Date", ""))
        result = content["result"]
        return Asked(accepted=True, result=dict(result), date=answer.headers.get("Date", ""))
    except httpx.HTTPError as error:
        reason = type(error).__name__
    except (ValueError, KeyError, TypeError):
        reason = "an answer that is none of a Bot API server"
    # Out here nothing hangs on it that quotes the address, which holds the token.
    raise TelegramUnreachableError(account.api_root, reason)
