"""In the making."""

from datetime import datetime

from bot.coach.answers.offers import ExportAnswer
from bot.coach.kept import Kept
from bot.knowledge.base import KnowledgeBase


def answer_export(kept: Kept, knowledge: KnowledgeBase, now: datetime) -> ExportAnswer:
    """In the making."""
    return ExportAnswer(())
