"""Offers that are meant by a number of the list, a letter, or an ordinal."""

import pytest

from bot.coach.answers import OfferAnswer, OfferChangedAnswer, OfferComparisonAnswer
from bot.coach.answers.offers import OfferChange
from bot.coach.kept import Kept
from tests.coach.offers.talk import kept_after, said_last, talk

THREE = (
    "/offer google swe detroit 110k base",
    "/offer ally swe detroit 112k base, 10k sign on",
    "/offer wombat labs 150k base",
)


def keys(kept: Kept) -> str:
    return "".join(offer.key for offer in kept.offers)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("delete 1", "bc"),
        ("delete #2", "ac"),
        ("delete the first", "bc"),
        ("delete the first one", "bc"),
        ("drop the second", "ac"),
        ("remove offer 3", "ab"),
        ("delete c", "ab"),
        ("delete offer b", "ac"),
        ("delete the last one", "ab"),
        ("forget the ally offer", "ac"),
        ("delete 1 and 3", "b"),
        ("delete it", "ab"),
    ],
)
def test_an_offer_is_deleted_by_number_letter_or_ordinal(text: str, left: str) -> None:
    assert keys(kept_after(*THREE, "/offers", text)) == left
    assert "Deleted" in said_last(*THREE, "/offers", text)


def test_a_number_that_no_offer_has_deletes_nothing_and_shows_those_there_are() -> None:
    (answer,) = talk(*THREE, "delete 7").answers
    assert isinstance(answer, OfferChangedAnswer)
    assert answer.change is OfferChange.NO_SUCH
    assert len(answer.choices) == 3
    assert keys(kept_after(*THREE, "delete 7")) == "abc"


@pytest.mark.parametrize(
    "text", ["delete all", "delete all offers", "delete all my offers", "remove all of them"]
)
def test_all_offers_are_deleted_only_once_that_is_confirmed(text: str) -> None:
    assert keys(kept_after(*THREE, text)) == "abc"
    (answer,) = talk(*THREE, text).answers
    assert isinstance(answer, OfferChangedAnswer)
    assert answer.change is OfferChange.CONFIRM_ALL
    assert keys(kept_after(*THREE, text, "no")) == "abc"
    assert kept_after(*THREE, text, "yes").offers == ()
    assert kept_after(*THREE, text, "1").offers == ()
    assert "Ally" in said_last(*THREE, text, "yes")


def test_an_offer_of_a_company_without_one_is_not_there_to_be_deleted() -> None:
    (answer,) = talk(THREE[0], "delete the ally offer").answers
    assert isinstance(answer, OfferChangedAnswer)
    assert answer.change is OfferChange.NO_SUCH


def test_an_offer_is_renamed_by_its_number() -> None:
    kept = kept_after(*THREE, "rename 1 to backup")
    assert kept.offers[0].name == "backup"


def test_an_amount_is_no_new_name() -> None:
    kept = kept_after(THREE[0], "call it 150k")
    assert kept.offers[0].name == "Google"


def test_what_is_said_in_passing_deletes_no_offer() -> None:
    assert keys(kept_after(THREE[0], "forget this")) == "a"
    assert keys(kept_after(THREE[0], "forget that")) == "a"


def test_present_pay_is_deleted_by_its_name() -> None:
    said = ("i make 100k base today", THREE[0])
    assert [one.name for one in kept_after(*said).offers] == ["Today", "Google"]
    assert keys(kept_after(*said, "delete today")) == "b"


def test_a_whole_name_goes_before_the_beginning_of_another() -> None:
    said = ("i make 100k base today", "rename today to google today", THREE[0])
    assert keys(kept_after(*said, "delete google")) == "a"


def compared(*said: str) -> list[str]:
    (answer,) = talk(*said).answers
    assert isinstance(answer, OfferComparisonAnswer)
    return [one.key for one in answer.offers]


@pytest.mark.parametrize(
    "text",
    ["compare 1 and 3", "compare a and c", "compare the first and the third", "/compare 1 3",
     "1 vs 3", "compare 1 with offer c"],
)  # fmt: skip
def test_offers_are_compared_by_number_letter_or_ordinal(text: str) -> None:
    assert sorted(compared(*THREE, "google vs ally swe detroit", text)) == ["a", "c"]


def test_a_number_that_no_offer_has_is_not_compared() -> None:
    (answer,) = talk(*THREE, "compare 1 and 8").answers
    assert isinstance(answer, OfferChangedAnswer)
    assert answer.change is OfferChange.NO_SUCH


def test_the_first_one_of_a_list_of_offers_is_an_offer() -> None:
    (answer,) = talk("google vs ally swe detroit", *THREE, "/offers", "the first one").answers
    assert isinstance(answer, OfferAnswer)
    assert answer.key == "a"


def test_a_list_of_guides_is_still_meant_where_it_was_talked_of_last() -> None:
    reply = talk(*THREE[2:], "google vs ally swe detroit", "drop the first")
    assert keys(reply.person.kept) == "a"


def test_of_more_than_five_the_best_are_compared_and_the_rest_are_named() -> None:
    said = [f"/offer firm{letter} labs 1{at}0k base" for at, letter in enumerate("abcdefg")]
    assert sorted(compared(*said, "/compare")) == list("cdefg")
    text = said_last(*said, "/compare")
    assert "firma" in text.casefold()
    assert "firmb" in text.casefold()
    assert "compare 1 and" in text
