"""Words for what has changed in the guides that a person watches."""

from collections.abc import Iterator

from bot.coach.answers import ChangedFigure, ChangedGuide, ChangedRow, WatchedChangesAnswer
from bot.coach.figures import Name
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Block, Heading, Item, Line, Section, Small
from bot.presentation.money_words import component_name
from bot.presentation.words import Words, words


def change_sections(answer: WatchedChangesAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """What a guide said and what it says now, a section for each guide and each row."""
    for guide in answer.guides:
        yield Section(
            (Heading(_title(answer.company, guide, catalogue)), *_state(guide, catalogue))
        )
        if not guide.gone:
            for row in guide.rows:
                yield Section(tuple(_row(row, catalogue)))
    ends = catalogue.say("You watch this; “unwatch {company}” ends it.", company=answer.company)
    yield Section((Small(ends),))


def _title(company: Name, guide: ChangedGuide, catalogue: Catalogue) -> Words:
    if guide.gone:
        return catalogue.say(
            "{company} {role}: the guide is gone", company=company, role=guide.role
        )
    return catalogue.say("{company} {role}: figures have changed", company=company, role=guide.role)


def _state(guide: ChangedGuide, catalogue: Catalogue) -> Iterator[Block]:
    if guide.gone:
        yield Line(
            catalogue.say("It is no longer among my guides, so do not count on its figures.")
        )
    elif guide.quarter is not None:
        yield Small(catalogue.say("As of {quarter}", quarter=guide.quarter))


def _row(row: ChangedRow, catalogue: Catalogue) -> Iterator[Block]:
    title = words(row.row)
    if row.currency is not None and f"({row.currency}" not in row.row.text:
        title = catalogue.say("{region} ({currency})", region=row.row, currency=Name(row.currency))
    yield Heading(title)
    for figure in row.figures:
        yield Item(_change(figure, row, catalogue))


def _change(figure: ChangedFigure, row: ChangedRow, catalogue: Catalogue) -> Words:
    name = _name(figure, catalogue)
    # A row whose figures have several currencies has none of its own.
    before, after = _before(figure, row, catalogue), _after(figure, row, catalogue)
    if before is None and after is not None:
        return catalogue.say("{part}: {after}, which is new", part=name, after=after)
    if before is not None and after is not None:
        return catalogue.say("{part}: {before} → {after}", part=name, before=before, after=after)
    return catalogue.say(
        "{part}: {before} is no longer there", part=name, before=before or words(Name("–"))
    )


def _name(figure: ChangedFigure, catalogue: Catalogue) -> Words:
    if figure.component is None:
        return words(figure.label or Name("–"))
    part = component_name(figure.component, catalogue)
    if figure.alternate:
        return catalogue.say("{part} in a second currency", part=part)
    return part


def _before(figure: ChangedFigure, row: ChangedRow, catalogue: Catalogue) -> Words | None:
    if figure.before is None:
        return None
    return _in_currency(words(figure.before), figure.before.currency, row, catalogue)


def _after(figure: ChangedFigure, row: ChangedRow, catalogue: Catalogue) -> Words | None:
    if figure.after is None:
        return None
    return _in_currency(words(figure.after), figure.after.figure.currency, row, catalogue)


def _in_currency(
    quote: Words, currency: str | None, row: ChangedRow, catalogue: Catalogue
) -> Words:
    """A figure with its currency, where the row does not say it for all and the figure neither."""
    if currency is None or currency == row.currency or currency in quote.text:
        return quote
    return catalogue.say("{figure} {currency}", figure=quote, currency=Name(currency))
