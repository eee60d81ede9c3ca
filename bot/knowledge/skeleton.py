"""The beginnings of a new guide, for its author to fill."""

import re
from datetime import date

# A slug becomes a part of a path and of a button; nothing else is let through.
SLUG = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
# What an author has still to replace; see the text below.
NOT_FILLED_IN = "…"
# Reviewed once a quarter, as pay data appear.
REVIEW_AFTER_DAYS = 90
_MONTHS_A_QUARTER = 3


class NotASlugError(ValueError):
    """What was given is not the name of a guide."""

    def __init__(self, given: str) -> None:
        super().__init__(
            f"'{given}' is not company/role; write both in lower-case letters, digits and "
            "hyphens, such as ally-financial/software-engineer"
        )


def split_name(name: str) -> tuple[str, str]:
    """Company and role of "company/role"; raises NotASlugError."""
    company, _, role = name.partition("/")
    if not (SLUG.match(company) and SLUG.match(role)):
        raise NotASlugError(name)
    return company, role


def skeleton(company: str, role: str, updated: date, due: date) -> str:
    """The text of a guide with everything that an author fills in marked by dots or dashes."""
    company_name, role_name = _title(company), _title(role)
    quarter = f"{updated.year}-Q{(updated.month - 1) // _MONTHS_A_QUARTER + 1}"
    return f"""---
company: {_as_text(company)}
company_display: {_as_text(company_name)}
role: {_as_text(role)}
role_display: {_as_text(role_name)}
role_type: standard
last_updated: {updated}
data_quality: medium
salary_data_quarter: {quarter}
next_review_due: {due}
compensation:
  - region: "…"
    base_low: null
    base_high: null
    stock_low: null
    stock_high: null
    bonus_low: null
    bonus_high: null
    total_comp_low: null
    total_comp_high: null
    currency: USD
level_mapping:
  internal: null
data_sources:
  - "…"
negotiation_dna_summary: "…"
aliases: []
stock_basis: unknown
---
### {role_name} | {company_name} Global Negotiation Guide

**Negotiation DNA:** …

---

#### Compensation

| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| … | — | — | — | — |

---

#### Level Mapping

| {company_name} Level | … |
|---|---|
| … | … |

---

#### Global Levers

1. **…:** When to use it, in a sentence.
> "I …"

---

> **Negotiate Up Strategy:** …

---

#### Evidence & Sources

1. …
"""


def _as_text(value: str) -> str:
    """A value that YAML reads as a text, in quotes where it could be a number or a truth."""
    is_plain = value[0].isalpha() and value.lower() not in _NO_TEXT and ":" not in value
    return value if is_plain else f'"{value}"'


_NO_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def _title(slug: str) -> str:
    return slug.replace("-", " ").title()
