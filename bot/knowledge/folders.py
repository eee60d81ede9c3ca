"""Which files of a folder are guides."""

import os
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

from bot.knowledge.diagnostics import Diagnostic, Severity

GUIDE_SUFFIX = ".md"
# Folders below a root that hold something other than guides.
NO_GUIDES = frozenset({"vocabulary", "generic", "scenarios"})
_LOOKS_LIKE_A_GUIDE = (".md", ".markdown", ".mdown")
_A_LINK = "a folder that is a link is not followed; copy the folder instead"
_ANOTHER_SUFFIX = f"not read; a guide's name ends in {GUIDE_SUFFIX}, so rename it"

Entry: TypeAlias = os.DirEntry[str]


def guide_files(root: Path) -> tuple[list[Path], list[Diagnostic]]:
    """Every Markdown file that may be a guide, in order, and what cannot be walked into."""
    entries, diagnostics = guide_entries(root)
    return [Path(entry.path) for entry in entries], diagnostics


def guide_entries(root: Path) -> tuple[list[Entry], list[Diagnostic]]:
    """The same files as their folders list them, without a path made of each."""
    entries: list[Entry] = []
    diagnostics: list[Diagnostic] = []
    begin = len(os.path.join(root, ""))  # noqa: PTH118 - Path("x/") forgets the slash
    waiting = [str(root)]
    while waiting:
        here = waiting.pop()
        folders, files = _listed(here, NO_GUIDES if here == str(root) else frozenset())
        links = [folder for folder in folders if folder.is_symlink()]
        waiting.extend(folder.path for folder in reversed(folders) if folder not in links)
        entries.extend(file for file in files if _is_guide(file.name))
        diagnostics.extend(
            Diagnostic(link.path[begin:], 1, Severity.ERROR, "KB104", _A_LINK) for link in links
        )
        diagnostics.extend(
            Diagnostic(file.path[begin:], 1, Severity.WARNING, "KB105", _ANOTHER_SUFFIX)
            for file in files
            if _looks_like_a_guide(file.name)
        )
    return entries, diagnostics


def _listed(folder: str, left_out: frozenset[str]) -> tuple[list[Entry], list[Entry]]:
    """The folders and the files of a folder by name, hidden folders left out."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=attrgetter("name"))
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return [], []  # gone meanwhile, or closed to us; any other failure must not look empty
    folders: list[Entry] = []
    files: list[Entry] = []
    for entry in entries:
        if not _is_folder(entry):
            files.append(entry)
        elif not entry.name.startswith(".") and entry.name not in left_out:
            folders.append(entry)
    return folders, files


def _is_folder(entry: Entry) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link into a folder that is closed to us
        return False


def _is_guide(name: str) -> bool:
    return name.endswith(GUIDE_SUFFIX) and not name.startswith(".")


def _looks_like_a_guide(name: str) -> bool:
    return name.lower().endswith(_LOOKS_LIKE_A_GUIDE) and not name.endswith(GUIDE_SUFFIX)
