"""The figures that are shown of an evaluation, each with its name, as cells of two tables."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.evaluation.measures import Overlap, Share
from bot.evaluation.results import Evaluation

NOTHING = "–"  # where nothing was labelled that a figure could be of


class Goal(StrEnum):
    """Where a figure ought to go as the coach gets better."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"  # it describes the labels
    NONE = "none"  # it may go either way


@dataclass(frozen=True, slots=True)
class Column:
    """One figure, by the name that it has in a table."""

    title: str
    cell: Callable[[Evaluation], str]
    goal: Goal = Goal.HIGHER


@dataclass(frozen=True, slots=True)
class Table:
    """Figures that are read side by side."""

    title: str
    columns: tuple[Column, ...]


def in_figures(value: float | None) -> str:
    """A figure with one decimal."""
    return NOTHING if value is None else f"{value:.1f}"


def _lines(evaluation: Evaluation) -> str:
    """How many lines, and how many turns where there are dialogues."""
    lines, messages = evaluation.lines, evaluation.messages
    return f"{lines:,}/{messages:,}" if evaluation.dialogues else f"{lines:,}"


def _f1(overlap: Overlap) -> str:
    return in_figures(overlap.f1)


def _percent(share: Share) -> str:
    return in_figures(share.percent)


def _counted(share: Share) -> str:
    if not share.of:
        return NOTHING
    return f"{share.count:,} of {share.of:,} ({in_figures(share.percent)})"


UNDERSTOOD = Table(
    "What was understood, in per cent; company, role and region are F1",
    (
        Column("lines", _lines, Goal.SAME),
        Column("company", lambda each: _f1(each.score.company)),
        Column("exact", lambda each: _percent(each.score.company_exact)),
        Column("role", lambda each: _f1(each.score.role)),
        Column("region", lambda each: _f1(each.score.region)),
        Column("intent", lambda each: _percent(each.score.intent)),
        Column("lever", lambda each: _percent(each.score.lever)),
        Column("turns", lambda each: _percent(each.score.turns_right)),
        Column("dialogues", lambda each: _percent(each.score.dialogues_right)),
    ),
)
HARM = Table(
    "What goes wrong with companies, the worst first, in per cent",
    (
        Column("false", lambda each: _counted(each.score.false_company), Goal.LOWER),
        Column("wrong", lambda each: _counted(each.score.wrong_company), Goal.LOWER),
        Column("false+wrong", lambda each: _percent(each.score.confidently_wrong), Goal.LOWER),
        Column("missed", lambda each: _percent(each.score.missed_company), Goal.LOWER),
        Column("needless", lambda each: _percent(each.score.needless_question), Goal.LOWER),
        # A share of what is missed: it falls where less is missed of what was among the choices.
        Column("in choices", lambda each: _percent(each.score.among_choices), Goal.NONE),
    ),
)
TABLES = (UNDERSTOOD, HARM)
