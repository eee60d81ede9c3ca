"""Reads folders of guides, and follows them."""

import json
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.diagnostics import Diagnostic
from bot.knowledge.loaded import Loaded, NoGuidesError, Progress, ReadGuide
from bot.knowledge.vocabulary import Vocabulary, load_vocabulary
from bot.library import Library
from bot.library.changes import Change
from bot.library.keeping import Shelf
from bot.library.opening import Index, Opener
from bot.library.scanning import Source
from bot.presentation.catalogue import english
from bot.resources import PACKED, project_folder
from bot.settings import Settings
from bot.wiring.clock import now, today
from bot.wiring.logs import log_change

_CACHE = "negotiation-coach"


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

    tell = log_change if logged else _say_nothing
    follower = Follower(opened.source, opened.index, opened.library, time.time_ns, tell)
    async with follow(follower):
        yield


def _say_nothing(_change: Change) -> None:
    """In a terminal, a line about a guide would stand in the middle of a conversation."""


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
