"""What may stand in front matter, and what is said of what may not."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.knowledge.records import (
    GuideRecord,
    UnusableRecordError,
    read_compensation_record,
    read_guide_record,
)


def _guide(**values: Any) -> tuple[GuideRecord, list[str]]:
    record, problems = read_guide_record({"company": "acme", "role": "baker", **values})
    return record, [f"{problem.keys[0]}: {problem.reason}" for problem in problems]


@pytest.mark.parametrize("key", ["company", "role"])
@pytest.mark.parametrize(
    "slug", [None, "", "Acme", "../etc", "a/b", "-a", "a_b", "acme\n", "é", 7, True, ["a"]]
)
def test_a_guide_without_a_slug_cannot_be_used(key: str, slug: object) -> None:
    with pytest.raises(UnusableRecordError) as refusal:
        _guide(**{key: slug})
    assert [problem.keys for problem in refusal.value.problems] == [(key,)]


def test_both_slugs_are_missed_at_once() -> None:
    with pytest.raises(UnusableRecordError) as refusal:
        read_guide_record({})
    assert [problem.keys for problem in refusal.value.problems] == [("company",), ("role",)]


@pytest.mark.parametrize(
    "value",
    ["2026-02-23", date(2026, 2, 23), datetime(2026, 2, 23, 10, 30)],  # noqa: DTZ001
)
def test_a_date_may_have_a_time_of_day(value: object) -> None:
    record, problems = _guide(last_updated=value)
    assert (record.last_updated, problems) == (date(2026, 2, 23), [])


@pytest.mark.parametrize(
    "value", ["2026-13-45", "23.02.2026", "soon", 0, 86400, 20260223, True, 1.5, "0", [], {}]
)
def test_what_is_no_date_is_left_out_and_reported(value: object) -> None:
    record, (problem,) = _guide(last_updated=value)
    assert record.last_updated is None
    assert "YYYY-MM-DD" in problem


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("salary_data_quarter", "Q4 2025", "2025-Q4"),
        ("stock_basis", "yearly", "annual, grant or unknown"),
        ("aliases", "Acme", "- item"),
        ("vesting", 25, "- item"),
        ("data_quality", "x\x1b[31m", "control"),
        ("company_display", "x" * 5000, "shorten"),
        ("level_mapping", "L3", "key: value"),
    ],
)
def test_a_value_that_cannot_be_used_costs_only_itself(key: str, value: object, words: str) -> None:
    record, (problem,) = _guide(**{key: value, "role_display": "Baker"})
    assert getattr(record, key) is None
    assert record.role_display == "Baker"
    assert problem.startswith(f"{key}: ")
    assert words in problem


def test_a_list_keeps_the_items_that_can_be_used() -> None:
    record, problems = _guide(data_sources=["Gazette", "", None, {"a": 1}, "Survey"])
    assert record.data_sources == ["Gazette", "Survey"]
    assert len(problems) == 3


@pytest.mark.parametrize("amount", [110000, "110000", 110000.5, 0])
def test_a_plain_number_is_an_amount(amount: object) -> None:
    record = read_compensation_record({"region": "Oslo", "base_low": amount})
    assert record.base_low == Decimal(str(amount))


@pytest.mark.parametrize(
    "amount",
    [
        "110,000",
        "$110K",
        -5,
        "-1",
        float("nan"),
        float("inf"),
        "Infinity",
        "nan",
        True,
        [],
        10**14,
        10**4000,
        date(2026, 1, 1),
    ],
)
def test_what_is_no_plain_number_costs_the_row(amount: object) -> None:
    with pytest.raises(UnusableRecordError) as refusal:
        read_compensation_record({"region": "Oslo", "base_low": amount})
    (problem,) = refusal.value.problems
    assert problem.keys == ("base_low",)
    assert len(problem.reason) < 200


@pytest.mark.parametrize("row", [None, "Oslo", 7, [1], {}, {"region": None}, {"region": ""}])
def test_a_row_without_a_region_cannot_be_used(row: object) -> None:
    with pytest.raises(UnusableRecordError):
        read_compensation_record(row)


@pytest.mark.parametrize("currency", ["gbp", "£", "POUND", "", 826])
def test_a_currency_is_three_capital_letters(currency: object) -> None:
    with pytest.raises(UnusableRecordError) as refusal:
        read_compensation_record({"region": "Oslo", "currency": currency})
    assert "three letters" in refusal.value.problems[0].reason


def test_every_problem_of_a_row_is_told_at_once() -> None:
    with pytest.raises(UnusableRecordError) as refusal:
        read_compensation_record({"region": "Oslo", "base_low": "x", "bonus_pct": "y"})
    assert [problem.keys for problem in refusal.value.problems] == [("base_low",), ("bonus_pct",)]


def test_a_value_is_shown_as_its_author_wrote_it() -> None:
    with pytest.raises(UnusableRecordError) as refusal:
        read_compensation_record({"region": "Oslo", "base_low": True})
    assert "true" in refusal.value.problems[0].reason
    assert "True" not in refusal.value.problems[0].reason


def test_deep_nesting_is_reported_in_few_words() -> None:
    deep: object = "x"
    for _ in range(500):
        deep = [deep]
    with pytest.raises(UnusableRecordError) as refusal:
        read_guide_record({"company": deep, "role": "baker"})
    assert len(refusal.value.problems[0].reason) < 300
