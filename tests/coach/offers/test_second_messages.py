"""What a later message does with the offers that are kept: it changes what it names, no more."""

import pytest

from bot.coach.answers import CounterAnswer, OfferAnswer
from bot.coach.answers.offers import LeavingAnswer, OfferComparisonAnswer, Remark
from bot.coach.kept import Doubt, Kept, KeptOffer, Occasion, Wanted
from bot.understanding.offers.mention import Fault, Part
from tests.coach.offers.talk import intents_of, kept_after, said_last, talk

GOOGLE = "/offer google swe detroit 110k base"


def the_one(kept: Kept) -> KeptOffer:
    (offer,) = kept.offers
    return offer


def base_of(offer: KeptOffer) -> int:
    assert offer.stated.base is not None
    return int(offer.stated.base.amount.low)


# Whose it is ------------------------------------------------------------------------------------


def test_looking_another_company_up_leaves_the_offer_its_company() -> None:
    offer = the_one(kept_after(GOOGLE, "what does ally pay swe in charlotte", "base is 115k"))
    assert (offer.company, base_of(offer)) == ("google", 115_000)
    assert [place.name for place in offer.places] == ["Detroit"]


def test_a_place_that_the_change_names_is_taken() -> None:
    offer = the_one(kept_after(GOOGLE, "base is 115k, in charlotte"))
    assert [place.name for place in offer.places] == ["Charlotte"]


def test_present_pay_is_not_booked_to_who_offers() -> None:
    kept = kept_after(GOOGLE, "i currently make 100k")
    assert [(one.name, one.company, one.is_present) for one in kept.offers] == [
        ("Google", "google", False),
        ("Today", None, True),
    ]
    assert kept.at_hand is not None
    assert kept.at_hand.name == "Google"


def test_present_pay_is_set_beside_the_offer_and_is_the_least_to_take() -> None:
    (compared,) = talk(GOOGLE, "i currently make 100k").answers
    assert isinstance(compared, OfferComparisonAnswer)
    (counter,) = talk(GOOGLE, "i currently make 100k", "what should i ask for").answers
    assert isinstance(counter, CounterAnswer)
    assert counter.walk_away.amount is not None
    assert counter.walk_away.amount.money.amount == 100_000


def test_present_pay_is_not_booked_to_whoever_was_looked_up() -> None:
    offer = the_one(kept_after("what does google pay swe in detroit", "i make 100k"))
    assert (offer.name, offer.company) == ("Today", None)


def test_a_raise_is_wanted_of_the_employer_that_is_talked_about() -> None:
    offer = the_one(kept_after("google swe detroit", "i make 100k and want a raise"))
    assert (offer.company, offer.is_present) == ("google", True)


def test_an_offer_does_not_take_the_place_of_present_pay() -> None:
    kept = kept_after("i make 100k at google as swe in detroit", "ally offered 120k base")
    assert [base_of(one) for one in kept.offers] == [100_000, 120_000]


# The least that is taken ------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["105k", "105", "$105,000", "about 105k", "at least 105k"])
def test_a_number_answers_what_was_asked_of_the_counter(said: str) -> None:
    kept = kept_after(GOOGLE, "counter", said)
    offer = the_one(kept)
    assert base_of(offer) == 110_000
    assert kept.wanted[offer.key, Wanted.WALK_AWAY] == 105_000


def test_a_number_is_asked_for_where_that_is_chosen() -> None:
    assert "least base a year" in said_last(GOOGLE, "counter", "2")
    kept = kept_after(GOOGLE, "counter", "2", "105")
    assert kept.wanted[the_one(kept).key, Wanted.WALK_AWAY] == 105_000


def test_a_number_without_a_question_changes_the_base() -> None:
    kept = kept_after(GOOGLE, "counter", "thanks", "base is 105k")
    assert base_of(the_one(kept)) == 105_000
    assert not kept.wanted


