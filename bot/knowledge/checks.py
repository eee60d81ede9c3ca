"""Rules about whole guides, and about all guides together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.knowledge.base import Guide, Lever
from bot.knowledge.diagnostics import Diagnostic, Findings, Severity, shown
from bot.knowledge.levers import FoundLevers
from bot.knowledge.source import GuideSource
from bot.knowledge.tables import PayTable

_ALL_PERCENT = 100
_ROUNDING = 0.5
_MOST_SHOWN = 8


def check_guide(guide: Guide, found: FoundLevers, source: GuideSource, findings: Findings) -> None:
    """Report what a guide lacks or what its words must not do."""
    _check_dates(guide, source, findings)
    if not guide.levers:
        findings.warn(
            source.body_line, "KB301", "no levers; add numbered ones under 'Global Levers'"
        )
    check_levers(found, guide.levers, findings)
    if not guide.strategy:
        findings.warn(
            source.body_line, "KB401", "no Negotiate Up strategy; add what to open with and accept"
        )
    if not guide.evidence:
        findings.warn(
            source.body_line, "KB402", "no Evidence & Sources; say where the figures come from"
        )
    if not guide.level_mapping:
        findings.warn(
            source.body_line, "KB403", "no Level Mapping; say which levels this role spans"
        )


def check_tables(
    tables: Sequence[PayTable], table: PayTable | None, source: GuideSource, findings: Findings
) -> None:
    """Report what is odd about the tables of a body; `table` is the one that was read."""
    if table is None:
        findings.warn(
            source.body_line,
            "KB201",
            "no compensation table with amounts; add one whose first column is Region, Level or "
            "Component",
        )
        return
    for other in tables:
        if other is not table and other.by_region:
            message = "a second compensation table is not read; put all rows into the first"
            findings.warn(other.line, "KB222", message)
    for line in table.ragged:
        findings.warn(
            line, "KB218", "this row has not as many cells as the header; give each column one"
        )


def _check_dates(guide: Guide, source: GuideSource, findings: Findings) -> None:
    if guide.updated is not None and guide.due is not None and guide.due < guide.updated:
        findings.warn(
            source.line_of("next_review_due"),
            "KB117",
            f"the review is due on {guide.due}, before the last update on {guide.updated}",
        )
    total = sum(guide.vesting)
    if guide.vesting and abs(float(total) - _ALL_PERCENT) > _ROUNDING:
        findings.warn(
            source.line_of("vesting"),
            "KB118",
            f"vesting adds up to {total} %, not 100 %; correct the years",
        )


def _check_numbers(found: FoundLevers, findings: Findings) -> None:
    expected = tuple(range(1, len(found.numbers) + 1))
    if found.numbers != expected:
        numbers = ", ".join(map(str, found.numbers[:_MOST_SHOWN]))
        if len(found.numbers) > _MOST_SHOWN:
            numbers += ", …"
        message = f"levers are numbered {numbers}; number them from 1 without gaps"
        findings.warn(found.levers[0].line, "KB305", message)
    for name, line in found.unread:
        message = f"lever '{shown(name)}' is not read; put all levers into one numbered list"
        findings.warn(line, "KB306", message)


def check_levers(found: FoundLevers, levers: Sequence[Lever], findings: Findings) -> None:
    """Report what is odd about levers and what their words must not do."""
    _check_numbers(found, findings)
    seen: dict[str, int] = {}
    for raw, lever in zip(found.levers, levers, strict=True):
        if not raw.quoted:
            findings.warn(
                lever.line,
                "KB302",
                f"lever '{shown(lever.name)}' has no quoted script, so it is shown as advice; put "
                "the words to say in double quotation marks",
            )
        if raw.unclosed:
            message = f"lever '{shown(lever.name)}' has a quotation mark that is not closed"
            findings.warn(lever.line, "KB307", message)
        if lever.claims_offer and lever.sayable and not lever.placeholders:
            findings.warn(
                lever.line,
                "KB303",
                f"lever '{shown(lever.name)}' claims an offer that the person may not have; "
                "use a placeholder such as [your other offer]",
            )
        if (first := seen.setdefault(lever.name.casefold(), lever.line)) != lever.line:
            findings.warn(
                lever.line, "KB304", f"lever '{shown(lever.name)}' stands on line {first} already"
            )


def colliding_aliases(
    guides: Iterable[Guide], alias_lines: Mapping[str, int]
) -> Iterator[Diagnostic]:
    """KB501: a guide's alias that is another company's name, slug or alias."""
    owners: dict[str, set[str]] = {}
    listed = list(guides)
    for guide in listed:
        for name in (guide.company_name, guide.id.company, *guide.company_aliases):
            owners.setdefault(name.casefold(), set()).add(guide.id.company)
    for guide in listed:
        for alias in guide.company_aliases:
            others = owners[alias.casefold()] - {guide.id.company}
            if others:
                names = ", ".join(sorted(others))
                yield Diagnostic(
                    guide.path,
                    alias_lines.get(guide.path, 1),
                    Severity.WARNING,
                    "KB501",
                    f"alias '{shown(alias)}' also names {names}; choose one that is unique",
                )
