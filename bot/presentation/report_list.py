"""What people report of guides, for people who edit guides in English, and for programs."""

from collections.abc import Mapping
from datetime import datetime

from bot.coach.report import Report
from bot.presentation.plain import printable


def reports_text(reports: Mapping[str, Report], now: datetime) -> str:
    """Every report by its id, with the guide, its age and the words."""
    lines = [_lines(name, report, now) for name, report in reports.items()]
    return "\n".join(lines) if lines else "no open reports"


def reports_record(reports: Mapping[str, Report]) -> list[dict[str, str | None]]:
    """Every report as an object."""
    return [
        {"id": name, "guide": one.guide, "at": one.at.isoformat(), "text": one.text}
        for name, one in reports.items()
    ]


def _lines(name: str, report: Report, now: datetime) -> str:
    guide = report.guide or "no guide named"
    return f"{name}  {guide}, {_age(report, now)}\n    {printable(report.text)}"


def _age(report: Report, now: datetime) -> str:
    days = (now - report.at).days
    if days <= 0:
        return "today"
    return f"{days} day{'' if days == 1 else 's'} ago"
