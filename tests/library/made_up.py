"""A folder of small guides, opened as a program that starts a while later would."""

import time
from pathlib import Path

from bot.library.keeping import Shelf
from bot.library.opening import Index, Opener
from bot.library.scanning import Source
from tests.knowledge.made_up import guide_text

# By then the stamps of what a test has just written are old enough to be trusted.
A_WHILE = 3_000_000_000


def write_guide(root: Path, company: str, role: str, **changes: str) -> Path:
    """A sound guide with some of its front matter changed."""
    path = root / company / f"{role}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    name = company.title()
    text = guide_text(
        **{"company": company, "role": role, "company_display": name, "role_display": role.title()}
        | changes
    )
    path.write_text(text.replace("Acme Global", f"{name} Global"), "utf-8")
    return path


def later() -> int:
    """The time, a while from now."""
    return time.time_ns() + A_WHILE


def opened(source: Source, shelf: Shelf | None) -> tuple[Index, int]:
    """The index, and how many files were read for it."""
    read: list[int] = []
    index = Opener(source, shelf, lambda _done, total: read.append(total)).open(later())
    return index, max(read, default=0)
