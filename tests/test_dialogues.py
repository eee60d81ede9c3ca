"""Conversations that once went wrong: what was asked is never answered as something else."""

import asyncio

import pytest

from bot.conversation import Conversation, Incoming
from bot.library import Library
from bot.presentation.catalogue import english
from bot.presentation.plain import render
from tests.coach.made_up import NOW, SMALL_LIBRARY, small_snapshot


def talk(*said: str) -> list[str]:
    """The plain replies to the messages of one person."""
    conversation = Conversation(Library(small_snapshot()), lambda: NOW)

    async def turns() -> list[str]:
        heard = [await conversation.take_turn(Incoming("ann", text)) for text in said]
        return [render(turn.answers, english()) for turn in heard]

    return asyncio.run(turns())


@pytest.mark.parametrize("unknown", ["stripe swe sf", "uber swe london"])
def test_a_company_without_a_guide_never_gets_the_last_ones_pay(unknown: str) -> None:
    first, second = talk("swe at google in london", unknown)
    assert "Base:" in first
    assert "Base:" not in second
    assert unknown.split(maxsplit=1)[0] in second


def test_an_unknown_role_never_gets_the_last_ones_pay() -> None:
    _, second = talk("swe at google", "director of baking at ally")
    assert "Base:" not in second


def test_a_follow_up_says_what_it_is_still_about() -> None:
    _, second = talk("swe at google in detroit", "and in london?")
    assert second.startswith("Still on: Google, Software Engineer")
    assert "£100K–£120K" in second
    assert "Detroit" not in second.split("Other regions")[0]


def test_two_places_of_one_company_are_both_answered() -> None:
    (reply,) = talk("google swe detroit vs london")
    assert "Detroit, MI (HQ) (USD)" in reply
    assert "London (GBP)" in reply


def test_a_place_that_is_missing_is_asked_back_and_the_number_is_listened_to() -> None:
    first, second = talk("swe at google in tokyo", "2")
    assert "has no figures for Tokyo" in first
    assert "Base:" not in first
    assert "£100K–£120K" in second


def test_a_message_without_a_company_names_none() -> None:
    (reply,) = talk(
        "can they match? also need visa sponsorship and is remote pay lower, "
        "what target should i say"
    )
    assert "at any company" in reply
    assert "Which role is it?" in reply
    assert [one.name for one in SMALL_LIBRARY.companies.values() if one.name in reply] == []


def test_an_employer_without_a_guide_hands_the_role_on_to_the_next_one() -> None:
    _, unknown, known = talk("google swe detroit", "and hooli?", "and datadog?")
    assert "Base:" not in unknown
    assert known.startswith("Still on: Datadog, Software Engineer, Detroit")


@pytest.mark.parametrize(
    ("asked", "named", "left"),
    [
        ("compare all three", ("Google", "Datadog", "Target"), "Nobody"),
        ("the first two vs each other", ("Google", "Datadog"), "Target"),
        ("first and last side by side", ("Google", "Target"), "Datadog"),
        ("both next to each other please", ("Datadog", "Target"), "Google"),
    ],
)
def test_some_of_those_talked_about_are_compared(
    asked: str, named: tuple[str, ...], left: str
) -> None:
    *_, reply = talk("google swe detroit", "and datadog?", "and target?", asked)
    assert all(name in reply for name in named)
    assert left not in reply


def test_a_place_alone_is_asked_of_both_that_were_compared() -> None:
    *_, reply = talk("google or datadog?", "swe", "in london")
    assert "Google" in reply
    assert "Datadog" in reply
    assert "Detroit" not in reply.split("Other regions")[0]


def test_tell_me_about_one_of_several_wants_its_pay() -> None:
    *_, reply = talk("google, datadog or target for a swe", "tell me about the third")
    assert reply.splitlines()[0].startswith("Target")


def test_a_seniority_that_no_guide_knows_is_said_and_keeps_the_role() -> None:
    *_, reply = talk("ally data scientist detroit", "senior?")
    assert "Reading “senior” as Data Scientist: no guide of mine tells its seniorities apart." in (
        reply
    )
    assert "Base:" in reply
