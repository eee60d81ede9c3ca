"""The project's own folders are found wherever the project runs."""

from pathlib import Path

import pytest

from bot.resources import ProjectFolderMissingError, folder_beside, project_folder


def folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def test_a_checkout_uses_the_folder_that_people_edit() -> None:
    checkout = Path(__file__).resolve().parent.parent
    assert project_folder("knowledge") == checkout / "knowledge"


def test_an_installed_wheel_uses_the_folder_it_carries(tmp_path: Path) -> None:
    folder(tmp_path / "knowledge")
    packed = folder(tmp_path / "bot" / "_data" / "knowledge")
    assert folder_beside(tmp_path / "bot", "knowledge") == packed


def test_a_missing_folder_is_named_with_every_place_searched(tmp_path: Path) -> None:
    with pytest.raises(ProjectFolderMissingError) as raised:
        folder_beside(tmp_path / "bot", "locale")
    message = str(raised.value)
    assert "'locale'" in message
    assert str(tmp_path / "bot" / "_data" / "locale") in message
    assert str(tmp_path / "locale") in message
