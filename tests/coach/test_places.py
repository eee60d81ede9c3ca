import pytest

from bot.coach.places import rows_for
from bot.knowledge.base import Place
from tests.coach.made_up import guide, row

BOSTON = Place("Cambridge", "boston", "US")
ENGLAND = Place("Cambridge", "cambridge-uk", "GB")
REMOTE_US = Place("Remote", None, "US", remote=True)
REMOTE_GB = Place("Remote", None, "GB", remote=True)
PALO_ALTO = Place("Palo Alto", "sf-bay-area", "US")
SAN_FRANCISCO = Place("San Francisco", "sf-bay-area", "US")


@pytest.mark.parametrize(
    ("there", "asked", "found"),
    [
        ([BOSTON], ENGLAND, []),
        ([BOSTON, ENGLAND], ENGLAND, [ENGLAND]),
        ([REMOTE_GB, REMOTE_US], REMOTE_GB, [REMOTE_GB]),
        ([REMOTE_US], REMOTE_GB, []),
        ([REMOTE_GB, REMOTE_US], Place("Remote", remote=True), [REMOTE_GB, REMOTE_US]),
        ([SAN_FRANCISCO, PALO_ALTO], PALO_ALTO, [PALO_ALTO]),
        ([SAN_FRANCISCO], PALO_ALTO, [SAN_FRANCISCO]),
        ([SAN_FRANCISCO, ENGLAND], Place("United States", None, "US"), [SAN_FRANCISCO]),
        ([SAN_FRANCISCO], Place("Lisbon", "lisbon", "PT"), []),
    ],
)
def test_a_place_gets_its_own_rows_and_no_other(
    there: list[Place], asked: Place, found: list[Place]
) -> None:
    rows = tuple(row(f"{place.name} {place.country}", place, "USD", "$") for place in there)
    one = guide("a", "A", "r", "R", rows)
    assert [r.places[0] for r in rows_for(one, asked)] == found
