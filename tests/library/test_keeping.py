"""An index is believed only where it is whole, ours, and made by this very code."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bot
from bot.library.keeping import Image, Shelf, code_digest
from bot.library.scanning import Source
from tests.library.made_up import opened

PACKAGE = Path(bot.__file__).parent


@pytest.fixture
def kept(source: Source, shelf: Shelf) -> Image:
    """What stands on the shelf."""
    opened(source, shelf)
    image = shelf.fetch()
    assert image is not None
    return image


def test_nothing_is_written_among_the_guides(source: Source, shelf: Shelf) -> None:
    before = sorted(source.root.rglob("*"))
    opened(source, shelf)
    assert sorted(source.root.rglob("*")) == before
    assert Shelf.of(source.root / "cache", source, PACKAGE) is None


def test_only_its_owner_reads_an_index(shelf: Shelf, kept: Image) -> None:
    assert shelf.path.stat().st_mode & 0o777 == 0o600
    assert shelf.path.parent.stat().st_mode & 0o777 == 0o700


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(share=st.floats(0, 1, exclude_max=True), flipped=st.integers(1, 255))
def test_a_damaged_index_is_none(shelf: Shelf, kept: Image, share: float, flipped: int) -> None:
    whole = shelf.path.read_bytes()
    at = int(len(whole) * share)
    for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ flipped]) + whole[at + 1 :]):
        shelf.path.write_bytes(damaged)
        assert shelf.fetch() is None
    shelf.path.write_bytes(whole)
    assert shelf.fetch() == kept


@pytest.mark.parametrize("data", [b"", b"\0" * 64, b"\0" * 10_000, b"---\ncompany: acme\n"])
def test_what_is_no_index_is_read_over(source: Source, shelf: Shelf, data: bytes) -> None:
    shelf.path.parent.mkdir()
    shelf.path.write_bytes(data)
    assert opened(source, shelf)[1] == 3
    assert opened(source, shelf)[1] == 0


def test_a_checksum_alone_makes_no_index(source: Source, shelf: Shelf) -> None:
    shelf.path.parent.mkdir()
    forged = shelf.made_by + b"\x81\xa6shared\xc0"
    shelf.path.write_bytes(hashlib.sha256(forged).digest() + forged)
    assert shelf.fetch() is None
    assert opened(source, shelf)[1] == 3


def test_an_index_that_others_may_write_is_not_believed(shelf: Shelf, kept: Image) -> None:
    shelf.path.chmod(0o622)
    assert shelf.fetch() is None


def test_a_link_in_its_place_is_not_followed(shelf: Shelf, kept: Image, tmp_path: Path) -> None:
    shelf.path.rename(tmp_path / "elsewhere")
    shelf.path.symlink_to(tmp_path / "elsewhere")
    assert shelf.fetch() is None


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_something_else_in_its_place_stops_nothing(source: Source, shelf: Shelf, make) -> None:  # type: ignore[no-untyped-def] # any way to make something
    shelf.path.parent.mkdir()
    make(shelf.path)
    assert opened(source, shelf)[1] == 3


def test_a_folder_that_cannot_be_made_stops_nothing(source: Source, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    shelf = Shelf.of(tmp_path / "file" / "cache", source, PACKAGE)
    assert opened(source, shelf)[1] == 3


def test_a_crash_half_way_leaves_the_last_index(
    shelf: Shelf, kept: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_number: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        shelf.store(kept)
    assert shelf.fetch() == kept
    assert list(shelf.path.parent.iterdir()) == [shelf.path]


def test_a_full_disk_leaves_the_last_index(
    shelf: Shelf, kept: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    shelf.store(kept)
    assert shelf.fetch() == kept


def test_indexes_do_not_pile_up(shelf: Shelf, kept: Image) -> None:
    for number in range(30):
        old = shelf.path.with_name(f"{number}.index")
        old.write_bytes(b"")
        os.utime(old, (number, number))
    shelf.store(kept)
    left = {path.name for path in shelf.path.parent.iterdir()}
    assert left == {shelf.path.name, *(f"{number}.index" for number in range(15, 30))}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    copy = tmp_path / "bot"
    for room in ("knowledge", "understanding", "library"):
        shutil.copytree(PACKAGE / room, copy / room)
    return copy


@pytest.mark.parametrize(
    "name", ["knowledge/base.py", "understanding/ordinary_words.txt", "library/keeping.py"]
)
def test_other_code_does_not_read_it(package: Path, tmp_path: Path, name: str) -> None:
    before = code_digest(package, tmp_path)
    assert code_digest(package, tmp_path) == before
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert code_digest(package, tmp_path) != before


def test_other_libraries_do_not_read_it(package: Path, tmp_path: Path) -> None:
    before = code_digest(package, tmp_path)
    (tmp_path / "yaml_rs-9.9.dist-info").mkdir()
    assert code_digest(package, tmp_path) != before


def test_an_index_that_other_code_made_is_none(shelf: Shelf, kept: Image) -> None:
    other = hashlib.sha256(b"the code of another version").digest()
    assert Shelf(shelf.path, other).fetch() is None
    assert shelf.fetch() == kept
