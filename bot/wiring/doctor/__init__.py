"""Whether all is well, for whoever runs the bot: one line a check, and nothing is changed."""

import os
import platform
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.knowledge.diagnostics import Severity
from bot.knowledge.loaded import NoGuideFolderError
from bot.settings import Settings, SettingsError, load_settings
from bot.wiring import Knowledge, knowledge_root
from bot.wiring.doctor.account import check_account, check_clock
from bot.wiring.doctor.checks import Check, State, ok, to_do
from bot.wiring.doctor.kept import check_kept

_A_ZONE = "Europe/Berlin"
_COLOURS = {State.OK: "32", State.NOTE: "33", State.TO_DO: "31"}


async def examine(
    folder: Path | None, clock: Callable[[], datetime], load: Callable[[Path], Knowledge]
) -> tuple[Check, ...]:
    """Check everything; where the settings cannot be read, only what needs none."""
    try:
        settings = load_settings()
    except SettingsError as error:
        return (to_do("settings", str(error)), *_machine())
    before = clock()
    account, told = await check_account(settings)
    account += tuple(check_clock(told, before, clock))
    before = clock()
    kept, by_database = await check_kept(settings, before)
    if told is None:
        kept += tuple(check_clock(by_database, before, clock))
    guides = _guides(knowledge_root(settings, folder), clock(), load)
    return (ok("settings", _set(settings)), *_machine(), guides, *kept, *account)


def shown_lines(checks: Sequence[Check]) -> Iterator[str]:
    """A line a check, and what it comes to; coloured unless NO_COLOR is set."""
    coloured = not os.environ.get("NO_COLOR")
    for check in checks:
        state = f"{check.state:5}"
        if coloured:
            state = f"\x1b[{_COLOURS[check.state]}m{state}\x1b[0m"
        yield f"{state}  {check.name:9} {check.text}"
    left = sum(check.is_to_do for check in checks)
    yield ""
    yield f"{left} to do." if left else "Nothing to do."


def _set(settings: Settings) -> str:
    """Which settings differ from what they are without; never their values."""
    unset = Settings()
    names = (f"COACH_{name.upper()}" for name in Settings.__slots__)
    differing = [
        name
        for name, field in zip(names, Settings.__slots__, strict=True)
        if getattr(settings, field) != getattr(unset, field)
    ]
    return f"can be used; set are {', '.join(differing)}" if differing else "none is set"


def _machine() -> Iterator[Check]:
    yield ok("python", platform.python_version())
    try:
        ZoneInfo(_A_ZONE)
    except ZoneInfoNotFoundError:
        yield to_do("zones", "this machine knows no time zones: pip install tzdata")
    else:
        yield ok("zones", "time zones are known")


def _guides(root: Path, now: datetime, load: Callable[[Path], Knowledge]) -> Check:
    try:
        found = load(root).loaded
    except NoGuideFolderError as error:
        return to_do("guides", str(error))
    errors = sum(one.severity is Severity.ERROR for one in found.diagnostics)
    today = now.date()
    late = sum(one.due is not None and one.due < today for one in found.knowledge)
    counted = f"{root} has {len(found.knowledge):,} guides, {late:,} of them overdue for review"
    if not len(found.knowledge):
        return to_do("guides", f"{root} has no guide that can be used; run: coach check {root}")
    if errors:
        return to_do("guides", f"{counted}, and {errors:,} errors; run: coach check {root}")
    return ok("guides", counted)
