"""What is wrong with the words that only this room understands; `coach check` collects it."""

from bot.knowledge.diagnostics import Diagnostic, Severity
from bot.knowledge.vocabulary import Vocabulary
from bot.understanding.intents import Intent, unknown_intents

_FILE = "vocabulary/intents.yaml"


def check_intents(vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """KB606: an entry is for an intent, or a situation, that the coach does not know."""
    known = ", ".join(Intent)
    return tuple(
        Diagnostic(
            _FILE,
            1,
            Severity.WARNING,
            "KB606",
            f"'{name}' is nothing that the coach can be asked, so its phrases are not heard; "
            f"known are {known}",
        )
        for name in unknown_intents(vocabulary)
    )
