"""Everything that is kept is handed over: as a file, or below the answer in a terminal."""

import json
from decimal import Decimal

from bot.coach.answers import MyDataAnswer, SmallTalkAnswer
from bot.presentation.catalogue import english
from bot.presentation.data_file import data_rows
from bot.presentation.export_file import documents_of
from bot.transports.terminal import in_full

DATA = {"offers": [{"base": Decimal("110500.50"), "employer": "Ünïcorn\u001b[2J"}]}
ANSWERS = (MyDataAnswer(DATA),)


def test_the_file_is_readable_json_with_amounts_as_they_are() -> None:
    (document,) = documents_of(ANSWERS, english())
    text = document.content.decode("utf-8")
    assert document.name == "my-data.json"
    assert json.loads(text)["offers"][0]["base"] == "110500.50"
    assert "Ünïcorn" in text
    assert text.count("\n") > len(DATA)


def test_a_terminal_shows_the_same_and_is_not_steered_by_it() -> None:
    shown = in_full(ANSWERS, english())
    data = json.loads(shown[shown.index("{") :])
    (document,) = documents_of(ANSWERS, english())
    assert data == json.loads(document.content)
    assert "\x1b" not in shown


def test_there_is_no_file_where_none_was_asked_for() -> None:
    assert documents_of((SmallTalkAnswer(),), english()) == ()
    assert data_rows((SmallTalkAnswer(),)) == ()
