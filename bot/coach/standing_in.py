"""Which of the rows that are shown are those of another place than the one that was asked."""

from collections.abc import Iterable

from bot.coach.answers import StandIn
from bot.coach.figures import Name
from bot.coach.places import Fit, fit_of, rows_for
from bot.coach.provenance import region_name
from bot.knowledge.base import Guide, PayRow, Place


def stand_ins(
    guide: Guide, asked: Iterable[Place], shown: tuple[PayRow, ...]
) -> tuple[StandIn, ...]:
    """For cities the rows of their neighbours, for a country or a state those of its cities.

    Places that the same rows are shown for are said together; a label that names the place
    itself says it already.
    """
    places: dict[tuple[tuple[Name, ...], bool], list[Name]] = {}
    for place in asked:
        wanted = {id(row) for row in rows_for(guide, place)}
        rows = tuple(row for row in shown if id(row) in wanted)
        fit = fit_of(rows, place)
        if fit is Fit.ITSELF or all(_names(row, place) for row in rows):
            continue
        lines = {row.region: row.line for row in reversed(rows)}
        regions = tuple(
            region_name(region, guide.id, lines[region])
            for region in dict.fromkeys(row.region for row in rows)
        )
        places.setdefault((regions, fit is Fit.BESIDE), []).append(Name(place.name))
    return tuple(
        StandIn(tuple(names), regions, beside) for (regions, beside), names in places.items()
    )


def _names(row: PayRow, place: Place) -> bool:
    is_country = place.metro is None and place.city is None and place.state is None
    said = is_country and place.country in row.countries
    return said or place.name.casefold() in row.region.casefold()
