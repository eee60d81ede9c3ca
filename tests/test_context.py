"""What is carried from one message to the next, and what is let go."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.answers import (
    Answer,
    BrowseAnswer,
    Clarification,
    CompanyOverviewAnswer,
    GoneAnswer,
    LevelsAnswer,
    NotInGuidesAnswer,
    OfferAnswer,
    PayRangesAnswer,
    ResetAnswer,
    ScriptAnswer,
    SideBySideAnswer,
    StillOnAnswer,
)
from bot.conversation import Conversation, Incoming
from bot.library import Library, Snapshot
from tests.coach.made_up import NOW, SMALL_LIBRARY, knowledge, small_snapshot, vocabulary
from tests.presentation.answers import MESSAGES, Press, Said, answers_to

WITHOUT_GOOGLE = knowledge(*(guide for guide in SMALL_LIBRARY if guide.id.company != "google"))


def ranges(*said: Said) -> list[tuple[str, str, list[str]]]:
    """The company, role and regions of each range that the last message is answered with."""
    return [
        (answer.provenance.guide.company, answer.provenance.guide.role, regions(answer))
        for answer in answers_to(said)
        if isinstance(answer, PayRangesAnswer)
    ]


def regions(answer: PayRangesAnswer) -> list[str]:
    return [row.region.text for row in answer.rows]


def scripts(*said: Said) -> list[tuple[str, str | None]]:
    """The company and the family of each script that the last message is answered with."""
    return [
        (answer.provenance.guide.company, answer.family)
        for answer in answers_to(said)
        if isinstance(answer, ScriptAnswer)
    ]


ENGINEER, SENIOR = "software-engineer", "senior-software-engineer"
IN_LONDON = ("google", ENGINEER, ["London"])


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("and in detroit?", ("google", ENGINEER, ["Detroit, MI (HQ)"])),
        ("remote?", ("google", ENGINEER, ["Remote US"])),
        ("and senior?", ("google", SENIOR, ["London"])),
        ("what about senior software engineer", ("google", SENIOR, ["London"])),
        ("and at datadog?", ("datadog", ENGINEER, ["London"])),
        ("same for datadog", ("datadog", ENGINEER, ["London"])),
        ("datadog", ("datadog", ENGINEER, ["London"])),
        ("same for datadog in detroit", ("datadog", ENGINEER, ["Detroit, MI (HQ)"])),
        ("same for l5", IN_LONDON),
        ("range?", IN_LONDON),
    ],
)
def test_a_follow_up_carries_what_it_does_not_say(
    then: str, expected: tuple[str, str, list[str]]
) -> None:
    assert ranges("swe at google in london", then) == [expected]


def test_what_is_carried_is_said() -> None:
    (still_on, _) = answers_to(("swe at google in london", "and senior?"))
    assert isinstance(still_on, StillOnAnswer)
    assert [name.text for name in still_on.companies] == ["Google"]
    assert still_on.role is not None
    assert (still_on.role.text, [name.text for name in still_on.carried]) == (
        "Senior Software Engineer",
        ["London"],
    )


def test_a_full_question_carries_nothing() -> None:
    ((company, role, shown),) = ranges("swe at google in london", "data scientist at ally")
    assert (company, role) == ("ally-financial", "data-scientist")
    assert len(shown) == 3


def test_a_role_that_the_company_lacks_is_never_the_one_of_before() -> None:
    answers = answers_to(("swe at google in london", "what about data scientist"))
    assert any(isinstance(answer, CompanyOverviewAnswer) for answer in answers)
    assert not any(isinstance(answer, PayRangesAnswer) for answer in answers)


def test_small_talk_between_changes_nothing() -> None:
    assert ranges("swe at google in london", "thanks!", "and in detroit?") == [
        ("google", ENGINEER, ["Detroit, MI (HQ)"])
    ]


def test_an_offer_is_set_beside_what_was_talked_about() -> None:
    (offer,) = (
        answer
        for answer in answers_to(("swe at google in london", "they offered 90k base"))
        if isinstance(answer, OfferAnswer)
    )
    assert offer.guide is not None
    (base,) = offer.guide.placed
    assert (base.component, base.standing) == ("base", "below")
    assert base.figure.guide.company == "google"


# Several at once --------------------------------------------------------------------------------


def test_a_place_holds_for_both_companies_of_before() -> None:
    answers = answers_to(("google or ally, swe?", "and in london?"))
    shown = [answer for answer in answers if isinstance(answer, PayRangesAnswer)]
    assert [answer.provenance.guide.company for answer in shown] == ["google", "ally-financial"]
    assert [regions(answer) for answer in shown] == [["London"], ["London"]]
    assert isinstance(answers[1], SideBySideAnswer)


def test_places_that_differ_are_not_said_to_be_carried_for_both() -> None:
    said = ("google swe in detroit vs ally swe in london", "script for equity")
    still_on = answers_to(said)[0]
    assert isinstance(still_on, StillOnAnswer)
    assert still_on.carried == ()
    assert scripts(*said) == [("google", "equity"), ("ally-financial", "equity")]


@pytest.mark.parametrize(
    ("then", "company"),
    [
        ("script for the second one", "ally-financial"),
        ("script for the 1st", "google"),
        ("what do i say for the last one", "ally-financial"),
    ],
)
def test_one_of_several_is_meant_by_its_place_in_the_order(then: str, company: str) -> None:
    assert [one for one, _ in scripts("google or ally, swe in detroit?", then)] == [company]


@pytest.mark.parametrize("then", ["compare them", "compare both side by side", "these vs"])
def test_them_are_the_last_two_companies(then: str) -> None:
    said = ("swe at datadog", "swe at google in detroit", "swe at ally in detroit", then)
    assert [company for company, _, _ in ranges(*said)] == ["google", "ally-financial"]
    assert any(isinstance(answer, SideBySideAnswer) for answer in answers_to(said))


@pytest.mark.parametrize(
    "said",
    [
        ("google or ally, swe?", "the last one"),
        ("google or ally, swe?", "what about the first one"),
    ],
)
def test_one_of_two_that_were_compared_is_shown_by_itself(said: tuple[str, ...]) -> None:
    assert len(ranges(*said)) == 1


@pytest.mark.parametrize("said", ["compare swe at google", "/compare google swe"])
def test_a_comparison_with_nobody_asks_with_whom_and_a_name_answers(said: str) -> None:
    (asked,) = answers_to((said,))
    assert isinstance(asked, Clarification)
    assert "google" not in [choice.value for choice in asked.choices]
    assert [company for company, _, _ in ranges(said, "ally")] == ["google", "ally-financial"]


# Choices ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("then", ["2", "the second one", "option 2", "Software Engineer", "2."])
def test_a_choice_is_taken_by_number_place_or_name(then: str) -> None:
    ((company, role, _),) = ranges("google", then)
    assert (company, role) == ("google", ENGINEER)


def test_a_choice_with_another_wish_is_answered_with_that() -> None:
    answers = answers_to(("google", "levels for the second one"))
    assert [type(answer) for answer in answers] == [LevelsAnswer]


def test_more_goes_on_where_the_list_stopped() -> None:
    (first,), (second,) = answers_to(("/companies",)), answers_to(("/companies", "more"))
    assert isinstance(first, BrowseAnswer)
    assert isinstance(second, BrowseAnswer)
    assert (first.page, second.page) == (0, 1)
    assert set(first.choices).isdisjoint(second.choices)


# Letting go -------------------------------------------------------------------------------------


@pytest.mark.parametrize("let_go", ["reset", "/reset", "start over", "never mind"])
def test_nothing_is_carried_over_a_reset(let_go: str) -> None:
    assert [type(answer) for answer in answers_to(("swe at google", let_go))] == [ResetAnswer]
    assert ranges("swe at google in london", let_go, "and in detroit?") == []


def test_an_unknown_employer_is_never_answered_with_the_last_ones_pay() -> None:
    answers = answers_to(("swe at google in london", "and at pfizer?"))
    assert [type(answer) for answer in answers] == [NotInGuidesAnswer]


def told(first: str, change: Callable[[Library], object], then: str | Press) -> tuple[Answer, ...]:
    """The answers to a message after the guides have changed since the one before."""

    async def turns() -> tuple[Answer, ...]:
        library = Library(small_snapshot())
        conversation = Conversation(library, lambda: NOW)
        await conversation.take_turn(Incoming("ann", first))
        change(library)
        if isinstance(then, Press):
            return (await conversation.follow(Incoming("ann", then.data))).answers
        return (await conversation.take_turn(Incoming("ann", then))).answers

    return asyncio.run(turns())


def without_google(library: Library) -> None:
    assert library.swap(Snapshot.of(WITHOUT_GOOGLE, vocabulary()))


@pytest.mark.parametrize("then", ["1", "Senior Software Engineer"])
def test_a_choice_of_a_company_that_has_left_says_so(then: str) -> None:
    (gone,) = told("google", without_google, then)
    assert isinstance(gone, GoneAnswer)
    assert gone.name is not None
    assert gone.name.text == "Google"


def test_a_button_of_a_company_that_has_left_says_so() -> None:
    data = "q1.r.kdxvi.rca7d...."
    assert any(
        isinstance(answer, PayRangesAnswer)
        for answer in told("hi", lambda library: None, Press(data))
    )
    assert told("hi", without_google, Press(data)) == (GoneAnswer(None),)


def test_a_follow_up_about_a_company_that_has_left_shows_no_figure_of_another() -> None:
    answers = told("swe at google in london", without_google, "and in detroit?")
    assert not any(isinstance(answer, PayRangesAnswer) for answer in answers)


# Any dialogue -----------------------------------------------------------------------------------

TEXTS = (
    *(one for said in MESSAGES.values() for one in said if isinstance(one, str | Press)),
    *("the second one", "the last one", "2", "more", "compare them", "same for datadog"),
    *("and senior?", "yes"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=5).map(tuple))
def test_every_message_of_any_dialogue_has_an_answer(said: tuple[Said, ...]) -> None:
    assert answers_to(said)


# What must never be carried ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "then",
    [
        "forklift operator at google",
        "what does a plumber at google make",
        "how much does a nurse make in london",
    ],
)
def test_a_role_that_nobody_has_never_gets_the_pay_of_the_last(then: str) -> None:
    assert ranges("swe at google in london", then) == []


def test_forget_me_now_forgets_what_was_talked_about() -> None:
    said: tuple[Said, ...] = ("swe at google in london", Press("f1"), "and in detroit?")
    assert isinstance(answers_to(said[:2])[0], ResetAnswer)
    assert not any(isinstance(answer, StillOnAnswer) for answer in answers_to(said))


def test_a_company_that_is_said_not_to_be_meant_is_not() -> None:
    assert ranges("swe at google in london", "i meant datadog not google") == [
        ("datadog", ENGINEER, ["London"])
    ]


def test_a_third_company_joins_those_that_were_compared() -> None:
    said = ("google or ally, swe?", "and datadog?")
    assert [company for company, _, _ in ranges(*said)] == ["google", "ally-financial", "datadog"]


def test_another_offer_does_not_change_the_subject() -> None:
    answers = answers_to(("swe at google in london", "what if i have another offer from ally"))
    assert any(isinstance(answer, ScriptAnswer) for answer in answers)
    assert {name.text for a in answers if isinstance(a, StillOnAnswer) for name in a.companies} == {
        "Google"
    }


@pytest.mark.parametrize("then", ["wat do i tell them on fone", "wht shud i say"])
def test_a_shortened_question_is_understood(then: str) -> None:
    answers = answers_to(("swe at google in london", then))
    assert any(isinstance(answer, ScriptAnswer) for answer in answers)


def test_a_slip_in_from_does_not_lose_what_is_talked_about() -> None:
    answers = answers_to(("swe at google in london", "i got 90k base frm google is it ok"))
    (offer,) = (answer for answer in answers if isinstance(answer, OfferAnswer))
    assert [name.text for name in offer.what] == ["Software Engineer", "London"]
    assert offer.guide is not None


def test_a_misspelt_wish_to_compare_is_heard() -> None:
    answers = answers_to(("swe at google in london", "same for datadog", "compre them"))
    assert any(isinstance(answer, SideBySideAnswer) for answer in answers)


def test_shorter_asks_for_the_script_of_before_again() -> None:
    asked = ("swe at google in london", "script for a sign-on")
    assert scripts(*asked, "shorter please") == scripts(*asked) != []
