"""What authors of guides read in their terminal: findings, counts, a guide as understood.

For people who edit files in English; what a candidate reads goes through the catalogue.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from bot.knowledge.base import (
    Guide,
    KnowledgeBase,
    Lever,
    OtherPay,
    PayComponents,
    PayFigure,
    PayRow,
    Period,
    Place,
    Unit,
)
from bot.knowledge.diagnostics import Diagnostic, Severity

_INDENT = "  "
_MOST_LISTED = 12
_PERIODS = {
    Period.YEAR: "a year",
    Period.MONTH: "a month",
    Period.GRANT: "for the whole grant",
    Period.ONCE: "once",
    Period.UNKNOWN: "for a time that is not said",
}


def findings_summary(diagnostics: Sequence[Diagnostic], guides: int) -> str:
    """A table of what was found by code, with one example each, and the counts."""
    if not diagnostics:
        return f"{_guides(guides)}, nothing to complain about."
    rows = [
        (code, severity, str(count), example.message)
        for (code, severity), count, example in _by_code(diagnostics)
    ]
    width = max(len(count) for _, _, count, _ in rows)
    lines = [
        f"{code}  {severity:7}  {count:>{width}}  {_shortened(message)}"
        for code, severity, count, message in rows
    ]
    errors = sum(1 for d in diagnostics if d.severity is Severity.ERROR)
    warnings = len(diagnostics) - errors
    lines.append("")
    lines.append(
        f"{_guides(guides)}, {_counted(errors, 'error')}, {_counted(warnings, 'warning')}."
    )
    return "\n".join(lines)


def statistics(knowledge: KnowledgeBase) -> str:
    """How much there is, and of what."""
    rows = [row for guide in knowledge for row in guide.rows]
    levers = [lever for guide in knowledge for lever in guide.levers]
    sections = [
        ("companies", len(knowledge.companies)),
        ("guides", len(knowledge)),
        ("pay rows", len(rows)),
        ("levers", len(levers)),
        ("  to say aloud", sum(1 for lever in levers if lever.sayable)),
        ("  that claim another offer", sum(1 for lever in levers if lever.claims_offer)),
    ]
    width = max(len(name) for name, _ in sections)
    lines = [f"{name:{width}}  {count:>6}" for name, count in sections]
    lines.extend(_most_common("currencies", (_currency(row) for row in rows)))
    lines.extend(_most_common("places", (_place_key(p) for row in rows for p in row.places)))
    lines.extend(_most_common("lever families", (f for lever in levers for f in lever.families)))
    lines.extend(
        _most_common("stock label / total fits", (_basis(row) for row in rows if row.pay.stock))
    )
    lines.extend(_most_common("review due", (str(guide.due) for guide in knowledge)))
    return "\n".join(lines)


def guide_as_understood(guide: Guide, diagnostics: Iterable[Diagnostic]) -> str:
    """A guide as it was read: every row, every lever, and what was found."""
    lines = [
        f"{guide.role_name} at {guide.company_name}   ({guide.id})",
        f"{guide.role_type}; quality {guide.quality}; figures of {guide.quarter}",
        f"updated {guide.updated or 'unknown'}, review due {guide.due or 'unknown'}",
        f"sources: {', '.join(guide.sources) or 'none named'}",
    ]
    if guide.company_aliases:
        lines.append(f"also called: {', '.join(guide.company_aliases)}")
    for row in guide.rows:
        lines.extend(["", *_row_lines(row)])
    for number, lever in enumerate(guide.levers, start=1):
        lines.extend(["", *_lever_lines(number, lever)])
    lines.extend(["", "level mapping:" if guide.level_mapping else "level mapping: none"])
    for mapping in guide.level_mapping:
        pairs = "; ".join(f"{e.ladder}: {e.level}".lstrip(": ") for e in mapping.equivalents)
        lines.append(f"{_INDENT}line {mapping.line}: {pairs or mapping.text}")
    for passage in guide.strategy:
        lines.extend(["", f"{passage.title} (line {passage.line}):", _INDENT + passage.text])
    if guide.evidence:
        lines.extend(["", "evidence:", *(f"{_INDENT}- {item.text}" for item in guide.evidence)])
    found = [str(diagnostic) for diagnostic in diagnostics]
    lines.extend(["", "findings:" if found else "findings: none", *found])
    return "\n".join(lines)


def _by_code(
    diagnostics: Sequence[Diagnostic],
) -> Iterator[tuple[tuple[str, str], int, Diagnostic]]:
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], Diagnostic] = {}
    for diagnostic in diagnostics:
        key = (diagnostic.code, diagnostic.severity.value)
        counts[key] += 1
        examples.setdefault(key, diagnostic)
    for key in sorted(counts, key=lambda key: (key[1], -counts[key], key[0])):
        yield key, counts[key], examples[key]


def _most_common(title: str, values: Iterable[str]) -> Iterator[str]:
    counts = Counter(values)
    if not counts:
        return
    yield ""
    yield f"{title}:"
    listed = counts.most_common(_MOST_LISTED)
    width = max(len(value) for value, _ in listed)
    for value, count in listed:
        yield f"{_INDENT}{value:{width}}  {count:>6}"
    if len(counts) > len(listed):
        yield f"{_INDENT}and {len(counts) - len(listed)} more"


def _row_lines(row: PayRow) -> Iterator[str]:
    places = ", ".join(_place(place) for place in row.places) or "no place"
    level = f", level {row.level}" if row.level else ""
    yield f"{row.region}{level}   → {places}   (line {row.line})"
    yield from _component_lines(row.pay, "")
    if row.alternate is not None:
        yield from _component_lines(row.alternate, "also ")
    for other in row.other:
        yield f"{_INDENT}{_other(other)}"
    if row.pay.stock is not None:
        yield f"{_INDENT}stock is labelled {_basis(row).replace(' / ', ', the total fits ')}"
    for note in row.notes:
        yield f"{_INDENT}note: {note}"


def _component_lines(pay: PayComponents, prefix: str) -> Iterator[str]:
    for name, figure in (
        ("base", pay.base),
        ("stock", pay.stock),
        ("bonus", pay.bonus),
        ("sign-on", pay.sign_on),
        ("total", pay.total),
    ):
        if figure is not None:
            yield f"{_INDENT}{prefix}{name}: {_reading(figure)}"


def _other(other: OtherPay) -> str:
    return f"{other.label}: {_reading(other.figure)}"


def _reading(figure: PayFigure) -> str:
    """What a cell says, and what was read out of it."""
    read: list[str] = []
    if figure.low is not None or figure.high is not None:
        both = dict.fromkeys((figure.low, figure.high))
        ends = "–".join("?" if end is None else f"{_plain(end):,}" for end in both)
        unit = "shares" if figure.unit is Unit.SHARES else figure.currency or "no currency"
        read.append(f"{ends} {unit} {_PERIODS[figure.period]}")
    if figure.pct_low is not None:
        percents = dict.fromkeys((figure.pct_low, figure.pct_high))
        read.append(f"{'–'.join(str(percent) for percent in percents)} %")
    return f"“{figure.quote}” = {', '.join(read) or 'words'}   (line {figure.line})"


def _plain(value: Decimal) -> Decimal:
    """A number without the zeros that a scale left behind its point."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _lever_lines(number: int, lever: Lever) -> Iterator[str]:
    marks = [", ".join(lever.families), "to say aloud" if lever.sayable else "advice"]
    if lever.claims_offer:
        marks.append("claims an offer")
    yield f"lever {number}: {lever.name}   [{'; '.join(marks)}]   (line {lever.line})"
    if lever.advice:
        yield f"{_INDENT}{lever.advice}"
    yield f"{_INDENT}“{lever.script}”"
    if lever.placeholders:
        gaps = ", ".join(f"{p.text} ({p.kind.value})" for p in lever.placeholders)
        yield f"{_INDENT}to fill: {gaps}"


def _place(place: Place) -> str:
    parts = [place.name, place.metro, place.country, "remote" if place.remote else None]
    return " / ".join(part for part in parts if part)


def _place_key(place: Place) -> str:
    if place.remote:
        return f"remote {place.country or ''}".strip()
    return place.metro or place.name


def _currency(row: PayRow) -> str:
    figure = row.pay.base or row.pay.total
    return (figure.currency if figure is not None else None) or "none"


def _basis(row: PayRow) -> str:
    return f"{row.stock_basis.label.value} / {row.stock_basis.total_fits.value}"


def _shortened(message: str) -> str:
    longest = 72
    return message if len(message) <= longest else message[: longest - 1] + "…"


def _guides(number: int) -> str:
    return _counted(number, "guide")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
