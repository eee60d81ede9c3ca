"""What has changed in the guides that a person watches, as answers."""

from collections.abc import Iterable, Iterator

from bot.coach.answers import ChangedFigure, ChangedGuide, ChangedRow, WatchedChangesAnswer
from bot.coach.answers.pay import Component
from bot.coach.figures import EarlierFigure, GuideFigure, Name
from bot.coach.provenance import company_name, quarter_of, role_called, role_name
from bot.knowledge.base import Guide, GuideId, KnowledgeBase
from bot.reminders.changes import ALTERNATE, OTHER, FigureChange, PlacedFigure, placed_figures

_Placed = dict[tuple[str, str], PlacedFigure]


def answer_changes(
    changes: Iterable[FigureChange], knowledge: KnowledgeBase
) -> tuple[WatchedChangesAnswer, ...]:
    """What has changed, an answer a company, in the order in which it is told."""
    by_company: dict[str, dict[str, list[FigureChange]]] = {}
    for change in changes:
        company, _, role = change.figure.guide.partition("/")
        by_company.setdefault(company, {}).setdefault(role, []).append(change)
    return tuple(
        WatchedChangesAnswer(
            _company(slug, knowledge),
            tuple(_guide(GuideId(slug, role), some, knowledge) for role, some in guides.items()),
        )
        for slug, guides in by_company.items()
    )


def _company(slug: str, knowledge: KnowledgeBase) -> Name:
    guides = knowledge.of_company(slug)
    return company_name(guides[0]) if guides else Name(slug.replace("-", " "))


def _guide(name: GuideId, changes: list[FigureChange], knowledge: KnowledgeBase) -> ChangedGuide:
    guide = knowledge.guides.get(name)
    if guide is None:
        rows = tuple(_rows(name, changes, {}))
        return ChangedGuide(role_called(name.role, knowledge), None, rows, gone=True)
    rows = tuple(_rows(name, changes, _placed(guide)))
    return ChangedGuide(role_name(guide), quarter_of(guide), rows)


def _placed(guide: Guide) -> _Placed:
    return {(placed.seen.row, placed.seen.part): placed for placed in placed_figures(guide)}


def _rows(name: GuideId, changes: list[FigureChange], placed: _Placed) -> Iterator[ChangedRow]:
    by_row: dict[str, list[FigureChange]] = {}
    for change in changes:
        by_row.setdefault(change.figure.row, []).append(change)
    for row, some in by_row.items():
        currencies = dict.fromkeys(change.figure.currency for change in some)
        currency = next(iter(currencies)) if len(currencies) == 1 else None
        yield ChangedRow(Name(row), currency, tuple(_figure(name, one, placed) for one in some))


def _figure(name: GuideId, change: FigureChange, placed: _Placed) -> ChangedFigure:
    """A change with the figure of today; what has been changed once more is what it is now."""
    part = change.figure.part
    now = placed.get((change.figure.row, part)) if change.after is not None else None
    before = change.before
    return ChangedFigure(
        component=_component(part),
        label=Name(part.removeprefix(OTHER)) if part.startswith(OTHER) else None,
        before=None if before is None else EarlierFigure(before.quote, name, before.currency),
        after=None if now is None else GuideFigure(now.figure, name),
        alternate=part.startswith(ALTERNATE),
    )


def _component(part: str) -> Component | None:
    known = part.removeprefix(ALTERNATE)
    return Component(known) if known in set(Component) else None
