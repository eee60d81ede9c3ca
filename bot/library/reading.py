"""From files to what is kept of them; of many files only those that changed are read.

What only all guides together show (companies, colliding names, the lexicon) is made from their
names, so that one changed file does not unpack all others.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from bot.knowledge.base import GenericScript, Guide, PayComponents, PayRow
from bot.knowledge.checks import colliding_aliases
from bot.knowledge.diagnostics import Diagnostic, Severity
from bot.knowledge.generic import load_generic
from bot.knowledge.loaded import Progress, ReadGuide
from bot.knowledge.loader import GuideReader, knowledge_of, put_together, read_files
from bot.knowledge.vocabulary import Vocabulary, load_vocabulary
from bot.library import Snapshot
from bot.library.keeping import Image, KeptFile, guides_of
from bot.library.packing import encode, pack, unpack
from bot.library.scanning import Scan, Source, Stamp

_PIECE = 100


@dataclass(frozen=True, slots=True)
class Words:
    """What goes with all guides, and what was found in its files.

    `sound` says that every file could be used: of an edit that broke one, only the findings
    are taken.
    """

    vocabulary: Vocabulary
    generic: tuple[GenericScript, ...]
    diagnostics: tuple[Diagnostic, ...]
    sound: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """All that was read, as of one moment, by path.

    `files` holds each guide packed; `notes` hold what names it, and what was found in its file.
    """

    shared: Mapping[str, Stamp]
    found: tuple[Diagnostic, ...]
    files: Mapping[str, KeptFile]
    notes: Mapping[str, ReadGuide]
    words: Words

    def same_as(self, other: "Contents") -> bool:
        """Whether both say the same, be it in files of other stamps."""
        guides, others = guides_of(self.files).packed, guides_of(other.files).packed
        return (guides, self.notes, self.words, self.found) == (
            others,
            other.notes,
            other.words,
            other.found,
        )


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one source; tells of `progress`, and uses `processes` for many files.

    With `keeps_last_good` an edit that breaks a file brings its findings only.
    """

    source: Source
    progress: Progress | None = None
    processes: int = 1
    keeps_last_good: bool = False

    def read_all(self, seen: Scan) -> Contents:
        """Read everything."""
        return self._read(tuple(seen.guides), seen, self._words(), {}, {})

    def read_changed(self, before: Contents, seen: Scan) -> Contents:
        """Read the files whose stamps differ, and all guides where what they are read by does."""
        words = before.words if before.shared == seen.shared else self._changed_words(before.words)
        same: dict[str, KeptFile] = {}
        if _reads_alike(words.vocabulary, before.words.vocabulary):
            same = {
                path: file
                for path, file in before.files.items()
                if seen.guides.get(path) == file.stamp
            }
        changed = tuple(path for path in seen.guides if path not in same)
        notes = {path: before.notes[path] for path in same}
        now = self._read(changed, seen, words, same, notes)
        return _with_last_good(now, before) if self.keeps_last_good else now

    def _changed_words(self, before: Words) -> Words:
        words = self._words()
        if self.keeps_last_good and before.sound and not words.sound:
            return replace(before, diagnostics=words.diagnostics)
        return words

    def _words(self) -> Words:
        vocabulary, found = load_vocabulary(self.source.vocabularies)
        generic, found_in_generic = load_generic(self.source.generic, vocabulary)
        diagnostics = (*found, *found_in_generic)
        sound = all(diagnostic.severity is not Severity.ERROR for diagnostic in diagnostics)
        return Words(vocabulary, generic, diagnostics, sound)

    def _read(
        self,
        paths: tuple[str, ...],
        seen: Scan,
        words: Words,
        files: Mapping[str, KeptFile],
        notes: Mapping[str, ReadGuide],
    ) -> Contents:
        """Read some files, and add them to what is known of the others."""
        reader = GuideReader.from_vocabulary(words.vocabulary)
        root = self.source.root

        def read(path: str) -> tuple[KeptFile, ReadGuide]:
            return _kept(reader.read_file(Path(root, path), root), seen.settled(seen.guides[path]))

        done = read_files(paths, read, self.progress, self.processes) if paths else []
        both = dict(zip(paths, done, strict=True))
        return Contents(
            shared={path: seen.settled(stamp) for path, stamp in seen.shared.items()},
            found=seen.found,
            files=_in_order({**files, **{path: kept for path, (kept, _) in both.items()}}),
            notes={**notes, **{path: note for path, (_, note) in both.items()}},
            words=words,
        )


