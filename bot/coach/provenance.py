"""Where a guide's figures come from and how old they are."""

from datetime import datetime

from bot.coach.answers import Provenance
from bot.knowledge.base import Guide
from bot.knowledge.families import OTHER_FAMILY


def provenance(guide: Guide, now: datetime) -> Provenance:
    """Source, date and state of a guide as of a moment."""
    today = now.date()
    return Provenance(
        guide=guide.id,
        company_name=guide.company_name,
        role_name=guide.role_name,
        quarter=guide.quarter,
        quality=guide.quality,
        sources=guide.sources,
        age_days=None if guide.updated is None else (today - guide.updated).days,
        due=guide.due,
        overdue=guide.due is not None and guide.due < today,
    )


def families(guide: Guide) -> tuple[str, ...]:
    """The families of levers that a guide has a script for, each once, in its own order."""
    named = dict.fromkeys(family for lever in guide.levers for family in lever.families)
    return tuple(family for family in named if family != OTHER_FAMILY)
