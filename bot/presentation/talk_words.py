"""Words for questions back, for what there is, for help and for small things."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from bot.coach.answers import (
    BrowseAnswer,
    Clarification,
    CompanyOverviewAnswer,
    Compared,
    Component,
    HeardAmount,
    HelpAnswer,
    LeftOutAnswer,
    NoSuchPlaceAnswer,
    NotInGuidesAnswer,
    NotYetAnswer,
    OfferHeardAnswer,
    OnlyGuideAnswer,
    ReadAsAnswer,
    ResetAnswer,
    RoleEntry,
    SituationAnswer,
    Slot,
    StillMeantAnswer,
    StillOnAnswer,
    TermAnswer,
    UnknownAnswer,
)
from bot.coach.figures import GuideFigure, Name, PersonQuote
from bot.coach.question import Choice, Listing, Wish
from bot.presentation.catalogue import Catalogue
from bot.presentation.commands import COMMANDS
from bot.presentation.layout import Block, Heading, Hint, Item, Line, Section, Small
from bot.presentation.money_words import component_name, family_name
from bot.presentation.range_words import row_title, state_words
from bot.presentation.script_words import script_blocks
from bot.presentation.situation_words import situation_lines, situation_title
from bot.presentation.term_words import meaning
from bot.presentation.words import Words, joined, words
from bot.understanding.intents import Intent

_MOST_NAMED = 12
_MOST_LEVERS = 8
_LONGEST_ECHO = 60


def items(choices: Iterable[Choice]) -> tuple[Item, ...]:
    """Choices with the numbers that take them."""
    return tuple(Item(words(choice.label), number) for number, choice in enumerate(choices, 1))


def how_to_choose(catalogue: Catalogue) -> Hint:
    """How a choice is made where there are no buttons."""
    return Hint(catalogue.say("Answer with the number or the name."))


def echo(typed: PersonQuote) -> PersonQuote:
    """What was typed, in one line and not too long."""
    line = " ".join(typed.text.split())
    if len(line) > _LONGEST_ECHO:
        line = line[: _LONGEST_ECHO - 1] + "…"
    return PersonQuote(line, typed.start, typed.end)


# Questions back -------------------------------------------------------------------------------


def no_such_place(answer: NoSuchPlaceAnswer, catalogue: Catalogue) -> Section:
    """That a guide has no row for a place, and the regions that it has."""
    source = answer.provenance
    first = catalogue.say(
        "My guide for {role} at {company} has no figures for {place}. It covers:",
        role=source.role,
        company=source.company,
        place=joined(answer.places, " · "),
    )
    choices = items(answer.choices[:_MOST_NAMED])
    return Section((Line(first), *choices, how_to_choose(catalogue)))


def clarification(answer: Clarification, catalogue: Catalogue) -> Section:
    """A question back, with choices or open."""
    if not answer.choices:
        ask = Line(_open_question(answer.slot, catalogue))
        if answer.typed is None:
            return Section((ask,))
        unknown = catalogue.say("I do not know “{typed}”.", typed=echo(answer.typed))
        return Section((Line(unknown), ask))
    if answer.typed is not None:
        first = catalogue.say("“{typed}”: did you mean", typed=echo(answer.typed))
    elif answer.slot is Slot.ROLE:
        first = catalogue.say("Which role is it?")
    elif answer.question.wishes == (Wish.COMPARE,):
        first = catalogue.say("Compare with which company? These have the role too:")
    else:
        first = catalogue.say("Which one do you mean?")
    return Section((Line(first), *items(answer.choices), how_to_choose(catalogue)))


def _open_question(slot: Slot, catalogue: Catalogue) -> Words:
    match slot:
        case Slot.COMPANY:
            return catalogue.say(
                "Which company is it? For example: “software engineer at Google in London”. Or "
                "name a role and a place, and I list every company that has both."
            )
        case Slot.ROLE:
            return catalogue.say("Which role is it? For example: “software engineer”.")
        case Slot.PLACE:
            return catalogue.say("Which place is it? For example: “London”, or “remote”.")
        case _:
            assert_never(slot)


def not_in_guides(answer: NotInGuidesAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """That an employer has no guide, what is near, and what works without one."""
    first = catalogue.say(
        "“{typed}” is not in my guides, so I have no figures for it.", typed=echo(answer.typed)
    )
    if answer.nearest:
        near = Line(catalogue.say("The nearest that are:"))
        nearest = items(answer.nearest)
        yield Section((Line(first), near, *nearest, how_to_choose(catalogue)))
    elif answer.examples:
        some = catalogue.say("Some that are: {companies}.", companies=joined(answer.examples))
        yield Section((Line(first), Line(some)))
    else:
        yield Section((Line(first),))
    if answer.families:
        named = [family_name(family, catalogue) for family in answer.families[:_MOST_LEVERS]]
        general = catalogue.say(
            "What needs no guide: general scripts, for example {levers}. Ask “script for {first}”.",
            levers=joined(named),
            first=named[0],
        )
        yield Section((Line(general),))


def still_meant(answer: StillMeantAnswer, catalogue: Catalogue) -> Section:
    """A question whether the company of before is meant."""
    first = catalogue.say(
        "I do not know “{typed}”. If it is a company, it is not in my guides. Do you still mean:",
        typed=echo(answer.typed),
    )
    return Section((Line(first), *items(answer.choices), how_to_choose(catalogue)))


# What there is --------------------------------------------------------------------------------


def overview_sections(answer: CompanyOverviewAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """The roles of a company, each with its base."""
    if answer.missing is None:
        first = catalogue.say("{company}: which role? I have guides for:", company=answer.company)
    else:
        first = catalogue.say(
            "I have no guide for {role} at {company}. There are guides for:",
            role=answer.missing,
            company=answer.company,
        )
    yield Section((Line(first), *_role_items(answer.entries, catalogue), how_to_choose(catalogue)))
    states = tuple(_states(answer.entries, catalogue))
    if states:
        yield Section(states)
    if answer.missing is not None and answer.near:
        there = catalogue.say(
            "{role} is in my guides at: {companies}.",
            role=answer.missing,
            companies=joined(choice.label for choice in answer.near),
        )
        yield Section((Small(there),))


def _role_items(entries: Iterable[RoleEntry], catalogue: Catalogue) -> Iterator[Block]:
    """Each role with its base and where that is paid."""
    for number, entry in enumerate(entries, start=1):
        base = _base(entry)
        if base is None or entry.row is None:
            yield Item(words(entry.choice.label), number)
            continue
        said = catalogue.say(
            "{role}: base {figure}, {region}",
            role=entry.choice.label,
            figure=base,
            region=row_title(entry.row, catalogue),
        )
        yield Item(said, number)


def _base(entry: RoleEntry) -> GuideFigure | None:
    if entry.row is None:
        return None
    parts = (part for part in entry.row.components if part.component is Component.BASE)
    return next((part.figure for part in parts), None)


def _states(entries: Iterable[RoleEntry], catalogue: Catalogue) -> Iterator[Block]:
    """Where the figures come from and how old they are, said once for roles that share it."""
    groups: dict[str, list[RoleEntry]] = {}
    for entry in entries:
        if _base(entry) is not None:
            groups.setdefault(_state(entry, catalogue).text, []).append(entry)
    for alike in groups.values():
        state = _state(alike[0], catalogue)
        if len(groups) == 1:
            yield Small(state)
        else:
            roles = joined(entry.choice.label for entry in alike)
            yield Small(catalogue.say("{roles}: {state}", roles=roles, state=state))


def _state(entry: RoleEntry, catalogue: Catalogue) -> Words:
    source = entry.provenance
    overdue: tuple[Words, ...] = ()
    if source.overdue and source.due is not None:
        overdue = (catalogue.say("review was due on {date}", date=source.due),)
    counted = catalogue.say_many(
        "{number} source: {names}",
        "{number} sources: {names}",
        source.source_count,
        names=joined(source.sources),
    )
    return joined((state_words(source, catalogue, pay=True), *overdue, counted), " · ")


def browse_section(answer: BrowseAnswer, catalogue: Catalogue) -> Section:
    """One page of a list."""
    page = catalogue.say(
        "{count} in all, page {page} of {pages}.",
        count=answer.count,
        page=answer.shown,
        pages=answer.pages,
    )
    blocks: list[Block] = [Heading(_listing_title(answer.listing, catalogue)), Small(page)]
    blocks += items(answer.choices)
    blocks.append(how_to_choose(catalogue))
    if answer.page + 1 < answer.pages.value:
        blocks.append(Hint(catalogue.say("Ask “next page” for the rest.")))
    return Section(tuple(blocks))


def _listing_title(listing: Listing, catalogue: Catalogue) -> Words:
    match listing:
        case Listing.COMPANIES:
            return catalogue.say("Companies that I have guides for")
        case Listing.ROLES:
            return catalogue.say("Roles that I have guides for")
        case Listing.REGIONS:
            return catalogue.say("Places that my guides cover")
        case _:
            assert_never(listing)


def only_guide(answer: OnlyGuideAnswer, catalogue: Catalogue) -> Section:
    """That a company has one guide only."""
    said = catalogue.say(
        "My only guide for {company} is {role}.", company=answer.company, role=answer.role
    )
    return Section((Small(said),))


# What was read into a message -----------------------------------------------------------------


def read_as(answer: ReadAsAnswer, catalogue: Catalogue) -> Section:
    """How a misspelt place was read."""
    said = catalogue.say(
        "Reading “{typed}” as {place}.", typed=echo(answer.typed), place=answer.name
    )
    return Section((Small(said),))


def left_out(answer: LeftOutAnswer, catalogue: Catalogue) -> Section:
    """What was asked and is not answered now."""
    families = (family_name(family, catalogue) for family in answer.families)
    rest = joined((*answer.companies, *families))
    return Section((Line(catalogue.say("Not answered yet: {rest}. Ask for it next.", rest=rest)),))


def topic_words(answer: StillOnAnswer, catalogue: Catalogue) -> Words:
    """What is talked about, with what was carried over."""
    role = () if answer.role is None else (answer.role,)
    topic = joined((*answer.companies, *role, *answer.carried))
    return catalogue.say("Still on: {topic}.", topic=topic)


def offer_sections(answer: OfferHeardAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """The amounts as they were read; how they stand is said beside the guide's own figure."""
    heard = [Item(_amount_words(amount, catalogue)) for amount in answer.amounts]
    yield Section((Heading(catalogue.say("The amounts you named, as I read them")), *heard))
    beside = [line for amount in answer.amounts for line in _beside(amount, catalogue)]
    if beside and answer.provenance is not None:
        assumed = _assumed(answer.amounts, catalogue)
        yield Section(
            (*beside, *assumed, Small(state_words(answer.provenance, catalogue, pay=True)))
        )


