"""Reports that guides are wrong, for whoever maintains the guides: read, and dealt with."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime

from bot.coach.people import KeepingError
from bot.coach.report import Report
from bot.presentation.report_list import reports_record, reports_text
from bot.settings import Settings
from bot.storage.reports import StoredReports
from bot.wiring.keeping import is_kept
from bot.wiring.storing import open_store_of


class NoSuchReportError(KeepingError):
    """There is no open report of an id."""

    def __init__(self) -> None:
        super().__init__("there is no open report of that id; coach reports lists all")


async def open_reports(settings: Settings, now: datetime, *, as_json: bool) -> str:
    """All reports that are open, the oldest first, as text or as JSON; raises KeepingError."""
    found: Mapping[str, Report] = {}
    if is_kept(settings):  # to look must not make a database
        async with _stored(settings, now) as reports:
            found = {one.id: one.report for one in await reports.all()}
    if as_json:
        return json.dumps(reports_record(found), ensure_ascii=False, indent=1)
    return reports_text(found, now)


async def delete_report(settings: Settings, now: datetime, name: str) -> str:
    """Delete a report that is dealt with; raises NoSuchReportError, and KeepingError."""
    done = False
    if is_kept(settings):
        async with _stored(settings, now) as reports:
            done = await reports.done(name)
    if not done:
        raise NoSuchReportError
    return "deleted"


@asynccontextmanager
async def _stored(settings: Settings, now: datetime) -> AsyncIterator[StoredReports]:
    store = await open_store_of(settings, lambda: now)
    try:
        yield store.reports
    finally:
        await store.close()
