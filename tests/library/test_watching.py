"""A library follows its folder: real files, and the real watcher."""

import asyncio
import os
import queue
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from bot.knowledge.base import Guide, GuideId
from bot.library import Library
from bot.library.changes import Change, Failed, KeptLast, Reloaded
from bot.library.keeping import Shelf
from bot.library.opening import Index, Opener
from bot.library.reading import Contents, Reader
from bot.library.scanning import Scan, Source
from bot.library.watching import Follower, follow
from tests.library.made_up import write_guide

pytestmark = pytest.mark.anyio
BAKER = GuideId("acme", "baker")
ROLE = "- {slug: baker, name: Baker, also: [dough whisperer]}\n"


class StumbleError(Exception):
    """Reading stumbled."""


class FailingOnce:
    """A reader that fails at its first reading, and then works."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.failed = False

    def read_changed(self, before: Contents, seen: Scan) -> Contents:
        if not self.failed:
            self.failed = True
            raise StumbleError
        return self.reader.read_changed(before, seen)

    def read_all(self, seen: Scan) -> Contents:
        return self.reader.read_all(seen)


class Followed:
    """A library that follows a folder, and what came of each change."""

    def __init__(self, source: Source, shelf: Shelf | None) -> None:
        index = Opener(source, shelf).open(time.time_ns())
        self.library = Library(index.snapshot)
        self.changes: queue.Queue[Change] = queue.Queue()
        self.follower = Follower(source, index, self.library, time.time_ns, self.changes.put)

    def next(self) -> Change:
        """What came of the next change."""
        return self.changes.get(timeout=10)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for the change that makes something true; a save may come in two."""
        while not holds():
            self.next()

    @property
    def guides(self) -> set[str]:
        return {str(guide) for guide in self.library.snapshot.knowledge.guides}

    @property
    def baker(self) -> Guide:
        return self.library.snapshot.knowledge.guides[BAKER]


@pytest.fixture
def followed(source: Source, shelf: Shelf) -> Iterator[Followed]:
    with following(Followed(source, shelf)) as followed:
        yield followed


@contextmanager
def following(followed: Followed) -> Iterator[Followed]:
    thread = Thread(target=followed.follower.run)
    thread.start()
    yield followed
    followed.follower.stop()
    thread.join(timeout=5)
    assert not thread.is_alive()
    while not followed.changes.empty():
        assert not isinstance(followed.changes.get(), Failed)


def test_a_changed_guide_is_live_with_what_people_call_it(followed: Followed, root: Path) -> None:
    write_guide(root, "acme", "baker", company_display="Acme Ovens")
    followed.until(lambda: followed.baker.company_name == "Acme Ovens")
    assert "acmeovens" in followed.library.snapshot.lexicon.companies


def test_a_new_guide_in_a_new_folder_is_live(followed: Followed, root: Path) -> None:
    write_guide(root, "newco", "smith")
    followed.until(lambda: "newco/smith" in followed.guides)
    assert "newco" in followed.library.snapshot.lexicon.companies


def test_a_removed_file_removes_its_guide(followed: Followed, root: Path) -> None:
    (root / "acme" / "baker.md").unlink()
    followed.until(lambda: "acme/baker" not in followed.guides)
    assert followed.guides == {"acme/miller", "zorblat/baker"}
    assert followed.library.snapshot.knowledge.companies["acme"].roles == ("miller",)


def test_a_guide_that_is_saved_beside_its_place_and_renamed_is_live(
    followed: Followed, root: Path
) -> None:
    path = write_guide(root, "acme", "baker", company_display="Acme Ovens")
    path.rename(path.with_name(".baker.md.tmp"))
    path.with_name(".baker.md.tmp").rename(path)
    followed.until(lambda: followed.baker.company_name == "Acme Ovens")


def test_a_renamed_folder_of_a_company_takes_its_guides_along(
    followed: Followed, root: Path
) -> None:
    (root / "zorblat").rename(root / "blatzor")
    write_guide(root, "blatzor", "baker")
    followed.until(lambda: followed.guides == {"acme/baker", "acme/miller", "blatzor/baker"})


