"""The message to HR, and the list to go through before signing."""

from bot.coach.answers.offers import Check, ChecklistAnswer, HrQuestion, HrQuestionsAnswer
from bot.coach.figures import Name
from bot.coach.kept import Kept
from bot.coach.offers.letters import answer_hr
from bot.presentation.catalogue import english
from bot.presentation.layout import Item, Say
from bot.presentation.letter_words import sections
from bot.presentation.plain import render
from bot.understanding.offers.mention import Part
from tests.coach.offers.made_up import LIBRARY, offer


def letter(*questions: HrQuestion) -> str:
    answer = HrQuestionsAnswer("a", Name("Ally"), (), frozenset(), None, questions)
    (section,) = sections(answer, english())
    (said,) = (block.text.text for block in section.blocks if isinstance(block, Say))
    return said


def test_the_message_is_one_text_to_be_copied_with_gaps_for_the_names() -> None:
    said = letter(*HrQuestion)
    assert said.startswith("Hello [name of your contact],")
    assert said.endswith("Thank you, [your name]")


def test_every_question_has_words_and_stands_in_the_message_once() -> None:
    whole = letter(*HrQuestion)
    for question in HrQuestion:
        (line,) = (line for line in letter(question).splitlines() if line.startswith("– "))
        words = line.partition(": ")[2]
        assert words
        assert whole.count(f"{words};") + whole.count(f"{words}\n") >= 1, question


def test_nothing_is_asked_that_was_not_to_be_asked() -> None:
    said = letter(HrQuestion.VESTING, HrQuestion.DEADLINE)
    lines = [line for line in said.splitlines() if line.startswith("– ")]
    assert lines == [
        "– Stock: the vesting schedule with its dates",
        "– My answer: by when you need it",
    ]


def test_the_longest_message_can_be_read_in_a_minute() -> None:
    assert len(letter(*HrQuestion).split()) < 260


def test_no_amount_of_the_offer_goes_into_the_message() -> None:
    one = offer(125_000)
    said = render([answer_hr(one, Kept((one,)), LIBRARY)], english())
    assert not any(letter.isdigit() for letter in said)


def test_every_check_has_words() -> None:
    (section,) = sections(ChecklistAnswer(None, None, ()), english())
    assert len([block for block in section.blocks if isinstance(block, Item)]) == len(Check)


def test_the_open_points_come_first() -> None:
    answer = ChecklistAnswer("a", Name("Ally"), (Part.VESTING, Part.CLAWBACK))
    lines = render([answer], english()).splitlines()
    assert lines[1] == (
        "Still open in this offer: vesting schedule, whether the sign-on must be paid back."
    )
    assert "Do not resign before" in lines[2]
