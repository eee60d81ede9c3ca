import pytest

from bot.coach.answers import OfferAnswer, OfferChangedAnswer
from bot.coach.answers.offers import CurrencyFrom, OfferChange, OfferComparisonAnswer, Unplaced
from bot.coach.kept import Doubt, Kept
from bot.pay.band import Standing
from bot.understanding.offers.mention import Fault, Part
from tests.coach.offers.talk import kept_after, offer_in, said_last, talk

GOOGLE = "/offer google swe detroit 110k base, 30k stock"


def names(kept: Kept) -> list[str]:
    return [offer.name for offer in kept.offers]


# Told -------------------------------------------------------------------------------------------


def test_an_offer_is_set_beside_the_guide_for_its_place() -> None:
    offer = offer_in(GOOGLE)
    assert offer.guide is not None
    assert offer.guide.region.text == "Detroit, MI (HQ)"
    base = offer.guide.placed[0]
    assert base.mine.money.amount == 110_000
    assert base.standing is Standing.MIDDLE


def test_a_whole_grant_and_a_year_of_stock_are_two_readings_until_it_is_said() -> None:
    offer = offer_in(GOOGLE)
    assert [one.totals.year_1.money.amount for one in offer.sums] == [117_500, 140_000]
    assert offer.ask is not None
    assert offer.ask.doubt is Doubt.BASIS
    settled = offer_in(GOOGLE, "2")
    assert [one.totals.year_1.money.amount for one in settled.sums] == [140_000]
    assert settled.ask is None


@pytest.mark.parametrize("answer", ["1", "whole grant", "grant"])
def test_a_question_is_answered_by_number_or_by_name(answer: str) -> None:
    (total,) = offer_in(GOOGLE, answer).sums
    assert total.totals.year_1.money.amount == 117_500


def test_an_hour_is_asked_for_its_hours_a_week_and_takes_any_number() -> None:
    offer = offer_in("/offer wombat labs $50/hr")
    assert [one.totals.year_1.money.amount for one in offer.sums] == [104_000, 97_500, 91_000]
    (total,) = offer_in("/offer wombat labs $50/hr", "30").sums
    assert total.totals.year_1.money.amount == 78_000


def test_an_employer_without_a_guide_gets_what_needs_none() -> None:
    offer = offer_in("/offer wombat labs 150k base, 10% bonus, $20k sign on")
    assert offer.unplaced is Unplaced.NO_GUIDE
    (total,) = offer.sums
    assert [year.total.money.amount for year in total.totals.years] == [185_000] + 3 * [165_000]
    assert offer.name.text.casefold() == "wombat labs"


def test_a_currency_comes_from_the_mark_then_from_the_place_then_from_the_guide() -> None:
    assert offer_in("/offer google swe detroit £110k base").currency_from is CurrencyFrom.TYPED
    assert offer_in("/offer google swe london 90k base").currency == "GBP"
    assert offer_in("/offer google swe london 90k base").currency_from is CurrencyFrom.PLACE
    talked = offer_in("swe at google in london", "they offered 90k base")
    assert (talked.currency, talked.currency_from) == ("GBP", CurrencyFrom.GUIDE)
    assert offer_in("/offer wombat labs 90k base").currency_from is CurrencyFrom.NOTHING


def test_an_offer_in_another_currency_than_the_guide_is_not_set_beside_it() -> None:
    offer = offer_in("/offer google swe detroit £110k base")
    assert offer.unplaced is Unplaced.CURRENCY
    assert offer.guide is None or not offer.guide.placed


def test_what_is_missing_is_said_and_never_taken_for_nothing() -> None:
    offer = offer_in("/offer wombat labs 150k base, no bonus")
    assert Part.BONUS not in offer.missing
    assert {Part.STOCK, Part.SIGN_ON, Part.RELOCATION} <= set(offer.missing)


# Changed ----------------------------------------------------------------------------------------


def test_a_correction_changes_the_offer_at_hand_and_keeps_the_rest() -> None:
    offer = offer_in(GOOGLE, "base is 120k now")
    assert offer.changed == (Part.BASE,)
    assert [one.totals.year_1.money.amount for one in offer.sums] == [127_500, 150_000]
    assert len(kept_after(GOOGLE, "base is 120k now").offers) == 1


