"""Reminders as JSON objects (docs/jsonl.md)."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.coach.answers import Answer, RemindersAnswer, ReminderSetAnswer
from bot.coach.answers.reminding import ReminderView

Json = dict[str, Any]


def reminder_records(answers: Iterable[Answer]) -> list[Json]:
    """The reminders that some answers read back, each once, in their order."""
    views = {view.key: view for answer in answers for view in _views(answer)}
    return [_record(view) for view in views.values()]


def _views(answer: Answer) -> Iterator[ReminderView]:
    match answer:
        case ReminderSetAnswer(reminder=reminder):
            yield reminder
        case RemindersAnswer(coming=coming, came=came):
            yield from (*coming, *came)
        case _:
            return


def _record(view: ReminderView) -> Json:
    return {
        "text": view.text.text,
        "due": [moment.isoformat() for moment in view.times],
        "zone": view.rule.zone,
        "repeat": view.rule.repeat.value,
    }
