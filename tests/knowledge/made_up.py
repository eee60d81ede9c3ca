"""Guides made by hand for tests, and rows and levers put into words that a test can compare."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from bot.knowledge.base import PayComponents, PayFigure, PayRow, Unit
from bot.knowledge.diagnostics import Diagnostic

GUIDES = Path(__file__).parent / "guides"
COMPONENTS = ("base", "stock", "bonus", "sign_on", "total")

FRONT_MATTER: Mapping[str, str] = {
    "company": "acme",
    "company_display": "Acme",
    "role": "baker",
    "role_display": "Baker",
    "role_type": "standard",
    "last_updated": "2026-02-23",
    "data_quality": "high",
    "salary_data_quarter": "2025-Q4",
    "next_review_due": "2026-05-23",
    "compensation": """
  - region: London
    base_low: 100000
    base_high: 120000
    stock_low: 40000
    stock_high: 80000
    bonus_pct: 10
    total_comp_low: 120000
    total_comp_high: 152000
    currency: GBP""",
    "level_mapping": "\n  internal: null",
    "data_sources": "\n  - Bread Gazette",
    "negotiation_dna_summary": "Bread",
}
TABLE = """| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| London | £100K–£120K | £40K–£80K | 10% | £120K–£152K |"""
LEVERS = """#### Global Levers

1. **Sourdough:** "I would like a base of [your figure], since I bake sourdough.\""""
REST = """**Level Mapping:** Baker 2 = Miller 3

> **Negotiate Up Strategy:** Open with the sourdough.

#### Evidence & Sources

- Bread Gazette"""


def front_matter(changes: Mapping[str, str | None]) -> str:
    """The front matter of a sound guide with some of its values changed; None drops a key."""
    values = {**FRONT_MATTER, **changes}
    lines = [f"{key}: {value}" for key, value in values.items() if value is not None]
    return "\n".join(("---", *lines, "---", ""))


def body(table: str = TABLE, levers: str = LEVERS, rest: str = REST) -> str:
    """The body of a sound guide with some of its parts changed."""
    title = "### Baker | Acme Global Negotiation Guide\n\n**Negotiation DNA:** Bread."
    return f"{title}\n\n{table}\n\n{levers}\n\n{rest}\n"


def guide_text(table: str = TABLE, levers: str = LEVERS, **changes: str | None) -> str:
    """A sound guide's text with some of it changed."""
    return front_matter(changes) + body(table, levers)


def pay(row: PayRow) -> dict[str, str]:
    """What a row states, by component, in words."""
    return components(row.pay)


def components(stated: PayComponents | None) -> dict[str, str]:
    """The components that are stated, in words; empty for none."""
    figures = {name: getattr(stated, name, None) for name in COMPONENTS}
    return {name: words(figure) for name, figure in figures.items() if figure is not None}


def other(row: PayRow) -> dict[str, str]:
    """What a row states under labels of its own, in words."""
    return {item.label: words(item.figure) for item in row.other}


def words(figure: PayFigure) -> str:
    """A figure such as "110,000–138,000 USD/year" or "10–15 %"."""
    parts = []
    if figure.low is not None and figure.high is not None:
        unit = figure.currency if figure.unit is Unit.MONEY else figure.unit.value
        parts.append(f"{_range(figure.low, figure.high)} {unit}/{figure.period.value}")
    if figure.pct_low is not None and figure.pct_high is not None:
        parts.append(f"{_range(figure.pct_low, figure.pct_high)} %")
    if figure.open_ended:
        parts.append("and more")
    return ", ".join(parts)


def _range(low: Decimal, high: Decimal) -> str:
    ends = [f"{end.normalize():,f}" for end in (low, high)]
    return ends[0] if low == high else "–".join(ends)


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """The codes of diagnostics, in their order."""
    return [diagnostic.code for diagnostic in diagnostics]
