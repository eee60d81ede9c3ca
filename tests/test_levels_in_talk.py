"""A level alone in a conversation: "L5 at google", "e6?", "microsoft 63"."""

import asyncio
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from bot.conversation import Conversation, Incoming
from bot.knowledge.base import Guide
from bot.library import Library, Snapshot
from bot.presentation.catalogue import english
from bot.presentation.turn_record import turn_record
from tests.coach.made_up import DETROIT, LONDON, NOW, ROWS, guide, knowledge, row, vocabulary

ENGINEER, SENIOR, STAFF, MANAGER = (
    "software-engineer",
    "senior-software-engineer",
    "staff-software-engineer",
    "product-manager",
)
Json = dict[str, Any]


def ladder(company: str, name: str, **levels: str) -> tuple[Guide, ...]:
    """The guides for software engineers of a company, their levels in their titles."""
    titles = (
        (ENGINEER, "Software Engineer", levels.get("engineer")),
        (SENIOR, "Senior Software Engineer", levels.get("senior")),
        (STAFF, "Staff Software Engineer", levels.get("staff")),
    )
    return tuple(
        guide(company, name, role, title if of is None else f"{title} ({of})", ROWS)
        for role, title, of in titles
    )


@cache
def snapshot() -> Snapshot:
    numbered = tuple(
        replace(one, rows=tuple(row("Detroit", DETROIT, "USD", "$", level) for level in levels))
        for one, levels in zip(
            ladder("microsoft", "Microsoft"), (("59", "60"), ("61", "62"), ("63",)), strict=True
        )
    )
    guides = (
        *ladder("google", "Google", engineer="L3-L4", senior="L5", staff="L6"),
        guide("google", "Google", MANAGER, "Product Manager", ROWS),
        *ladder("meta", "Meta", engineer="E3/E4", senior="E5", staff="E6"),
        guide("meta", "Meta", MANAGER, "Product Manager", ROWS),
        *ladder("amazon", "Amazon", engineer="SDE I-II / L4-L5", senior="SDE III / L6"),
        *ladder("oracle", "Oracle"),
        *ladder("netflix", "Netflix"),
        *ladder("zorblat", "Zorblat"),
        *numbered,
        guide("datadog", "Datadog", ENGINEER, "Software Engineer", ROWS),
    )
    return Snapshot.of(knowledge(*guides), vocabulary())


def turns(*said: str) -> list[Json]:
    """The records of what one person says."""
    conversation = Conversation(Library(snapshot()), lambda: NOW)

    async def records() -> list[Json]:
        found = []
        for text in said:
            turn = await conversation.take_turn(Incoming("ann", text))
            assert turn.heard is not None
            found.append(turn_record(turn.heard, turn.reply, snapshot().knowledge, english()))
        return found

    return asyncio.run(records())


def kinds(record: Json) -> list[str]:
    return [answer["kind"] for answer in record["answers"]]


@pytest.mark.parametrize(
    ("said", "company", "role"),
    [
        ("L5 at Google", "google", SENIOR),
        ("google L6", "google", STAFF),
        ("google l8", "google", STAFF),
        ("meta e5 detroit", "meta", SENIOR),
        ("fb ic5", "meta", SENIOR),
        ("Amazon L5", "amazon", ENGINEER),
        ("Amazon L6", "amazon", SENIOR),
        ("SDE II at Amazon", "amazon", ENGINEER),
        ("oracle ic3", "oracle", ENGINEER),
        ("Netflix E5", "netflix", SENIOR),
        ("what does an L5 engineer at google make", "google", SENIOR),
        ("microsoft 63", "microsoft", STAFF),
        ("63 at microsoft", "microsoft", STAFF),
        ("msft level 62", "microsoft", SENIOR),
        ("L5 PM at google", "google", MANAGER),
        ("L5 swe at google", "google", SENIOR),
        ("got L5 not L6 at google", "google", SENIOR),
        ("microsoft swe 62", "microsoft", SENIOR),
        ("microsoft 62 swe", "microsoft", SENIOR),
    ],
)
def test_a_level_names_the_role_that_it_is_there(said: str, company: str, role: str) -> None:
    (record,) = turns(said)
    assert (record["companies"], record["roles"]) == ([company], [role])
    assert kinds(record)[-1] == "ranges"


def test_the_reply_says_how_a_level_was_read_before_the_answer() -> None:
    (by_guide,), (known,) = turns("L5 at google"), turns("Netflix E5")
    assert by_guide["reply"].startswith("L5 at Google: read as Senior Software Engineer")
    assert kinds(by_guide) == ["read_level", "ranges"]
    assert known["reply"].startswith("E5 at Netflix: read as Senior Software Engineer, as is")


@pytest.mark.parametrize(
    ("first", "then", "role"),
    [
        ("meta e5 detroit", "e6?", STAFF),
        ("oracle ic3 detroit", "and ic4", SENIOR),
        ("swe at google in detroit", "what about L5", SENIOR),
        ("google L5 detroit", "and data scientist?", "data-scientist"),
        ("google pm detroit", "and L6?", MANAGER),
        ("google in detroit", "L6", STAFF),
    ],
)
def test_a_level_changes_the_role_and_keeps_the_rest(first: str, then: str, role: str) -> None:
    before, record = turns(first, then)
    assert record["companies"] == before["companies"]
    assert record["roles"] == [role]
    assert [place["name"] for place in record["places"]] == ["Detroit"]


def test_the_role_of_a_level_stays_for_what_is_asked_next() -> None:
    *_, script, place = turns("meta e5 detroit", "e6?", "sign on script", "and in london?")
    assert (script["intents"], script["roles"]) == (["script"], [STAFF])
    assert place["roles"] == [STAFF]