# Clawback ---------------------------------------------------------------------------------------

CLAUSES = [
    "50k sign on, pay it back if i leave within 12 months",
    "50k sign on. It must be repaid if you leave within 12 months.",
]


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clawback_is_a_term_of_the_offer(clause: str) -> None:
    reply = talk(f"google swe detroit 110k base, {clause}")
    assert [answer.kind for answer in reply.answers] == ["offer"]
    offer = the_one(reply.person.kept)
    assert offer.stated.clawback is not None
    assert offer.stated.clawback.months == 12


def test_what_is_kept_on_leaving_is_answered_beside_an_offer_that_is_told() -> None:
    terms = "google swe detroit 110k base, 50k sign on, 12 month clawback"
    left, offer = talk(f"{terms}. what if i leave after 8 months?").answers
    assert isinstance(left, LeavingAnswer)
    assert isinstance(offer, OfferAnswer)
    assert left.months.number == 8


def test_a_schedule_that_adds_up_to_more_than_a_hundred_has_vested_parts() -> None:
    told = "google swe detroit 110k base, rsu 280k, vest 20/25/25/35"
    text = said_last(told, "scaled to the whole", "what if i leave after 12 months")
    assert "Vested of the grant: 19.05%." in text


# Lakhs ------------------------------------------------------------------------------------------


def test_a_bare_number_is_in_lakhs_where_all_pay_is() -> None:
    kept = kept_after("offer from wombat labs pune 32 LPA fixed", "base is 35")
    assert base_of(the_one(kept)) == 3_500_000


def test_a_number_of_thousands_stays_one_in_lakhs() -> None:
    kept = kept_after("offer from wombat labs pune 32 LPA fixed", "sign on 200k")
    (sign_on,) = the_one(kept).stated.sign_on
    assert sign_on.amount.low == 200_000


# Promotion --------------------------------------------------------------------------------------


def test_a_promotion_without_pay_is_remembered() -> None:
    promoted = "i got promoted at google, swe detroit, on 110k but no raise"
    offer = the_one(kept_after(promoted))
    assert offer.is_present
    assert offer.occasion is Occasion.PROMOTION
    (counter,) = talk(promoted, "what should i ask for").answers
    assert isinstance(counter, CounterAnswer)
    assert counter.occasion is Occasion.PROMOTION


# By letter --------------------------------------------------------------------------------------


def test_offers_that_are_told_by_letter_are_apart() -> None:
    kept = kept_after("offer A: £76,000 base", "offer B: £95,000 base", "offer A: £80,000 base")
    assert [(one.key, base_of(one)) for one in kept.offers] == [("a", 80_000), ("b", 95_000)]


# In a record ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("counter", "counter"),
        ("105k", "counter"),
        ("what if i leave after 8 months", "offer"),
        ("1 GBP = 1.27 USD", "offer"),
    ],
)
def test_what_is_answered_of_offers_is_no_unknown_intent(said: str, intent: str) -> None:
    assert intents_of(
        "google swe detroit 110k base, 10k sign on, 12 mo clawback", "counter", said
    ) == (intent,)


# What is asked ----------------------------------------------------------------------------------


def test_what_a_number_means_is_asked_before_the_role() -> None:
    (offer,) = talk("google 150 base, 200k rsu").answers
    assert isinstance(offer, OfferAnswer)
    assert offer.ask is not None
    assert offer.ask.doubt is Doubt.BASIS


@pytest.mark.parametrize(
    ("said", "year_1"),
    [("yearly", 350_000), ("its yrly", 350_000), ("the whole grant", 200_000)],
)
def test_a_doubt_is_answered_in_peoples_own_words(said: str, year_1: int) -> None:
    (offer,) = talk("google 150 base, 200k rsu", said).answers
    assert isinstance(offer, OfferAnswer)
    assert [one.totals.year_1.money.amount for one in offer.sums] == [year_1]


# Two currencies ---------------------------------------------------------------------------------


