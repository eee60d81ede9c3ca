"""A bot under test: the real application, a coach of few words, a server on loopback."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import escape

from bot.transports.telegram.polling import serve
from bot.transports.telegram.ports import Account, TransportTexts
from tests.fakes.telegram_server import TelegramServer

TEXTS = TransportTexts(
    apology_with_reference="Sorry, that failed. Reference: <code>{reference}</code>",
    words_only="Please tell me in words.",
)


class StumbleError(Exception):
    """The coach stumbled, and repeats what it heard."""


@dataclass(slots=True)
class Coach:
    """Echoes; `stumble …` raises, `broken …` is bad HTML, `wait …` waits for its person's gate."""

    heard: list[tuple[str, str, str]] = field(default_factory=list)
    gates: defaultdict[str, asyncio.Event] = field(
        default_factory=lambda: defaultdict(asyncio.Event)
    )
    seconds: float = 0.0

    async def take(self, person: str, text: str, locale: str) -> tuple[str, ...]:
        self.heard.append((person, text, locale))
        await asyncio.sleep(self.seconds)
        match text.split(" ", maxsplit=1)[0]:
            case "stumble":
                raise StumbleError(text)
            case "broken":
                return (f"<b>{text}</i> &amp; <i>more",)
            case "twice":
                return ("one", "two")
            case "wait":
                await self.gates[person].wait()
        return (f"<b>{escape(text)}</b>",)


@asynccontextmanager
async def serving(
    server: TelegramServer, coach: Coach | None = None
) -> AsyncIterator[asyncio.Task[None]]:
    """The bot at work; stopped cleanly at the end, which must take no more than a moment."""
    stop = asyncio.Event()
    account = Account(server.token, server.address)
    task = asyncio.create_task(serve(account, coach or Coach(), TEXTS, stop))
    try:
        yield task
    finally:
        stop.set()
        async with asyncio.timeout(5):
            await asyncio.wait((task,))
    if not task.cancelled() and task.exception() is None:
        assert server.pending() == 0
