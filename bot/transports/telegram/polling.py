"""Serves Telegram by asking it for updates, from the first connection to the clean stop."""

import asyncio
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import TypeAlias

import structlog
from telegram.constants import UpdateType
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, TelegramError

from bot.transports.telegram.application import AnyApplication, build_application
from bot.transports.telegram.errors import TelegramRefusedError, TelegramUnreachableError
from bot.transports.telegram.logs import quiet_libraries
from bot.transports.telegram.ports import Account, Presence, TakesTurns, TransportTexts

ALLOWED_UPDATES = (UpdateType.MESSAGE, UpdateType.CALLBACK_QUERY, UpdateType.MY_CHAT_MEMBER)
# What runs for as long as the bot does, until the event is set.
Beside: TypeAlias = Callable[[asyncio.Event], Coroutine[None, None, None]]
BOOTSTRAP_PAUSES = (0.5, 1.0, 2.0, 4.0)

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)


async def serve_until_signalled(
    account: Account,
    turns: TakesTurns,
    texts: TransportTexts,
    presence: Presence | None = None,
    beside: Beside | None = None,
) -> None:
    """Serve until SIGTERM or SIGINT, however often it is sent.

    `beside` runs for as long, and is given the event that ends both.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    stop_signals = (signal.SIGTERM, signal.SIGINT)
    for number in stop_signals:
        loop.add_signal_handler(number, stop.set)
    try:
        await _together(serve(account, turns, texts, stop, presence), beside, stop)
    finally:
        for number in stop_signals:
            loop.remove_signal_handler(number)


async def _together(
    serving: Coroutine[None, None, None], beside: Beside | None, stop: asyncio.Event
) -> None:
    """Serve, and do what is done beside it until that is over."""
    other = None if beside is None else asyncio.ensure_future(beside(stop))
    try:
        await serving
    finally:
        stop.set()
        if other is not None:
            await other


async def serve(
    account: Account,
    turns: TakesTurns,
    texts: TransportTexts,
    stop: asyncio.Event,
    presence: Presence | None = None,
) -> None:
    """Serve until `stop` is set, and answer what was fetched before.

    Raises TelegramRefusedError when the token is not accepted (any more), and
    TelegramUnreachableError when there is no Bot API server to start with.
    """
    refused = asyncio.Event()
    with quiet_libraries():
        application = build_application(account, turns, texts, refused.set, presence)
        try:
            started = await _unless_stopped(
                _start(application, account.api_root, texts.commands), stop
            )
            if started:
                _log.info("telegram_polling_started")
                await _first_of(stop, refused)
        finally:
            await _wind_down(application)
    if refused.is_set():
        raise TelegramRefusedError(account.api_root)
    _log.info("telegram_polling_stopped")


async def _start(
    application: AnyApplication, api_root: str, commands: tuple[tuple[str, str], ...]
) -> None:
    """Connect, and begin to work on updates before the first one is fetched."""
    await _connect(application, api_root)
    await _offer(application, commands)
    await application.start()
    failure = await _start_polling(application)
    if failure is not None:
        raise _worded(failure, api_root)


async def _connect(application: AnyApplication, api_root: str) -> None:
    """Ask the server who we are, again after a pause where it cannot be reached."""
    for pause in (*BOOTSTRAP_PAUSES, None):
        failure = await _initialize(application)
        if failure is None:
            return
        if pause is None or not _may_pass(failure):
            # Not in the `except` block: the library's error quotes the token.
            raise _worded(failure, api_root)
        _log.warning("telegram_connect_retried", error=type(failure).__name__)
        await asyncio.sleep(pause)


async def _initialize(application: AnyApplication) -> Exception | None:
    """The failure to connect, if there is one; a server that is no Bot API fails oddly."""
    try:
        await application.initialize()
    except (TelegramError, KeyError, TypeError, AttributeError) as error:
        return error
    return None


async def _offer(application: AnyApplication, commands: tuple[tuple[str, str], ...]) -> None:
    """Have Telegram show our commands; where it does not, they can still be typed."""
    try:
        await application.bot.set_my_commands(commands)
    except TelegramError as error:
        _log.warning("telegram_commands_not_set", error=type(error).__name__)


async def _start_polling(application: AnyApplication) -> Exception | None:
    updater = application.updater
    if updater is None:  # it is there unless somebody builds the application for a webhook
        return None
    try:
        await updater.start_polling(
            allowed_updates=ALLOWED_UPDATES,
            drop_pending_updates=False,
            bootstrap_retries=len(BOOTSTRAP_PAUSES),
            error_callback=_on_polling_error,
        )
    except TelegramError as error:
        return error
    return None


def _on_polling_error(error: TelegramError) -> None:
    """Log why updates could not be fetched; the library tries again by itself."""
    if isinstance(error, Conflict):
        _log.error(
            "telegram_polled_twice",
            advice="another process uses this token to fetch updates; stop one of the two",
        )
    else:
        _log.warning("telegram_polling_failed", error=type(error).__name__)


def _may_pass(failure: Exception) -> bool:
    """Whether the same request may succeed a little later."""
    return isinstance(failure, NetworkError) and not isinstance(failure, BadRequest)


def _worded(failure: Exception, api_root: str) -> Exception:
    if isinstance(failure, InvalidToken):
        return TelegramRefusedError(api_root)
    return TelegramUnreachableError(api_root, type(failure).__name__)


async def _unless_stopped(work: Coroutine[None, None, None], stop: asyncio.Event) -> bool:
    """Do `work`, or break it off when asked to stop; whether it was done."""
    task, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait((task, stopped), return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if task.done():
        await task
        return True
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    return False


async def _first_of(*events: asyncio.Event) -> None:
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


async def _wind_down(application: AnyApplication) -> None:
    """Stop fetching, answer what was fetched, close the connections."""
    updater = application.updater
    if updater is not None and updater.running:
        with suppress(InvalidToken):  # what ended polling; we know it already
            await updater.stop()
    if application.running:
        await application.stop()
    await application.shutdown()
    await application.bot.shutdown()  # where we never got so far as to be initialised
