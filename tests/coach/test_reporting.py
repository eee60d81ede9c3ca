"""That a guide is wrong is kept in the person's words, and never taken from what others say."""

from dataclasses import replace

import pytest

from bot.coach.answers import ReportAnswer
from bot.coach.answers.reports import Reported
from bot.coach.following import follow
from bot.coach.house import House
from bot.coach.question import DataStep, DataVerb
from bot.coach.report import LONGEST_REPORT, MOST_REPORTS, Report
from bot.coach.signing import signed
from bot.coach.steps import steps_of
from tests.coach.made_up import ENGINEER, NOW, SMALL_LIBRARY
from tests.coach.offers.talk import intents_of, said_last, talk, text_of

TALKED = "swe at google in london"


def reported(*said: str) -> list[tuple[str | None, str]]:
    return [(one.guide, one.text) for one in talk(*said).person.reports]


def outcome_of(*said: str) -> Reported:
    (answer,) = talk(*said).answers
    assert isinstance(answer, ReportAnswer)
    return answer.outcome


@pytest.mark.parametrize(
    ("said", "guide"),
    [
        (("/report google swe base in london is 20k too low",), f"google/{ENGINEER}"),
        (("your google numbers are outdated",), "google"),
        (("I think the google swe figures are wrong",), f"google/{ENGINEER}"),
        ((TALKED, "this figure is wrong"), f"google/{ENGINEER}"),
        ((TALKED, "your google numbers are wrong"), f"google/{ENGINEER}"),
        ((TALKED, "/report the base is too low"), f"google/{ENGINEER}"),
        ((TALKED, "/report the datadog base is too low"), f"datadog/{ENGINEER}"),
        ((TALKED, "/report swe at monzo is missing"), None),
        (("this figure is wrong",), None),
        (("/report the base is too low",), None),
    ],
)
def test_a_report_is_kept_with_the_guide_that_it_is_about(
    said: tuple[str, ...], guide: str | None
) -> None:
    ((kept, text),) = reported(*said)
    assert kept == guide
    assert text == said[-1].removeprefix("/report ")
    assert outcome_of(*said) is Reported.KEPT
    assert intents_of(*said) == ("report",)


@pytest.mark.parametrize(
    "text",
    [
        "they said my number is wrong",
        "they say my numbers are wrong",
        "the recruiter told me the figures are outdated",
        "hr says your data is wrong",
        "my numbers are wrong",
        "what if your figures are wrong?",
        "they claim levels.fyi data is outdated, what do I say",
        "your numbers are wrong, how do I push back",
        "your figures are outdated, they offer me base 150k in detroit",
        "they said that is too low",
    ],
)
def test_what_others_say_is_no_report(text: str) -> None:
    assert reported(TALKED, text) == []
    assert "report" not in intents_of(TALKED, text)


def test_the_answer_thanks_says_where_it_goes_and_names_the_sources() -> None:
    text = said_last(TALKED, "this figure is wrong")
    assert "Thank you" in text
    assert "Google Software Engineer, as we talked about it" in text
    assert "whoever maintains these guides" in text
    assert "encrypted" in text
    assert "/forget" in text
    assert f"Guide google/{ENGINEER}; 2 sources: Levels.fyi, Glassdoor" in text


def test_on_the_own_computer_it_says_that_it_stays_there() -> None:
    answers = talk("/report google swe base too low").answers
    text = text_of(*signed(answers, House(own_machine=True)))
    assert "stays on this computer" in text
    assert "whoever" not in text


@pytest.mark.parametrize("said", [("/report",), (TALKED, "/report"), (TALKED, "/report  ")])
def test_a_report_without_words_is_asked_for_them(said: tuple[str, ...]) -> None:
    assert outcome_of(*said) is Reported.EMPTY
    assert reported(*said) == []


def test_a_long_report_is_cut_and_that_is_said() -> None:
    long = "/report google swe " + "x" * LONGEST_REPORT
    ((_, text),) = reported(long)
    assert len(text) == LONGEST_REPORT
    assert outcome_of(long) is Reported.CUT
    exact = "/report " + "x" * LONGEST_REPORT
    assert outcome_of(exact) is Reported.KEPT


def test_more_reports_than_can_be_are_not_kept_and_that_is_said() -> None:
    many = [f"/report number {number} is wrong" for number in range(MOST_REPORTS)]
    assert len(reported(*many)) == MOST_REPORTS
    assert outcome_of(*many, "/report one more") is Reported.FULL
    assert len(reported(*many, "/report one more")) == MOST_REPORTS


def test_one_tap_takes_the_last_report_back() -> None:
    said = talk("/report google swe is wrong", "/report datadog swe is wrong")
    (step,) = (step for row in steps_of(said.answers[0]) for step in row)
    assert step.target == DataStep(DataVerb.UNREPORT)
    back = follow(step.target, said.person, SMALL_LIBRARY, NOW)
    assert [one.guide for one in back.person.reports] == [f"google/{ENGINEER}"]
    (answer,) = back.answers
    assert isinstance(answer, ReportAnswer)
    assert answer.outcome is Reported.TAKEN_BACK
    assert steps_of(answer) is not None
    nothing = follow(step.target, replace(back.person, reports=()), SMALL_LIBRARY, NOW)
    assert [one.outcome for one in nothing.answers if isinstance(one, ReportAnswer)] == [
        Reported.NONE_LEFT
    ]


def test_a_report_keeps_no_offer_whatever_amounts_it_names() -> None:
    person = talk("/report google swe base in london is 150k and not 120k").person
    assert person.kept.offers == ()
    assert person.reports == (
        Report(f"google/{ENGINEER}", "google swe base in london is 150k and not 120k", NOW),
    )


def test_no_two_reports_are_of_one_moment() -> None:
    said = talk("/report one is wrong", "/report one is wrong", "/report two is wrong")
    moments = [one.at for one in said.person.reports]
    assert moments == sorted(set(moments))
    assert moments[0] == NOW


def test_the_talk_goes_on_about_what_it_was_about() -> None:
    said = talk(TALKED, "/report the datadog base is too low", "and in detroit?")
    assert [one.company for one in said.about] == ["google"]
