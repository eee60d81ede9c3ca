"""The offers that we keep of a person, as they were typed and settled since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum, StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar, cast

from bot.knowledge.base import Place
from bot.understanding.entities import Span
from bot.understanding.levels import Level
from bot.understanding.offers.mention import OfferKind, OfferMention

MOST_OFFERS = 10
# What was typed in an earlier message stands nowhere in this one.
EARLIER = Span(-1, -1)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

T = TypeVar("T")


class Doubt(StrEnum):
    """What a message leaves open, in the order in which it is asked."""

    HOURS = "hours"  # a week, of pay by the hour
    DAYS = "days"  # a year, of pay by the day
    PERIOD = "period"  # whether a small base is a month's
    BONUS = "bonus"  # whether a bare number is per cent or thousands
    BASIS = "basis"  # whether stock is a whole grant or a year's
    VESTING = "vesting"  # a schedule that does not add up to 100


class Occasion(StrEnum):
    """Where a number is asked for: the machinery is one, the words differ."""

    OFFER = "offer"
    RAISE = "raise"
    RETENTION = "retention"  # the present employer wants to keep the person
    PROMOTION = "promotion"  # the work has grown and the pay has not


@dataclass(frozen=True, slots=True)
class KeptOffer:
    """One offer, or present pay.

    `key` is a letter that buttons know it by, and is never used again while the offer is kept.
    `named` says that the name is the person's own. `settled` are answers to doubts, by doubt.
    `employer` is what the person called whoever offers, and `maybe` are companies one of which
    is meant, where that is not sure. `occasion` is what the talk is about where it is neither an
    offer of somebody new nor a raise. `currency_told` says that the currency was told apart from
    the amounts, which bear no mark.
    """

    key: str
    name: str
    stated: OfferMention
    named: bool = False
    company: str | None = None
    employer: str | None = None
    maybe: tuple[str, ...] = ()
    role: str | None = None
    level: Level | None = None
    places: tuple[Place, ...] = ()
    settled: Mapping[Doubt, str] = field(default_factory=lambda: MappingProxyType({}))
    occasion: Occasion | None = None
    currency_told: bool = False

    @property
    def is_present(self) -> bool:
        """Whether it is what the person is paid today."""
        return self.stated.kind is OfferKind.PRESENT

    def settle(self, doubt: Doubt, answer: str) -> "KeptOffer":
        """The offer with a doubt answered."""
        return replace(self, settled=MappingProxyType({**self.settled, doubt: answer}))


class Wanted(StrEnum):
    """What a person may say of the counter instead of our rule."""

    WALK_AWAY = "walk_away"
    TARGET = "target"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Kept:
    """All offers of a person in the order told, and what they want of the counter.

    `current` is the key of the one that is talked about. `wanted` are yearly base amounts by
    offer key and what they are; `rates` is the price of one unit of a currency in another, as
    the person told it. `form` is where a step-by-step entry stands, and `asking` is what of the
    counter for `current` was asked last, which a number answers.
    """

    offers: tuple[KeptOffer, ...] = ()
    current: str | None = None
    wanted: Mapping[tuple[str, Wanted], Decimal] = field(
        default_factory=lambda: MappingProxyType({})
    )
    rates: Mapping[tuple[str, str], Decimal] = field(default_factory=lambda: MappingProxyType({}))
    form: str | None = None
    asking: Wanted | None = None

    def of(self, key: str | None) -> KeptOffer | None:
        """The offer of a key."""
        return next((offer for offer in self.offers if offer.key == key), None)

    @property
    def at_hand(self) -> KeptOffer | None:
        """What is talked about, present pay too, else the last offer that was told."""
        current = self.of(self.current)
        if current is not None:
            return current
        return next((one for one in reversed(self.offers) if not one.is_present), None)

    @property
    def present(self) -> KeptOffer | None:
        """What the person is paid today, where they told it."""
        return next((offer for offer in reversed(self.offers) if offer.is_present), None)

    @property
    def is_full(self) -> bool:
        """Whether no offer more is kept."""
        return len(self.offers) >= MOST_OFFERS

    def next_key(self) -> str:
        """A letter that no offer has."""
        taken = {offer.key for offer in self.offers}
        return next(letter for letter in _LETTERS if letter not in taken)

    def with_offer(self, offer: KeptOffer) -> "Kept":
        """With an offer in the place of the one with its key, else behind all; it is at hand."""
        if self.of(offer.key) is None:
            offers = (*self.offers, offer)
        else:
            offers = tuple(offer if one.key == offer.key else one for one in self.offers)
        return replace(self, offers=offers, current=offer.key)

    def without(self, key: str) -> "Kept":
        """Without an offer, and what was wanted of it."""
        offers = tuple(one for one in self.offers if one.key != key)
        wanted = {which: value for which, value in self.wanted.items() if which[0] != key}
        current = None if self.current == key else self.current
        return replace(self, offers=offers, wanted=MappingProxyType(wanted), current=current)

    def want(self, key: str, what: Wanted, amount: Decimal) -> "Kept":
        """With an amount that the person wants instead of our rule's."""
        return replace(self, wanted=MappingProxyType({**self.wanted, (key, what): amount}))


def aged(value: T) -> T:
    """A value of which each span says that it stands in an earlier message."""
    if isinstance(value, Span):
        return cast(T, EARLIER)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return cast(T, tuple(map(aged, value)))
    if isinstance(value, str | int | Decimal | Enum) or value is None:
        return value
    if is_dataclass(value) and not isinstance(value, type):
        known = {name: getattr(value, name) for name in _field_names(type(value))}
        old = {name: aged(one) for name, one in known.items()}
        changed = {name: one for name, one in old.items() if one is not known[name]}
        return replace(value, **changed) if changed else value
    return value


@lru_cache(maxsize=64)
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def names_of(offers: Iterable[KeptOffer]) -> frozenset[str]:
    """The names of some offers, folded for comparison."""
    return frozenset(offer.name.casefold() for offer in offers)
