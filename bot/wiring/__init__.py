"""The composition root: the only place that names every concrete class, and reads the clock."""

import json
import logging
import os
import sys
import time
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO, assert_never

from bot.coach.answers import Answer
from bot.coach.house import House
from bot.coach.people import People, StoreUnavailableError
from bot.conversation import Conversation, Incoming
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.diagnostics import Diagnostic, Severity
from bot.knowledge.loaded import Loaded, NoGuidesError, Progress, ReadGuide
from bot.knowledge.vocabulary import Vocabulary, load_vocabulary
from bot.library import Library
from bot.library.changes import Change, Failed, KeptLast, Reloaded
from bot.library.keeping import Shelf
from bot.library.opening import Index, Opener
from bot.library.scanning import Source
from bot.presentation.catalogue import Catalogue, english, mark
from bot.presentation.charts.easel import Easel
from bot.presentation.commands import commands
from bot.presentation.export_file import documents_of, encoded, table_of
from bot.presentation.keyboard import compose
from bot.presentation.outgoing import Outgoing, captioned
from bot.presentation.picture_choice import asks_for_picture, charts_of
from bot.presentation.saving import PICTURE, TABLE, SaveError
from bot.resources import PACKED, project_folder
from bot.settings import Settings
from bot.transports.terminal import Saved, in_full
from bot.wiring.keeping import ClosesPeople, OnNeed, PeopleOnNeed, is_kept
from bot.wiring.machine import machine_zone

_CACHE = "negotiation-coach"
# A field that is not named here never reaches a log: no text, no amount, no name, no token.
_LOGGED_FIELDS = frozenset(
    {
        "advice",
        "code",
        "count",
        "error",
        "event",
        "guides",
        "level",
        "library",
        "line",
        "origin",
        "path",
        "place",
        "reason",
        "reference",
        "timestamp",
        "tried",
    }
)
_APOLOGY = mark(
    "Sorry, something went wrong on my side. Please try again. "
    "If it keeps happening, tell whoever runs this bot: {reference}"
)
_WORDS_ONLY = mark("I can only read text. Please type your question in words.")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What was read from a folder of guides, with the vocabulary that it was read by."""

    root: Path
    loaded: Loaded
    vocabulary: Vocabulary
    vocabulary_findings: tuple[Diagnostic, ...]
    generic_findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder of guides that questions are answered from, with what it was opened as."""

    source: Source
    index: Index
    library: Library


def knowledge_root(settings: Settings, named: Path | None) -> Path:
    """The folder of guides: as named on the command line, else as set, else the project's."""
    return named or settings.knowledge or project_folder("knowledge")