def test_a_part_that_is_told_later_is_added() -> None:
    offer = offer_in(GOOGLE, "plus $15k sign on")
    assert {part.part for part in offer.parts} >= {Part.BASE, Part.STOCK, Part.SIGN_ON}


def test_a_new_statement_of_stock_opens_its_question_again() -> None:
    assert offer_in(GOOGLE, "2").ask is None
    again = offer_in(GOOGLE, "2", "stock is 40k now")
    assert again.ask is not None
    assert again.ask.doubt is Doubt.BASIS


def test_a_second_employer_is_a_second_offer() -> None:
    kept = kept_after(GOOGLE, "/offer ally swe detroit 112k base")
    assert len(kept.offers) == 2
    assert len({offer.key for offer in kept.offers}) == 2


def test_the_same_employer_and_job_is_the_same_offer() -> None:
    assert len(kept_after(GOOGLE, "/offer google swe detroit 118k base").offers) == 1


def test_another_place_of_the_same_employer_is_another_offer_with_a_name_of_its_own() -> None:
    kept = kept_after(GOOGLE, "/offer google swe london £90k base")
    assert len(set(names(kept))) == 2


def test_an_offer_is_renamed_listed_and_deleted() -> None:
    assert names(kept_after(GOOGLE, "rename google to dream job")) == ["dream job"]
    assert names(kept_after(GOOGLE, "call it dream job")) == ["dream job"]
    assert "dream job" in said_last(GOOGLE, "call it dream job", "/offers")
    assert kept_after(GOOGLE, "call it dream job", "delete dream job").offers == ()


def test_no_two_offers_bear_one_name() -> None:
    said = (GOOGLE, "/offer wombat labs 150k base", "rename wombat labs to google")
    kept = kept_after(*said)
    assert len(set(names(kept))) == 2
    (answer,) = talk(*said).answers
    assert isinstance(answer, OfferChangedAnswer)
    assert answer.change is OfferChange.NAME_TAKEN


def test_the_eleventh_offer_is_refused_and_nothing_is_lost() -> None:
    ten = [f"/offer firm{letter} labs 1{at}0k base" for at, letter in enumerate("abcdefghij")]
    before = kept_after(*ten)
    assert len(before.offers) == 10
    after = talk(*ten, "/offer wombat labs 150k base")
    assert names(after.person.kept) == names(before)
    (answer,) = after.answers
    assert isinstance(answer, OfferChangedAnswer)
    assert answer.change is OfferChange.FULL
    assert len(answer.choices) == 10


def test_forgetting_deletes_offers_and_a_new_topic_does_not() -> None:
    assert kept_after(GOOGLE, "/reset").offers
    assert kept_after(GOOGLE, "/forget").offers
    assert kept_after(GOOGLE, "/forget", "yes") == Kept()


# What cannot be ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("base -5", Fault.NEGATIVE),
        ("/offer base 5", Fault.TOO_SMALL),
        ("/offer base 5 billion", Fault.TOO_LARGE),
    ],
)
def test_a_number_that_cannot_be_pay_is_said_and_nothing_before_it_is_lost(
    text: str, fault: Fault
) -> None:
    before = kept_after(GOOGLE)
    after = talk(GOOGLE, text)
    assert names(after.person.kept) == names(before)
    (answer,) = (one for one in after.answers if isinstance(one, OfferChangedAnswer))
    assert [one.fault for one in answer.unfit] == [fault]


def test_a_bad_part_beside_good_ones_is_said_and_the_good_ones_are_taken() -> None:
    offer = offer_in("/offer wombat labs 150k base, bonus -5k")
    assert [one.fault for one in offer.unfit] == [Fault.NEGATIVE]
    (total,) = offer.sums
    assert total.totals.year_1.money.amount == 150_000


def test_a_schedule_that_does_not_add_up_is_asked() -> None:
    said = "/offer wombat labs 150k base, 300k rsu over 4 years, vest 33/33/22/11"
    offer = offer_in(said)
    assert offer.ask is not None
    assert offer.ask.doubt is Doubt.VESTING
    assert len(offer.sums) == 2
    assert "99%" in said_last(said)


