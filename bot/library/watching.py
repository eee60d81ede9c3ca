"""Follows the folder of guides while people talk. The only module that knows watchfiles.

A thread of its own waits, reads what changed, makes the next snapshot and swaps it in; nothing
of this happens in the event loop. watchfiles only wakes it: what changed, the stamps say.
"""

import asyncio
import gc
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from watchfiles import watch

from bot.knowledge.collector import collector_paused
from bot.knowledge.loaded import NoGuideFolderError
from bot.library import Library
from bot.library.changes import Change, Failed, KeptLast, Reloaded
from bot.library.opening import Index
from bot.library.packing import UnpackError
from bot.library.reading import (
    Contents,
    Reader,
    contents_of,
    findings_of,
    new_findings,
    snapshot_of,
)
from bot.library.scanning import Scan, Source, scan

# Milliseconds. An editor's save is several changes at once; a stream of changes is cut up.
_GATHERED, _STEP = 200, 50
# How often it is looked whether the folder is still the one that is watched.
_LOOK_AGAIN = 500
# Seconds.
_AFTER_FAILURE = 5
# Seconds after which a thread that works gives way to the event loop; Python's own are 0.005.
_TURN = 0.001


class _StoppedError(Exception):
    """Reading many files was broken off, since nobody waits for them any more."""

    def __init__(self) -> None:
        super().__init__("stopped while guides were read")


class Follower:
    """Keeps a library at what its folder says, until it is stopped.

    A guide whose file became unusable stays as it was. `tell` hears, in the follower's own
    thread, what came of each change.
    """

    def __init__(
        self,
        source: Source,
        index: Index,
        library: Library,
        clock: Callable[[], int],
        tell: Callable[[Change], None],
    ) -> None:
        self._source = source
        self._library = library
        self._clock = clock
        self._tell = tell
        self._image = index.image
        self._contents: Contents | None = None
        self._reader = Reader(source, lambda _done, _total: self._go_on(), keeps_last_good=True)
        self._stopped = Event()
        self._away = False
        self._failed: str | None = None

    def stop(self) -> None:
        """Make `run` return soon, also from the middle of its work."""
        self._stopped.set()

    def run(self) -> None:
        """Watch the folder, and again where it was away or watching failed."""
        self._library.snapshot.lexicon.prepare()
        while not self._stopped.is_set():
            try:
                self._watch()
            except _StoppedError:
                return
            except Exception as error:  # noqa: BLE001 - a mistake here must not freeze the guides
                self._fail(type(error).__name__)
            self._stopped.wait(_LOOK_AGAIN / 1000 if self._failed is None else _AFTER_FAILURE)

    def _fail(self, error: str) -> None:
        """Tell of a failure, once."""
        if error != self._failed:
            self._tell(Failed(error))
        self._failed = error

    def _watch(self) -> None:
        """Watch until stopped, or until the folder is not the same any more."""
        folders = tuple(filter(Path.is_dir, (self._source.root, self._source.project)))
        watched = _identity(self._source.root)
        if watched is None:
            if not self._away:
                self._tell(KeptLast(len(self._library.snapshot.knowledge)))
            self._away = True
            return
        self._away = False
        # What changed before the watch began, or in a folder so new that it was not yet watched,
        # shows when it is looked once more after a quiet while.
        look_again = True
        for changes in watch(
            *folders,
            watch_filter=None,
            debounce=_GATHERED,
            step=_STEP,
            stop_event=self._stopped,
            rust_timeout=_LOOK_AGAIN,
            yield_on_timeout=True,
            raise_interrupt=False,
            ignore_permission_denied=True,
            # The system may not let us watch so many folders; then files are looked at in turn.
            force_polling=None if self._failed is None else True,
        ):
            if changes or look_again:
                self._bring_up_to_date()
            look_again = bool(changes)
            if _identity(self._source.root) != watched:
                return

    def _bring_up_to_date(self) -> None:
        """Read what changed, if anything did, then rest for as long as it took."""
        start = time.monotonic()
        with suppress(NoGuideFolderError):
            self._read_changes(scan(self._source, self._clock()))
        self._failed = None
        self._stopped.wait(time.monotonic() - start)

    def _read_changes(self, seen: Scan) -> None:
        if self._image is not None and self._image.is_of(seen):
            return
        before = self._contents = self._contents or self._kept()
        self._image = None
        if before is None:
            now = self._reader.read_all(seen)
        else:
            now = self._reader.read_changed(before, seen)
        if before is None or not now.same_as(before):
            self._swap_in(now, before)
        else:
            self._contents = now

    def _kept(self) -> Contents | None:
        """What the snapshot was opened from; None where that could not be kept."""
        if self._image is None:
            return None
        with suppress(UnpackError), collector_paused():
            contents = contents_of(self._image)
            # All of it stays and holds no cycles. The collector would stop every thread for as
            # long as it takes to walk it, again and again.
            gc.freeze()
            return contents
        return None

    def _swap_in(self, now: Contents, before: Contents | None) -> None:
        snapshot = snapshot_of(now)
        snapshot.lexicon.prepare()  # here, and not while someone waits for an answer
        if self._library.swap(snapshot):
            self._contents = now
            findings = findings_of(now) if before is None else new_findings(now, before)
            self._tell(Reloaded(len(snapshot.knowledge), findings))
        else:
            self._contents = before
            self._tell(KeptLast(len(self._library.snapshot.knowledge)))

    def _go_on(self) -> None:
        if self._stopped.is_set():
            raise _StoppedError


@asynccontextmanager
async def follow(follower: Follower) -> AsyncIterator[None]:
    """Follow the folder in a thread for as long as the block runs."""
    thread = Thread(target=follower.run, name="guides", daemon=True)
    turn = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    thread.start()
    try:
        yield
    finally:
        follower.stop()
        await asyncio.to_thread(thread.join)
        sys.setswitchinterval(turn)


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which folder it is that has this name now; None where there is none."""
    try:
        seen = folder.stat()
    except OSError:
        return None
    return (seen.st_dev, seen.st_ino) if folder.is_dir() else None
