"""Rules about front matter, and the rows of pay that can be used."""

from collections.abc import Iterable
from difflib import get_close_matches

from bot.knowledge.diagnostics import Findings, shown
from bot.knowledge.folders import GUIDE_SUFFIX
from bot.knowledge.pairing import FrontMatterRow
from bot.knowledge.records import (
    COMPENSATION,
    EXPECTED_KEYS,
    GUIDE_KEYS,
    ROW_KEYS,
    CompensationRecord,
    FieldProblem,
    GuideRecord,
    UnusableRecordError,
    read_compensation_record,
)
from bot.knowledge.source import GuideSource


def compensation_rows(
    source: GuideSource, findings: Findings
) -> tuple[list[FrontMatterRow], list[str]]:
    """The usable rows of front matter's `compensation`, and the regions of the others."""
    rows = source.metadata.get(COMPENSATION)
    if rows is None:
        return [], []
    if not isinstance(rows, list):
        findings.error(
            source.line_of(COMPENSATION), "KB115", "compensation must be a list of '- region:' rows"
        )
        return [], []
    usable: list[FrontMatterRow] = []
    refused: list[str] = []
    for index, row in enumerate(rows):
        try:
            record = read_compensation_record(row)
        except UnusableRecordError as unusable:
            for problem in unusable.problems:
                line = source.line_of(COMPENSATION, index, *problem.keys)
                key = problem.keys[0] or f"row {index + 1}"
                findings.error(line, "KB115", f"{key}: {problem.reason}")
            if isinstance(row, dict):
                refused.append(str(row.get("region", "")))
            continue
        usable.append(FrontMatterRow(index, record))
        for key in row.keys() - ROW_KEYS:
            line = source.line_of(COMPENSATION, index, str(key))
            findings.warn(line, "KB113", _unknown_key(str(key), ROW_KEYS))
        _check_ranges(index, record, source, findings)
    return usable, refused


def _check_ranges(
    index: int, record: CompensationRecord, source: GuideSource, findings: Findings
) -> None:
    if record.bonus_pct is not None and record.bonus_low is not None:
        line = source.line_of(COMPENSATION, index, "bonus_pct")
        findings.warn(line, "KB121", "the bonus is given twice; keep bonus_pct or bonus_low/high")
    for name, (low, high) in record.ranges().items():
        if (low is None) != (high is None):
            line = source.line_of(COMPENSATION, index, f"{name}_low")
            message = f"{name} has one end only; write {name}_low and {name}_high"
            findings.warn(line, "KB120", message)
        elif low is not None and high is not None and low > high:
            line = source.line_of(COMPENSATION, index, f"{name}_low")
            message = f"{name} runs from {low:,} down to {high:,}; check both ends"
            findings.warn(line, "KB212", message)


def check_keys(source: GuideSource, findings: Findings) -> None:
    """KB113, KB114: keys that front matter does not know, and those that it lacks."""
    check_unknown_keys(source, GUIDE_KEYS, findings)
    missing = [key for key in EXPECTED_KEYS if source.metadata.get(key) is None]
    if missing:
        findings.warn(1, "KB114", f"front matter lacks {', '.join(missing)}; add it")


def check_unknown_keys(source: GuideSource, known: Iterable[str], findings: Findings) -> None:
    """KB113: keys that front matter does not know."""
    for key in source.metadata.keys() - set(known):
        findings.warn(source.line_of(str(key)), "KB113", _unknown_key(str(key), known))


def _unknown_key(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, list(known), n=1)
    hint = f"; did you mean '{near[0]}'?" if near else "; remove it"
    return f"front matter does not know the key '{shown(key)}'{hint}"


def report_problem(problem: FieldProblem, source: GuideSource, findings: Findings) -> None:
    """KB110, KB111: company or role is missing, or no slug."""
    key = str(problem.keys[0])
    code = "KB110" if key not in source.metadata else "KB111"
    findings.error(source.line_of(*problem.keys), code, f"{key}: {problem.reason}")


def is_in_its_place(record: GuideRecord, source: GuideSource, findings: Findings) -> bool:
    """KB111: `company` and `role` must be the folder and the file that the guide stands in."""
    expected = f"{record.company}/{record.role}{GUIDE_SUFFIX}"
    if source.path == expected:
        return True
    key = "role" if source.path.startswith(f"{record.company}/") else "company"
    findings.error(
        source.line_of(key),
        "KB111",
        f"the file stands at {source.path}, its front matter says {expected}; move or correct it",
    )
    return False