def _amount_words(amount: HeardAmount, catalogue: Catalogue) -> Words:
    if amount.component is None:
        return catalogue.say("{figure}, for a part that you did not name", figure=amount.figure)
    part = component_name(amount.component, catalogue)
    if amount.read_as is not None:
        return catalogue.say(
            "{part}: {figure}, read as {whole}",
            part=part,
            figure=amount.figure,
            whole=amount.read_as,
        )
    return catalogue.say("{part}: {figure}", part=part, figure=amount.figure)


def _beside(amount: HeardAmount, catalogue: Catalogue) -> Iterator[Block]:
    if amount.beside is None or amount.region is None or amount.component is None:
        return
    where = _where(amount.compared, catalogue)
    yield Line(
        catalogue.say(
            "{part}: your {mine} is {where} {theirs}, the guide’s range for {region}.",
            part=component_name(amount.component, catalogue),
            mine=amount.read_as or amount.figure,
            where=where,
            theirs=amount.beside,
            region=amount.region,
        )
    )


def _assumed(amounts: Iterable[HeardAmount], catalogue: Catalogue) -> Iterator[Block]:
    """In which currency amounts without one were taken."""
    for currency in dict.fromkeys(amount.assumed_currency for amount in amounts):
        if currency is not None:
            name = Name(currency)
            yield Small(catalogue.say("You named no currency; I took {currency}.", currency=name))


