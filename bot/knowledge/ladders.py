"""Ladders: which rung of a company is which role of a software engineer, for want of a guide."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.knowledge.base import Ladders
from bot.knowledge.diagnostics import shown
from bot.knowledge.vocabulary_entries import Problem, items_of, read_entries, strings

# The ladder of a company that has none of its own.
ANY_COMPANY = "any-company"
# What each list of an entry holds the rungs of, the lowest role first.
_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "engineer": "software-engineer",
        "senior": "senior-software-engineer",
        "staff": "staff-software-engineer",
    }
)
# The roles that a level without a role may mean.
ENGINEERS = tuple(_ROLES.values())
_RUNG = re.compile(r"[a-z]{1,3}\d{1,2}[ab]?")


@dataclass(frozen=True, slots=True)
class LadderEntry:
    """A company by its slug, and the rungs of its software engineers: "L5", "IC4", "L5a"."""

    slug: str
    engineer: tuple[str, ...] = ()
    senior: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()

    def rungs(self) -> Iterator[tuple[str, str]]:
        """Each rung as it is looked up, with its role."""
        for field, role in _ROLES.items():
            for rung in getattr(self, field):
                yield rung.casefold(), role


def read_ladders(data: object, into: list[LadderEntry]) -> Iterator[Problem]:
    """Read a list of ladders; a rung that cannot be one is left out, and reported."""
    yield from read_entries(data, LadderEntry, into)
    for number, entry in enumerate(data if isinstance(data, list) else ()):
        yield from _odd_rungs(entry, number)


def _odd_rungs(entry: object, number: int) -> Iterator[Problem]:
    """KB607: a rung is none, or stands for two roles."""
    roles: dict[str, str] = {}
    for field, value in items_of(entry):
        for at, rung in enumerate((strings(value) or ()) if field in _ROLES else ()):
            keys = (number, field, at)
            if not _is_rung(rung):
                message = f"'{shown(rung)}' is no rung; write letters and a number, such as L5"
                yield Problem(keys, "KB607", message)
            elif roles.setdefault(rung.casefold(), field) != field:
                first = roles[rung.casefold()]
                yield Problem(keys, "KB607", f"'{rung}' stands under '{first}' too; keep one")


def _is_rung(text: str) -> bool:
    return _RUNG.fullmatch(text.casefold()) is not None


def ladders_of(entries: Iterable[LadderEntry]) -> Ladders:
    """The role of each rung by company; what a later entry says of a rung counts.

    A rung that one entry gives to two roles is nobody's.
    """
    ladders: dict[str, dict[str, str]] = {}
    for entry in entries:
        own = ladders.setdefault(entry.slug, {})
        roles: dict[str, set[str]] = {}
        for rung, role in entry.rungs():
            roles.setdefault(rung, set()).add(role)
        for rung, said in roles.items():
            own.pop(rung, None)
            if len(said) == 1 and _is_rung(rung):
                own[rung] = said.pop()
    return MappingProxyType({slug: MappingProxyType(rungs) for slug, rungs in ladders.items()})
