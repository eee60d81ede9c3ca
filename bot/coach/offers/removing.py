"""Taking something back: a part of an offer, or what was wanted of it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.coach.answers.offers import OfferChange, OfferChangedAnswer
from bot.coach.figures import Name
from bot.coach.kept import EARLIER, KeptOffer, Wanted
from bot.coach.offers.countering import answer_counter
from bot.coach.offers.desk import Desk, OfferTurn
from bot.coach.offers.keeping import merged_with
from bot.coach.offers.picking import marked, offers_marked
from bot.coach.offers.telling import tell_offer
from bot.coach.question import Choice, OfferStep, OfferVerb
from bot.understanding.offers.mention import OfferMention, Part

_PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "base": Part.BASE,
        "base salary": Part.BASE,
        "base pay": Part.BASE,
        "salary": Part.BASE,
        "bonus": Part.BONUS,
        "annual bonus": Part.BONUS,
        "yearly bonus": Part.BONUS,
        "stock": Part.STOCK,
        "stocks": Part.STOCK,
        "rsu": Part.STOCK,
        "rsus": Part.STOCK,
        "equity": Part.STOCK,
        "stock grant": Part.STOCK,
        "options": Part.OPTIONS,
        "stock options": Part.OPTIONS,
        "shares": Part.SHARES,
        "sign on": Part.SIGN_ON,
        "signon": Part.SIGN_ON,
        "sign on bonus": Part.SIGN_ON,
        "signing": Part.SIGN_ON,
        "signing bonus": Part.SIGN_ON,
        "sign in bonus": Part.SIGN_ON,
        "joining bonus": Part.SIGN_ON,
        "relocation": Part.RELOCATION,
        "relo": Part.RELOCATION,
        "refresher": Part.REFRESHER,
        "refreshers": Part.REFRESHER,
        "match": Part.MATCH,
        "401k match": Part.MATCH,
        "total": Part.TOTAL,
        "tc": Part.TOTAL,
        "cliff": Part.CLIFF,
        "clawback": Part.CLAWBACK,
        "vesting": Part.VESTING,
        "vesting schedule": Part.VESTING,
    }
)
_WANTS: Mapping[str, Wanted] = MappingProxyType(
    {
        "target": Wanted.TARGET,
        "goal": Wanted.TARGET,
        "walk away": Wanted.WALK_AWAY,
        "walkaway": Wanted.WALK_AWAY,
        "walk away point": Wanted.WALK_AWAY,
        "walk away number": Wanted.WALK_AWAY,
        "floor": Wanted.WALK_AWAY,
        "minimum": Wanted.WALK_AWAY,
        "bottom line": Wanted.WALK_AWAY,
        "opening": Wanted.OPENING,
    }
)
# Where these are all of the pay that is told, taking one out leaves nothing.
_FIELDS: Mapping[Part, tuple[str, ...]] = MappingProxyType(
    {
        Part.BASE: ("base",),
        Part.BONUS: ("bonus",),
        Part.STOCK: ("stock",),
        Part.OPTIONS: ("options",),
        Part.SHARES: ("shares",),
        Part.SIGN_ON: ("sign_on",),
        Part.RELOCATION: ("relocation",),
        Part.REFRESHER: ("refresher",),
        Part.MATCH: ("match",),
        Part.TOTAL: ("total",),
        Part.CLIFF: ("cliff_months",),
        Part.CLAWBACK: ("clawback",),
        Part.VESTING: ("vesting", "vesting_years"),
    }
)
# Equity is told in one of three ways, and called by one of them.
_EQUITY = (Part.STOCK, Part.OPTIONS, Part.SHARES)


def _any_of(words: Mapping[str, object]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_TAKES_BACK = re.compile(
    r"(?:(?:actually|ok|okay|please|pls|sorry|oh|so|wait|and|but) )*"
    r"(?:(?P<none>no|without(?: a| any)?|theres no|there is no|there isnt a|i get no|they give no|"
    r"i dont get (?:a|any)|it has no|@[a-z] has no|minus)|"
    r"drop|remove|delete|forget|forget about|scrap|take out|clear|discard|undo|reset|get rid of) "
    r"(?:(?:the|my|a|any|that|@[a-z]) )*"
    rf"(?:(?P<part>{_any_of(_PARTS)})|(?P<want>{_any_of(_WANTS)}))"
    r"(?: (?:at|from|for|of|in)(?: the| my)? (?:@[a-z]|it|offer)(?: offer)?)?"
    r"(?: (?:anymore|any more|after all|at all|now|again|please|pls|either|at @[a-z]))*"
)


def taken_back(text: str, desk: Desk) -> OfferTurn | None:
    """Take out a part of an offer, or what was wanted of it, where a message says no more."""
    words = marked(text, desk.kept)
    found = _TAKES_BACK.fullmatch(words)
    named = offers_marked(words, desk.kept)
    offer = named[0] if named else desk.kept.at_hand or desk.kept.present
    if found is None or offer is None:
        return None
    if found["want"] is not None:
        return _unwanted(_WANTS[found["want"]], offer, desk)
    part = _as_told(_PARTS[found["part"]], offer)
    return _without(part, offer, desk, none=found["none"] is not None)


def _as_told(part: Part, offer: KeptOffer) -> Part:
    """The part as it was told: "equity" are options where there are only those."""
    if part not in _EQUITY or _has(part, offer.stated):
        return part
    return next((one for one in _EQUITY if _has(one, offer.stated)), part)


def _has(part: Part, stated: OfferMention) -> bool:
    return any(getattr(stated, name) not in {None, ()} for name in _FIELDS[part])


def _without_terms(stated: OfferMention) -> OfferMention:
    """Without the terms of equity, or of a sign-on, where there is none of it any more."""
    if not any(_has(one, stated) for one in _EQUITY):
        stated = replace(
            stated,
            vesting=(),
            vesting_years=None,
            cliff_months=None,
            every_months=None,
            slices=None,
        )
    return stated if stated.sign_on else replace(stated, clawback=None)


def _unwanted(what: Wanted, offer: KeptOffer, desk: Desk) -> OfferTurn:
    wanted = dict(desk.kept.wanted)
    had = wanted.pop((offer.key, what), None)
    kept = replace(desk.kept, wanted=MappingProxyType(wanted), current=offer.key)
    change = OfferChange.NO_WANT if had is None else OfferChange.WANT_REMOVED
    said = OfferChangedAnswer(change, Name(offer.name), want=what)
    return OfferTurn((said, answer_counter(offer, kept, desk.knowledge, desk.now)), kept)


def _without(part: Part, offer: KeptOffer, desk: Desk, *, none: bool) -> OfferTurn:
    name, had = Name(offer.name), _has(part, offer.stated)
    if not had and not none:
        said = OfferChangedAnswer(OfferChange.NOT_TOLD, name, part=part)
        return OfferTurn((said,), replace(desk.kept, current=offer.key))
    nothing = OfferMention(EARLIER, kind=offer.stated.kind, none=frozenset({part}))
    after = merged_with(offer, nothing)
    if after is None or not after.stated.has_money:
        choice = Choice(offer.key, name, OfferStep(OfferVerb.DELETE, offer.key))
        stays = OfferChangedAnswer(OfferChange.LAST_PART, name, part=part, choices=(choice,))
        return OfferTurn((stays,), desk.kept)
    after = replace(after, stated=_without_terms(after.stated))
    if not none:
        # What is taken back may still come: nobody said that there is none of it.
        stated = replace(after.stated, none=after.stated.none - {part})
        after = replace(after, stated=stated)
    kept = desk.kept.with_offer(after)
    change = OfferChange.REMOVED if had else OfferChange.NONE_OF_IT
    said = OfferChangedAnswer(change, name, part=part)
    return OfferTurn((said, tell_offer(after, kept, desk.knowledge, desk.now)), kept)
