"""Guides whose reviews and figures can be seen at a glance."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from bot.knowledge.base import Company, Guide, GuideId, KnowledgeBase
from tests.coach.made_up import small_snapshot


def a_guide(company: str, role: str, due: date | None) -> Guide:
    """A guide of a company with the figures of some other one."""
    like = next(iter(small_snapshot().knowledge))
    titles = company.replace("-", " ").title(), role.replace("-", " ").title()
    return replace(
        like, id=GuideId(company, role), company_name=titles[0], role_name=titles[1], due=due
    )


def library(*guides: Guide) -> KnowledgeBase:
    """The guides, and the companies that they are of."""
    roles: dict[str, list[str]] = {}
    for guide in guides:
        roles.setdefault(guide.id.company, []).append(guide.id.role)
    names: Mapping[str, str] = {guide.id.company: guide.company_name for guide in guides}
    companies = {
        slug: Company(slug, names[slug], (names[slug],), tuple(some))
        for slug, some in roles.items()
    }
    return KnowledgeBase(
        MappingProxyType({guide.id: guide for guide in guides}), MappingProxyType(companies)
    )