def test_two_currencies_are_compared_at_a_rate_of_the_person_only() -> None:
    text = said_last("PM offers: google london £ vs remote us $. whats better after converting")
    assert "what one GBP is in USD" in text


@pytest.mark.parametrize(
    "said", ["is a conversion to a full time job paid more", "google swe, convert to usd please"]
)
def test_one_currency_asks_for_no_rate(said: str) -> None:
    assert "rate of yours" not in said_last(said)


# To stay ----------------------------------------------------------------------------------------


def test_who_pays_today_may_offer_more_to_stay() -> None:
    kept = kept_after("google nyc swe, i'm on 110k. they offered 120 to stay")
    today, to_stay = kept.offers
    assert (today.is_present, base_of(today)) == (True, 110_000)
    assert (to_stay.company, base_of(to_stay), to_stay.occasion) == (
        "google",
        120_000,
        Occasion.RETENTION,
    )


def test_what_is_offered_to_stay_does_not_change_another_offer() -> None:
    kept = kept_after("ally swe detroit 125k base", "my current employer matched at 130")
    assert [(one.name, base_of(one)) for one in kept.offers] == [
        ("Ally Financial", 125_000),
        ("To stay", 130_000),
    ]


def test_the_three_of_a_counter_offer_are_apart() -> None:
    said = (
        "i make 110k at google swe detroit. wombat offered 125. google countered with 130 to stay"
    )
    kept = kept_after(said)
    assert [(one.company, base_of(one), one.is_present) for one in kept.offers] == [
        ("google", 110_000, True),
        (None, 125_000, False),
        ("google", 130_000, False),
    ]
    assert kept.offers[2].role == "software-engineer"


# What is wanted ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "wanted", "amount"),
    [
        ("i won't take less than 105k", Wanted.WALK_AWAY, 105_000),
        ("walkaway 105k", Wanted.WALK_AWAY, 105_000),
        ("the walk-away should be 105k", Wanted.WALK_AWAY, 105_000),
        ("my walk-away: 105k", Wanted.WALK_AWAY, 105_000),
        ("opening 118k", Wanted.OPENING, 118_000),
        ("i want to open at 118k", Wanted.OPENING, 118_000),
        ("my target is 115k", Wanted.TARGET, 115_000),
    ],
)
def test_what_the_person_wants_changes_no_offer(said: str, wanted: Wanted, amount: int) -> None:
    kept = kept_after(GOOGLE, said)
    offer = the_one(kept)
    assert base_of(offer) == 110_000
    assert kept.wanted[offer.key, wanted] == amount


def test_my_offers_are_compared_where_that_is_asked() -> None:
    kinds = [one.kind for one in talk(GOOGLE, "ally swe detroit 120k", "compare my offers").answers]
    assert kinds == ["offer_comparison"]


# Leaving ----------------------------------------------------------------------------------------

TERMS = "google swe detroit 110k base, 24k sign on, 12 month clawback"


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("what if i leave after a year and a half", 18),
        ("what if i leave after 1.5 years", 18),
        ("what would i owe if i leave at month 9", 9),
        ("what if i leave before 12 months?", 11),
        ("what if i leave within a year", 11),
        ("what if i quit after 8 months", 8),
    ],
)
def test_a_time_of_leaving_is_read_as_it_is_said(said: str, months: int) -> None:
    (left,) = talk(TERMS, said).answers
    assert isinstance(left, LeavingAnswer)
    assert left.months.number == months


# One currency -----------------------------------------------------------------------------------


def test_a_part_in_another_currency_is_not_added_up() -> None:
    (offer,) = talk(
        "offer from wombat: 95k gbp base, sign on 20k, rsu 60k usd over 4 years"
    ).answers
    assert isinstance(offer, OfferAnswer)
    assert offer.currency == "GBP"
    assert offer.sums[0].totals.year_1.money.amount == 115_000
    assert [(one.fault, one.part) for one in offer.unfit] == [(Fault.CURRENCY, Part.STOCK)]


