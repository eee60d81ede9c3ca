"""Rates of exchange, and the currency of an offer."""

from decimal import Decimal

import pytest

from bot.coach.answers import OfferChangedAnswer, OfferComparisonAnswer
from bot.coach.answers.offers import CurrencyFrom, OfferChange
from bot.coach.quoting import quoted_in
from tests.coach.offers.talk import kept_after, offer_in, said_last, talk

POUNDS = "/offer google swe london £90k base"
DOLLARS = "/offer ally swe detroit $112k base"
PLAIN = "/offer acme labs 90k base"


@pytest.mark.parametrize(
    "text", ["actually rate is 1.34", "rate is 1.34", "the rate should be 1.34", "no, rate 1.34"]
)
def test_the_one_rate_that_was_told_is_corrected(text: str) -> None:
    said = (POUNDS, DOLLARS, "1 gbp = 1.27 usd", text)
    assert dict(kept_after(*said).rates) == {("GBP", "USD"): Decimal("1.34")}
    (answer,) = talk(*said).answers
    assert isinstance(answer, OfferComparisonAnswer)
    assert "1.34" in said_last(*said)


@pytest.mark.parametrize("text", ["rate is 1.25", "1.25"])
def test_a_rate_alone_is_taken_in_the_direction_in_which_it_is_asked(text: str) -> None:
    assert dict(kept_after(POUNDS, DOLLARS, "/compare", text).rates) == {
        ("GBP", "USD"): Decimal("1.25")
    }


def test_a_rate_that_may_be_of_several_currencies_is_asked() -> None:
    said = (POUNDS, DOLLARS, "1 gbp = 1.27 usd", "1 eur = 1.1 usd", "rate is 1.3")
    (answer,) = talk(*said).answers
    assert isinstance(answer, OfferChangedAnswer)
    assert answer.change is OfferChange.WHICH_RATE
    assert len(kept_after(*said).rates) == 2


def test_a_rate_is_noted_before_any_offer_is_told() -> None:
    (answer,) = talk("1 gbp = 1.27 usd").answers
    assert isinstance(answer, OfferChangedAnswer)
    assert answer.change is OfferChange.RATE
    (compared,) = talk("1 gbp = 1.27 usd", POUNDS, DOLLARS, "/compare").answers
    assert isinstance(compared, OfferComparisonAnswer)
    assert compared.why_not is None


def test_a_rate_the_other_way_round_takes_the_place_of_the_first() -> None:
    rates = kept_after("1 gbp = 1.27 usd", "1 usd = 0.8 gbp").rates
    assert dict(rates) == {("USD", "GBP"): Decimal("0.8")}


@pytest.mark.parametrize(
    ("one", "other", "quoted"),
    [
        ("USD", "GBP", ("GBP", "USD")),
        ("USD", "EUR", ("EUR", "USD")),
        ("USD", "CHF", ("CHF", "USD")),
        ("INR", "USD", ("USD", "INR")),
        ("JPY", "USD", ("USD", "JPY")),
        ("USD", "CAD", ("USD", "CAD")),
    ],
)
def test_rates_are_asked_as_people_quote_them(
    one: str, other: str, quoted: tuple[str, str]
) -> None:
    assert quoted_in(one, other) == quoted


@pytest.mark.parametrize("offers", [(POUNDS, DOLLARS), (DOLLARS, POUNDS)])
def test_the_rate_of_pounds_is_asked_in_dollars(offers: tuple[str, str]) -> None:
    assert "1 GBP = … USD" in said_last(*offers, "/compare")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("currency is usd", "USD"),
        ("actually it's euros", "EUR"),
        ("in pounds", "GBP"),
        ("it's in £", "GBP"),
        ("its paid in swiss francs", "CHF"),
        ("euros, not dollars", "EUR"),
    ],
)
def test_the_currency_of_an_offer_is_told_later(text: str, code: str) -> None:
    offer = offer_in(PLAIN, text)
    assert (offer.currency, offer.currency_from) == (code, CurrencyFrom.TYPED)
    assert len(kept_after(PLAIN, text).offers) == 1


def test_amounts_that_were_typed_with_a_mark_stay_in_their_currency() -> None:
    (answer,) = talk(POUNDS, "currency is usd").answers
    assert isinstance(answer, OfferChangedAnswer)
    assert answer.change is OfferChange.CURRENCY_TYPED
    assert kept_after(POUNDS, "currency is usd").offers[0].stated.currency == "GBP"


def test_a_currency_that_was_told_is_told_anew() -> None:
    ally = "/offer ally swe detroit 112k base"
    offer = offer_in(ally, PLAIN, "in pounds", "no, in euros")
    assert (offer.key, offer.currency) == ("b", "EUR")


def test_behind_a_guide_a_currency_is_not_that_of_an_offer() -> None:
    kept = kept_after("/offer ally swe detroit 112k base", "swe at google in london", "in dollars")
    assert kept.offers[0].stated.currency is None


def test_the_rate_of_a_contractor_corrects_no_rate() -> None:
    said = (POUNDS, DOLLARS, "1 gbp = 1.27 usd", "my rate is 75")
    assert dict(kept_after(*said).rates) == {("GBP", "USD"): Decimal("1.27")}
