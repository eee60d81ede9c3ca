"""Which rows of a guide are meant by a place."""

from bot.knowledge.base import Guide, PayRow, Place


def rows_for(guide: Guide, place: Place) -> tuple[PayRow, ...]:
    """Rows for a place: by name, else by metro, else for remote work, else by country.

    A country holds its cities; a city that has no row is not taken for its country's. A place
    without metro and country may be a region's own label.
    """
    if place == Place(place.name):
        labelled = tuple(row for row in guide.rows if row.region == place.name)
        if labelled:
            return labelled
    for rule in (_same_name, _same_spot, _same_remote, _same_country):
        rows = tuple(row for row in guide.rows if any(rule(there, place) for there in row.places))
        if rows:
            return rows
    return ()


def _same_name(there: Place, asked: Place) -> bool:
    """The same city: Cambridge in Massachusetts is not the one in England."""
    if asked.remote or there.remote or there.metro != asked.metro:
        return False
    if None not in {there.country, asked.country} and there.country != asked.country:
        return False
    return there.name.casefold() == asked.name.casefold()


def _same_spot(there: Place, asked: Place) -> bool:
    if asked.metro is None or there.metro != asked.metro:
        return False
    return there.remote == asked.remote


def _same_remote(there: Place, asked: Place) -> bool:
    if not (there.remote and asked.remote):
        return False
    return asked.country is None or there.country in {None, asked.country}


def _same_country(there: Place, asked: Place) -> bool:
    if asked.metro is not None or asked.remote or asked.country is None:
        return False
    return there.country == asked.country and not there.remote


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
