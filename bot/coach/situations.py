"""What helps where a person stands, without any guide."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.coach.answers import SituationAnswer, StillOnAnswer
from bot.coach.scripts import generic_script
from bot.knowledge.base import KnowledgeBase
from bot.understanding.intents import Situation

# The families whose generic scripts serve a situation best, the best first.
_SERVES: Mapping[Situation, tuple[str, ...]] = MappingProxyType(
    {
        Situation.CALL: ("base", "sign_on", "deadline"),
        Situation.PUSHBACK: ("sign_on", "equity", "bonus", "level"),
        Situation.FEAR: ("base", "benefits"),
        Situation.DEADLINE: ("deadline",),
        Situation.TWO_OFFERS: ("competing_offer", "deadline"),
        Situation.ACCEPTED: ("sign_on", "benefits"),
        Situation.STOCK: ("vesting", "equity"),
        Situation.HONESTY: ("base", "scarcity", "impact"),
    }
)
_MOST_SCRIPTS = 2


def answer_situation(
    situation: Situation,
    families: tuple[str, ...],
    knowledge: KnowledgeBase,
    topic: StillOnAnswer | None,
) -> SituationAnswer:
    """A few words and the generic scripts that serve; those of families that were named first.

    What was refused comes last: "base is maxed" asks for something else than base.
    """
    serves = _SERVES[situation]
    if situation is Situation.PUSHBACK:
        serves, families = tuple(one for one in serves if one not in families), ()
    wanted = tuple(dict.fromkeys((*families, *serves)))
    scripts = tuple(
        generic_script(script) for family in wanted for script in knowledge.generic_for(family)[:1]
    )
    there = {script.family for script in knowledge.generic}
    return SituationAnswer(
        situation=situation,
        scripts=scripts[:_MOST_SCRIPTS],
        families=tuple(family for family in wanted[_MOST_SCRIPTS:] if family in there),
        topic=topic,
    )
