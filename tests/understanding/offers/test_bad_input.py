"""What nobody means, what nobody can be paid, and what no reader may stumble over."""

from decimal import Decimal
from time import perf_counter

import pytest

from bot.understanding.offers.mention import Fault
from tests.understanding.offers.reader import offers, plain_offers, record

LONGEST = 4_096


def faults(text: str) -> list[Fault]:
    return [misfit.fault for offer in plain_offers(text) for misfit in offer.misfits]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("base -5", Fault.NEGATIVE),
        ("base -150k", Fault.NEGATIVE),
        ("base 5", Fault.TOO_SMALL),
        ("base 5 billion", Fault.TOO_LARGE),
        ("base $999,999,999,999", Fault.TOO_LARGE),
        ("base 170-150k", Fault.REVERSED),
        ("150k base, bonus 20-10%", Fault.REVERSED),
    ],
)
def test_a_number_that_cannot_be_meant_is_told(text: str, fault: Fault) -> None:
    assert faults(text) == [fault]


def test_a_range_typed_from_high_to_low_is_read_from_low_to_high() -> None:
    (offer,) = plain_offers("base 170-150k")
    assert offer.base is not None
    assert (int(offer.base.amount.low), int(offer.base.amount.high)) == (150_000, 170_000)


@pytest.mark.parametrize("text", ["base -5", "base 5", "base 5 billion"])
def test_what_cannot_be_meant_is_no_base(text: str) -> None:
    assert [offer.base for offer in plain_offers(text)] == [None]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "base nan", "base inf", "1e5", "base 1e999", "½", "base ½", "²", "?", "%"],
)
def test_what_is_no_number_is_no_offer(text: str) -> None:
    assert plain_offers(text) == ()


def test_a_schedule_that_does_not_add_up_is_kept_as_typed() -> None:
    assert record("base 150k, 180k rsu 33/33/22/11")["vesting"] == [33, 33, 22, 11]
    assert record("base 150k, 180k rsu vests 25/25/25")["vesting"] == [25, 25, 25]


def test_digits_of_other_scripts_are_digits() -> None:
    (offer,) = plain_offers("base \u0663\u0660\u0660k")
    assert offer.base is not None
    assert offer.base.amount.low == Decimal(300_000)


@pytest.mark.parametrize(
    "text",
    [
        "base\u200b 150k\u200b, bonus 10%",
        "\u202ebase 150k, bonus 10%\u202c",
        "\u0645\u0631\u062d\u0628\u0627 base 150k bonus 10%",
        "\U0001f389\U0001f389 base 150k \U0001f4b0 bonus 10% \U0001f937\U0001f3fd",
        "BASE 150K\tBONUS 10%",
        "base: $150,000.00 / bonus: 10.0%",
        "base\u00a0150k, bonus\u00a010%",
    ],
)
def test_signs_that_nobody_sees_change_nothing(text: str) -> None:
    (offer,) = plain_offers(text)
    assert offer.base is not None
    assert offer.bonus is not None
    assert offer.base.amount.low == 150_000


HOSTILE = [
    "1 " * 5_000,
    "base 150k " * 1_000,
    "1/2/" * 2_500,
    "1.2," * 2_500,
    "$1-" * 3_300,
    "((" * 5_000 + "5k base",
    "base 1" + " " * 10_000 + "x",
    "a" * 10_000 + " 5k",
    "Aa Bb " * 1_600 + "150k",
    "150k\n" * 2_000,
    "no " * 3_300 + "150k base",
    "10% " * 2_500,
    "my friend " * 1_000 + "9k",
    "@ at " * 2_000 + "5 shares",
    "+1 (" * 2_500,
    "year 1 " * 1_500,
    "base\t1\t2\n" * 1_100,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:9])
def test_any_text_is_read_in_no_time(text: str) -> None:
    plain_offers(text)
    started = perf_counter()
    plain_offers(text[:LONGEST])
    # Ten times what it takes; a test runs beside others, and under coverage.
    assert perf_counter() - started < 0.1


def test_an_utterance_of_any_length_is_read() -> None:
    assert offers("base 150k " * 2_000)
