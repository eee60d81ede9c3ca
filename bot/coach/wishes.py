"""Which intents ask something of the guides."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.coach.question import Wish
from bot.understanding.intents import Intent, IntentMention

WISHES: Mapping[Intent, Wish] = MappingProxyType(
    {
        Intent.RANGE: Wish.RANGE,
        Intent.SCRIPT: Wish.SCRIPT,
        Intent.COMPARE: Wish.COMPARE,
        Intent.LEVELS: Wish.LEVELS,
        Intent.STRATEGY: Wish.STRATEGY,
        Intent.SOURCES: Wish.SOURCES,
    }
)


def wishes_of(intents: Iterable[IntentMention]) -> tuple[Wish, ...]:
    """What is asked of the guides, in the order asked."""
    return tuple(WISHES[mention.intent] for mention in intents if mention.intent in WISHES)