def test_a_range_is_shown_at_both_ends() -> None:
    offer = offer_in("/offer wombat labs 150-170 base")
    assert [one.totals.year_1.money.amount for one in offer.sums] == [150_000, 170_000]


def test_a_text_of_ten_thousand_characters_is_read_as_far_as_messages_go() -> None:
    offer = offer_in("/offer wombat labs 150k base. " + "blah " * 2_000)
    assert offer.sums[0].totals.year_1.money.amount == 150_000
    assert "more text than I read" in said_last("/offer wombat labs 150k base. " + "blah " * 2_000)


@pytest.mark.parametrize("text", ["is a 10% target bonus normal?", "vest 25/25/25/25, no cliff?"])
def test_a_percentage_alone_makes_no_offer(text: str) -> None:
    assert kept_after(text).offers == ()


# Step by step -----------------------------------------------------------------------------------


def test_an_offer_is_told_step_by_step() -> None:
    said = ("/offer", "google", "swe", "detroit", "120", "10%", "200k over 4 years")
    offer = offer_in(*said, "5/15/40/40", "skip")
    (total,) = offer.sums
    assert [year.total.money.amount for year in total.totals.years] == [
        142_000,
        162_000,
        212_000,
        212_000,
    ]
    assert offer.guide is not None


def test_a_step_that_is_not_understood_is_asked_again() -> None:
    assert "I did not understand that" in said_last("/offer", "google", "swe", "detroit", "hmm")


def test_the_form_is_left_without_a_trace() -> None:
    assert kept_after("/offer", "google", "cancel").offers == ()
    assert kept_after(GOOGLE, "/offer", "cancel") == kept_after(GOOGLE, "/offer", "cancel")
    assert names(kept_after(GOOGLE, "/offer", "wombat", "cancel")) == names(kept_after(GOOGLE))


def test_the_form_can_end_early_and_a_whole_offer_ends_it_too() -> None:
    assert isinstance(
        talk("/offer", "google", "skip", "skip", "120", "done").answers[0], OfferAnswer
    )
    offer = offer_in("/offer", "google swe detroit 120k base, 10% bonus")
    assert offer.sums[0].totals.year_1.money.amount == 132_000


def test_the_command_with_a_job_asks_only_for_the_pay() -> None:
    assert "What is the base?" in said_last("/offer google swe detroit")


# Said once --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "once"),
    [
        ("offer 38 an hour", "Base 38 an hour ="),
        ("offer 650 a day", "Base 650 a day ="),
        ("offer 5200 a month", "Base 5200 a month ="),
        ("offer $38/hr", "Base $38/hr ="),
    ],
)
def test_the_time_that_was_typed_with_an_amount_is_not_said_twice(typed: str, once: str) -> None:
    assert once in said_last(typed)


def test_two_readings_of_the_same_figures_stand_once_and_tell_what_was_taken() -> None:
    offer = offer_in("/offer google swe detroit 130k base, 100k stock total grant vesting 25/25/25")
    (one,) = offer.sums
    assert (one.chosen, [taken.doubt for taken in offer.taken]) == ((), [Doubt.VESTING])
    assert offer.ask is not None


def test_a_comparison_tells_the_same_figures_once() -> None:
    uneven = "/offer google swe detroit 130k base, 100k stock total grant vesting 25/25/25"
    (answer,) = talk(uneven, "/offer ally swe detroit 112k base", "compare").answers
    assert isinstance(answer, OfferComparisonAnswer)
    (reading,) = answer.readings
    assert reading.chosen == ()
    taken = {assumed.doubt for one in answer.offers for assumed in one.taken}
    assert taken == {Doubt.VESTING}


def test_general_words_with_gaps_are_shown_when_an_offer_is_told_and_not_at_every_change() -> None:
    first = ("offer 130k base",)
    assert "Words to begin with" in said_last(*first)
    assert "Words to begin with" not in said_last(*first, "plus 20k sign on")


def test_another_offer_without_a_currency_is_told_to_be_taken_for_this_ones() -> None:
    said = said_last("hooli offers 125k base", "/offer google swe detroit 110k base")
    before, _, _ = said.partition("I have another offer")
    assert "You named no currency for" in before
