"""An evaluation as a JSON object (docs/jsonl.md)."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from bot.evaluation.labels import Names
from bot.evaluation.measures import Overlap, Share
from bot.evaluation.results import Evaluation, Failure
from bot.evaluation.timing import percentile

Json = dict[str, Any]


def evaluation_record(evaluation: Evaluation, *, failures: bool) -> Json:
    """Everything that was counted of a file; each miss where they are asked for."""
    score = evaluation.score
    return {
        "file": evaluation.name,
        "lines": evaluation.lines,
        "dialogues": evaluation.dialogues,
        "messages": evaluation.messages,
        "bad_lines": [{"line": bad.line, "message": bad.what} for bad in evaluation.bad_lines],
        "without_guide": _counts(evaluation.without_guide),
        "not_slots": _counts(evaluation.unknown),
        "company": _overlap(score.company),
        "company_exact": _share(score.company_exact),
        "false_company": _share(score.false_company),
        "wrong_company": _share(score.wrong_company),
        "confidently_wrong": _share(score.confidently_wrong),
        "missed_company": _share(score.missed_company),
        "needless_question": _share(score.needless_question),
        "among_choices": _share(score.among_choices),
        "role": _overlap(score.role),
        "region": _overlap(score.region),
        "intent": _share(score.intent),
        "lever": _share(score.lever),
        "turns_right": _share(score.turns_right),
        "dialogues_right": _share(score.dialogues_right),
        "milliseconds": {
            "p50": _rounded(percentile(evaluation.milliseconds, 50), 3),
            "p99": _rounded(percentile(evaluation.milliseconds, 99), 3),
        },
        "failures": list(map(_failure, evaluation.failures)) if failures else None,
    }


def _overlap(overlap: Overlap) -> Json:
    return {
        "right": overlap.right,
        "extra": overlap.extra,
        "missed": overlap.missed,
        "precision": _rounded(overlap.precision),
        "recall": _rounded(overlap.recall),
        "f1": _rounded(overlap.f1),
    }


def _share(share: Share) -> Json:
    return {"count": share.count, "of": share.of, "percent": _rounded(share.percent)}


def _counts(named: Iterable[Names]) -> Json:
    """How many messages there are of them, and which names, the most frequent first."""
    each = tuple(named)
    counts = Counter(name for names in each for name in names)
    return {"messages": len(each), "names": [name for name, _ in counts.most_common()]}


def _failure(failure: Failure) -> Json:
    miss = failure.miss
    return {
        "line": failure.line,
        "turn": failure.turn,
        "text": failure.text,
        "slot": miss.slot,
        "expected": list(map(list, miss.expected)),
        "found": list(miss.found),
        "asked": None if miss.asked is None else list(miss.asked),
    }


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)
