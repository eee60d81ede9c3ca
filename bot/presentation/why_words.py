"""Why these numbers: their arithmetic with the source of each rule, then what rules rest on."""

from collections.abc import Iterator

from bot.coach.answers.offers import CounterAnswer, TargetFrom, WalkAwayFrom, WhyAnswer
from bot.coach.findings import STUDIES, Finding
from bot.presentation.amount_words import amount
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.counter_working import (
    opening_words,
    target_words,
    unlike_words,
    walk_away_words,
)
from bot.presentation.layout import Heading, Item, Section
from bot.presentation.words import Words, joined

# What each study found and where that ends; the rules that stand with the numbers come first.
_FOUND = {
    Finding.FIRST_NUMBER: mark(
        "First number: an absurdly high request lifted simulated offers by {more}, {high} instead "
        "of {low}. Limit: students, and a joke. {study}"
    ),
    Finding.RANGE: mark(
        "A range from the target up did better than one number ({studies} studies). Limit: not "
        "if wide. {study}"
    ),
    Finding.PRECISE: mark(
        "Somewhat precise numbers drew smaller counters ({studies} studies). Limit: people may "
        "haggle more. {study}"
    ),
    Finding.TOO_PRECISE: mark(
        "Never to the unit: too precise backfired with experts ({experiments} experiments, "
        "{people} people). Limit: experiments. {study}"
    ),
    Finding.PACKAGES: mark(
        "A choice of packages did better than one ({experiments} experiments). Limit: where more "
        "than one thing is open. {study}"
    ),
    Finding.ENOUGH: mark(
        "At the top I turn to other things: being made to negotiate did not help. Limit: a "
        "laboratory. {study}"
    ),
    Finding.ASKING: mark(
        "Those who asked started {more} higher on average ({people} new hires). Limit: who chose "
        "to; older dollars. {study}"
    ),
    Finding.ENCOURAGED: mark(
        "Encouragement raised attempts and gains (more than {people} job seekers). Limit: by how "
        "much is not verified. {study}"
    ),
    Finding.WITHDRAWN: mark(
        "Of {offers} offers managers remembered {withdrawn} withdrawn after negotiating, {share}. "
        "Limit: memory; it does happen. Do not reopen what you signed. {study}"
    ),
}


def why_sections(answer: WhyAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """The person's own numbers first, then each finding in a line or two."""
    if answer.counter is not None:
        title = Heading(catalogue.say("Why these numbers"))
        yield Section((title, *_numbers(answer.counter, catalogue)))
    items = [Item(_found(finding, catalogue)) for finding in Finding]
    yield Section((Heading(catalogue.say("What the rules rest on")), *items))


_WALK_AWAY_RULES = {
    WalkAwayFrom.SAID: mark("What you say comes before every rule."),
    WalkAwayFrom.PRESENT: mark("Rule of ours: what you have if you say no."),
    WalkAwayFrom.OTHER_OFFER: mark("Rule of ours: what you have if you say no."),
    WalkAwayFrom.NOTHING: mark("I have no pay of today and no other offer that I can count."),
}
_TARGET_RULES = {
    TargetFrom.SAID: mark("What you say comes before every rule."),
    TargetFrom.WAY_UP: mark("Three quarters up is a rule of thumb of ours, with no study."),
    TargetFrom.HIGH: mark("Rule of ours: no higher than the guide."),
    TargetFrom.HIGH_OVER_WALK_AWAY: mark("Rule of ours: no higher than the guide."),
    TargetFrom.OTHER_OFFER: mark("Rule of ours: ask for what you have elsewhere."),
}


def _numbers(counter: CounterAnswer, catalogue: Catalogue) -> Iterator[Item]:
    """Walk-away, target and opening with their working, and what each rule is."""
    if counter.unlike is not None:
        yield Item(unlike_words(counter, counter.unlike, catalogue))
    rule = catalogue.say(_WALK_AWAY_RULES[counter.walk_away.source])
    yield Item(joined((walk_away_words(counter, catalogue), rule), " "))
    target = target_words(counter, catalogue)
    if target is None:
        yield Item(_no_target(counter, catalogue))
        return
    rule = catalogue.say(_TARGET_RULES[counter.target_from])
    # A working ends in a figure, the other sentences in a full stop.
    between = ". " if counter.target_from is TargetFrom.WAY_UP else " "
    yield Item(joined((target, rule), between))
    if counter.opening_low is None:
        return
    opening = opening_words(counter, catalogue)
    high, low = counter.opening_high, counter.opening_low
    if counter.opening_said or high is None or high.money == low.money:
        yield Item(opening)
        return
    rule = catalogue.say(
        "A range upward, by as much as in their examples: {range}; in steps: {steps}.",
        range=STUDIES[Finding.RANGE].name,
        steps=STUDIES[Finding.PRECISE].name,
    )
    yield Item(joined((opening, rule), " "))


def _no_target(counter: CounterAnswer, catalogue: Catalogue) -> Words:
    if counter.above_high and counter.offered is not None and counter.figure is not None:
        return catalogue.say(
            "Target: none, since {offered} is at or above the guide’s high: {figure}.",
            offered=amount(counter.offered, catalogue),
            figure=counter.figure,
        )
    return catalogue.say(
        "Target: none, since I have no range of a guide to aim by, no better offer that I can "
        "count and no number of yours."
    )


def _found(finding: Finding, catalogue: Catalogue) -> Words:
    study = STUDIES[finding]
    named = catalogue.say("({study})", study=study.name)
    return catalogue.say(_FOUND[finding], study=named, **study.figures)
