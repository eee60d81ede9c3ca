"""The index of a folder of guides: from what is kept, as far as that is still true."""

from contextlib import suppress
from dataclasses import dataclass

from bot.knowledge.collector import collector_paused
from bot.knowledge.loaded import Progress
from bot.library import Snapshot
from bot.library.keeping import Image, Shelf
from bot.library.packing import PackError, UnpackError
from bot.library.scanning import Scan, Source, scan


@dataclass(frozen=True, slots=True)
class Index:
    """A snapshot, and the image that it can be brought up to date from, if it can be kept."""

    snapshot: Snapshot
    image: Image | None


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens the index of one source; reads what is not on the shelf, and puts it there."""

    source: Source
    shelf: Shelf | None
    progress: Progress | None = None
    processes: int = 1

    def open(self, at: int) -> Index:
        """The index as of now, `at` nanoseconds; raises NoGuideFolderError."""
        image: Image | None = None
        seen = scan(self.source, at)
        with collector_paused(), suppress(UnpackError):
            image = None if self.shelf is None else self.shelf.fetch()
            if image is not None and image.is_of(seen):
                return Index(image.snapshot(), image)
        index = self._read(image, seen)
        if self.shelf is not None and index.image is not None:
            self.shelf.store(index.image)
        return index

    def _read(self, image: Image | None, seen: Scan) -> Index:
        # The parsers of guides take a third of a second to import.
        from bot.library import reading  # noqa: PLC0415

        reader = reading.Reader(self.source, self.progress, self.processes)
        contents = None
        with suppress(UnpackError):
            if image is not None:
                contents = reader.read_changed(reading.contents_of(image), seen)
        if contents is None:
            contents = reader.read_all(seen)
        snapshot = reading.snapshot_of(contents)
        with suppress(PackError):
            return Index(snapshot, reading.image_of(contents, snapshot))
        return Index(snapshot, None)
