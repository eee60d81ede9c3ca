"""What can only be told from all guides together, counted once when they are read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.knowledge.base import Facts, Guide, Place

_PARENTHESIS = "("


def facts_of(guides: Iterable[Guide]) -> Facts:
    """How often each place, role and due date occurs, and what most guides call each role."""
    places: Counter[Place] = Counter()
    due: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for guide in guides:
        places.update({place for row in guide.rows for place in row.places})
        if guide.due is not None:
            due[guide.due.isoformat()] += 1
        name = guide.role_name.partition(_PARENTHESIS)[0].strip()
        names.setdefault(guide.id.role, Counter())[name or guide.role_name] += 1
    ordered = sorted(places.items(), key=lambda item: (-item[1], item[0].name))
    return Facts(
        places=tuple(ordered),
        due=MappingProxyType(dict(sorted(due.items()))),
        role_names=_commonest(names),
        role_guides=MappingProxyType(
            {role: called.total() for role, called in sorted(names.items())}
        ),
    )


def _commonest(names: Mapping[str, Counter[str]]) -> Mapping[str, str]:
    """The commonest name of each role; of two the first in the alphabet."""
    return MappingProxyType(
        {
            role: min(counts, key=lambda name: (-counts[name], name))
            for role, counts in sorted(names.items())
        }
    )