def _with_last_good(now: Contents, before: Contents) -> Contents:
    """A file that became unusable keeps its last guide, and has its new findings."""
    files, notes = dict(now.files), dict(now.notes)
    for path, file in now.files.items():
        last = before.files.get(path)
        if file.id is None and last is not None and last.id is not None:
            files[path] = replace(file, id=last.id, guide=last.guide)
            notes[path] = replace(before.notes[path], diagnostics=now.notes[path].diagnostics)
    return replace(now, files=files, notes=notes)


def snapshot_of(contents: Contents) -> Snapshot:
    """The snapshot, its guides packed."""
    named = replace(knowledge_of(_named(contents)), generic=contents.words.generic)
    snapshot = Snapshot.of(named, contents.words.vocabulary)
    knowledge = replace(snapshot.knowledge, guides=guides_of(contents.files))
    return replace(snapshot, knowledge=knowledge)


def findings_of(contents: Contents) -> tuple[Diagnostic, ...]:
    """Every finding about the folder and its guides, as one reading of all would give them."""
    return put_together(contents.notes.values(), contents.found).diagnostics


def new_findings(contents: Contents, before: Contents) -> tuple[Diagnostic, ...]:
    """The findings about the files that were read since, those of the vocabulary first."""
    read = {
        path: note for path, note in contents.notes.items() if before.notes.get(path) is not note
    }
    lines = {path: note.alias_line for path, note in read.items()}
    found = [] if contents.words is before.words else list(contents.words.diagnostics)
    found += (diagnostic for note in read.values() for diagnostic in note.diagnostics)
    clashes = colliding_aliases(_named(contents), lines)
    return (*found, *(clash for clash in clashes if clash.path in read))


def image_of(contents: Contents, snapshot: Snapshot) -> Image:
    """What is to be kept of all this; raises PackError."""
    return Image(
        shared=contents.shared,
        found=contents.found,
        files=contents.files,
        knowledge=encode(replace(snapshot.knowledge, guides={})),
        lexicon=encode(snapshot.lexicon),
        words=pack(contents.words),
        notes=tuple(pack(piece) for piece in _pieces(contents.notes)),
    )


def contents_of(image: Image) -> Contents:
    """What an image was made of; raises UnpackError."""
    notes: dict[str, ReadGuide] = {}
    for piece in image.notes:
        notes.update(unpack(piece, dict[str, ReadGuide]))
    words = unpack(image.words, Words)
    return Contents(image.shared, image.found, image.files, notes, words)


def names_only(guide: Guide) -> Guide:
    """The guide without its figures and texts: what it is called, and the places it is about."""
    places = tuple(dict.fromkeys(place for row in guide.rows for place in row.places))
    row = PayRow(region="", places=places, level=None, pay=PayComponents(), line=0)
    return replace(
        guide,
        rows=(row,),
        levers=(),
        level_mapping=(),
        strategy=(),
        evidence=(),
        dna=None,
        premium=(),
    )


def _named(contents: Contents) -> Iterator[Guide]:
    return (note.guide for note in contents.notes.values() if note.guide is not None)


def _kept(read: ReadGuide, stamp: Stamp) -> tuple[KeptFile, ReadGuide]:
    if read.guide is None:
        return KeptFile(stamp, None, b""), read
    kept = KeptFile(stamp, read.guide.id, pack(read.guide))
    return kept, replace(read, guide=names_only(read.guide))


def _in_order(files: Mapping[str, KeptFile]) -> Mapping[str, KeptFile]:
    """By the ids of the guides, as a knowledge base has them."""
    return dict(sorted(files.items(), key=lambda item: (item[1].id or (), item[0])))


def _pieces(notes: Mapping[str, ReadGuide]) -> Iterator[dict[str, ReadGuide]]:
    """A few at a time, so that unpacking them never takes long in one go."""
    items = iter(notes.items())
    while piece := dict(islice(items, _PIECE)):
        yield piece


def _reads_alike(vocabulary: Vocabulary, other: Vocabulary) -> bool:
    """Whether guides are read by both in the same way."""
    return (vocabulary.gazetteer, vocabulary.families) == (other.gazetteer, other.families)
