"""Rules of the reader, each by a message that needs it."""

from typing import Any

import pytest

from tests.understanding.offers.reader import record, records


def of(text: str, *names: str) -> list[dict[str, Any]]:
    """What some fields hold, offer by offer, amounts by their lower end."""
    return [{name: plain(found.get(name)) for name in names} for found in records(text)]


def plain(value: Any) -> Any:
    return value.get("low", value) if isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("text", "base", "bonus", "stock"),
    [
        ("150k base, 10% bonus, 80k rsu", 150_000, 10, 80_000),
        ("base 150k bonus 10% rsu 80k", 150_000, 10, 80_000),
        ("165/10%/RSU 280k over 4", 165_000, 10, 280_000),
        ("base170k bonus10% rsu140k/3yrs", 170_000, 10, 140_000),
        ("base=140k;bonus=14k;rsu=60k/4y", 140_000, 14_000, 60_000),
        ("ally qa detroit 97k bonus 9k stock 15k", 97_000, 9_000, 15_000),
        ("125 base 20 bonus 36k rsu", 125_000, 20_000, 36_000),
        ("base 223 bonus 3 months rsu 180k", 223_000, None, 180_000),
        ("94k rsu none sign 3500", 94_000, None, None),
        ("£105k + £60k options over 4y", 105_000, None, 60_000),
        ("AUD 165k + super, 10% bonus", 165_000, 10, None),
        ("$180k base, LTI $20k per year", 180_000, None, 20_000),
    ],
)
def test_each_number_goes_to_its_part(
    text: str, base: int, bonus: int | None, stock: int | None
) -> None:
    assert of(text, "base", "bonus", "stock") == [{"base": base, "bonus": bonus, "stock": stock}]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("150k CAD + 10% + 4% rrsp match", "match"),
        ("base 120k, 2 bonuses a year", "bonus"),
        ("at 104,600 base, manager hinted 3%", "bonus"),
        ("base 150k, 20 days off", "bonus"),
        ("95k base, 401k match 4%", "match"),
        ("85k + commission (OTE 140k)", "bonus"),
    ],
)
def test_no_field_is_invented(text: str, name: str) -> None:
    assert name not in record(text)


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("sign on 64k first year 49k second", [(1, 64_000), (2, 49_000)]),
        ("signon 80k/60k", [(1, 80_000), (2, 60_000)]),
        ("31k + 24k sign on yr 1 and 2", [(1, 31_000), (2, 24_000)]),
        ("40k sign on split 25k yr1 and 15k yr2", [(1, 25_000), (2, 15_000)]),
        ("sign on 50k: 30k when i start 20k at 1 yr", [(1, 30_000), (2, 20_000)]),
        ("joining 6.5L yr1 + 5.2L yr2", [(1, 650_000), (2, 520_000)]),
        ("15k joining", [(1, 15_000)]),
    ],
)
def test_a_sign_on_is_read_in_its_parts(text: str, paid: list[tuple[int, int]]) -> None:
    found = record(f"{text}, 200k base")["sign_on"]
    assert [(one["year"], one["amount"]) for one in found] == paid


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("401k matched 50% to 6%", (50, 6)),
        ("401k match 75% up to 10%", (75, 10)),
        ("dollar for dollar match to 4%", (100, 4)),
    ],
)
def test_a_match_is_a_rate_and_a_cap(text: str, match: tuple[int, int]) -> None:
    found = record(f"150k base, 10% bonus, {text}")["match"]
    assert (found["rate"], found["cap"]) == match


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("480k rsu 4 yr", {"vesting_years": 4}),
        ("rsu 75k (4yrs)", {"vesting_years": 4}),
        ("200k rsu/4", {"vesting_years": 4}),
        ("rsu 90k, 1 yr cliff then monthly", {"cliff_months": 12, "vest_every_months": 1}),
        ("rsu 90k, 25% after yr one then quarterly", {"cliff_months": 12, "vest_every_months": 3}),
        ("rsu 90k no cliff", {"cliff_months": 0}),
        ("rsu 90k: 30% after year one, 30% after year two, 40% year 3", {"vesting": [30, 30, 40]}),
        ("50% of the 90k stock vests after yr 1, 50% after yr 2", {"vesting": [50, 50]}),
        ("rsu 90k vesting 25% each year", {"vesting": [25, 25, 25, 25]}),
    ],
)  # fmt: skip
def test_how_equity_vests_is_read(text: str, terms: dict[str, Any]) -> None:
    found = record(f"{text}, base 150k")
    assert {name: found.get(name) for name in terms} == terms


