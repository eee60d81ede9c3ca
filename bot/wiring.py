"""The composition root: the only place that names every concrete class, and reads the clock."""

import logging
import os
import sys
from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.conversation import Conversation, Incoming
from bot.knowledge.diagnostics import Diagnostic
from bot.knowledge.generic import GENERIC, load_generic
from bot.knowledge.loader import (
    Loaded,
    NoGuidesError,
    Progress,
    ReadGuide,
    load_knowledge,
    read_one,
)
from bot.knowledge.vocabulary import Vocabulary, load_vocabulary
from bot.library import Library, Snapshot
from bot.presentation.catalogue import Catalogue, english, mark
from bot.presentation.telegram_html import render
from bot.resources import PACKED, project_folder
from bot.settings import Settings

_VOCABULARY = "vocabulary"
# A field that is not named here never reaches a log: no text, no amount, no name, no token.
_LOGGED_FIELDS = frozenset(
    {
        "advice",
        "error",
        "event",
        "guides",
        "level",
        "library",
        "origin",
        "place",
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
    """Read a folder of guides; the project's vocabulary and generic scripts always load.

    The folder's own add to them. Raises NoGuideFolderError.
    """
    vocabulary, found = vocabulary_for(root)
    loaded = load_knowledge(root, vocabulary, progress, processes=os.cpu_count() or 1)
    generic, found_in_generic = load_generic(_project_and_own(root, GENERIC), vocabulary)
    loaded = replace(loaded, knowledge=replace(loaded.knowledge, generic=generic))
    return Knowledge(root, loaded, vocabulary, found, found_in_generic)


def vocabulary_for(root: Path) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """The project's vocabulary and the folder's own."""
    return load_vocabulary(_project_and_own(root, _VOCABULARY))


def _project_and_own(root: Path, name: str) -> list[Path]:
    """A folder of the project's knowledge, and the one of that name in a folder of guides."""
    project, own = project_folder("knowledge") / name, root / name
    return [project] if own.resolve() == project.resolve() else [project, own]


def read_guide(root: Path, name: str) -> ReadGuide:
    """Read the one guide called company/role; a file that is not there is a finding too."""
    vocabulary, _ = vocabulary_for(root)
    return read_one(root / f"{name}.md", root, vocabulary)


def with_root(knowledge: Knowledge) -> tuple[Diagnostic, ...]:
    """Findings with the folder before the path, so that an editor finds the file from here."""
    shown = (
        replace(diagnostic, path=str(knowledge.root / diagnostic.path))
        for diagnostic in knowledge.loaded.diagnostics
    )
    return (*knowledge.vocabulary_findings, *knowledge.generic_findings, *shown)


def conversation(knowledge: Knowledge) -> Conversation:
    """A conversation over what was loaded; raises NoGuidesError where that is nothing."""
    if len(knowledge.loaded.knowledge) == 0:
        raise NoGuidesError(knowledge.root)
    snapshot = Snapshot.of(knowledge.loaded.knowledge, knowledge.vocabulary)
    return Conversation(Library(snapshot), now)


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """This day, where the machine stands."""
    return datetime.now().astimezone().date()


def in_days(days: int) -> date:
    """The day after so many days."""
    return today() + timedelta(days=days)


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

    async def take(self, person: str, text: str, locale: str) -> tuple[str, ...]:
        """Answer a text with messages in Telegram's HTML."""
        answers = await self.conversation.take_turn(Incoming(person, text, locale))
        return render(answers, self.catalogue)


async def serve_telegram(settings: Settings, knowledge: Knowledge) -> None:
    """Run the Telegram bot by polling until it is told to stop.

    Raises SettingsError where the token is missing or malformed, NoGuidesError, and
    TelegramConnectionError where the Bot API server refuses it or is not there.
    """
    import structlog  # noqa: PLC0415

    # Telegram's library takes a quarter of a second to import; the terminal has no use for it.
    from bot.transports.telegram.polling import serve_until_signalled  # noqa: PLC0415
    from bot.transports.telegram.ports import TELEGRAM_API, Account, TransportTexts  # noqa: PLC0415

    account = Account(settings.bot_token(), settings.telegram_api_url or TELEGRAM_API)
    catalogue = english()
    texts = TransportTexts(
        # The transport fills in the reference, when there is one.
        apology_with_reference=catalogue.say(_APOLOGY, reference="{reference}"),
        words_only=catalogue.say(_WORDS_ONLY),
    )
    structlog.get_logger(__name__).info("guides_loaded", guides=len(knowledge.loaded.knowledge))
    turns = TelegramTurns(conversation(knowledge), catalogue)
    await serve_until_signalled(account, turns, texts)
