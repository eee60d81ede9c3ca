"""A figure cannot be read that no figure stands behind: by type, and by value."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.figures import GuideQuote, Name, PersonQuote, counted
from bot.knowledge.base import GuideId
from bot.presentation.catalogue import english
from bot.presentation.words import (
    Own,
    UntraceableFigureError,
    Words,
    joined,
    own,
    traced,
    words,
)

ROOT = Path(__file__).parents[2]
GUIDE = GuideId("a", "r")
SNIPPET = """
from bot.coach.figures import Name
from bot.presentation.catalogue import english

english().say("{company} pays", company=Name("Acme"))
english().say("{figure} a year", figure="$110K")
english().say("{figure} a year", figure=110)
english().say_many("{number} day", "{number} days", 2)
"""


@pytest.mark.parametrize("text", ["$110K", "L5", "in \u0663 days", "10 %", "\u2460"])
def test_our_own_words_refuse_a_digit(text: str) -> None:
    with pytest.raises(UntraceableFigureError, match="a digit in our own words"):
        Own(text)


@settings(deadline=None)
@given(st.text())
def test_our_own_words_hold_no_digit_whatever_they_say(text: str) -> None:
    try:
        said = own(text)
    except UntraceableFigureError:
        assert any(letter.isdigit() for letter in text)
    else:
        assert said.text == text


def test_a_message_with_a_digit_cannot_be_said() -> None:
    with pytest.raises(UntraceableFigureError):
        english().say("About 20 % more")


def test_no_message_of_the_catalogue_holds_a_digit() -> None:
    with (ROOT / "locale" / "messages.pot").open("rb") as template:
        messages = [message.id for message in read_po(template) if message.id]
    texts = [text for one in messages for text in ([one] if isinstance(one, str) else one)]
    assert len(texts) > 100
    assert [text for text in texts if any(letter.isdigit() for letter in text)] == []


def test_a_bare_value_in_a_message_is_a_type_error(tmp_path: Path) -> None:
    program = tmp_path / "snippet.py"
    program.write_text(SNIPPET, encoding="utf-8")
    config = str(ROOT / "pyproject.toml")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", config, "--no-pretty", str(program)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = re.findall(
        r"snippet\.py:(\d+): error: Argument (\S+) to \S+ of \"Catalogue\"", done.stdout
    )
    assert errors == [("6", '"figure"'), ("7", '"figure"'), ("8", "3")], done.stdout


# What is found in words -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Open at $120K, then 10%.", ["$120K", "10%"]),
        ("£1,2 and ₹45 LPA or 1.2 Cr", ["£1,2", "₹45 LPA", "1.2 Cr"]),
        ("a $2.8T division, $3B of it", ["$2.8T", "$3B"]),
        ("L5, H1B and E4 are names", []),
        ("due 2026-05-25, data of 2025-Q4", ["2026-05-25", "2025-Q4"]),
        ("500+ people in 100ms", ["500+", "100"]),
    ],
)
def test_each_figure_in_a_guides_words_is_found_whole(text: str, figures: list[str]) -> None:
    assert [one.text for one in traced(words(GuideQuote(text, GUIDE, 7)))] == figures


def test_a_figure_further_down_refers_to_its_own_line() -> None:
    quote = GuideQuote("none\n$10K\n$20K", GUIDE, 7)
    assert [(one.text, one.line) for one in traced(words(quote))] == [("$10K", 8), ("$20K", 9)]
    apart = GuideQuote("none\n$10K\n$20K", GUIDE, 7, lines=(7, 9, 12))
    assert [one.line for one in traced(words(apart))] == [9, 12]


def test_digits_of_a_name_are_no_figure_unless_a_guide_calls_it_so() -> None:
    assert list(traced(words(Name("F5 of 1999")))) == []
    assert [one.text for one in traced(words(Name("120 reports", GUIDE, 3)))] == ["120"]


def test_what_the_person_said_refers_to_their_message() -> None:
    (figure,) = traced(words(PersonQuote("pay 90k", 4, 11)))
    assert (figure.text, figure.line) == ("90k", None)


def test_words_keep_the_order_of_their_parts() -> None:
    said = english().say("{a} of {b}", a=counted(3, "guides"), b=Name("Acme"))
    assert said.text == "3 of Acme"
    assert [one.text for one in traced(said)] == ["3"]
    assert joined((said, Name("x")), " · ").text == "3 of Acme · x"
    assert not Words(())
