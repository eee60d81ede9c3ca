"""Which files of a folder are guides."""

import os
from pathlib import Path

from bot.knowledge.diagnostics import Diagnostic, Severity

GUIDE_SUFFIX = ".md"
# Folders below a root that hold something other than guides.
_NO_GUIDES = frozenset({"vocabulary", "generic", "scenarios"})
_LOOKS_LIKE_A_GUIDE = (".md", ".markdown", ".mdown")


def guide_files(root: Path) -> tuple[list[Path], list[Diagnostic]]:
    """Every Markdown file that may be a guide, in order, and what cannot be walked into."""
    paths: list[Path] = []
    diagnostics: list[Diagnostic] = []
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        at_top = here == root
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not (at_top and name in _NO_GUIDES)
        )
        for name in list(folders):
            if (here / name).is_symlink():
                folders.remove(name)
                where = (here / name).relative_to(root).as_posix()
                message = "a folder that is a link is not followed; copy the folder instead"
                diagnostics.append(Diagnostic(where, 1, Severity.ERROR, "KB104", message))
        paths.extend(
            here / name
            for name in sorted(files)
            if name.endswith(GUIDE_SUFFIX) and not name.startswith(".")
        )
        diagnostics.extend(
            Diagnostic(
                (here / name).relative_to(root).as_posix(),
                1,
                Severity.WARNING,
                "KB105",
                f"not read; a guide's name ends in {GUIDE_SUFFIX}, so rename it",
            )
            for name in sorted(files)
            if name.lower().endswith(_LOOKS_LIKE_A_GUIDE) and not name.endswith(GUIDE_SUFFIX)
        )
    return paths, diagnostics
