import pytest

from bot.coach.answers import (
    Answer,
    Clarification,
    CompanyOverviewAnswer,
    GenericScriptAnswer,
    HelpAnswer,
    NoSuchLeverAnswer,
    NoSuchPlaceAnswer,
    NotInGuidesAnswer,
    PayRangesAnswer,
    PrivacyAnswer,
    ScriptAnswer,
    SmallTalkAnswer,
    StillOnAnswer,
    UnknownAnswer,
)
from bot.coach.figures import Name
from bot.coach.person import Person
from bot.coach.reply import reply
from bot.understanding.reading import understand
from tests.coach.made_up import NOW, SMALL_LIBRARY, small_snapshot


def talk(*texts: str) -> tuple[Answer, ...]:
    """The answers to the last of several messages."""
    person = Person()
    answers: tuple[Answer, ...] = ()
    for text in texts:
        heard = understand(text, small_snapshot().lexicon, NOW)
        replied = reply(heard, person, SMALL_LIBRARY, NOW)
        person, answers = replied.person, replied.answers
    return answers


def kinds(*texts: str) -> list[type]:
    return [type(answer) for answer in talk(*texts)]


def ranges(*texts: str) -> PayRangesAnswer:
    (answer,) = (answer for answer in talk(*texts) if isinstance(answer, PayRangesAnswer))
    return answer


def regions(answer: PayRangesAnswer) -> list[str]:
    return [row.region.text for row in answer.rows]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("swe at google in london", PayRangesAnswer),
        ("swe at google in tokyo", NoSuchPlaceAnswer),
        ("script for equity, swe at google", ScriptAnswer),
        ("google", CompanyOverviewAnswer),
        ("product manager at google", CompanyOverviewAnswer),
        ("nurse at ally", CompanyOverviewAnswer),
        ("swe offer from epic", Clarification),
        ("what does a swe make", Clarification),
        ("swe at pfizer", NotInGuidesAnswer),
        ("help", HelpAnswer),
        ("/privacy", PrivacyAnswer),
        ("thanks!", SmallTalkAnswer),
        ("ghghghgh", UnknownAnswer),
        ("", UnknownAnswer),
    ],
)
def test_each_kind_of_message_has_its_answer(text: str, kind: type) -> None:
    assert kinds(text) == [kind]


def test_a_lever_that_the_guide_lacks_is_said_so_and_answered_in_general() -> None:
    missing, general = talk("script for relocation, swe at google")
    assert isinstance(missing, NoSuchLeverAnswer)
    assert isinstance(general, GenericScriptAnswer)
    assert general.family == missing.family == "relocation"


def test_a_lever_that_nobody_has_a_script_for_is_said_so_only() -> None:
    assert kinds("script for vesting, swe at google") == [NoSuchLeverAnswer]


def test_range_and_script_are_answered_in_the_order_asked() -> None:
    text = "what do i say and whats the range for swe at google"
    assert kinds(text) == [ScriptAnswer, PayRangesAnswer]


def test_only_the_asked_place_is_shown_and_the_others_are_named() -> None:
    answer = ranges("swe at google in london")
    assert regions(answer) == ["London"]
    others = [choice.label.text for choice in answer.other_regions]
    assert others == ["Detroit, MI (HQ)", "Remote US"]


def test_a_country_stands_for_its_cities() -> None:
    answer = ranges("swe at google in the uk")
    assert regions(answer) == ["London"]


def test_remote_is_its_own_place() -> None:
    answer = ranges("remote swe at google")
    assert regions(answer) == ["Remote US"]


def test_figures_are_quoted_and_know_their_line() -> None:
    (row,) = ranges("swe at google in london").rows
    base = row.components[0].figure
    assert (base.figure.quote, base.figure.line) == ("£100K–£120K", 20)
    assert base.guide == ("google", "software-engineer")


def test_age_and_overdue_review_are_told_as_of_now() -> None:
    source = ranges("swe at google in london").provenance
    assert source.age is not None
    assert (source.age.value, source.overdue) == (100, True)


def test_a_role_that_is_missing_is_never_replaced() -> None:
    (answer,) = talk("product manager at google")
    assert isinstance(answer, CompanyOverviewAnswer)
    assert answer.missing == Name("product manager")
    assert [choice.label.text for choice in answer.choices] == [
        "Senior Software Engineer",
        "Software Engineer",
    ]


def test_the_asked_familys_script_comes_as_it_stands() -> None:
    (answer,) = talk("script for equity, swe at google")
    assert isinstance(answer, ScriptAnswer)
    (script,) = answer.scripts
    assert script.words.text == "Could the grant be [your number]?"
    assert [gap.text for gap in script.placeholders] == ["[your number]"]


def test_scripts_that_claim_nothing_come_first() -> None:
    (answer,) = talk("script for swe at google")
    assert isinstance(answer, ScriptAnswer)
    assert [script.claims_offer for script in answer.scripts] == [False, False]


@pytest.mark.parametrize(
    ("place", "mismatch"), [("london", "currency"), ("remote", "place"), ("detroit", None)]
)
def test_a_script_with_anothers_figures_says_so(place: str, mismatch: str | None) -> None:
    (answer,) = talk(f"script for a sign on, swe at google in {place}")
    assert isinstance(answer, ScriptAnswer)
    assert answer.scripts[0].mismatch == mismatch


def test_a_place_alone_continues_the_topic_and_says_so() -> None:
    assert kinds("swe at google in london", "and in detroit?") == [StillOnAnswer, PayRangesAnswer]
    answer = ranges("swe at google in london", "and in detroit?")
    assert regions(answer) == ["Detroit, MI (HQ)"]


@pytest.mark.parametrize("choice", ["1", "the first one", "Senior Software Engineer"])
def test_a_choice_resumes_what_was_asked(choice: str) -> None:
    (answer,) = talk("script for equity at google", choice)
    assert isinstance(answer, ScriptAnswer)
    assert answer.provenance.role.text == "Senior Software Engineer"


def test_a_company_given_later_resumes_what_was_asked() -> None:
    *_, answer = talk("what do i say about equity as a swe", "ally")
    assert isinstance(answer, ScriptAnswer)
    assert (answer.provenance.company.text, answer.family) == ("Ally Financial", "equity")


def test_a_number_out_of_range_chooses_nothing() -> None:
    assert kinds("google", "9") != [PayRangesAnswer]


def test_an_unknown_employer_is_never_answered_from_the_topic() -> None:
    assert kinds("swe at google in london", "swe at pfizer") == [NotInGuidesAnswer]


def test_a_doubtful_name_offers_at_most_four_choices() -> None:
    (answer,) = talk("swe offer from epic")
    assert isinstance(answer, Clarification)
    assert 1 < len(answer.choices) <= 4
