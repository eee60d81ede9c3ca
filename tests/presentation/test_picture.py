from pathlib import Path

import pytest

from bot.presentation.picture import Picture, PictureFileError, check_place, save

PICTURE = Picture(b"\x89PNG", "Base is in the band.", "bands.png")


def test_a_picture_is_saved_over_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "Offer.PNG"
    for png in (b"older and longer", PICTURE.png):
        save(Picture(png, PICTURE.alt, PICTURE.name), path)
    assert path.read_bytes() == PICTURE.png


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("offer.jpg", "name a file ending in .png, not "),
        ("offer", "name a file ending in .png, not "),
        ("folder.png", "folder.png: that is a folder"),
        ("nowhere/offer.png", "there is no folder "),
    ],
)
def test_where_no_picture_can_be_is_said_before_one_is_drawn(
    tmp_path: Path, name: str, advice: str
) -> None:
    (tmp_path / "folder.png").mkdir()
    for attempt in (check_place, lambda path: save(PICTURE, path)):
        with pytest.raises(PictureFileError, match=advice):
            attempt(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.png"]


def test_what_the_machine_refuses_is_said(tmp_path: Path) -> None:
    path = tmp_path / ("long" * 100 + ".png")
    with pytest.raises(PictureFileError, match=r"cannot be saved as .*: File name too long"):
        save(PICTURE, path)
