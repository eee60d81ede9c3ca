"""A bot under test: the real application, a coach of few words, a server on loopback."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import escape

from bot.presentation.document import Document
from bot.presentation.outgoing import Button, Outgoing
from bot.presentation.picture import Picture
from bot.transports.telegram.polling import serve
from bot.transports.telegram.ports import Account, Presence, TransportTexts
from tests.fakes.png import png
from tests.fakes.telegram_core import SentMessage
from tests.fakes.telegram_server import TelegramServer

TEXTS = TransportTexts(
    apology_with_reference="Sorry, that failed. Reference: <code>{reference}</code>",
    words_only="Please tell me in words.",
    commands=(("help", "What I can do"), ("companies", "Whom I know")),
)
COPY = Button("Copy", copy="I am excited about the offer.")
MENU = Outgoing(
    "<b>Menu</b>",
    (
        (Button("Go", data="v1:go"), Button("Stay", data="stay"), COPY),
        (Button("Much", data="much"), Button("Stumble", data="stumble")),
        (Button("Wait", data="wait"), Button("Broken", data="broken")),
    ),
)

PICTURE = Picture(png(108, 135), "Base is 125 thousand.", "bands.png")
PICTURED = Outgoing("Your <b>base</b>", file=PICTURE)
TABLE = Document("\ufeffname\r\nÅsa\r\n".encode(), "Offers", "offers.csv", "No <table>? Again.")
TABLED = Outgoing("Your <b>offers</b>", file=TABLE)
ALWAYS = {
    "menu": (MENU,),
    "stay": (MENU,),
    "much": (Outgoing("one"), Outgoing("two"), Outgoing("three", MENU.buttons)),
    "nothing": (),
}


class StumbleError(Exception):
    """The coach stumbled, and repeats what it heard."""


@dataclass(slots=True)
class Coach:
    """Echoes, and does what the first word of a text or the data of a button says."""

    heard: list[tuple[str, str, str]] = field(default_factory=list)
    pressed: list[tuple[str, str, str]] = field(default_factory=list)
    gates: defaultdict[str, asyncio.Event] = field(
        default_factory=lambda: defaultdict(asyncio.Event)
    )
    seconds: float = 0.0
    answered_updates: list[str] = field(default_factory=list)

    async def take(
        self, person: str, text: str, locale: str, update: str | None = None
    ) -> tuple[Outgoing, ...]:
        self.heard.append((person, text, locale))
        return await self._act(person, text, Outgoing(f"<b>{escape(text) or '…'}</b>"))

    async def answered(self, person: str, update: str) -> None:
        self.answered_updates.append(update)

    async def press(
        self, person: str, data: str, locale: str, update: str | None = None
    ) -> tuple[Outgoing, ...]:
        self.pressed.append((person, data, locale))
        again = ((Button("Again", data="v1:go"),),)
        return await self._act(person, data, Outgoing(f"pressed <i>{escape(data)}</i>", again))

    async def _act(self, person: str, wish: str, echo: Outgoing) -> tuple[Outgoing, ...]:
        """`wait` waits for its person's gate, `broken` is bad HTML, `nothing` is no message.

        `picture` is one with a text below it; `pictures` are two, the second with bad HTML.
        `table` is a text with a document below it; `tables` are two, the second with bad HTML.
        """
        await asyncio.sleep(self.seconds)
        word = wish.split(" ", maxsplit=1)[0]
        if word == "stumble":
            raise StumbleError(wish)
        if word == "wait":
            await self.gates[person].wait()
        broken = f"<b>{wish}</i> &amp; <i>more"
        replies = {
            **ALWAYS,
            "broken": (Outgoing(broken, echo.buttons),),
            "picture": (PICTURED, Outgoing("Below it", echo.buttons)),
            "pictures": (PICTURED, Outgoing(broken, MENU.buttons, PICTURE)),
            "table": (Outgoing("Above it", echo.buttons), TABLED),
            "tables": (TABLED, Outgoing(broken, MENU.buttons, TABLE)),
        }
        return replies.get(word, (echo,))


@asynccontextmanager
async def serving(
    server: TelegramServer, coach: Coach | None = None, presence: Presence | None = None
) -> AsyncIterator[asyncio.Task[None]]:
    """The bot at work; stopped cleanly at the end, which must take no more than a moment."""
    stop = asyncio.Event()
    account = Account(server.token, server.address)
    task = asyncio.create_task(serve(account, coach or Coach(), TEXTS, stop, presence))
    try:
        yield task
    finally:
        stop.set()
        async with asyncio.timeout(5):
            await asyncio.wait((task,))
    if not task.cancelled() and task.exception() is None:
        assert server.pending() == 0


async def menu(server: TelegramServer, chat_id: int) -> SentMessage:
    """A message with buttons, sent to a chat on request."""
    count = len(server.sent(chat_id))
    await server.person_says(chat_id, "menu")
    await server.wait_for_messages(chat_id, count + 1)
    return server.sent(chat_id)[count]
