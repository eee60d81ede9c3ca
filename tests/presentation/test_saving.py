import errno
import os
import stat
from pathlib import Path

import pytest

from bot.presentation.saving import PICTURE, TABLE, FileKind, SaveError


@pytest.mark.parametrize(("kind", "name"), [(PICTURE, "Offer.PNG"), (TABLE, "offers.csv")])
def test_a_file_is_saved_over_an_older_one(tmp_path: Path, kind: FileKind, name: str) -> None:
    path = tmp_path / name
    for content in (b"older and longer", b"new"):
        kind.save(content, path)
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_what_is_saved_is_for_nobody_else_even_if_the_older_one_was(tmp_path: Path) -> None:
    path = tmp_path / "offers.csv"
    path.write_bytes(b"for all")
    path.chmod(0o644)
    TABLE.save(b"salaries", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_stays_a_link_to_what_is_saved(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    link = tmp_path / "link.png"
    link.symlink_to(tmp_path / "desk" / "offer.png")
    PICTURE.save(b"new", link)
    assert link.is_symlink()
    assert (tmp_path / "desk" / "offer.png").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("kind", "name", "advice"),
    [
        (PICTURE, "offer.jpg", "a picture is saved as PNG: name a file ending in .png, not "),
        (PICTURE, "offer", "name a file ending in .png, not "),
        (PICTURE, "folder.png", "the picture cannot be saved as .*folder.png: that is a folder"),
        (PICTURE, "nowhere/offer.png", "there is no folder "),
        (TABLE, "offers.xlsx", "a table is saved as CSV: name a file ending in .csv, not "),
        (TABLE, "folder.png", "the table cannot be saved as .*folder.png: that is a folder"),
        (TABLE, "nowhere/offers.csv", "there is no folder "),
    ],
)
def test_where_no_file_can_be_is_said_before_there_is_one(
    tmp_path: Path, kind: FileKind, name: str, advice: str
) -> None:
    (tmp_path / "folder.png").mkdir()
    for attempt in (kind.check, lambda path: kind.save(b"new", path)):
        with pytest.raises(SaveError, match=advice):
            attempt(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.png"]


def test_a_folder_that_cannot_be_written_is_said_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs tests as root may write everywhere.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SaveError, match="nothing can be written into "):
        TABLE.check(tmp_path / "offers.csv")


def test_what_the_machine_refuses_is_said_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / ("long" * 100 + ".png")
    with pytest.raises(SaveError, match=r"cannot be saved as .*: File name too long"):
        PICTURE.save(b"new", path)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_older_file_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "offers.csv"
    path.write_bytes(b"older")

    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match=r"cannot be saved as .*: No space left on device"):
        TABLE.save(b"new", path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(path.name, b"older")]
