"""Who pays more, in one sentence that is understood at once."""

from collections.abc import Iterator, Sequence

from bot.coach.figures import Name
from bot.pay.comparison import Comparison
from bot.presentation.amount_words import amount
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.comparison_tables import Named
from bot.presentation.words import Words, joined, own

_YEARS = (mark("year one"), mark("year two"), mark("year three"), mark("year four"))
_TWO = 2


def headline(comparison: Comparison, names: Named, catalogue: Catalogue) -> Words:
    """Who pays more over four years, by how much, and in which years another does."""
    leaders = comparison.leaders.four_years
    turns = joined(_turns(comparison, names, catalogue), ", ")
    if len(leaders) > 1:
        first = _tied(comparison, names, catalogue)
    else:
        first = _ahead(comparison, names, catalogue)
    if turns:
        return catalogue.say("{who}; {turns}.", who=first, turns=turns)
    if len(leaders) == 1 and set(comparison.leaders.years) == {leaders}:
        return catalogue.say("{who}, and more in every year.", who=first)
    return catalogue.say("{who}.", who=first)


def and_joined(values: Sequence[Words | Name], catalogue: Catalogue) -> Words:
    """Some names as people list them: "A, B and C"."""
    if len(values) < _TWO:
        return joined(values)
    return catalogue.say("{some} and {last}", some=joined(values[:-1]), last=values[-1])


def or_joined(values: Sequence[Words | Name], catalogue: Catalogue) -> Words:
    """Some cases of which each is meant: "A, B or C"."""
    if len(values) < _TWO:
        return joined(values)
    return catalogue.say("{some} or {last}", some=joined(values[:-1]), last=values[-1])


def names_of(keys: Sequence[str], names: Named, catalogue: Catalogue) -> Words:
    """The names of some offers, as people list them."""
    return and_joined([names[key] for key in keys], catalogue)


def _ahead(comparison: Comparison, names: Named, catalogue: Catalogue) -> Words:
    first = names[comparison.entries[0].name]
    gap = amount(comparison.gaps[0].figures.four_years, catalogue)
    if len(comparison.entries) == _TWO:
        return catalogue.say("{first} pays {gap} more over four years", first=first, gap=gap)
    tied = [
        one.name
        for one in comparison.gaps
        if one.figures.four_years.money == comparison.gaps[0].figures.four_years.money
    ]
    return catalogue.say(
        "{first} pays most over four years, {gap} more than {second}",
        first=first,
        gap=gap,
        second=names_of(tied, names, catalogue),
    )


def _tied(comparison: Comparison, names: Named, catalogue: Catalogue) -> Words:
    leaders = comparison.leaders.four_years
    said = catalogue.say(
        "{names} pay the same over four years, {total}",
        names=names_of(leaders, names, catalogue),
        total=amount(comparison.entries[0].totals.four_years, catalogue),
    )
    rest = [entry.name for entry in comparison.entries if entry.name not in leaders]
    if not rest:
        return said
    return catalogue.say(
        "{said}, and more than {rest}", said=said, rest=names_of(rest, names, catalogue)
    )


# The years in which another pays more -------------------------------------------------------------


def _turns(comparison: Comparison, names: Named, catalogue: Catalogue) -> Iterator[Words]:
    """Who else pays more in a year than who does over all years; years alike are one stretch."""
    most = comparison.leaders.four_years
    years = comparison.leaders.years
    start = 0
    for at in range(1, len(years) + 1):
        if at < len(years) and years[at] == years[start]:
            continue
        here = years[start]
        if here != most and (len(here) == 1 or not set(here) >= set(most)):
            yield _stretch(here, (start, at - 1), comparison, names, catalogue)
        start = at


def _stretch(
    who: tuple[str, ...],
    when: tuple[int, int],
    comparison: Comparison,
    names: Named,
    catalogue: Catalogue,
) -> Words:
    start, end = when
    more = _more(who, comparison, names, catalogue)
    first, last = catalogue.say(_YEARS[start]), catalogue.say(_YEARS[end])
    if start == end:
        return catalogue.say("in {year} {more}", year=first, more=more)
    if end == len(comparison.leaders.years) - 1:
        return catalogue.say("from {year} on {more}", year=first, more=more)
    if start == 0:
        return catalogue.say("until the end of {year} {more}", year=last, more=more)
    return catalogue.say("from {first} to {last} {more}", first=first, last=last, more=more)


def _more(
    who: tuple[str, ...], comparison: Comparison, names: Named, catalogue: Catalogue
) -> Words:
    them = names_of(who, names, catalogue)
    if len(comparison.entries) == _TWO:
        return catalogue.say("{name} pays more", name=them)
    if len(who) == 1:
        return catalogue.say("{name} pays most", name=them)
    return catalogue.say("{names} pay most", names=them)


def added_up(comparison: Comparison, names: Named, catalogue: Catalogue) -> Words:
    """Who has paid more by the end of each year, where years differ in who pays more."""
    leaders = comparison.leaders
    if len(set(leaders.years)) == 1:
        return own("")
    last = leaders.cumulative[-1]
    since = len(leaders.cumulative) - 1
    while since and leaders.cumulative[since - 1] == last:
        since -= 1
    if since == 0 and len(last) == 1:
        return catalogue.say(
            "Added up, {names} is ahead at the end of every year.",
            names=names_of(last, names, catalogue),
        )
    before = leaders.cumulative[since - 1]
    if since == 0 or len(before) > 1:
        return own("")
    if len(last) > 1:
        return catalogue.say(
            "Added up, {before} is ahead until the end of {year}.",
            before=names_of(before, names, catalogue),
            year=catalogue.say(_YEARS[since - 1]),
        )
    return catalogue.say(
        "Added up, {before} is ahead until the end of {year}, {after} from then on.",
        before=names_of(before, names, catalogue),
        year=catalogue.say(_YEARS[since - 1]),
        after=names_of(last, names, catalogue),
    )


def recurring(comparison: Comparison, names: Named, catalogue: Catalogue) -> Words:
    """Who pays more without one-time money, where that is another; else nothing."""
    leaders = comparison.leaders
    if leaders.recurring == leaders.four_years:
        return own("")
    pay = {entry.name: entry.totals.recurring for entry in comparison.entries}
    most = amount(pay[leaders.recurring[0]], catalogue)
    them = names_of(leaders.recurring, names, catalogue)
    if len(leaders.recurring) > 1:
        return catalogue.say(
            "Without one-time money {names} pay the same, {amount} a year.", names=them, amount=most
        )
    return catalogue.say(
        "Without one-time money {name} pays most, {amount} a year.", name=them, amount=most
    )
