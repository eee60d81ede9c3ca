"""Which rows of a guide are meant by a place."""

from bot.knowledge.base import Guide, PayRow, Place


def rows_for(guide: Guide, place: Place) -> tuple[PayRow, ...]:
    """Rows for a place: by metro or name, else for remote work, else by country.

    A country holds its cities; a city that has no row is not taken for its country's.
    """
    for rule in (_same_spot, _same_remote, _same_country):
        rows = tuple(row for row in guide.rows if any(rule(there, place) for there in row.places))
        if rows:
            return rows
    return ()


def _same_spot(there: Place, asked: Place) -> bool:
    if there.metro is not None and there.metro == asked.metro:
        return there.remote == asked.remote
    return there.name.casefold() == asked.name.casefold()


def _same_remote(there: Place, asked: Place) -> bool:
    if not (there.remote and asked.remote):
        return False
    return asked.country is None or there.country in {None, asked.country}


def _same_country(there: Place, asked: Place) -> bool:
    if asked.metro is not None or asked.remote or asked.country is None:
        return False
    return there.country == asked.country and not there.remote


def regions(guide: Guide) -> tuple[str, ...]:
    """The guide's regions, each once, in its own order."""
    return tuple(dict.fromkeys(row.region for row in guide.rows))
