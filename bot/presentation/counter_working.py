"""Words for how walk-away, target and opening came about, each with its arithmetic."""

from dataclasses import replace

from bot.coach.answers.offers import Alternative, CounterAnswer, Flag, TargetFrom, WalkAwayFrom
from bot.coach.figures import ComputedFigure, GuideFigure, Name
from bot.pay.worked import Operator, Worked
from bot.presentation.amount_words import amount, percent
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.words import Words, joined


def asked_range(answer: CounterAnswer, catalogue: Catalogue) -> Words:
    """From the low to the high of what to say first; one amount where they are the same."""
    low, high = answer.opening_low, answer.opening_high
    if low is None or high is None:
        return joined(())
    if low.money == high.money:
        return joined((named_figure(low, answer, catalogue),))
    return catalogue.say(
        "{low} to {high}",
        low=named_figure(low, answer, catalogue),
        high=named_figure(high, answer, catalogue),
    )


_WALK_AWAYS = {
    WalkAwayFrom.SAID: mark("Walk-away: {amount}, as you said."),
    WalkAwayFrom.PRESENT: mark("Walk-away: {amount}, your pay today."),
    WalkAwayFrom.OTHER_OFFER: mark("Walk-away: {amount}, from {name}."),
    WalkAwayFrom.NOTHING: mark("Walk-away: not set."),
}


def walk_away_words(answer: CounterAnswer, catalogue: Catalogue) -> Words:
    """Below what to leave, and what that rests on."""
    least = answer.walk_away
    if least.amount is None or least.source is WalkAwayFrom.NOTHING:
        return catalogue.say(_WALK_AWAYS[WalkAwayFrom.NOTHING])
    value, name = named_figure(least.amount, answer, catalogue), least.of or Name("")
    if least.over is None:
        return catalogue.say(_WALK_AWAYS[least.source], amount=value, name=name)
    less = amount(least.over.amount, catalogue)
    if least.source is WalkAwayFrom.PRESENT:
        return catalogue.say(
            "Walk-away: {amount}, your pay today, the higher: {name} offers {less}.",
            amount=value,
            name=least.over.name,
            less=less,
        )
    return catalogue.say(
        "Walk-away: {amount}, from {name}, the higher: your pay today is {less}.",
        amount=value,
        name=name,
        less=less,
    )


_TARGETS = {
    TargetFrom.SAID: mark("Target: {target}, as you said."),
    TargetFrom.HIGH: mark(
        "Target: {target}, the guide’s high: three quarters of the way there is too little gain."
    ),
    TargetFrom.HIGH_OVER_WALK_AWAY: mark(
        "Target: {target}, the guide’s high: three quarters of the way there is no more than your "
        "walk-away."
    ),
}


def target_words(answer: CounterAnswer, catalogue: Catalogue) -> Words | None:
    """What to aim at, and how it came about; None where there is nothing to aim at."""
    target = answer.target
    if target is None:
        return None
    figure = named_figure(target, answer, catalogue)
    if answer.target_from is TargetFrom.WAY_UP:
        return _way_up(target, answer, catalogue)
    if answer.target_from is TargetFrom.OTHER_OFFER and answer.better is not None:
        message = "Target: {target}, because {name} offers {better}."
        if answer.beyond:
            message = "Target: {target}, above the guide’s high, because {name} offers {better}."
        better = amount(answer.better.amount, catalogue)
        return catalogue.say(message, target=figure, name=answer.better.name, better=better)
    return catalogue.say(_TARGETS[answer.target_from], target=figure)


def _way_up(target: Worked, answer: CounterAnswer, catalogue: Catalogue) -> Words | None:
    """The part of the way from low to high, and to which step it was rounded."""
    band = answer.band
    even = target.operator is Operator.ROUNDED
    aim = target.operands[0] if even else target
    if band is None:
        return None
    part = percent(aim.operands[1].operands[1], catalogue)
    working = catalogue.say(
        "low {low} + ({high} − {low}) × {part}",
        low=named_figure(band.low, answer, catalogue),
        high=named_figure(band.high, answer, catalogue),
        part=part,
    )
    figure = amount(target, catalogue)
    if not even:
        return catalogue.say("Target: {target} = {working}", target=figure, working=working)
    return catalogue.say(
        "Target: {target} = {working}, to the nearest {step}",
        target=figure,
        working=working,
        step=amount(target.operands[1], catalogue),
    )


def opening_words(answer: CounterAnswer, catalogue: Catalogue) -> Words:
    """What to say first, and how its upper end came about."""
    said = asked_range(answer, catalogue)
    high = answer.opening_high
    if answer.opening_said:
        return catalogue.say("Opening: {range}, as you said.", range=said)
    if answer.capped:
        return _capped(said, answer, catalogue)
    step = None
    if high is not None and high.operator is Operator.ROUNDED:
        high, step = high.operands
    if high is None or high.operator is not Operator.PRODUCT:
        return catalogue.say("Opening: {range}.", range=said)
    working = catalogue.say(
        "{target} × {part}",
        target=named_figure(high.operands[0], answer, catalogue),
        part=percent(high.operands[1], catalogue),
    )
    if step is None:
        return catalogue.say("Opening: {range}, up to {working}.", range=said, working=working)
    return catalogue.say(
        "Opening: {range}, up to {working}, to the nearest {step}.",
        range=said,
        working=working,
        step=amount(step, catalogue),
    )


def _capped(said: Words, answer: CounterAnswer, catalogue: Catalogue) -> Words:
    low, high = answer.opening_low, answer.opening_high
    if Flag.TARGET_ABOVE_HIGH in answer.flags:
        return catalogue.say("Opening: {range}, your target and no more.", range=said)
    if low is None or high is None or low.money == high.money or not high.operands:
        return catalogue.say("Opening: {range}, capped: it is the guide’s high.", range=said)
    return catalogue.say(
        "Opening: {range}, capped at the guide’s high; five per cent more would be {more}.",
        range=said,
        more=amount(high.operands[0], catalogue),
    )


def named_figure(worked: Worked, answer: CounterAnswer, catalogue: Catalogue) -> ComputedFigure:
    """An amount; an end of the guide's range says which end of what it is."""
    figure = amount(worked, catalogue)
    source = worked.source
    if worked.operands or not isinstance(source, GuideFigure) or answer.band is None:
        return figure
    end = "low" if worked.money == answer.band.low.money else "high"
    where = f"{source.guide}:{source.figure.line}"
    return replace(figure, formula=f"{end} of {source.text} ({where})")


def unlike_words(answer: CounterAnswer, other: Alternative, catalogue: Catalogue) -> Words:
    """That another offer is too far above to be for a like job, and what it is good for."""
    high = None if answer.band is None else answer.band.high
    than = answer.offered if high is None else high
    if high is not None and answer.offered is not None and answer.offered.money > high.money:
        than = answer.offered
    message = mark("{name} offers {better}, more than a quarter above {than}.")
    if high is None:
        message = mark("{name} offers {better}, more than half as much again as {than}.")
    elif than is high:
        message = mark(
            "{name} offers {better}, more than a quarter above the guide’s high, {than}."
        )
    figures = {
        label: named_figure(one, answer, catalogue)
        for label, one in (("better", other.amount), ("than", than))
        if one is not None
    }
    said = catalogue.say(message, name=other.name, **figures)
    rest = catalogue.say(
        "So far apart, I do not take the two for alike, and make no target of it. You can say that "
        "you have it; to ask for more, bring another reason."
    )
    return joined((said, rest), " ")
