"""Checks of the bot's account and of the clock."""

from collections.abc import Callable, Iterator
from datetime import datetime

from bot.settings import Settings, SettingsError
from bot.wiring.doctor.checks import Check, note, ok, to_do

_MOST_SECONDS_OFF = 30


async def check_account(settings: Settings) -> tuple[tuple[Check, ...], datetime | None]:
    """The token and the webhook, and what the clock of the Bot API server says."""
    if settings.telegram_token is None:
        return (note("token", "none is set; only the Telegram bot needs one"),), None
    try:
        token = settings.bot_token()
    except SettingsError as error:
        return (to_do("token", str(error)),), None
    from bot.transports.telegram.examining import see_account  # noqa: PLC0415 - loads slowly
    from bot.transports.telegram.ports import TELEGRAM_API, Account  # noqa: PLC0415

    seen = await see_account(Account(token, settings.telegram_api_url or TELEGRAM_API))
    if seen.trouble is not None:
        return (to_do("token", seen.trouble),), seen.moment
    token_check = ok("token", f"Telegram knows the bot as @{seen.name}")
    return (token_check, _webhook(seen.webhook, seen.pending)), seen.moment


def _webhook(host: str | None, pending: int) -> Check:
    waiting = f"{pending:,} messages wait"
    if host is None:
        return ok("webhook", f"none is set, as it should be for coach run; {waiting}")
    return to_do(
        "webhook",
        f"updates go to {host}, and coach run gets none while they do; {waiting}. If that "
        "is no other bot of yours, start coach run anew: it removes the webhook",
    )


def check_clock(
    told: datetime | None, before: datetime, clock: Callable[[], datetime]
) -> Iterator[Check]:
    """Whether our clock goes as that of a server, asked for between `before` and now."""
    if told is None:
        return
    after = clock()
    off = max((before - told).total_seconds(), (told - after).total_seconds(), 0)
    if off > _MOST_SECONDS_OFF:
        way = "ahead of" if told < before else "behind"
        yield to_do(
            "clock",
            f"this machine is {off:,.0f} seconds {way} the server, and reminders go by it: "
            "let the machine set its clock from the network",
        )
    else:
        yield ok("clock", "it goes as that of the server")
