"""Compares exported guides with what an independent parser found in the same files."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.scores import Tally

Json = dict[str, Any]

# The truth's name of a component, and ours.
_COMPONENTS = {
    "base": "base",
    "stock": "stock",
    "bonus": "bonus",
    "sign": "sign_on",
    "total": "total",
}
_FITS = {"annual": "annual", "4yr": "grant", "either": "either", "neither": "neither"}
_LABELS = {
    "4-year grant (label)": "grant",
    "annual (cell says /yr)": "annual",
    "unlabelled": "unknown",
}


def read_truth(folder: Path, name: str) -> Mapping[str, list[Json]]:
    """The truth about rows or levers, by `company/role.md`."""
    found: Mapping[str, list[Json]] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return found


def lost_rows(guides: Mapping[str, Json], truth: Mapping[str, list[Json]]) -> list[str]:
    """Rows of the truth that no exported row stands for."""
    lost = []
    for path, rows in truth.items():
        ours = [row["region"] for row in guides[path]["rows"]] if path in guides else []
        for row in rows:
            if row["region"] in ours:
                if "levels" not in row:
                    ours.remove(row["region"])
            else:
                lost.append(f"{path}: {row['region']}")
    return lost


def score_figures(guides: Mapping[str, Json], truth: Mapping[str, list[Json]]) -> Tally:
    """Every figure of the tables: ends, currency, percentages, second currency, levels, other."""
    tally = Tally()
    for path, rows in truth.items():
        for ours, row in zip(_rows_beside(guides[path], rows), rows, strict=True):
            pairs = _of_levels(ours, row) if "levels" in row else _of_row(ours[0], row)
            for what, got, wanted in pairs:
                miss = f"{path} {row['region']} {what}: {got} is not {wanted}"
                tally.count(right=got == wanted, miss=miss)
    return tally


def score_stock(guides: Mapping[str, Json], truth: Mapping[str, list[Json]]) -> tuple[Tally, Tally]:
    """What stock figures are said to be, and which reading their totals fit."""
    labels, fits = Tally(), Tally()
    for path, rows in truth.items():
        for ours, row in zip(_rows_beside(guides[path], rows), rows, strict=True):
            basis = ours[0]["stock_basis"]
            where = f"{path} {row['region']} {row['body'].get('stock')}"
            if (label := _LABELS.get(row["stock_basis"])) is not None:
                labels.count(right=basis["label"] == label, miss=f"{where}: not {basis['label']}")
            test = row.get("stock_test")
            fit = _FITS[test["10%"]] if test is not None else "untestable"
            found = basis["total_fits"]
            fits.count(right=found == fit, miss=f"{where}: {found}, not {fit}")
    return labels, fits


def score_levers(guides: Mapping[str, Json], truth: Mapping[str, list[Json]]) -> Tally:
    """Name and script of each lever, white space and quotation marks of quotes folded."""
    tally = Tally()
    for path, levers in truth.items():
        ours = guides[path]["levers"]
        for index, lever in enumerate(levers):
            got = ours[index] if index < len(ours) else {"name": "", "script": ""}
            right = all(_folded(got[key]) == _folded(lever[key]) for key in ("name", "script"))
            tally.count(right=right, miss=f"{path}: {got['name']} is not {lever['name']}")
    return tally


def _rows_beside(guide: Json, rows: Iterable[Json]) -> Iterator[list[Json]]:
    """Our row beside each of the truth, or all of a region's levels."""
    waiting = list(guide["rows"])
    for row in rows:
        same = [ours for ours in waiting if ours["region"] == row["region"]]
        taken = same if "levels" in row else same[:1]
        waiting = [ours for ours in waiting if not any(ours is one for one in taken)]
        yield taken


def _of_levels(ours: list[Json], row: Json) -> Iterator[tuple[str, object, object]]:
    for index, level in enumerate(row["levels"]):
        got = ours[index] if index < len(ours) else {"level": None, "total": None}
        yield "level", got["level"], level["level"]
        yield "total", _ends(got["total"]), level["total"]
        yield "currency", got["total"] and got["total"]["currency"], level["currency"]
        alternate = (got.get("alternate") or {}).get("total")
        yield (
            "alternate",
            alternate and [*(_ends(alternate) or []), alternate["currency"]],
            level["alt"],
        )


def _of_row(ours: Json, row: Json) -> Iterator[tuple[str, object, object]]:
    if row["level"] is not None:
        yield "level", ours["level"], row["level"]
    others = [[other["low"], other["high"], other["currency"]] for other in ours["other"]]
    for name, wanted in row["body"].items():
        if name not in _COMPONENTS:
            if wanted["range"] is not None:
                yield name, [*_rounded(wanted["range"]), wanted["cur"]] in others, True
            continue
        yield from _of_component(name, ours, wanted)


def _of_component(name: str, ours: Json, wanted: Json) -> Iterator[tuple[str, object, object]]:
    key = _COMPONENTS[name]
    got = ours[key]
    yield name, _ends(got), wanted["range"] and _rounded(wanted["range"])
    if wanted["range"] is not None:
        yield f"{name} currency", got and got["currency"], wanted["cur"]
    if key == "bonus":
        percent = [got["pct_low"], got["pct_high"]] if got and got["pct_low"] is not None else None
        yield "bonus per cent", percent, wanted["pct"]
    second = (ours["alternate"] or {}).get(key)
    alternate = second and [second["low"], second["high"], second["currency"]]
    yield f"{name} alternate", alternate, wanted["alt"] and _rounded(wanted["alt"])


def _ends(amount: Json | None) -> list[float] | None:
    return [amount["low"], amount["high"]] if amount and amount["low"] is not None else None


def _rounded(values: Iterable[Any]) -> list[Any]:
    """The truth multiplied in floating point: 1,014,999.9999999999 is 1,015,000."""
    return [round(value, 6) if isinstance(value, float) else value for value in values]


def _folded(text: str) -> str:
    return " ".join(re.sub(r"^\s*>\s?", "", text, flags=re.MULTILINE).split())
