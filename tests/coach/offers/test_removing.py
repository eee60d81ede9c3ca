"""What is taken back is gone, and said to be."""

import pytest

from bot.coach.answers import CounterAnswer, OfferAnswer, OfferChangedAnswer
from bot.coach.answers.offers import OfferChange
from bot.coach.kept import Wanted
from bot.understanding.offers.mention import Part
from tests.coach.offers.talk import kept_after, said_last, talk

OFFER = "/offer google swe detroit 110k base, 10% bonus, 20k sign on"


def changes(*said: str) -> list[OfferChange]:
    return [one.change for one in talk(*said).answers if isinstance(one, OfferChangedAnswer)]


@pytest.mark.parametrize(
    "text", ["drop the sign on", "remove sign-on", "forget the signing bonus", "delete my sign-on"]
)
def test_a_part_is_taken_out_and_may_still_come(text: str) -> None:
    (kept,) = kept_after(OFFER, text).offers
    assert kept.stated.sign_on == ()
    assert Part.SIGN_ON not in kept.stated.none
    assert kept.stated.bonus is not None
    assert changes(OFFER, text) == [OfferChange.REMOVED]
    assert "Taken out of Google: sign-on." in said_last(OFFER, text)


@pytest.mark.parametrize("text", ["no sign on", "no signing bonus", "theres no sign-on after all"])
def test_that_there_is_none_of_a_part_is_noted(text: str) -> None:
    (kept,) = kept_after(OFFER, text).offers
    assert kept.stated.sign_on == ()
    assert Part.SIGN_ON in kept.stated.none
    assert isinstance(talk(OFFER, text).answers[-1], OfferAnswer)


def test_the_offer_that_is_named_loses_the_part() -> None:
    ally = "/offer ally swe detroit 112k base, 5k sign on"
    google, other = kept_after(OFFER, ally, "drop the sign on from google").offers
    assert google.stated.sign_on == ()
    assert other.stated.sign_on


def test_the_terms_of_what_is_taken_out_go_with_it() -> None:
    said = "/offer google swe detroit 110k base, 200k rsu over 4 years, 1 year cliff, 5k bonus"
    (kept,) = kept_after(said, "drop the stock").offers
    assert (kept.stated.vesting_years, kept.stated.cliff_months) == (None, None)
    (kept,) = kept_after(said, "drop the bonus").offers
    assert kept.stated.vesting_years is not None


def test_what_was_never_told_is_not_taken_out() -> None:
    assert changes(OFFER, "drop the relocation") == [OfferChange.NOT_TOLD]


def test_all_the_pay_that_is_known_stays() -> None:
    said = "/offer google swe detroit 110k base"
    assert changes(said, "drop the base") == [OfferChange.LAST_PART]
    assert kept_after(said, "drop the base").offers[0].stated.base is not None


@pytest.mark.parametrize(
    ("told", "text", "what"),
    [
        ("my target is 150k", "forget my target", Wanted.TARGET),
        ("my target is 150k", "no target", Wanted.TARGET),
        ("my walk away is 105k", "remove my walk away", Wanted.WALK_AWAY),
        ("my walk away is 105k", "forget the floor", Wanted.WALK_AWAY),
    ],
)
def test_what_was_wanted_is_forgotten(told: str, text: str, what: Wanted) -> None:
    assert ("a", what) in kept_after(OFFER, told).wanted
    assert ("a", what) not in kept_after(OFFER, told, text).wanted
    assert changes(OFFER, told, text) == [OfferChange.WANT_REMOVED]
    assert isinstance(talk(OFFER, told, text).answers[-1], CounterAnswer)
    assert changes(OFFER, text) == [OfferChange.NO_WANT]
