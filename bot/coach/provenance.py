"""Where a guide's figures come from and how old they are."""

import re
from collections.abc import Iterator
from datetime import datetime

from bot.coach.answers import Provenance
from bot.coach.figures import ComputedFigure, GuideQuote, Name, counted
from bot.knowledge.base import Guide, GuideId, KnowledgeBase
from bot.knowledge.families import OTHER_FAMILY

_NOT_SAID = frozenset({"", "unknown"})
_FLAG = re.compile(r":[a-z]{2,12}:")


def provenance(guide: Guide, now: datetime) -> Provenance:
    """Source, date and state of a guide as of a moment."""
    today = now.date()
    return Provenance(
        guide=guide.id,
        company=company_name(guide),
        role=role_name(guide),
        quarter=quarter_of(guide),
        quality=_said(guide, guide.quality, guide.lines.quality),
        sources=tuple(_sources(guide)),
        source_count=counted(len(guide.sources), f"sources in {guide.id}"),
        age=_age(guide, now),
        due=None
        if guide.due is None
        else GuideQuote(guide.due.isoformat(), guide.id, guide.lines.due),
        overdue=guide.due is not None and guide.due < today,
    )


def quarter_of(guide: Guide) -> GuideQuote | None:
    """The quarter that the figures of a guide are of, where it says so."""
    return _said(guide, guide.quarter, guide.lines.quarter)


def _sources(guide: Guide) -> Iterator[Name]:
    """The sources, each with its line where every one of them has its own."""
    lines = guide.lines.source_items
    if len(lines) != len(guide.sources):
        lines = (guide.lines.sources,) * len(guide.sources)
    for name, line in zip(guide.sources, lines, strict=True):
        yield Name(name, guide.id, line)


def _said(guide: Guide, text: str, line: int) -> GuideQuote | None:
    return None if text in _NOT_SAID else GuideQuote(text, guide.id, line)


def _age(guide: Guide, now: datetime) -> ComputedFigure | None:
    """Whole days since the guide was updated; never fewer than none."""
    if guide.updated is None:
        return None
    days = max((now.date() - guide.updated).days, 0)
    formula = f"{now.date().isoformat()} - {guide.updated.isoformat()} (last_updated), in days"
    return ComputedFigure(str(days), days, formula)


def company_name(guide: Guide) -> Name:
    """What a guide calls its company."""
    return Name(guide.company_name, guide.id, guide.lines.company)


def role_name(guide: Guide) -> Name:
    """What a guide calls its role."""
    return Name(guide.role_name, guide.id, guide.lines.role)


def region_name(label: str, guide: GuideId, line: int) -> Name:
    """A region as a guide calls it, without codes of flags such as ":gb:"."""
    return Name(" ".join(_FLAG.sub(" ", label).split()) or label, guide, line)


def role_called(slug: str, knowledge: KnowledgeBase) -> Name:
    """What most guides call a role; one that no guide is about by its slug."""
    return Name(knowledge.facts.role_names.get(slug) or slug.replace("-", " "))


def families(guide: Guide) -> tuple[str, ...]:
    """The families of levers that a guide has a script for, each once, in its own order."""
    named = dict.fromkeys(family for lever in guide.levers for family in lever.families)
    return tuple(family for family in named if family != OTHER_FAMILY)