def test_a_bad_edit_keeps_the_last_good_guide_and_says_where_it_is_bad(
    followed: Followed, root: Path
) -> None:
    good = followed.baker
    (root / "acme" / "baker.md").write_text("---\ntitle: [Baker\n---\n", "utf-8")
    change = followed.next()
    assert isinstance(change, Reloaded)
    assert change.guides == 3
    assert [(found.path, found.line, found.code) for found in change.findings] == [
        ("acme/baker.md", 2, "KB106")
    ]
    assert followed.baker == good
    write_guide(root, "acme", "baker", company_display="Acme Ovens")
    followed.until(lambda: followed.baker.company_name == "Acme Ovens")


def test_findings_of_other_files_are_not_said_again(followed: Followed, root: Path) -> None:
    write_guide(root, "acme", "smith", last_updated="soon")
    first = followed.next()
    assert isinstance(first, Reloaded)
    assert {found.path for found in first.findings} == {"acme/smith.md"}
    write_guide(root, "zorblat", "baker", company_display="Zorblat Ltd")
    second = followed.next()
    assert isinstance(second, Reloaded)
    assert second.findings == ()


def test_a_touched_guide_makes_no_new_snapshot(followed: Followed, root: Path) -> None:
    before = followed.library.snapshot
    os.utime(root / "acme" / "baker.md", ns=(1, 1))
    with pytest.raises(queue.Empty):
        followed.changes.get(timeout=1)
    assert followed.library.snapshot is before


def test_new_words_are_heard(followed: Followed, root: Path) -> None:
    (root / "vocabulary").mkdir()
    (root / "vocabulary" / "roles.yaml").write_text(ROLE, "utf-8")
    words = ("dough", "whisperer")
    followed.until(lambda: words in followed.library.snapshot.lexicon.roles.table)


def test_a_bad_vocabulary_is_reported(followed: Followed, root: Path) -> None:
    (root / "vocabulary").mkdir()
    (root / "vocabulary" / "roles.yaml").write_text("- [\n", "utf-8")
    change = followed.next()
    assert isinstance(change, Reloaded)
    assert [(found.path, found.code) for found in change.findings] == [
        ("vocabulary/roles.yaml", "KB602")
    ]


def test_a_vocabulary_that_breaks_keeps_the_last_words_until_it_is_mended(
    followed: Followed, root: Path
) -> None:
    path = root / "vocabulary" / "roles.yaml"
    path.parent.mkdir()
    path.write_text(ROLE, "utf-8")
    words = ("dough", "whisperer")
    followed.until(lambda: words in followed.library.snapshot.lexicon.roles.table)
    path.write_text("- [\n", "utf-8")
    change = followed.next()
    assert isinstance(change, Reloaded)
    assert [found.code for found in change.findings] == ["KB602"]
    assert words in followed.library.snapshot.lexicon.roles.table
    path.write_text(ROLE.replace("dough whisperer", "loaf whisperer"), "utf-8")
    loaf = ("loaf", "whisperer")
    followed.until(lambda: loaf in followed.library.snapshot.lexicon.roles.table)


def test_a_script_without_a_company_is_live(followed: Followed, root: Path) -> None:
    path = root / "generic" / "sign_on.md"
    path.parent.mkdir()
    before = followed.library.snapshot.knowledge.generic
    path.write_text(
        '---\nfamily: sign_on\n---\n\n1. **Crumbs:** "Could you add a sign-on?"\n', "utf-8"
    )
    followed.until(lambda: len(followed.library.snapshot.knowledge.generic) == len(before) + 1)
    assert followed.library.snapshot.knowledge.generic[0].name == "Crumbs"


def test_a_folder_without_a_guide_keeps_the_last_snapshot(followed: Followed, root: Path) -> None:
    before = followed.library.snapshot
    for path in root.glob("*/*.md"):
        path.write_text("no guide any more", "utf-8")
    for path in root.glob("*/*.md"):
        path.unlink()
    while not isinstance(change := followed.next(), KeptLast):
        pass
    assert change == KeptLast(3)
    assert followed.library.snapshot.knowledge == before.knowledge


