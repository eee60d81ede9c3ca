from typing import Any

import pytest

from bot.understanding.offers import labels as module
from bot.understanding.offers.labels import Word, find_labels
from tests.understanding.offers.test_lines import labelled_lines


def words(text: str) -> list[Word]:
    return [label.word for label in find_labels(text)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("base", Word.BASE),
        ("Jahresgehalt", Word.BASE),
        ("slary", Word.BASE),
        ("target bonus", Word.BONUS),
        ("bouns", Word.BONUS),
        ("first year bonus", Word.BONUS),
        ("long-term incentive award", Word.STOCK),
        ("joining bonus", Word.SIGN_ON),
        ("sgining bonus", Word.SIGN_ON),
        ("prime de bienvenue", Word.SIGN_ON),
        ("401(k) match", Word.MATCH),
        ("exercise price", Word.STRIKE),
        ("lump sum relocation", Word.RELOCATION),
        ("car allowance", Word.OTHER),
        ("has to be repaid", Word.CLAWBACK),
    ],
)
def test_a_word_is_known_in_its_forms_and_with_a_slip(text: str, word: Word) -> None:
    assert word in words(text)


@pytest.mark.parametrize(
    "text", ["no bonus", "bonus: none", "rsu none", "kein Bonus", "sem bônus", "0 bonus"]
)
def test_a_part_that_there_is_none_of_is_known(text: str) -> None:
    (label,) = find_labels(text)
    assert label.none


def test_what_there_is_none_of_says_nothing_of_the_next_word() -> None:
    assert [label.none for label in find_labels("no bonus rsu 190k")] == [True, False]


@pytest.mark.parametrize("text", ["15% of your base salary", "+ super", "option 2", "socks", ""])
def test_other_words_are_none(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize("line", list(labelled_lines("lines")), ids=lambda line: line["id"])
def test_a_word_is_found_wherever_it_stands(line: dict[str, Any]) -> None:
    """Where to look closer is told by a word's first letters: that must leave no word out."""
    text = line["text"]
    starts = {
        match.start() for match in module._A_START.finditer(text) if module._may_open(match.group())
    }
    assert {match.start() for match in module._PATTERN.finditer(text)} <= starts
