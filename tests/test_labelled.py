"""Messages labelled by hand, against what is understood, carried on and answered of them.

The figures that must hold stand in docs/measurements.md; benchmarks/labelled.py writes them.
"""

import asyncio
import re
from pathlib import Path

import pytest

from benchmarks.labelled import BEGIN, END, NOW, PAGE, evaluate_set, recorded, rewritten, sets_in
from bot.conversation import Conversation, Incoming, Turn
from bot.evaluation.columns import TABLES, Column, Goal
from bot.evaluation.labels import Message, read_labelled
from bot.evaluation.measures import Score
from bot.evaluation.report import in_text, short_name, with_all
from bot.evaluation.results import Evaluation
from bot.library import Library, Snapshot
from bot.presentation.catalogue import english
from bot.presentation.tracing import guides_of
from tests.conftest import SHARED
from tests.scores import Scoreboard

EVAL = SHARED / "eval"
SETS = sets_in(EVAL)
RECORDED = recorded(PAGE.read_text("utf-8"))
ALL_TOGETHER = "all"
COLUMNS = [column for table in TABLES for column in table.columns]
# Kinds of answer that are about a company which was asked for.
ABOUT_A_COMPANY = frozenset(
    "ranges comparison offer script levels strategy sources overview no_such_lever".split()
)
# Sets in which some is shown; one that shows none any more is taken from here.
SHOWN_ALL_THE_SAME = {
    "8_real_names": "a former name, and a name one slip away from a known one",
    "9_real_titles": "a product is read as its company",
}

beside_the_sets = pytest.mark.skipif(
    not EVAL.is_dir(), reason="the labelled sets lie beside the project, in ../shared/eval, or not"
)


@pytest.fixture(scope="module")
def evaluations(corpus_snapshot: Snapshot, scoreboard: Scoreboard) -> dict[str, Evaluation]:
    """What came of each set and of all together, which the run prints at its end."""
    found = with_all([evaluate_set(path, corpus_snapshot) for path in SETS])
    for table in TABLES:
        scoreboard.show(in_text(table, found))
    return {short_name(each): each for each in found}


def test_figures_are_recorded_for_some_sets_and_for_all_together() -> None:
    assert len(RECORDED) > 1
    titles = [column.title for column in COLUMNS]
    assert [list(row) for row in RECORDED.values()] == [titles for _ in RECORDED]


@beside_the_sets
def test_every_set_has_its_figures_recorded_and_no_other() -> None:
    assert [*(path.stem for path in SETS), ALL_TOGETHER] == list(RECORDED)


@beside_the_sets
@pytest.mark.parametrize("name", RECORDED)
def test_labelled_messages_are_understood_as_well_as_recorded(
    name: str, evaluations: dict[str, Evaluation]
) -> None:
    found = evaluations[name]
    fallen = [
        f"{column.title}: {column.cell(found)}, recorded {RECORDED[name][column.title]}"
        for column in COLUMNS
        if has_fallen(column, column.cell(found), RECORDED[name][column.title])
    ]
    assert fallen == [], "coach evaluate --failures shows each miss"


def has_fallen(column: Column, now: str, before: str) -> bool:
    """Whether a figure is worse than recorded, by the digits that stand there."""
    new, old = figure(now), figure(before)
    match column.goal:
        case Goal.NONE:
            return False
        case Goal.SAME:
            return now != before
        case Goal.HIGHER | Goal.LOWER if new is None or old is None:
            return now != before
        case Goal.HIGHER:
            return new < old
        case Goal.LOWER:
            return new > old


def figure(cell: str) -> float | None:
    """The first number of a cell, which is a count where one is given."""
    number = re.match(r"[\d,.]+", cell)
    return None if number is None else float(number[0].replace(",", ""))


@pytest.mark.parametrize(
    ("goal", "now", "before", "fallen"),
    [
        (Goal.HIGHER, "98.9", "99.0", True),
        (Goal.HIGHER, "99.1", "99.0", False),
        (Goal.LOWER, "2 of 5,578 (0.0)", "1 of 5,578 (0.0)", True),
        (Goal.LOWER, "1 of 5,578 (0.0)", "1 of 5,578 (0.0)", False),
        (Goal.HIGHER, "–", "99.0", True),
        (Goal.SAME, "5,666", "5,665", True),
        (Goal.NONE, "12.5", "75.0", False),
    ],
)
def test_a_figure_falls_where_what_is_shown_of_it_does(
    goal: Goal, now: str, before: str, fallen: bool
) -> None:
    assert has_fallen(Column("figure", lambda each: now, goal), now, before) == fallen


def test_figures_are_read_back_as_they_were_written() -> None:
    page = f"| Set | lines |\n| --- | --: |\n| other | 1 |\n\n{BEGIN}\nold\n{END}\n\nThe rest.\n"
    found = Evaluation("sets/one.jsonl", lines=7, dialogues=0, messages=7, score=Score())
    written = rewritten(page, [found])
    assert list(recorded(written)) == ["one"]
    assert recorded(written)["one"]["lines"] == "7"
    assert written.partition(BEGIN)[0] == page.partition(BEGIN)[0]
    assert written.partition(END)[2] == "\n\nThe rest.\n"
    assert rewritten(written, [found]) == written


def test_a_page_without_the_comments_is_left_alone() -> None:
    with pytest.raises(SystemExit, match="comments"):
        rewritten("a page", [])


@beside_the_sets
@pytest.mark.parametrize("name", [name for name in RECORDED if name != ALL_TOGETHER])
def test_no_figure_of_a_company_that_is_not_meant_is_shown(
    name: str, corpus_snapshot: Snapshot, request: pytest.FixtureRequest
) -> None:
    if name in SHOWN_ALL_THE_SAME:
        known = pytest.mark.xfail(reason=SHOWN_ALL_THE_SAME[name], raises=AssertionError)
        request.applymarker(known)
    assert asyncio.run(shown_wrongly(EVAL / f"{name}.jsonl", corpus_snapshot)) == []


async def shown_wrongly(path: Path, snapshot: Snapshot) -> list[str]:
    """The messages that get figures of a company which their labels do not name."""
    wrong = []
    talk = Conversation(Library(snapshot), lambda: NOW)
    for dialogue in read_labelled(path).dialogues:
        for message in dialogue.messages:
            turn = await talk.take_turn(Incoming("ann", message.text))
            astray = companies_shown(turn) - meant_in(message)
            if astray:
                wrong.append(f"{message.text!r} shows {sorted(astray)}")
        await talk.forget("ann")
    return wrong


def companies_shown(turn: Turn) -> set[str]:
    answers = (answer for answer in turn.answers if answer.kind in ABOUT_A_COMPANY)
    return {guide.company for answer in answers for guide in guides_of(answer, english())}


def meant_in(message: Message) -> set[str]:
    """The companies of a message, and others that may be meant by it too."""
    alternatives = () if message.company is None else message.company.alternatives
    return {company for names in alternatives for company in names}
