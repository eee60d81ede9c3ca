"""Which role a seniority makes of another: "and senior?" after a software engineer."""

from bot.knowledge.base import KnowledgeBase

ENGINEER = "software-engineer"
# These say nothing that a role of its own stands for; a team's lead is any engineer.
_NO_RUNG = frozenset({"junior"})
_NO_RUNG_OF_ENGINEERS = _NO_RUNG | {"lead"}
# Engineers above senior are all staff here, as guides have them.
_RUNGS_OF_ENGINEERS = {"principal": "staff"}
_SENIORITIES = ("senior-", "staff-", "principal-", "lead-", "junior-")


def without_rung(role: str) -> str:
    """The slug of a role without its seniority."""
    for seniority in _SENIORITIES:
        role = role.removeprefix(seniority)
    return role


def told_apart(role: str, knowledge: KnowledgeBase) -> str:
    """The role, or the one without its seniority where no guide at all is for that seniority."""
    base = without_rung(role)
    guided = base == role or any(role in company.roles for company in knowledge.companies.values())
    return role if guided else base


def at_rung(seniority: str, base: str) -> str:
    """The slug of a role at a seniority; the role itself where none stands for that."""
    if base != ENGINEER:
        return base if seniority in _NO_RUNG else f"{seniority}-{base}"
    if seniority in _NO_RUNG_OF_ENGINEERS:
        return base
    return f"{_RUNGS_OF_ENGINEERS.get(seniority, seniority)}-{base}"
