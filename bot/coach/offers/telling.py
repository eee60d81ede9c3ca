"""One offer with the next step: what to ask for, and the words for it."""

from dataclasses import replace
from datetime import datetime

from bot.coach.answers.offers import CounterAnswer, NextStep, OfferAnswer
from bot.coach.figures import GenericQuote
from bot.coach.kept import Kept, KeptOffer
from bot.coach.offers.answering import answer_offer
from bot.coach.offers.countering import answer_counter
from bot.knowledge.base import KnowledgeBase
from bot.understanding.offers.mention import Part


def tell_offer(
    offer: KeptOffer,
    kept: Kept,
    knowledge: KnowledgeBase,
    now: datetime,
    changed: tuple[Part, ...] = (),
) -> OfferAnswer:
    """What can be said of an offer, and first of all what to do now."""
    answer = answer_offer(offer, kept, knowledge, now, changed)
    if offer.is_present or not answer.sums:
        return answer
    step = _next_step(answer_counter(offer, kept, knowledge, now))
    told_before = bool(changed or offer.settled)
    if told_before and step.script is not None and isinstance(step.script.words, GenericQuote):
        step = replace(step, script=None)  # words with gaps were there when the offer was told
    return replace(answer, next=step)


def _next_step(counter: CounterAnswer) -> NextStep:
    script = counter.scripts[0] if counter.scripts and counter.filled is None else None
    fits = counter.filled is not None
    return NextStep(
        component=counter.component,
        low=counter.opening_low if fits else None,
        high=counter.opening_high if fits else None,
        script=script,
        filled=counter.filled,
        occasion=counter.occasion,
        others=counter.above_high,
        conflict=counter.target is not None and not fits,
        assumed=counter.assumed,
    )
