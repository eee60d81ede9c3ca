"""Options of an offer: read back, and told at nothing and at face value beside the total."""

from tests.coach.offers.talk import offer_in, said_last

OFFER = "/offer google swe detroit 110k base, 13k options strike 2.10 fmv 9"


def test_options_are_read_back_with_their_strike_and_price() -> None:
    assert "Options 13k, strike 2.10, price 9" in said_last(OFFER)


def test_the_face_value_stands_with_its_working_and_no_total_holds_it() -> None:
    said = said_last(OFFER)
    assert "Options, which no total here holds" in said
    assert "At nothing: $0, as in the totals." in said
    assert "At face value: ($9 − $2.10) × 13,000 = $89,700." in said
    assert offer_in(OFFER).sums[0].totals.four_years.money.amount == 440_000


def test_nothing_is_taken_off_that_the_person_did_not_tell() -> None:
    options = offer_in(OFFER).options
    assert options is not None
    assert options.at_haircut is None
    assert "take off" not in said_last(OFFER)


def test_options_under_water_are_told_to_be() -> None:
    said = said_last("/offer google swe detroit 110k base, 13k options strike 9 fmv 2.10")
    assert "At face value: $0, since $2.10 is not above $9." in said
    assert "nobody would exercise them" in said


def test_without_both_prices_nothing_is_worked_out_and_they_are_asked_for() -> None:
    said = said_last("/offer google swe detroit 110k base, 13k options strike 2.10")
    assert "Options 13k, strike 2.10" in said
    assert "face value" in said
    assert "At face value" not in said


def test_a_comparison_that_options_turn_shows_their_working() -> None:
    said = said_last(OFFER, "/offer ally swe detroit 118k base", "compare")
    assert "($9 − $2.10) × 13,000 = $89,700" in said
