"""The bot in Telegram, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.coach.answers import Answer
from bot.coach.house import House
from bot.coach.people import People, StoreUnavailableError
from bot.conversation import Conversation, Incoming
from bot.presentation.catalogue import Catalogue, english, mark
from bot.presentation.charts.easel import Easel
from bot.presentation.commands import commands
from bot.presentation.export_file import documents_of
from bot.presentation.keyboard import compose
from bot.presentation.outgoing import Outgoing, captioned
from bot.presentation.picture_choice import asks_for_picture, charts_of
from bot.settings import Settings
from bot.wiring.clock import now
from bot.wiring.guides import Opened, following
from bot.wiring.keeping import ClosesPeople, OnNeed, PeopleOnNeed
from bot.wiring.logs import log_key, log_trouble

_APOLOGY = mark(
    "Sorry, something went wrong on my side. Please try again. "
    "If it keeps happening, tell whoever runs this bot: {reference}"
)


_WORDS_ONLY = mark("I can only read text. Please type your question in words.")


@dataclass(frozen=True, slots=True)
class TelegramTurns:
    """The conversation, rendered for Telegram: what the transport asks for."""

    conversation: Conversation
    catalogue: Catalogue
    easel: Easel = field(default_factory=Easel)

    async def take(self, person: str, text: str, locale: str) -> tuple[Outgoing, ...]:
        """Answer a text; a picture comes first, so that the buttons stand near the end."""
        turn = await self.conversation.take_turn(Incoming(person, text, locale))
        pictures = await self._pictures(turn.answers)
        return (*pictures, *self._words_and_documents(turn.answers))

    async def press(self, person: str, data: str, locale: str) -> tuple[Outgoing, ...]:
        """Go on where a button leads; a picture only where it asks for one.

        Whoever answers one question after the other wants no picture each time.
        """
        turn = await self.conversation.follow(Incoming(person, data, locale))
        messages = self._words_and_documents(turn.answers)
        if not asks_for_picture(turn.reply.followed):
            return messages
        return (*messages, *await self._pictures(turn.answers))

    def _words_and_documents(self, answers: tuple[Answer, ...]) -> tuple[Outgoing, ...]:
        documents = map(captioned, documents_of(answers, self.catalogue))
        return (*compose(answers, self.catalogue), *documents)

    async def _pictures(self, answers: tuple[Answer, ...]) -> tuple[Outgoing, ...]:
        pictures = await self.easel.draw(charts_of(answers, self.catalogue))
        return tuple(map(captioned, pictures))


async def serve_telegram(settings: Settings, opened: Opened) -> None:
    """Run the Telegram bot by polling until it is told to stop.

    Raises SettingsError where the token is missing or malformed, and
    TelegramConnectionError where the Bot API server refuses it or is not there.
    """
    import structlog  # noqa: PLC0415

    # Telegram's library takes a quarter of a second to import; the terminal has no use for it.
    from bot.transports.telegram.polling import serve_until_signalled  # noqa: PLC0415
    from bot.transports.telegram.ports import TELEGRAM_API, Account, TransportTexts  # noqa: PLC0415

    account = Account(settings.bot_token(), settings.telegram_api_url or TELEGRAM_API)
    catalogue = english()
    texts = TransportTexts(
        apology_with_reference=catalogue.text(_APOLOGY),
        words_only=catalogue.text(_WORDS_ONLY),
        commands=commands(catalogue),
    )
    structlog.get_logger(__name__).info(
        "guides_loaded", guides=len(opened.library.snapshot.knowledge)
    )
    async with kept_for_everybody(settings) as people:
        house = House(settings.operator)
        talk = Conversation(opened.library, now, people, log_trouble, house)
        turns = TelegramTurns(talk, catalogue)
        async with following(opened, logged=True):
            await serve_until_signalled(account, turns, texts)


@asynccontextmanager
async def kept_for_everybody(settings: Settings) -> AsyncIterator[People]:
    """What a running bot keeps: opened now, or as soon as its database can be reached.

    Raises what only whoever runs the bot can put right: a key that is missing, tables of another
    version.
    """
    from bot.wiring.storing import open_store_of  # noqa: PLC0415 - the database loads slowly

    async def open_people() -> ClosesPeople:
        store = await open_store_of(settings, now)
        if store.made_key is not None:
            log_key(store.made_key)
        return ClosesPeople(store.people, store.close)

    keeping = OnNeed(open_people)
    try:
        await keeping.people()
    except StoreUnavailableError as error:
        if error.reason in _NEVER_PASSES:
            raise
        log_trouble(error)
    try:
        yield PeopleOnNeed(keeping, kept_before=True)
    finally:
        await keeping.close()


# To try again would not help; whoever runs the bot must do something first.
_NEVER_PASSES = frozenset({"key", "damaged", "schema"})