@pytest.mark.parametrize(
    ("text", "clawback"),
    [
        ("repayable if i leave within 12 months", {"months": 12}),
        ("paid back pro rata if you leave within a year", {"months": 12, "prorated": True}),
        ("repay everything if leave b4 24m", {"months": 24, "prorated": False}),
        ("2 yr clawback, reduced by 1/24 per month", {"months": 24, "prorated": True}),
    ],
)
def test_what_must_be_paid_back_is_read(text: str, clawback: dict[str, Any]) -> None:
    assert record(f"150k base, 20k sign on, {text}")["clawback"] == clawback


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("google 180k base vs meta 190k base", [180_000, 190_000]),
        ("a) 160k base\nb) 170k base", [160_000, 170_000]),
        ("A) 38.20/hr, 8k sign on B) 40.05/hr", [38.2, 40.05]),
        ("aetna 62k€, 15% // bain 64k€ // bcg 63k€", [62_000, 64_000, 63_000]),
        ("Option 1: 128k, 12% bonus. Option 2: 124k", [128_000, 124_000]),
        ("6k a month, thats 72k a year", [6_000]),
        ("base 140k -> 147k", [147_000]),
        ("tc 310: 195 base 115 stock", [195_000]),
    ],
)
def test_offers_are_told_apart(text: str, bases: list[float]) -> None:
    assert [found["base"]["low"] for found in records(text)] == bases


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("i make 130k now, new offer is 155k", ["present", None]),
        ("current 9.6 lpa fixed, new 14 lpa fixed", ["present", None]),
        ("district pays me 61,250 now", ["present"]),
        ("Current TC - 190\nOffer: 176 base", ["present", None]),
        ("the base is now 147k", [None]),
        ("aktuell 66k, Angebot: 71k", ["present", None]),
    ],
)
def test_todays_pay_is_no_offer(text: str, kinds: list[str | None]) -> None:
    assert [found.get("kind") for found in records(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "my friend at uber makes 260 tc",
        "friend got 165k at ford w 6 yoe",
        "glassdoor says 115-135k for this",
        "your guide says base 110-138",
    ],
)
def test_what_others_are_paid_is_no_offer(text: str) -> None:
    assert records(text) == []


def test_a_table_is_read_by_its_columns() -> None:
    text = "\tAffirm\tBrex\nBase\t190000\t205000\nBonus\t10%\t15%\nRSU/yr\t95000\t80000"
    assert of(text, "base", "bonus", "stock") == [
        {"base": 190_000, "bonus": 10, "stock": 95_000},
        {"base": 205_000, "bonus": 15, "stock": 80_000},
    ]


def test_a_table_is_read_by_its_rows() -> None:
    text = "co | base | bonus | stock\nfoo | 180k | 10% | 90k/yr\nbar | 175k | 15% | 100k/yr"
    assert of(text, "base", "bonus", "stock") == [
        {"base": 180_000, "bonus": 10, "stock": 90_000},
        {"base": 175_000, "bonus": 15, "stock": 100_000},
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("offer from zibblecorp, 150k base", "zibblecorp"),
        ("150k base, zibblecorp", "zibblecorp"),
        ("Company: Zibble Corp\nBase: 150k", "Zibble Corp"),
        ("zibblecorp gave 150k base", "zibblecorp"),
        ("150k base (zibblecorp)", "zibblecorp"),
        ("150k base at mercy hospital", "mercy hospital"),
    ],
)
def test_a_name_is_taken_from_where_names_stand(text: str, name: str) -> None:
    assert record(text)["employer"] == name


@pytest.mark.parametrize(
    "text",
    [
        "boss gave me 150k base",
        "earn 150k base",
        "local bank, 150k base",
        "150k base, client is zibblecorp",
        "verbal offer, 150k base, nyc",
        "teh offer is 150k base",
    ],
)
def test_other_words_name_nobody(text: str) -> None:
    assert "employer" not in record(text)