def test_a_folder_that_vanishes_is_followed_again_when_it_is_back(
    followed: Followed, root: Path
) -> None:
    before = followed.library.snapshot
    away = root.with_name("away")
    root.rename(away)
    assert followed.next() == KeptLast(3)
    assert followed.library.snapshot is before
    write_guide(away, "newco", "smith")
    away.rename(root)
    followed.until(lambda: "newco/smith" in followed.guides)
    write_guide(root, "newco", "baker")
    followed.until(lambda: "newco/baker" in followed.guides)


def test_a_folder_that_is_replaced_by_another_is_followed(followed: Followed, root: Path) -> None:
    other = root.with_name("other")
    write_guide(other, "newco", "smith")
    shutil.rmtree(root)
    other.rename(root)
    followed.until(lambda: followed.guides == {"newco/smith"})
    write_guide(root, "newco", "baker")
    followed.until(lambda: "newco/baker" in followed.guides)


def test_what_changes_before_the_watch_begins_is_live_too(source: Source, shelf: Shelf) -> None:
    followed = Followed(source, shelf)
    write_guide(source.root, "newco", "smith")
    with following(followed):
        followed.until(lambda: "newco/smith" in followed.guides)


def test_an_index_that_could_not_be_kept_is_followed_too(source: Source) -> None:
    followed = Followed(source, None)
    snapshot = followed.library.snapshot
    followed.follower = Follower(
        source, Index(snapshot, None), followed.library, time.time_ns, followed.changes.put
    )
    with following(followed):
        write_guide(source.root, "newco", "smith")
        followed.until(lambda: "newco/smith" in followed.guides)


def test_a_failure_is_told_and_the_guides_are_followed_on(source: Source, shelf: Shelf) -> None:
    followed = Followed(source, shelf)
    times = iter([OverflowError()])

    def clock() -> int:
        for error in times:
            raise error
        return time.time_ns()

    index = Opener(source, shelf).open(time.time_ns())
    follower = Follower(source, index, followed.library, clock, followed.changes.put)
    thread = Thread(target=follower.run)
    thread.start()
    assert followed.next() == Failed("OverflowError")
    write_guide(source.root, "newco", "smith")
    followed.until(lambda: "newco/smith" in followed.guides)
    follower.stop()
    thread.join(timeout=5)
    assert not thread.is_alive()


def test_a_failure_costs_no_guide_that_is_bad_at_that_moment(source: Source, shelf: Shelf) -> None:
    """The last good version is kept, although the first reading since the start failed."""
    followed = Followed(source, shelf)
    write_guide(source.root, "acme", "baker").write_text("no guide any more", "utf-8")
    followed.follower._reader = FailingOnce(followed.follower._reader)  # type: ignore[assignment] # a reader that stumbles
    thread = Thread(target=followed.follower.run)
    thread.start()
    assert followed.next() == Failed("StumbleError")
    write_guide(source.root, "newco", "smith")
    followed.until(lambda: "newco/smith" in followed.guides)
    followed.follower.stop()
    thread.join(timeout=5)
    assert "acme/baker" in followed.guides


def test_whoever_holds_a_snapshot_keeps_it(followed: Followed, root: Path) -> None:
    held = followed.library.snapshot
    name = held.knowledge.companies["acme"].name
    write_guide(root, "acme", "baker", company_display="Acme Ovens")
    (root / "acme" / "miller.md").unlink()
    followed.until(lambda: "acme/miller" not in followed.guides)
    assert held.knowledge.companies["acme"].name == name
    assert GuideId("acme", "miller") in held.knowledge.guides
    assert held.knowledge.guides[BAKER].company_name == "Acme"


async def test_following_ends_with_its_block(source: Source, shelf: Shelf) -> None:
    followed = Followed(source, shelf)
    async with follow(followed.follower):
        write_guide(source.root, "newco", "smith")
        await asyncio.to_thread(followed.until, lambda: "newco/smith" in followed.guides)
    write_guide(source.root, "newco", "baker")
    with pytest.raises(queue.Empty):
        followed.changes.get(timeout=0.7)


def test_many_changes_at_once_make_fewer_snapshots(followed: Followed, root: Path) -> None:
    for number in range(200):
        write_guide(root, f"company-{number}", "baker")
    made = 0
    while len(followed.guides) < 203:
        followed.next()
        made += 1
    assert made < 100
