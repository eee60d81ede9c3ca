"""What a guide says beside pay and scripts: levels, strategy, sources."""

from dataclasses import replace
from datetime import datetime

from bot.coach.answers import (
    LevelsAnswer,
    LevelStatement,
    SourcesAnswer,
    StrategyAnswer,
    StrategyPassage,
)
from bot.coach.figures import GuideQuote, Name
from bot.coach.provenance import provenance
from bot.coach.question import Question, Wish
from bot.coach.scripts import mismatch_of
from bot.knowledge.base import Guide
from bot.knowledge.wording import claims_offer

_MOST_STATEMENTS = 12
_MOST_EVIDENCE = 6


def answer_levels(guide: Guide, asked: Question, now: datetime) -> LevelsAnswer:
    """What the guide says about levels, statement by statement."""
    return LevelsAnswer(
        provenance=provenance(guide, now),
        statements=tuple(
            LevelStatement(
                GuideQuote(mapping.text, guide.id, mapping.line),
                tuple(
                    (
                        Name(equal.ladder, guide.id, mapping.line),
                        Name(equal.level, guide.id, mapping.line),
                    )
                    for equal in mapping.equivalents
                ),
            )
            for mapping in guide.level_mapping[:_MOST_STATEMENTS]
        ),
        asked=_about(guide, asked, Wish.LEVELS),
    )


def answer_strategy(guide: Guide, asked: Question, now: datetime) -> StrategyAnswer:
    """How the guide would negotiate, in its own words."""
    return StrategyAnswer(
        provenance=provenance(guide, now),
        passages=tuple(
            StrategyPassage(
                title=GuideQuote(passage.title, guide.id, passage.line),
                text=GuideQuote(passage.text, guide.id, passage.line, passage.lines),
                claims_offer=claims_offer(passage.text),
                mismatch=mismatch_of(guide, passage.text, asked.places),
            )
            for passage in guide.strategy
        ),
        places=tuple(Name(place.name) for place in asked.places),
        asked=_about(guide, asked, Wish.STRATEGY),
    )


def answer_sources(guide: Guide, asked: Question, now: datetime) -> SourcesAnswer:
    """Where the guide's figures come from."""
    return SourcesAnswer(
        provenance=provenance(guide, now),
        evidence=tuple(
            GuideQuote(item.text, guide.id, item.line) for item in guide.evidence[:_MOST_EVIDENCE]
        ),
        asked=_about(guide, asked, Wish.SOURCES),
    )


def _about(guide: Guide, asked: Question, wish: Wish) -> Question:
    return replace(asked, company=guide.id.company, role=guide.id.role, wishes=(wish,), families=())