def _where(compared: Compared | None, catalogue: Catalogue) -> Words:
    match compared:
        case Compared.BELOW:
            return catalogue.say("below")
        case Compared.ABOVE:
            return catalogue.say("above")
        case Compared.WITHIN | None:
            return catalogue.say("within")
        case _:
            assert_never(compared)


# Help and small things ------------------------------------------------------------------------


def help_sections(answer: HelpAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """What can be asked."""
    what = catalogue.say(
        "I help you negotiate a job offer: what the role pays, and words to say. Everything I "
        "quote comes from written guides; no AI model writes my answers."
    )
    yield Section((Heading(catalogue.say("Negotiation Coach")), Line(what)))
    yield Section(
        (
            Line(catalogue.say("Name a company, a role and a place, for example:")),
            Item(catalogue.say("What does a software engineer at Google make in London?")),
            Item(catalogue.say("Google or Amazon, senior engineer in Seattle?")),
            Item(catalogue.say("Who pays data scientists in New York?")),
            Item(catalogue.say("Script for a sign-on bonus at Amazon")),
            Item(catalogue.say("Levels, strategy or sources for what we talked about")),
        )
    )
    told = tuple(Item(situation_title(one, catalogue)) for one in answer.situations)
    yield Section((Line(catalogue.say("Or tell me where you stand:")), *told))
    yield Section(
        (
            Line(
                catalogue.say(
                    "Commands: /companies /roles /regions /levels /sources /privacy /reset /forget"
                )
            ),
        )
    )
    if answer.examples:
        some = catalogue.say("Companies I know: {companies}, …", companies=joined(answer.examples))
        yield Section((Small(some),))
    yield Section((Small(catalogue.say("I give no tax, legal or visa advice.")),))


def situation_sections(answer: SituationAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """What to do where a person stands, then words to say."""
    lines = tuple(Item(line) for line in situation_lines(answer.situation, catalogue))
    yield Section((Heading(situation_title(answer.situation, catalogue)), *lines))
    if answer.scripts:
        general = catalogue.say("Words that fit any company:")
        for number, script in enumerate(answer.scripts):
            head = (Small(general),) if number == 0 else ()
            yield Section((*head, *script_blocks(script, (), catalogue)))
    if answer.families:
        named = [family_name(family, catalogue) for family in answer.families]
        more = catalogue.say(
            "More: {levers}. Ask “script for {first}”.", levers=joined(named), first=named[0]
        )
        yield Section((Hint(more),))
    if answer.topic is not None:
        on = catalogue.say("Ask for “scripts” to hear those of the guide.")
        yield Section((Small(topic_words(answer.topic, catalogue)), Small(on)))
    else:
        name = catalogue.say("Name the company and the role for figures and its own scripts.")
        yield Section((Small(name),))


def term(answer: TermAnswer, catalogue: Catalogue) -> Section:
    """What a word of pay means, and what is still talked about."""
    blocks: list[Block] = [Line(meaning(answer.term, catalogue))]
    if answer.topic is not None:
        blocks.append(Small(topic_words(answer.topic, catalogue)))
    return Section(tuple(blocks))


def privacy(catalogue: Catalogue) -> Section:
    """What is kept of a conversation."""
    return Section(
        (
            Heading(catalogue.say("Privacy")),
            Line(
                catalogue.say(
                    "I write nothing of our conversation to disk or to a log. While I run, I "
                    "remember what we last spoke of (companies, roles, places, levels and what "
                    "you asked about them), so that “and in London?” works. Amounts that you "
                    "type are read for one answer and not kept. Type /forget and all of it is "
                    "gone at once; it is gone when I restart in any case."
                )
            ),
        )
    )


def reset(answer: ResetAnswer, catalogue: Catalogue) -> Section:
    """That what was talked about is let go."""
    if answer.forgotten:
        said = catalogue.say("Done: I remember nothing of you any more.")
    else:
        said = catalogue.say("Fresh start. Which company and role is it about?")
    return Section((Line(said),))


def not_yet(answer: NotYetAnswer, catalogue: Catalogue) -> Section:
    """What the coach cannot do yet, and what helps meanwhile."""
    return Section((Line(_not_yet(answer.intent, catalogue)),))


def _not_yet(intent: Intent, catalogue: Catalogue) -> Words:
    if intent is Intent.REMINDER:
        return catalogue.say(
            "I cannot set reminders yet. Put it into your calendar now. If you need more time, "
            "ask me “script for deadline”."
        )
    if intent is Intent.PRACTICE:
        return catalogue.say(
            "I cannot play the recruiter yet. Read the script aloud twice instead, with your own "
            "figures in it. Ask “script for base salary” to begin."
        )
    if intent is Intent.OFFER:
        return catalogue.say(
            "Type the parts of your offer in one line, each with its name: base, bonus, stock, "
            "sign-on. With the company, role and place I set it beside the guide."
        )
    return catalogue.say(
        "I cannot write a plan yet. Ask for “strategy” of a company and role, then for “scripts”."
    )


def small_talk(catalogue: Catalogue, *, rough: bool) -> Section:
    """A kind word back."""
    if rough:
        said = catalogue.say(
            "Negotiating is stressful. I am here for figures and for words to say: name the "
            "company and the role, or type “help”."
        )
    else:
        said = catalogue.say("Happy to help. Tell me a company and a role when you want figures.")
    return Section((Line(said),))


def unknown(answer: UnknownAnswer, catalogue: Catalogue) -> Section:
    """That nothing was understood, and a way on."""
    if answer.command is not None:
        return _no_such_command(answer.command, catalogue)
    if answer.finished:
        first = catalogue.say("That was all that there is.")
    elif answer.empty:
        first = catalogue.say("That message came without words.")
    else:
        first = catalogue.say("Sorry, I did not understand that.")
    if answer.topic is not None:
        on = Small(topic_words(answer.topic, catalogue))
        ways = catalogue.say(
            "Ask for a place, for “scripts”, or name another company and role. “help” says more."
        )
        return Section((Line(first), on, Line(ways)))
    then = catalogue.say(
        "Name a company and a role, for example “software engineer at Google”, or type “help”."
    )
    return Section((Line(first), Line(then)))


def _no_such_command(typed: PersonQuote, catalogue: Catalogue) -> Section:
    """That a command is none of ours, and those that are."""
    first = catalogue.say("“{typed}” is no command of mine. These are:", typed=echo(typed))
    listed = (
        Item(catalogue.say("/{name}: {what}", name=Name(name), what=catalogue.say(what)))
        for name, what in COMMANDS
    )
    then = catalogue.say("Or ask in your own words, for example “software engineer at Google”.")
    return Section((Line(first), *listed, Line(then)))
