"""A start finds what an earlier one read, and reads what is not as it was."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import bot
from bot.knowledge.base import GuideId
from bot.knowledge.diagnostics import Diagnostic
from bot.knowledge.generic import load_generic
from bot.knowledge.loaded import Loaded, NoGuideFolderError
from bot.knowledge.loader import load_knowledge
from bot.knowledge.vocabulary import Vocabulary, load_vocabulary
from bot.library import Snapshot
from bot.library.keeping import Shelf
from bot.library.opening import Index, Opener
from bot.library.reading import contents_of, findings_of
from bot.library.scanning import Source
from bot.resources import project_folder
from tests.conftest import SHARED
from tests.library.made_up import later, opened, write_guide

PACKAGE = Path(bot.__file__).parent
CORPUS = SHARED / "guides"
ROLE = """
- slug: baker
  name: Baker
  also: [dough whisperer]
"""
LADDER = "- {slug: acme, senior: [L5]}"
METRO = """
metros:
  - {key: breadville, name: Breadville, country: GB, cities: [London]}
"""


def read_afresh(source: Source) -> Snapshot:
    return with_generic(source, load_knowledge(source.root, words(source)[0]))


def words(source: Source) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    return load_vocabulary(source.vocabularies)


def with_generic(source: Source, loaded: Loaded) -> Snapshot:
    vocabulary, _ = words(source)
    generic, _ = load_generic(source.generic, vocabulary)
    return Snapshot.of(replace(loaded.knowledge, generic=generic), vocabulary)


def base(index: Index, company: str, role: str) -> str:
    guide = index.snapshot.knowledge.guides[GuideId(company, role)]
    figure = guide.rows[0].pay.base
    return "" if figure is None else figure.quote


@pytest.mark.parametrize("folder", [project_folder("knowledge"), CORPUS], ids=["own", "corpus"])
def test_what_was_kept_equals_what_is_read(folder: Path, tmp_path: Path) -> None:
    if not folder.is_dir():
        pytest.skip("the corpus is not here")
    source = Source(folder, project_folder("knowledge"))
    shelf = Shelf.of(tmp_path, source, PACKAGE)
    vocabulary, findings = words(source)
    loaded = load_knowledge(folder, vocabulary, processes=2)
    fresh = with_generic(source, loaded)
    cold, read = opened(source, shelf)
    warm, read_again = opened(source, shelf)
    assert read > 0
    assert read_again == 0
    for index in (cold, warm):
        assert index.snapshot.knowledge == fresh.knowledge
        assert list(index.snapshot.knowledge.guides) == list(fresh.knowledge.guides)
        # Made from names alone: what they leave out, the lexicon must not need.
        assert index.snapshot.lexicon == fresh.lexicon
    assert warm.image is not None
    contents = contents_of(warm.image)
    assert contents.words.vocabulary == vocabulary
    assert contents.words.diagnostics == findings
    assert findings_of(contents) == loaded.diagnostics


def test_a_second_start_reads_nothing(source: Source, shelf: Shelf) -> None:
    assert opened(source, shelf)[1] == 3
    assert opened(source, shelf)[1] == 0


def test_only_a_changed_guide_is_read_again(source: Source, shelf: Shelf) -> None:
    opened(source, shelf)
    write_guide(source.root, "acme", "miller", company_display="Acme Mills")
    index, read = opened(source, shelf)
    assert read == 1
    assert index.snapshot == read_afresh(source)
    assert "Acme Mills" in index.snapshot.knowledge.companies["acme"].names
    assert opened(source, shelf)[1] == 0


def test_a_touched_guide_is_read_again_and_then_no_more(source: Source, shelf: Shelf) -> None:
    opened(source, shelf)
    os.utime(source.root / "acme" / "baker.md", ns=(1, 1))
    assert opened(source, shelf)[1] == 1
    assert opened(source, shelf)[1] == 0


def test_a_new_guide_alone_is_read(source: Source, shelf: Shelf) -> None:
    opened(source, shelf)
    write_guide(source.root, "newco", "smith")
    index, read = opened(source, shelf)
    assert read == 1
    assert index.snapshot == read_afresh(source)


def test_a_guide_that_is_gone_is_gone_and_none_is_read(source: Source, shelf: Shelf) -> None:
    opened(source, shelf)
    shutil.rmtree(source.root / "zorblat")
    index, read = opened(source, shelf)
    assert read == 0
    assert set(index.snapshot.knowledge.companies) == {"acme"}
    assert index.snapshot == read_afresh(source)


def test_a_guide_that_became_unusable_is_not_answered_from(source: Source, shelf: Shelf) -> None:
    opened(source, shelf)
    (source.root / "acme" / "baker.md").write_text("---\ntitle: [Baker\n---\n", "utf-8")
    index, _ = opened(source, shelf)
    assert index.snapshot == read_afresh(source)
    assert opened(source, shelf)[0].snapshot == index.snapshot


def test_findings_of_files_that_were_not_read_are_still_said(source: Source, shelf: Shelf) -> None:
    (source.root / "acme" / "smith.md").write_text("---\ntitle: [Smith\n---\n", "utf-8")
    (source.root / "acme" / "notes.markdown").write_text("notes", "utf-8")
    write_guide(source.root, "newco", "baker", aliases="[Acme]")
    opened(source, shelf)
    write_guide(source.root, "zorblat", "miller")
    index, read = opened(source, shelf)
    assert read == 1
    assert index.image is not None
    expected = load_knowledge(source.root, words(source)[0]).diagnostics
    assert {"KB105", "KB106", "KB501"} <= {diagnostic.code for diagnostic in expected}
    assert findings_of(contents_of(index.image)) == expected


def test_a_new_word_for_a_role_is_heard_and_no_guide_is_read(source: Source, shelf: Shelf) -> None:
    opened(source, shelf)
    (source.root / "vocabulary").mkdir()
    (source.root / "vocabulary" / "roles.yaml").write_text(ROLE, "utf-8")
    index, read = opened(source, shelf)
    assert read == 0
    assert index.snapshot.lexicon.roles.table["dough", "whisperer"] == "baker"
    assert index.snapshot == read_afresh(source)
    assert opened(source, shelf)[1] == 0


def test_a_new_ladder_is_known_and_kept_without_reading_a_guide(
    source: Source, shelf: Shelf
) -> None:
    opened(source, shelf)
    (source.root / "vocabulary").mkdir()
    (source.root / "vocabulary" / "ladders.yaml").write_text(LADDER, "utf-8")
    for _ in ("read", "kept"):
        index, read = opened(source, shelf)
        assert read == 0
        assert index.snapshot.knowledge.ladders["acme"] == {"l5": "senior-software-engineer"}
        assert index.snapshot == read_afresh(source)


def test_a_new_place_lets_every_guide_be_read_again(source: Source, shelf: Shelf) -> None:
    opened(source, shelf)
    (source.root / "vocabulary").mkdir()
    (source.root / "vocabulary" / "places.yaml").write_text(METRO, "utf-8")
    index, read = opened(source, shelf)
    assert read == 3
    assert index.snapshot == read_afresh(source)


def test_a_guide_that_was_written_a_moment_ago_is_read_once_more(
    source: Source, shelf: Shelf
) -> None:
    # It may have changed again after it was read, and before the clock that stamps it moved on.
    Opener(source, shelf).open(time.time_ns())
    assert opened(source, shelf)[1] == 3
    assert opened(source, shelf)[1] == 0


def test_the_same_folder_by_another_name_is_read_for_itself(
    source: Source, shelf: Shelf, tmp_path: Path
) -> None:
    opened(source, shelf)
    link = tmp_path / "link"
    link.symlink_to(source.root)
    other = Source(link, source.project)
    assert opened(other, Shelf.of(shelf.path.parent, other, PACKAGE))[1] == 3


def test_an_index_of_another_folder_in_its_place_is_not_believed(
    source: Source, shelf: Shelf, tmp_path: Path
) -> None:
    other = Source(tmp_path / "other", source.project)
    write_guide(other.root, "newco", "smith")
    its_shelf = Shelf.of(shelf.path.parent, other, PACKAGE)
    assert its_shelf is not None
    opened(other, its_shelf)
    shutil.copy(its_shelf.path, shelf.path)
    assert opened(source, shelf)[1] == 3


def test_without_a_place_to_keep_it_everything_is_read(source: Source) -> None:
    assert opened(source, None)[1] == 3
    assert opened(source, None)[1] == 3


def test_a_guide_whose_name_is_not_unicode_keeps_nothing_and_costs_nothing(
    source: Source, shelf: Shelf
) -> None:
    odd = os.fsencode(source.root / "acme") + b"/b\xff.md"
    with open(odd, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(b"no guide")
    index, _ = opened(source, shelf)
    assert len(index.snapshot.knowledge) == 3
    assert not shelf.path.exists()


def test_a_folder_that_is_not_there_is_said_to_be(source: Source, shelf: Shelf) -> None:
    opened(source, shelf)
    shutil.rmtree(source.root)
    with pytest.raises(NoGuideFolderError, match="no folder of guides at"):
        Opener(source, shelf).open(later())


def test_two_starts_at_once_do_each_other_no_harm(source: Source, tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; import bot\n"
        "from bot.library.keeping import Shelf; from bot.library.opening import Opener\n"
        "from bot.library.scanning import Source; from bot.resources import project_folder\n"
        "source = Source(Path(sys.argv[1]), project_folder('knowledge'))\n"
        "shelf = Shelf.of(Path(sys.argv[2]), source, Path(bot.__file__).parent)\n"
        "for _ in range(20):\n"
        "    shelf.path.unlink(missing_ok=True)\n"
        "    Opener(source, shelf).open(2**62)\n"
        "print(len(shelf.fetch().snapshot().knowledge))\n"
    )
    command = [sys.executable, "-c", program, str(source.root), str(tmp_path / "cache")]
    both = [
        subprocess.Popen(command, cwd=PACKAGE.parent, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    outputs = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert outputs == ["3\n", "3\n"]
