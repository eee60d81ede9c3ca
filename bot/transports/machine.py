"""The conversation for programs: a JSON object a line in, one a line out (docs/jsonl.md)."""

import json
import math
import re
from collections.abc import Iterator
from itertools import count
from typing import Any, NoReturn, TextIO

from bot.conversation import Conversation, Incoming
from bot.presentation.catalogue import Catalogue
from bot.presentation.turn_record import turn_record

Json = dict[str, Any]

_EXPECTED = '{"id": "…", "text": "…"} or {"id": "…", "turns": [{"text": "…"}, …]}'
# A dialogue longer than this is a mistake; its memory would be ours.
MOST_TURNS = 200
# In characters: so many turns of a long letter each. A longer line is not read to its end.
LONGEST_LINE = 32_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")


class LineError(ValueError):
    """A line that is no dialogue; says what was expected."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}; expected {_EXPECTED}")


async def answer_lines(
    conversation: Conversation, source: TextIO, target: TextIO, catalogue: Catalogue
) -> None:
    """Answer each line as a dialogue of its own; a bad one gets an error, and the rest goes on."""
    for number, line in zip(count(1), _lines(source), strict=False):
        if line is not None and not line.strip():
            continue
        record = await _answer_line(conversation, line, f"line-{number}", catalogue)
        target.write(as_line(record) + "\n")
        target.flush()


def as_line(record: Json) -> str:
    """An object as JSON in one line; half a character, which UTF-8 cannot say, is escaped."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


async def answer_text(
    conversation: Conversation, text: str, person: str, catalogue: Catalogue
) -> Json:
    """One message and its answer, as an object."""
    turn = await conversation.take_turn(Incoming(person, text))
    if turn.heard is None:  # a message is always heard; only buttons are not
        raise LineError("no text")
    record = turn_record(turn.heard, turn.reply, turn.snapshot.knowledge, catalogue)
    return record | {"text": text}  # all of it, also of a letter that was not read to its end


async def _answer_line(
    conversation: Conversation, line: str | None, person: str, catalogue: Catalogue
) -> Json:
    name: str | float | None = None
    try:
        data = _object(line)
        name = _id(data.get("id"))
        turns = [await answer_text(conversation, each, person, catalogue) for each in _texts(data)]
    except LineError as error:
        return {"id": name, "error": str(error)}
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the lines behind it
        # Its kind alone: its words may be those of the person.
        fault = f"a fault of ours, {type(error).__name__}; please report it with this line"
        return {"id": name, "error": fault}
    finally:
        await conversation.forget(person)
    return {"id": name, "turns": turns}


def _lines(source: TextIO) -> Iterator[str | None]:
    """Each line as it comes; None for one that is too long to be read."""
    while line := source.readline(LONGEST_LINE):
        whole = line.endswith("\n") or len(line) < LONGEST_LINE
        rest = line
        while not whole and rest and not rest.endswith("\n"):
            rest = source.readline(LONGEST_LINE)
        yield line if whole else None


def _object(line: str | None) -> Json:
    if line is None:
        raise LineError(f"this line has more than {LONGEST_LINE:,} characters")
    try:
        data = json.loads(line, parse_constant=_no_json)
    except (ValueError, RecursionError) as error:
        raise LineError("this line cannot be read as JSON") from error
    if not isinstance(data, dict):
        raise LineError("this line is no JSON object")
    return data


def _no_json(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python would read."""
    raise ValueError(name)


def _id(value: object) -> str | float | None:
    """A text or a number as it is; None for anything else, such as a number beyond all numbers."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return value if isinstance(value, str | int) or math.isfinite(value) else None


def _texts(data: Json) -> list[str]:
    """The messages of a dialogue; raises LineError."""
    if "turns" not in data:
        return [_text(data, "the line")]
    turns = data["turns"]
    if not isinstance(turns, list) or not turns:
        raise LineError('"turns" is no list with something in it')
    if len(turns) > MOST_TURNS:
        raise LineError(f'"turns" has more than {MOST_TURNS}')
    return [_text(turn, f"turn {number}") for number, turn in enumerate(turns, start=1)]


def _text(holder: object, where: str) -> str:
    text = holder.get("text") if isinstance(holder, dict) else None
    if not isinstance(text, str):
        raise LineError(f'{where} has no "text"')
    return text
