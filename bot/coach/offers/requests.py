"""What is asked about the offers that are kept, as people type it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.coach.answers.offers import OfferChange, OfferChangedAnswer
from bot.coach.figures import Name
from bot.coach.kept import KeptOffer
from bot.coach.naming import company_called
from bot.coach.offers.desk import Desk, OfferTurn
from bot.coach.offers.form import FormStep, ask_again, ask_next, blank
from bot.coach.offers.keeping import merged_with, named_in
from bot.coach.offers.leaving import months_of_leaving
from bot.coach.offers.messages import amount_told, leaving, promoted, rates_told, wants_told
from bot.coach.offers.steps import (
    begin,
    compared,
    finished,
    rename,
    settle_by_words,
    settle_typed,
    take,
)
from bot.coach.question import OfferStep, OfferVerb
from bot.understanding.intents import Intent
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
    r"(?:please\s)?(?:delete|remove|drop|discard|scrap|forget)\s(?P<what>.{1,60})\Z", re.IGNORECASE
)
_RENAME = re.compile(
    r"(?:please\s)?(?:rename|call|name)\s(?P<old>.{1,60}?)(?:\s(?:to|as|into))\s(?P<new>.{1,40})\Z|"
    r"(?:please\s)?(?:rename|call|name)\s(?:it|this|that|this\sone)\s(?:to\s)?(?P<it>.{1,40})\Z",
    re.IGNORECASE,
)
_LEAVE = frozenset({"cancel", "stop", "quit", "never mind", "nevermind", "leave"})
_SKIP = frozenset({"skip", "none", "no", "next", "dont know", "don't know", "idk", "n/a", "-", "?"})
_DONE = frozenset({"done", "finish", "finished", "ready", "that is all", "thats all", "that's all"})
_MEANS_ALL = frozenset("compare them both my offers all the two three side by".split())
# Words that ask for a number to say, where an offer is at hand.
_ASKS = frozenset("ask asking counter target push aim request".split())
_SAYS_MORE = frozenset({Intent.LEVELS, Intent.SOURCES, Intent.BROWSE, Intent.REMINDER})
_MOST_WORDS_OF_A_NAME = 40
_LONGEST_REQUEST = 120
_WORDS_OF: Mapping[FormStep, str] = MappingProxyType(
    {
        FormStep.BASE: "base",
        FormStep.BONUS: "bonus",
        FormStep.STOCK: "stock",
        FormStep.VESTING: "vesting",
        FormStep.SIGN_ON: "sign-on",
    }
)


def requested(heard: Understanding, desk: Desk) -> OfferTurn | None:
    """The turn that a message asks of the offers that are kept; None where it asks none."""
    text = heard.utterance.text.strip()
    if desk.kept.form is not None and not text.startswith("/"):
        return _form_answer(heard, text, desk)
    amount = amount_told(heard.utterance.keys, text, desk)
    if amount is not None:
        return amount
    command = next((_STEPS[one.intent] for one in heard.intents if one.intent in _STEPS), None)
    if command is not None:
        named = named_in(text, desk.kept)
        return take(OfferStep(command, named[0].key if named else ""), desk)
    if heard.asks(Intent.OFFER) and not heard.offers and text.startswith("/"):
        return begin(_begun(heard, desk), desk)
    months = months_of_leaving(text)
    if months is not None and not any(one.has_money for one in heard.offers):
        return leaving(
            heard.offers[0] if heard.offers else read_part("vesting", text), months, desk
        )
    if not desk.kept.offers or heard.offers or len(text) > _LONGEST_REQUEST:
        return None
    return (
        promoted(text, desk)
        or wants_told(heard.wants, desk)
        or rates_told(heard.rates, desk)
        or _changed(text, desk)
        or _compared(heard, text, desk)
        or _countered(heard, desk)
        or _shown(heard, text, desk)
    )


def _begun(heard: Understanding, desk: Desk) -> KeptOffer | None:
    """A new offer with what the command says already; None where no offer more is kept."""
    if desk.kept.is_full:
        return None
    offer, found = blank(desk.kept), heard.entities
    named = {
        FormStep.COMPANY: bool(found.companies or found.unsure),
        FormStep.ROLE: bool(found.roles),
        FormStep.PLACE: bool(found.places),
    }
    for step in (step for step, said in named.items() if said):
        offer = _filled(step, offer, heard, "", desk) or offer
    return offer


def _changed(text: str, desk: Desk) -> OfferTurn | None:
    """Delete or rename an offer that is named."""
    at_hand = desk.kept.at_hand
    rename_it = _RENAME.match(text)
    if rename_it is not None:
        old = named_in(rename_it["old"] or "", desk.kept)
        offer = old[0] if old else (at_hand if rename_it["it"] else None)
        new = (rename_it["new"] or rename_it["it"] or "").strip(" \"'“”.")
        return rename(offer, new, desk) if offer is not None and new else None
    delete = _DELETE.match(text)
    if delete is None:
        return None
    what = delete["what"].casefold().strip(" .!")
    named = named_in(what, desk.kept)
    if named:
        return take(OfferStep(OfferVerb.DELETE, named[0].key), desk)
    if what in {"it", "this offer", "that offer", "the offer", "offer", "this one"} and at_hand:
        return take(OfferStep(OfferVerb.DELETE, at_hand.key), desk)
    return None


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
    text = heard.utterance.text
    return settle_by_words(offer, text, desk) or settle_typed(offer, text, desk)


# Step by step -------------------------------------------------------------------------------------


def _form_answer(heard: Understanding, text: str, desk: Desk) -> OfferTurn | None:
    """Take the answer to the step that is open; a whole offer ends the form."""
    kept = desk.kept
    offer = kept.of(kept.current)
    step = kept.form
    if offer is None or step is None:
        return None
    said = text.casefold().strip(" .!")
    if said in _LEAVE:
        gone = OfferChangedAnswer(OfferChange.DELETED, Name(offer.name))
        return OfferTurn((gone,), replace(kept.without(offer.key), form=None))
    if said in _DONE:
        return finished(desk)
    if said in _SKIP:
        return _on(step, offer, desk)
    if len(heard.offers) == 1 and heard.offers[0].base is not None and step in _NAMES:
        return None  # the whole offer in one line
    filled = _filled(FormStep(step), offer, heard, text, desk)
    if filled is None:
        return OfferTurn((ask_again(kept),), kept)
    return _on(step, filled, desk)


_NAMES = frozenset({FormStep.COMPANY.value, FormStep.ROLE.value, FormStep.PLACE.value})


def _on(step: str, offer: KeptOffer, desk: Desk) -> OfferTurn:
    answer, kept = ask_next(step, desk.kept.with_offer(offer))
    return finished(desk.keeping(kept)) if answer is None else OfferTurn((answer,), kept)


def _filled(
    step: FormStep, offer: KeptOffer, heard: Understanding, text: str, desk: Desk
) -> KeptOffer | None:
    """The offer with the answer to a step; None where the answer says nothing of it."""
    found = heard.entities
    match step:
        case FormStep.COMPANY:
            named = (*found.companies, *found.unsure)
            if named:
                slug = named[0].company
                return replace(offer, company=slug, name=company_called(slug, desk.knowledge).text)
            typed = text[:_MOST_WORDS_OF_A_NAME]
            return replace(offer, name=typed, employer=typed)
        case FormStep.ROLE:
            return replace(offer, role=found.roles[0].role) if found.roles else None
        case FormStep.PLACE:
            places = tuple(mention.place for mention in found.places[:1])
            stated = replace(offer.stated, place_currency=heard.place_currency)
            return replace(offer, places=places, stated=stated) if places else None
        case _:
            mention = read_part(_WORDS_OF[step], text)
            return merged_with(offer, mention)
