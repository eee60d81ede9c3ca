"""The bot in Telegram, put together."""

from dataclasses import dataclass, field

from bot.coach.answers import Answer
from bot.coach.house import House
from bot.conversation import Conversation, Incoming
from bot.presentation.catalogue import Catalogue, english, mark
from bot.presentation.charts.easel import Easel
from bot.presentation.commands import commands
from bot.presentation.export_file import documents_of
from bot.presentation.keyboard import compose
from bot.presentation.outgoing import Outgoing, captioned
from bot.presentation.picture_choice import asks_for_picture, charts_of
from bot.settings import Settings
from bot.transports.telegram.ports import AMONG_OTHERS
from bot.wiring.clock import now
from bot.wiring.guides import Opened, following
from bot.wiring.keeping import PeopleOnNeed
from bot.wiring.logs import log_trouble

_APOLOGY = mark(
    "Sorry, something went wrong on my side. Please try again. "
    "If it keeps happening, tell whoever runs this bot: {reference}"
)


_WORDS_ONLY = mark("I can only read text. Please type your question in words.")


@dataclass(frozen=True, slots=True)
class TelegramTurns:
    """The conversation, rendered for Telegram: what the transport asks for.

    `in_groups` is the one where others read along.
    """

    conversation: Conversation
    catalogue: Catalogue
    in_groups: Conversation | None = None
    easel: Easel = field(default_factory=Easel)

    async def take(
        self, person: str, text: str, locale: str, update: str | None = None
    ) -> tuple[Outgoing, ...]:
        """Answer a text; a picture comes first, so that the buttons stand near the end."""
        turn = await self._with(person).take_turn(Incoming(person, text, locale, update))
        pictures = await self._pictures(turn.answers)
        return (*pictures, *self._words_and_documents(turn.answers))

    async def press(
        self, person: str, data: str, locale: str, update: str | None = None
    ) -> tuple[Outgoing, ...]:
        """Go on where a button leads; a picture only where it asks for one.

        Whoever answers one question after the other wants no picture each time.
        """
        turn = await self._with(person).follow(Incoming(person, data, locale, update))
        messages = self._words_and_documents(turn.answers)
        if not asks_for_picture(turn.reply.followed):
            return messages
        return (*messages, *await self._pictures(turn.answers))

    async def answered(self, person: str, update: str) -> None:
        """Note that an answer has been sent."""
        await self._with(person).answer(update)

    def _with(self, person: str) -> Conversation:
        """The conversation with a person, or with one of several who read along."""
        if self.in_groups is not None and person.startswith(AMONG_OTHERS):
            return self.in_groups
        return self.conversation

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

    # These take half a second to import; the terminal has no use for them.
    from bot.transports.telegram.courier import courier_of  # noqa: PLC0415
    from bot.transports.telegram.polling import serve_until_signalled  # noqa: PLC0415
    from bot.transports.telegram.ports import TELEGRAM_API, Account, TransportTexts  # noqa: PLC0415
    from bot.wiring.delivering import delivery  # noqa: PLC0415
    from bot.wiring.on_need import PresenceOnNeed  # noqa: PLC0415
    from bot.wiring.serving import kept_for_everybody  # noqa: PLC0415

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
    async with kept_for_everybody(settings) as keeping:
        people = PeopleOnNeed(keeping, lambda: True)
        talk = Conversation(opened.library, now, people, log_trouble, House(settings.operator))
        house = House(settings.operator)
        in_groups = Conversation(opened.library, now, house=house, among_others=True)
        turns = TelegramTurns(talk, catalogue, in_groups)
        async with following(opened, logged=True), courier_of(account) as courier:
            delivering = delivery(keeping, opened.library, courier, catalogue)
            await serve_until_signalled(
                account, turns, texts, PresenceOnNeed(keeping), delivering.run
            )
