"""Labelled messages, one JSON object a line, as people write them (docs/jsonl.md)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from bot.evaluation.errors import NothingLabelledError

SLOTS = ("company", "role", "region", "intent", "lever")

Names: TypeAlias = tuple[str, ...]

_NOT_SCORED = "any"


@dataclass(frozen=True, slots=True)
class Expected:
    """What is right for one slot: the names that are labelled, or others in their place."""

    names: Names
    accepted: tuple[Names, ...] = ()

    @property
    def alternatives(self) -> tuple[Names, ...]:
        """Every right answer, the labelled one first."""
        return (self.names, *self.accepted)


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody typed, and what must hold after it; a slot that is None is not scored."""

    text: str
    company: Expected | None = None
    role: Expected | None = None
    region: Expected | None = None
    intent: Expected | None = None
    lever: Expected | None = None
    unknown: Names = ()  # keys that name no slot, such as `companies`


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One line of a file: a message, or the messages of one person in their order."""

    line: int
    messages: tuple[Message, ...]
    has_turns: bool = False


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be scored, and why."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


@dataclass(frozen=True, slots=True)
class LabelledFile:
    """What was read of a file, the good and the bad together."""

    path: str
    dialogues: tuple[Dialogue, ...]
    bad_lines: tuple[BadLine, ...] = ()


class _LabelError(ValueError):
    """A line is no labelled message; says what is wrong with it."""


def read_labelled(path: Path) -> LabelledFile:
    """Read a file of labelled lines; a bad one costs no other.

    Raises OSError where the file cannot be read, NothingLabelledError where no line can be scored.
    """
    dialogues: list[Dialogue] = []
    bad_lines: list[BadLine] = []
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                dialogues.append(_dialogue(_object(line), number))
            except _LabelError as error:
                bad_lines.append(BadLine(str(path), number, str(error)))
    if not dialogues:
        raise NothingLabelledError(path, bad_lines)
    return LabelledFile(str(path), tuple(dialogues), tuple(bad_lines))


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _LabelError("this line is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise _LabelError("this line cannot be read as JSON") from error
    return _mapping(data, "this line")


def _dialogue(data: Mapping[str, Any], line: int) -> Dialogue:
    if "turns" not in data:
        return Dialogue(line, (_message(data, "this line"),))
    turns = data["turns"]
    if not isinstance(turns, list) or not turns:
        raise _LabelError('"turns" is no list with something in it')
    messages = (
        _message(_mapping(turn, f"turn {number}"), f"turn {number}")
        for number, turn in enumerate(turns, start=1)
    )
    return Dialogue(line, tuple(messages), has_turns=True)


def _message(data: Mapping[str, Any], where: str) -> Message:
    text = data.get("text")
    if not isinstance(text, str):
        raise _LabelError(f'{where} has no "text"')
    if "expect" not in data:
        raise _LabelError(f'{where} has no "expect"')
    expect = _mapping(data["expect"], f'"expect" of {where}')
    accept = _mapping(data.get("accept") or {}, f'"accept" of {where}')
    unknown = dict.fromkeys(key for key in (*expect, *accept) if key not in SLOTS)
    slots = {slot: _expected(slot, expect.get(slot), accept.get(slot)) for slot in SLOTS}
    return Message(text, **slots, unknown=tuple(unknown))


def _expected(slot: str, labelled: object, accepted: object) -> Expected | None:
    """What is right for a slot; None where it is not labelled, or anything is accepted."""
    if accepted is not None and accepted != _NOT_SCORED and not isinstance(accepted, list):
        raise _LabelError(f'"{slot}" in "accept" is neither "{_NOT_SCORED}" nor a list')
    if labelled is None or accepted == _NOT_SCORED:
        return None
    others = accepted if isinstance(accepted, list) else []
    return Expected(
        _names(labelled, f'"{slot}" in "expect"'),
        tuple(_names(other, f'an entry of "{slot}" in "accept"') for other in others),
    )


def _names(value: object, what: str) -> Names:
    """A name, or a list of names, each of them once."""
    names: Iterable[object] = value if isinstance(value, list) else [value]
    found = [name for name in names if isinstance(name, str)]
    if len(found) != len(list(names)):
        raise _LabelError(f"{what} is neither a name nor a list of names")
    return tuple(dict.fromkeys(found))


def _mapping(value: object, what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _LabelError(f"{what} is no JSON object")
    return value
