"""The answers to an offer's step-by-step questions, and every way out of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.coach.answers import Answer
from bot.coach.answers.offers import OfferChange, OfferChangedAnswer
from bot.coach.figures import Name
from bot.coach.kept import Kept, KeptOffer
from bot.coach.naming import company_called
from bot.coach.offers.desk import Desk, OfferTurn
from bot.coach.offers.form import FormStep, ask_again, ask_before, ask_next, blank
from bot.coach.offers.keeping import merged_with
from bot.coach.offers.steps import cancelled, finished
from bot.understanding.intents import Intent
from bot.understanding.offers.mention import OfferMention
from bot.understanding.offers.single import read_part
from bot.understanding.reading import Understanding

_LEAVE = frozenset(
    {
        "cancel",
        "stop",
        "quit",
        "never mind",
        "nevermind",
        "leave",
        "exit",
        "abort",
        "forget it",
        "forget that",
        "start over",
    }
)
_SKIP = frozenset({"skip", "none", "no", "next", "dont know", "don't know", "idk", "n/a", "-", "?"})
_DONE = frozenset({"done", "finish", "finished", "ready", "that is all", "thats all", "that's all"})
_BACK = frozenset({"back", "go back", "previous", "undo"})
_COMMANDS = frozenset({"/cancel", "/stop", "/skip", "/done", "/back"})
# Who begins with one of these asks, or thinks aloud; no employer and no place does.
_ASKS = re.compile(
    r"(?:what|whats|how|hows|why|wait|which|can|could|should|is|are|does|do|did|who|when|where|would|"
    r"hold\son|help(?:\sme)?\s*\Z|explain|delete|rename|show|i\sdont\sunderstand|i\sdon't\sunderstand|huh)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"[^\w]*(?:[a-z]{2,3}\s?)?\W?\d[\d.,\s]*\s?(?:[kml]|mn|lpa|cr|usd|gbp|eur)?\W*\Z",
    re.IGNORECASE,
)
_MOST_WORDS_OF_A_NAME = 40
_WORDS_OF: Mapping[FormStep, str] = MappingProxyType(
    {
        FormStep.BASE: "base",
        FormStep.BONUS: "bonus",
        FormStep.STOCK: "stock",
        FormStep.VESTING: "vesting",
        FormStep.SIGN_ON: "sign-on",
    }
)
# What is said so is no name, although it is no question.
_NO_NAMES = frozenset(
    {Intent.OFFERS, Intent.COUNTER, Intent.QUESTIONS, Intent.CHECKLIST, Intent.EXPORT,
     Intent.PRIVACY, Intent.REPORT, Intent.UNWATCH, Intent.WATCH, Intent.WATCHES}
)  # fmt: skip
_NAMES = frozenset({FormStep.COMPANY, FormStep.ROLE, FormStep.PLACE})


def is_form_command(text: str) -> bool:
    """Whether a text is one of the words of the form with a slash: "/cancel"."""
    return text.casefold().strip(" .!") in _COMMANDS


def begun(heard: Understanding, desk: Desk) -> KeptOffer | None:
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


def filled(heard: Understanding, desk: Desk) -> OfferTurn | None:
    """The turn of an answer to the step that is open; None where it is something else.

    That is a command, a question, or a whole offer that names its employer.
    """
    kept, text = desk.kept, heard.utterance.text.strip()
    offer = kept.of(kept.current)
    if kept.form is None or offer is None:
        return None
    said = text.casefold().strip(" .!")
    if text.startswith("/") and said not in _COMMANDS:
        return None
    said = said.removeprefix("/")
    step = FormStep(kept.form)
    if said in _LEAVE:
        return cancelled(desk)
    if said in _DONE:
        return finished(desk)
    if said in _SKIP:
        return _on(step, offer, desk)
    if said in _BACK:
        answer, kept = ask_before(kept)
        return OfferTurn((answer,), kept)
    return _answered(step, offer, heard, text, desk)


def _answered(
    step: FormStep, offer: KeptOffer, heard: Understanding, text: str, desk: Desk
) -> OfferTurn | None:
    whole = _whole(step, heard)
    if whole is not None:
        named = whole.employer is not None or whole.name is not None
        if named or not _is_begun(offer):
            return None
        after = merged_with(offer, whole)
        return finished(desk.keeping(desk.kept.with_offer(after or offer)))
    if is_question(text, step, heard):
        return None
    if step in _NAMES and _AMOUNT.match(text):
        again = replace(ask_again(desk.kept), amount=True)
        return OfferTurn((again,), desk.kept)
    after = _filled(step, offer, heard, text, desk)
    if after is None:
        return OfferTurn((ask_again(desk.kept),), desk.kept)
    return _on(step, after, desk)


def is_whole(kept: Kept, heard: Understanding) -> bool:
    """Whether a message is an offer by itself, and no answer to the step that is open."""
    step = FormStep(kept.form or FormStep.COMPANY.value)
    return len(heard.offers) > 1 or _whole(step, heard) is not None


def _whole(step: FormStep, heard: Understanding) -> OfferMention | None:
    """The offer of a message that tells its base and more, or its base and who offers it.

    Where an amount is asked for, a word beside it names an employer only if that is known.
    """
    if len(heard.offers) != 1 or heard.offers[0].base is None:
        return None
    (mention,) = heard.offers
    several = not mention.is_assumed and _parts(mention) > 1
    named = mention.employer or (mention.name if step in _NAMES else None)
    return mention if named or several else None


def _parts(mention: OfferMention) -> int:
    equity = (mention.stock, mention.options, mention.shares)
    given = (mention.base, mention.bonus, *equity, mention.sign_on, mention.relocation)
    return sum(1 for part in given if part)


def is_question(text: str, step: FormStep, heard: Understanding) -> bool:
    """Whether something is asked instead of answered; "google?" and "120k?" are answers."""
    wants = any(one.intent in _NO_NAMES for one in heard.intents) and step in _NAMES
    if _ASKS.match(text) or wants:
        return True
    found = heard.entities
    unsure = {
        FormStep.COMPANY: bool(found.companies or found.unsure),
        FormStep.ROLE: bool(found.roles),
        FormStep.PLACE: bool(found.places),
    }
    return text.endswith("?") and not unsure.get(step, any(map(str.isdigit, text)))


def _is_begun(offer: KeptOffer) -> bool:
    """Whether anything of an offer is told."""
    named = offer.company or offer.employer or offer.role or offer.places
    return bool(named) or offer.stated.has_money


# Out of it ----------------------------------------------------------------------------------------


def left(desk: Desk, whole: Sequence[OfferMention] = ()) -> OfferTurn:
    """Close the form where something else is said: an offer without any pay is not kept.

    That is said, unless a whole offer takes its place.
    """
    kept = replace(desk.kept, form=None)
    offer = kept.of(kept.current)
    if offer is None:
        return OfferTurn((), kept)
    if offer.stated.has_money:
        ended = OfferChangedAnswer(OfferChange.FORM_ENDED, Name(offer.name))
        return OfferTurn((ended,), kept)
    told = offer.company or offer.employer
    change = OfferChange.FORM_DROPPED if told else OfferChange.FORM_LEFT
    companies = {getattr(one.employer, "company", None) for one in whole}
    replaced = bool(whole) and (not told or offer.company in companies)
    gone = () if replaced else (OfferChangedAnswer(change, Name(offer.name)),)
    return OfferTurn(gone, kept.without(offer.key))


def anew(desk: Desk) -> OfferTurn:
    """Close the form since another one is begun, and say so."""
    out = left(desk)
    ended = any(
        isinstance(one, OfferChangedAnswer) and one.change is OfferChange.FORM_ENDED
        for one in out.answers
    )
    said: tuple[Answer, ...] = (OfferChangedAnswer(OfferChange.FORM_ANEW),)
    return OfferTurn(out.answers if ended else said, out.kept)


def aside(kept: Kept) -> Kept:
    """The offers without the one that is being told: a question is about the others."""
    return replace(kept if kept.current is None else kept.without(kept.current), form=None)


def asked_again(before: Kept, after: Kept) -> OfferTurn:
    """The open step once more, behind the answer to something else that was asked."""
    offer = before.of(before.current)
    if offer is None or before.form is None:
        return OfferTurn((), after)
    if after.of(offer.key) is not None:  # its letter went to another
        return OfferTurn((), after)
    kept = replace(after.with_offer(offer), form=before.form)
    return OfferTurn((replace(ask_again(kept), again=False),), kept)


def not_an_answer(kept: Kept) -> OfferTurn:
    """That what was said is no answer to the step, which is asked again."""
    return OfferTurn((ask_again(kept),), kept)


# The answers --------------------------------------------------------------------------------------


def _on(step: FormStep, offer: KeptOffer, desk: Desk) -> OfferTurn:
    answer, kept = ask_next(step.value, desk.kept.with_offer(offer))
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
            if heard.asks(Intent.SMALLTALK):
                return None
            typed = text[:_MOST_WORDS_OF_A_NAME]
            return replace(offer, name=typed, employer=typed)
        case FormStep.ROLE:
            return replace(offer, role=found.roles[0].role) if found.roles else None
        case FormStep.PLACE:
            places = tuple(mention.place for mention in found.places[:1])
            stated = replace(offer.stated, place_currency=heard.place_currency)
            return replace(offer, places=places, stated=stated) if places else None
        case _:
            return merged_with(offer, read_part(_WORDS_OF[step], text))
