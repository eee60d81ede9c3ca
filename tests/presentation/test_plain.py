import pytest

from bot.coach.answers import Answer, NotInGuidesAnswer
from bot.coach.figures import PersonQuote
from bot.coach.question import Question
from bot.knowledge.base import BasisLabel, StockBasis, TotalFit
from bot.presentation.catalogue import english
from bot.presentation.money_words import family_name, stock_note
from bot.presentation.plain import render
from tests.presentation.answers import MESSAGES, OPEN_ROLE, answers_to


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_no_line_is_a_wide_table(name: str) -> None:
    for line in render(answers_to(MESSAGES[name]), english()).splitlines():
        assert "|" not in line
        assert line == line.rstrip()


def test_what_was_typed_cannot_steer_a_terminal() -> None:
    answer: Answer = NotInGuidesAnswer(
        PersonQuote("\x1b[31mred\x07\u202e", 0, 10), (), (), (), Question()
    )
    text = render([answer], english())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "red" in text


def test_a_money_answer_carries_all_that_it_needs_to_be_judged() -> None:
    text = render(answers_to(("swe at google in london",)), english())
    for part in ("London", "GBP", "2025-Q4", "high", "2 sources: Levels.fyi, Glassdoor"):
        assert part in text
    for part in ("Pre-tax", "updated 100 days ago", "2026-05-25", "Ask HR which"):
        assert part in text


def test_an_open_question_gives_an_example() -> None:
    assert "software engineer" in render([OPEN_ROLE], english())


@pytest.mark.parametrize("label", list(BasisLabel))
@pytest.mark.parametrize("fit", list(TotalFit))
def test_every_stock_basis_has_a_sentence(label: BasisLabel, fit: TotalFit) -> None:
    basis = StockBasis(label, fit)
    note = stock_note(basis, english()).text
    assert note.endswith(".")
    assert ("Ask HR" in note) == (basis.disagrees or label is BasisLabel.UNKNOWN)


def test_a_family_without_a_word_of_ours_keeps_its_own() -> None:
    assert family_name("sign_on", english()).text == "sign-on"
    assert family_name("gym_pass", english()).text == "gym pass"
