"""Labelled messages through whole turns, over guides made by hand."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from bot.evaluation.labels import Dialogue, Expected, LabelledFile, Message
from bot.evaluation.measures import Overlap, Score, Share
from bot.evaluation.results import Evaluation, Failure, together
from bot.evaluation.running import evaluate, evaluate_files
from bot.evaluation.scoring import Miss
from tests.coach.made_up import NOW, small_snapshot

GOOGLE = Expected(("google",))
SWE = Expected(("software-engineer",))
LONDON = Expected(("London",))


def evaluated(*dialogues: tuple[Message, ...], turns: bool = False) -> Evaluation:
    lines = (Dialogue(line, each, turns) for line, each in enumerate(dialogues, start=1))
    return evaluate(LabelledFile("mine.jsonl", tuple(lines)), small_snapshot(), NOW)


def test_a_line_is_scored_by_what_the_coach_makes_of_it() -> None:
    message = Message("swe at google in london", GOOGLE, SWE, LONDON, Expected(("range",)))
    found = evaluated((message,))
    assert (found.lines, found.dialogues, found.messages) == (1, 0, 1)
    assert (found.score.company_exact, found.score.intent) == (Share(1, 1), Share(1, 1))
    assert (found.score.role, found.score.region) == (Overlap(right=1), Overlap(right=1))
    assert found.score.turns_right == Share()
    assert found.failures == ()


def test_a_place_is_read_in_a_label_as_the_coach_reads_it() -> None:
    message = Message("swe at google in london", region=Expected(("LDN",)))
    assert evaluated((message,)).score == Score(region=Overlap(right=1))


def test_the_turns_of_a_dialogue_know_what_was_said_before() -> None:
    first = Message("swe at google", GOOGLE, SWE)
    then = Message("and in london?", GOOGLE, SWE, LONDON)
    found = evaluated((first, then), turns=True)
    assert (found.score.turns_right, found.score.dialogues_right) == (Share(2, 2), Share(1, 1))


def test_a_line_knows_nothing_of_the_line_before() -> None:
    first, then = Message("swe at google", GOOGLE), Message("and in london?", Expected(()))
    assert evaluated((first,), (then,)).score.company_exact == Share(2, 2)


def test_a_wrong_turn_spoils_its_dialogue_and_is_told_by_its_number() -> None:
    first, then = Message("swe at google", GOOGLE), Message("and in london?", Expected(("apple",)))
    found = evaluated((first, then), turns=True)
    assert (found.score.turns_right, found.score.dialogues_right) == (Share(1, 2), Share(0, 1))
    miss = Miss("company", (("apple",),), ("google",))
    assert found.failures == (Failure("mine.jsonl", 1, 2, "and in london?", miss),)


def test_a_miss_in_a_line_of_one_message_has_no_turn() -> None:
    (failure,) = evaluated((Message("hello"),), (Message("swe at google", Expected(())),)).failures
    assert (failure.line, failure.turn, failure.text) == (2, None, "swe at google")


def test_labelled_companies_without_a_guide_are_told() -> None:
    acme = Message("baker at acme", Expected(("acme", "google")))
    found = evaluated((acme,), (Message("hello", Expected(())),))
    assert found.without_guide == (("acme",),)


def test_files_together_are_as_one() -> None:
    one = evaluated((Message("swe at google", GOOGLE),))
    other = evaluated((Message("swe at google", Expected(())), Message("x", unknown=("a",))))
    both = together("all", [one, other])
    assert (both.name, both.lines, both.messages) == ("all", 2, 3)
    assert both.score.company == Overlap(right=1, extra=1)
    assert (both.failures, both.unknown) == (other.failures, (("a",),))


@pytest.fixture
def ticks() -> Iterator[float]:
    """A clock on which every reading is half a second after the one before."""
    return (reading / 2 for reading in count())


def test_time_is_measured_for_each_message(tmp_path: Path, ticks: Iterator[float]) -> None:
    path = tmp_path / "mine.jsonl"
    turn = '{"text": "hello", "expect": {}}'
    path.write_text(f'{turn}\n{{"turns": [{turn}, {turn}]}}\n', "utf-8")
    (found,) = evaluate_files([path], small_snapshot(), NOW, lambda: next(ticks))
    assert found.milliseconds == (500.0, 500.0, 500.0)


def test_every_file_is_read_before_one_is_scored(tmp_path: Path, ticks: Iterator[float]) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"text": "hello", "expect": {}}\n', "utf-8")
    with pytest.raises(FileNotFoundError):
        evaluate_files([path, tmp_path / "none"], small_snapshot(), NOW, lambda: next(ticks))
    assert next(ticks) == 0.0
