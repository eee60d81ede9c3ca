"""What the guides of a company say of its own ladder: which rungs belong to which role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.coach.levels import label_of
from bot.coach.places import rows_with_figures
from bot.knowledge.base import Company, Guide, GuideId, KnowledgeBase, LevelMapping
from bot.knowledge.ladders import ENGINEERS
from bot.understanding.levels import Closeness, Level, bands_in
from bot.understanding.utterance import keys_of

_ENGINEER, _SENIOR, _STAFF = ENGINEERS
# The words of a label that tell its role, those that tell most first.
_ROLE_WORDS = (
    (frozenset("staff principal distinguished fellow".split()), _STAFF),
    (frozenset("senior sr sse".split()), _SENIOR),
    (frozenset("mid junior entry engineer developer swe sde".split()), _ENGINEER),
)
# A lead is of another seniority at each company.
_TELLS_NOTHING = frozenset({"lead"})
_TITLES = frozenset("title titles industry external public".split())
_INTERNAL = "internal"
# What stands behind one of these is another company's level.
_OTHERS = re.compile(r"\s*(?:[~≈=|]|\bmaps? to\b)")


@dataclass(frozen=True, slots=True)
class OwnRungs:
    """The roles that guides give a rung; `speaks` where they name any rung of its ladder."""

    roles: tuple[str, ...] = ()
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """A label that names rungs, and the role that has them; `told` where words of it say so."""

    label: str
    role: str
    told: bool = True


# The same few labels of guides are read again for every message about a company.
_words_of = lru_cache(maxsize=4096)(keys_of)


def own_rungs(company: str, level: Level, knowledge: KnowledgeBase) -> OwnRungs:
    """What the guides for a company's software engineers say of a rung; the closest label counts.

    Of two that are equally close, one that names its role counts more. Several roles where that
    does not tell either: "T4-T6" and "T6-T7".
    """
    known = knowledge.companies.get(company)
    if known is None:
        return OwnRungs()
    said = tuple(
        one for guide in engineering_guides(company, knowledge) for one in _said(guide, known)
    )
    close: dict[str, tuple[Closeness, bool]] = {}
    for one in said:
        closeness = level.closeness(one.label)
        if closeness is not None:
            rank = (closeness, not one.told)
            close[one.role] = min(rank, close.get(one.role, rank))
    best = min(close.values(), default=None)
    roles = tuple(role for role in ENGINEERS if role in close and close[role] == best)
    ladders = {band.ladder for one in said for band in bands_in(one.label)}
    return OwnRungs(roles, level.ladder in ladders)


def engineering_guides(company: str, knowledge: KnowledgeBase) -> tuple[Guide, ...]:
    """The guides of a company for its software engineers, from the lowest role up."""
    ids = (GuideId(company, role) for role in ENGINEERS)
    return tuple(knowledge.guides[one] for one in ids if one in knowledge.guides)


def row_names(guide: Guide, level: Level) -> bool:
    """Whether a row of the guide is about a rung, alone or among others."""
    labels = (label_of(row) for row in rows_with_figures(guide))
    return any(level.is_named_in(label) for label in labels if label is not None)


def _said(guide: Guide, company: Company) -> Iterator[_Said]:
    """The title, the rows and the level mapping of a guide, as far as each names own rungs."""
    yield _Said(guide.role_name, guide.id.role)
    for label in dict.fromkeys(label_of(row) for row in rows_with_figures(guide)):
        if label is not None:
            yield _of_role(label, _role_in(label), guide)
    names = _first_words(company)
    for mapping in guide.level_mapping:
        titled = _role_in(" ".join(_titles(mapping)))
        for label in _own_labels(mapping, names):
            yield _of_role(label, _role_in(label) or titled, guide)


def _of_role(label: str, told: str | None, guide: Guide) -> _Said:
    """A label of the role that its words tell, else of its guide's."""
    return _Said(label, told or guide.id.role, told is not None)


def _own_labels(mapping: LevelMapping, names: frozenset[str]) -> Iterator[str]:
    """What a statement says of the company's own ladder: never another company's levels."""
    if not mapping.equivalents:
        own, others, _ = mapping.text.partition(_first_of_others(mapping.text))
        if others and not names.isdisjoint(_words_of(own)):
            yield own
        return
    for index, equal in enumerate(mapping.equivalents):
        ladder = frozenset(_words_of(equal.ladder))
        if not ladder.isdisjoint(_TITLES):
            continue
        if _INTERNAL in ladder or not ladder.isdisjoint(names):
            yield _OTHERS.split(equal.level)[0]
        elif index == 0:
            first = _OTHERS.split(f"{equal.ladder} {equal.level}")[0]
            if not names.isdisjoint(_words_of(first)):
                yield first


def _first_of_others(text: str) -> str:
    """What parts the company's own levels from those of others; nothing where none does."""
    found = _OTHERS.search(text)
    return found.group() if found is not None else "\0"


def _titles(mapping: LevelMapping) -> Iterator[str]:
    """The cells of a table that hold a job's title."""
    for equal in mapping.equivalents:
        if not _TITLES.isdisjoint(_words_of(equal.ladder)):
            yield equal.level


def _role_in(label: str) -> str | None:
    """The role that the words of a label name; None where they name none."""
    words = frozenset(_words_of(label))
    if not words.isdisjoint(_TELLS_NOTHING):
        return None
    return next((role for told, role in _ROLE_WORDS if not words.isdisjoint(told)), None)


def _first_words(company: Company) -> frozenset[str]:
    """The word that each of a company's names begins with: "Ally" for Ally Financial."""
    names = (_words_of(name) for name in (company.slug, *company.names))
    return frozenset(words[0] for words in names if words)
