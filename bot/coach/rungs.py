"""Which role a seniority makes of another: "and senior?" after a software engineer."""

ENGINEER = "software-engineer"
# These say nothing that a role of its own stands for; a team's lead is any engineer.
_NO_RUNG = frozenset({"junior"})
_NO_RUNG_OF_ENGINEERS = _NO_RUNG | {"lead"}
# Engineers above senior are all staff here, as guides have them.
_RUNGS_OF_ENGINEERS = {"principal": "staff"}


def at_rung(seniority: str, base: str) -> str:
    """The slug of a role at a seniority; the role itself where none stands for that."""
    if base != ENGINEER:
        return base if seniority in _NO_RUNG else f"{seniority}-{base}"
    if seniority in _NO_RUNG_OF_ENGINEERS:
        return base
    return f"{_RUNGS_OF_ENGINEERS.get(seniority, seniority)}-{base}"
