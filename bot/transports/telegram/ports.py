"""What the transport needs from the rest of the program."""

from dataclasses import dataclass, field
from typing import Protocol

TELEGRAM_API = "https://api.telegram.org"


class TakesTurns(Protocol):
    """The coach, as the transport sees it."""

    async def take(self, person: str, text: str, locale: str) -> tuple[str, ...]:
        """Answer `text` with messages in Telegram's HTML, each short enough to send.

        `person` is an opaque key such as `telegram:12345`.
        """
        ...


@dataclass(frozen=True, slots=True)
class TransportTexts:
    """What the transport says itself, in Telegram's HTML.

    `apology_with_reference` holds `{reference}`, which leads to the entry in the log.
    """

    apology_with_reference: str
    words_only: str


@dataclass(frozen=True, slots=True)
class Account:
    """The bot's account, and the root address of the Bot API server that serves it."""

    token: str = field(repr=False)
    api_root: str = TELEGRAM_API
