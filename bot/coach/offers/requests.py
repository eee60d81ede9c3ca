"""What is asked about the offers that are kept, as people type it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.coach.answers.offers import OfferChange, OfferChangedAnswer
from bot.coach.figures import Name
from bot.coach.offers.desk import Desk, OfferTurn
from bot.coach.offers.exchanging import exchanged
from bot.coach.offers.filling import begun
from bot.coach.offers.keeping import named_in
from bot.coach.offers.leaving import months_of_leaving
from bot.coach.offers.messages import amount_told, leaving, promoted, wants_told
from bot.coach.offers.picking import picked
from bot.coach.offers.removing import taken_back
from bot.coach.offers.steps import (
    ask_to_delete_all,
    begin,
    compared,
    delete,
    no_such,
    rename,
    settle_by_words,
    settle_typed,
    take,
)
from bot.coach.offers.wondering import is_of_guides, pointed_at, wondered
from bot.coach.person import Session
from bot.coach.question import OfferStep, OfferVerb
from bot.understanding.intents import Intent
from bot.understanding.offers.reading import added_in
from bot.understanding.offers.single import read_part
from bot.understanding.reading import Understanding

_STEPS: Mapping[Intent, OfferVerb] = MappingProxyType(
    {
        Intent.OFFERS: OfferVerb.LIST,
        Intent.COUNTER: OfferVerb.COUNTER,
        Intent.QUESTIONS: OfferVerb.QUESTIONS,
        Intent.CHECKLIST: OfferVerb.CHECKLIST,
        Intent.EXPORT: OfferVerb.EXPORT,
    }
)
_DELETE = re.compile(
    r"(?:please\s|pls\s)?(?P<verb>delete|remove|drop|discard|scrap|forget)\s(?P<what>.{1,60})\Z",
    re.IGNORECASE,
)
_ALL_OFFERS = re.compile(
    r"(?:them )?all(?: of)?(?: (?:my|the|these|those))?(?: (?:offers|them|it|these|those))?|"
    r"(?:all )?(?:my|the|these|those|every|both|both my|both the) offers?|"
    r"them|these|those|both|both of them"
)
_COMPARE = re.compile(
    r"(?:please\s|pls\s|can\syou\s)?/?(?:compare|comapre|compre)\s(?P<what>.{1,80})\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:offer\s)?\w{1,7}\s(?:vs\.?|versus)\s(?:offer\s)?\w{1,7}", re.IGNORECASE)
_RENAME = re.compile(
    r"(?:please\s)?(?:rename|call|name)\s(?P<old>.{1,60}?)(?:\s(?:to|as|into))\s(?P<new>.{1,40})\Z|"
    r"(?:please\s)?(?:rename|call|name)\s(?:it|this|that|this\sone)\s(?:to\s)?(?P<it>.{1,40})\Z",
    re.IGNORECASE,
)
_MEANS_ALL = frozenset("compare them both my offers all the two three side by".split())
# Words that ask for a number to say, where an offer is at hand.
_ASKS = frozenset("ask asking counter target push aim request".split())
_SAYS_MORE = frozenset({Intent.LEVELS, Intent.SOURCES, Intent.BROWSE, Intent.REMINDER})
_LONGEST_REQUEST = 120
_BETTER = frozenset({"better", "best"})


def requested(heard: Understanding, desk: Desk, session: Session | None = None) -> OfferTurn | None:
    """The turn that a message asks of the offers that are kept; None where it asks none."""
    text = heard.utterance.text.strip()
    talk = Session() if session is None else session
    answer = (
        _settled(text, desk)
        or _said_of_the_list(heard, text, desk, talk)
        or amount_told(heard.utterance.keys, text, desk)
    )
    if answer is not None:
        return answer
    command = next((_STEPS[one.intent] for one in heard.intents if one.intent in _STEPS), None)
    keys = set(heard.utterance.keys)
    # "My walk-away is 105k" tells a number for the counter instead of asking for it.
    tells = command is OfferVerb.COUNTER and heard.wants and desk.kept.offers
    if command is OfferVerb.LIST and (heard.asks(Intent.COMPARE) or _BETTER & keys):
        return take(OfferStep(OfferVerb.COMPARE), desk)
    if command is not None and not tells:
        named = named_in(text, desk.kept)
        return take(OfferStep(command, named[0].key if named else ""), desk)
    if heard.asks(Intent.OFFER) and not heard.offers and text.startswith("/"):
        return begin(begun(heard, desk), desk)
    months = months_of_leaving(text)
    if months is not None and not any(one.has_money for one in heard.offers):
        return leaving(
            heard.offers[0] if heard.offers else read_part("vesting", text), months, desk
        )
    told = None if len(text) > _LONGEST_REQUEST else exchanged(heard, text, desk, talk)
    if told is not None:
        return told
    if not desk.kept.offers or heard.offers or len(text) > _LONGEST_REQUEST:
        return None
    return (
        promoted(text, desk)
        or _added(text, desk)
        or wants_told(heard.wants, text, desk)
        or _compared(heard, text, desk)
        or _countered(heard, desk)
        or _shown(heard, text, desk)
    )


def _added(text: str, desk: Desk) -> OfferTurn | None:
    """Ask for the whole where a message says how much more is offered: "10k more base"."""
    offer, typed = desk.kept.at_hand, added_in(text)
    if offer is None or typed is None:
        return None
    asked = OfferChangedAnswer(OfferChange.HOW_MUCH, Name(typed), Name(offer.name))
    return OfferTurn((asked,), desk.kept)


def _settled(text: str, desk: Desk) -> OfferTurn | None:
    """Words that answer what is open of the offer that is talked about: "yearly"."""
    offer = desk.kept.of(desk.kept.current)
    return None if offer is None else settle_by_words(offer, text, desk)


def _said_of_the_list(
    heard: Understanding, text: str, desk: Desk, session: Session
) -> OfferTurn | None:
    """What is done to offers by number, letter or name, and what is asked of them in passing."""
    if not desk.kept.offers or len(text) > _LONGEST_REQUEST:
        return None
    return (
        _renamed(heard, text, desk)
        or _deleted(heard, text, desk, session)
        or _compared_by_number(text, desk)
        or (None if is_of_guides(session, desk.kept) else taken_back(text, desk))
        or _pointed_or_wondered(heard, text, desk, session)
    )


def _pointed_or_wondered(
    heard: Understanding, text: str, desk: Desk, session: Session
) -> OfferTurn | None:
    kept = {one.company for one in desk.kept.offers}
    others = {mention.company for mention in heard.entities.companies} - kept
    if others:
        return None
    return pointed_at(text, desk, session) or wondered(text, desk, session)


def _renamed(heard: Understanding, text: str, desk: Desk) -> OfferTurn | None:
    """Rename an offer that is named."""
    rename_it = _RENAME.match(text)
    # "Call it 150k" tells another base.
    if rename_it is None or (heard.offers and "rename" not in text.casefold()):
        return None
    meant = None if rename_it["old"] is None else picked(rename_it["old"], desk.kept)
    if meant is not None and meant.missing:
        return no_such(desk)
    old = () if meant is None else meant.offers
    if not old and rename_it["old"]:
        old = named_in(rename_it["old"], desk.kept)
    offer = old[0] if old else (desk.kept.at_hand if rename_it["it"] else None)
    new = (rename_it["new"] or rename_it["it"] or "").strip(" \"'“”.")
    return rename(offer, new, desk) if offer is not None and new else None


def _deleted(heard: Understanding, text: str, desk: Desk, session: Session) -> OfferTurn | None:
    """Delete the offers that are meant; all of them only once that is said again."""
    said = _DELETE.match(text)
    if said is None:
        return None
    what = said["what"].casefold().strip(" .!")
    of_guides = bool(session.listed) and not session.of_offers
    if of_guides and said["verb"].casefold() != "delete":
        # "Drop the second" is said of the guides that were shown last.
        return None
    if what in {"this", "that"} and said["verb"].casefold() not in {"delete", "remove"}:
        return None
    if _ALL_OFFERS.fullmatch(what):
        return ask_to_delete_all(desk)
    if what in {"the offer", "offer", "this offer", "that offer", "this one", "my offer"}:
        at_hand = desk.kept.at_hand
        return None if at_hand is None else delete((at_hand,), desk)
    meant = picked(what, desk.kept)
    if meant is None:
        # Of a guide nothing can be deleted, so that an offer is meant.
        offer = said["verb"].casefold() == "delete" and heard.entities.employers
        return no_such(desk) if offer else None
    return no_such(desk) if meant.missing else delete(meant.offers, desk)


def _compared_by_number(text: str, desk: Desk) -> OfferTurn | None:
    """Compare the offers that nothing but numbers, letters, ordinals or names tell."""
    said = _COMPARE.match(text)
    between = _BETWEEN.fullmatch(text)
    if said is None and between is None:
        return None
    meant = picked(said["what"] if said is not None else text, desk.kept)
    if meant is None:
        return None
    if meant.missing:
        return no_such(desk)
    return compared(meant.offers, desk) if len(meant.offers) > 1 else None


def _compared(heard: Understanding, text: str, desk: Desk) -> OfferTurn | None:
    """Compare offers that are kept: those that are named, or all."""
    if not heard.asks(Intent.COMPARE) and heard.utterance.keys[:1] != ("compare",):
        return None
    named = named_in(text, desk.kept)
    if len(named) > 1:
        return compared(named, desk)
    strangers = {mention.company for mention in heard.entities.companies} - {
        one.company for one in desk.kept.offers
    }
    around = set(heard.utterance.keys) <= _MEANS_ALL
    command = text.startswith("/")
    if strangers or not (around or command) or len(desk.kept.offers) < 2:
        return None
    return take(OfferStep(OfferVerb.COMPARE), desk)


def _countered(heard: Understanding, desk: Desk) -> OfferTurn | None:
    """Say what to ask for, where that is asked of the offer at hand and of nothing else."""
    found, keys = heard.entities, set(heard.utterance.keys)
    if keys.isdisjoint(_ASKS) or found.levers or found.roles or found.places:
        return None
    if any(one.intent in _SAYS_MORE for one in heard.intents) or heard.situation is not None:
        return None
    named = named_in(heard.utterance.text, desk.kept)
    others = {mention.company for mention in found.companies} - {one.company for one in named}
    if others or found.unlisted or found.doubtful:
        return None
    offer = named[0] if named else desk.kept.at_hand
    if offer is None:
        return None
    return take(OfferStep(OfferVerb.COUNTER, offer.key), desk)


def _shown(heard: Understanding, text: str, desk: Desk) -> OfferTurn | None:
    """Show an offer again: "show the ally offer", "my offer"."""
    keys = heard.utterance.keys
    if "offer" not in keys or len(keys) > 5 or keys[0] not in {"show", "my", "the", "see", "open"}:
        named = named_in(text, desk.kept)
        alone = named and named[0].named and text.casefold() == named[0].name.casefold()
        return take(OfferStep(OfferVerb.SHOW, named[0].key), desk) if alone else None
    named = named_in(text, desk.kept)
    if not named and heard.entities.employers:
        return None
    return take(OfferStep(OfferVerb.SHOW, named[0].key if named else ""), desk)


def answered(heard: Understanding, desk: Desk) -> OfferTurn | None:
    """The turn where a message is the number that an open question asks for."""
    offer = desk.kept.of(desk.kept.current)
    if offer is None or heard.offers:
        return None
    return settle_typed(offer, heard.utterance.text, desk)