def test_a_bare_dollar_sign_goes_with_another_dollar() -> None:
    (offer,) = talk("offer from wombat: 140k CAD base, $20k sign on").answers
    assert isinstance(offer, OfferAnswer)
    assert (offer.currency, offer.unfit) == ("CAD", ())


def test_a_later_part_in_another_currency_is_not_taken() -> None:
    kept = kept_after("offer from wombat: £100k base, £20k bonus", "sign on $10k")
    offer = the_one(kept)
    assert (offer.stated.currency, offer.stated.sign_on) == ("GBP", ())
    assert "another currency" in said_last("offer from wombat: £100k base", "sign on $10k")


def test_a_base_in_another_currency_begins_anew() -> None:
    offer = the_one(kept_after("offer from wombat: £100k base, £20k bonus", "wombat base is $150k"))
    assert (offer.stated.currency, base_of(offer), offer.stated.bonus) == ("USD", 150_000, None)


def test_options_keep_the_prices_that_are_not_told_again() -> None:
    kept = kept_after(f"{GOOGLE}, 10000 options strike 5 fmv 12", "options are 20000")
    options = the_one(kept).stated.options
    assert options is not None
    assert options.strike is not None
    assert [options.count.low, options.strike.low] == [20_000, 5]


# What is no amount of a part --------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", ["they raised base by 10k", "5k more base", "add 5k to base", "sign on is up by 5k"]
)
def test_how_much_more_is_no_new_amount(said: str) -> None:
    kept = kept_after(f"{GOOGLE}, 30k sign on", said)
    offer = the_one(kept)
    assert base_of(offer) == 110_000
    assert [one.amount.low for one in offer.stated.sign_on] == [30_000]
    assert "what it is in all" in said_last(f"{GOOGLE}, 30k sign on", said)


@pytest.mark.parametrize(
    "said",
    [
        "i wish i had an offer from ally for 150k base",
        "i rejected ally at 150k base",
        "ally swe detroit 132k base, but it expired",
    ],
)
def test_an_offer_that_nobody_has_is_not_kept(said: str) -> None:
    assert [one.name for one in kept_after(GOOGLE, said).offers] == ["Google"]


def test_a_walk_away_is_of_the_offer_that_is_named_and_of_a_year() -> None:
    kept = kept_after(GOOGLE, "ally swe detroit 120k base", "walk away is 9k a month for google")
    assert kept.wanted == {("a", Wanted.WALK_AWAY): 108_000}


def test_where_somebody_works_is_who_pays_today() -> None:
    kept = kept_after("i work at google, 110k base. ally offers 120k base swe detroit")
    assert [(one.company, one.is_present) for one in kept.offers] == [
        ("google", True),
        ("ally-financial", False),
    ]


def test_a_years_pay_in_fourteen_parts_is_a_years_pay() -> None:
    (offer,) = talk("offer from wombat munich €90k base, 14 salaries").answers
    assert isinstance(offer, OfferAnswer)
    assert offer.sums[0].totals.year_1.money.amount == 90_000


# A total ----------------------------------------------------------------------------------------


def test_a_total_with_uneven_vesting_is_said_to_be_an_average() -> None:
    told = "google swe detroit TC 175,815 with vesting 5/15/40/40"
    (offer,) = talk(told).answers
    assert isinstance(offer, OfferAnswer)
    assert Remark.TOTAL_IS_AN_AVERAGE in [one.remark for one in offer.remarks]
    assert "With 5% of the stock in year one" in said_last(told)
    assert "average at best" not in said_last("google swe detroit TC 175,815")


def test_a_misspelt_word_for_today_is_no_employer() -> None:
    kept = kept_after(GOOGLE, "my curent pay 100k")
    assert [one.name for one in kept.offers] == ["Google", "Today"]
