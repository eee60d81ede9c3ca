"""Guides as JSON objects, with exactly the keys that are promised."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.knowledge.base import Guide
from bot.knowledge.export import diagnostics_by_path, export_diagnostic, export_guide
from bot.knowledge.loaded import Loaded
from tests.knowledge.conftest import ReadText
from tests.knowledge.made_up import guide_text

PLAIN = {"low", "high", "currency", "period"}


def _exported(guide: Guide) -> Any:
    return json.loads(json.dumps(export_guide(guide, ())))


def test_a_guide_has_the_promised_keys_and_no_others(guides: Mapping[str, Guide]) -> None:
    exported = _exported(guides["region-rows"])
    assert set(exported) == set(
        "company company_display role role_display role_type quality quarter updated due sources "
        "rows levers strategy level_mapping diagnostics".split()
    )
    row = exported["rows"][1]
    assert set(row) == set(
        "region places level base stock bonus sign_on total other alternate stock_basis "
        "notes".split()
    )
    assert set(row["places"][0]) == {"name", "metro", "country", "remote"}
    assert set(row["base"]) == set(row["stock"]) == set(row["sign_on"]) == set(row["total"])
    assert set(row["base"]) == PLAIN
    assert set(row["bonus"]) == {"low", "high", "currency", "pct_low", "pct_high"}
    assert set(row["stock_basis"]) == {"label", "total_fits"}
    assert set(exported["levers"][0]) == set(
        "name script advice families sayable claims_offer placeholders".split()
    )


def test_amounts_are_plain_numbers(guides: Mapping[str, Guide]) -> None:
    first = _exported(guides["region-rows"])["rows"][0]
    assert first["base"] == {"low": 70000, "high": 90000, "currency": "GBP", "period": "year"}
    assert first["stock"]["period"] == "grant"
    assert first["bonus"] == {
        "low": None,
        "high": None,
        "currency": None,
        "pct_low": 10,
        "pct_high": 15,
    }
    assert first["sign_on"] is None
    assert first["alternate"] is None
    assert isinstance(first["base"]["low"], int)


def test_what_has_a_label_of_its_own_says_its_unit(guides: Mapping[str, Guide]) -> None:
    (chicago, _denver) = _exported(guides["own-columns"])["rows"]
    carry, sharing, *_ = chicago["other"]
    assert carry == {
        "label": "Carry",
        "low": 10000,
        "high": 20000,
        "currency": "USD",
        "period": "year",
        "unit": "money",
    }
    assert (sharing["label"], sharing["low"], sharing["high"]) == ("Profit Sharing", 3, 5)
    assert sharing["unit"] == "percent"


def test_a_second_currency_has_the_same_components(guides: Mapping[str, Guide]) -> None:
    london = _exported(guides["two-currencies"])["rows"][0]
    assert set(london["alternate"]) == {"base", "stock", "bonus", "sign_on", "total"}
    assert london["alternate"]["base"]["currency"] == "USD"
    assert london["alternate"]["bonus"] is None


def test_shares_have_no_currency_and_words_no_amount(guides: Mapping[str, Guide]) -> None:
    rows = {row["region"]: row for row in _exported(guides["every-money-shape"])["rows"]}
    assert rows["Dublin"]["stock"]["currency"] is None
    assert rows["Dublin"]["stock"]["low"] == 13000
    assert rows["Stockholm"]["stock"] is None
    assert rows["Stockholm"]["total"] is None


def test_a_fraction_of_a_currency_unit_stays(read: ReadText) -> None:
    table = "| Region | Base |\n|---|---|\n| London | £60.5K–£100,000.25 |"
    guide = read(guide_text(table=table, compensation=None)).guide
    assert guide is not None
    assert guide.rows[0].pay.base is not None
    assert guide.rows[0].pay.base.high == Decimal("100000.25")
    assert _exported(guide)["rows"][0]["base"]["high"] == 100000.25


def test_findings_travel_with_their_guide(loaded: Loaded) -> None:
    found = diagnostics_by_path(loaded.diagnostics)
    guide = next(guide for guide in loaded.knowledge if guide.path in found)
    exported = export_guide(guide, found[guide.path])
    assert exported["diagnostics"] == [export_diagnostic(one) for one in found[guide.path]]
    first = exported["diagnostics"][0]
    assert set(first) == {"path", "line", "severity", "code", "message"}
    assert first["path"] == guide.path


def test_every_made_up_guide_becomes_json(loaded: Loaded) -> None:
    for guide in loaded.knowledge:
        exported = _exported(guide)
        assert len(exported["rows"]) == len(guide.rows)
        assert exported["levers"][0]["script"] == guide.levers[0].script
