"""What is wrong with the words that only this room understands; `coach check` collects it."""

from bot.knowledge.diagnostics import Diagnostic, Severity
from bot.knowledge.vocabulary import Vocabulary
from bot.understanding.intents import Intent, unknown_intents
from bot.understanding.levels import is_level

_INTENTS = "vocabulary/intents.yaml"
_LADDERS = "vocabulary/ladders.yaml"


def check_intents(vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """KB606: an entry is for an intent, or a situation, that the coach does not know."""
    known = ", ".join(Intent)
    return tuple(
        Diagnostic(
            _INTENTS,
            1,
            Severity.WARNING,
            "KB606",
            f"'{name}' is nothing that the coach can be asked, so its phrases are not heard; "
            f"known are {known}",
        )
        for name in unknown_intents(vocabulary)
    )


def check_ladders(vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """KB608: a level of a ladder is none that the coach hears."""
    return tuple(
        Diagnostic(
            _LADDERS,
            1,
            Severity.WARNING,
            "KB608",
            f"'{rung}' of {slug} is heard as no level; write L, E, T, P, IC or ICT and a number",
        )
        for slug, rungs in vocabulary.ladders.items()
        for rung in rungs
        if not is_level(rung)
    )