class NoPlaceForGuidesError(Exception):
    """There is no folder that a new guide could be written into."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"a new guide cannot be written to {root}; name a folder of your own, which is there "
            "already, with --knowledge or COACH_KNOWLEDGE"
        )


def folder_for_new_guides(settings: Settings, named: Path | None) -> Path:
    """Where a new guide goes: never into an installed package, never into a mistyped folder.

    Raises NoPlaceForGuidesError.
    """
    root = knowledge_root(settings, named)
    is_ours = named is None and settings.knowledge is None
    if not root.is_dir() or (is_ours and root.parent.name == PACKED):
        raise NoPlaceForGuidesError(root)
    return root


def load(root: Path, progress: Progress | None = None) -> Knowledge:
    """Read a folder of guides afresh, for those who write them.

    The project's vocabulary and generic scripts always load, the folder's own add to them.
    Raises NoGuideFolderError.
    """
    from bot.knowledge.generic import load_generic  # noqa: PLC0415 - the parsers load slowly
    from bot.knowledge.loader import load_knowledge  # noqa: PLC0415
    from bot.understanding.checks import (  # noqa: PLC0415
        check_intents,
        check_ladders,
        check_names,
    )

    vocabulary, found = vocabulary_for(root)
    loaded = load_knowledge(root, vocabulary, progress, processes=os.cpu_count() or 1)
    generic, found_in_generic = load_generic(_source(root).generic, vocabulary)
    loaded = replace(loaded, knowledge=replace(loaded.knowledge, generic=generic))
    findings = (
        *found,
        *check_intents(vocabulary),
        *check_ladders(vocabulary),
        *check_names(vocabulary, loaded.knowledge),
    )
    return Knowledge(root, loaded, vocabulary, findings, found_in_generic)


def vocabulary_for(root: Path) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """The project's vocabulary, which always loads, and what the folder's own adds to it."""
    return load_vocabulary(_source(root).vocabularies)


def read_guide(root: Path, name: str) -> ReadGuide:
    """Read the one guide called company/role; a file that is not there is a finding too."""
    from bot.knowledge.loader import read_one  # noqa: PLC0415 - the parsers load slowly

    vocabulary, _ = vocabulary_for(root)
    return read_one(root / f"{name}.md", root, vocabulary)


def open_library(root: Path, progress: Progress | None = None) -> Opened:
    """Open a folder of guides to answer from; of files read before only the changed are read.

    Raises NoGuideFolderError, and NoGuidesError where no guide can be used.
    """
    source = _source(root)
    folder = cache_folder()
    shelf = (
        None if folder is None else Shelf.of(folder, source, Path(__file__).resolve().parents[1])
    )
    opener = Opener(source, shelf, progress, processes=os.cpu_count() or 1)
    index = opener.open(time.time_ns())
    if len(index.snapshot.knowledge) == 0:
        raise NoGuidesError(root)
    return Opened(source, index, Library(index.snapshot))


@asynccontextmanager
async def following(opened: Opened, *, logged: bool) -> AsyncIterator[None]:
    """Keep the library at what its folder says for as long as the block runs."""
    from bot.library.watching import Follower, follow  # noqa: PLC0415 - only what stays watches

    tell = _log_change if logged else _say_nothing
    follower = Follower(opened.source, opened.index, opened.library, time.time_ns, tell)
    async with follow(follower):
        yield


def _say_nothing(_change: Change) -> None:
    """In a terminal, a line about a guide would stand in the middle of a conversation."""


def _log_change(change: Change) -> None:
    """Log where a guide is wrong and by which rule, never what it says."""
    import structlog  # noqa: PLC0415

    log = structlog.get_logger(__name__)
    match change:
        case Reloaded(guides, findings):
            for found in findings:
                note = log.warning if found.severity is Severity.ERROR else log.info
                note("guide_finding", path=found.path, line=found.line, code=found.code)
            log.info("guides_reloaded", guides=guides)
        case KeptLast(guides):
            log.warning("guides_kept", guides=guides, advice="no guide in the folder is usable")
        case Failed(error):
            log.error("guides_not_followed", error=error)
        case _:
            assert_never(change)


def cache_folder() -> Path | None:
    """Where this user's programs keep what they can make again; None where that is nowhere.

    Nor on Windows, whose files do not say whose they are in the way that an index is trusted by.
    """
    if os.name == "nt":
        return None
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named / _CACHE
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / _CACHE


def _source(root: Path) -> Source:
    return Source(root, project_folder("knowledge"))


def with_root(knowledge: Knowledge) -> tuple[Diagnostic, ...]:
    """Findings with the folder before the path, so that an editor finds the file from here."""
    shown = (
        replace(diagnostic, path=str(knowledge.root / diagnostic.path))
        for diagnostic in knowledge.loaded.diagnostics
    )
    return (*knowledge.vocabulary_findings, *knowledge.generic_findings, *shown)


def conversation(library: Library, house: House | None = None) -> Conversation:
    """A conversation that answers from a library; run by the person who talks, unless told."""
    return Conversation(library, now, house=_own_house() if house is None else house)


def _own_house() -> House:
    """The house of a person who runs the bot for themselves."""
    return House(own_machine=True, machine_zone=machine_zone())


@asynccontextmanager
async def kept_conversation(library: Library, settings: Settings) -> AsyncIterator[Conversation]:
    """A conversation in a terminal that keeps what lasts where a running bot keeps it, too."""
    keeping = OnNeed(lambda: _people_in_terminal(settings))
    people = PeopleOnNeed(keeping, kept_before=is_kept(settings))
    told: set[str] = set()

    def trouble(error: StoreUnavailableError) -> None:
        if error.reason not in told:
            told.add(error.reason)
            sys.stderr.write(f"coach: {error}\n")

    try:
        yield Conversation(library, now, people, trouble, _own_house())
    finally:
        await keeping.close()


async def _people_in_terminal(settings: Settings) -> ClosesPeople:
    from bot.wiring.storing import people_of  # noqa: PLC0415 - the database loads slowly

    def tell(key: Path, database: str) -> None:
        sys.stderr.write(
            f"coach: what you tell me is kept in {database}, sealed with a key that I made in "
            f"{key}; /forget deletes it.\n"
        )

    return await people_of(settings, now, tell)


async def answer_lines(conversation: Conversation, source: TextIO, target: TextIO) -> None:
    """Answer dialogues, one JSON object a line."""
    from bot.transports import machine  # noqa: PLC0415 - only programs need it

    await machine.answer_lines(conversation, source, target, english())


async def answer_as_json(conversation: Conversation, text: str) -> str:
    """One question and its answer as a JSON object."""
    from bot.transports import machine  # noqa: PLC0415

    record = await machine.answer_text(conversation, text, "terminal", english())
    return machine.as_line(record)


def reviews_due(knowledge: KnowledgeBase, days: int, form: str) -> str | bytes:
    """The reviews that are due today or soon, as text, as "json", or as a calendar ("ics")."""
    # Only those who write guides need it.
    from bot.presentation.review_report import reviews_record, reviews_text  # noqa: PLC0415
    from bot.reminders.reviews import review_list  # noqa: PLC0415

    reviews = review_list(knowledge, today(), days)
    match form:
        case "json":
            return json.dumps(reviews_record(reviews), ensure_ascii=False, indent=1)
        case "ics":
            from bot.presentation.calendar_file import reviews_file  # noqa: PLC0415

            return reviews_file(reviews, now(), english()).content
        case _:
            return reviews_text(reviews, english())


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """This day, where the machine stands."""
    return datetime.now().astimezone().date()


def in_days(days: int) -> date:
    """The day after so many days."""
    return today() + timedelta(days=days)


def seconds() -> float:
    """A clock to measure by; only the difference between two readings means anything."""
    return time.perf_counter()


def configure_logging(level: str) -> None:
    """Log JSON lines to standard error, with the fields of the allow-list only."""
    import structlog  # noqa: PLC0415 - brings rich along; only a running bot logs

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _only_logged_fields,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def _only_logged_fields(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    return {key: value for key, value in event.items() if key in _LOGGED_FIELDS}


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


class NoPictureError(SaveError):
    """An answer has no picture that could be saved."""

    def __init__(self) -> None:
        super().__init__(
            "there is no picture of this answer; tell an offer with its base, or several"
        )


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """Where the last picture and the last table are saved, as a person named it; or nowhere."""

    chart: Path | None = None
    export: Path | None = None
    easel: Easel = field(default_factory=Easel)

    def check(self) -> None:
        """Raise SaveError where nothing could be saved, before anybody waits for it."""
        if self.chart is not None:
            PICTURE.check(self.chart)
        if self.export is not None:
            TABLE.check(self.export)

    async def save(self, answers: tuple[Answer, ...]) -> Saved:
        """Save what some answers have and a place was named for; raises SaveError."""
        return Saved(picture=await self._save_picture(answers), table=self._save_table(answers))

    async def _save_picture(self, answers: tuple[Answer, ...]) -> bool:
        if self.chart is None:
            return False
        pictures = await self.easel.draw(charts_of(answers, english()))
        for picture in pictures:
            PICTURE.save(picture.png, self.chart)
        return bool(pictures)

    def _save_table(self, answers: tuple[Answer, ...]) -> bool:
        table = table_of(answers, english())
        if self.export is None or table is None:
            return False
        TABLE.save(encoded(table), self.export)
        return True


async def answer_with_chart(
    conversation: Conversation, text: str, target: TextIO, files: NamedFiles
) -> None:
    """Write the answer to one text, then save its picture; raises SaveError."""
    turn = await conversation.take_turn(Incoming("terminal", text))
    print(in_full(turn.answers, english()), file=target, flush=True)
    if not (await files.save(turn.answers)).picture:
        raise NoPictureError


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
        talk = Conversation(opened.library, now, people, _log_trouble, house)
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
            _log_key(store.made_key)
        return ClosesPeople(store.people, store.close)

    keeping = OnNeed(open_people)
    try:
        await keeping.people()
    except StoreUnavailableError as error:
        if error.reason in _NEVER_PASSES:
            raise
        _log_trouble(error)
    try:
        yield PeopleOnNeed(keeping, kept_before=True)
    finally:
        await keeping.close()


# To try again would not help; whoever runs the bot must do something first.
_NEVER_PASSES = frozenset({"key", "damaged", "schema"})


def _log_trouble(error: StoreUnavailableError) -> None:
    """Log what is wrong with the database in one word, and what to do."""
    import structlog  # noqa: PLC0415

    structlog.get_logger(__name__).error("store_unavailable", error=error.reason, advice=str(error))


def _log_key(path: Path) -> None:
    """Say where a key was made: whoever runs the bot should keep a copy of it elsewhere."""
    import structlog  # noqa: PLC0415

    structlog.get_logger(__name__).warning(
        "key_made", path=str(path), advice="keep a copy apart from the database"
    )
