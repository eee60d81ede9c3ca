"""An offer told step by step: one question at a time, each of which can be skipped."""

from dataclasses import replace
from enum import StrEnum

from bot.coach.answers.offers import FormAnswer
from bot.coach.figures import Name
from bot.coach.kept import EARLIER, Kept, KeptOffer
from bot.coach.question import Choice, OfferStep, OfferVerb
from bot.understanding.offers.mention import OfferMention


class FormStep(StrEnum):
    """What is asked, in this order."""

    COMPANY = "company"
    ROLE = "role"
    PLACE = "place"
    BASE = "base"
    BONUS = "bonus"
    STOCK = "stock"
    VESTING = "vesting"
    SIGN_ON = "sign_on"


_STEPS = tuple(FormStep)


def blank(kept: Kept) -> KeptOffer:
    """An offer of which nothing is told yet."""
    key = kept.next_key()
    return KeptOffer(key, f"Offer {key.upper()}", OfferMention(EARLIER))


def begin_form(offer: KeptOffer, kept: Kept) -> tuple[FormAnswer, Kept]:
    """The first question that an offer leaves open; the answers go into it."""
    known = {
        FormStep.COMPANY: offer.company or offer.employer,
        FormStep.ROLE: offer.role,
        FormStep.PLACE: offer.places,
    }
    first = next(step for step in _STEPS if not known.get(step))
    return _answer(first, offer.key), replace(kept.with_offer(offer), form=first.value)


def ask_next(done: str, kept: Kept) -> tuple[FormAnswer | None, Kept]:
    """The question after one; None behind the last, or where stock was passed over."""
    at = _STEPS.index(FormStep(done)) + 1 if done in set(FormStep) else len(_STEPS)
    offer = kept.of(kept.current)
    if at < len(_STEPS) and _STEPS[at] is FormStep.VESTING:
        stock = offer is not None and offer.stated.stock is not None
        at += 0 if stock else 1
    if at >= len(_STEPS) or offer is None:
        return None, replace(kept, form=None)
    step = _STEPS[at]
    return _answer(step, offer.key), replace(kept, form=step.value)


def ask_before(kept: Kept) -> tuple[FormAnswer, Kept]:
    """The question before the one that is open; before the first there is none, so that is it."""
    at = _STEPS.index(FormStep(kept.form or _STEPS[0].value))
    offer = kept.of(kept.current)
    at = max(at - 1, 0)
    if _STEPS[at] is FormStep.VESTING and (offer is None or offer.stated.stock is None):
        at -= 1
    step = _STEPS[at]
    return _answer(step, kept.current or ""), replace(kept, form=step.value)


def ask_again(kept: Kept) -> FormAnswer:
    """The question that is open once more, since the answer was not understood."""
    step = FormStep(kept.form or FormStep.COMPANY.value)
    return replace(_answer(step, kept.current or ""), again=True)


def _answer(step: FormStep, key: str) -> FormAnswer:
    choices = (
        Choice("skip", Name("skip"), OfferStep(OfferVerb.FORM, key, step.value)),
        Choice("done", Name("done"), OfferStep(OfferVerb.FORM, key, "done")),
        Choice("cancel", Name("cancel"), OfferStep(OfferVerb.FORM, key, "cancel")),
    )
    return FormAnswer(step.value, choices)
