"""What the transport needs from the rest of the program."""

from dataclasses import dataclass, field
from typing import Protocol

from bot.presentation.outgoing import Outgoing

# How the key of a person begins whom others read along with.
AMONG_OTHERS = "telegram-group:"
TELEGRAM_API = "https://api.telegram.org"


class TakesTurns(Protocol):
    """The coach, as the transport sees it; `person` is an opaque key such as `telegram:12345`.

    Where others read along it begins with `AMONG_OTHERS`. `update` is what Telegram knows the
    message or the press by: one that comes twice gets no
    answer again.
    """

    async def take(
        self, person: str, text: str, locale: str, update: str | None = None
    ) -> tuple[Outgoing, ...]:
        """Answer `text`."""
        ...

    async def answered(self, person: str, update: str) -> None:
        """Hear that an answer has been sent: what a process that ended has not sent is missing."""
        ...

    async def press(
        self, person: str, data: str, locale: str, update: str | None = None
    ) -> tuple[Outgoing, ...]:
        """Go on from a button that was pressed.

        The first message takes the place of the one that held the button, the others follow it.
        """
        ...


class Presence(Protocol):
    """Hears who has blocked the bot, and who is there again; what is due to them depends on it.

    `back` is called before every message and press, so it has to be cheap for whoever was there.
    Both may raise StoreUnavailableError.
    """

    async def blocked(self, person: str) -> None:
        """Somebody has blocked the bot, or deleted the chat and stopped it."""
        ...

    async def back(self, person: str) -> None:
        """Somebody wrote, pressed a button, or let the bot in again."""
        ...


class NobodyIsToldOfPresence:
    """Where nothing is ever sent unasked, it does not matter who is there."""

    async def blocked(self, person: str) -> None:
        """Tell nobody."""

    async def back(self, person: str) -> None:
        """Tell nobody."""


@dataclass(frozen=True, slots=True)
class TransportTexts:
    """What the transport says itself, in Telegram's HTML.

    `apology_with_reference` holds `{reference}`, which leads to the entry in the log; `commands`
    are what Telegram offers people to choose from, each with its description.
    """

    apology_with_reference: str
    words_only: str
    commands: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The bot's account, and the root address of the Bot API server that serves it."""

    token: str = field(repr=False)
    api_root: str = TELEGRAM_API
