"""Where the folders that come with the project lie, in a checkout and in an installed wheel."""

from pathlib import Path
from typing import Literal, TypeAlias

# Where the wheel packs them, inside the package.
PACKED = "_data"
FolderName: TypeAlias = Literal["knowledge", "locale"]


class ProjectFolderMissingError(FileNotFoundError):
    """A folder that comes with the project is not where it should be."""

    def __init__(self, name: str, places: tuple[Path, ...]) -> None:
        searched = " nor ".join(str(place) for place in places)
        super().__init__(
            f"the project's folder '{name}' is missing: neither {searched} is a folder; "
            "install the project again"
        )


def project_folder(name: FolderName) -> Path:
    """The folder `name` that this installation carries."""
    return folder_beside(Path(__file__).resolve().parent, name)


def folder_beside(package: Path, name: FolderName) -> Path:
    """The folder packed into `package` by the wheel, else the one beside it in a checkout."""
    places = (package / PACKED / name, package.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise ProjectFolderMissingError(name, places)
