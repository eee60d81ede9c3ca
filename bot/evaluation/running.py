"""Labelled messages through whole turns of the coach."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from bot.conversation import Conversation, Incoming
from bot.evaluation.labels import Dialogue, LabelledFile, read_labelled
from bot.evaluation.measures import Score, Share, total
from bot.evaluation.results import Evaluation, Failure
from bot.evaluation.scoring import Marked, Spot, Yardstick, mark
from bot.evaluation.timing import times
from bot.library import Library, Snapshot
from bot.presentation.turn_record import turn_slots
from bot.understanding.reading import understand

_SOMEBODY = "somebody"


def evaluate(file: LabelledFile, snapshot: Snapshot, now: datetime) -> Evaluation:
    """Score every message of a file; each line is a person of its own."""
    runs = asyncio.run(_runs(file.dialogues, snapshot, now))
    marked = [each for run in runs for each in run.marked]
    messages = [message for each in file.dialogues for message in each.messages]
    return Evaluation(
        name=file.path,
        lines=len(file.dialogues),
        dialogues=sum(each.has_turns for each in file.dialogues),
        messages=len(messages),
        score=total((*(each.score for each in marked), *map(_as_dialogue, runs))),
        failures=tuple(failure for run in runs for failure in _failures(file.path, run)),
        bad_lines=file.bad_lines,
        without_guide=tuple(each.without_guide for each in marked if each.without_guide),
        unknown=tuple(message.unknown for message in messages if message.unknown),
    )


def evaluate_files(
    paths: Iterable[Path], snapshot: Snapshot, now: datetime, timer: Callable[[], float]
) -> tuple[Evaluation, ...]:
    """Score files, and measure apart how long their messages take to be understood.

    Every file is read before the first is scored. Raises OSError and NothingLabelledError.
    """
    files = [read_labelled(path) for path in paths]
    return tuple(
        replace(
            evaluate(file, snapshot, now),
            milliseconds=times(file, snapshot.lexicon, now, timer),
        )
        for file in files
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """A dialogue and what came of each of its messages."""

    dialogue: Dialogue
    marked: tuple[Marked, ...]


async def _runs(dialogues: Iterable[Dialogue], snapshot: Snapshot, now: datetime) -> list[_Run]:
    talk = Conversation(Library(snapshot), lambda: now)
    yardstick = _yardstick(snapshot, now)
    runs = []
    for dialogue in dialogues:
        marked = [each async for each in _marked(dialogue, talk, yardstick)]
        runs.append(_Run(dialogue, tuple(marked)))
        await talk.forget(_SOMEBODY)
    return runs


async def _marked(
    dialogue: Dialogue, talk: Conversation, yardstick: Yardstick
) -> AsyncIterator[Marked]:
    for message in dialogue.messages:
        turn = await talk.take_turn(Incoming(_SOMEBODY, message.text))
        if turn.heard is not None:  # a message always is; only buttons are not
            found = turn_slots(turn.heard, turn.reply, turn.snapshot.knowledge)
            yield mark(message, found, yardstick)


def _yardstick(snapshot: Snapshot, now: datetime) -> Yardstick:
    """Labels name places, and are read as the coach reads what people type."""

    @cache
    def spots(name: str) -> frozenset[Spot]:
        places = understand(f"in {name}", snapshot.lexicon, now).entities.places
        return frozenset(
            (mention.place.metro, mention.place.country, mention.place.remote) for mention in places
        )

    return Yardstick(snapshot.knowledge.companies, spots)


def _as_dialogue(run: _Run) -> Score:
    """What counts of a dialogue as a whole; nothing of a line that is one message."""
    if not run.dialogue.has_turns:
        return Score()
    right, of = sum(each.right for each in run.marked), len(run.marked)
    return Score(turns_right=Share(right, of), dialogues_right=Share(int(right == of), 1))


def _failures(path: str, run: _Run) -> Iterator[Failure]:
    pairs = zip(run.dialogue.messages, run.marked, strict=True)
    for number, (message, marked) in enumerate(pairs, start=1):
        turn = number if run.dialogue.has_turns else None
        for miss in marked.misses:
            yield Failure(path, run.dialogue.line, turn, message.text, miss)
