"""One message: what holds after it, beside what its label says."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.evaluation.closeness import closest
from bot.evaluation.companies import asked_for_company, company_score, with_guide, without_guide
from bot.evaluation.labels import Expected, Message, Names
from bot.evaluation.measures import Overlap, Score, Share
from bot.knowledge.base import Place
from bot.presentation.turn_record import TurnSlots

# Where a place is, whatever it is called: metro, country, and whether it is remote work.
Spot: TypeAlias = tuple[str | None, str | None, bool]

# What misses name beside the slots: a company was asked for without need.
QUESTION = "question"
_SAME_CLASS = {"unknown": "smalltalk"}


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What labels are read by: the companies that have a guide, and where a name lies."""

    companies: Container[str]
    spots: Callable[[str], frozenset[Spot]]


@dataclass(frozen=True, slots=True)
class Miss:
    """What was right for a slot, each alternative, and what was found.

    `asked` are the companies to choose from; None where no company was asked for.
    """

    slot: str
    expected: tuple[Names, ...]
    found: Names
    asked: Names | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """What counts of one message, what is wrong, and labelled companies without a guide."""

    score: Score
    misses: tuple[Miss, ...]
    without_guide: Names = ()

    @property
    def right(self) -> bool:
        """Whether every slot that is labelled is right; a needless question fills none."""
        return all(miss.slot == QUESTION for miss in self.misses)


def mark(message: Message, found: TurnSlots, yardstick: Yardstick) -> Marked:
    """Score what holds after a message; a company without a guide counts as not labelled."""
    company = None if message.company is None else with_guide(message.company, yardstick.companies)
    score = Score() if company is None else company_score(company, found)
    score = replace(
        score,
        role=_role(message.role, found),
        region=_region(message.region, found, yardstick),
        intent=_intent(message.intent, found),
        lever=_among(message.lever, found.levers),
    )
    misses = _misses(replace(message, company=company), score, found)
    return Marked(score, tuple(misses), without_guide(message.company, yardstick.companies))


def _role(expected: Expected | None, found: TurnSlots) -> Overlap:
    return Overlap() if expected is None else closest(expected, found.roles, str.__eq__)[1]


def _region(expected: Expected | None, found: TurnSlots, yardstick: Yardstick) -> Overlap:
    """Places are the same that are called the same, or lie where the coach reads the label."""
    if expected is None:
        return Overlap()

    def is_there(name: str, place: Place) -> bool:
        spot = (place.metro, place.country, place.remote)
        return name.casefold() == place.name.casefold() or spot in yardstick.spots(name)

    return closest(expected, found.places, is_there)[1]


def _intent(expected: Expected | None, found: TurnSlots) -> Share:
    if expected is None:
        return Share()
    names, *accepted = map(_classes, expected.alternatives)
    return _among(Expected(names, tuple(accepted)), _classes(found.intents))


def _classes(intents: Iterable[str]) -> Names:
    """Small talk and what is not understood are one class."""
    return tuple(_SAME_CLASS.get(intent, intent) for intent in intents)


def _among(expected: Expected | None, found: Names) -> Share:
    """Whether what is labelled is among what was found, which may be more, if it is anything."""
    if expected is None:
        return Share()
    right = any(set(names) <= set(found) if names else not found for names in expected.alternatives)
    return Share(int(right), 1)


def _misses(message: Message, score: Score, found: TurnSlots) -> Iterator[Miss]:
    places = tuple(place.name for place in found.places)
    asked = asked_for_company(found)
    for slot, expected, names, wrong in (
        ("company", message.company, found.companies, score.company.errors),
        (QUESTION, message.company, found.companies, score.needless_question.count),
        ("role", message.role, found.roles, score.role.errors),
        ("region", message.region, places, score.region.errors),
        ("intent", message.intent, found.intents, score.intent.of - score.intent.count),
        ("lever", message.lever, found.levers, score.lever.of - score.lever.count),
    ):
        if expected is not None and wrong:
            of_company = expected is message.company
            yield Miss(slot, expected.alternatives, names, asked if of_company else None)
