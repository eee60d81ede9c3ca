"""Words that take a number back, and numbers that look like another part than they are."""

import pytest

from tests.understanding.offers.reader import records


def base(amount: float, per: str = "year") -> dict[str, object]:
    return {"low": amount, "high": amount, "per": per}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("base is 130 now", {"base": base(130_000)}),
        ("make base 190", {"base": base(190_000)}),
        ("call it 150k", {"base": base(150_000)}),
        ("sign on is 75 not 100", {"sign_on": [{"year": 1, "amount": 75_000}]}),
        ("bonus 10% instead of 20k", {"bonus": {"low": 10, "high": 10, "unit": "percent"}}),
        ("Old base: $139,000. New base: $146,000", {"currency": "USD", "base": base(146_000)}),
    ],
)
def test_an_old_number_is_no_part(text: str, parts: dict[str, object]) -> None:
    assert records(text) == [parts]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("base 150k, 1250 RSU", "shares", {"count": 1250}),
        ("175k base, 900 restricted stock units at $210", "shares", {"count": 900, "price": 210}),
        ("150k base, bonus 13,600 rsu 10,000/yr", "shares", None),
        ("base 150k, RSU 200k vesting 25% after year 1 and the rest quarterly", "bonus", None),
        ("13 x 5.200 €", "base", base(5_200, "month")),
        ("msft 63 redmond: 182k, 30k sign on", "base", base(182_000)),
        ("195k base 50k sign on min bonus 90k relo 10k", "base", base(195_000)),
        ("178k base 160k rsu sign on 30k relo 10k", "relocation", 10_000),
        ("offered 42.50/hr, nights diff 4/hr", "base", base(42.5, "hour")),
    ],
)
def test_a_number_is_the_part_that_its_words_say(text: str, name: str, value: object) -> None:
    (offer,) = records(text)
    assert offer.get(name) == value


def test_what_shares_are_worth_in_all_is_no_price_of_one() -> None:
    (offer,) = records("base 150k, 3000 RSUs worth $120k over 4 yrs")
    assert offer["stock"] == {"low": 120_000, "high": 120_000, "basis": "grant"}
    assert offer["shares"] == {"count": 3000}


@pytest.mark.parametrize("text", ["sign on 60k and 45k, base 165k", "60k + 45k sign on, base 165k"])
def test_a_sign_on_in_two_parts_is_paid_in_two_years(text: str) -> None:
    (offer,) = records(text)
    assert offer["sign_on"] == [{"year": 1, "amount": 60_000}, {"year": 2, "amount": 45_000}]


def test_a_currency_is_not_lent_to_a_place_that_has_its_own() -> None:
    zurich, london = records("google swe zurich chf 150k base vs meta swe london 90k base")
    assert (zurich["currency"], london.get("currency")) == ("CHF", None)


def test_a_counter_offer_is_no_present_pay() -> None:
    (offer,) = records("my current employer matched at 190")
    assert offer == {"base": base(190_000)}
    today, more = records("i'm on 150k at intel. they offered 180 to stay")
    assert (today["kind"], more["base"]) == ("present", base(180_000))


def test_an_amount_that_is_asked_about_is_no_part() -> None:
    text = "amazon 5/15/40/40, 30k stock - does that mean yr 2 theres 90k and 250k yrs 3/4?"
    (offer,) = records(text)
    assert offer["stock"] == {"low": 30_000, "high": 30_000, "basis": "unknown"}
    assert "base" not in offer
