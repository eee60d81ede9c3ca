"""Which rows of a guide are meant by a place."""

from collections.abc import Iterable
from enum import Enum

from bot.knowledge.base import HEADQUARTERS, Guide, PayRow, Place


class Fit(Enum):
    """How rows belong to the place that they are shown for."""

    ITSELF = "itself"
    BESIDE = "beside"  # of another city of the metro
    INSIDE = "inside"  # of cities of the country or the state


def rows_for(guide: Guide, place: Place) -> tuple[PayRow, ...]:
    """Rows for a place: by name, else by metro, else for remote work, else by state or country.

    A country holds its cities, and so does a state as far as it is known where they lie; a city
    that has no row is not taken for its country's. A place without metro and country may be a
    region's own label, or the headquarters.
    """
    if place == Place(place.name):
        labelled = tuple(row for row in guide.rows if row.region == place.name)
        if labelled:
            return labelled
    if place == HEADQUARTERS:
        return tuple(row for row in guide.rows if row.headquarters)
    for rule in (_same_name, _same_spot, _same_remote, _lies_in):
        rows = tuple(row for row in guide.rows if any(rule(there, place) for there in row.places))
        if rows:
            return rows
    return ()


def fit_of(rows: Iterable[PayRow], asked: Place) -> Fit:
    """How the rows for a place belong to it; a metro's own row is that of each of its cities."""
    places = [there for row in rows for there in row.places]
    if any(_same_name(there, asked) for there in places):
        return Fit.ITSELF
    if any(_lies_in(there, asked) for there in places):
        return Fit.INSIDE
    cities = [there.city for there in places if _same_spot(there, asked)]
    if asked.remote or asked.city is None or not cities or None in cities:
        return Fit.ITSELF
    return Fit.BESIDE


def _same_name(there: Place, asked: Place) -> bool:
    """The same city: Cambridge in Massachusetts is not the one in England; NYC is New York."""
    if asked.remote or there.remote or there.metro != asked.metro:
        return False
    if None not in {there.country, asked.country} and there.country != asked.country:
        return False
    same_city = asked.city is not None and there.city == asked.city
    return same_city or there.name.casefold() == asked.name.casefold()


def _same_spot(there: Place, asked: Place) -> bool:
    if asked.metro is None or there.metro != asked.metro:
        return False
    return there.remote == asked.remote


def _same_remote(there: Place, asked: Place) -> bool:
    if not (there.remote and asked.remote):
        return False
    return asked.country is None or there.country in {None, asked.country}


def _lies_in(there: Place, asked: Place) -> bool:
    """Whether a place lies in the country or the state that is asked for."""
    if asked.metro is not None or asked.city is not None or asked.remote or there.remote:
        return False
    if asked.country is None:
        return False
    return there.country == asked.country and asked.state in {None, there.state}


def rows_with_figures(guide: Guide) -> tuple[PayRow, ...]:
    """The guide's rows save those that state nothing."""
    return tuple(row for row in guide.rows if row.pay.stated() or row.other)


def regions(rows: tuple[PayRow, ...]) -> tuple[str, ...]:
    """The regions of some rows, each once, in their order."""
    return tuple(dict.fromkeys(row.region for row in rows))


def spot_of(region: str, rows: tuple[PayRow, ...]) -> Place:
    """A place that a region stands for; its own label where it names none."""
    places = (place for row in rows if row.region == region for place in row.places)
    return next(places, Place(region))
