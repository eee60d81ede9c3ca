"""A folder of guides to read, and a place to keep what was read."""

from pathlib import Path

import pytest

import bot
from bot.library.keeping import Shelf
from bot.library.scanning import Source
from bot.resources import project_folder
from tests.library.made_up import write_guide


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three guides of two companies."""
    root = tmp_path / "guides"
    for company, role in (("acme", "baker"), ("acme", "miller"), ("zorblat", "baker")):
        write_guide(root, company, role)
    return root


@pytest.fixture
def source(root: Path) -> Source:
    return Source(root, project_folder("knowledge"))


@pytest.fixture
def shelf(tmp_path: Path, source: Source) -> Shelf:
    shelf = Shelf.of(tmp_path / "cache", source, Path(bot.__file__).parent)
    assert shelf is not None
    return shelf
