"""What was read into a message is said before the answer, with a way to the other reading."""

from dataclasses import replace

import pytest

from bot.coach.answers import Answer, PayRangesAnswer, ReadAs, ReadAsAnswer, Reading
from bot.coach.person import Person, Session
from bot.coach.question import Question, Wish
from bot.coach.readings import read_as
from bot.coach.remembering import Reply
from bot.coach.reply import reply
from bot.coach.shorthand import read, write
from bot.coach.steps import StepKind, steps_of
from bot.library import Snapshot
from bot.understanding.entities import CompanyMention, NameKind, OtherName, Span
from bot.understanding.reading import Understanding, understand
from tests.coach.made_up import DETROIT, LONDON, NOW, ROWS, guide, knowledge, vocabulary

PRODUCT, PROGRAM = "product-manager", "technical-program-manager"
MANAGERS = ((PRODUCT, "Product Manager"), (PROGRAM, "Technical Program Manager"))
LIBRARY = knowledge(
    *(
        guide(company, company.title(), role, name, ROWS)
        for company in ("google", "meta")
        for role, name in MANAGERS
    ),
    guide("google", "Google", "engineering-manager", "Engineering Manager", ROWS),
    guide("amazon", "Amazon", PRODUCT, "Product Manager", ROWS),
    guide("amazon", "Amazon", "solutions-architect", "Solutions Architect", ROWS),
)
SNAPSHOT = Snapshot.of(LIBRARY, vocabulary())


def heard(text: str) -> Understanding:
    return understand(text, SNAPSHOT.lexicon, NOW)


def turns(*texts: str) -> Reply:
    """The reply to the last of several messages."""
    person, replied = Person(), Reply((), Person())
    for text in texts:
        replied = reply(heard(text), person, LIBRARY, NOW)
        person = replied.person
    return replied


def readings(answers: tuple[Answer, ...]) -> list[Reading]:
    return [
        one for answer in answers if isinstance(answer, ReadAsAnswer) for one in answer.readings
    ]


def said(*texts: str) -> list[tuple[str, str, str | None]]:
    """What was typed, what it was read as, and what it may mean as well."""
    return [
        (one.typed.text, one.name.text, None if one.other is None else one.other.label.text)
        for one in readings(turns(*texts).answers)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PM at google", [("PM", "Product Manager", "Technical Program Manager")]),
        (
            "what does a pm make in detroit",
            [("pm", "Product Manager", "Technical Program Manager")],
        ),
        ("pm at amazon", [("pm", "Product Manager", None)]),
        ("EM at google", [("EM", "Engineering Manager", None)]),
        ("SA at amazon", [("SA", "Solutions Architect", None)]),
        (
            "senior pm at google",
            [
                ("pm", "Product Manager", "Technical Program Manager"),
                ("senior pm", "Product Manager", None),
            ],
        ),
        ("product manager at google", []),
        ("pm (product manager) at google", []),
        ("tpm at google", []),
        ("ds at google", []),
        ("de at google", []),
    ],
)
def test_an_abbreviation_that_stands_for_several_things_is_said(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert said(text) == expected


def test_how_it_was_read_comes_before_the_answer() -> None:
    first, second = turns("pm at google in london").answers
    assert isinstance(first, ReadAsAnswer)
    assert isinstance(second, PayRangesAnswer)


def test_it_is_said_once_and_not_again_in_what_follows() -> None:
    assert said("pm at google", "and in london?") == []


def test_the_other_reading_is_the_very_same_question() -> None:
    (one,) = readings(turns("script for equity, pm at google in london").answers)
    assert one.other is not None
    assert one.other.target == Question(
        (Wish.SCRIPT,), "google", PROGRAM, (LONDON,), families=("equity",)
    )


def test_the_other_reading_is_about_all_companies_that_were_named() -> None:
    (one,) = readings(turns("pm at google or meta in detroit").answers)
    assert one.other is not None
    assert isinstance(one.other.target, Question)
    assert one.other.target.companies == ("google", "meta")
    assert one.other.target.places == (DETROIT,)


def test_no_reading_is_offered_that_no_one_question_asks_for() -> None:
    assert said("pm at google london, meta detroit") == [("pm", "Product Manager", None)]


def test_a_button_leads_to_the_other_reading() -> None:
    (answer, _) = turns("pm at google in london").answers
    ((step,),) = steps_of(answer)
    assert step.kind is StepKind.OTHERWISE
    assert read(write(step.target), LIBRARY, SNAPSHOT.lexicon.gazetteer) == step.target


def test_the_other_reading_is_taken_by_its_name_and_by_nothing_else() -> None:
    replied = turns("pm at google in london", "technical program manager")
    assert replied.followed == Question((Wish.RANGE,), "google", PROGRAM, (LONDON,))
    assert turns("pm at google in london", "yes").followed is None
    assert turns("pm at google in london", "1").followed is None


@pytest.mark.parametrize(
    "text", ["call me at 5 pm", "they call at 4:30 pm, google", "pm me the range at google"]
)
def test_a_time_and_a_message_are_no_role(text: str) -> None:
    assert heard(text).entities.roles == ()


def test_two_offers_for_a_product_manager_are_no_time() -> None:
    assert [role.role for role in heard("i have 2 PM offers").entities.roles] == [PRODUCT]


# Companies by another name ----------------------------------------------------------------------


def through(*mentions: tuple[str, str, NameKind]) -> Understanding:
    """A message whose companies were reached through other names, in the order named."""
    text = " ".join(name for name, _, _ in mentions)
    companies = tuple(
        CompanyMention(
            company,
            name,
            Span(text.index(name), text.index(name) + len(name)),
            through=OtherName(name.title(), kind),
        )
        for name, company, kind in mentions
    )
    plain = heard(text)
    return replace(plain, entities=replace(plain.entities, companies=companies, unlisted=()))


def test_a_subsidiary_and_a_former_name_are_said_with_the_company() -> None:
    understood = through(
        ("twitch", "amazon", NameKind.SUBSIDIARY), ("facebook", "meta", NameKind.FORMER)
    )
    (answer,) = read_as(understood, (), LIBRARY)
    found = [(one.called, one.name, one.how) for one in answer.readings]
    assert [(called and called.text, name.text, how) for called, name, how in found] == [
        ("Twitch", "Amazon", ReadAs.SUBSIDIARY),
        ("Facebook", "Meta", ReadAs.FORMER),
    ]


def test_a_company_by_its_own_name_needs_no_word() -> None:
    assert read_as(heard("product manager at amazon"), (), LIBRARY) == ()


def test_a_subsidiary_is_said_before_the_answer() -> None:
    understood = through(("twitch", "amazon", NameKind.SUBSIDIARY))
    first, *_ = reply(understood, Person(Session()), LIBRARY, NOW).answers
    assert isinstance(first, ReadAsAnswer)


def test_a_company_without_a_guide_is_not_said_to_have_one() -> None:
    assert read_as(through(("whatsapp", "nobody", NameKind.SUBSIDIARY)), (), LIBRARY) == ()
