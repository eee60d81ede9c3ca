"""Guides as JSON objects, one a guide: what was read and nothing else (docs/jsonl.md)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from bot.knowledge.base import (
    Guide,
    LevelMapping,
    Lever,
    OtherPay,
    PayComponents,
    PayFigure,
    PayRow,
    Place,
    Unit,
)
from bot.knowledge.diagnostics import Diagnostic
from bot.knowledge.stock_basis import disagreement

Json = dict[str, Any]


def export_guide(guide: Guide, diagnostics: Iterable[Diagnostic]) -> Json:
    """A guide as one JSON object; amounts are plain numbers in whole currency units."""
    return {
        "company": guide.id.company,
        "company_display": guide.company_name,
        "role": guide.id.role,
        "role_display": guide.role_name,
        "role_type": guide.role_type,
        "quality": guide.quality,
        "quarter": guide.quarter,
        "updated": guide.updated.isoformat() if guide.updated else None,
        "due": guide.due.isoformat() if guide.due else None,
        "sources": list(guide.sources),
        "rows": [_row(row) for row in guide.rows],
        "levers": [_lever(lever) for lever in guide.levers],
        "strategy": [passage.text for passage in guide.strategy],
        "level_mapping": [_level_mapping(mapping) for mapping in guide.level_mapping],
        "diagnostics": [export_diagnostic(diagnostic) for diagnostic in diagnostics],
    }


def export_diagnostic(diagnostic: Diagnostic) -> Json:
    """A diagnostic as a JSON object."""
    return {
        "path": diagnostic.path,
        "line": diagnostic.line,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
    }


def diagnostics_by_path(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Diagnostics of each file, in order."""
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.path, []).append(diagnostic)
    return found


def _row(row: PayRow) -> Json:
    return {
        "region": row.region,
        "places": [_place(place) for place in row.places],
        "level": row.level,
        **_components(row.pay),
        "other": [_other(other) for other in row.other],
        "alternate": _components(row.alternate) if row.alternate is not None else None,
        "stock_basis": {
            "label": row.stock_basis.label.value,
            "total_fits": row.stock_basis.total_fits.value,
        },
        "notes": [*row.notes, *_beyond_numbers(row.pay), *_sentence(row)],
    }


def _beyond_numbers(pay: PayComponents) -> Iterator[str]:
    """Cells that say more than the numbers above can: equity in per cent, shares, "+"."""
    for name, figure in (
        ("Base", pay.base),
        ("Stock", pay.stock),
        ("Sign-on", pay.sign_on),
        ("Total", pay.total),
    ):
        if figure is not None and (figure.unit in {Unit.PERCENT, Unit.SHARES} or figure.open_ended):
            yield f'{name}: "{figure.quote}"'
    if pay.bonus is not None and pay.bonus.open_ended:
        yield f'Bonus: "{pay.bonus.quote}"'


def _sentence(row: PayRow) -> tuple[str, ...]:
    sentence = disagreement(row.stock_basis)
    return (sentence,) if sentence is not None else ()


def _place(place: Place) -> Json:
    return {
        "name": place.name,
        "metro": place.metro,
        "country": place.country,
        "remote": place.remote,
    }


def _components(pay: PayComponents) -> Json:
    return {
        "base": _amount(pay.base),
        "stock": _amount(pay.stock),
        "bonus": _bonus(pay.bonus),
        "sign_on": _amount(pay.sign_on),
        "total": _amount(pay.total),
    }


def _amount(figure: PayFigure | None) -> Json | None:
    """An amount; a count of shares has no currency, and words alone are null."""
    if figure is None or (figure.low is None and figure.high is None):
        return None
    return {
        "low": _number(figure.low),
        "high": _number(figure.high),
        "currency": figure.currency,
        "period": figure.period.value,
    }


def _bonus(figure: PayFigure | None) -> Json | None:
    if figure is None or (figure.low is None and figure.high is None and figure.pct_low is None):
        return None
    return {
        "low": _number(figure.low),
        "high": _number(figure.high),
        "currency": figure.currency,
        "pct_low": _number(figure.pct_low),
        "pct_high": _number(figure.pct_high),
    }


def _other(other: OtherPay) -> Json:
    figure = other.figure
    is_percent = figure.unit is Unit.PERCENT
    return {
        "label": other.label,
        "low": _number(figure.pct_low if is_percent else figure.low),
        "high": _number(figure.pct_high if is_percent else figure.high),
        "currency": figure.currency,
        "period": figure.period.value,
        "unit": figure.unit.value,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _lever(lever: Lever) -> Json:
    return {
        "name": lever.name,
        "script": lever.script,
        "advice": lever.advice,
        "families": list(lever.families),
        "sayable": lever.sayable,
        "claims_offer": lever.claims_offer,
        "placeholders": [{"text": p.text, "kind": p.kind.value} for p in lever.placeholders],
    }


def _level_mapping(mapping: LevelMapping) -> Json:
    return {
        "text": mapping.text,
        "equivalents": [{"ladder": e.ladder, "level": e.level} for e in mapping.equivalents],
    }