def test_a_level_at_another_company_is_an_engineers() -> None:
    _, record = turns("google pm detroit", "meta e5")
    assert (record["companies"], record["roles"]) == (["meta"], [SENIOR])
    assert "read_level" in kinds(record)


@pytest.mark.parametrize("then", ["google", "1", "Google", "at google"])
def test_a_level_without_a_company_waits_for_one(then: str) -> None:
    asked, record = turns("L5 in detroit", then)
    assert asked["clarify"]["slot"] == "company"
    assert asked["clarify"]["choices"][0] == {"value": "google", "label": "Google"}
    assert (record["companies"], record["roles"]) == (["google"], [SENIOR])
    assert [place["name"] for place in record["places"]] == ["Detroit"]


def test_a_company_that_is_not_among_the_choices_can_be_typed() -> None:
    asked, record = turns("E5", "and at oracle?")
    assert "oracle" not in [choice["value"] for choice in asked["clarify"]["choices"]]
    assert record["companies"] == ["oracle"]


@pytest.mark.parametrize("said", ["L12 at google", "zorblat L5", "meta ic9"])
def test_an_unknown_level_is_asked_and_shows_no_pay(said: str) -> None:
    asked, record = turns(said, "senior software engineer")
    assert kinds(asked) == ["clarify"]
    assert asked["clarify"]["slot"] == "role"
    assert record["roles"] == [SENIOR]
    assert "ranges" in kinds(record)


def test_an_unknown_level_in_a_conversation_is_asked_too() -> None:
    _, record = turns("swe at zorblat", "L7?")
    assert (record["roles"], record["clarify"]["slot"]) == ([], "role")


def test_each_company_has_its_own_level() -> None:
    (record,) = turns("google L5 vs amazon L5")
    assert record["companies"] == ["google", "amazon"]
    assert record["roles"] == [SENIOR, ENGINEER]


@pytest.mark.parametrize("said", ["netflix or meta? E5", "google L5 vs amazon"])
def test_a_level_of_one_company_sets_the_role_for_the_others(said: str) -> None:
    (record,) = turns(said)
    assert len(record["companies"]) == 2
    assert record["roles"] == [SENIOR]


def test_two_levels_of_one_company_are_set_side_by_side() -> None:
    (record,) = turns("L5 or L6 at google in london?")
    assert record["roles"] == [SENIOR, STAFF]
    assert kinds(record) == ["read_level", "read_level", "comparison", "ranges", "ranges"]


def test_what_level_that_is_somewhere_else_stays_a_question_about_levels() -> None:
    _, record = turns("amazon sde3 detroit", "what level is that at google")
    assert record["intents"] == ["levels"]
    assert record["companies"] == ["amazon", "google"]
    assert record["roles"] == [SENIOR]


@pytest.mark.parametrize(
    "said",
    [
        "google L5 accountant",
        "accountant at google, L5",
        "L4 autonomy at google",
        "google, i am on an L1 visa",
        "google, I went to a T20 school",
        "microsoft 60 days",
    ],
)
def test_what_only_looks_like_a_level_gives_no_engineers_pay(said: str) -> None:
    (record,) = turns(said)
    assert "ranges" not in kinds(record)


def test_an_amount_beside_a_company_is_no_level() -> None:
    (record,) = turns("swe at microsoft, 60 base")
    assert record["roles"] == [ENGINEER]
    assert "offer" in kinds(record)


def test_an_offer_at_a_level_is_set_beside_the_pay_of_its_role() -> None:
    (record,) = turns("google L5 in detroit, they offered 110k base")
    assert kinds(record)[:2] == ["read_level", "offer"]
    assert kinds(record).count("read_level") == 1
    assert record["answers"][1]["guides"] == ["google/senior-software-engineer"]


def test_another_offer_at_a_level_does_not_change_the_subject() -> None:
    _, record = turns("swe at google in london", "i have another offer from amazon L6")
    assert (record["companies"][0], record["roles"]) == ("google", [ENGINEER])


def test_a_level_is_read_at_a_company_that_has_no_guide() -> None:
    (record,) = turns("uber L5a in london")
    assert (record["companies"], record["unlisted"]) == ([], ["uber"])
    assert record["roles"] == [SENIOR]
    assert kinds(record) == ["read_level", "not_in_guides"]


def test_the_one_guide_of_a_company_answers_for_a_level_that_nobody_knows() -> None:
    (record,) = turns("datadog L5")
    assert kinds(record) == ["only_guide", "ranges"]
    assert "does not say which figures are for “L5”" in record["reply"]


def test_london_keeps_its_figures_for_each_level() -> None:
    _, record = turns("google L5", "in london")
    assert record["places"][0]["name"] == LONDON.name
    assert record["roles"] == [SENIOR]


def test_of_many_levels_a_few_are_answered_and_the_rest_is_named() -> None:
    _, record = turns("google", "L3 L4 L5 L6 L7 L8")
    assert kinds(record).count("ranges") == 3  # L3 and L4 are one job
    assert kinds(record)[-1] == "left_out"
    assert "Google (L7)" in record["reply"]


def test_two_levels_beside_a_role_are_both_answered() -> None:
    (record,) = turns("google swe L5 and L6")
    assert record["roles"] == [SENIOR, STAFF]


@pytest.mark.parametrize("said", ["I am 63 at microsoft", "the top 60 at microsoft"])
def test_a_number_that_counts_something_is_no_level(said: str) -> None:
    assert turns(said)[0]["levels"] == []


def test_thousands_of_levels_are_no_work() -> None:
    record = turns("L5 " * 1365 + "L")[0]
    assert len(record["levels"]) <= 12
