"""What each rule of a counter rests on, and where that ends."""

from bot.coach.findings import STUDIES, Finding
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.layout import Heading, Item, Section
from bot.presentation.words import Words

# Rules of ours, that no study stands behind.
_OURS = (
    mark(
        "Walk-away: what you say, else the higher of your pay today and your best other offer. "
        "Limit: I know only what you told me."
    ),
    mark(
        "Target: what you say, else three quarters up the guide’s range. Limit: a rule of thumb "
        "of ours, with no study behind it."
    ),
)
_FOUND = {
    Finding.FIRST_NUMBER: mark(
        "First number: an absurdly high request lifted simulated offers by {more}, {high} instead "
        "of {low}. Limit: students, and a joke; so I stay within the guide. {study}"
    ),
    Finding.RANGE: mark(
        "Range: one that begins at the target did better than a single number ({studies} "
        "studies). Limit: not if it is wide or extreme; our five per cent comes from the paper’s "
        "examples and is no tested best. {study}"
    ),
    Finding.PRECISE: mark(
        "Steps: somewhat precise numbers drew smaller counters than round ones ({studies} "
        "studies). Limit: they can also make people more ready to haggle. {study}"
    ),
    Finding.TOO_PRECISE: mark(
        "Never to the unit: too precise backfired with experts ({experiments} experiments, "
        "{people} people), and a reason took the harm away. Limit: experiments; but recruiters "
        "are experts. {study}"
    ),
    Finding.PACKAGES: mark(
        "Packages: a choice of them did better than a single one ({experiments} experiments). "
        "Limit: only where more than one thing is open. {study}"
    ),
    Finding.ENOUGH: mark(
        "At the top: being made to negotiate did not help, people know when to ask; so there I "
        "turn to other things. Limit: a laboratory. {study}"
    ),
    Finding.ASKING: mark(
        "Asking: those who did started {more} higher on average ({people} new hires). Limit: a "
        "survey in older dollars, of people who chose to. {study}"
    ),
    Finding.ENCOURAGED: mark(
        "Words to use: encouragement raised attempts and gains among more than {people} job "
        "seekers. Limit: by how much is not verified, so I quote nothing. {study}"
    ),
    Finding.WITHDRAWN: mark(
        "Risk: managers remembered {offers} offers made and {withdrawn} withdrawn after "
        "negotiating, {share}. Limit: it does happen, and this is memory. Do not reopen what you "
        "signed. {study}"
    ),
}


def why_section(catalogue: Catalogue) -> Section:
    """Each rule in a line: what was found, its limit, and by whom."""
    items = [Item(catalogue.say(message)) for message in _OURS]
    items += [Item(_found(finding, catalogue)) for finding in Finding]
    return Section((Heading(catalogue.say("What the rules rest on")), *items))


def _found(finding: Finding, catalogue: Catalogue) -> Words:
    study = STUDIES[finding]
    named = catalogue.say("({study})", study=study.name)
    return catalogue.say(_FOUND[finding], study=named, **study.figures)
