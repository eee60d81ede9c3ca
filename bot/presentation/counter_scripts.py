"""Words to say with the person's numbers in them, one reason and one question."""

from collections.abc import Iterator

from bot.coach.answers.offers import FilledScript
from bot.coach.answers.pay import Component
from bot.coach.figures import Name
from bot.coach.kept import Occasion
from bot.presentation.amount_words import amount
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.layout import Block, Line, Say, Small
from bot.presentation.words import Words, joined

# The same words for both: "my base", "my total".
_ASKS = {
    Occasion.OFFER: mark("Could we set the {what} at {range}?"),
    Occasion.RAISE: mark("Could we bring my {what} to {range}?"),
    Occasion.RETENTION: mark(
        "To stay I’d need a {what} of {range}, in writing and with the date it starts."
    ),
    Occasion.PROMOTION: mark("Could we set my {what} at {range}, from the day I took it on?"),
}
_SOMETHING_ELSE = mark("If that can’t be done, I’d like to hear what can.")
_LATER = mark("If not now, could we put a figure and a date in writing?")
_CLOSES = {
    Occasion.OFFER: _SOMETHING_ELSE,
    Occasion.RAISE: _LATER,
    Occasion.RETENTION: _SOMETHING_ELSE,
    Occasion.PROMOTION: _LATER,
}
_GAPS = {
    Occasion.OFFER: mark("[what the job needs most and you have done]"),
    Occasion.RAISE: mark("[what you achieved]"),
    Occasion.RETENTION: mark("[what you would see through]"),
    Occasion.PROMOTION: mark("[what you do now that you did not before]"),
}
_REASONS = {
    Occasion.OFFER: mark("I bring {gap}."),
    Occasion.RAISE: mark("Over the last year I {gap}."),
    Occasion.RETENTION: mark("I’d like to finish {gap}."),
    Occasion.PROMOTION: mark("I now {gap}."),
}
# Where the guide gives the reason, what the person did belongs to it all the same.
_ALWAYS_WITH_GAP = frozenset({Occasion.RAISE})


def assumed_words(names: tuple[Name, ...], code: Name, catalogue: Catalogue) -> Words:
    """That offers without a currency were taken to be in the one of this offer."""
    return catalogue.say(
        "You named no currency for {names}: I take it for {code}, as here.",
        names=joined(names),
        code=code,
    )


def filled_blocks(
    script: FilledScript, occasion: Occasion, component: Component, catalogue: Catalogue
) -> Iterator[Block]:
    """What to say, to be copied; first what must be true for it."""
    if script.claims_offer:
        yield Line(catalogue.say("Say this only if it is true."))
    what = catalogue.say("total") if component is Component.TOTAL else catalogue.say("base")
    with_gap = occasion in _ALWAYS_WITH_GAP or not (script.reason or script.other)
    gap = catalogue.say(_GAPS[occasion])
    sentences = [_thanks(script, occasion, catalogue)]
    if script.other is not None:
        other = amount(script.other, catalogue)
        sentences.append(
            catalogue.say("I have another offer with a {what} of {other}.", what=what, other=other)
        )
    elif script.reason is not None:
        sentences.append(_seen(script, what, catalogue))
    if with_gap:
        sentences.append(catalogue.say(_REASONS[occasion], gap=gap))
    asked = _range(script, catalogue)
    sentences.append(catalogue.say(_ASKS[occasion], what=what, range=asked))
    sentences.append(catalogue.say(_CLOSES[occasion]))
    yield Say(joined(sentences, " "))
    if with_gap:
        yield Small(catalogue.say("Fill in: {gaps}", gaps=gap))


def _thanks(script: FilledScript, occasion: Occasion, catalogue: Catalogue) -> Words:
    present = None if script.present is None else amount(script.present, catalogue)
    match occasion:
        case Occasion.OFFER:
            if script.company is None:
                return catalogue.say("Thank you for the offer, I’d be glad to join.")
            return catalogue.say(
                "Thank you for the offer, I’d be glad to join {company}.", company=script.company
            )
        case Occasion.RAISE:
            if present is None:
                return catalogue.say("I’d like to talk about my pay.")
            return catalogue.say("I’d like to talk about my pay, {present} now.", present=present)
        case Occasion.RETENTION:
            return catalogue.say("Thank you for coming back to me.")
        case _:
            if present is None:
                return catalogue.say("Thank you for the new role. My pay hasn’t changed with it.")
            return catalogue.say(
                "Thank you for the new role. My pay has stayed at {present}.", present=present
            )


def _seen(script: FilledScript, what: Words, catalogue: Catalogue) -> Words:
    """The guide's range as it stands, of when it is, and for which job and place."""
    reason = script.reason
    if reason is None:
        return joined(())
    seen = catalogue.say("I’ve seen a {what} of {figure}", what=what, figure=reason)
    if script.quarter is not None:
        seen = catalogue.say("{seen} ({quarter})", seen=seen, quarter=script.quarter)
    if script.role is None or script.place is None:
        return catalogue.say("{seen}.", seen=seen)
    return catalogue.say(
        "For a role as {role} in {place} {seen}.", role=script.role, place=script.place, seen=seen
    )


def _range(script: FilledScript, catalogue: Catalogue) -> Words:
    low = amount(script.low, catalogue)
    if script.low.money == script.high.money:
        return joined((low,))
    return catalogue.say("{low} to {high}", low=low, high=amount(script.high, catalogue))
